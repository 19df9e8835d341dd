"""Reports that carry one another's words: winnowed shingles joined in SQL, then the passages aligned."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import pyarrow as pa

from ..model import Cap, Copy, Span, trimmed
from .candidates import Execute, overfull
from .lexicon import WORD
from .readings import Reading
from .rows import Rows

SHINGLE = 4
"""Words in a shingle."""
WINDOW = 4
"""Of this many shingles in a row the least is kept (winnowing): a shared run of SHINGLE + WINDOW - 1 words is always found."""
BUCKET = 60
"""Shingles in more reports than this are stock phrases and left out."""
CONTAINED = 0.3
"""Share of the shorter report that must stand in the other."""
LIFTED = 30
"""Words in a row, light edits allowed, that make a lifted passage by themselves."""
NEAR = 300
"""Reports whose words are held until others are read."""
LEAST = 8
"""Shortest aligned passage, in words."""
_QUOTED = re.compile(r"“[^”\n]{0,2000}”?|\"[^\"\n]{0,2000}\"")

SHARED = """
WITH full_buckets AS (SELECT key FROM keys GROUP BY key HAVING COUNT(*) > {bucket})
SELECT a.report AS one, b.report AS other, COUNT(*) AS shared
FROM keys AS a JOIN keys AS b ON a.key = b.key AND a.report < b.report
WHERE a.key NOT IN (SELECT key FROM full_buckets)
GROUP BY a.report, b.report
HAVING COUNT(*) >= 4
ORDER BY one, other
"""


class Prints:
    """Winnowed shingles of every report, as 32-bit hashes."""

    def __init__(self) -> None:
        self._rows = Rows("report", "key")

    def add(self, r: Reading) -> None:
        """Take one more report."""
        for key in sorted(_winnowed(_words(r.text))):
            self._rows.append(r.index, key - (1 << 31))

    def table(self) -> pa.Table:
        """(report, key), in the order of the reports."""
        return self._rows.table()


def copies(readings: Sequence[Reading], prints: pa.Table, execute: Execute) -> Iterator[tuple[int, int, Copy]]:
    """Pairs of reports that share text beyond what they quote, by number, with the passages aligned."""
    found = execute(SHARED.format(bucket=BUCKET), {"keys": prints})
    words = lru_cache(NEAR)(lambda report: _words(readings[report].text))
    for one, other in zip(found.column("one").to_pylist(), found.column("other").to_pylist(), strict=True):
        copy = _compared(readings[one], readings[other], words(one), words(other))
        if copy is not None:
            yield one, other, copy


def stock(reports: int, prints: pa.Table, execute: Execute) -> Cap:
    """The runs of words left out because too many reports have them."""
    return Cap(
        "runs of words in too many reports", BUCKET, overfull(prints, execute, BUCKET) if reports > BUCKET else 0
    )


Words = list[tuple[str, int, int]]


def _words(text: str) -> Words:
    """Words outside quotation marks, in lower case, with their offsets: what a report quotes it need not have copied."""
    hidden = [(m.start(), m.end()) for m in _QUOTED.finditer(text)]
    out: Words = []
    i = 0
    for match in WORD.finditer(text):
        while i < len(hidden) and hidden[i][1] <= match.start():
            i += 1
        if i < len(hidden) and hidden[i][0] <= match.start():
            continue
        out.append((match.group().lower(), match.start(), match.end()))
    return out


def _winnowed(words: Words) -> set[int]:
    hashes = [
        zlib.crc32(" ".join(w for w, _, _ in words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1)
    ]
    if len(hashes) <= WINDOW:
        return set(hashes)
    return {min(hashes[i : i + WINDOW]) for i in range(len(hashes) - WINDOW + 1)}


def _compared(left: Reading, right: Reading, a: Words, b: Words) -> Copy | None:
    shingles_a = {tuple(w for w, _, _ in a[i : i + SHINGLE]) for i in range(len(a) - SHINGLE + 1)}
    shingles_b = {tuple(w for w, _, _ in b[i : i + SHINGLE]) for i in range(len(b) - SHINGLE + 1)}
    least = min(len(shingles_a), len(shingles_b))
    containment = len(shingles_a & shingles_b) / least if least else 0.0
    runs = _runs(a, b)
    if containment < CONTAINED and max((n for _, _, n in runs), default=0) < LIFTED:
        return None
    return Copy(left.id, right.id, round(min(1.0, containment), 4), tuple(_passages(left.text, right.text, a, b, runs)))


def _runs(a: Words, b: Words) -> list[tuple[tuple[int, int], tuple[int, int], int]]:
    """Aligned stretches of words, stretches a few edited words apart joined: (in a, in b, words shared)."""
    matcher = SequenceMatcher(None, [w for w, _, _ in a], [w for w, _, _ in b], autojunk=False)
    out: list[tuple[tuple[int, int], tuple[int, int], int]] = []
    for block in matcher.get_matching_blocks():
        if block.size < 2:
            continue
        i, j, n = block.a, block.b, block.size
        if out and i - out[-1][0][1] <= 3 and j - out[-1][1][1] <= 3:
            (i0, _), (j0, _), n0 = out[-1]
            out[-1] = ((i0, i + n), (j0, j + n), n0 + n)
        else:
            out.append(((i, i + n), (j, j + n), n))
    return [run for run in out if run[2] >= LEAST]


def _passages(
    left: str, right: str, a: Words, b: Words, runs: Sequence[tuple[tuple[int, int], tuple[int, int], int]]
) -> list[tuple[Span, Span]]:
    out = []
    for (i, j), (k, m), _ in runs:
        one, other = trimmed(left, a[i][1], a[j - 1][2]), trimmed(right, b[k][1], b[m - 1][2])
        if one and other:
            out.append((one, other))
    return out
