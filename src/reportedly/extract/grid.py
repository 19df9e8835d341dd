"""Which items' spans overlap a span: looked up by cells of the text, so that long reports take linear time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from ..model import Span

T = TypeVar("T")
CELL = 512
"""Characters a cell covers."""


class Grid(Generic[T]):
    """Items by the spans they were added under; one item may have several spans."""

    def __init__(self, rows: Iterable[tuple[Span, T]] = ()) -> None:
        self._rows: list[tuple[Span, T]] = []
        self._cells: dict[int, list[int]] = {}
        for span, item in rows:
            self.add(span, item)

    def add(self, span: Span, item: T) -> None:
        """Let `item` be found under `span`."""
        for cell in range(span.start // CELL, (span.end - 1) // CELL + 1):
            self._cells.setdefault(cell, []).append(len(self._rows))
        self._rows.append((span, item))

    def rows(self, span: Span) -> list[tuple[Span, T]]:
        """(span, item) of all spans that overlap this one, in the order they were added."""
        cells = range(span.start // CELL, (span.end - 1) // CELL + 1)
        numbers = {n for cell in cells for n in self._cells.get(cell, ())}
        return [self._rows[n] for n in sorted(numbers) if self._rows[n][0].overlaps(span)]

    def items(self, span: Span) -> list[T]:
        """The items of those spans, each once."""
        found: dict[int, T] = {}
        for _, item in self.rows(span):
            found.setdefault(id(item), item)
        return list(found.values())
