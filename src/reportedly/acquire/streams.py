"""Streams of bytes: one whose beginning was looked at, and one unpacked within bounds."""

from __future__ import annotations

import gzip
import io
from typing import BinaryIO, cast

from ..errors import InputError
from .nouns import LARGEST_FILE

GREATEST_RATIO = 200
"""Unpacked bytes for each packed one, beyond `LARGEST_FILE`, that an honest file can reach; text packs about 1:5."""


class Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already, from its beginning again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = memoryview(head), rest
        self.consumed = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer from what was looked at, then from the rest."""
        if self._head:
            piece = bytes(self._head[: len(buffer)])
            self._head = self._head[len(piece) :]
        else:
            piece = self._rest.read(len(buffer))
        buffer[: len(piece)] = piece
        self.consumed += len(piece)
        return len(piece)


class _Unpacked(io.RawIOBase):
    def __init__(self, packed: BinaryIO, where: str) -> None:
        self._raw = Rejoined(b"", packed)
        self._file = gzip.GzipFile(fileobj=io.BufferedReader(self._raw))
        self._where, self._given = where, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._file.read(min(len(buffer), 65536))
        self._given += len(piece)
        if self._given > LARGEST_FILE + GREATEST_RATIO * self._raw.consumed:
            raise InputError(self._where, "unpacks to far more than it holds (a zip bomb?)", "unpack it yourself")
        buffer[: len(piece)] = piece
        return len(piece)


def gunzipped(packed: BinaryIO, where: str) -> BinaryIO:
    """The stream unpacked as it is read. Reading raises InputError when it grows without bound, OSError or
    EOFError when it is damaged."""
    return cast(BinaryIO, io.BufferedReader(_Unpacked(packed, where)))
