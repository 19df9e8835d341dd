"""Dates told from the report's day or from the date mentioned before: "yesterday", "last week", "two years ago"."""

from __future__ import annotations

import re
from datetime import date

from .dates import dated
from .direction import narrowed, nearest_weekday, pick_year
from .numbers import NUMBER, VAGUE, number
from .reading import Interval, Reading, Rule, Setting, Surroundings, rule
from .values import add, add_days, as_day, duration_value, interval_of, month_value, shift, unit_value, week_value
from .words import ANY_UNIT, APPROX, CLOCK_UNITS, EDGE, MONTH, WEEKDAY, month_of, unit_of, weekday_of

_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
_LAST = r"(?:last|the past|this past|past|the last|the previous|previous|the preceding|the prior|the same)"
_NEXT = r"(?:next|the coming|this coming|coming|the following|following|the next|the ensuing)"


def _named_day(match: re.Match[str], setting: Setting) -> Reading:
    words = " ".join(match["named"].lower().split())
    return dated(add_days(setting.day, _DAYS[words]).isoformat(), match, setting)


def _weekday(match: re.Match[str], setting: Setting) -> Reading:
    weekday, which = weekday_of(match["weekday"]), (match["which"] or "").lower()
    day = setting.day
    if which in ("last", "this past"):
        found = nearest_weekday(add_days(day, -1), weekday, "past")
    elif which in ("next", "this coming", "coming"):
        found = nearest_weekday(add_days(day, 1), weekday, "future")
    elif which in ("the previous", "the preceding"):
        found = nearest_weekday(add_days(_focus_day(setting), -1), weekday, "past")
    elif which in ("the following", "the next"):
        found = nearest_weekday(add_days(_focus_day(setting), 1), weekday, "future")
    elif which == "this":
        found = nearest_weekday(day, weekday, setting.tense)
    else:
        found = nearest_weekday(day, weekday, setting.tense)
    if match["after"]:
        found = add_days(found, {"week": 7, "fortnight": 14}[unit_of(match["after"])])
    return dated(found.isoformat(), match, setting)


def _focus_day(setting: Setting) -> date:
    first, _ = interval_of(setting.focus) if setting.focus else (None, None)
    return as_day(first) if first else setting.day


def _unit(match: re.Match[str], setting: Setting) -> Reading | None:
    """ "last week", "this month", "next year", "the following day"."""
    unit, which = unit_of(match["unit"]), " ".join(match["which"].lower().split())
    if which in (
        "the previous",
        "the preceding",
        "the prior",
        "the following",
        "following",
        "the next",
        "the same",
        "that",
        "that same",
        "the ensuing",
    ):
        return _from_focus(match, setting, unit, which)
    step = {
        "last": -1,
        "this past": -1,
        "past": -1,
        "previous": -1,
        "next": 1,
        "this coming": 1,
        "coming": 1,
        "the coming": 1,
    }.get(which, 0)
    return dated(unit_value(_stepped(setting.day, step, unit), unit), match, setting)


def _weekend(match: re.Match[str], setting: Setting) -> Reading:
    """The weekend just past, or the one to come in a future clause."""
    saturday = add_days(setting.day, 6 - setting.day.isoweekday())
    if setting.tense != "future" and saturday > setting.day:
        saturday = add_days(saturday, -7)
    return dated(week_value(saturday) + "-WE", match, setting)


def _stepped(day: date, step: int, unit: str) -> date:
    if unit == "weekend":
        saturday = add_days(day, 6 - day.isoweekday())
        if step == 0:
            return saturday
        return add_days(saturday, 7 * step)
    return add(day, step, unit)


def _from_focus(match: re.Match[str], setting: Setting, unit: str, which: str) -> Reading | None:
    step = {"the previous": -1, "the preceding": -1, "the prior": -1, "the same": 0, "that": 0, "that same": 0}.get(
        which, 1
    )
    base = setting.focus or setting.day.isoformat()
    value = shift(base, step, unit) if step else _widened(base, unit)
    return dated(value, match, setting) if value else None


def _beside(match: re.Match[str], setting: Setting) -> Reading | None:
    """ "the day before": the one next to the date mentioned last."""
    return _from_focus(
        match, setting, unit_of(match["unit"]), "the previous" if match["side"].lower() == "before" else "the next"
    )


def _widened(base: str, unit: str) -> str | None:
    first, _ = interval_of(base)
    return unit_value(as_day(first), unit) if first else None


