"""Times of the day: "8:45 a.m.", "noon", "Friday evening", "last night", joined with the date beside them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from .direction import nearest_weekday
from .numbers import NUMBER, ONES, number
from .reading import Reading, Rule, Setting, Surroundings, When, rule
from .values import add_days, interval_of
from .words import DAY, MONTH, PARTS, WEEKDAY, ZONE, weekday_of

_HOURS = "|".join(w for w, n in ONES.items() if 1 <= n <= 12)
_PART = r"(?P<part>(?:early|small) hours|morning|afternoon|evening|night|dawn|dusk|nightfall|daybreak|sunset|sunrise)"
_WHEN = r"(?:early|late|mid-?|earlier|later)"
_DAY_WORDS = {"yesterday": -1, "tomorrow": 1, "today": 0}


def _clock_value(hour: int, minute: int | None, half: str) -> str | None:
    half = half.lower()
    if hour > 24 or (minute or 0) > 59:
        return None
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute or 0:02d}"


def _base(setting: Setting) -> str:
    return setting.today or setting.day.isoformat()


def _at(setting: Setting, clock: str | None) -> Reading | None:
    """A time of the day the sentence names; where it names none, of the report's day or the day before."""
    if clock is None:
        return None
    value = _base(setting) + clock
    first, last = interval_of(value)
    if first is None or setting.today:
        return Reading("TIME", value)
    return Reading("TIME", value, (first - timedelta(days=1), last))


def _meridiem(match: re.Match[str], setting: Setting) -> Reading | None:
    hour = int(match["hour"]) if match["hour"] else ONES[match["word"].lower()]
    return _at(setting, _clock_value(hour, int(match["minute"]) if match["minute"] else None, match["half"]))


def _digital(match: re.Match[str], setting: Setting) -> Reading | None:
    return _at(setting, _clock_value(int(match["hour"]), int(match["minute"]), ""))


def _military(match: re.Match[str], setting: Setting) -> Reading | None:
    return _at(setting, _clock_value(int(match["hour"]), int(match["minute"]), ""))


def _in_part(match: re.Match[str], setting: Setting) -> Reading | None:
    hour = int(match["hour"]) if match["hour"] else ONES[match["word"].lower()]
    afternoon = match["part"].lower() in ("afternoon", "evening", "night") and hour < 12
    half = "p" if afternoon and not (match["part"].lower() == "night" and hour < 5) else "a" if hour == 12 else ""
    return _at(setting, _clock_value(hour, int(match["minute"]) if match["minute"] else None, half))


def _to_the_hour(match: re.Match[str], setting: Setting) -> Reading | None:
    """ "Ten minutes to midnight", "a quarter past six in the evening"."""
    words = (match["n"] or match["q"] or match["q3"]).lower()
    minutes = {"quarter": 15, "half": 30}.get(words.removeprefix("a "), 0) or int(number(words) or 0)
    side = (match["side"] or match["side2"] or match["side3"]).lower()
    if match["named"]:
        hour = 24 if match["named"].lower() == "midnight" else 12
    else:
        hour = int(match["hour"]) if match["hour"] else ONES[match["word"].lower()]
    late = (match["part"] or match["part2"] or "").lower() in ("afternoon", "evening", "night")
    hour += 12 if late and hour < 12 else 0
    total = (hour * 60 + (minutes if side in ("past", "after") else -minutes)) % (24 * 60)
    return _at(setting, f"T{total // 60:02d}:{total % 60:02d}") if hour <= 24 and minutes < 60 else None


def _named(match: re.Match[str], setting: Setting) -> Reading | None:
    return _at(setting, "T24:00" if match["named"].lower() == "midnight" else "T12:00")


def _day_part(match: re.Match[str], setting: Setting) -> Reading:
    day = nearest_weekday(setting.day, weekday_of(match["weekday"]), setting.tense)
    if (match["which"] or "").lower() == "last":
        day = nearest_weekday(add_days(setting.day, -1), weekday_of(match["weekday"]), "past")
    return _parted(f"{day.isoformat()}T{PARTS[match['part'].lower()]}", match, setting)


def _parted(value: str, match: re.Match[str], setting: Setting) -> Reading:
    first, last = interval_of(value)
    edge = (match.groupdict().get("when") or "").lower()
    if first is not None and match["part"].lower().endswith("hours"):
        midnight = datetime(first.year, first.month, first.day)
        first, last = midnight, midnight + timedelta(hours=6)
    if first is not None and last is not None and edge.startswith(("early", "late")):
        first, last = _widened(first, edge), last
    return Reading("TIME", value, (first, last))


def _widened(first: When, edge: str) -> When:
    """The early morning begins at one o'clock."""
    return (
        first - timedelta(hours=4)
        if edge.startswith("early") and isinstance(first, datetime) and first.hour <= 6
        else first
    )


def _named_part(match: re.Match[str], setting: Setting) -> Reading:
    day = add_days(setting.day, _DAY_WORDS[match["named"].lower()])
    return _parted(f"{day.isoformat()}T{PARTS[match['part'].lower()]}", match, setting)


