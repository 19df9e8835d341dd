"""How what was kept of comparing all reports stands to the library as it is now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow.parquet as pq
from msgspec import Struct

from ..model import Extraction, Judgement
from .findings import Findings
from .generations import Marker, digest
from .parts import Part, parts
from .tables import dataset

Compare = Callable[[Iterator[Extraction], Sequence[Judgement], Mapping[str, str]], Findings]
"""Compares reports: handed each once, the judgements, and the story (id) each report (id) is settled in."""


class Kept(Struct, frozen=True):
    """What was kept: `at` (ISO time in UTC), of how many `reports`, the number of rows by table; and what changed
    since: reports added and removed (one replaced counts in both), judgements made."""

    at: str
    reports: int
    rows: dict[str, int]
    added: int = 0
    removed: int = 0
    judged: int = 0

    @property
    def current(self) -> bool:
        """Whether it is of the library as it is now."""
        return not (self.added or self.removed or self.judged)


def since(library: Path, live: Mapping[str, Part], folder: Path, marker: Marker) -> Kept:
    """What was kept, with what changed since."""
    judged = dataset(library, "judgements", _after(library, "judgements", marker.upto)).count_rows()
    same = digest(live) == marker.digest and not _after(library, "removed", marker.upto)
    still = marker.reports if same else len(settled(library, live, folder, marker))
    return Kept(marker.at, marker.reports, marker.rows, len(live) - still, marker.reports - still, judged)


def settled(library: Path, live: Mapping[str, Part], folder: Path, marker: Marker) -> dict[str, str]:
    """The story of every report that was there when findings were kept and has been since."""
    taken = dataset(library, "removed", _after(library, "removed", marker.upto)).to_table(columns=["document"])
    gone = set(taken["document"].to_pylist())
    rows = pq.read_table(folder / "stories.parquet", columns=["id", "documents"]).to_pylist()
    return {
        document: row["id"]
        for row in rows
        for document in row["documents"]
        if document in live and document not in gone
    }


def _after(library: Path, table: str, number: int) -> list[Part]:
    return [part for part in parts(library / table) if part.last > number]
