"""What a person named -> sources, in the order given; folders are walked in the order of their paths."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError
from .nouns import Source
from .readers import READERS, readable

ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")


def sources(inputs: Iterable[str | Path], fetch: bool) -> Iterator[Source | InputError]:
    """Everything to be read, one at a time; an InputError for what isn't there or isn't allowed."""
    for given in inputs:
        name = str(given)
        if name == "-":
            yield Source(where="-", open=_standard_input, path="-")
        elif ADDRESS.match(name) and isinstance(given, str):
            yield _address(name, fetch)
        else:
            yield from _path(name)


def _standard_input() -> BinaryIO:
    """Standard input as bytes; closing what is returned leaves it open."""
    return io.BufferedReader(_Unclosed(sys.stdin.buffer))


class _Unclosed(io.RawIOBase):
    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._stream.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def _address(url: str, allowed: bool) -> Source | InputError:
    if not url.lower().startswith(("http://", "https://")):
        return InputError(url, "is no http or https address, and no other is fetched", "save it and give the file")
    if not allowed:
        return InputError(url, "is an address, and nothing is fetched unless asked", "pass --fetch")
    try:
        source: Source = import_module(".fetch", __package__).fetch(url)
    except InputError as error:
        return error
    return source


def _path(name: str) -> Iterator[Source | InputError]:
    if "\0" in name:
        yield InputError(_shown(name), "no file can have this name", "check the path")
    elif os.path.isdir(name):
        yield from _folder(name)
    elif not os.path.lexists(name):
        yield InputError(_shown(name), "there is no such file or folder", "check the path")
    else:
        yield _file(name)


def _file(name: str) -> Source:
    shown = _shown(name)
    return Source(
        where=shown,
        open=lambda: open(name, "rb"),
        path=shown,
        name=os.path.basename(shown),
    )


def _shown(name: str) -> str:
    """A path as one line of Unicode, whatever bytes it is made of."""
    readable = os.fsencode(name).decode("utf-8", "replace")
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in readable)


def _folder(name: str) -> Iterator[Source | InputError]:
    problems: list[OSError] = []
    found = sorted(_walk(name, problems))
    for problem in problems:
        yield InputError(_shown(str(problem.filename)), "the folder can't be opened", "check its permissions")
    if not found and not problems:
        endings = " ".join(e for reader in READERS for e in reader.extensions)
        yield InputError(_shown(name), "nothing readable in this folder", f"put files there that end in {endings}")
    for path in found:
        yield _file(path)


def _walk(folder: str, problems: list[OSError]) -> Iterator[str]:
    """Regular files of a kind that is read; hidden files and folders, and links to folders, are left out."""
    for parent, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = [f for f in folders if not f.startswith(".")]
        for file in files:
            path = os.path.join(parent, file)
            if readable(file) and not file.startswith(".") and os.path.isfile(path):
                yield path
