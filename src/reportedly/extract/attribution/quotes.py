"""Direct speech: which words stand between quotation marks, or in a block after a colon, and who is named as their speaker.

A speaker may stand in the quotation's own sentence, in a paragraph that begins after it ("said a representative"), in one that
leads up to it with a colon, or in the paragraph whose quotation it continues. Short quotations inside a clause that no cue
governs are scare quotes and no attribution.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter

from ...model import Quotation, Span, trimmed
from ..grid import Grid
from ..syntax import Tree
from .cues import DENIALS, QUOTE_VERBS, VERBS
from .draft import Draft
from .speakers import any_speaker, introduced, paragraph_speaker, speaking, verb_near

SPEECH_LENGTH = 4
"""Words from which a quotation may stand for a whole utterance."""


def complete(tree: Tree, drafts: list[Draft]) -> None:
    """Widen each draft's content to the whole of the utterance it is part of; marks stay inside the span."""
    outer = Grid((q.span, q) for q in tree.parsed.quotations if not q.depth)
    for draft in drafts:
        if draft.rule in {"verb", "according"}:
            draft.content = _merge([_widened(draft, piece, outer) for piece in draft.content])


def _widened(draft: Draft, piece: Span, outer: Grid[Quotation]) -> Span:
    for q, _ in outer.rows(piece):
        if draft.cue and q.overlaps(draft.cue):
            continue
        if any(q.overlaps(s) for s in draft.sources):
            continue
        if piece.start >= q.start:
            return Span(q.start, max(piece.end, q.end))
        if piece.end > q.start:
            return Span(piece.start, max(piece.end, q.end))
    return piece


def _merge(pieces: list[Span]) -> list[Span]:
    out: list[Span] = []
    for piece in sorted(set(pieces)):
        if out and piece.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, piece.end))
        else:
            out.append(piece)
    return out


