"""Which claims are tied to another report's: by their group, or by a relation between groups."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .verdicts import KINDS, Rows, Verdicts

_APART = KINDS.index("conflicts")


def tied(home: Rows, reports: Rows, verdicts: Verdicts) -> npt.NDArray[np.bool_]:
    """For every claim, whether its group, or one that stands in a relation to it, is also told by another report.

    `home`: each claim's group, named by its first claim; `reports`: each claim's report.
    """
    low, high = reports.copy(), reports.copy()
    np.minimum.at(low, home, reports)
    np.maximum.at(high, home, reports)
    least, most = low.copy(), high.copy()
    left, right = (home[ends] for ends in verdicts.ends)
    for one, other in ((left, right), (right, left)):
        np.minimum.at(least, one, low[other])
        np.maximum.at(most, one, high[other])
    return np.asarray((least != most)[home])


class Bonds:
    """Pairs of claims of different reports that tell of one thing, by story: all that a relation ties but conflicts,
    in which the doers can be two."""

    def __init__(self, near: Rows, reports: Rows, verdicts: Verdicts) -> None:
        left, right = verdicts.ends
        across = reports[left] != reports[right]
        within = near[reports[left]] == near[reports[right]]
        kept = np.flatnonzero(across & within & (verdicts.kinds != _APART))
        stories = near[reports[left[kept]]]
        order = np.argsort(stories, kind="stable")
        self._stories = stories[order]
        self._pairs = np.stack([left[kept], right[kept]], axis=1)[order]

    def of(self, story: int) -> list[tuple[int, int]]:
        """Those of a story, named by its first report."""
        start, end = np.searchsorted(self._stories, [story, story + 1])
        return [(a, b) for a, b in self._pairs[start:end].tolist()]
