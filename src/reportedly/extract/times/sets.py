"""Recurring times: "daily", "every Tuesday", "two days a week", "each July"."""

from __future__ import annotations

import re

from .numbers import NUMBER, number
from .reading import Reading, Rule, Setting, Surroundings, rule
from .values import duration_value
from .words import ANY_UNIT, MONTH, PARTS, SEASON, SEASONS, WEEKDAY, month_of, unit_of, weekday_of

_ADVERBS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
    "monthly": "P1M", "quarterly": "P1Q", "annually": "P1Y", "yearly": "P1Y", "semiannually": "P6M", "biennially": "P2Y",
    "annual": "P1Y",
}  # fmt: skip
_EACH = r"(?:every|each|per)"


def _set(value: str) -> Reading:
    return Reading("SET", value, (None, None))


def _adverb(match: re.Match[str], setting: Setting) -> Reading:
    return _set(_ADVERBS[match[0].lower()])


def _each_unit(match: re.Match[str], setting: Setting) -> Reading:
    groups = match.groupdict()
    words = (groups.get("n") or "").lower()
    n = 1.0 if not words else 2.0 if words in ("other", "second") else number(words)
    if words in ("few", "couple of", "several"):
        n = None
    return _set(duration_value(n, unit_of(match["unit"])))


def _each_name(match: re.Match[str], setting: Setting) -> Reading:
    part = match["part"]
    suffix = f"T{PARTS[part.lower()]}" if part else ""
    if match["weekday"]:
        return _set(f"XXXX-WXX-{weekday_of(match['weekday'])}{suffix}")
    if match["month"]:
        return _set(f"XXXX-{month_of(match['month']):02d}")
    if match["season"]:
        return _set(f"XXXX-{SEASONS[match['season'].lower().removesuffix('time')]}")
    return _set(f"XXXX-XX-XX{suffix}")


def _times(match: re.Match[str], setting: Setting) -> Reading:
    return _set(duration_value(1, unit_of(match["unit"])))


_SPEED = re.compile(
    r"\b(?:miles?|kilomet(?:re|er)s?|km|feet|met(?:re|er)s?|knots?|litres?|liters?|gallons?|instructions)\s$"
)
_NAMES = frozenset({"ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "FAC"})


def _adverb_ok(match: re.Match[str], near: Surroundings) -> bool:
    """No newspaper's name, and no "annual" or "quarterly" that only says which kind ("the quarterly dividend")."""
    word = match[0].lower()
    if match[0][0].isupper() and near.entity in _NAMES:
        return False
    return word != "annual" and not (word == "quarterly" and near.dep == "amod")


def _each_ok(match: re.Match[str], near: Surroundings) -> bool:
    """Speeds and rates of flow are no recurring times."""
    per = match[0].lower().startswith("per")
    return not (per and (_SPEED.search(near.before()) or unit_of(match["unit"]) in ("second", "sec")))


_RATE = re.compile(
    r"(?:[\d%]|\b(?:percent|cent|million|billion|thousand|hundred|people|times|once|twice)|(?P<plural>\b[a-z]{2,20}s))\s{1,2}$"
)
_NO_PLURAL = re.compile(
    r"\b(?:was|is|has|this|as|does|its|thus|always|perhaps|across|versus|plus|minus|lasts|takes|lies|less|pass|is|needs|wants)\s$"
)


def _rate_ok(match: re.Match[str], near: Surroundings) -> bool:
    """ "Four flights a week", "$1.76 a year": what is counted stands right before."""
    led = _RATE.search(near.before())
    ends = re.match(r"\s(?:ago|earlier|later|before|after|from|or|and a half)\b|-", near.after())
    return bool(led) and not ends and not (led and led["plural"] and _NO_PLURAL.search(near.before()))


SETS: tuple[Rule, ...] = (
    rule("adverb", "|".join(sorted(_ADVERBS)), _adverb, _adverb_ok),
    rule("each unit", rf"(?:nearly |almost )?{_EACH}(?: (?P<n>other|second|few|couple of|several|{NUMBER}))? (?P<unit>{ANY_UNIT})", _each_unit, _each_ok),
    rule(
        "each name",
        rf"(?:nearly |almost )?{_EACH} (?:(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})|(?P<season>{SEASON})|(?=(?:morning|afternoon|evening|night)))(?: ?(?P<part>morning|afternoon|evening|night))?",
        _each_name,
    ),
    rule("rate", r"an? (?P<unit>hour|day|week|month|year)", _times, _rate_ok),
    rule("plural day", rf"(?:(?P<weekday>{WEEKDAY})s|(?P<wd>{WEEKDAY}) (?=mornings|afternoons|evenings|nights))(?: ?(?P<part>mornings|afternoons|evenings|nights))?",
         lambda m, s: _set(f"XXXX-WXX-{weekday_of(m['weekday'] or m['wd'])}" + (f"T{PARTS[m['part'].lower()]}" if m["part"] else ""))),
    rule("times a unit", rf"(?:once|twice|(?:{NUMBER}|several|a few|many) (?:times|hours|days|nights|weeks|months)) (?:an?|each|every|per) (?P<unit>hour|day|week|month|year)", _times),
)  # fmt: skip
