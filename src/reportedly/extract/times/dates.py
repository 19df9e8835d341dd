"""Calendar dates as written: days, months, years, decades, centuries, seasons, fiscal years."""

from __future__ import annotations

import re
from datetime import date

from .direction import edge_of, narrowed, pick_year
from .numbers import number
from .reading import Interval, Reading, Rule, Setting, Surroundings, rule
from .values import interval_of, month_value, on
from .words import DAY, DECADES, EDGE, MONTH, ORDINALS, SEASON, SEASONS, SHORT_WEEKDAY, WEEKDAY, YEAR, day_of, month_of

_WEEKDAY = rf"(?:(?:(?:this|last|next|this coming|the following) )?(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),? (?:the )?)?"
_YEAR = rf"(?:,? (?P<year>{YEAR})| (?P<which>this|last|next) year)?"
_SPOKEN = (
    r"(?:(?:nineteen|eighteen|seventeen) (?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|oh (?:one|two|three|four|five|six|seven|eight|nine)|hundred)"
    r"|two thousand(?: (?:and )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))?(?= |[,.]))"
)


def dated(value: str, match: re.Match[str], setting: Setting) -> Reading:
    """A date reading; an edge word ("early", "the end of") narrows its interval, not its value."""
    edge = edge_of(match)
    interval: Interval | None = narrowed(value, edge, setting.day) if edge else None
    return Reading("DATE", value, interval)


def _year(match: re.Match[str], setting: Setting, month: int, dom: int | None = None) -> tuple[int, bool]:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"]), True
    if groups.get("spoken"):
        return spoken_year(groups["spoken"]), True
    if which := groups.get("which"):
        return setting.day.year + {"this": 0, "last": -1, "next": 1}[which.lower()], True
    return pick_year(setting, month, dom), False


def _day(match: re.Match[str], setting: Setting) -> Reading | None:
    month, dom = month_of(match["month"]), day_of(match["day"])
    year, granted = _year(match, setting, month, dom)
    day = on(year, month, dom)
    if day is None:
        return None if not (month == 2 and dom == 29) else Reading("DATE", "XXXX-02-29")
    reading = dated(day.isoformat(), match, setting)
    return reading if granted else Reading("DATE", reading.value, reading.interval, granted=False)


def _month(match: re.Match[str], setting: Setting) -> Reading:
    month = month_of(match["month"])
    year, granted = _year(match, setting, month)
    reading = dated(month_value(year, month), match, setting)
    return reading if granted else Reading("DATE", reading.value, reading.interval, granted=False)


def _iso(match: re.Match[str], setting: Setting) -> Reading | None:
    day = on(int(match[1]), int(match[2]), int(match[3]))
    if day is None:
        return None
    if match[4]:
        return Reading("TIME", f"{day.isoformat()}T{match[4]}")
    return Reading("DATE", day.isoformat())


def _slashed(match: re.Match[str], setting: Setting) -> Reading | None:
    """Month first, as American wires write it, unless only day first gives a date."""
    a, b, year = int(match[1]), int(match[2]), int(match[3])
    if len(match[3]) == 2:
        year += 1900 if year > 50 else 2000
    month_first, day_first = on(year, a, b), on(year, b, a)
    if month_first is None:
        return Reading("DATE", day_first.isoformat()) if day_first else None
    if day_first is None or a == b:
        return Reading("DATE", month_first.isoformat())
    return Reading("DATE", month_first.isoformat(), (min(month_first, day_first), max(month_first, day_first)))


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


def _decade(match: re.Match[str], setting: Setting) -> Reading:
    if match["digits"]:
        return dated(f"{match['digits'][:3]}X", match, setting)
    two = int(match["two"]) if match["two"] else DECADES[match["word"].lower()]
    latest = setting.day.year if setting.day.year < 2030 or two > 20 else setting.day.year - 10
    start = (latest - two) // 100 * 100 + two
    return dated(f"{start // 10:03d}X", match, setting)


