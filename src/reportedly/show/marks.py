"""A report's text cut where a highlighted span begins or ends, so that spans may overlap without nesting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import Extraction, Span

LAYERS = ("content", "source", "cue", "figure", "time", "place", "actor", "claim", "wording", "event")
"""What can be highlighted, in the order of the legend."""
ANCHOR = "anchor"
"""Words that some line points at though no layer holds them."""


@dataclass(frozen=True)
class Segment:
    """A stretch of the text in which the highlights don't change. The segments joined are the text, exactly."""

    start: int
    text: str
    layers: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """Where the next segment begins."""
        return self.start + len(self.text)


def segments(
    extraction: Extraction, pointed_at: Iterable[Span] = (), notes: Iterable[tuple[Span, str]] = ()
) -> Iterator[Segment]:
    """The text in order, each piece with the layers it is in and the notes on it."""
    text = extraction.document.text
    layers, said = Counter[str](), Counter[str]()
    turns = [*_turns(_spans(extraction, pointed_at), layers), *_turns(((n, s) for s, n in notes), said)]
    turns.sort(key=lambda turn: turn[:2])
    at = 0
    for position, step, name, within in turns:
        if position > at:
            yield Segment(at, text[at:position], _layers(layers), _notes(said))
            at = position
        within[name] += step
    if at < len(text):
        yield Segment(at, text[at:], ())


def _turns(spans: Iterable[tuple[str, Span]], within: Counter[str]) -> Iterator[tuple[int, int, str, Counter[str]]]:
    """Where each span begins (1) and ends (-1)."""
    for name, span in spans:
        yield span.start, 1, name, within
        yield span.end, -1, name, within


def _notes(said: Counter[str]) -> tuple[str, ...]:
    return tuple(note for note, count in said.items() if count)


def _layers(within: Counter[str]) -> tuple[str, ...]:
    return tuple(layer for layer in (*LAYERS, ANCHOR) if within[layer])


def _spans(extraction: Extraction, pointed_at: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    for attribution in extraction.attributions:
        yield from (("content", span) for span in attribution.content)
        yield from (("source", span) for source in attribution.sources for span in source.spans)
        if attribution.cue:
            yield "cue", attribution.cue
    for layer, items in (
        ("figure", extraction.figures),
        ("time", extraction.times),
        ("place", extraction.places),
        ("actor", extraction.actors),
        ("claim", extraction.claims),
        ("wording", extraction.wording),
        ("event", extraction.events),
    ):
        yield from ((layer, item.span) for item in items)
    document = extraction.document
    fixed = (document.headline, document.byline, document.dateline, document.agency)
    yield from ((ANCHOR, span) for span in (*fixed, *pointed_at) if span)
