"""Who says what, on whose word: sources, cues and contents, tied together and chained.

Terms and classes follow PARC 3 (Pareti 2015) and PolNeAR (Newell et al. 2018).
"""

from __future__ import annotations

from msgspec import structs

from ...model import Attribution, Extraction, Mode, Parsed, Quotation, Source, Span, item_ids, trimmed
from ..grid import Grid
from ..syntax import Tree, tree_of
from .agree import combined
from .chains import carriers, cited, quoted_by, without_anonymity
from .cues import act_of, stance_of
from .draft import Draft
from .names import Names
from .quotes import complete, direct, transcript
from .rules import by_rules
from .tagged import by_tagger

__all__ = ["attributions"]


def attributions(parsed: Parsed, so_far: Extraction) -> Extraction:
    """`so_far` with its attributions; the tagger's spans lead where there are any, the rules add what they alone can see."""
    tree = tree_of(parsed)
    drafts = _drafts(tree)
    drafts = _one_each(tree, drafts)
    return structs.replace(so_far, attributions=_finished(tree, drafts, so_far))


def _drafts(tree: Tree) -> list[Draft]:
    rules = _without_doubles(by_rules(tree))
    drafts = combined(tree, by_tagger(tree), rules) if tree.parsed.tagged else rules
    complete(tree, drafts)
    labelled = transcript(tree)
    labels = Grid((x, t) for t in labelled for x in t.sources)
    drafts = [d for d in drafts if not any(labels.rows(s) or s.of(tree.text) == "Q" for s in d.sources)]
    drafts += labelled
    drafts += direct(tree, drafts)
    drafts = without_anonymity(tree, drafts)
    quoted_by(tree, drafts)
    drafts += carriers(drafts)
    drafts += cited(tree, drafts)
    return drafts


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """The first draft of a cue is kept: rules are in the order of their trust."""
    taken: Grid[Draft] = Grid()
    out = []
    for draft in drafts:
        if draft.cue is None or not taken.rows(draft.cue):
            out.append(draft)
            if draft.cue is not None:
                taken.add(draft.cue, draft)
    return out


def _one_each(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Spans trimmed, empty and doubled drafts left out, in the order of the text."""
    text = tree.text
    for draft in drafts:
        pieces = [trimmed(text, s.start, s.end) for s in draft.content]
        draft.content = sorted({p for p in pieces if p is not None})
        sources = [trimmed(text, s.start, s.end) for s in draft.sources]
        draft.sources = [s for s in sources if s is not None]
    kept = [d for d in drafts if d.content]
    return sorted(kept, key=lambda d: (d.start, d.cue.start if d.cue else -1, d.content[0].start, -d.content[-1].end))


def _finished(tree: Tree, drafts: list[Draft], so_far: Extraction) -> tuple[Attribution, ...]:
    names = Names(tree, so_far.actors)
    ids = item_ids(so_far.document.id, "attribution", [(d.start, _end(d)) for d in drafts])
    contents = Grid((c, d) for d in drafts for c in d.content)
    quoted = Grid((q.span, q) for q in tree.parsed.quotations if q.depth == 0)
    id_of = {id(d): i for d, i in zip(drafts, ids, strict=True)}
    sources: dict[int, tuple[Source, ...]] = {}
    for draft in sorted(drafts, key=lambda d: d.sources[0].start if d.sources else d.start):
        sources[id(draft)] = _sources(names, draft)
    return tuple(
        Attribution(
            id=id_of[id(d)],
            cue=d.cue,
            sources=sources[id(d)],
            content=tuple(d.content),
            mode=_mode(tree, d, quoted),
            act=d.act or act_of(d.lemma, d.infinitive),
            stance=d.stance or stance_of(d.lemma),
            via=id_of.get(id(d.via)) if d.via is not None else _nested(d, contents, id_of),
        )
        for d in drafts
    )


def _end(draft: Draft) -> int:
    return max(s.end for s in (*draft.content, *draft.sources, *([draft.cue] if draft.cue else [])))


def _sources(names: Names, draft: Draft) -> tuple[Source, ...]:
    if draft.sources:
        return tuple(names.source(s) for s in draft.sources)
    return (Source((), None, "unnamed" if draft.via is not None else "unstated"),)


def _nested(draft: Draft, contents: Grid[Draft], id_of: dict[int, str]) -> str | None:
    """An attribution whose cue stands inside another's content reached the report through that one: the tightest of them."""
    anchor = draft.cue or draft.content[0]
    holders = [
        (piece.end - piece.start, id_of[id(d)])
        for piece, d in contents.rows(anchor)
        if d is not draft
        and piece.contains(anchor)
        and all(piece.contains(s) for s in draft.sources)
        and not (draft.cue and d.cue and draft.cue.overlaps(d.cue))
    ]
    return min(holders)[1] if holders else None


def _mode(tree: Tree, draft: Draft, quoted: Grid[Quotation]) -> Mode:
    letters = inside = 0
    for piece in draft.content:
        spans = [span for span, _ in quoted.rows(piece)]
        for i in tree.within(piece):
            if tree.pos[i] in {"PUNCT", "SPACE"}:
                continue
            letters += 1
            inside += any(q.start <= tree.start[i] < q.end for q in spans)
    if draft.rule in {"block", "transcript"} or (letters and inside >= letters - 1 and inside):
        return "direct"
    return "mixed" if inside else "indirect"


def spans_of(attribution: Attribution) -> list[Span]:
    """Every span of an attribution, cue first."""
    return [
        *([attribution.cue] if attribution.cue else []),
        *(s for source in attribution.sources for s in source.spans),
        *attribution.content,
    ]
