"""TIMEX3 values: the calendar interval each stands for, and steps from one to another (ISO 8601, TimeML 1.2.1)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from .reading import Interval, When
from .words import CLOCK_UNITS, SEASON_MONTHS, UNITS

_PARTS = {"MO": (5, 12), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30), "MI": (12, 12), "DT": (6, 18)}
_CLOCK = re.compile(r"(\d\d)(?::(\d\d))?(?::(\d\d))?")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DATE = re.compile(r"(\d{4})(?:-(?:(\d\d)|W(\d\d)(-WE)?|Q([1-4])|H([12])|(SP|SU|FA|WI)))?")
FIRST, LAST = date(2, 1, 1), date(9990, 12, 31)
"""The days that are counted with: steps and time zones near the calendar's own ends would leave it."""


def on(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has none (or it lies outside of what is counted with)."""
    if not (FIRST.year <= year <= LAST.year and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def month_value(year: int, month: int) -> str:
    """ "2016-03"."""
    return f"{year:04d}-{month:02d}"


def week_value(day: date) -> str:
    """The ISO week of a day: "1998-W05"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_value(day: date) -> str:
    """The quarter of a day: "1998-Q1"."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def interval_of(value: str) -> Interval:
    """First and last day (or minute) of a value; (None, None) for a duration, a set, a reference or a partial value."""
    if "T" in value and not value.startswith("P"):
        return _clock_interval(value)
    if match := _DAY.fullmatch(value):
        day = on(*(int(x) for x in match.groups()))
        return day, day
    if re.fullmatch(r"\d{3}X", value):
        return date(int(value[:3]) * 10 or 1, 1, 1), date(int(value[:3]) * 10 + 9, 12, 31)
    if re.fullmatch(r"\d\dXX", value):
        return date(int(value[:2]) * 100 or 1, 1, 1), date(int(value[:2]) * 100 + 99, 12, 31)
    if match := _DATE.fullmatch(value):
        return _calendar_interval(match)
    return None, None


def _calendar_interval(match: re.Match[str]) -> Interval:
    year = int(match[1])
    if not FIRST.year <= year <= LAST.year:
        return None, None
    if match[2]:
        return _months(year, int(match[2]), int(match[2])) if 1 <= int(match[2]) <= 12 else (None, None)
    if match[3]:
        return _week(year, int(match[3]), bool(match[4]))
    if match[5]:
        return _months(year, int(match[5]) * 3 - 2, int(match[5]) * 3)
    if match[6]:
        return _months(year, int(match[6]) * 6 - 5, int(match[6]) * 6)
    if match[7]:
        return _months(year, *SEASON_MONTHS[match[7]])
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, first: int, last: int) -> Interval:
    end_year = min(year + (last < first), 9999)
    return date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1])


def _week(year: int, week: int, weekend: bool) -> Interval:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None, None
    return monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6)


@lru_cache(maxsize=4096)
def _clock_interval(value: str) -> Interval:
    day_part, clock = value.split("T", 1)
    match = _DAY.fullmatch(day_part)
    day = on(*(int(x) for x in match.groups())) if match else None
    if day is None:
        return None, None
    midnight = datetime(day.year, day.month, day.day)
    if clock in _PARTS:
        first, last = _PARTS[clock]
        return midnight + timedelta(hours=first), midnight + timedelta(hours=last)
    if at := _CLOCK.fullmatch(clock):
        moment = midnight + timedelta(hours=int(at[1]), minutes=int(at[2] or 0), seconds=int(at[3] or 0))
        return moment, moment + (timedelta(0) if at[2] else timedelta(minutes=59))
    return None, None


def as_day(when: When) -> date:
    """The day of a day or a moment."""
    return when.date() if isinstance(when, datetime) else when


def add_months(day: date, n: int) -> date:
    """The same day n months on, or the month's last; held inside the calendar."""
    months = min(max(day.year * 12 + day.month - 1 + n, FIRST.year * 12), LAST.year * 12 + 11)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add(day: date, n: float, unit: str) -> date:
    """The day n units on (n may be negative or a fraction); clock units count whole days only."""
    if unit in CLOCK_UNITS:
        return add_days(day, n / {"S": 86400, "M": 1440, "H": 24}[UNITS[unit]])
    if unit in ("day", "week", "fortnight", "weekend"):
        return add_days(day, n * {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}[unit])
    months = {"month": 1, "quarter": 3, "year": 12, "yr": 12, "decade": 120, "century": 1200, "millennium": 12000}[unit]
    whole = int(n * months)
    return add_days(add_months(day, whole), (n * months - whole) * 30)


def add_days(day: date, n: float) -> date:
    """n days on, held inside the calendar."""
    ordinal = day.toordinal() + int(min(max(n, -4_000_000), 4_000_000))
    return date.fromordinal(min(max(ordinal, FIRST.toordinal()), LAST.toordinal()))


def unit_value(day: date, unit: str) -> str:
    """The value of the calendar unit a day lies in."""
    if unit in ("year", "yr"):
        return f"{day.year:04d}"
    if unit == "month":
        return month_value(day.year, day.month)
    if unit in ("week", "fortnight"):
        return week_value(day)
    if unit == "weekend":
        return week_value(day) + "-WE"
    if unit == "quarter":
        return quarter_value(day)
    if unit == "decade":
        return f"{day.year // 10:03d}X"
    if unit in ("century", "millennium"):
        return f"{day.year // 100:02d}XX"
    return day.isoformat()


def shift(value: str, n: int, unit: str) -> str | None:
    """A date value n units on, at its own precision where that is no finer than the unit's; None for no calendar date."""
    first, _ = interval_of(value)
    if first is None:
        return None
    moved = add(as_day(first), n, unit)
    if re.fullmatch(r"\d{4}-Q\d", value):
        return quarter_value(moved)
    if re.fullmatch(r"\d{4}-H\d", value):
        return f"{moved.year:04d}-H{1 + (moved.month > 6)}"
    if match := re.fullmatch(r"\d{4}-(SP|SU|FA|WI)", value):
        return f"{moved.year:04d}-{match[1]}"
    if re.fullmatch(r"\d{4}", value) and unit in ("year", "decade", "century"):
        return f"{moved.year:04d}"
    if re.fullmatch(r"\d{4}-\d\d", value) and unit in ("month", "quarter", "year"):
        return month_value(moved.year, moved.month)
    return unit_value(moved, unit)


def duration_value(n: float | None, unit: str) -> str:
    """ "P3D", "PT5H30M", "P2Y6M", "PXW" (None: how many is not said)."""
    code = UNITS[unit]
    prefix = "PT" if unit in CLOCK_UNITS else "P"
    if unit == "weekend":
        code, n = ("D", n * 2) if n is not None else ("WE", n)
    if unit == "fortnight":
        n = n * 2 if n is not None else n
    if n is None:
        return f"{prefix}X{code}"
    if unit in ("decade", "century", "millennium"):
        code, n = "Y", n * {"decade": 10, "century": 100, "millennium": 1000}[unit]
    whole = int(n)
    if n == whole:
        return f"{prefix}{whole}{code}"
    finer = {"Y": ("M", 12), "H": ("M", 60), "D": ("H", 24)}.get(code) if code != "M" or prefix == "PT" else None
    if prefix == "PT" and code == "M":
        finer = ("S", 60)
    if finer is None:
        return f"{prefix}{n:g}{code}"
    rest = f"{'T' if code == 'D' else ''}{round((n - whole) * finer[1])}{finer[0]}"
    return f"{prefix}{whole}{code}{rest}" if whole else f"{'PT' if code == 'D' else prefix}{rest.lstrip('T')}"


def mask(values: Sequence[str]) -> str:
    """What the values share, component by component; where they differ, X. Values of different shape: PXX, XXXX."""
    parts = [re.split(r"([-:T])", v) for v in values]
    if len({len(p) for p in parts}) > 1 or any(p[1::2] != parts[0][1::2] for p in parts):
        return "XXXX"
    return "".join(_mask_part([p[i] for p in parts], whole=i == 2) for i in range(len(parts[0])))


def _mask_part(column: list[str], whole: bool) -> str:
    """Years and days keep their first digits ("201X", "2X"); a month is open as a whole."""
    if len(set(column)) == 1:
        return column[0]
    letter = column[0][0] if column[0][:1] in "WQH" else ""
    if letter:
        return letter + "X" * (len(column[0]) - 1)
    even = not whole and len({len(c) for c in column}) == 1
    shared = next(i for i in range(len(column[0])) if len({c[i] for c in column}) > 1) if even else 0
    return column[0][:shared] + "X" * (len(column[0]) - shared)
