"""Every pair of claims worth a look judged: by the features, and where reports are few, by a network that reads both as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ..model import Excerpt
from .accounts import Accounts
from .measures import excerpt, measures
from .pairs import Pair, Weights
from .read import Read, doubt, weighed, worth_reading
from .verdict import Verdict, verdict
from .verdicts import Verdicts

BATCH = 10_000
"""Pairs of claims taken out of their table at once."""
FEW = 40
"""So many reports at most are read by the network: some 30 milliseconds of one core a pair."""
MOST = 2_000
"""Most pairs that it reads, of those most alike in meaning."""
ALIKE = 0.2
"""Cosine of two claims' vectors from which the network reads them, though they may share no key."""
AGAIN = 0.5
"""Cosine of the vectors of two claims of one report from which the one may tell the other again."""
BESIDE = 1.0
"""What it weighs against two claims of one report being one that they are less alike."""
Ends = tuple[int, int]


def judging(accounts: Accounts, pairs: pa.Table, weights: Weights, read: Read | None) -> Verdicts:
    """The verdicts on these pairs of claims, (one, other) in order, and on those alike in meaning where few reports are read."""
    out = Verdicts()
    if read is None or len(accounts.readings) > FEW:
        for pair in _beside(accounts, _rows(pairs), weights):
            _put(out, pair, verdict(pair))
        return out
    likeness = _likeness(accounts)
    beside = list(_beside(accounts, sorted({*_rows(pairs), *_alike(accounts, likeness)}), weights))
    ruled = [verdict(pair) for pair in beside]
    alike = [float(likeness[p.left.index, p.right.index]) for p in beside]
    worth = [i for i, v in enumerate(ruled) if (v or alike[i] >= ALIKE) and worth_reading(beside[i])]
    chosen = sorted(sorted(worth, key=lambda i: (-alike[i], i))[:MOST])
    chances = dict(zip(chosen, read(_case(beside[i]) for i in chosen), strict=True))
    for i, pair in enumerate(beside):
        found = weighed(pair, ruled[i], chances[i]) if i in chances else ruled[i]
        _put(out, pair, found)
        if found is None and i in chances:
            out.apart.append((pair.left.index, pair.right.index, doubt(chances[i])))
    out.apart += ((a, b, BESIDE) for a, b in _unlike(accounts, likeness))
    return out


def _unlike(accounts: Accounts, likeness: npt.NDArray[np.float32]) -> list[Ends]:
    """Pairs of claims of one report that are unlike each other: a report seldom tells a thing twice in other words."""
    report = np.array([t.report for t in accounts.tellings])
    strange = np.argwhere(np.triu((report[:, None] == report) & (likeness < AGAIN), 1))
    return [(a, b) for a, b in strange.tolist()]


def _put(out: Verdicts, pair: Pair, found: Verdict | None) -> None:
    if found is not None:
        turned = found.left != pair.left.index
        out.append(found, *((pair.right, pair.left) if turned else (pair.left, pair.right)))


def _rows(pairs: pa.Table) -> Iterator[Ends]:
    for batch in pairs.to_batches(max_chunksize=BATCH):
        yield from zip(batch.column("one").to_pylist(), batch.column("other").to_pylist(), strict=True)


def _beside(accounts: Accounts, rows: Iterable[Ends], weights: Weights) -> Iterator[Pair]:
    """The pairs, each report looked up once for all partners of a claim."""
    for a, others in groupby(rows, key=itemgetter(0)):
        one, reading = accounts.at(a)
        for _, b in others:
            other, beside = accounts.at(b)
            yield Pair(one, other, (reading, beside), weights)


def _likeness(accounts: Accounts) -> npt.NDArray[np.float32]:
    """The cosine of every two claims' vectors, rounded to thousandths; 0 where one has none."""
    made = [t.vector for t in accounts.tellings]
    width = max((len(v) for v in made if v is not None), default=0)
    vectors = np.array([v if v is not None else np.zeros(width, np.float32) for v in made]).reshape(len(made), width)
    cosines: npt.NDArray[np.float32] = np.round(vectors @ vectors.T, 3)
    return cosines


def _alike(accounts: Accounts, likeness: npt.NDArray[np.float32]) -> Iterator[Ends]:
    """Pairs of claims of different reports that are alike in meaning."""
    for a, b in np.argwhere(np.triu(likeness >= ALIKE, 1)).tolist():
        if accounts.report(a) != accounts.report(b):
            yield a, b


def _case(pair: Pair) -> tuple[Excerpt, Excerpt, dict[str, float]]:
    left, right = (excerpt(t, r.text) for t, r in zip((pair.left, pair.right), pair.readings, strict=True))
    return left, right, measures(pair)
