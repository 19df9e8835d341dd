"""Calendar dates as written: days, months and years."""

from __future__ import annotations

import re

from .direction import edge_of, narrowed, pick_year
from .numbers import number
from .reading import Interval, Reading, Rule, Setting, Surroundings, rule
from .values import mask, month_value, on
from .words import (
    DAY,
    EDGE,
    MONTH,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
    day_of,
    month_of,
    weekday_of,
)

_WEEKDAY = rf"(?:(?:(?:this|last|next|this coming|the following) )?(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),? (?:the )?)?"
_DAY_LATER = rf"(?=(?: and | to |, )(?:{MONTH} )?{DAY},? (?P<later>{YEAR}))"
_MONTH_LATER = rf"(?=(?: and | to | or |[-–]|, ){MONTH},? (?:{DAY},? )?(?P<later>{YEAR}))"
_YEAR = rf"(?:,? (?P<year>{YEAR})| (?P<which>this|last|next) year)?"
SPOKEN = (
    r"(?:(?:nineteen|eighteen|seventeen) (?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|oh (?:one|two|three|four|five|six|seven|eight|nine)|hundred)"
    r"|two thousand(?: (?:and )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))?(?= |[,.]))"
)


def dated(value: str, match: re.Match[str], setting: Setting) -> Reading:
    """A date reading; an edge word ("early", "the end of") narrows its interval, not its value."""
    edge = edge_of(match)
    interval: Interval | None = narrowed(value, edge, setting.day) if edge else None
    return Reading("DATE", value, interval)


def _stated_year(match: re.Match[str], setting: Setting) -> int | None:
    groups = match.groupdict()
    if year := groups.get("year") or groups.get("later"):
        return int(year)
    if spoken := groups.get("spoken"):
        return spoken_year(spoken)
    if which := groups.get("which"):
        return setting.day.year + {"this": 0, "last": -1, "next": 1}[which.lower()]
    return None


def _day(match: re.Match[str], setting: Setting) -> Reading | None:
    month, dom = month_of(match["month"]), day_of(match["day"])
    year = _stated_year(match, setting)
    if year is None:
        weekday = match.groupdict().get("weekday")
        year = _year_of_weekday(setting, month, dom, weekday_of(weekday)) if weekday else None
        year = year or (_leap_year(setting) if (month, dom) == (2, 29) else pick_year(setting, month, dom))
    day = on(year, month, dom)
    return dated(day.isoformat(), match, setting) if day else None


def _year_of_weekday(setting: Setting, month: int, dom: int, weekday: int) -> int | None:
    """The year nearest the report in which that day is that weekday."""
    here = setting.day.year
    years = [y for y in (here, here - 1, here + 1) if (d := on(y, month, dom)) and d.isoweekday() == weekday]
    return years[0] if years else None


def _leap_year(setting: Setting) -> int:
    """The leap year a 29 February without one means: the last, or the next in a future clause."""
    step = 1 if setting.tense == "future" else -1
    years = range(setting.day.year, setting.day.year + 9 * step, step)
    return next((y for y in years if on(y, 2, 29)), 2000)


def _month(match: re.Match[str], setting: Setting) -> Reading:
    month = month_of(match["month"])
    year = _stated_year(match, setting)
    return dated(month_value(pick_year(setting, month) if year is None else year, month), match, setting)


def _iso(match: re.Match[str], setting: Setting) -> Reading | None:
    day = on(int(match[1]), int(match[2]), int(match[3]))
    if day is None:
        return None
    if match[4]:
        return Reading("TIME", f"{day.isoformat()}T{match[4]}")
    return Reading("DATE", day.isoformat())


def _slashed(match: re.Match[str], setting: Setting) -> Reading | None:
    """05/12/2017: either day where both are dates."""
    a, b, year = int(match[1]), int(match[2]), int(match[3])
    if len(match[3]) == 2:
        year += 1900 if year > 50 else 2000
    month_first, day_first = on(year, a, b), on(year, b, a)
    if month_first is None:
        return Reading("DATE", day_first.isoformat()) if day_first else None
    if day_first is None or a == b:
        return Reading("DATE", month_first.isoformat())
    either = sorted([month_first, day_first])
    return Reading("DATE", mask([d.isoformat() for d in either]), (either[0], either[1]))


def _dotted(match: re.Match[str], setting: Setting) -> Reading | None:
    day = on(int(match[3]), int(match[2]), int(match[1]))
    return Reading("DATE", day.isoformat()) if day else None


def _plain_year(match: re.Match[str], setting: Setting) -> Reading:
    return dated(match["year"], match, setting)


def spoken_year(words: str) -> int:
    """ "nineteen ninety-six" -> 1996."""
    first, _, rest = words.lower().replace("-", " ").partition(" ")
    if first == "two":
        return int(number(words) or 2000)
    century = int(number(first) or 0) * 100
    return century if rest == "hundred" else century + int(number(rest.removeprefix("oh ")) or 0)


def _spoken(match: re.Match[str], setting: Setting) -> Reading:
    return dated(f"{spoken_year(match['spoken']):04d}", match, setting)


