"""Dates that are written as one range: "11-13 Dec.", "Aug. 15-20, 2016", "1939-45"."""

from __future__ import annotations

import re

from .direction import pick_year
from .reading import Reading, Rule, Setting, Surroundings, rule
from .values import mask, on
from .words import MONTH, YEAR, month_of

_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DASH = r"(?:-|–|—|/| - | – )"


def _days(match: re.Match[str], setting: Setting) -> Reading | None:
    """Both days and those between; the value keeps what all of them share."""
    first, last = (int(re.sub(r"\D", "", match[name])) for name in ("first", "last"))
    month = month_of(match["month"])
    year = int(match["year"]) if match["year"] else pick_year(setting, month, first)
    low, high = on(year, month, first), on(year, month, last)
    if low is None or high is None or low >= high:
        return None
    return Reading("DATE", mask([low.isoformat(), high.isoformat()]), (low, high))


def _years(match: re.Match[str], setting: Setting) -> Reading | None:
    first = int(match["first"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    low, high = on(first, 1, 1), on(last, 12, 31)
    if low is None or high is None or not 0 < last - first <= 200:
        return None
    return Reading("DATE", mask([str(first), str(last)]), (low, high))


def _years_ok(match: re.Match[str], near: Surroundings) -> bool:
    return near.entity not in ("MONEY", "PERCENT", "QUANTITY") and not re.search(r"[$£€#]\s?$", near.before())


RANGES: tuple[Rule, ...] = (
    rule("month days", rf"(?P<month>{MONTH}) (?P<first>{_NUMBER}){_DASH}(?P<last>{_NUMBER})(?!\d)(?:,? (?P<year>{YEAR}))?", _days,
         lambda m, n: m["month"][0].isupper()),
    rule("days month", rf"(?P<first>{_NUMBER}){_DASH}(?P<last>{_NUMBER})(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?", _days,
         lambda m, n: m["month"][0].isupper()),
    rule("years", rf"(?P<first>{YEAR}){_DASH}(?P<last>(?:1[1-9]|20)\d\d|\d\d)(?!\d)", _years, _years_ok),
)  # fmt: skip
