"""Quantity phrases: number, unit sign, range and bound words put together into one interval."""

from __future__ import annotations

from collections.abc import Iterator

from .bounding import bounded
from .lexing import Lex, lexes
from .numberwords import PLURAL, TENS, UNITS
from .plurals import SOME
from .quantity import Quantity, operand, single
from .ranges import between, ranged, second, share

STARTERS = {*UNITS, *TENS, *PLURAL, *SOME, "a", "an", "half", "between", "from", "ranging"}
__all__ = ["Quantity", "quantities"]


def quantities(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Every quantity phrase of `text[start:end]`, in order, without overlaps."""
    row = lexes(text, start, end)
    i = floor = 0
    while i < len(row):
        found = (between(row, i, text) or _quantity(row, i, text)) if _may_start(row, i) else None
        if found is None:
            i += 1
            continue
        first, last, quantity = found
        first, last, quantity = bounded(row, first, last, quantity, floor)
        yield quantity
        i = floor = max(last, i + 1)


def _may_start(row: list[Lex], i: int) -> bool:
    """Whether lex i can be the first of a phrase: a number, a word of one, or what stands before digits."""
    if row[i].kind != "word":
        return True
    return row[i].low in STARTERS or (i + 1 < len(row) and row[i + 1].kind != "word")


def _quantity(row: list[Lex], i: int, text: str) -> tuple[int, int, Quantity] | None:
    left = operand(row, i)
    if left is None:
        return None
    if found := share(row, left):
        return found
    right = second(row, left, text)
    if right is not None:
        return left.first, right.last, ranged(row, left, right)
    return left.first, left.last, single(row, left)