def _within(match: re.Match[str], setting: Setting) -> Reading:
    """ "earlier in the week", "later in the year"."""
    unit = unit_of(match["unit"])
    value = unit_value(setting.day, unit)
    return Reading("DATE", value, narrowed(value, match["edge2"].lower(), setting.day))


def _this_one(match: re.Match[str], setting: Setting) -> Reading:
    """ "for the year", "in the quarter": the one the results are of, else the report's own."""
    unit = unit_of(match["unit"])
    if unit == "quarter":
        return Reading("DATE", setting.quarter or unit_value(add(setting.day, -1, "quarter"), unit))
    return Reading("DATE", unit_value(setting.day, unit))


def _ended(match: re.Match[str], setting: Setting) -> Reading:
    """The twelve months that end on the date named next."""
    if unit_of(match["unit"]) == "quarter":
        return _this_one(match, setting)
    return Reading("DURATION", duration_value(1, unit_of(match["unit"])), (None, None))


def _led(match: re.Match[str], near: Surroundings) -> bool:
    return bool(re.search(r"\b(?:in|for|of|during|throughout|over)\s{1,4}$", near.before())) and not re.match(
        r"\s(?:of|that|when|after|before|since|until|to|and|old|ahead|prior)\b", near.after()
    )


def _ago(match: re.Match[str], setting: Setting) -> Reading | None:
    unit = unit_of(match["unit"])
    n = _count(match)
    back = match["dir"].lower().split()[0] not in ("hence", "later", "after", "from")
    deictic = match["dir"].lower().split()[0] in ("ago", "hence", "back", "from")
    if n is None:
        if not deictic:
            return Reading("DURATION", duration_value(None, unit))
        return Reading("DATE", "PAST_REF", _vague_back(setting.day, unit))
    if not deictic:
        return _from_focus_by(match, setting, -n if back else n, unit)
    centre = add(setting.day, -n if back else n, unit)
    if unit in CLOCK_UNITS:
        return Reading(
            "TIME" if n < 24 else "DATE",
            _clock_back(setting.day, n, unit),
            (add_days(setting.day, -1 - n // 24), setting.day),
        )
    if setting.quarter and n == int(n) and unit in ("year", "quarter") and n == 1 and back and not match["approx"]:
        value = shift(setting.quarter, -1, unit)
        if value:
            return Reading("DATE", value)
    grain = "day" if unit == "fortnight" else unit
    if unit == "decade":
        return Reading("DATE", f"{centre.year:04d}", (add(centre, -2, "year"), add(centre, 2, "year")))
    value = unit_value(centre, grain if grain in ("day", "week", "month", "quarter", "weekend") else "year")
    return Reading("DATE", value, _around(centre, unit, value, n))


def _count(match: re.Match[str]) -> float | None:
    words = (match["n"] or "").lower()
    if words in ("a", "an", "one", ""):
        return 1.0
    if words.startswith(("a couple", "couple")):
        return 2.0
    if re.fullmatch(VAGUE, words):
        return None
    return number(words)


def _around(centre: date, unit: str, value: str, n: float) -> Interval:
    """The value's calendar interval and half a unit either side of the exact day: what the words can mean."""
    first, last = interval_of(value)
    half = {"day": 0, "week": 3, "fortnight": 6, "weekend": 3, "month": 15, "quarter": 46, "year": 183}.get(unit, 183)
    half = max(half, int(n * half / 10)) if unit in ("week", "month", "year") else half
    low, high = add_days(centre, -half), add_days(centre, half)
    if unit in ("week", "fortnight", "weekend"):
        return low, high
    return (min(low, as_day(first)) if first else low), (max(high, as_day(last)) if last else high)


def _vague_back(day: date, unit: str) -> Interval:
    return None, add(day, -1, unit) if unit not in CLOCK_UNITS else day


def _clock_back(day: date, n: float, unit: str) -> str:
    return add(day, -n if unit == "hour" and n >= 24 else 0, unit).isoformat()


def _from_focus_by(match: re.Match[str], setting: Setting, n: float, unit: str) -> Reading | None:
    """ "a year earlier", "two weeks later": from the date mentioned before; a quarter stays a quarter."""
    base = setting.quarter if unit in ("year", "quarter") and setting.quarter else setting.focus
    base = base or setting.day.isoformat()
    if unit in CLOCK_UNITS or n != int(n):
        return Reading("DURATION", duration_value(abs(n), unit))
    value = shift(base, int(n), unit)
    return Reading("DATE", value) if value else None


def _month_by(match: re.Match[str], setting: Setting) -> Reading:
    month, which = month_of(match["month"]), match["which"].lower()
    tense = (
        "past" if which in ("last", "this past") else "future" if which in ("next", "this coming") else setting.tense
    )
    day = setting.day
    at = add_days(day.replace(day=1), -1) if which == "last" else day
    year = pick_year(Setting(at, tense), month) if which != "this" else day.year
    return dated(month_value(year, month), match, setting)


def _week_of(match: re.Match[str], setting: Setting) -> Reading | None:
    year = int(match["year"]) if match["year"] else pick_year(setting, month_of(match["month"]), int(match["day"]))
    try:
        day = date(year, month_of(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return Reading("DATE", week_value(day))


def _weekday_ok(match: re.Match[str], near: Surroundings) -> bool:
    if match["near"]:
        return False
    if re.match(
        r"\s(?:Times|Telegraph|Mirror|Express|Mail|Herald|Post|Independent|Tribune|Star|World|People|Mercury|Business|Magazine|Night Live|Agreement|Accords?)\b",
        near.after(),
    ):
        return False
    return near.entity != "PERSON" or near.dep in ("npadvmod", "pobj")


def _unit_ok(match: re.Match[str], near: Surroundings) -> bool:
    return not re.match(r"-(?:old|long)", near.after(8))


RELATIVE: tuple[Rule, ...] = (
    rule("named day", rf"{EDGE}?(?P<named>today|yesterday|tomorrow|the day before yesterday|the day after tomorrow)", _named_day),
    rule(
        "weekday",
        rf"{EDGE}?(?:(?P<which>last|next|this|this past|this coming|coming|the previous|the preceding|the following|the next) )?(?P<weekday>{WEEKDAY})(?: (?P<after>week|fortnight)(?= |[.,;]|$))?",
        _weekday,
        _weekday_ok,
    ),
    rule(
        "unit",
        rf"{EDGE}?(?P<which>last|this past|this coming|this|next|the previous|the preceding|the prior|the following|following|the coming|coming|the next|that same|the same|that|the ensuing) (?P<unit>(?:day|week|weekend|month|quarter|year|decade|century))",
        _unit,
        _unit_ok,
    ),
    rule("end of unit", rf"{EDGE}(?P<which>the) (?P<unit>week|month|year|decade|century)(?! (?:ended|ending))", _unit),
    rule("weekend", r"the (?P<unit>weekend)", _weekend),
    rule("current unit", rf"{EDGE}?(?P<which>the current) (?:fiscal |calendar )?(?P<unit>week|month|quarter|year|decade)", _unit),
    rule("unit ended", r"the (?:fiscal |financial )?(?P<unit>month|quarter|year)(?= (?:that )?(?:ended|ending))", _ended),
    rule("the unit", r"the (?P<unit>week|month|quarter|year)(?= |[.,;])", _this_one, _led),
    rule("before last", r"the (?P<unit>day|night|week|weekend|month|year) before last(?! \\w+day)", lambda m, s: Reading("DATE", unit_value(_stepped(s.day, -2, m["unit"].lower()), m["unit"].lower()))),
    rule("the day before", r"(?P<which>the) (?P<unit>day|week|month|year) (?P<side>before|after)(?=[.,;])", _beside),
    rule("within", r"(?P<edge2>earlier|later|early|late) (?:in )?the (?P<unit>week|month|quarter|year|decade)", _within),
    rule(
        "ago",
        rf"(?P<approx>{APPROX} )?(?P<n>a|an|one|{VAGUE}|{NUMBER})[ -](?P<unit>{ANY_UNIT})(?: or (?:so|more|two))?[ ,]?,? ?(?P<dir>ago|earlier|before(?=[.,;]|$)|previously|later|hence|back|from now|from today)",
        _ago,
    ),
    rule("vague ago", r"(?P<approx>)(?P<n>)(?P<unit>(?:years|months|weeks|days|decades|centuries)) (?P<dir>ago)", lambda m, s: Reading("DATE", "PAST_REF", _vague_back(s.day, unit_of(m["unit"])))),
    rule("month by", rf"{EDGE}?(?P<which>last|next|this past|this coming|this) (?P<month>{MONTH})", _month_by, lambda m, n: m["month"][0].isupper()),
    rule("week of", rf"the week of (?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:,? (?P<year>\d{{4}}))?", _week_of),
)  # fmt: skip
