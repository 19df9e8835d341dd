"""What comparing reports found, as it is handed in to be kept and handed out again: row by row, never all in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import msgspec
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from ..model import Cap, Copy, Group, GroupRelation, OriginEntry, Series, Story
from .folder import guarded
from .parts import placed
from .schemas import FINDINGS, FOUND

ROWS = 4096
"""Rows in memory at once."""


class Findings(Protocol):
    """What was found, one function a kind."""

    def copies(self) -> Iterable[Copy]:
        """Reports that share text."""

    def groups(self) -> Iterable[Group]:
        """Claims that say the same, two or more."""

    def relations(self) -> Iterable[GroupRelation]:
        """How groups stand to each other."""

    def origins(self) -> Iterable[OriginEntry]:
        """On how many origins each claim told stands."""

    def figure_series(self) -> Iterable[Series]:
        """Each thing counted more than once."""

    def stories(self) -> Iterable[Story]:
        """The reports by what they are about, each report in one."""

    def caps(self) -> Iterable[Cap]:
        """What was left out."""


class Stored:
    """The findings in a folder, read as they are asked for. Nothing where the folder is None."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def copies(self) -> Iterator[Copy]:
        """Reports that share text."""
        return self._read("copies")

    def groups(self) -> Iterator[Group]:
        """Claims that say the same, two or more."""
        return self._read("groups")

    def relations(self) -> Iterator[GroupRelation]:
        """How groups stand to each other."""
        return self._read("relations")

    def origins(self) -> Iterator[OriginEntry]:
        """On how many origins each claim told stands."""
        return self._read("origins")

    def figure_series(self) -> Iterator[Series]:
        """Each thing counted more than once."""
        return self._read("figure_series")

    def stories(self) -> Iterator[Story]:
        """The reports by what they are about, each report in one."""
        return self._read("stories")

    def caps(self) -> Iterator[Cap]:
        """What was left out."""
        return self._read("caps")

    def dataset(self, name: str) -> ds.Dataset:
        """One table of them, for SQL."""
        files = [str(self._folder / f"{name}.parquet")] if self._folder else []
        return ds.dataset(files, schema=FOUND[name], format="parquet")

    def _read(self, name: str) -> Iterator[Any]:
        if self._folder is None:
            return
        with guarded(self._folder), pq.ParquetFile(self._folder / f"{name}.parquet") as file:
            for batch in file.iter_batches(batch_size=ROWS):
                yield from msgspec.convert(batch.to_pylist(), list[FINDINGS[name]])  # type: ignore[valid-type]


def store(folder: Path, findings: Findings) -> dict[str, int]:
    """Write every kind of finding to a file of its own in this folder: how many there were of each."""
    return {name: _store(folder / f"{name}.parquet", name, getattr(findings, name)()) for name in FINDINGS}


def _store(path: Path, name: str, found: Iterable[msgspec.Struct]) -> int:
    items, count = iter(found), 0
    with placed(path) as temporary, pq.ParquetWriter(temporary, FOUND[name], compression="zstd") as file:
        while batch := list(islice(items, ROWS)):
            rows = [{"position": at, **msgspec.to_builtins(one)} for at, one in enumerate(batch, count)]
            file.write_table(pa.Table.from_pylist(rows, FOUND[name]))
            count += len(batch)
    return count
