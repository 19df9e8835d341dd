"""Extractions -> Comparison: what reports share, refine, update, deny and contradict, on how many origins each claim stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa

from ..model import Comparison, Extraction, Judgement, KnownActor
from .candidates import Execute, candidates, linked
from .components import components
from .copies import copies
from .groups import group, groups, relations
from .names import vocabulary
from .namings import namings
from .origins import origins
from .pairs import Pair, Weights
from .readings import read
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
    return Comparison(
        documents=tuple(extractions),
        copies=copied,
        groups=groups(parts, told),
        relations=relations(parts, told, verdicts),
        origins=origins(parts, told, verdicts, copied, readings, words),
        figure_series=counted,
        stories=told_of,
        namings=tuple(namings(dict(enumerate(readings)), [[told[i] for i in part] for part in parts], counted, known)),
        silences=tuple(silences(dict(enumerate(readings)), told, _tied(parts, told, verdicts), words)),
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