def _this_part(match: re.Match[str], setting: Setting) -> Reading:
    step = {"last": -1, "this": 0, "to": 0}[match["which"].lower()]
    return _parted(f"{add_days(setting.day, step).isoformat()}T{PARTS[match['part'].lower()]}", match, setting)


def _same_part(match: re.Match[str], setting: Setting) -> Reading:
    base = _base(setting)
    if match["which"] and match["which"].lower() in ("next", "following"):
        first, _ = interval_of(base)
        base = add_days(first, 1).isoformat() if first else base
    reading = _parted(f"{base}T{PARTS[match['part'].lower()]}", match, setting)
    first, last = reading.interval or (None, None)
    if first is None or setting.today:
        return reading
    return Reading("TIME", reading.value, (first - timedelta(days=1), last))


def _overnight(match: re.Match[str], setting: Setting) -> Reading:
    value = f"{add_days(setting.day, -1).isoformat()}TNI"
    return Reading("TIME", value)


def _digital_ok(match: re.Match[str], near: Surroundings) -> bool:
    if int(match["hour"]) > 24 or int(match["minute"]) > 59:
        return False
    if re.match(r"[:.]?\d|\s?(?:percent|%)", near.after(9)) or re.search(r"[\d:.$]$", near.before()):
        return False
    led = re.search(r"\b(?:at|by|until|till|from|to|around|about|before|after|since|and|,|between)\s$", near.before())
    return bool(match["zone"]) or (bool(led) and near.entity not in ("PERCENT", "MONEY", "LAW"))


def _no_date_after(match: re.Match[str], near: Surroundings) -> bool:
    """ "The evening of Wednesday, April 4" is the date's, not the weekday's."""
    return not re.match(rf",?\s(?:the\s)?(?:{DAY}\s)?(?:of\s)?{MONTH}", near.after())


CLOCK: tuple[Rule, ...] = (
    rule("meridiem", rf"(?:(?:about|around|approximately|shortly before|shortly after|just before|just after) )?(?:(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?|(?P<word>{_HOURS}))(?: |-)?(?P<half>[ap]\.? ?m(?:\.(?!\w)|(?!\w)))(?:{ZONE}| {ZONE})?", _meridiem),
    rule("digital", rf"(?:(?:about|around) )?(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?: (?:hours|hrs))?(?P<zone>{ZONE}| {ZONE})?", _digital, _digital_ok),
    rule("military", r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?: (?:hours|hrs|GMT|UTC|local time))(?: GMT)?", _military),
    rule("o'clock", r"(?:(?:about|around) )?(?:(?P<hour>\d{1,2})|(?P<word>" + _HOURS + r"))(?P<minute>(?!)x)? o['’]clock(?: in the (?P<part>morning|afternoon|evening|night)| at (?P<part2>night))?",
         lambda m, s: _in_part(m, s) if m["part"] else _at(s, _clock_value(int(m["hour"]) if m["hour"] else ONES[m["word"].lower()], None, "p" if m["part2"] else ""))),
    rule("to the hour", rf"(?:(?P<n>{NUMBER}) minutes? (?P<side>to|before|past|after)|(?P<q>a quarter|quarter|half|five|ten|twenty|twenty-five) (?P<side2>past)|(?P<q3>a quarter|quarter) (?P<side3>to)) (?:(?P<named>midnight|noon|midday)|(?P<hour>\d{{1,2}})(?!\d|[:.,]\d)|(?P<word>{_HOURS}))(?: in the (?P<part>morning|afternoon|evening)| at (?P<part2>night))?", _to_the_hour),
    rule("in the part", r"(?:(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?|(?P<word>" + _HOURS + r")) in the (?P<part>morning|afternoon|evening)", _in_part),
    rule("named clock", r"(?P<named>noon|midnight|midday)", _named),
    rule("weekday part", rf"(?:the )?(?:(?P<when>{_WHEN})[ -])?(?:(?P<which>last|this|next) )?(?P<weekday>{WEEKDAY}) {_PART}", _day_part),
    rule("part of weekday", rf"(?:the )?(?:(?P<when>{_WHEN})[ -])?{_PART} (?:of |on )?(?P<which>last )?(?P<weekday>{WEEKDAY})", _day_part, _no_date_after),
    rule("named part", rf"(?:(?P<when>{_WHEN})[ -])?(?P<named>yesterday|tomorrow|today) {_PART}", _named_part),
    rule("part of named", rf"(?:(?P<when>{_WHEN})[ -]){_PART} (?P<named>yesterday|tomorrow|today)", _named_part),
    rule("this part", rf"(?:(?P<when>{_WHEN})[ -])?(?P<which>this|last|to(?=night)) ?{_PART}", _this_part),
    rule("the part", r"(?:(?P<when>early|late|mid)[- ])?the (?:(?P<when2>early|late) )?(?:(?P<which>next|following|same|previous) )?(?P<part>morning|afternoon|evening|night(?= of ))", _same_part, lambda m, n: not n.after(6).startswith("-after")),
    rule("mid part", r"(?P<which>)(?P<when>early|late|mid)[- ](?P<part>morning|afternoon|evening)", _same_part),
    rule("overnight", r"overnight", _overnight, lambda m, n: n.tag in ("RB", "NN", "JJ")),
)  # fmt: skip
