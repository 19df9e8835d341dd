"""Drafts from the trained tagger's spans and links (`Parsed.tagged`)."""

from __future__ import annotations

from ...model import Span, Tagged
from ..syntax import Tree
from .cues import ALL_VERBS, NOUNS
from .draft import Draft
from .rules import noun_phrases

LINK = 0.5
"""Score from which a link holds."""


def by_tagger(tree: Tree) -> list[Draft]:
    """One draft a cue with the content and the sources linked to it; content without a cue makes a draft of its own."""
    spans = tree.parsed.tagged
    of_cue: dict[int, list[int]] = {i: [] for i, s in enumerate(spans) if s.layer == "cue"}
    alone = []
    for i, span in enumerate(spans):
        if span.layer == "content":
            cue = _best(spans, span, "cue")
            of_cue[cue].append(i) if cue is not None else alone.append(i)
    drafts = [_draft(tree, spans, cue, pieces) for cue, pieces in of_cue.items() if pieces]
    drafts += [_draft(tree, spans, None, [piece]) for piece in alone]
    return sorted(drafts, key=lambda d: (d.start, d.cue.start if d.cue else 0))


def _best(spans: tuple[Tagged, ...], span: Tagged, layer: str) -> int | None:
    return next((i for i, score in span.links if spans[i].layer == layer and score >= LINK), None)


def _draft(tree: Tree, spans: tuple[Tagged, ...], cue: int | None, pieces: list[int]) -> Draft:
    linked = [_best(spans, spans[i], "source") for i in ([cue] if cue is not None else []) + pieces]
    source = next((i for i in linked if i is not None), None)
    content = [spans[i].span for i in pieces]
    lemma, infinitive = ("", False) if cue is None else cue_lemma(tree, spans[cue].span, content)
    return Draft(
        spans[cue].span if cue is not None else None,
        split_sources(tree, spans[source].span) if source is not None else [],
        content,
        lemma,
        "tagged",
        infinitive=infinitive,
    )


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
