"""Which reports, and which of their claims, are worth a look together: SQL over tables of keys, never all pairs.

A slice of the reports at a time is joined with all of them, so that what the joins hold doesn't grow with the library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
import pyarrow as pa

from ..model import Cap, Span
from .lexicon import light
from .polarity import content
from .readings import Reading
from .rows import Rows
from .tellings import Telling

Execute = Callable[[str, Mapping[str, pa.Table]], pa.Table]
BUCKET = 400
"""Keys that more reports than this share link none, and are counted as left out."""
LINKS = 200
"""Most reports that one is set beside, of those that share the most."""
PARTNERS = 24
"""Most candidates kept for one claim."""
UNIT = 1000
"""Weights go into SQL as whole thousandths: their sums are the same in whatever order an engine adds them."""
SLICE = 1_000
"""Reports whose partners are looked for at once."""

USABLE = """
SELECT report, key, weight FROM keys
WHERE key NOT IN (SELECT key FROM keys GROUP BY key HAVING COUNT(*) > {bucket})
ORDER BY report, key
"""
OVERFULL = "SELECT COUNT(*) AS n FROM (SELECT key FROM keys GROUP BY key HAVING COUNT(*) > {bucket}) AS full_buckets"
BEST = """
ranked AS (SELECT one, other, ROW_NUMBER() OVER (PARTITION BY one ORDER BY weight DESC, other) AS place FROM shared)
SELECT LEAST(one, other) AS one, GREATEST(one, other) AS other FROM ranked WHERE place <= {most}
"""
"""The partners that share the most with each one of the slice."""
LINKED = """
WITH shared AS (
  SELECT a.report AS one, b.report AS other, SUM(CASE WHEN a.report < b.report THEN a.weight ELSE b.weight END) AS weight
  FROM slice AS a JOIN keys AS b ON a.key = b.key AND a.report <> b.report
  GROUP BY a.report, b.report
  HAVING SUM(CASE WHEN a.report < b.report THEN a.weight ELSE b.weight END) >= {least}
),"""
LINKED += BEST
REACHED = """
SELECT l.one AS report, k.claim AS claim, k.key AS key, k.weight AS weight
FROM links AS l JOIN keys AS k ON k.report = l.other
"""
"""A statement of its own: left to plan both joins, DuckDB starts with keys on keys, and that grows with the square."""
PAIRS = """
WITH shared AS (
  SELECT a.claim AS one, b.claim AS other, SUM(a.weight) AS weight
  FROM slice AS a JOIN reached AS b ON b.report = a.report AND b.key = a.key AND b.claim <> a.claim
  GROUP BY a.claim, b.claim
  HAVING SUM(a.weight) >= {least}
),"""
PAIRS += BEST
DISTINCT = "SELECT DISTINCT one, other FROM pairs ORDER BY one, other"
LINK_WEIGHT = 2.5
HANDFUL = 12
"""So few reports were put together by somebody: each is set beside each, claims still only where they share a key."""
PAIR_WEIGHT = 0.6


class ReportKeys:
    """Keys of every report: a name weighs 1, one in the report's head 2, a telling word of the head a half."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._rows = Rows("report", "key", "weight")

    def add(self, r: Reading) -> None:
        """Take one more report."""
        weights = {n.key: 2.0 if n.key in r.main else 1.0 for n in r.names if n.sure}
        if r.sentences:
            head = Span(r.sentences[0].start, r.sentences[min(2, len(r.sentences) - 1)].end)
            for word, _, _ in content(r, head):
                weights.setdefault(f"~{word}", 0.5)
        for key in sorted(weights):
            self._rows.append(r.index, self._codes.setdefault(key, len(self._codes)), round(weights[key] * UNIT))

    def table(self) -> pa.Table:
        """(report, key, weight), in the order of the reports."""
        return self._rows.table()


