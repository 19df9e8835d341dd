"""One line for each thing counted and told more than once, in the order of the times the figures stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from msgspec import Struct

from ..model import Measure, Series, SeriesPlace, SeriesPoint
from .counting import counted
from .quantities import LOOSE, Quantity, counts_alike
from .readings import Reading
from .scopes import Scope


class Told(Struct, frozen=True, gc=False, eq=False):
    """A figure, the report it is in, and the places it is told of."""

    report: int
    quantity: Quantity
    scope: Scope


def figure_series(readings: Mapping[int, Reading]) -> Iterator[Series]:
    """Figures of reports that count the same thing in the same place, two or more; parts of a whole apart.

    `readings`: the reports of one story, or a handful put together by somebody, by number.
    """
    buckets: dict[str, list[Told]] = defaultdict(list)
    for number, r in readings.items():
        for q, scope in counted(r):
            if q.role in ("main", "old") and q.figure.change is None and (q.measure not in LOOSE or q.counted):
                buckets[q.measure].append(Told(number, q, scope))
    for _, found in sorted(buckets.items()):
        yield from (_series(line, readings) for line in _lines(found) if len(line) > 1)


def _lines(found: Sequence[Told]) -> list[list[Told]]:
    lines: list[list[Told]] = []
    for told in found:
        for line in lines:
            if all(
                counts_alike(told.quantity, t.quantity) and _one_place(told.scope, t.scope) for t in (line[0], line[-1])
            ):
                line.append(told)
                break
        else:
            lines.append([told])
    return lines


def _one_place(a: Scope, b: Scope) -> bool:
    """Places that a claim names itself must meet; those merely near it need not."""
    return not (a.own and b.own) or bool(a.places & b.places)


def _series(line: Sequence[Told], readings: Mapping[int, Reading]) -> Series:
    ordered = sorted(
        line, key=lambda t: (t.quantity.days.first if t.quantity.days else 0, t.report, t.quantity.figure.span)
    )
    named = [t.quantity.figure.counts for t in ordered if t.quantity.figure.counts]
    ids = {p for t in ordered for p in t.quantity.figure.places}
    places = {
        (p.name, p.geonames_id)
        for r in sorted({t.report for t in ordered})
        for p in readings[r].extraction.places
        if p.id in ids
    }
    return Series(
        counts=max(sorted(set(named)), key=lambda n: (named.count(n), len(n)), default=""),
        measure=cast(Measure, ordered[0].quantity.measure),
        places=tuple(
            SeriesPlace(name, geonames) for name, geonames in sorted(places, key=lambda x: (x[0], x[1] or ""))
        ),
        points=tuple(
            SeriesPoint(
                t.quantity.figure.id,
                readings[t.report].id,
                t.quantity.figure.low,
                t.quantity.figure.high,
                t.quantity.figure.as_of,
            )
            for t in ordered
        ),
    )
