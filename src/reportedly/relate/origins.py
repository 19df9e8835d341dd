"""How many independent origins stand behind each claim told: known ones listed, unknown ones counted apart, every merge with its why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from ..model import OriginEntry
from .accounts import Accounts
from .entry import entry
from .groups import members
from .names import Vocabulary
from .one_voice import Bodies, affiliations
from .sources import Voice, voices
from .verdicts import Rows, Verdicts

NEAR = 500
"""Reports whose voices are held until others are read."""
CIRCLES = 50
"""Stories whose people are held until others are read."""


def origins(
    accounts: Accounts,
    entries: Iterable[Sequence[int]],
    near: Rows,
    copied: frozenset[frozenset[int]],
    vocabulary: Vocabulary,
) -> Iterator[OriginEntry]:
    """One entry for each claim told, in one report or more.

    `near` names for every report the first of those among which a person's body is looked for (its story, or all of a
    handful); `copied` are the pairs of reports of which one copies the other.
    """
    readings, circles = accounts.readings, {part[0]: part for part in members(near)}

    @lru_cache(NEAR)
    def spoken(report: int) -> dict[int, list[Voice]]:
        return voices(accounts.of(report), readings[report], vocabulary)

    @lru_cache(CIRCLES)
    def people(around: tuple[int, ...]) -> Bodies:
        reports = [r for circle in around for r in circles[circle]]
        return affiliations(v for r in reports for found in spoken(r).values() for v in found)

    for part in entries:
        reports = [accounts.report(i) for i in part]
        said = {i: spoken(r)[i] for i, r in zip(part, reports, strict=True)}
        around = tuple(sorted({int(near[r]) for r in reports}))
        yield entry(part, accounts.tellings, said, people(around), copied, readings)


def entries(home: Rows, verdicts: Verdicts) -> Iterator[list[int]]:
    """The groups, joined where one report restates itself in more or fewer words; every claim stands in exactly one."""
    parent: list[int] = home.tolist()

    def root(x: int) -> int:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    left, right = verdicts.ends
    for i in verdicts.restating.tolist():
        a, b = sorted((root(int(left[i])), root(int(right[i]))))
        parent[b] = a
    return members(np.array([root(i) for i in range(len(parent))], np.int64))