class ClaimKeys:
    """Keys of every claim: concepts, names, measures of figures."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._rows = Rows("report", "claim", "key")

    def add(self, told: Sequence[Telling]) -> None:
        """Take the claims of one more report."""
        for t in told:
            for key in sorted(_keys(t)):
                self._rows.append(t.report, t.index, self._codes.setdefault(key, len(self._codes)))

    def table(self, weights: Mapping[str, float]) -> pa.Table:
        """(report, claim, key, weight), in the order of the claims."""
        rows = self._rows.table()
        weighed = np.array([round(_weight(key, weights) * UNIT) for key in self._codes] or [0], np.int32)
        return rows.append_column("weight", pa.array(weighed[rows.column("key").to_numpy()]))


_WEIGHTS = {"=": 0.5, "#": 0.6, "%": 0.5, "!": 0.6}
"""By a key's first character: a name of the sentence, what a figure measures, what it counts, a cause told. Others are concepts."""


def _keys(t: Telling) -> set[str]:
    found = {*t.content, *(f"={n}" for n in t.near), *(f"#{q.measure}" for q in t.main_quantities)}
    found |= {f"%{c}" for q in t.main_quantities for c in q.counted}
    return found | {"!cause"} if t.causes or t.reasons else found


def _weight(key: str, weights: Mapping[str, float]) -> float:
    return _WEIGHTS.get(key[0]) or (0.3 if key in light() else weights.get(key, 1.0))


def linked(reports: int, keys: pa.Table, execute: Execute) -> tuple[pa.Table, tuple[Cap, ...]]:
    """Pairs of reports to be set side by side, as (one, other), and what was left out by the caps.

    All pairs of a handful, else those that share names and telling words.
    """
    if reports <= HANDFUL:
        return _pairs([(a, b) for a in range(reports) for b in range(a + 1, reports)]), ()
    sql = LINKED.format(most=LINKS, least=round(LINK_WEIGHT * UNIT))
    usable = execute(USABLE.format(bucket=BUCKET), {"keys": keys})
    found = [execute(sql, {"slice": part, "keys": usable}) for part in slices(usable, reports)]
    capped = Cap("names and words in too many reports", BUCKET, overfull(keys, execute, BUCKET))
    return execute(DISTINCT, {"pairs": pa.concat_tables([_pairs([]), *found])}), (capped,)


def candidates(reports: int, keys: pa.Table, links: pa.Table, execute: Execute) -> pa.Table:
    """Pairs of claims, as (one, other) by index, the lower first and in order, of linked reports or of one report.

    They share content, a measure or a name.
    """
    own = np.arange(reports, dtype=np.int32)
    ends = [links.column(end).to_numpy().astype(np.int32) for end in ("one", "other")]
    both = pa.table(
        {
            "one": pa.array(np.concatenate([ends[0], ends[1], own])),
            "other": pa.array(np.concatenate([ends[1], ends[0], own])),
        }
    ).sort_by("one")
    most = PARTNERS if reports > HANDFUL else keys.num_rows
    sql = PAIRS.format(most=most, least=round(PAIR_WEIGHT * UNIT))
    found = [
        execute(sql, {"slice": part, "reached": execute(REACHED, {"links": near, "keys": keys})})
        for part, near in zip(slices(keys, reports), slices(both, reports, "one"), strict=True)
    ]
    return execute(DISTINCT, {"pairs": pa.concat_tables([_pairs([]), *found])})


def slices(rows: pa.Table, reports: int, column: str = "report") -> Iterator[pa.Table]:
    """The rows of so many reports at a time; they must be in the order of the reports."""
    bounds = np.searchsorted(rows.column(column).to_numpy(), range(0, reports + SLICE, SLICE))
    for start, end in pairwise(bounds):
        yield rows.slice(start, end - start)


def overfull(keys: pa.Table, execute: Execute, bucket: int) -> int:
    """How many keys were left out because more than `bucket` rows share them."""
    return int(execute(OVERFULL.format(bucket=bucket), {"keys": keys}).column("n")[0].as_py())


def _pairs(rows: Sequence[tuple[int, int]]) -> pa.Table:
    ends = np.array(rows, np.int32).reshape(-1, 2)
    return pa.table({"one": pa.array(ends[:, 0]), "other": pa.array(ends[:, 1])})
