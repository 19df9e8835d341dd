"""Places: names to GeoNames, with coordinates where they can be known. Offline; the gazetteer is GeoNames' (CC-BY 4.0)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from ...model import Extraction, Parsed, Place, Span, item_ids, trimmed
from .candidates import Candidate, candidates
from .choose import chosen
from .gazetteer import Entry, Hit, gazetteer
from .names import folded
from .resolve import Mention, Resolved, resolve

__all__ = ["places"]


def places(parsed: Parsed, so_far: Extraction) -> Extraction:
    """`so_far` with its places: every name of a place or of its people, in the order of the text.

    Coordinates are WGS 84 degrees; null where no reading of the name is good enough.
    """
    found = chosen(parsed, candidates(parsed, gazetteer()))
    text, tokens = parsed.document.text, parsed.tokens
    spans = [Span(int(tokens.start[c.first]), int(tokens.end[c.last - 1])) for c in found]
    read = resolve(_mentions(found, spans, parsed))
    kept = [(c, t, r) for c, s, r in zip(found, spans, read, strict=True) if (t := trimmed(text, s.start, s.end))]
    ids = item_ids(parsed.document.id, "place", [s for _, s, _ in kept])
    out = tuple(_place(i, c, s, r, text) for i, (c, s, r) in zip(ids, kept, strict=True))
    return msgspec.structs.replace(so_far, places=out)


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


def _place(identity: str, c: Candidate, span: Span, read: Resolved, text: str) -> Place:
    entry = read.entry
    if entry is None:
        return Place(identity, span, name=span.of(text))
    demonym = all(h.demonym for h in c.hits)
    return Place(
        id=identity,
        span=span,
        name=entry.name,
        geonames_id=str(entry.geonames) if entry.geonames else None,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country or None,
        feature="demonym" if demonym else _feature(entry),
    )


def _feature(entry: Entry) -> str:
    return entry.feature
