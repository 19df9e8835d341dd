"""The feature on figures: the same, narrower, later, or impossible together."""

from __future__ import annotations

import re

from .days import gap
from .pairs import Finding, Pair, finding
from .quantities import CUMULATIVE, LOOSE, Quantity, counts_alike, stand

SETTLED_DAYS = 5
"""Estimates of something present that are fewer days apart speak of the same time."""
GROWTH = 2.0
"""A toll this many times the earlier one within days is no mere update."""
_CORRECTS = re.compile(
    r"\b(?:correct(?:ed|ion|s)?|revis\w+|mistaken\w*|wrong\w*|erroneous\w*|counted twice|overstated|understated|not \S+ as|initially|first announced)\b",
    re.IGNORECASE,
)


def figures(pair: Pair) -> Finding | None:
    """The most telling comparison among the claims' figures that count the same thing."""
    found = [
        f
        for left in pair.left.main_quantities
        for right in pair.right.main_quantities
        if counts_alike(left, right) and (f := _compare(pair, left, right))
    ]
    found += _corrections(pair)
    order = ("conflicts", "denies", "updates", "same", "refines", None)
    return min(found, key=lambda f: (order.index(f.relation), f.evidence.detail), default=None)


def _compare(pair: Pair, left: Quantity, right: Quantity) -> Finding | None:
    standing, days = stand(left, right), gap(left.days, right.days)
    said = f"{_said(pair, left, 0)} and {_said(pair, right, 1)}"
    if standing == "equal":
        return finding("figure", 1.0, f"both give {_said(pair, left, 0)}", "same")
    if (left.high == 0) != (right.high == 0) and standing == "apart":
        return finding("figure", 0.9, f"one says none, the other {said}", "denies", turned=right.high == 0)
    if left.figure.measure in LOOSE and not pair.shared - left.counted - right.counted:
        return None
    if days and _moves(pair, left, right, days):
        return finding("figure", 0.8, f"{said}, {abs(days)} days apart", "updates", turned=days > 0)
    if standing == "apart":
        return finding("figure", 0.8, f"{said} can't both hold at one time", "conflicts", "figure")
    if standing in ("narrower", "wider"):
        return finding("figure", 0.8, f"{said} can both hold; one is narrower", "refines", turned=standing == "wider")
    return finding("figure", 0.3, f"{said} overlap")


def _moves(pair: Pair, left: Quantity, right: Quantity, days: int) -> bool:
    """Whether the difference can be what happened between the two times."""
    later, earlier = (right, left) if days > 0 else (left, right)
    if _CORRECTS.search(pair.left.text if later is left else pair.right.text):
        return False
    if later.figure.measure in CUMULATIVE:
        grows = later.high >= earlier.low
        return grows and (later.low <= max(earlier.high, 1) * GROWTH + 3 or abs(days) > SETTLED_DAYS)
    if later.figure.measure in ("missing", "displaced"):
        return True
    return abs(days) > SETTLED_DAYS


def _corrections(pair: Pair) -> list[Finding]:
    out = []
    for one, other, turned in ((pair.left, pair.right, False), (pair.right, pair.left, True)):
        replaced = [q for q in one.quantities if q.role == "old"]
        for new in one.main_quantities:
            for old in replaced:
                for told in other.main_quantities:
                    if (
                        counts_alike(new, told)
                        and stand(old, told) == "equal"
                        and stand(new, told) == "apart"
                        and _CORRECTS.search(one.text)
                    ):
                        detail = (
                            f"{_said(pair, new, turned)} is given as the correction of {_said(pair, told, not turned)}"
                        )
                        out.append(finding("figure", 0.9, detail, "conflicts", "figure"))
    return out


def _said(pair: Pair, q: Quantity, side: int | bool) -> str:
    words = q.figure.span.of(pair.readings[int(side)].text)
    return f"{words} {q.figure.counts}" if q.figure.counts else words
