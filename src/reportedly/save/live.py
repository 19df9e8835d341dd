"""Which reports count: those added and not removed since. Parts and removals are told in the order of their
numbers."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from .parts import Part, parts


class Live:
    """Reads the ids of each part once: parts never change."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._ids: dict[tuple[str, Part], tuple[str, ...]] = {}

    def ids(self) -> dict[str, Part]:
        """Every report that counts and the part it stands in, in the order of adding."""
        return self.among(parts(self._library / "documents"))

    def among(self, documents: list[Part]) -> dict[str, Part]:
        """Those of them in these parts."""
        steps = [(part, "documents") for part in documents]
        steps += [(part, "removed") for part in parts(self._library / "removed")]
        found: dict[str, Part] = {}
        for part, table in sorted(steps):
            for document in self._of(table, part):
                if table == "removed":
                    found.pop(document, None)
                else:
                    found.setdefault(document, part)
        return found

    def _of(self, table: str, part: Part) -> tuple[str, ...]:
        known = self._ids.get((table, part))
        if known is None:
            column = "id" if table == "documents" else "document"
            path = self._library / table / part.name
            known = tuple(pq.read_table(path, columns=[column])[column].to_pylist())
            self._ids[table, part] = known
        return known
