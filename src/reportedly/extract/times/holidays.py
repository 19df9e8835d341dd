"""Named days: fixed and movable feasts, and the commemorations news reports name without a date."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from .direction import NEAR_DAY
from .reading import Reading, Rule, Setting, Surroundings, rule
from .values import add_days, week_value
from .words import YEAR


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, n: int) -> Callable[[int], date]:
    """The n-th weekday (1 Monday) of a month; n = -1: the last."""

    def find(year: int) -> date:
        if n > 0:
            first = date(year, month, 1)
            return add_days(first, (weekday - first.isoweekday()) % 7 + 7 * (n - 1))
        last = add_days(date(year + (month == 12), month % 12 + 1, 1), -1)
        return add_days(last, -((last.isoweekday() - weekday) % 7))

    return find


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: add_days(easter(year), days)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year's day": _fixed(1, 1), "new year's eve": _fixed(12, 31), "new year's": _fixed(1, 1), "epiphany": _fixed(1, 6),
    "martin luther king day": _nth(1, 1, 3), "groundhog day": _fixed(2, 2), "valentine's day": _fixed(2, 14),
    "presidents day": _nth(2, 1, 3), "presidents' day": _nth(2, 1, 3), "st. patrick's day": _fixed(3, 17),
    "international women's day": _fixed(3, 8), "april fools' day": _fixed(4, 1), "april fool's day": _fixed(4, 1),
    "earth day": _fixed(4, 22), "anzac day": _fixed(4, 25), "may day": _fixed(5, 1), "mother's day": _nth(5, 7, 2),
    "memorial day": _nth(5, 1, -1), "father's day": _nth(6, 7, 3), "juneteenth": _fixed(6, 19), "canada day": _fixed(7, 1),
    "independence day": _fixed(7, 4), "fourth of july": _fixed(7, 4), "bastille day": _fixed(7, 14), "labor day": _nth(9, 1, 1),
    "columbus day": _nth(10, 1, 2), "halloween": _fixed(10, 31), "all saints' day": _fixed(11, 1), "guy fawkes night": _fixed(11, 5),
    "veterans day": _fixed(11, 11), "armistice day": _fixed(11, 11), "remembrance day": _fixed(11, 11),
    "thanksgiving day": _nth(11, 4, 4), "thanksgiving": _nth(11, 4, 4), "black friday": lambda y: add_days(_nth(11, 4, 4)(y), 1),
    "christmas eve": _fixed(12, 24), "christmas day": _fixed(12, 25), "christmas": _fixed(12, 25), "boxing day": _fixed(12, 26),
    "ash wednesday": _from_easter(-46), "palm sunday": _from_easter(-7), "good friday": _from_easter(-2),
    "easter sunday": _from_easter(0), "easter monday": _from_easter(1), "easter": _from_easter(0), "pentecost": _from_easter(49),
    "election day": lambda y: add_days(_nth(11, 1, 1)(y), 1),
}  # fmt: skip
_NAMES = "|".join(
    re.escape(h).replace(r"\ ", " ").replace("'", "['’]") for h in sorted(HOLIDAYS, key=lambda h: (-len(h), h))
)


def _holiday(match: re.Match[str], setting: Setting) -> Reading | None:
    name = " ".join(match["name"].lower().replace("’", "'").split())
    year = int(match["year"]) if match["year"] else _year(name, (match["which"] or "").lower(), setting)
    if not 1583 <= year <= 9998:
        return None
    day = HOLIDAYS[name](year)
    if match["week"]:
        return Reading("DATE", week_value(day) if name != "easter" else week_value(add_days(day, -1)))
    return Reading("DATE", day.isoformat())


def _year(name: str, which: str, setting: Setting) -> int:
    day = setting.day
    years = [y for y in (day.year - 1, day.year, day.year + 1) if 1583 <= y <= 9998] or [2000]
    if which == "last":
        return max((y for y in years if HOLIDAYS[name](y) < day), default=years[0])
    nearest = min(years, key=lambda y: (abs((HOLIDAYS[name](y) - day).days), y))
    if not which and abs((HOLIDAYS[name](nearest) - day).days) <= NEAR_DAY and setting.tense != "future":
        return nearest
    if not which and setting.tense == "past":
        return max((y for y in years if HOLIDAYS[name](y) <= day), default=years[0])
    if which == "next" or (not which and setting.tense == "future"):
        return min((y for y in years if HOLIDAYS[name](y) >= day), default=years[-1])
    return nearest


def _named_ok(match: re.Match[str], near: Surroundings) -> bool:
    word = match["name"]
    return word[0].isupper() and not re.match(
        r"\s(?:Island|Parade|tree|card|carol|shopping|gift|present)", near.after()
    )


def _remembered(match: re.Match[str], setting: Setting) -> Reading:
    return Reading("DATE", "2001-09-11")


NAMED_DAYS: tuple[Rule, ...] = (
    rule("9/11", r"9/11", _remembered),
    rule("sept. 11", r"Sept(?:\.|ember) 11(?:th)?(?= (?:\w{1,12} )?(?:attacks?|terror(?:ist)?|hijack\w*))", _remembered),
    rule("holiday", rf"(?:(?P<which>last|this|next) )?(?P<name>{_NAMES})(?P<week> week(?!end))?(?:,? (?P<year>{YEAR}))?", _holiday, _named_ok),
)  # fmt: skip
