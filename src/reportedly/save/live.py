"""Which reports count: those added and not removed since. Parts and removals are told in the order of their
numbers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow.parquet as pq

from .parts import Part, parts

Step = tuple[Part, str]
"""A part, and the table that says what it does: `documents` or `removed`."""


class Live:
    """Reads the ids of each part once: parts never change."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._told: dict[Step, tuple[str, ...]] = {}
        self._ids: dict[str, Part] = {}

    def ids(self) -> Mapping[str, Part]:
        """Every report that counts and the part it stands in, in the order of adding. It never changes: where the
        library does, the next call gives another."""
        steps = sorted((part, table) for table in ("documents", "removed") for part in parts(self._library / table))
        if steps != list(self._told):
            self._follow(steps)
        return self._ids

    @property
    def parts(self) -> list[Part]:
        """The parts of the mapping last given, oldest first."""
        return [part for part, table in self._told if table == "documents"]

    def within(self, part: Part) -> list[str]:
        """The reports that count of a part in the mapping last given, in the order of adding."""
        return [document for document in self._told.get((part, "documents"), ()) if self._ids.get(document) == part]

    def _follow(self, steps: list[Step]) -> None:
        """Add what is new; where parts were merged, everything is counted again."""
        before = list(self._told)
        goes_on = steps[: len(before)] == before
        told = {step: self._told[step] if step in self._told else self._read(*step) for step in steps}
        found = dict(self._ids) if goes_on else {}
        for part, table in steps[len(before) if goes_on else 0 :]:
            for document in told[part, table]:
                if table == "removed":
                    found.pop(document, None)
                else:
                    found.setdefault(document, part)
        self._told, self._ids = told, found

    def _read(self, part: Part, table: str) -> tuple[str, ...]:
        column = "id" if table == "documents" else "document"
        path = self._library / table / part.name
        return tuple(pq.read_table(path, columns=[column])[column].to_pylist())
