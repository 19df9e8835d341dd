"""Drafts from the trained tagger's spans and links (`Parsed.tagged`)."""

from __future__ import annotations

from ...model import Span, Tagged, trimmed
from ..syntax import Tree
from .cues import ALL_VERBS, NOUNS
from .draft import Draft
from .rules import noun_phrases

LINK = 0.4
"""Score from which a link holds."""
NEAR = 2.0
"""How much more a link counts to a cue in the content's own sentence."""


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
    drafts = [_draft(tree, spans, cue, pieces) for cue, pieces in of_cue.items()]
    drafts += [_draft(tree, spans, None, [piece]) for piece in alone]
    return sorted(drafts, key=lambda d: (d.start, d.cue.start if d.cue else 0))


def _cue(tree: Tree, spans: tuple[Tagged, ...], content: Tagged) -> int | None:
    """The cue a content belongs to: the best linked, one in a sentence of the content's own before any other."""
    linked = [(i, score) for i, score in content.links if spans[i].layer == "cue"]
    first, last = _sentences(tree, content.span)
    weighed = [
        (score * (NEAR if first <= _sentences(tree, spans[i].span)[0] <= last else 1.0), -i) for i, score in linked
    ]
    if not weighed:
        return None
    score, i = max(weighed)
    return -i if score >= LINK else None


def _sentences(tree: Tree, span: Span) -> tuple[int, int]:
    return tree.sentence_of[tree.token_at(span.start)], tree.sentence_of[tree.token_at(span.end - 1)]


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
        while begin < content.end and not tree.text[begin].isalnum() and tree.text[begin] not in '“‘"':
            begin += 1
        if begin >= content.end:
            return []
        content, first = Span(begin, content.end), tree.paragraph(begin)
    if first == last or tree.text[content.start] in '“"‘':
        return [content]
    kept = tree.paragraph(cue.start) if cue is not None and first <= tree.paragraph(cue.start) <= last else last
    block = tree.parsed.paragraphs[kept]
    span = trimmed(tree.text, max(content.start, block.start), min(content.end, block.end))
    return [span] if span is not None else []


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
