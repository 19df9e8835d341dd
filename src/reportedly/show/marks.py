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

    @property
    def end(self) -> int:
        """Where the next segment begins."""
        return self.start + len(self.text)


def segments(extraction: Extraction, pointed_at: Iterable[Span] = ()) -> Iterator[Segment]:
    """The text in order, each piece with the layers it is in."""
    text = extraction.document.text
    turns: list[tuple[int, int, str]] = []
    for layer, span in _spans(extraction, pointed_at):
        turns += [(span.start, 1, layer), (span.end, -1, layer)]
    turns.sort()
    within: Counter[str] = Counter()
    at = 0
    for position, step, layer in turns:
        if position > at:
            yield Segment(at, text[at:position], _layers(within))
            at = position
        within[layer] += step
    if at < len(text):
        yield Segment(at, text[at:], ())


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
