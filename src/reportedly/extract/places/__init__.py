"""Places: names to GeoNames, with coordinates where they can be known. Offline; the gazetteer is GeoNames' (CC-BY 4.0)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from ...model import Extraction, Parsed, Place, Span, item_ids, trimmed
from .candidates import Candidate, candidates
from .choose import chosen
from .gazetteer import Entry, Hit, gazetteer
from .names import folded
from .regions import direction, middle, widened
from .resolve import Mention, Resolved, resolve

__all__ = ["places"]


def places(parsed: Parsed, so_far: Extraction) -> Extraction:
    """`so_far` with its places: every name of a place or of its people, in the order of the text.

    Coordinates are WGS 84 degrees; null where no reading of the name is good enough. A part of a place ("eastern Syria") is
    a place of its own, with the feature "region", beside the one it is part of.
    """
    known = gazetteer()
    found = [_part(parsed, c) for c in chosen(parsed, candidates(parsed, known))]
    spans = [_span(parsed, c.first, c.last) for c in found]
    read = resolve(_mentions(found, spans, parsed))
    made = [
        place
        for c, span, r in zip(found, spans, read, strict=True)
        for place in (*_region(parsed, c, r), _place(c, span, r, parsed.document.text))
    ]
    ids = item_ids(parsed.document.id, "place", [p.span for p in made])
    out = tuple(msgspec.structs.replace(p, id=i) for i, p in zip(ids, made, strict=True))
    return msgspec.structs.replace(so_far, places=out)


def _span(parsed: Parsed, first: int, last: int) -> Span:
    start, end = int(parsed.tokens.start[first]), int(parsed.tokens.end[last - 1])
    return trimmed(parsed.document.text, start, end) or Span(start, end)


def _part(parsed: Parsed, c: Candidate) -> Candidate:
    """A name such as "South Los Angeles" that only its second part is known of: read as a part of that."""
    if c.hits or c.last - c.first < 2 or not direction(parsed.tokens.text[c.first]):
        return c
    rest = _span(parsed, c.first + 1, c.last).of(parsed.document.text)
    return msgspec.structs.replace(c, hits=gazetteer().lookup([rest]).get(rest, ()), kind="part")


def _region(parsed: Parsed, c: Candidate, read: Resolved) -> Iterator[Place]:
    first = widened(parsed, c.first)
    if first == c.first or c.kind == "part" or read.entry is None or all(h.demonym for h in c.hits):
        return
    span = _span(parsed, first, c.last)
    yield _as_region(span, span.of(parsed.document.text), read.entry, parsed.tokens.text[c.first - 1])


def _as_region(span: Span, words: str, whole: Entry, towards: str) -> Place:
    lat, lon = middle(gazetteer(), whole, towards)
    return Place("", span, " ".join(words.split()), None, lat, lon, whole.country or None, "region")


def _mentions(found: Sequence[Candidate], spans: Sequence[Span], parsed: Parsed) -> list[Mention]:
    """The chosen names as the resolver needs them; in "Paris, Texas" the one lies in the other."""
    words, text = parsed.tokens.text, parsed.document.text
    joined = [words[a.last : b.first] == (",",) for a, b in pairwise(found)]
    return [
        Mention(
            at=span.start,
            form=folded(span.of(text)),
            hits=_readings(c, here=i > 0 and joined[i - 1]),
            within=_readings(found[i + 1], here=True) if i < len(joined) and joined[i] else (),
            holds=_readings(found[i - 1], here=True) if i > 0 and joined[i - 1] else (),
        )
        for i, (c, span) in enumerate(zip(found, spans, strict=True))
    ]


def _readings(c: Candidate, here: bool) -> tuple[Hit, ...]:
    """What a name can mean; two-letter codes of states only where a place and a comma stand before (`here`)."""
    plain = tuple(h for h in c.hits if not h.demonym and (here or not _code(h)))
    return plain or c.hits


def _code(hit: Hit) -> bool:
    return hit.alternate and hit.entry.feature == "ADM1"


def _place(c: Candidate, span: Span, read: Resolved, text: str) -> Place:
    entry, words = read.entry, span.of(text)
    if entry is None:
        return Place("", span, name=" ".join(words.split()))
    if c.kind == "part":
        return _as_region(span, words, entry, words.split()[0])
    return Place(
        id="",
        span=span,
        name=entry.name,
        geonames_id=str(entry.geonames) if entry.geonames else None,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country or None,
        feature="demonym" if all(h.demonym for h in c.hits) else entry.feature,
    )
