"""Drafts from the trained tagger's spans and links (`Parsed.tagged`)."""

from __future__ import annotations

import itertools
from bisect import bisect_left

from ...model import Quotation, Span, Tagged, trimmed
from ..syntax import Tree
from .cues import ALL_VERBS, NOUNS
from .draft import Draft
from .phrases import noun_phrases

LINK = 0.4
"""Score from which a link holds."""
SAME_SENTENCE, OTHER_PARAGRAPH = 2.0, 0.5
"""How much more, or less, a link counts to a cue in the content's own sentence, or in another paragraph."""
OPENING = '“"‘'


def by_tagger(tree: Tree) -> list[Draft]:
    """One draft a cue with the contents and the source linked to it; a content without a cue makes a draft of its own.

    A cue left without content stays a draft too: a rule may know what it attributes.
    """
    spans = tree.parsed.tagged
    of_cue: dict[int, list[int]] = {i: [] for i, s in enumerate(spans) if s.layer == "cue"}
    alone = []
    for i, span in enumerate(spans):
        if span.layer == "content":
            cue = _cue(tree, spans, span)
            of_cue[cue].append(i) if cue is not None else alone.append(i)
    for cue, pieces in of_cue.items():
        alone += _strays(tree, spans, cue, pieces)
    drafts = [_draft(tree, spans, cue, pieces) for cue, pieces in of_cue.items()]
    drafts += [_draft(tree, spans, None, [piece]) for piece in alone]
    return sorted(drafts, key=lambda d: (d.start, d.cue.start if d.cue else 0))


def _strays(tree: Tree, spans: tuple[Tagged, ...], cue: int, pieces: list[int]) -> list[int]:
    """Takes out the unquoted contents of other paragraphs, where the cue has one in its own."""
    own = tree.paragraph(spans[cue].span.start)
    far = [
        i
        for i in pieces
        if tree.paragraph(spans[i].span.end - 1) != own and tree.text[spans[i].span.start] not in OPENING
    ]
    if len(far) == len(pieces):
        return []
    pieces[:] = [i for i in pieces if i not in far]
    return far


def _cue(tree: Tree, spans: tuple[Tagged, ...], content: Tagged) -> int | None:
    """The cue a content belongs to: the best linked, one of its own sentence before any other, of its paragraph before others'."""
    weighed = [
        (score * _nearness(tree, content.span, spans[i].span), -i)
        for i, score in content.links
        if spans[i].layer == "cue"
    ]
    score, i = max(weighed, default=(0.0, 0))
    return -i if score >= LINK else None


def _nearness(tree: Tree, content: Span, cue: Span) -> float:
    first, last = (tree.sentence_of[tree.token_at(at)] for at in (content.start, content.end - 1))
    if first <= tree.sentence_of[tree.token_at(cue.start)] <= last:
        return SAME_SENTENCE
    quoted = tree.text[content.start] in OPENING
    return 1.0 if quoted or tree.paragraph(content.end - 1) == tree.paragraph(cue.start) else OTHER_PARAGRAPH


def _best(spans: tuple[Tagged, ...], span: Tagged, layer: str) -> int | None:
    return next((i for i, score in span.links if spans[i].layer == layer and score >= LINK), None)


def _draft(tree: Tree, spans: tuple[Tagged, ...], cue: int | None, pieces: list[int]) -> Draft:
    linked = [_best(spans, spans[i], "source") for i in ([cue] if cue is not None else []) + pieces]
    source = next((i for i in linked if i is not None), None)
    at = spans[cue].span if cue is not None else None
    content = [p for i in pieces for p in _in_paragraphs(tree, spans[i].span, at)]
    lemma, infinitive = ("", False) if at is None else cue_lemma(tree, at, content)
    return Draft(
        at,
        split_sources(tree, spans[source].span) if source is not None else [],
        content,
        lemma,
        "tagged",
        infinitive=infinitive,
    )


def _in_paragraphs(tree: Tree, content: Span, cue: Span | None) -> list[Span]:
    """A content that runs over a paragraph's end without being quoted keeps to the paragraph of its cue, or its last one."""
    first, last = tree.paragraph(content.start), tree.paragraph(content.end - 1)
    dateline = tree.parsed.document.dateline
    if dateline is not None and dateline.overlaps(content):
        begin = dateline.end
        while begin < content.end and not tree.text[begin].isalnum() and tree.text[begin] not in OPENING:
            begin += 1
        if begin >= content.end:
            return []
        content, first = Span(begin, content.end), tree.paragraph(begin)
    if first == last:
        return [content]
    open_ended = [q for q in _quotations(tree, content) if not q.closed and q.depth == 0]
    if open_ended:
        if any(q.continued for q in _quotations(tree, content)):
            return [content]
        end = min(open_ended[0].span.end, content.end)
        return [Span(content.start, end)] if end > content.start else []
    kept = tree.paragraph(cue.start) if cue is not None and first <= tree.paragraph(cue.start) <= last else last
    block = tree.parsed.paragraphs[kept]
    span = trimmed(tree.text, max(content.start, block.start), min(content.end, block.end))
    return [span] if span is not None else []


def _quotations(tree: Tree, span: Span) -> list[Quotation]:
    quotations = tree.parsed.quotations
    first = bisect_left(quotations, span.start, key=lambda q: q.span.start)
    return list(itertools.takewhile(lambda q: q.span.start < span.end, quotations[first:]))


def cue_lemma(tree: Tree, cue: Span, content: list[Span]) -> tuple[str, bool]:
    """The head word of a cue, and whether its content is an infinitive."""
    tokens = list(tree.within(cue))
    known = [i for i in tokens if tree.lemma[i] in ALL_VERBS and tree.pos[i] in {"VERB", "AUX"}]
    nouns = [i for i in tokens if tree.lemma[i] in NOUNS]
    verbs = [i for i in tokens if tree.pos[i] == "VERB"]
    head = (known or nouns or verbs or tokens or [tree.token_at(cue.start)])[0]
    infinitive = bool(content) and content[0].of(tree.text).lower().startswith("to ")
    return tree.lemma[head], infinitive


def split_sources(tree: Tree, span: Span) -> list[Span]:
    """Coordinated sources apart, where the tagger has one span for them."""
    inside = list(tree.within(span))
    held = set(inside)
    heads = [i for i in inside if tree.head[i] not in held or tree.head[i] == i]
    heads = [i for i in heads if tree.pos[i] in {"NOUN", "PROPN", "PRON"}]
    if len(heads) != 1 or len(tree.conjuncts(heads[0])) < 2:
        return [span]
    parts = [p for p in noun_phrases(tree, heads[0]) if span.contains(p)]
    covers = parts and parts[0].start == span.start and abs(parts[-1].end - span.end) <= 1
    return parts if covers and len(parts) > 1 else [span]
