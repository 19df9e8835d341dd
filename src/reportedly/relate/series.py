"""One line for each thing counted and told more than once, in the order of the times the figures stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..model import Series, SeriesPlace, SeriesPoint
from .quantities import Quantity, counts_alike
from .readings import Reading
from .tellings import Telling

SERIES = frozenset(
    {
        "killed",
        "wounded",
        "missing",
        "captured",
        "displaced",
        "present",
        "arrested",
        "freed",
        "destroyed",
        "vehicles",
        "votes",
    }
)
"""Measures that make a line by themselves; other figures need the same thing counted."""


def figure_series(
    all_tellings: Sequence[Telling], readings: Sequence[Reading], linked: Sequence[tuple[int, int]]
) -> tuple[Series, ...]:
    """Figures of linked reports that count the same thing in the same place, two or more."""
    near = _neighbourhoods(len(readings), linked)
    buckets: dict[tuple[int, str], list[tuple[Telling, Quantity]]] = defaultdict(list)
    for t in all_tellings:
        for q in t.quantities:
            if q.role != "whole" and (q.measure in SERIES or q.counted):
                buckets[near[t.report], q.measure].append((t, q))
    out: list[Series] = []
    for _, found in sorted(buckets.items()):
        out += [_series(line, readings) for line in _lines(found) if len({q.figure.id for _, q in line}) > 1]
    return tuple(out)


def _neighbourhoods(n: int, linked: Sequence[tuple[int, int]]) -> list[int]:
    parent = list(range(n))

    def root(x: int) -> int:
        while parent[x] != x:
            x = parent[x]
        return x

    for a, b in linked:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return [root(x) for x in range(n)]


def _lines(found: Sequence[tuple[Telling, Quantity]]) -> list[list[tuple[Telling, Quantity]]]:
    lines: list[list[tuple[Telling, Quantity]]] = []
    for t, q in found:
        for line in lines:
            if all(counts_alike(q, other) and _one_place(t, told) for told, other in line[:3]):
                line.append((t, q))
                break
        else:
            lines.append([(t, q)])
    return lines


def _one_place(a: Telling, b: Telling) -> bool:
    return not a.scope.places or not b.scope.places or bool(a.scope.places & b.scope.places)


def _series(line: Sequence[tuple[Telling, Quantity]], readings: Sequence[Reading]) -> Series:
    unique = {q.figure.id: (t, q) for t, q in line}
    ordered = sorted(
        unique.values(), key=lambda x: (x[1].days.first if x[1].days else 0, x[0].report, x[1].figure.span)
    )
    named = [q.figure.counts for _, q in ordered if q.figure.counts]
    ids = {p for _, q in ordered for p in q.figure.places}
    places = {
        (p.name, p.geonames_id)
        for r in sorted({t.report for t, _ in ordered})
        for p in readings[r].extraction.places
        if p.id in ids
    }
    return Series(
        counts=max(sorted(set(named)), key=lambda n: (named.count(n), len(n)), default=""),
        measure=ordered[0][1].figure.measure,
        places=tuple(
            SeriesPlace(name, geonames) for name, geonames in sorted(places, key=lambda x: (x[0], x[1] or ""))
        ),
        points=tuple(
            SeriesPoint(q.figure.id, readings[t.report].id, q.figure.low, q.figure.high, q.figure.as_of)
            for t, q in ordered
        ),
    )
