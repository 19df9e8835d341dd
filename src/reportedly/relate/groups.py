"""Claims that say the same become groups: the best `same` first, where what speaks for it outweighs what is found against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ..model import Judgement
from .candidates import Execute
from .components import components
from .verdicts import KINDS, Rows, Verdicts

NARROWER = 0.25
"""What a narrower telling weighs against two groups being one."""
WEIGHTS = np.array([{"same": 1.0, "refines": -NARROWER}.get(kind, -1.0) for kind in KINDS])
"""What each relation found weighs for two groups being one."""
JUDGED = 10.0
"""What a person's judgement weighs."""
FIRST = 20.0
"""The score of what a person called the same: it is joined before all else."""

Judged = Mapping[tuple[int, int], bool]
"""Pairs of claims that a person judged, the lower first: whether they are the same."""


def judged(judgements: Sequence[Judgement], place: Mapping[str, int]) -> dict[tuple[int, int], bool]:
    """The last judgement on each pair of claims that are there; `place` gives their numbers."""
    there = [(place[j.left], place[j.right], j.verdict) for j in judgements if j.left in place and j.right in place]
    return {(min(a, b), max(a, b)): verdict == "same" for a, b, verdict in there if a != b}


def group(claims: int, verdicts: Verdicts, said: Judged, execute: Execute) -> Rows:
    """Partition of the claims 0 ... `claims` - 1: for each the lowest of its group.

    Only claims that some `same` joins, through others too, can come together: each such set is worked on by itself.
    """
    low, high, score = _joins(verdicts, said)
    edges = pa.table({"one": pa.array(low), "other": pa.array(high)})
    reach = np.array(components(claims, edges, execute), np.int64)
    order = np.lexsort((high, low, -score, reach[low]))
    cast = _Votes(verdicts, said, reach)
    home = np.arange(claims)
    for run in runs(reach[low[order]]):
        found = order[run]
        forming = Forming(cast.among(int(reach[low[found[0]]])))
        for a, b in zip(low[found].tolist(), high[found].tolist(), strict=True):
            forming.join(a, b)
        for part in forming.parts.values():
            home[part] = min(part)
    return home


def _joins(verdicts: Verdicts, said: Judged) -> tuple[Rows, Rows, npt.NDArray[np.float64]]:
    """The lower claim, the higher claim and the score of every join to be tried."""
    joining, (left, right) = verdicts.joining, verdicts.ends
    kept = np.array([pair for pair, same in sorted(said.items()) if same], np.int64).reshape(-1, 2)
    ends = np.concatenate([kept, np.stack([left[joining], right[joining]], axis=1)])
    score = np.concatenate([np.full(len(kept), FIRST), verdicts.scores[joining]])
    return ends.min(axis=1), ends.max(axis=1), score


class _Votes:
    """What every two claims that can come together weigh for or against being one."""

    def __init__(self, verdicts: Verdicts, said: Judged, reach: Rows) -> None:
        left, right = verdicts.ends
        self._apart: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
        for a, b, weight in verdicts.apart:
            if reach[a] == reach[b]:
                self._apart[int(reach[a])].append((a, b, -weight))
        inside = np.flatnonzero(reach[left] == reach[right])
        self._order = inside[np.argsort(reach[left[inside]], kind="stable")]
        self._reach = reach[left[self._order]]
        self._left, self._right, self._weight = left, right, verdicts.scores * WEIGHTS[verdicts.kinds]
        self._said: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
        for (a, b), same in said.items():
            if reach[a] == reach[b]:
                self._said[int(reach[a])].append((a, b, JUDGED if same else -JUDGED))

    def among(self, reach: int) -> Iterator[tuple[int, int, float]]:
        """The votes within one set of claims, named by its lowest: of several on a pair the last counts, a person's above all."""
        yield from self._apart.get(reach, ())
        start, end = np.searchsorted(self._reach, [reach, reach + 1])
        rows = self._order[start:end]
        ends = zip(self._left[rows].tolist(), self._right[rows].tolist(), self._weight[rows].tolist(), strict=True)
        yield from ends
        yield from self._said.get(reach, ())


class Forming:
    """Groups as they form: their members, and what every two of them weigh together. Sums are kept up, not taken anew."""

    def __init__(self, votes: Iterator[tuple[int, int, float]]) -> None:
        """`votes`: two claims and what they weigh for (or, below 0, against) being one; of several on a pair the last counts.

        Kept in quarters of a thousandth: whole numbers add up the same in any order.
        """
        self._votes: dict[int, dict[int, int]] = defaultdict(dict)
        for a, b, weight in votes:
            if a != b:
                self._votes[a][b] = self._votes[b][a] = round(4000 * weight)
        self.parts: dict[int, list[int]] = {}
        self._home: dict[int, int] = {}

    def join(self, a: int, b: int) -> None:
        """Make the groups of two claims one, where more speaks for it than against; the smaller goes into the larger."""
        one, other = self._at(a), self._at(b)
        if one == other or self._votes[one].get(other, 0) <= 0:
            return
        if len(self._votes[one]) + len(self.parts[one]) < len(self._votes[other]) + len(self.parts[other]):
            one, other = other, one
        moved = self.parts.pop(other)
        self.parts[one] += moved
        for claim in moved:
            self._home[claim] = one
        for third, weight in self._votes.pop(other).items():
            del self._votes[third][other]
            if third != one:
                total = self._votes[one].get(third, 0) + weight
                self._votes[one][third] = self._votes[third][one] = total

    def _at(self, claim: int) -> int:
        home = self._home.setdefault(claim, claim)
        self.parts.setdefault(home, [claim])
        return home


def runs(labels: Rows) -> Iterator[slice]:
    """The stretches of equal labels, in order; equal ones must stand together."""
    cuts = np.flatnonzero(np.diff(labels)) + 1
    bounds = [0, *cuts.tolist(), len(labels)]
    return (slice(a, b) for a, b in pairwise(bounds) if a < b)


def members(home: Rows) -> Iterator[list[int]]:
    """The claims of each group in order, groups in the order of their first claims; those of one claim too."""
    order = np.argsort(home, kind="stable")
    return (order[run].tolist() for run in runs(home[order]))
