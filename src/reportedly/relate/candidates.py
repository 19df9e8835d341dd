"""Which claims are worth a look together: SQL over tables of keys, never all pairs."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence

import pyarrow as pa

from ..model import Cap, Span
from .lexicon import light
from .polarity import content
from .readings import Reading
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

LINKED = """
WITH frequent AS (SELECT key FROM keys GROUP BY key HAVING COUNT(*) > {bucket}),
shared AS (
  SELECT a.report AS one, b.report AS other, SUM(a.weight) AS weight
  FROM keys AS a JOIN keys AS b ON a.key = b.key AND a.report < b.report
  WHERE a.key NOT IN (SELECT key FROM frequent)
  GROUP BY a.report, b.report
  HAVING SUM(a.weight) >= {least}
),
sides AS (
  SELECT one, other, weight, one AS side FROM shared
  UNION ALL
  SELECT one, other, weight, other AS side FROM shared
),
ranked AS (
  SELECT one, other, ROW_NUMBER() OVER (PARTITION BY side ORDER BY weight DESC, one, other) AS place FROM sides
)
SELECT DISTINCT one, other FROM ranked WHERE place <= {links} ORDER BY one, other
"""
REACHED = """
SELECT l.other AS report, k.claim AS claim, k.key AS key, k.weight AS weight,
  CASE WHEN l.one = l.other THEN 1 ELSE 0 END AS own
FROM linked AS l JOIN keys AS k ON k.report = l.one
"""
"""A statement of its own: left to plan both joins, DuckDB starts with keys on keys, and that grows with the square."""
PAIRS = """
WITH shared AS (
  SELECT LEAST(a.claim, b.claim) AS one, GREATEST(a.claim, b.claim) AS other, SUM(a.weight) AS weight
  FROM reached AS a JOIN keys AS b ON b.report = a.report AND b.key = a.key
  WHERE a.own = 0 OR a.claim < b.claim
  GROUP BY LEAST(a.claim, b.claim), GREATEST(a.claim, b.claim)
  HAVING SUM(a.weight) >= {least}
),
sides AS (
  SELECT one, other, weight, one AS side FROM shared
  UNION ALL
  SELECT one, other, weight, other AS side FROM shared
),
ranked AS (
  SELECT one, other, ROW_NUMBER() OVER (PARTITION BY side ORDER BY weight DESC, one, other) AS place FROM sides
)
SELECT DISTINCT one, other FROM ranked WHERE place <= {partners} ORDER BY one, other
"""
OVERFULL = "SELECT COUNT(*) AS n FROM (SELECT key FROM keys GROUP BY key HAVING COUNT(*) > {bucket}) AS full_buckets"
LINK_WEIGHT = 2.5
HANDFUL = 12
"""So few reports were put together by somebody: each is set beside each, claims still only where they share a key."""
PAIR_WEIGHT = 0.6


def linked(readings: Sequence[Reading], execute: Execute) -> tuple[pa.Table, tuple[Cap, ...]]:
    """Pairs of reports to be set side by side, as (one, other), and what was left out by the caps.

    All pairs of a handful, else those that share names and telling words.
    """
    if len(readings) <= HANDFUL:
        both = [(a.index, b.index) for i, a in enumerate(readings) for b in readings[i + 1 :]]
        return _integers(one=[a for a, _ in both], other=[b for _, b in both]), ()
    keys = report_keys(readings)
    sql = LINKED.format(bucket=BUCKET, links=LINKS, least=round(LINK_WEIGHT * UNIT))
    capped = Cap("names and words in too many reports", BUCKET, overfull(keys, execute, BUCKET))
    return execute(sql, {"keys": keys}), (capped,)


def report_keys(readings: Sequence[Reading]) -> pa.Table:
    """Keys of every report: a name weighs 1, one in the report's head 2, a telling word of the head a half."""
    codes: dict[str, int] = {}
    rows: list[tuple[int, int, int]] = []
    for r in readings:
        weights = {n.key: 2.0 if n.key in r.main else 1.0 for n in r.names if n.sure}
        if r.sentences:
            head = Span(r.sentences[0].start, r.sentences[min(2, len(r.sentences) - 1)].end)
            for word, _, _ in content(r, head):
                weights.setdefault(f"~{word}", 0.5)
        rows += [(r.index, codes.setdefault(k, len(codes)), round(weights[k] * UNIT)) for k in sorted(weights)]
    return _integers(report=[r[0] for r in rows], key=[r[1] for r in rows], weight=[r[2] for r in rows])


def candidates(
    all_tellings: Sequence[Telling], links: pa.Table, weights: Mapping[str, float], execute: Execute
) -> pa.Table:
    """Pairs of claims, as (one, other) by index, the lower first and in order, of linked reports or of one report.

    They share content, a measure or a name.
    """
    inside = _integers(one=(own := sorted({t.report for t in all_tellings})), other=own)
    partners = PARTNERS if len(own) > HANDFUL else 10 * len(all_tellings)
    sql = PAIRS.format(partners=partners, least=round(PAIR_WEIGHT * UNIT))
    keys = claim_keys(all_tellings, weights)
    reached = execute(REACHED, {"keys": keys, "linked": pa.concat_tables([links, inside])})
    return execute(sql, {"keys": keys, "reached": reached})


def claim_keys(all_tellings: Sequence[Telling], weights: Mapping[str, float]) -> pa.Table:
    """(report, claim, key, weight): concepts, names, measures of figures."""
    codes: dict[str, int] = {}
    reports, claims, keys, weighed = (array("q") for _ in range(4))
    for t in all_tellings:
        for key, weight in sorted(_weighed(t, weights)):
            reports.append(t.report)
            claims.append(t.index)
            keys.append(codes.setdefault(key, len(codes)))
            weighed.append(round(weight * UNIT))
    return _integers(report=reports, claim=claims, key=keys, weight=weighed)


def _weighed(t: Telling, weights: Mapping[str, float]) -> set[tuple[str, float]]:
    faint = light()
    found = {(w, 0.3 if w in faint else weights.get(w, 1.0)) for w in t.content}
    found |= {(f"={n}", 0.5) for n in t.near}
    found |= {(f"#{q.measure}", 0.6) for q in t.main_quantities}
    found |= {(f"#{c}", 0.5) for q in t.main_quantities for c in q.counted}
    return found | {("!cause", 0.6)} if t.causes or t.reasons else found


def overfull(keys: pa.Table, execute: Execute, bucket: int) -> int:
    """How many keys were left out because more than `bucket` rows share them."""
    return int(execute(OVERFULL.format(bucket=bucket), {"keys": keys}).column("n")[0].as_py())


def _integers(**columns: Sequence[int]) -> pa.Table:
    return pa.table({name: pa.array(values, pa.int64()) for name, values in columns.items()})