def direct(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Drafts for the quotations and blocks that no draft's content holds yet; a second piece joins the draft of the first.

    Where a tagger read the paragraph and left a quotation out, only what other paragraphs say of its speaker is added.
    """
    tagged = bool(tree.parsed.tagged)
    new: list[Draft] = []
    previous: Draft | None = None
    parts = Grid((s, d) for d in drafts for s in _parts(d))
    cues = Grid((d.cue, d) for d in drafts if d.cue)
    for quotation in tree.parsed.quotations:
        if quotation.depth:
            continue
        near = sorted(parts.items(quotation.span), key=lambda d: d.start)
        holder = next((d for d in near if _holds(d, quotation.span)), None)
        if holder is not None:
            previous = holder if _starts_or_ends(holder, quotation) else previous
            continue
        if not _is_speech(tree, quotation) or _inside_source_or_cue(quotation, near):
            continue
        if quotation.continued and previous is not None:
            previous.content = _merge([*previous.content, quotation.span])
            continue
        joined = None if tagged else _same_paragraph(tree, quotation, previous)
        if joined is not None:
            joined.content = _merge([*joined.content, quotation.span])
            continue
        speaker = (paragraph_speaker if tagged else any_speaker)(tree, quotation.span)
        if speaker is None and not tagged and (holder := before_in_paragraph(tree, quotation.span, cues)) is not None:
            holder.content = _merge([*holder.content, quotation.span])
            continue
        if speaker is not None:
            previous = speaking(speaker, quotation.span, "quote")
            new.append(previous)
            for span in _parts(previous):
                parts.add(span, previous)
            if previous.cue is not None:
                cues.add(previous.cue, previous)
    new += _blocks(tree, parts, cues)
    return new


LABEL = re.compile(r"(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,4}(?=:\s+\S)")
"""A speaker's label at the start of a paragraph ("HC:", "General Craye:")."""


def transcript(tree: Tree) -> list[Draft]:
    """Paragraphs that begin with a speaker's label, in a text where at least three do and one label comes back."""
    found = [(block, m) for block in tree.parsed.paragraphs if (m := LABEL.match(tree.text, block.start, block.end))]
    labels = Counter(m[0] for _, m in found)
    if len(found) < 3 or max(labels.values(), default=0) < 2:
        return []
    out = []
    for block, match in found:
        content = trimmed(tree.text, match.end() + 1, block.end)
        asks = labels[match[0]] < 2 or match[0] in {"Q", "Question", "QUESTION"} or tree.text[: block.end].endswith("?")
        if content is not None and not asks:
            out.append(Draft(None, [Span(match.start(), match.end())], [content], "", "transcript"))
    return out


def _parts(draft: Draft) -> list[Span]:
    return [*draft.content, *draft.sources, *([draft.cue] if draft.cue else [])]


def _holds(draft: Draft, span: Span) -> bool:
    """Whether the quotation is (part of) what this draft reports; a draft with its cue inside the quotation isn't asked."""
    if draft.cue is not None and span.contains(draft.cue):
        return False
    return any(c.overlaps(span) for c in draft.content)


def _starts_or_ends(draft: Draft, quotation: Quotation) -> bool:
    return any(q.start == quotation.span.start or q.end == quotation.span.end for q in draft.content)


def _inside_source_or_cue(quotation: Quotation, drafts: list[Draft]) -> bool:
    return any(s.contains(quotation.span) for d in drafts for s in (*d.sources, *([d.cue] if d.cue else [])))


def _is_speech(tree: Tree, quotation: Quotation) -> bool:
    inside = [i for i in tree.within(quotation.span) if tree.pos[i] not in {"PUNCT", "SPACE"}]
    if not inside:
        return False
    text, span = tree.text, quotation.span
    whole_block = any(p.start == span.start or p.end == span.end for p in tree.parsed.paragraphs)
    last = text[span.end - 2] if span.end - span.start > 2 else ""
    has_verb = any(tree.pos[i] in {"VERB", "AUX"} for i in inside)
    if len(inside) >= SPEECH_LENGTH and (
        last in ",.!?…—" or whole_block or not quotation.closed or not quotation.opened
    ):
        return True
    after_colon = text[: span.start].rstrip().endswith((":", ",")) and text[span.start + 1 : span.start + 2].isupper()
    return (after_colon and has_verb) or (last in ",!?." and has_verb and len(inside) > 1)


def _same_paragraph(tree: Tree, quotation: Quotation, previous: Draft | None) -> Draft | None:
    """ "..., he said. "..." goes on: the same draft, if nobody else is brought in between."""
    if previous is None or not previous.content:
        return None
    last = max(previous.content)
    if tree.paragraph(last.start) != tree.paragraph(quotation.span.start) or last.end > quotation.span.start:
        return None
    following = verb_near(tree, quotation.span, after=True)
    if following is not None:
        return None
    between = [i for i in range(tree.token_at(last.end), tree.token_at(quotation.span.start)) if tree.pos[i] == "VERB"]
    cue = previous.cue
    strangers = [i for i in between if not (cue and cue.start <= tree.start[i] < cue.end)]
    own = all(any(s.start <= tree.start[i] < s.end for s in previous.sources) for i in strangers)
    return previous if own or len(strangers) <= 1 else None


def before_in_paragraph(tree: Tree, span: Span, cues: Grid[Draft]) -> Draft | None:
    """A quotation that is a sentence of its own, after one that says what somebody says: the same somebody goes on."""
    block = tree.parsed.paragraphs[tree.paragraph(span.start)]
    lead = tree.text[block.start : span.start].rstrip()
    if not lead.endswith((".", "!", "?")) or tree.text[span.start + 1 : span.start + 2].islower():
        return None
    first, _ = tree.sentence(tree.token_at(block.start + len(lead) - 1))
    near = [d for d in cues.items(Span(max(tree.start[first], block.start), span.start)) if d.sources]
    last = max(near, key=lambda d: d.start, default=None)
    return last if last is not None and last.rule != "object" and last.lemma in QUOTE_VERBS - DENIALS else None


def _blocks(tree: Tree, parts: Grid[Draft], cues: Grid[Draft]) -> list[Draft]:
    """A paragraph without marks after one that ends in a colon and attributes: a block quotation."""
    out = []
    blocks = tree.parsed.paragraphs
    for lead, block in itertools.pairwise(blocks):
        if not lead.of(tree.text).endswith(":") or any(_holds(d, block) for d in parts.items(block)):
            continue
        if tree.text[block.start] in '“"‘-•*–' or len(block.of(tree.text).split()) < 2 * SPEECH_LENGTH:
            continue
        speaker = introduced(tree, lead)
        if speaker is None or not (speaker.lemma in QUOTE_VERBS | VERBS["shows"] or speaker.cue is None):
            continue
        carrier = next((d for cue, d in (cues.rows(speaker.cue) if speaker.cue else []) if cue == speaker.cue), None)
        if carrier is not None:
            out.append(Draft(None, [], [block], "", "block", via=carrier))
        else:
            out.append(speaking(speaker, block, "block"))
    return out
