"""When a report that doesn't say so must be from, by its own words; never narrower than they allow.

Three kinds of evidence: a time told from the report's day beside the same time as a date ("three weeks ago, on December 5th"),
dates with a year that the report tells as past (not before them) or as still to come (not after them), and a partial date
from the dateline. Days without a year stay so: a partial value, basis "unknown".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import numpy as np
from msgspec import Struct, structs

from ...model import Document, Parsed, Published
from .reading import Interval, Reading, Setting, Tense
from .resolve import UNKNOWN, Days, days_between
from .scan import Match
from .tense import Tenses
from .values import as_day, interval_of, mask, on

_PARTIAL = re.compile(r"XXXX-(\d\d)(?:-(\d\d|\dX))?$")
_BESIDE = re.compile(r",?\s?(?:[(\[–—-]\s?)?(?:(?:on|in|that is|i\.e\.),?\s)?(?:the\s)?$", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"[.!?]['\"’”]?\s{1,4}(?:(?:on|in)\s)?$", re.IGNORECASE)
_DEICTIC = frozenset(
    {"ago", "named day", "weekday", "unit", "weekday part", "part of weekday", "named part", "this part", "month by"}
)
_OF_A_NOUN = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
"""Dependencies of a date that only names a noun ("the October 1998 attack")."""
_YEARLESS = frozenset({"month day", "day month"})
SCAN = 800
"""Days either side of a guess that are tried when a date is set against a time told from the report's day."""


class Link(Struct, frozen=True):
    """The days a report can be from by one pair of expressions; `known`: with their year."""

    days: tuple[date, ...]
    known: bool
    why: str


def possible_days(published: Published) -> Days:
    """The days to read a report's times against."""
    if published.earliest and published.latest:
        return days_between(date.fromisoformat(published.earliest[:10]), date.fromisoformat(published.latest[:10]))
    if days := _matching(published.value, [d.year for d in UNKNOWN]):
        return Days(tuple(days), known=False)
    return Days(UNKNOWN, known=False)


def inferred(document: Document, parsed: Parsed, matches: Sequence[Match], tenses: Sequence[Tense]) -> Document:
    """The document with the publication date its own words allow, where none is stated."""
    if document.published.basis == "stated" or (document.published.earliest and document.published.latest):
        return document
    quoted = [any(q.span.contains(m.span) for q in parsed.quotations) for m in matches]
    alone = [_alone(parsed, m) for m in matches]
    links = _links(document.text, matches, tenses, [a and not q for a, q in zip(alone, quoted, strict=True)])
    found = _weigh(document.published, links, _bounds(parsed, matches, quoted), _weekday(matches, document.text))
    return structs.replace(document, published=found) if found else document


class _Bound(Struct, frozen=True):
    day: date
    words: str


def _weigh(
    old: Published, links: list[Link], bounds: tuple[_Bound | None, _Bound | None], weekday: str | None
) -> Published | None:
    low, high = bounds
    if low and high and low.day > high.day:
        low = high = None
    partial = old.value
    for link in links:
        if link.known and (kept := _within(link.days, low, high)):
            return _interval(kept, link.why)
    yearless = next((link for link in links if not link.known), None)
    value = partial or (mask([f"XXXX-{d.month:02d}-{d.day:02d}" for d in yearless.days]) if yearless else None)
    reasons = [old.why] if partial else [yearless.why] if yearless else []
    if weekday and not (partial or low or high):
        reasons.append(
            f"the report names “{weekday}”, a day shortly before or after it"
            + ("" if reasons else ", but not in which week")
        )
    return _bounded(old, value, low, high, reasons)


def _bounded(
    old: Published, value: str | None, low: _Bound | None, high: _Bound | None, reasons: list[str]
) -> Published | None:
    if low:
        reasons = [*reasons, f"the report tells “{low.words}” as past, so it is not from before {_day(low.day)}"]
    if high:
        reasons = [*reasons, f"it tells “{high.words}” as still to come, so it is not from after {_day(high.day)}"]
    if low and high and value:
        days = _within(
            tuple(_matching(value, range(low.day.year, min(high.day.year, low.day.year + 200) + 1))), low, high
        )
        if days:
            return _interval(days, "; ".join(reasons))
    if low or high:
        earliest = _first_from(low.day, value) if low else None
        return Published(
            earliest.isoformat() if earliest else None,
            high.day.isoformat() if high else None,
            value,
            "inferred",
            "; ".join(reasons),
        )
    if reasons and not old.value:
        return Published(None, None, value, "unknown", "; ".join([*reasons, "nothing in it tells the year"]))
    return None


def _first_from(low: date, value: str | None) -> date:
    days = _matching(value, range(low.year, min(low.year + 9, 9999)))
    return next((d for d in days if d >= low), low)


def _interval(days: Sequence[date], why: str) -> Published:
    values = [d.isoformat() for d in days]
    value = mask(values).removesuffix("-XX").removesuffix("-XX")
    return Published(min(values), max(values), None if value == "XXXX" else value, "inferred", why)


def _weekday(matches: Sequence[Match], text: str) -> str | None:
    """The first bare weekday the report names."""
    return next((m.span.of(text) for m in matches if m.rule.name == "weekday"), None)


def _within(days: Sequence[date], low: _Bound | None, high: _Bound | None) -> list[date]:
    return [d for d in days if (low is None or d >= low.day) and (high is None or d <= high.day)]


def _matching(value: str | None, years: Sequence[int]) -> list[date]:
    """The days of these years a partial value can mean."""
    match = _PARTIAL.match(value or "")
    if not match:
        return []
    tens = match[2]
    wanted = (
        range(1, 32)
        if not tens
        else range(int(tens[0]) * 10, int(tens[0]) * 10 + 10)
        if tens[1] == "X"
        else [int(tens)]
    )
    return [d for y in years for n in wanted if (d := on(y, int(match[1]), n))]


