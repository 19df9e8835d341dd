"""Quarters and halves of a year, and the results talk around them: "the third quarter", "the year-ago period"."""

from __future__ import annotations

import re

from .direction import edge_of, narrowed
from .reading import Reading, Rule, Setting, Surroundings, rule
from .values import add, quarter_value, shift
from .words import EDGE

_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4}
_WHOSE = r"(?:(?:the|this|a)(?: (?:flat|strong|weak|fiscal|current|latest))? )?"
_ORD = r"(?P<nth>first|second|third|fourth|final|1st|2nd|3rd|4th)"
_YEARS = (
    r"(?:(?: of|,| in)? (?:the )?(?:(?:fiscal )?(?P<year>(?:19|20)\d\d)|(?P<which>this|last|next) year)(?:['’]s)?)?"
)


def _year(match: re.Match[str], setting: Setting) -> int | None:
    groups = match.groupdict()
    if year := groups.get("year") or groups.get("year0"):
        return int(year)
    which = (groups.get("which") or groups.get("which0") or "").lower()
    if which in ("this", "last", "next"):
        return setting.day.year + {"this": 0, "last": -1, "next": 1}[which]
    if groups.get("ago"):
        return int((setting.quarter or quarter_value(setting.day))[:4]) - 1
    return None


def _quarter(match: re.Match[str], setting: Setting) -> Reading:
    n = _NTH[match["nth"].lower()]
    year = _year(match, setting)
    if year is None:
        year = setting.day.year
        started = (setting.day.month + 2) // 3
        if n > started + (setting.tense != "past") and n != started + 1:
            year -= setting.tense != "future"
        elif n == 4 and started == 1 and setting.tense != "future":
            year -= 1
    value = f"{year}-Q{n}"
    return Reading(
        "DATE",
        value,
        narrowed(value, edge_of(match), setting.day) if edge_of(match) else None,
    )


def _short(match: re.Match[str], setting: Setting) -> Reading | None:
    """ "Q3 2015", "H1 2016"."""
    part, n = match["part"].upper(), int(match["n"])
    return Reading("DATE", f"{match['year']}-{part}{n}") if part == "Q" or n < 3 else None


def _half(match: re.Match[str], setting: Setting) -> Reading:
    n = 1 if match["nth"].lower() == "first" else 2
    year = _year(match, setting)
    return Reading("DATE", f"{setting.day.year if year is None else year}-H{n}")


def _latest(match: re.Match[str], setting: Setting) -> Reading:
    """The quarter the report is about, else the last one that has ended."""
    value = (
        setting.quarter
        if setting.quarter and "Q" in setting.quarter
        else quarter_value(add(setting.day, -1, "quarter"))
    )
    return Reading("DATE", value)


def _year_ago(match: re.Match[str], setting: Setting) -> Reading | None:
    value = shift(setting.quarter or str(setting.day.year), -1, "year")
    return Reading("DATE", value) if value else None


def _year_period(match: re.Match[str], setting: Setting) -> Reading:
    year = int(match["year"])
    if setting.quarter and "Q" in setting.quarter:
        return Reading("DATE", f"{year}-{setting.quarter[5:]}")
    return Reading("DATE", str(year))


def _full_year(match: re.Match[str], setting: Setting) -> Reading:
    return Reading("DATE", str(setting.day.year))


def _year_end(match: re.Match[str], setting: Setting) -> Reading:
    year = int(match["year"]) if match["year"] else setting.day.year
    return Reading("DATE", f"{year}-12-31")


def _no_game(match: re.Match[str], near: Surroundings) -> bool:
    return not re.search(
        r"\b(?:quarter|half)[- ](?:final|time|hour|mile|back)", near.text[near.start : near.end + 8].lower()
    )


QUARTERS: tuple[Rule, ...] = (
    rule("quarter", rf"{EDGE}?(?:(?P<which0>this|last|next) year['’]s |{_WHOSE}(?:(?P<ago>(?:comparable )?(?:year-ago|year-earlier|prior-year|previous year['’]s)) |(?:fiscal )?(?P<year0>(?:19|20)\d\d)(?:['’]s)? )?)(?:fiscal[ -])?{_ORD} (?:fiscal )?quarter{_YEARS}", _quarter, _no_game),
    rule("quarter", rf"{_ORD}-quarter(?P<year>(?!))?(?P<edge>(?!))?(?P<near>(?!))?", _quarter, _no_game),
    rule("short quarter", r"(?P<part>[QH])(?P<n>[1-4]),? (?:of )?(?P<year>(?:19|20)\d\d)", _short),
    rule("half", rf"(?:(?P<which0>this|last|next) year['’]s |{_WHOSE})(?P<nth>first|second|last|latter)[- ]half(?:(?: of|,| in)? (?:the )?(?:(?P<year>(?:19|20)\d\d)|(?P<which>this|last|next) year|year))", _half),
    rule("latest quarter", r"(?:the|this|its|that) (?:latest|most recent|just-ended|recent|fiscal)?(?: )?(?:quarter|period)(?! of)", _latest,
         lambda m, n: ("quarter" in m[0].lower() and " end" not in n.after(5)) or "latest" in m[0].lower()),
    rule("year-ago", r"(?:the )?(?:comparable |corresponding |same )?(?:year-ago|year-earlier|prior-year)(?: (?:quarter|period|level|figure))?", _year_ago),
    rule("same period", r"(?:the )?(?:comparable|corresponding|same) (?:quarter|period|month|week|day)(?: (?:a year (?:ago|earlier|before)|last year|of last year|in the previous year|the previous year))", _year_ago),
    rule("year period", r"the (?:fiscal )?(?P<year>(?:19|20)\d\d) (?:quarter|period)", _year_period),
    rule("the year", r"(?:the|its) (?:full|current fiscal|current|fiscal|calendar|latest fiscal) year(?! (?:ended|ending))", _full_year),
    rule("year-end", r"(?:the )?(?P<year>(?:19|20)\d\d )?year[- ]end", _year_end),
)  # fmt: skip
