"""Every report with its claims, by number: a few thousand in memory, the others on the disk until they are asked for."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from ..model import Extraction
from .kept import Kept, Numbered
from .names import Vocabulary
from .readings import Reading, read
from .tellings import Encode, Telling, tellings

HELD = 2_000
"""Reports that stay in memory."""
NEAR = 500
"""Of those on the disk, how many are held until others are read."""

T = TypeVar("T")


class Account(Struct, frozen=True, gc=False, array_like=True):
    """A report as it is read, and its claims."""

    reading: Reading
    tellings: tuple[Telling, ...]


class _Ids(Struct, frozen=True, gc=False, array_like=True):
    claims: tuple[str, ...]


class Accounts:
    """The accounts in the order of the reports. Claims are numbered through."""

    def __init__(self) -> None:
        self._kept = Kept(Account, HELD, NEAR)
        self._ids = Kept(_Ids, 10 * HELD, NEAR)
        self._first = array("i")
        self._report = array("i")
        self.readings: Sequence[Reading] = Viewed(lambda: len(self._first), lambda i: self._kept[i].reading)
        self.tellings: Sequence[Telling] = Viewed(lambda: len(self._report), lambda i: self.at(i)[0])

    def append(self, account: Account) -> None:
        """Put the next report's account at the end."""
        self._first.append(len(self._report))
        self._report.extend([account.reading.index] * len(account.tellings))
        self._kept.append(account)
        self._ids.append(_Ids(tuple(t.claim.id for t in account.tellings)))

    def id(self, claim: int) -> str:
        """The id of a claim."""
        report = self._report[claim]
        return self._ids[report].claims[claim - self._first[report]]

    def of(self, report: int) -> tuple[Telling, ...]:
        """The claims of a report."""
        return self._kept[report].tellings

    def report(self, claim: int) -> int:
        """The report that a claim stands in."""
        return self._report[claim]

    @property
    def reports(self) -> npt.NDArray[np.int64]:
        """The report that each claim stands in."""
        return np.frombuffer(self._report, np.int32).astype(np.int64)

    def at(self, claim: int) -> tuple[Telling, Reading]:
        """A claim and the report it stands in."""
        report = self._report[claim]
        account = self._kept[report]
        return account.tellings[claim - self._first[report]], account.reading


class Viewed(Numbered[T], Generic[T]):
    """A part of every account, by number."""

    def __init__(self, length: Callable[[], int], item: Callable[[int], T]) -> None:
        self._length = length
        self._item = item

    def __len__(self) -> int:
        return self._length()

    def item(self, at: int) -> T:
        """The part with this number."""
        return self._item(at)


def accounts(extractions: Iterable[Extraction], vocabulary: Vocabulary, encode: Encode | None) -> Iterator[Account]:
    """Each report read against the vocabulary of all, its claims numbered on from those before."""
    first = 0
    for index, extraction in enumerate(extractions):
        reading = read(extraction, index, vocabulary)
        told = tellings(reading, extraction, first, encode)
        first += len(told)
        yield Account(reading, told)
