"""Which of the recurring dates is meant: the Friday before or after, this year's March or the last one."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .reading import Interval, Setting, Tense, When
from .values import add_days, as_day, interval_of, on

NEAR_DAY = 90
"""Days within which a day of a month named without its year is this one, whatever the clause's tense."""
NEAR_MONTH = 45
"""The same for the middle of a month named alone."""


def nearest_weekday(day: date, weekday: int, tense: Tense) -> date:
    """The weekday (1-7) a bare name means: the next one for a future or a present clause ("meets on Friday"), else the one just past (the day itself counts)."""
    ahead = (weekday - day.isoweekday()) % 7
    return add_days(day, ahead if tense in ("future", "present") else (ahead - 7 if ahead else 0))


def pick_year(setting: Setting, month: int, dom: int | None = None) -> int:
    """The year of a month, or a day of it, named without one, by the clause's tense; nearest to the report otherwise."""
    day = setting.day

    def far(year: int) -> int:
        point = on(year, month, min(dom or 15, 28))
        return abs((point or day).toordinal() - day.toordinal())

    years = [y for y in (day.year - 1, day.year, day.year + 1) if 1 <= y <= 9999]
    nearest = min(years, key=lambda y: (far(y), y))
    if far(nearest) <= (NEAR_DAY if dom else NEAR_MONTH):
        return nearest
    if setting.tense == "past":
        behind = [y for y in years if (y, month, dom or 0) <= (day.year, day.month, day.day)]
        return max(behind, default=day.year)
    if setting.tense == "future":
        ahead = [y for y in years if (y, month, dom or 99) >= (day.year, day.month, day.day)]
        return min(ahead, default=day.year)
    return nearest


def edge_of(match: re.Match[str]) -> str:
    """The edge word before a date ("early", "end of", "around"), in lower case; "" for none."""
    groups = match.groupdict()
    return " ".join((groups.get("edge") or groups.get("near") or "").lower().removeprefix("the ").split())


def narrowed(value: str, edge: str, day: date) -> Interval:
    """The part of a value's interval that "early", "mid-", "late", "earlier" or "later" leaves, drawn generously."""
    first, last = interval_of(value)
    if first is None or last is None:
        return first, last
    if first == last and not edge.startswith(("earlier", "later")):
        return first, last
    a, b = as_day(first), as_day(last)
    return _part(a, b, edge.lower(), day)


def _part(a: date, b: date, edge: str, day: date) -> tuple[When, When]:
    days = (b - a).days
    if edge.startswith(("earlier",)):
        return a, min(b, day) if day >= a else b
    if edge.startswith("later"):
        return (max(a, day) if day <= b else a), b
    if (
        "early" in edge
        or "beginning" in edge
        or "start" in edge
        or "first" in edge
        or "onset" in edge
        or "turn" in edge
    ):
        return a, a + timedelta(days=days // 2)
    if "late" in edge or "end" in edge or "close" in edge or "last" in edge:
        return a + timedelta(days=(days + 2) // 2), b
    if edge.startswith("mid") or "middle" in edge:
        return a + timedelta(days=days // 5), b - timedelta(days=days // 5)
    if edge.startswith(("around", "about")):
        return add_days(a, -max(3, days // 4)), add_days(b, max(3, days // 4))
    return a, b
