"""Matches to times: each rule's reading for every day the report may be from, laid over one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct

from ...model import Span, TimeType
from .reading import Interval, Reading, Setting, Tense, When
from .scan import Match, is_clock, is_day
from .values import add_days, as_day, interval_of, mask
from .words import weekday_of

_DAY_VALUE = re.compile(r"\d{4}-\d\d-\d\d$")
_QUARTER_VALUE = re.compile(r"\d{4}-Q\d$")
UNKNOWN = (
    date(2015, 2, 11),
    date(1996, 5, 27),
    date(2017, 8, 3),
    date(2018, 11, 19),
    date(2020, 1, 21),
    date(2022, 7, 10),
)
"""Days that differ in weekday, month, season and leap year: a reading equal on all of them does not hang on the report's day."""


class Days(Struct, frozen=True):
    """The days a report may be from. `known`: they are real days; else their years (or all of them) stand for any."""

    days: tuple[date, ...]
    known: bool = True


class Resolved(Struct, frozen=True):
    """A time before it has an id."""

    span: Span
    type: TimeType
    value: str
    interval: Interval


def days_between(first: date, last: date) -> Days:
    """The days of an interval, at most 12 of them, evenly spread, both ends in."""
    n = (last - first).days
    steps = min(max(n, 0), 11)
    return Days(tuple(dict.fromkeys(add_days(first, round(n * i / max(steps, 1))) for i in range(steps + 1))))


class _Focus:
    """What a reader has in mind while reading on: the last date, the quarter the results are of, the sentence's day."""

    def __init__(self) -> None:
        self.value: str | None = None
        self.quarter: tuple[str, int] | None = None
        self.day: tuple[str, int] | None = None

    def setting(self, day: date, tense: Tense, sentence: int) -> Setting:
        quarter = self.quarter[0] if self.quarter and sentence - self.quarter[1] <= 2 else None
        today = self.day[0] if self.day and sentence - self.day[1] <= 1 else None
        return Setting(day, tense, self.value, quarter, today)

    def has_day(self, sentence: int) -> bool:
        return self.day is not None and self.day[1] == sentence

    def heard(self, match: Match, reading: Reading | None, sentence: int) -> None:
        if reading is None or reading.type not in ("DATE", "TIME") or reading.value.endswith("_REF"):
            return
        value = reading.value.split("T")[0]
        if interval_of(value)[0] is None:
            return
        self.value = value
        if _QUARTER_VALUE.match(reading.value) and match.rule.name in ("quarter", "latest quarter"):
            self.quarter = (reading.value, sentence)
        if _DAY_VALUE.match(self.value):
            self.day = (self.value, sentence)


def readings(
    matches: Sequence[Match], tenses: Sequence[Tense], sentences: Sequence[int], day: date
) -> list[Reading | None]:
    """Each match's reading were the report of that day; `sentences` are the numbers of the sentences they stand in."""
    out: list[Reading | None] = []
    focus = _Focus()
    for k, (match, tense, sentence) in enumerate(zip(matches, tenses, sentences, strict=True)):
        named = match.day or (
            _day_ahead(matches, sentences, k) if is_clock(match) and not focus.has_day(sentence) else None
        )
        if named:
            focus.heard(named, named.rule.read(named.found, focus.setting(day, tense, sentence)), sentence)
        reading = match.rule.read(match.found, focus.setting(day, tense, sentence))
        focus.heard(match, reading, sentence)
        out.append(reading)
    return out


def _day_ahead(matches: Sequence[Match], sentences: Sequence[int], k: int) -> Match | None:
    """The first day a sentence names after a time of the day: "at 10:35 a.m. (0735 GMT) on Friday"."""
    ahead = (m for m, s in zip(matches[k + 1 : k + 4], sentences[k + 1 : k + 4], strict=True) if s == sentences[k])
    return next((m for m in ahead if is_day(m)), None)


def resolve(matches: Sequence[Match], tenses: Sequence[Tense], sentences: Sequence[int], days: Days) -> list[Resolved]:
    """The times of a report from one of these days: equal parts of the values kept, the rest left open."""
    columns = [readings(matches, tenses, sentences, day) for day in days.days]
    out = []
    for match, *column in zip(matches, *columns, strict=True):
        read = [r for r in column if r is not None]
        if read:
            out.append(_overlaid(match, read, days))
    return out


def _overlaid(match: Match, read: list[Reading], days: Days) -> Resolved:
    first = read[0]
    if len({r.value for r in read}) == 1 and len({r.interval for r in read}) == 1:
        return Resolved(match.span, first.type, first.value, _interval(first))
    value = mask([r.value for r in read])
    if not days.known:
        value = _weekday_partial(match, value) or value
        return Resolved(match.span, first.type, value, (None, None))
    intervals = [_interval(r) for r in read]
    lows, highs = [i[0] for i in intervals], [i[1] for i in intervals]
    return Resolved(match.span, first.type, value, (_extreme(lows, False), _extreme(highs, True)))


def _weekday_partial(match: Match, value: str) -> str | None:
    """A weekday of no known week: "XXXX-WXX-3"."""
    named = match.day or match
    name = named.found.groupdict().get("weekday")
    if named.rule.name not in ("weekday", "weekday part", "part of weekday") or not name:
        return None
    clock = "T" + value.split("T", 1)[1] if "T" in value else ""
    return f"XXXX-WXX-{weekday_of(name)}{clock}"


def _interval(reading: Reading) -> Interval:
    return interval_of(reading.value) if reading.interval is None else reading.interval


def _extreme(ends: list[When | None], latest: bool) -> When | None:
    given = [e for e in ends if e is not None]
    if len(given) < len(ends):
        return None
    ordered = sorted(given, key=lambda e: (as_day(e), e.isoformat()))
    return ordered[-1 if latest else 0]


def dated(resolved: Resolved) -> tuple[str | None, str | None]:
    """Earliest and latest as ISO strings."""
    low, high = resolved.interval
    return _iso(low), _iso(high)


def _iso(when: When | None) -> str | None:
    if when is None:
        return None
    return when.isoformat(timespec="minutes") if isinstance(when, datetime) else when.isoformat()
