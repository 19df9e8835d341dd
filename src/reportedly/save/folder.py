"""A library's folder: told apart from any other by its marker, and what goes wrong in it said in one line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from ..errors import LibraryError
from .parts import TEMPORARY, sync

MARKER = "library.json"
FORMAT = 1


@contextmanager
def guarded(folder: Path) -> Iterator[None]:
    """Turn what the system and the Parquet reader complain about into one LibraryError line."""
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error).splitlines()[0]
        where = error.filename or folder
        advice = "nothing already acknowledged is lost; free space, or check the folder's permissions"
        raise LibraryError(f"{where}: {reason}; {advice}") from error
    except pa.ArrowException as error:
        reason = str(error).splitlines()[0]
        raise LibraryError(f"{folder}: a part is damaged ({reason}); restore it from a copy") from error


def holds_library(folder: Path) -> bool:
    """Whether there is a library, readable or not."""
    return (folder / MARKER).exists()


def made(folder: Path) -> None:
    """Make sure a library is in the folder: a new or empty folder becomes one."""
    with guarded(folder):
        if (folder / MARKER).exists():
            return checked(folder)
        folder.mkdir(parents=True, exist_ok=True)
        if any(not path.name.startswith(TEMPORARY) for path in folder.iterdir()):
            raise LibraryError(f"{folder}: holds other files and no library; name a new or an empty folder")
        temporary = folder / f"{TEMPORARY}{MARKER}-{os.getpid()}"
        temporary.write_text(json.dumps({"reportedly_library": FORMAT}) + "\n", encoding="utf-8")
        sync(temporary)
        os.replace(temporary, folder / MARKER)
        sync(folder)


def checked(folder: Path) -> None:
    """Raise LibraryError unless the folder holds a library this program can read."""
    with guarded(folder):
        try:
            marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            raise LibraryError(f"{folder}: no library here; `reportedly add` makes one") from None
        except ValueError:
            raise LibraryError(f"{folder / MARKER}: damaged; it should hold {{...}} of a library") from None
        found = marker.get("reportedly_library") if isinstance(marker, dict) else None
        if found != FORMAT:
            raise LibraryError(f"{folder}: a library of format {found}; this program reads format {FORMAT}")
