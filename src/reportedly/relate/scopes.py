"""The places that a claim is said of: those it names, else those named last before it."""

from __future__ import annotations

import re

from msgspec import Struct

from ..model import Span
from .readings import Reading

_PLACING = re.compile(
    r"\b(?:in|at|near|outside|around|across|inside|over|off|reached|district of|town of|city of|village of)(?: the)?"
    r"(?: \w+ (?:edge|side|outskirts|suburb|part) of| (?:city|town|village|hamlet|district|province|region|port) of)?(?: the)?[ \xa0]$",
    re.IGNORECASE,
)
BACK = 3
"""Sentences looked back for the place that a claim without one is said of."""


class Scope(Struct, frozen=True):
    """Names of places; `own` where the claim itself, or the clause before it, names them."""

    places: frozenset[str]
    own: bool


def places_of(reading: Reading) -> frozenset[str]:
    """Names that stand as places somewhere in the report, and as nobody's word."""
    spans = [p.span for p in reading.extraction.places]
    spoken = [s for a in reading.extraction.attributions for source in a.sources for s in source.spans]
    found = {n.key for n in reading.names if any(s.overlaps(Span(n.start, n.end)) for s in spans)}
    found |= {n.key for n in reading.names if n.sure and _PLACING.search(reading.text[max(0, n.start - 45) : n.start])}
    return frozenset(found) - {n.key for n in reading.names if any(s == Span(n.start, n.end) for s in spoken)}


def scope(reading: Reading, span: Span, placed: frozenset[str]) -> Scope:
    """The claim's places; without any, those before it in its sentence, else of the nearest sentence before that has some."""
    own = _named(reading, span.start, span.end, placed)
    if own:
        return Scope(own, True)
    sentence = reading.sentence(span.start)
    before = _named(reading, sentence.start, span.start, placed)
    if before:
        return Scope(before, True)
    at = reading.sentences.index(sentence) if sentence in reading.sentences else 0
    for earlier in reversed(reading.sentences[max(0, at - BACK) : at]):
        found = _named(reading, earlier.start, earlier.end, placed)
        if found:
            return Scope(found, False)
    return Scope(frozenset(), False)


def _named(reading: Reading, start: int, end: int, placed: frozenset[str]) -> frozenset[str]:
    return frozenset(n.key for n in reading.named(start, end) if n.key in placed)