def _month_ok(match: re.Match[str], near: Surroundings) -> bool:
    """Months alone: capitalised, no auxiliary "may", no march, nobody's name."""
    word = match["month"].lower()
    if near.entity == "PERSON" or (word in ("may", "march") and match["month"][0].islower()):
        return False
    dated_ = bool(match["year"] or match["later"] or match["spoken"] or match["which"] or match["edge"])
    if word in ("may", "march", "mar", "dec", "sep", "jan", "jun") and not dated_:
        if near.tag == "MD" or near.tag.startswith("VB"):
            return False
        if near.upper:
            return bool(
                re.search(r"\b(?:in|since|last|next|this|of|until|by|from|to|through|for|during)\s$", near.before())
            )
    led = re.search(
        r"\b(?:in|since|last|next|this|of|until|by|from|to|through|for|during|before|after|and|the)\s$", near.before()
    )
    return bool(dated_ or led) or not (near.dep == "compound" and re.match(r"['’]?s?\s[A-Z][a-z]", near.after()))


_COUNTED = re.compile(
    r"\s(?:people|troops|men|women|miles|feet|points|tons|tonnes|barrels|jobs|dollars|euros|pounds|hours|km|metres|meters|yards|votes|percent)\b",
    re.I,
)
_ADDRESS = re.compile(
    r"\s(?:[NSEW]\.?\s)?(?:[A-Z]\w{0,20}\.?\s){0,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Highway|Hwy|Lane|Ln|Boulevard|Blvd|Way|Court|Place|Parkway|Pike)\b"
)
_LED = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|during|before|after|between|through|throughout|early|late|mid|year|circa|for|to|and|or|summer|winter"
    r"|spring|fall|autumn|than|christmas|the|that|this|an?|its|his|her|their|pre|post|late-|early-|mid-)[\s-]|[(\[,;:–—-]\s?)$"
)


def _year_ok(match: re.Match[str], near: Surroundings) -> bool:
    """A four-digit number is a year where it stands like one."""
    before, after = near.before(), near.after()
    if re.search(
        r"[$£€¥#]\s?$|\d[\s-]$|\b(?:no\.?|number|flight|room|route|section|page|unit|area|highway|model|boeing|mig)\s$",
        before,
    ) or _COUNTED.match(after):
        return False
    if match["edge"] or match["the"]:
        return True
    if (
        _ADDRESS.match(after)
        or re.match(r"-[A-Za-z]", after)
        or (match["year"] < "1500" and not re.search(r"\b(?:in|since|of|year|by)\s$", before))
    ):
        return False
    if near.entity in ("CARDINAL", "MONEY", "QUANTITY", "PERCENT", "PRODUCT"):
        return bool(re.search(r"\b(?:in|since|until|year|an?)\s$", before))
    return near.entity == "DATE" or bool(_LED.search(before)) or before.strip() == "" or near.dep in ("npadvmod",)


def _spoken_ok(match: re.Match[str], near: Surroundings) -> bool:
    """ "Two thousand" is mostly a number."""
    if not match["spoken"].lower().startswith("two") or match["the"] or match["edge"]:
        return True
    led = re.search(r"\b(?:in|since|until|by|of|from)\s$", near.before())
    bare = len(match["spoken"].split()) == 2
    return bool(led) and not (bare and re.match(r"\s[a-z]", near.after()))


def _capital(match: re.Match[str], near: Surroundings) -> bool:
    return match["month"][0].isupper()


DATES: tuple[Rule, ...] = (
    rule("iso", r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)Z?)?", _iso),
    rule("slashed", r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)", _slashed),
    rule("dotted", r"(\d{1,2})\.(\d{1,2})\.(\d{4})", _dotted),
    rule(
        "month day",
        rf"{EDGE}?{_WEEKDAY}(?P<month>{MONTH}) (?:the )?(?P<day>{DAY})(?:,? (?P<year>{YEAR})|,? (?P<spoken>{SPOKEN})"
        rf"|,? (?P<which>this|last|next) year|{_DAY_LATER})?",
        _day,
        _capital,
    ),
    rule("day month", rf"{EDGE}?{_WEEKDAY}(?:the )?(?P<day>{DAY})(?: day)?(?: of)? (?P<month>{MONTH}){_YEAR}", _day, _capital),
    rule("day-month", rf"(?P<day>{DAY})-(?P<month>{MONTH})-(?P<year>{YEAR}|\d\d)", _day),
    rule(
        "month",
        rf"{EDGE}?(?P<month>{MONTH})(?:(?:,? |,? of |['’]s? )(?P<year>{YEAR})|(?:,? |,? of )(?P<spoken>{SPOKEN})|,?(?: of)? (?P<which>this|last|next) year|{_MONTH_LATER})?",
        _month,
        _month_ok,
    ),
    rule("year", rf"{EDGE}?(?P<the>(?:the )?year )?(?P<year>{YEAR})(?! (?:budget|model)s?\b)", _plain_year, _year_ok),
    rule("spoken year", rf"{EDGE}?(?P<the>the year )?(?P<spoken>{SPOKEN})", _spoken, _spoken_ok),
)  # fmt: skip
