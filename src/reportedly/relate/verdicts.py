"""The verdicts on all pairs, in the order of the pairs; what grouping needs of them in columns, the rest on the disk."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import get_args

import numpy as np
import numpy.typing as npt

from ..model import RelationType
from .kept import Kept
from .tellings import Telling
from .verdict import Verdict

HELD = 50_000
"""Verdicts that stay in memory."""
NEAR = 5_000
"""Of those on the disk, how many are held until others are read."""
RESTATED = 0.7
"""Score from which a claim is a report's second telling of its own."""
KINDS: tuple[RelationType, ...] = get_args(RelationType)
SAME = KINDS.index("same")
Rows = npt.NDArray[np.int64]


class Verdicts:
    """A list of verdicts to append to and to read from by number."""

    def __init__(self) -> None:
        self._kept = Kept(Verdict, HELD, NEAR)
        self._left, self._right = array("i"), array("i")
        self._kind, self._apart, self._restated = array("b"), array("b"), array("b")
        self._score = array("d")
        self.apart: list[tuple[int, int, float]] = []
        """Two claims without a verdict, and what weighs against their being one."""

    def append(self, v: Verdict, left: Telling, right: Telling) -> None:
        """Put the verdict on a left and a right claim at the end."""
        self._kept.append(v)
        self._left.append(v.left)
        self._right.append(v.right)
        self._kind.append(KINDS.index(v.relation))
        self._score.append(v.score)
        self._apart.append(nested(left, right))
        self._restated.append(restated(v, left, right))

    def __len__(self) -> int:
        return len(self._left)

    def __getitem__(self, at: int) -> Verdict:
        return self._kept[at]

    def __iter__(self) -> Iterator[Verdict]:
        return iter(self._kept)

    @property
    def ends(self) -> tuple[Rows, Rows]:
        """The left and the right claim of each."""
        return np.frombuffer(self._left, np.int32).astype(np.int64), np.frombuffer(self._right, np.int32).astype(
            np.int64
        )

    @property
    def kinds(self) -> npt.NDArray[np.int8]:
        """The relation of each, as its place in KINDS."""
        return np.frombuffer(self._kind, np.int8)

    @property
    def scores(self) -> npt.NDArray[np.float64]:
        """The score of each."""
        return np.frombuffer(self._score, np.float64)

    @property
    def joining(self) -> Rows:
        """Numbers of those that say two claims are one and neither is a part of the other."""
        return np.flatnonzero((self.kinds == SAME) & (np.frombuffer(self._apart, np.int8) == 0))

    @property
    def restating(self) -> Rows:
        """Numbers of those that show a report telling its own claim again."""
        return np.flatnonzero(np.frombuffer(self._restated, np.int8))


def nested(a: Telling, b: Telling) -> bool:
    """A claim within a longer one of the same report that states more figures is a part of it, not a second telling."""
    if a.report != b.report or not a.claim.span.overlaps(b.claim.span):
        return False
    return len(a.main_quantities) != len(b.main_quantities)


def restated(v: Verdict, left: Telling, right: Telling) -> bool:
    """Whether one report tells the same twice, in more or fewer words."""
    again = v.relation == "same" or (
        v.relation == "refines"
        and (left.frame.headline or right.frame.headline)
        and bool(left.main_quantities) == bool(right.main_quantities)
    )
    return again and left.report == right.report and v.score >= RESTATED and not nested(left, right)
