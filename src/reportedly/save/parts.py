"""Immutable Parquet parts. A part is one number over all tables; it exists once its file in its last table
does.

`<table>/<last>.parquet`, or `<table>/<first>-<last>.parquet` for a part that stands for all of that range
(merged parts). A reader lists one folder and needs no lock. A file is written under a temporary name, synced,
renamed, and the folder synced, so that after a crash it is there whole or not at all; leftovers are swept by
the next writer.
"""

from __future__ import annotations

import os
import re
import time
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

NAME = re.compile(r"(?:(\d{8})-)?(\d{8})\.parquet")
TEMPORARY = ".writing-"
GRACE = 3600.0
"""Seconds for which merged parts stay readable: longer than any reader takes from listing files to opening
them."""


class Part(NamedTuple):
    """The numbers a part stands for, both included; equal for one not merged."""

    last: int
    first: int

    @property
    def name(self) -> str:
        """Its file name in every table."""
        single = self.first == self.last
        return f"{self.last:08}.parquet" if single else f"{self.first:08}-{self.last:08}.parquet"


def listed(folder: Path) -> list[Part]:
    """The parts of one table, oldest first; none where the folder is missing."""
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    return sorted(part for part in map(_named, names) if part)


@lru_cache(1 << 16)
def _named(name: str) -> Part | None:
    match = NAME.fullmatch(name)
    return Part(int(match[2]), int(match[1] or match[2])) if match else None


def parts(folder: Path) -> list[Part]:
    """The parts that count: those that no merged part stands for."""
    found: list[Part] = []
    for part in listed(folder):  # ranges are apart or one within the other, the outer one last
        while found and part.first <= found[-1].first:
            found.pop()
        found.append(part)
    return found


def highest(library: Path) -> int:
    """The highest number in any table, leftovers included; 0 in an empty library."""
    folders = [path for path in library.iterdir() if path.is_dir()]
    there = (part for folder in folders for part in map(_named, os.listdir(folder)) if part)
    return max(there, default=Part(0, 0)).last


def write(library: Path, part: Part, tables: Mapping[str, pa.Table]) -> None:
    """Write the part's tables in the order given; the last one makes the part exist. Raises OSError."""
    for name, table in tables.items():
        folder = library / name
        if not folder.exists():
            folder.mkdir()
            sync(library)
        place(folder / part.name, table)


def place(path: Path, table: pa.Table) -> None:
    """One Parquet file, whole or not at all."""
    with placed(path) as temporary:
        pq.write_table(table, temporary, compression="zstd")


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """The name to write a file under, so that it is at `path` afterwards: whole or not at all."""
    temporary = path.with_name(f"{TEMPORARY}{path.name}")
    yield temporary
    sync(temporary)
    os.replace(temporary, path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Have the system write a file or folder out to its disk."""
    if path.is_dir() and os.name == "nt":
        return  # folders can't be opened there, and renames are logged
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(library: Path, tables: Sequence[str], grace: float = GRACE) -> None:
    """Remove from these tables what no reader needs: files of a part that never came to exist (it isn't in
    the last table), and of parts merged longer than `grace` seconds ago. Only with the lock held."""
    known, current = listed(library / tables[-1]), parts(library / tables[-1])
    firsts = [part.first for part in current]
    merged = {part: current[bisect_right(firsts, part.first) - 1] for part in set(known) - set(current)}
    ages = {other: time.time() - _written(library / tables[-1] / other.name) for other in merged.values()}
    counting = set(current)
    for table in tables:
        for part in listed(library / table):
            over = ages[merged[part]] > grace if part in merged else part not in counting
            if over:
                (library / table / part.name).unlink()
        for path in sorted((library / table).glob(f"{TEMPORARY}*")):
            path.unlink()


def _written(path: Path) -> float:
    return path.stat().st_mtime
