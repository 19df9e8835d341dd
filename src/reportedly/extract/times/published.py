"""When a report that doesn't say so must be from, by its own words; never narrower than they allow.

Days whose year nothing tells stay partial ("XXXX-12-2X") and the basis "unknown"; "inferred" means a bound in real time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import structs

from ...model import Document, Parsed, Published
from .evidence import Bound, Link, bounds, links, spoken, weekday
from .reading import Tense
from .resolve import UNKNOWN, Days, days_between
from .scan import Match
from .values import add_days, mask, on

_PARTIAL = re.compile(r"XXXX-(\d\d)(?:-(\d\d|\dX))?$")
CENTURIES = 200
"""Years between two bounds that are searched for a partial date."""


def possible_days(published: Published) -> Days:
    """The days to read a report's times against."""
    if published.earliest and published.latest:
        first, last = (date.fromisoformat(day[:10]) for day in (published.earliest, published.latest))
        return days_between(add_days(first, 0), add_days(last, 0))
    ends = [d for year in UNKNOWN if (days := _days_of(published.value, [year.year])) for d in (days[0], days[-1])]
    if ends:
        return Days(tuple(dict.fromkeys(ends)), known=False)
    return Days(UNKNOWN, known=False)


def inferred(document: Document, parsed: Parsed, matches: Sequence[Match], tenses: Sequence[Tense]) -> Document:
    """The document with the publication date its own words allow, where none is stated."""
    old = document.published
    if old.basis == "stated" or (old.earliest and old.latest) or not len(parsed.tokens):
        return document
    quoted = _quoted(parsed, matches)
    low, high = bounds(parsed, matches, quoted)
    found = links(parsed, matches, tenses, quoted)
    near = weekday(matches, document.text)
    new = _by_link(old, found, low, high) or _by_bounds(old, found, low, high)
    new = new or _partial(old, found, near) or _by_weekday(old, near)
    return structs.replace(document, published=new) if new else document


def _quoted(parsed: Parsed, matches: Sequence[Match]) -> list[bool]:
    """Whether each match stands in quoted speech."""
    outer = [q.span for q in parsed.quotations if q.depth == 0]
    starts = [span.start for span in outer]
    at = [bisect_right(starts, m.span.start) - 1 for m in matches]
    return [k >= 0 and outer[k].contains(m.span) for k, m in zip(at, matches, strict=True)]


def _by_link(old: Published, found: Iterable[Link], low: Bound | None, high: Bound | None) -> Published | None:
    """The days all pairs with a year agree on, or those of the first."""
    days: list[date] = []
    whys: list[str] = []
    for link in found:
        kept = [d for d in _between(link.days, low, high) if _fits(d, old.value)] if link.known else []
        kept = [d for d in kept if d in set(days)] if days else kept
        if kept:
            days, whys = kept, [*whys, link.why]
    spanned = [d for link in found if link.known for d in link.days]
    cut_low = low if low and days and min(spanned) < low.day else None
    cut_high = high if high and days and max(spanned) > high.day else None
    return _exactly(days, [*whys, *_because(cut_low, cut_high)]) if days else None


def _because(low: Bound | None, high: Bound | None) -> list[str]:
    whys = []
    if low:
        whys.append(f"the report tells “{low.words}” as past, so it is from {spoken(low.day)} or later")
    if high:
        whys.append(f"the report tells “{high.words}” as still to come, so it is from {spoken(high.day)} or earlier")
    return whys


def _by_bounds(old: Published, found: Sequence[Link], low: Bound | None, high: Bound | None) -> Published | None:
    if not (low or high):
        return None
    value, whys = _partial_of(old, found)
    whys += _because(low, high)
    if low and high:
        years = range(low.day.year, min(high.day.year, low.day.year + CENTURIES) + 1)
        if days := _between(_days_of(value, years), low, high):
            return _exactly(days, whys)
    first = next((d for d in _days_of(value, _years_after(low)) if d >= low.day), low.day) if low else None
    last = high.day.isoformat() if high else None
    return Published(first.isoformat() if first else None, last, value, "inferred", "; ".join(whys))


def _partial(old: Published, found: Sequence[Link], near: str | None) -> Published | None:
    """A date without its year."""
    value, whys = _partial_of(old, found)
    if old.value or not whys:
        return None
    if near:
        whys.append(f"it names “{near}” as a day near its own")
    return Published(None, None, value, "unknown", "; ".join([*whys, "nothing in it tells the year"]))


def _by_weekday(old: Published, name: str | None) -> Published | None:
    if old.value or not name:
        return None
    why = f"the report names “{name}” as a day near its own, but nothing in it tells the week or the year"
    return Published(None, None, None, "unknown", why)


def _partial_of(old: Published, found: Sequence[Link]) -> tuple[str | None, list[str]]:
    if old.value:
        return old.value, [old.why]
    yearless = next((link for link in found if not link.known), None)
    if yearless is None:
        return None, []
    return _shortened(mask([f"XXXX-{d.month:02d}-{d.day:02d}" for d in yearless.days])), [yearless.why]


def _exactly(days: Sequence[date], whys: Sequence[str]) -> Published:
    values = sorted(d.isoformat() for d in days)
    return Published(values[0], values[-1], _shortened(mask(values)), "inferred", "; ".join(whys))


def _shortened(value: str) -> str | None:
    """ "2015-XX-XX" is "2015"; nothing known is None."""
    short = value.removesuffix("-XX").removesuffix("-XX")
    return None if short == "XXXX" else short


def _between(days: Iterable[date], low: Bound | None, high: Bound | None) -> list[date]:
    return [d for d in days if (low is None or d >= low.day) and (high is None or d <= high.day)]


def _years_after(low: Bound | None) -> range:
    return range(low.day.year, min(low.day.year + 9, 9999)) if low else range(0)


def _fits(day: date, value: str | None) -> bool:
    return not value or not _PARTIAL.match(value) or day in _days_of(value, [day.year])


def _days_of(value: str | None, years: Iterable[int]) -> list[date]:
    """The days of these years that a partial value can mean."""
    match = _PARTIAL.match(value or "")
    if not match:
        return []
    wanted = [n for n in range(1, 32) if not match[2] or re.fullmatch(match[2].replace("X", r"\d"), f"{n:02d}")]
    return [d for y in years for n in wanted if (d := on(y, int(match[1]), n))]
