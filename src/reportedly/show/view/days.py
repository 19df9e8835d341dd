"""Days and partial dates as people write them; a day that isn't known is said not to be."""

from __future__ import annotations

import re
from datetime import date

from ...model import AsOf, Published

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
UNKNOWN = "date unknown"
_HOUR = re.compile(r"(\d{4}-\d\d-\d\d)T(MO|MI|AF|EV|NI|DT|\d\d:\d\d)")
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_PARTIAL = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")


def between(earliest: str | None, latest: str | None) -> str:
    """5 December 2017; December 2017; 2017; 5 to 12 December 2017; since, until; or that it isn't known."""
    first, last = _day(earliest), _day(latest)
    if not first or not last:
        bound = first or last
        return f"{'since' if first else 'until'} {_written(bound)}" if bound else UNKNOWN
    if first == last:
        return _written(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if _whole_month(first, last):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {_written(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {_written(last)}"
    return f"{_written(first)} to {_written(last)}"


def placed(published: Published) -> str:
    """The date a report is placed at."""
    return _or_partial(between(published.earliest, published.latest), published.value)


def as_of(time: AsOf | None) -> str:
    """The time a figure stands for."""
    if time is None:
        return UNKNOWN
    hour = _HOUR.match(time.value or "")
    if hour and (day := _day(hour[1])):
        return f"{_written(day)}, {_PARTS.get(hour[2], hour[2])}"
    return _or_partial(between(time.earliest, time.latest), time.value)


def _or_partial(known: str, value: str | None) -> str:
    partial = _PARTIAL.match(value or "")
    if known != UNKNOWN or not partial or not 1 <= int(partial[1]) <= 12:
        return known
    month = MONTHS[int(partial[1]) - 1]
    return f"{int(partial[2])} {month}, year unknown" if partial[2] else f"{month}, year unknown"


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _written(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _whole_month(first: date, last: date) -> bool:
    same = (first.year, first.month) == (last.year, last.month)
    return same and first.day == 1 and date.fromordinal(last.toordinal() + 1).day == 1
