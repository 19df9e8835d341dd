"""Extractions -> Comparison: what reports share, refine, update, deny and contradict, on how many origins each claim stands."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa

from ..model import Comparison, Extraction, Judgement, KnownActor, Series, Story
from .candidates import HANDFUL, Execute, candidates, linked
from .components import components
from .copies import copies
from .groups import group, groups, relations
from .names import vocabulary
from .namings import namings, together
from .origins import origins
from .pairs import Pair, Weights
from .readings import Reading, read
from .series import figure_series
from .silences import silences
from .stories import stories
from .tellings import Encode, Telling, tellings, weight_table, with_vectors
from .verdict import FEATURES, Verdict, verdict

__all__ = ["FEATURES", "Execute", "relate"]


def relate(
    extractions: Sequence[Extraction],
    execute: Execute,
    known_actors: Mapping[str, KnownActor] | None = None,
    judgements: Sequence[Judgement] = (),
    encode: Encode | None = None,
) -> Comparison:
    """Set reports side by side.

    `execute` runs SQL (DuckDB's dialect) over Arrow tables given by name. `encode` turns sentences into unit vectors where
    claims carry none; without it likeness rests on words alone. Human `judgements` (same, not same) overrule the scores.
    The result depends on the input and its order only.
    """
    known = known_actors or {}
    words = vocabulary(extractions, known)
    readings = [read(e, i, words) for i, e in enumerate(extractions)]
    told: list[Telling] = []
    for reading in readings:
        told += tellings(reading, len(told))
    told = with_vectors(told, encode)
    weights = Weights(weight_table(told))
    links, unlinked = linked(readings, execute)
    pairs = candidates(told, links, weights, execute)
    beside = (Pair(a, b, (readings[a.report], readings[b.report]), weights) for a, b in _sides(pairs, told))
    verdicts = [v for pair in beside if (v := verdict(pair))]
    parts = group(told, verdicts, judgements)
    copied, uncopied = copies(readings, execute)
    counted = figure_series(readings, components(len(readings), links, execute))
    told_of = stories(readings)
    near = _near(readings, told_of)
    home = {i: n for n, part in enumerate(parts) for i in part}
    tied = _tied(parts, told, verdicts)
    return Comparison(
        documents=tuple(extractions),
        copies=copied,
        groups=groups(parts, told),
        relations=relations(parts, told, verdicts),
        origins=origins(parts, told, verdicts, copied, readings, words),
        figure_series=counted,
        stories=told_of,
        namings=tuple(
            n
            for part, lines in zip(near, _among(near, readings, counted), strict=True)
            for n in namings(_of(part, readings), together(_told(part, told), home), lines, known)
        ),
        silences=tuple(s for part in near for s in silences(_of(part, readings), _told(part, told), tied, words)),
        known_actors=tuple(
            known[k] for k in sorted({a.actor for e in extractions for a in e.actors if a.actor}) if k in known
        ),
        caps=tuple(cap for cap in (*unlinked, *uncopied) if cap.dropped),
    )


def _sides(pairs: pa.Table, told: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """The claims of each pair, a batch of rows at a time."""
    for batch in pairs.to_batches(max_chunksize=10_000):
        for a, b in zip(batch.column("one").to_pylist(), batch.column("other").to_pylist(), strict=True):
            yield told[a], told[b]


def _tied(parts: Sequence[Sequence[int]], told: Sequence[Telling], verdicts: Sequence[Verdict]) -> set[int]:
    """Claims that their group, or one that stands in a relation to it, ties to a claim of another report."""
    home = {i: n for n, part in enumerate(parts) for i in part}
    met = [{told[i].report for i in part} for part in parts]
    for a, b in {tuple(sorted((home[v.left], home[v.right]))) for v in verdicts}:
        both = {told[i].report for n in (a, b) for i in parts[n]}
        met[a] |= both
        met[b] |= both
    return {i for n, part in enumerate(parts) if len(met[n]) > 1 for i in part}


def _near(readings: Sequence[Reading], told_of: Sequence[Story]) -> list[list[int]]:
    """Reports whose names and claims are held together: a story's; a handful was put together by somebody."""
    if len(readings) <= HANDFUL:
        return [list(range(len(readings)))]
    number = {r.id: r.index for r in readings}
    return [[number[d] for d in story.documents] for story in told_of]


def _of(part: Sequence[int], readings: Sequence[Reading]) -> dict[int, Reading]:
    return {n: readings[n] for n in part}


def _told(part: Sequence[int], told: Sequence[Telling]) -> list[Telling]:
    first = [bisect_left(told, n, key=lambda t: t.report) for n in part]
    last = [bisect_left(told, n + 1, key=lambda t: t.report) for n in part]
    return [t for a, b in zip(first, last, strict=True) for t in told[a:b]]


def _among(near: Sequence[Sequence[int]], readings: Sequence[Reading], counted: Sequence[Series]) -> list[list[Series]]:
    """For each part the series with two points or more in it."""
    home = {readings[n].id: i for i, part in enumerate(near) for n in part}
    out: list[list[Series]] = [[] for _ in near]
    for series in counted:
        points = Counter(home[p.document] for p in series.points)
        for i in sorted(i for i, n in points.items() if n > 1):
            out[i].append(series)
    return out
