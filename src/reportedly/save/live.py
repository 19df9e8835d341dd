"""Which reports count: those added and not removed since. Parts and removals are told in the order of their
numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow.parquet as pq

from .parts import Part, parts


class Live:
    """Reads the ids of each part once: parts never change."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._ids: dict[tuple[Part, str], tuple[str, ...]] = {}
        self._told: tuple[list[tuple[Part, str]], dict[str, Part]] = ([], {})

    def ids(self) -> Mapping[str, Part]:
        """Every report that counts and the part it stands in, in the order of adding."""
        steps = sorted((part, table) for table in ("documents", "removed") for part in parts(self._library / table))
        if steps != self._told[0]:
            self._told = (steps, self._counted(steps))
        return self._told[1]

    def _counted(self, steps: Iterable[tuple[Part, str]]) -> dict[str, Part]:
        found: dict[str, Part] = {}
        for part, table in steps:
            for document in self._of(part, table):
                if table == "removed":
                    found.pop(document, None)
                else:
                    found.setdefault(document, part)
        return found

    def _of(self, part: Part, table: str) -> tuple[str, ...]:
        known = self._ids.get((part, table))
        if known is None:
            column = "id" if table == "documents" else "document"
            path = self._library / table / part.name
            known = tuple(pq.read_table(path, columns=[column])[column].to_pylist())
            self._ids[part, table] = known
        return known
