"""Days as intervals of ordinals, a year left open where no year can be known."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

_PARTIAL = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_CLOCK = re.compile(r"T(\d\d):(\d\d)")
NO_YEAR = 2000


class Days(Struct, frozen=True, gc=False, array_like=True):
    """First and last day (proleptic ordinals, both included); `year` False where the year was filled in."""

    first: int
    last: int
    year: bool = True


def days(earliest: str | None, latest: str | None, value: str | None = None) -> Days | None:
    """The days that an interval or a partial TIMEX3 value ("XXXX-12-05") can mean; None where nothing is known."""
    first, last = _ordinal(earliest), _ordinal(latest)
    if first is not None and last is not None:
        return Days(min(first, last), max(first, last))
    match = _PARTIAL.match(value or "")
    if match:
        month, day = int(match[1]), match[2]
        try:
            start = date(NO_YEAR, month, int(day or 1))
        except ValueError:
            return None
        end = start if day else date(NO_YEAR + month // 12, month % 12 + 1, 1)
        return Days(start.toordinal(), end.toordinal() - (0 if day else 1), year=False)
    return None


def _ordinal(text: str | None) -> int | None:
    try:
        return date.fromisoformat((text or "")[:10]).toordinal()
    except ValueError:
        return None


def aligned(left: Days, right: Days) -> tuple[Days, Days]:
    """The two on one calendar: a missing year is taken from the other, the nearer way round."""
    if left.year == right.year:
        return left, right
    if left.year:
        turned, other = aligned(right, left)
        return other, turned
    year = date.fromordinal(right.first).year
    best = min((_moved(left, y) for y in (year - 1, year, year + 1)), key=lambda d: abs(d.first - right.first))
    return best, right


def _moved(value: Days, year: int) -> Days:
    return Days(_in_year(value.first, year), _in_year(value.last, year))


def _in_year(day: int, year: int) -> int:
    """The same day of the same month; 29 February counts as the 28th where a year has none."""
    at = date.fromordinal(day)
    year += at.year - NO_YEAR
    try:
        return at.replace(year=year).toordinal()
    except ValueError:
        return at.replace(year=year, day=28).toordinal()


def gap(left: Days | None, right: Days | None) -> int | None:
    """Days from the end of `left` to the start of `right`: positive when right is later, negative when left is, 0 when they touch."""
    if left is None or right is None:
        return None
    left, right = aligned(left, right)
    if right.first > left.last:
        return right.first - left.last
    if left.first > right.last:
        return right.last - left.first
    return 0


def clock(value: str | None) -> int | None:
    """Minutes after midnight of a TIMEX3 time value, or None."""
    match = _CLOCK.search(value or "")
    return int(match[1]) * 60 + int(match[2]) if match else None
