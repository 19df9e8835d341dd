"""What a report's own words say of when it was written.

A time told from the report's day beside the same time as a date ("three weeks ago, on December 5th") gives days; a date with its
year that the report tells as past, or as still to come, gives a bound.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from ...model import Parsed
from .reading import Interval, Reading, Setting, Tense
from .resolve import UNKNOWN
from .scan import Match
from .tense import Tenses
from .values import as_day, interval_of

_BESIDE = re.compile(r",?\s?(?:[(\[–—-]\s?)?(?:(?:on|in|that is|i\.e\.),?\s)?(?:the\s)?$", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"[.!?]['\"’”]?\s{1,4}(?:(?:on|in)\s)?$", re.IGNORECASE)
_DEICTIC = frozenset(
    {"ago", "named day", "weekday", "unit", "weekday part", "part of weekday", "named part", "this part", "month by"}
)
_OF_A_NOUN = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
"""Dependencies of a date that only names a noun ("the October 1998 attack")."""
_YEARLESS = frozenset({"month day", "day month"})
_OWN_YEARS = frozenset(
    {"fiscal year", "fy", "season", "half", "quarter", "year period", "years", "month days", "days month"}
)
SCAN = 800
"""Most days either side of a guess that are tried when a date is set against a time told from the report's day."""
MOST = 20
"""Pairs tried in one report."""


class Link(Struct, frozen=True):
    """The days a report can be from by one pair of expressions; `known`: with their year."""

    days: tuple[date, ...]
    known: bool
    why: str


class Bound(Struct, frozen=True):
    """A day the report can't be from before, or after, and the words that say so."""

    day: date
    words: str


def links(parsed: Parsed, matches: Sequence[Match], tenses: Sequence[Tense], quoted: Sequence[bool]) -> list[Link]:
    """What the pairs of a told and a dated time say, in the order of the text; quoted speech may be older than the report."""
    text, tree = parsed.document.text, Tenses(parsed.tokens)
    pairs = [
        (told, fixed)
        for k in range(len(matches) - 1)
        for told, fixed in _pairs(text, k, matches[k], matches[k + 1])
        if _deictic(matches[told]) and not (quoted[told] or quoted[fixed]) and _alone(parsed, tree, matches[fixed])
    ]
    found = [_link(text, matches[told], matches[fixed], tenses[told]) for told, fixed in pairs[:MOST]]
    return [link for link in found if link]


def _pairs(text: str, k: int, left: Match, right: Match) -> list[tuple[int, int]]:
    gap = text[left.span.end : right.span.start][:40]
    if len(gap) <= 24 and _BESIDE.match(gap):
        return [(k, k + 1), (k + 1, k)]
    if len(gap) <= 8 and left.rule.name == "ago" and _NEXT_SENTENCE.match(gap):
        return [(k, k + 1)]
    return []


def _alone(parsed: Parsed, tree: Tenses, match: Match) -> bool:
    """Whether a time stands for itself and doesn't only name a noun."""
    tokens = parsed.tokens
    head = tree.outer(match.token, match.span.end)
    after = next((k for k in range(head, len(tokens)) if tokens.start[k] >= match.span.end), None)
    beside = after is not None and parsed.document.text[match.span.end : tokens.start[after]].isspace()
    names = beside and after is not None and tokens.pos[after] in ("NOUN", "PROPN", "ADJ")
    return not names and tokens.dep[head] not in _OF_A_NOUN


def _deictic(match: Match) -> bool:
    """Whether a time is told from the report's day: "three weeks ago", not "three weeks earlier"."""
    back = match.found.groupdict().get("dir")
    return match.rule.name in _DEICTIC and (not back or back.lower().split()[0] in ("ago", "back", "from"))


def _link(text: str, told: Match, fixed: Match, tense: Tense) -> Link | None:
    known = has_year(fixed)
    if not known and fixed.rule.name not in _YEARLESS:
        return None
    days: list[date] = []
    for day in UNKNOWN[:1] if known else UNKNOWN:
        reading = fixed.rule.read(fixed.found, Setting(day))
        days += _solved(told, tense, _interval(reading)) if reading else []
    if not days or (not known and len({d.month for d in days}) > 2):
        return None
    about = _from_to(days, known)
    why = f"the report puts “{fixed.span.of(text)}” as “{told.span.of(text)}”, so it was written {about}"
    return Link(tuple(sorted(days)), known, why)


def _from_to(days: Sequence[date], known: bool) -> str:
    if known:
        first, last = spoken(min(days)), spoken(max(days))
    else:
        turns = {d.month for d in days} == {1, 12}
        ordered = sorted(days, key=lambda d: ((d.month % 12) if turns else d.month, d.day))
        first, last = (f"{d.day} {d:%B}" for d in (ordered[0], ordered[-1]))
    return f"on {first}" if first == last else f"between {first} and {last}"


def _solved(told: Match, tense: Tense, fixed: Interval) -> list[date]:
    """The publication days on which `told` can mean `fixed`."""
    first, last = fixed
    if first is None or last is None:
        return []
    here = told.rule.read(told.found, Setting(as_day(first), tense))
    start, end = _interval(here) if here else (None, None)
    if start is None or end is None:
        return []
    reach = min(SCAN, 2 * ((as_day(end) - as_day(start)).days + (as_day(last) - as_day(first)).days) + 15)
    guess = as_day(first).toordinal() * 2 - as_day(start).toordinal()
    if not SCAN < guess < date.max.toordinal() - SCAN:
        return []
    out = []
    for step in range(-reach, reach + 1):
        day = date.fromordinal(guess + step)
        reading = told.rule.read(told.found, Setting(day, tense))
        low, high = _interval(reading) if reading else (None, None)
        if low and high and as_day(low) <= as_day(last) and as_day(first) <= as_day(high):
            out.append(day)
    return out


def bounds(parsed: Parsed, matches: Sequence[Match], quoted: Sequence[bool]) -> tuple[Bound | None, Bound | None]:
    """The latest day told as begun, and the earliest whose end is told as still to come outside of quoted speech."""
    tenses = Tenses(parsed.tokens)
    lows, highs = [], []
    for match, said in zip(matches, quoted, strict=True):
        if not has_year(match) or match.rule.name in _OWN_YEARS:
            continue
        reading = match.rule.read(match.found, Setting(UNKNOWN[0]))
        first, last = _interval(reading) if reading else (None, None)
        if first is None or last is None:
            continue
        tense, words = tenses.told(tenses.outer(match.token, match.span.end)), match.span.of(parsed.document.text)
        if tense == "past":
            lows.append(Bound(as_day(first), words))
        elif tense == "future" and not said:
            highs.append(Bound(as_day(last), words))
    low, high = max(lows, key=lambda b: b.day, default=None), min(highs, key=lambda b: b.day, default=None)
    return (None, None) if low and high and low.day > high.day else (low, high)


def weekday(matches: Sequence[Match], text: str) -> str | None:
    """The first bare weekday the report names."""
    return next((m.span.of(text) for m in matches if m.rule.name == "weekday"), None)


def has_year(match: Match) -> bool:
    """Whether a date is written with its year."""
    groups = match.found.groupdict()
    return bool(groups.get("year") or groups.get("spoken")) or match.rule.name == "iso"


def spoken(day: date) -> str:
    """ "5 December 2017"."""
    return f"{day.day} {day:%B} {day.year}"


def _interval(reading: Reading) -> Interval:
    return interval_of(reading.value) if reading.interval is None else reading.interval
