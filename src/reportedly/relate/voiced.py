"""On whose word a stretch of a report stands, by name."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Attribution, DocumentSpan, Span
from .readings import Reading

UNSTATED = "source not stated"


def voiced(reading: Reading, span: Span) -> str | None:
    """The sources of the innermost attribution whose content holds the stretch; None in the report's own voice."""
    held = [
        (c.end - c.start, n, a)
        for n, a in enumerate(reading.extraction.attributions)
        for c in a.content
        if c.contains(span)
    ]
    return _called(reading, min(held, key=lambda h: h[:2])[2]) if held else None


def _called(reading: Reading, attribution: Attribution) -> str:
    names = [s.name or " ".join(x.of(reading.text) for x in s.spans) for s in attribution.sources]
    return ", ".join(dict.fromkeys(" ".join(n.split()) for n in names if n)) or UNSTATED


def shown(places: Sequence[tuple[Reading, Span]]) -> tuple[tuple[DocumentSpan, ...], tuple[str | None, ...]]:
    """Where a name first stands in each report on each word, and on whose word that is; in the order given."""
    found: dict[tuple[int, str | None], DocumentSpan] = {}
    for reading, span in places:
        found.setdefault((reading.index, voiced(reading, span)), DocumentSpan(reading.id, span))
    return tuple(found.values()), tuple(by for _, by in found)
