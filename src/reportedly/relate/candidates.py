"""Which claims are worth a look together: SQL over tables of keys, never all pairs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pyarrow as pa

from .lexicon import light
from .readings import Reading
from .tellings import Telling

Execute = Callable[[str, Mapping[str, pa.Table]], pa.Table]
BUCKET = 400
"""Keys that more rows than this share are left out of a join, and counted as such."""
PARTNERS = 24
"""Most candidates kept for one claim."""

LINKED = """
WITH frequent AS (SELECT key FROM keys GROUP BY key HAVING COUNT(*) > {bucket})
SELECT a.report AS one, b.report AS other, SUM(a.weight) AS weight
FROM keys AS a JOIN keys AS b ON a.key = b.key AND a.report < b.report
WHERE a.key NOT IN (SELECT key FROM frequent)
GROUP BY a.report, b.report
HAVING SUM(a.weight) >= {least}
ORDER BY one, other
"""
PAIRS = """
WITH shared AS (
  SELECT a.claim AS one, b.claim AS other, SUM(a.weight) AS weight
  FROM linked AS l
  JOIN keys AS a ON a.report = l.one
  JOIN keys AS b ON b.report = l.other AND b.key = a.key
  GROUP BY a.claim, b.claim
),
sides AS (
  SELECT one, other, weight, one AS side FROM shared
  UNION ALL
  SELECT one, other, weight, other AS side FROM shared
),
ranked AS (
  SELECT one, other, weight, ROW_NUMBER() OVER (PARTITION BY side ORDER BY weight DESC, one, other) AS place FROM sides
)
SELECT DISTINCT one, other FROM ranked WHERE place <= {partners} AND weight >= {least} ORDER BY one, other
"""
OVERFULL = "SELECT COUNT(*) AS n FROM (SELECT key FROM keys GROUP BY key HAVING COUNT(*) > {bucket}) AS full_buckets"
LINK_WEIGHT = 2.0
PAIR_WEIGHT = 0.6


def linked(readings: Sequence[Reading], execute: Execute) -> pa.Table:
    """Pairs of reports that share enough names or telling words to be set side by side, as (one, other, weight)."""
    return execute(LINKED.format(bucket=BUCKET, least=LINK_WEIGHT), {"keys": report_keys(readings)})


def report_keys(readings: Sequence[Reading]) -> pa.Table:
    """Names of every report as keys: a name weighs 1, one in the report's head 2."""
    rows = sorted({(r.index, n.key) for r in readings for n in r.names if n.sure})
    mains = [r.main for r in readings]
    return pa.table(
        {
            "report": pa.array([r for r, _ in rows], pa.int64()),
            "key": pa.array([k for _, k in rows], pa.string()),
            "weight": pa.array([2.0 if k in mains[r] else 1.0 for r, k in rows], pa.float64()),
        }
    )


def candidates(
    all_tellings: Sequence[Telling], links: pa.Table, weights: Mapping[str, float], execute: Execute
) -> list[tuple[int, int]]:
    """Pairs of claims (by index, the lower first) of linked reports, or of one report, that share content, a measure or a name."""
    keys = claim_keys(all_tellings, weights)
    inside = sorted({t.report for t in all_tellings})
    both = pa.table(
        {
            "one": pa.array([*links.column("one").to_pylist(), *inside], pa.int64()),
            "other": pa.array([*links.column("other").to_pylist(), *inside], pa.int64()),
        }
    )
    found = execute(PAIRS.format(partners=PARTNERS, least=PAIR_WEIGHT), {"keys": keys, "linked": both})
    pairs = zip(found.column("one").to_pylist(), found.column("other").to_pylist(), strict=True)
    return sorted({(min(a, b), max(a, b)) for a, b in pairs if a != b})


def claim_keys(all_tellings: Sequence[Telling], weights: Mapping[str, float]) -> pa.Table:
    """(report, claim, key, weight): concepts, names, measures of figures."""
    faint = light()
    rows: set[tuple[int, int, str, float]] = set()
    for t in all_tellings:
        rows |= {(t.report, t.index, w, 0.3 if w in faint else round(weights.get(w, 1.0), 3)) for w in t.content}
        rows |= {(t.report, t.index, f"={n}", 0.5) for n in t.near}
        rows |= {(t.report, t.index, f"#{q.measure}", 0.6) for q in t.main_quantities}
        rows |= {(t.report, t.index, f"#{c}", 0.5) for q in t.main_quantities for c in q.counted}
        if t.causes or t.reasons:
            rows.add((t.report, t.index, "!cause", 0.6))
    ordered = sorted(rows)
    return pa.table(
        {
            "report": pa.array([r[0] for r in ordered], pa.int64()),
            "claim": pa.array([r[1] for r in ordered], pa.int64()),
            "key": pa.array([r[2] for r in ordered], pa.string()),
            "weight": pa.array([r[3] for r in ordered], pa.float64()),
        }
    )


def overfull(keys: pa.Table, execute: Execute) -> int:
    """How many keys were left out because too many rows share them."""
    return int(execute(OVERFULL.format(bucket=BUCKET), {"keys": keys}).column("n")[0].as_py())