def _century(match: re.Match[str], setting: Setting) -> Reading | None:
    n = int(re.sub(r"\D", "", match["n"]) or ORDINALS.get(match["n"].lower().replace(" ", "-"), 0))
    if not 1 <= n <= 30:
        return None
    if match["era"]:
        return Reading("DATE", f"BC{n:02d}XX")
    return dated(f"{n - 1:02d}XX", match, setting)


def _season(match: re.Match[str], setting: Setting) -> Reading:
    code = SEASONS[match["season"].lower().removesuffix("time")]
    if match["year"] or match["spoken"]:
        year = int(match["year"]) if match["year"] else spoken_year(match["spoken"])
        return dated(f"{year}-{code}", match, setting)
    return dated(f"{season_year(setting, code, (match['which'] or '').lower())}-{code}", match, setting)


def season_year(setting: Setting, code: str, which: str) -> int:
    """The year of a season named without one: "last" and "next" never mean the season the report stands in."""
    day = setting.day
    years = [y for y in (day.year - 2, day.year - 1, day.year, day.year + 1) if y >= 1]
    spans = {y: interval_of(f"{y:04d}-{code}") for y in years}
    past = [y for y in years if spans[y][1] is not None and spans[y][1] < day]  # type: ignore[operator]
    coming = [y for y in years if spans[y][0] is not None and spans[y][0] > day]  # type: ignore[operator]
    inside = [y for y in years if y not in past and y not in coming]
    if which in ("last", "past", "the past", "this past", "the previous"):
        return max(past, default=day.year)
    if which in ("next", "the coming", "this coming"):
        return min(coming, default=day.year)
    if inside:
        return inside[0]
    if which == "this":
        return day.year
    return max(past, default=day.year) if setting.tense != "future" else min(coming, default=day.year)


def _fiscal(match: re.Match[str], setting: Setting) -> Reading:
    """A fiscal year may begin up to eleven months before the calendar year it is named for, or end as late after it."""
    year = (
        int(match["year"])
        if len(match["year"]) == 4
        else 2000 + int(match["year"]) - (100 if int(match["year"]) > 50 else 0)
    )
    return Reading("DATE", str(year), (date(max(year - 1, 1), 2, 1), date(min(year + 1, 9999), 1, 31)))


def _month_ok(match: re.Match[str], near: Surroundings) -> bool:
    """Months alone: capitalised, no auxiliary "may", no march, nobody's name."""
    word = match["month"].lower()
    if near.entity == "PERSON" or (word in ("may", "march") and match["month"][0].islower()):
        return False
    dated_ = bool(match["year"] or match["spoken"] or match["which"] or match["edge"])
    if word in ("may", "march", "mar", "dec", "sep", "jan", "jun") and not dated_:
        if near.tag == "MD" or near.tag.startswith("VB"):
            return False
        if near.upper:
            return bool(
                re.search(r"\b(?:in|since|last|next|this|of|until|by|from|to|through|for|during)\s$", near.before())
            )
    return not re.match(r"['’]s? [A-Z]", near.after()) or dated_


def _season_ok(match: re.Match[str], near: Surroundings) -> bool:
    if match["year"] or match["spoken"]:
        return True
    if near.last_tag.startswith("VB") or re.search(
        r"\b(?:arab|prague|in free|free|rain|snow|hot|damascus|colou?r)[ -]$", near.before()
    ):
        return False
    if match["season"].lower() in ("fall", "spring") and not match["which"] and not match["edge"]:
        led = re.search(r"\b(?:the|in|this|last|next|by|since|until|during)\s$", near.before())
        return (
            bool(led)
            and not re.match(r"\s(?:of|in|from|to|on)\b", near.after())
            and near.dep in ("pobj", "npadvmod", "nmod", "tmod")
        )
    return near.dep not in ("compound",) or bool(match["which"])


_COUNTED = re.compile(
    r"\s(?:people|troops|men|women|miles|feet|points|tons|tonnes|barrels|jobs|dollars|euros|pounds|hours|km|metres|meters|yards|votes|percent)\b",
    re.I,
)
_LED = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|during|before|after|between|through|throughout|early|late|mid|year|circa|for|to|and|or|summer|winter"
    r"|spring|fall|autumn|than|christmas|the|that|this|pre|post|late-|early-|mid-)[\s-]|[(\[,;:–—-]\s?)$"
)


