"""What was found by comparing all reports, kept a generation at a time: whole or not at all, the newest counts.

`related/<number>/<table>.parquet`, and last `kept.json`, which makes the generation exist. A reader needs no lock. A
generation that a newer one stands for stays readable for a while; what a killed writer left is never seen.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import msgspec
from msgspec import Struct

from .findings import Findings, store
from .parts import GRACE, TEMPORARY, placed, sync
from .schemas import FINDINGS

FOLDER = "related"
MARKER = "kept.json"
FORMAT = 1
"""Raised when the tables change: an older generation then counts no more, and comparing makes another."""
NAME = re.compile(r"\d{8}")


class Covered(Struct, frozen=True):
    """The state of a library that findings are of: `reports` by number and by `digest` of their ids in order; `upto` is the
    highest number of a part then, `at` an ISO time in UTC."""

    reports: int
    digest: str
    upto: int
    at: str

    @classmethod
    def of(cls, ids: Iterable[str], upto: int, at: str) -> Covered:
        """The state with these reports, in the order of adding."""
        listed = list(ids)
        return cls(len(listed), digest(listed), upto, at)


class Marker(Covered, frozen=True, kw_only=True):
    """What `kept.json` says: the state, and the number of rows by table."""

    reportedly_findings: int
    rows: dict[str, int]


def digest(ids: Iterable[str]) -> str:
    """One number for ids in an order."""
    return sha256(msgspec.json.encode(list(ids))).hexdigest()


def newest(library: Path) -> tuple[Path, Marker] | None:
    """The generation that counts: its folder and what it says of itself."""
    for folder in reversed(_listed(library)):
        if marker := _marker(folder):
            return folder, marker
    return None


def keep(library: Path, findings: Findings, covered: Covered) -> None:
    """Write a generation; its tables never wholly in memory. With the lock held. Raises OSError."""
    folder = library / FOLDER / f"{_next(library):08}"
    folder.mkdir()
    sync(folder.parent)
    try:
        marker = Marker(reportedly_findings=FORMAT, rows=store(folder, findings), **msgspec.structs.asdict(covered))
        with placed(folder / MARKER) as temporary:
            temporary.write_bytes(msgspec.json.format(msgspec.json.encode(marker)) + b"\n")
    except BaseException:
        _remove(folder)
        raise


def sweep(library: Path, grace: float = GRACE) -> None:
    """Remove what never came to exist, and generations that a newer one has stood for longer than `grace` seconds. Only
    with the lock held."""
    folders = _listed(library)
    there = [folder for folder in folders if _marker(folder)]
    late = {old for old, new in pairwise(there) if time.time() - (new / MARKER).stat().st_mtime > grace}
    for folder in folders:
        if folder not in there or folder in late:
            _remove(folder)


def _listed(library: Path) -> list[Path]:
    try:
        return sorted(path for path in (library / FOLDER).iterdir() if NAME.fullmatch(path.name))
    except FileNotFoundError:
        return []


def _next(library: Path) -> int:
    return max((int(folder.name) for folder in _listed(library)), default=0) + 1


def _marker(folder: Path) -> Marker | None:
    with suppress(FileNotFoundError, NotADirectoryError, msgspec.MsgspecError):
        marker = msgspec.json.decode((folder / MARKER).read_bytes(), type=Marker)
        return marker if marker.reportedly_findings == FORMAT else None
    return None


def _remove(folder: Path) -> None:
    """Take a generation away, its marker first; other people's files in its folder stay, and the folder with them."""
    for name in (MARKER, *(f"{table}.parquet" for table in FINDINGS)):
        for path in (folder / name, folder / f"{TEMPORARY}{name}"):
            path.unlink(missing_ok=True)
    with suppress(OSError):
        os.rmdir(folder)
