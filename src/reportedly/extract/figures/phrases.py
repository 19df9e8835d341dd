"""Quantity phrases: number, unit sign, range and bound words put together into one interval."""

from __future__ import annotations

from collections.abc import Iterator

from .bounding import bounded
from .lexing import Lex, lexes
from .quantity import Quantity, operand, single
from .ranges import between, ranged, second, share

__all__ = ["Quantity", "quantities"]


def quantities(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Every quantity phrase of `text[start:end]`, in order, without overlaps."""
    row = lexes(text, start, end)
    i = floor = 0
    while i < len(row):
        found = between(row, i, text) or _quantity(row, i, text)
        if found is None:
            i += 1
            continue
        first, last, quantity = found
        first, last, quantity = bounded(row, first, last, quantity, floor)
        yield quantity
        i = floor = max(last, i + 1)


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