def _year_ok(match: re.Match[str], near: Surroundings) -> bool:
    """A four-digit number is a year where it stands like one."""
    before, after = near.before(), near.after()
    if re.search(
        r"[$£€¥#]\s?$|\b(?:no\.?|number|flight|room|route|section|page|unit|area|highway|model|boeing|mig)\s$", before
    ) or _COUNTED.match(after):
        return False
    if match["edge"] or match["the"]:
        return True
    if near.entity in ("CARDINAL", "MONEY", "QUANTITY", "PERCENT", "PRODUCT"):
        return bool(re.search(r"\b(?:in|since|until|year)\s$", before))
    return near.entity == "DATE" or bool(_LED.search(before)) or before.strip() == "" or near.dep in ("npadvmod",)


def _decade_ok(match: re.Match[str], near: Surroundings) -> bool:
    return not match["word"] or bool(match["edge"]) or match[0].lower().startswith("the")


def _capital(match: re.Match[str], near: Surroundings) -> bool:
    return match["month"][0].isupper()


DATES: tuple[Rule, ...] = (
    rule("iso", r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)Z?)?", _iso),
    rule("slashed", r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)", _slashed),
    rule("dotted", r"(\d{1,2})\.(\d{1,2})\.(\d{4})", _dotted),
    rule(
        "month day",
        rf"{EDGE}?{_WEEKDAY}(?P<month>{MONTH}) (?:the )?(?P<day>{DAY})(?:,? (?P<year>{YEAR})|,? (?P<spoken>{_SPOKEN})"
        r"|,? (?P<which>this|last|next) year)?",
        _day,
        _capital,
    ),
    rule("day month", rf"{EDGE}?{_WEEKDAY}(?:the )?(?P<day>{DAY})(?: day)?(?: of)? (?P<month>{MONTH}){_YEAR}", _day, _capital),
    rule("day-month", rf"(?P<day>{DAY})-(?P<month>{MONTH})-(?P<year>{YEAR}|\d\d)", _day),
    rule(
        "month",
        rf"{EDGE}?(?P<month>{MONTH})(?:(?:,? |,? of |['’]s? )(?P<year>{YEAR})|(?:,? |,? of )(?P<spoken>{_SPOKEN})|,?(?: of)? (?P<which>this|last|next) year)?",
        _month,
        _month_ok,
    ),
    rule("year", rf"{EDGE}?(?P<the>(?:the )?year )?(?P<year>{YEAR})(?! (?:budget|model)s?\b)", _plain_year, _year_ok),
    rule("spoken year", rf"{EDGE}?(?P<the>the year )?(?P<spoken>{_SPOKEN})", _spoken),
    rule("fiscal year", r"(?:the )?(?:fiscal|financial)(?: year)?[ -](?P<year>(?:19|20)\d\d|['’]?\d\d)", _fiscal),
    rule("fy", r"FY ?['’]?(?P<year>(?:19|20)\d\d|\d\d)", _fiscal),
    rule(
        "decade",
        rf"(?:the )?{EDGE}?(?:the )?(?:(?P<digits>1[1-9]\d0|20\d0)['’]?s|['’](?P<two>\d0)['’]?s|(?P<word>{'|'.join(DECADES)}))",
        _decade,
        _decade_ok,
    ),
    rule("century", rf"(?:the )?{EDGE}?(?:the )?(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})[ -]century(?P<era> B\.?C\.?(?:E\.?)?)?", _century),
    rule(
        "season",
        rf"(?:the )?{EDGE}?(?:(?:the )?(?P<which>this past|this coming|the coming|the past|the previous|this|last|next|past) |the )?(?P<season>{SEASON})"
        rf"(?:(?: of|,)? (?:(?P<year>{YEAR})|(?P<spoken>{_SPOKEN})))?",
        _season,
        _season_ok,
    ),
)  # fmt: skip
