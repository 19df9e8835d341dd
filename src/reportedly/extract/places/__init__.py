"""Places: names to GeoNames, with coordinates where they can be known. Offline; the gazetteer is GeoNames' (CC-BY 4.0)."""

from __future__ import annotations

from collections.abc import Sequence

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
    read = resolve(
        [_mention(c, s, found[i + 1 : i + 2], parsed) for i, (c, s) in enumerate(zip(found, spans, strict=True))]
    )
    kept = [(c, t, r) for c, s, r in zip(found, spans, read, strict=True) if (t := trimmed(text, s.start, s.end))]
    ids = item_ids(parsed.document.id, "place", [s for _, s, _ in kept])
    out = tuple(_place(i, c, s, r, text) for i, (c, s, r) in zip(ids, kept, strict=True))
    return msgspec.structs.replace(so_far, places=out)


def _mention(c: Candidate, span: Span, following: Sequence[Candidate], parsed: Parsed) -> Mention:
    texts = parsed.tokens.text
    within: tuple[Hit, ...] = ()
    if following and texts[c.last : following[0].first] == (",",):
        within = tuple(h for h in following[0].hits if h.entry.feature in ("PCLI", "ADM1", "ADM2") and not h.demonym)
    plain = tuple(h for h in c.hits if not h.demonym)
    return Mention(span.start, folded(span.of(parsed.document.text)), plain or c.hits, within)


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