# ---------------------------------------------------------------- a date beside a time told from the report's day


def _links(text: str, matches: Sequence[Match], tenses: Sequence[Tense], usable: Sequence[bool]) -> list[Link]:
    found = []
    for k in range(len(matches) - 1):
        gap = text[matches[k].span.end : matches[k + 1].span.start]
        beside = len(gap) <= 24 and bool(_BESIDE.match(gap))
        follows = len(gap) <= 8 and matches[k].rule.name == "ago" and bool(_NEXT_SENTENCE.match(gap))
        if not (beside or follows):
            continue
        for told, fixed in ((k, k + 1), (k + 1, k)) if beside else ((k, k + 1),):
            if _deictic(matches[told]) and usable[told] and usable[fixed]:
                found.append(_link(text, matches[told], matches[fixed], tenses[told]))
    return [link for link in found if link]


def _alone(parsed: Parsed, match: Match) -> bool:
    """Whether a time stands for itself and doesn't only name a noun."""
    tokens = parsed.tokens
    after = int(np.searchsorted(tokens.start, match.span.end))
    if after < len(tokens) and parsed.document.text[match.span.end : tokens.start[after]].isspace():
        named = tokens.pos[after] in ("NOUN", "PROPN", "ADJ")
    else:
        named = False
    return len(tokens) > 0 and not named and tokens.dep[_head(parsed, match)] not in _OF_A_NOUN


def _deictic(match: Match) -> bool:
    """Whether a time is told from the report's day: "three weeks ago", not "three weeks earlier"."""
    back = match.found.groupdict().get("dir")
    return match.rule.name in _DEICTIC and (not back or back.lower().split()[0] in ("ago", "back", "from"))


def _link(text: str, told: Match, fixed: Match, tense: Tense) -> Link | None:
    yearless = fixed.rule.name in _YEARLESS and not _has_year(fixed)
    if not yearless and not _has_year(fixed):
        return None
    days: list[date] = []
    for day in UNKNOWN if yearless else UNKNOWN[:1]:
        reading = fixed.rule.read(fixed.found, Setting(day))
        days += _solved(told, tense, _interval_of(reading)) if reading else []
    if not days:
        return None
    months = {d.month for d in days}
    if yearless and len(months) > 2:
        return None
    ordered = sorted(days, key=lambda d: (d.month, d.day)) if yearless else sorted(days)
    first, last = ordered[0], ordered[-1]
    if yearless and months == {1, 12}:
        first, last = min(d for d in ordered if d.month == 12), max(d for d in ordered if d.month == 1)
    when = f"{first.day} {first:%B}" if yearless else _day(first)
    until = f"{last.day} {last:%B}" if yearless else _day(last)
    about = f"on {when}" if when == until else f"between {when} and {until}"
    why = f"the report puts “{fixed.span.of(text)}” as “{told.span.of(text)}”, so it was written {about}"
    return Link(tuple(ordered), not yearless, why)


def _solved(told: Match, tense: Tense, fixed: Interval) -> list[date]:
    """The publication days on which `told` can mean `fixed`."""
    first, last = fixed
    if first is None or last is None:
        return []
    here = told.rule.read(told.found, Setting(as_day(first), tense))
    start, _ = _interval_of(here) if here else (None, None)
    if start is None:
        return []
    guess = as_day(first).toordinal() * 2 - as_day(start).toordinal()
    if not SCAN < guess < date.max.toordinal() - SCAN:
        return []
    out = []
    for step in range(-SCAN, SCAN + 1):
        day = date.fromordinal(guess + step)
        reading = told.rule.read(told.found, Setting(day, tense))
        low, high = _interval_of(reading) if reading else (None, None)
        if low and high and as_day(low) <= as_day(last) and as_day(first) <= as_day(high):
            out.append(day)
    return out


def _interval_of(reading: Reading) -> Interval:
    return interval_of(reading.value) if reading.interval is None else reading.interval


def _has_year(match: Match) -> bool:
    groups = match.found.groupdict()
    return bool(groups.get("year") or groups.get("spoken")) or match.rule.name == "iso"


# ---------------------------------------------------------------- dates told as past or to come


def _bounds(parsed: Parsed, matches: Sequence[Match], quoted: Sequence[bool]) -> tuple[_Bound | None, _Bound | None]:
    """The latest day told as begun, and the earliest whose end is told as still to come."""
    tenses = Tenses(parsed.tokens)
    lows, highs = [], []
    for match, said in zip(matches, quoted, strict=True):
        if not _has_year(match) or match.rule.name in ("fiscal year", "fy", "season", "half", "quarter", "year period"):
            continue
        reading = match.rule.read(match.found, Setting(UNKNOWN[0]))
        first, last = _interval_of(reading) if reading else (None, None)
        if first is None or last is None:
            continue
        tense = tenses.told(_head(parsed, match))
        words = match.span.of(parsed.document.text)
        if tense == "past":
            lows.append(_Bound(as_day(first), words))
        elif tense == "future" and not said:
            highs.append(_Bound(as_day(last), words))
    return max(lows, key=lambda b: b.day, default=None), min(highs, key=lambda b: b.day, default=None)


def _head(parsed: Parsed, match: Match) -> int:
    """The match's token whose head lies outside it."""
    tokens, i = parsed.tokens, match.token
    for k in range(match.token, len(tokens)):
        if tokens.start[k] >= match.span.end:
            break
        head = int(tokens.head[k])
        if head == k or not match.span.start <= int(tokens.start[head]) < match.span.end:
            i = k
            break
    return i


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
