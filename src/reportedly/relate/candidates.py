"""Which claims are worth a look together: SQL over tables of keys, never all pairs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pyarrow as pa

from ..model import Span
from .lexicon import light
from .polarity import content
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
  WHERE l.one <> l.other OR a.claim < b.claim
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
LINK_WEIGHT = 2.5
HANDFUL = 12
"""So few reports were put together by somebody: each is set beside each, claims still only where they share a key."""
PAIR_WEIGHT = 0.6


def linked(readings: Sequence[Reading], execute: Execute) -> pa.Table:
    """Pairs of reports to be set side by side, as (one, other): all of a handful, else those that share names and telling words."""
    if len(readings) <= HANDFUL:
        both = [(a.index, b.index) for i, a in enumerate(readings) for b in readings[i + 1 :]]
        return pa.table(
            {"one": pa.array([a for a, _ in both], pa.int64()), "other": pa.array([b for _, b in both], pa.int64())}
        )
    return execute(LINKED.format(bucket=BUCKET, least=LINK_WEIGHT), {"keys": report_keys(readings)}).select(
        ["one", "other"]
    )


def report_keys(readings: Sequence[Reading]) -> pa.Table:
    """Keys of every report: a name weighs 1, one in the report's head 2, a telling word of the head a half."""
    weights: dict[tuple[int, str], float] = {}
    for r in readings:
        for n in r.names:
            if n.sure:
                weights[r.index, n.key] = 2.0 if n.key in r.main else 1.0
        if r.sentences:
            head = Span(r.sentences[0].start, r.sentences[min(2, len(r.sentences) - 1)].end)
            for word, _, _ in content(r, head):
                weights.setdefault((r.index, f"~{word}"), 0.5)
    rows = sorted(weights)
    return pa.table(
        {
            "report": pa.array([r for r, _ in rows], pa.int64()),
            "key": pa.array([k for _, k in rows], pa.string()),
            "weight": pa.array([weights[row] for row in rows], pa.float64()),
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
    partners = PARTNERS if len(inside) > HANDFUL else 10 * len(all_tellings)
    found = execute(PAIRS.format(partners=partners, least=PAIR_WEIGHT), {"keys": keys, "linked": both})
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
