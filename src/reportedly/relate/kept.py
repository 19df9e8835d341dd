"""Items by number of which few are in memory: the first ones stay, the rest wait in a temporary file."""

from __future__ import annotations

import tempfile
from abc import abstractmethod
from array import array
from collections import OrderedDict
from collections.abc import Sequence
from typing import IO, Generic, TypeVar, overload

import msgspec

from ..errors import SpaceError

Item = TypeVar("Item")
T = TypeVar("T", bound=msgspec.Struct)


class Numbered(Sequence[Item], Generic[Item]):
    """A sequence whose items are looked up one by one when they are asked for."""

    @abstractmethod
    def item(self, at: int) -> Item:
        """The item of a number from 0 to the length, that left out."""

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | Sequence[Item]:
        if isinstance(at, slice):
            return [self.item(i) for i in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        return self.item(at)


class Kept(Numbered[T], Generic[T]):
    """A list to append to and to read from. `most` items stay as they came; of those in the file, the `near` read last.

    The file goes when the list does. Raises SpaceError where it can't be written.
    """

    def __init__(self, kind: type[T], most: int, near: int) -> None:
        self._held: list[T] = []
        self._most = most
        self._near = near
        self._read: OrderedDict[int, T] = OrderedDict()
        self._ends = array("q", [0])
        self._file: IO[bytes] | None = None
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(kind)

    def append(self, item: T) -> None:
        """Put an item at the end."""
        if len(self._held) < self._most:
            self._held.append(item)
            return
        blob = self._encoder.encode(item)
        try:
            self._file = self._file or tempfile.TemporaryFile(prefix="reportedly-")  # noqa: SIM115
            self._file.seek(self._ends[-1])
            self._file.write(blob)
        except OSError as error:
            raise SpaceError(tempfile.gettempdir(), str(error.strerror or error)) from error
        self._ends.append(self._ends[-1] + len(blob))

    def __len__(self) -> int:
        return len(self._held) + len(self._ends) - 1

    def item(self, at: int) -> T:
        """The item of this number, from memory or from the file."""
        return self._held[at] if at < len(self._held) else self._waiting(at)

    def _waiting(self, at: int) -> T:
        if at in self._read:
            self._read.move_to_end(at)
            return self._read[at]
        start, end = self._ends[at - len(self._held)], self._ends[at - len(self._held) + 1]
        assert self._file is not None
        try:
            self._file.seek(start)
            item = self._read[at] = self._decoder.decode(self._file.read(end - start))
        except OSError as error:
            raise SpaceError(tempfile.gettempdir(), str(error.strerror or error)) from error
        if len(self._read) > self._near:
            self._read.popitem(last=False)
        return item
