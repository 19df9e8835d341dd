"""Written dates -> days, as wide as what is written: a missing year stays missing, an unclear order stays open.

Values are TIMEX3: "2024-04-15", "2024-04", "XXXX-04-15". Nothing is taken from the clock or from another date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from msgspec import Struct

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
ABBREVIATED = {m[:3]: i for i, m in enumerate(MONTHS, 1)} | {"sept": 9}
NUMBER = {m: i for i, m in enumerate(MONTHS, 1)} | ABBREVIATED
WORDS = frozenset({"may", "march", "mar"})
"""In small letters and without a year these are other words."""

_MONTH = r"(?P<month>" + "|".join(sorted(NUMBER, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?!\w)"
_OF = r"(?:[ \xa0]+of)?[ \xa0]+"
PATTERNS = tuple(
    re.compile(p, re.I)
    for p in (
        r"(?<!\d)" + _YEAR + r"(?P<mark>[-/.])(?P<number>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)" + _YEAR,
        r"(?<![\d.,-])" + _DAY + _OF + _MONTH + r"(?:,?[ \xa0]+" + _YEAR + r")?",
        r"\b" + _MONTH + r"[ \xa0]+" + _DAY + r"(?![\d:]|[.,]\d)(?:,?[ \xa0]+" + _YEAR + r")?",
        r"\b" + _MONTH + r"[ \xa0]+" + _YEAR,
    )
)
"""In the order tried: 2024-04-15; 15.04.2024 or 04/15/2024; 15 April 2024; April 15, 2024; April 2024."""
BASIC = re.compile(r"\s*((?:1[89]|20)\d\d)(\d\d)(\d\d)(?=\s*\Z|T\d)")
PARTIAL = re.compile(r"\s*((?:1[89]|20)\d\d)(?:-(\d\d))?\s*\Z")


class Day(Struct, frozen=True):
    """A date as far as it is written. `note` says how an unclear one was taken."""

    earliest: str | None
    latest: str | None
    value: str
    note: str = ""

    @property
    def complete(self) -> bool:
        """Whether it names one day of one year."""
        return self.earliest is not None and self.earliest == self.latest


class Written(Struct, frozen=True):
    """A date in a text: `text[start:end]`."""

    start: int
    end: int
    day: Day


def written(text: str) -> tuple[Written, ...]:
    """The dates in a short stretch of text, in its order. Linear in its length."""
    found: list[Written] = []
    taken = bytearray(len(text))
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            if (day := _day(match.groupdict())) is not None:
                end -= match[0].endswith(".") and _sentence_ends(text, end)
                found.append(Written(start, end, day))
    return tuple(sorted(found, key=lambda w: w.start))


def stamp(value: str) -> Day | None:
    """The day a metadata field states: ISO 8601 (the day as written, in its own time zone), or a written date."""
    if match := PARTIAL.match(value):
        return month(int(match[1]), int(match[2])) if match[2] else year(int(match[1]))
    if match := BASIC.match(value):
        return exact(int(match[1]), int(match[2]), int(match[3]))
    return next((w.day for w in written(value[:200]) if w.day.earliest), None)


def exact(y: int, m: int, d: int) -> Day | None:
    """One day; None where the calendar has no such day."""
    try:
        value = date(y, m, d).isoformat()
    except ValueError:
        return None
    return Day(value, value, value)


def month(y: int, m: int) -> Day | None:
    """A month."""
    if not 1 <= m <= 12:
        return None
    return Day(f"{y}-{m:02}-01", f"{y}-{m:02}-{monthrange(y, m)[1]}", f"{y}-{m:02}")


def year(y: int) -> Day:
    """A year."""
    return Day(f"{y}-01-01", f"{y}-12-31", f"{y}")


def _day(found: dict[str, str | None]) -> Day | None:
    y = int(found["year"]) if found.get("year") else None  # type: ignore[arg-type]
    if found.get("first") and y:
        return _numeric(int(found["first"] or 0), int(found["second"] or 0), y, found["mark"] == ".")
    m = int(found["number"] or 0) if found.get("number") else NUMBER[(found["month"] or "").lower()]
    if not found.get("day"):
        return month(y, m) if y else None
    d = int(found["day"] or 0)
    if y:
        return exact(y, m, d)
    if found.get("month") in WORDS:
        return None
    return Day(None, None, f"XXXX-{m:02}-{d:02}") if exact(2000, m, d) else None


def _numeric(first: int, second: int, y: int, dotted: bool) -> Day | None:
    """Dots are read day first, as wherever they are used; with other marks both orders stand when both can."""
    day_first, month_first = exact(y, second, first), exact(y, first, second)
    if dotted or not (day_first and month_first) or first == second:
        return day_first or month_first
    days = sorted([str(day_first.value), str(month_first.value)])
    return Day(days[0], days[1], str(y), f"{first}/{second} is {' or '.join(days)}")


def _sentence_ends(text: str, end: int) -> bool:
    """Whether the full stop before `end` ends the line rather than a month's abbreviation."""
    return not text[end : end + 2].strip()[:1].isdigit()
