"""Claims: the shortest clauses that state one thing, each with the chain of attributions it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from msgspec import structs

from ...model import Attribution, Claim, ClaimFrame, Extraction, Parsed, Span, item_ids
from ..grid import Grid
from ..syntax import Tree, tree_of
from .clauses import Clause, clauses, noun_contents
from .frames import agent_and_patient, modality, polarity, predicates, words

__all__ = ["claims"]

PRONOUNS = frozenset("it they he she this that these those who which them".split())
SPEAKER = frozenset(["i", "we"])


class _Item(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def span(self) -> Span: ...


_I = TypeVar("_I", bound=_Item)


def claims(parsed: Parsed, so_far: Extraction) -> Extraction:
    """`so_far` with its claims and their frames; nothing inside a quotation stands without its chain."""
    tree = tree_of(parsed)
    cues = _cue_tokens(tree, so_far.attributions)
    found = clauses(tree, cues, so_far.document.headline, _silent(tree, so_far))
    found += noun_contents(tree, so_far.attributions, found)
    found.sort(key=lambda c: (c.first, -c.last))
    spans = [tree.bare(tree.span(c.first, c.last)) for c in found]
    times = by_place(so_far.times)
    kept = [i for i in _distinct(spans) if not any(t.contains(spans[i]) for t, _ in times.rows(spans[i]))]
    found, spans = [found[i] for i in kept], [spans[i] for i in kept]
    ids = item_ids(so_far.document.id, "claim", spans)
    over = Grid((c, a) for a in so_far.attributions for c in a.content)
    by_id = {a.id: a for a in so_far.attributions}
    inside = [by_place(x) for x in (so_far.figures, so_far.actors, so_far.places)]
    made, frames = [], []
    before: tuple[str, ...] = ()
    for clause, span, id_ in zip(found, spans, ids, strict=True):
        chain = chain_at(tree.start[clause.head], span, over.items(span), by_id)
        made.append(
            Claim(
                id=id_,
                span=span,
                attributions=tuple(a.id for a in chain),
                polarity=polarity(tree, clause),
                modality=modality(tree, clause, chain),
                figures=_inside(inside[0], span),
                actors=_inside(inside[1], span),
                places=_inside(inside[2], span),
                times=_inside(times, span),
            )
        )
        if made and tree.paragraph(made[-2].span.start if len(made) > 1 else span.start) != tree.paragraph(span.start):
            before = ()
        frame, before = _frame(tree, clause, id_, so_far.document.headline, span, before, chain)
        frames.append(frame)
    return structs.replace(so_far, claims=tuple(made), frames=tuple(frames))


def _frame(
    tree: Tree,
    clause: Clause,
    id_: str,
    headline: Span | None,
    span: Span,
    before: tuple[str, ...],
    chain: tuple[Attribution, ...],
) -> tuple[ClaimFrame, tuple[str, ...]]:
    """The claim's frame, and its subject for a pronoun in the next one to stand for."""
    subjects, objects = agent_and_patient(tree, clause)
    if subjects and subjects[0] in SPEAKER and chain and chain[-1].sources[0].name:
        subjects = (*subjects, *chain[-1].sources[0].name.lower().split())
    elif subjects and subjects[0] in PRONOUNS and before:
        subjects = tuple(dict.fromkeys((*before, *subjects[1:])))
    frame = ClaimFrame(
        claim=id_,
        predicates=predicates(tree, clause),
        subjects=subjects,
        objects=objects,
        words=words(tree, clause),
        headline=headline is not None and headline.overlaps(span),
    )
    return frame, subjects if subjects and subjects[0] not in PRONOUNS | SPEAKER else before


def _cue_tokens(tree: Tree, attributions: tuple[Attribution, ...]) -> set[int]:
    """The tokens of all cues and sources, but not of a cue in the midst of its own content ("are believed to be")."""
    spans = [a.cue for a in attributions if a.cue is not None and not _amid(a)]
    spans += [s for a in attributions for source in a.sources for s in source.spans]
    return {i for span in spans for i in tree.within(span)}


def _amid(attribution: Attribution) -> bool:
    cue, content = attribution.cue, attribution.content
    unstated = not any(s.spans for s in attribution.sources)
    return cue is not None and unstated and content[0].start < cue.start and cue.end <= content[-1].end


def _silent(tree: Tree, so_far: Extraction) -> set[int]:
    """Tokens of dateline, byline and agency tag."""
    document = so_far.document
    spans = (document.dateline, document.byline, document.agency)
    return {i for s in spans if s is not None for i in tree.within(s)}


def _distinct(spans: list[Span]) -> list[int]:
    """The first claim of each span."""
    first = {span: i for i, span in reversed(list(enumerate(spans)))}
    return sorted(first.values())


def chain_at(
    at: int, span: Span, near: Sequence[Attribution], by_id: dict[str, Attribution]
) -> tuple[Attribution, ...]:
    """Those of the attributions near in whose content a claim stands, outermost first: carriers before the carried."""
    over = [a for a in near if _covers(a, at, span)]
    depth = {a.id: _depth(a, by_id) for a in over}
    size = {a.id: sum(c.end - c.start for c in a.content) for a in over}
    return tuple(sorted(over, key=lambda a: (depth[a.id], -size[a.id], a.id)))


def _covers(attribution: Attribution, at: int, span: Span) -> bool:
    if any(c.start <= at < c.end for c in attribution.content):
        return True
    shared = sum(max(0, min(c.end, span.end) - max(c.start, span.start)) for c in attribution.content)
    return 2 * shared > span.end - span.start


def _depth(attribution: Attribution, by_id: dict[str, Attribution]) -> int:
    depth, seen = 0, {attribution.id}
    while attribution.via is not None and attribution.via in by_id and attribution.via not in seen:
        seen.add(attribution.via)
        attribution = by_id[attribution.via]
        depth += 1
    return depth


def by_place(items: Iterable[_I]) -> Grid[_I]:
    """Items to be looked up by where they stand."""
    return Grid((x.span, x) for x in items)


def _inside(items: Grid[_I], span: Span) -> tuple[str, ...]:
    return tuple(x.id for place, x in items.rows(span) if span.contains(place))
