"""Lengths of time: "three days", "2 1/2 years", "the past two weeks", "several months", "a two-hour"."""

from __future__ import annotations

import re

from .numbers import NUMBER, VAGUE, number
from .reading import Interval, Reading, Rule, Setting, Surroundings, rule
from .values import add, duration_value
from .words import ANY_UNIT, APPROX, CLOCK_UNITS, UNITS_PLURAL, unit_of

_N = rf"(?P<n>{NUMBER}|{VAGUE}|a|an|half an?|half a)"


def _number(match: re.Match[str]) -> float | None:
    words = " ".join((match["n"] or "").lower().split())
    if words in ("a", "an", ""):
        return 1.0
    if words.startswith("half a"):
        return 0.5
    if words.startswith(("a couple", "couple")):
        return 2.0
    return None if re.fullmatch(VAGUE, words) else number(words)


def _length(match: re.Match[str], setting: Setting) -> Reading:
    groups = match.groupdict()
    unit, n = unit_of(match["unit"]), _number(match)
    if n is not None and groups.get("half"):
        n += 0.5
    return Reading("DURATION", duration_value(n, unit), (None, None))


def _stretch(match: re.Match[str], setting: Setting) -> Reading:
    """ "the past three days" ends today, "the next two weeks" begins today."""
    unit, n = unit_of(match["unit"]), _number(match) if match["n"] else None
    if not match["n"] and not match["unit"].lower().endswith("s"):
        n = 1.0
    back = match["which"].lower().split()[-1] in ("past", "last", "previous", "preceding", "recent")
    return Reading("DURATION", duration_value(n, unit), _stretched(setting, n, unit, back))


def _stretched(setting: Setting, n: float | None, unit: str, back: bool) -> Interval:
    if n is None:
        return (None, setting.day) if back else (setting.day, None)
    if unit in CLOCK_UNITS:
        n = max(n, 24 if unit == "hour" else 0)
    far = add(setting.day, -n if back else n, unit)
    return (far, setting.day) if back else (setting.day, far)


def _bare(match: re.Match[str], setting: Setting) -> Reading:
    return Reading("DURATION", duration_value(None, unit_of(match["unit"])), (None, None))


def _first(match: re.Match[str], setting: Setting) -> Reading:
    return Reading("DURATION", duration_value(_number(match), unit_of(match["unit"])), (None, None))


def _length_ok(match: re.Match[str], near: Surroundings) -> bool:
    words = match["n"].lower()
    unit = match["unit"].lower()
    if re.match(r"-(?:ago|earlier)\b", near.after(9)):
        return False
    if re.match(r"[-\s](?:olds?|long-term)\b|\s(?:years?|of age|old|older)\b", near.after(12)):
        return False
    if (unit in ("second", "sec", "min", "hr", "quarter") and words in ("a", "an")) or (
        unit in ("sec", "min") and "-" in match[0]
    ):
        return False
    if unit == "quarter" and words != "one":
        return False
    if unit == "second" and not re.fullmatch(r"[\d.,]+|one|two|three|ten|[a-z]+ty", words):
        return False
    if words in ("a", "an") and "-" in match[0]:
        return False
    return words != "some" or unit.endswith("s")


def _bare_ok(match: re.Match[str], near: Surroundings) -> bool:
    before = near.before()
    if re.match(r"(?:-| )old\b|\s(?:ago|later|earlier|before|after)\b", near.after(10)):
        return False
    return bool(
        re.search(
            r"\b(?:for|in|within|over|after|took|take|takes|spent|of|lasted?|weeks? or|months? or|days? or)\s$", before
        )
    ) and not re.search(r"\b(?:one|some|most|all|many|few|several|number|couple|dozens|hundreds) of\s$", before)


def _first_ok(match: re.Match[str], near: Surroundings) -> bool:
    return match["unit"].lower().endswith("s") and not re.match(r"\s(?:ago|earlier|later|before)\b", near.after(9))


DURATIONS: tuple[Rule, ...] = (
    rule(
        "length",
        rf"(?:(?P<approx>(?:an? )?{APPROX}) )?(?:an? (?:additional|extra|full|whole|entire|estimated|mere|further) )?{_N}(?:-| |(?<=\d))(?:(?:more|additional|consecutive|straight|full|whole|successive|further|long|extra|solid|trading|working|business|calendar) )?(?P<unit>{ANY_UNIT})(?P<half> and a half)?(?:-long)?(?: or (?:so|more|less))?",
        _length,
        _length_ok,
    ),
    rule(
        "one more",
        r"(?P<n>an?) (?:additional|extra|full|whole|entire|further|another) (?P<unit>(?:hour|day|week|month|year|decade|century))",
        _length,
    ),
    rule("another", r"another (?P<n>)(?P<unit>(?:hour|day|week|month|year|decade))", _length),
    rule(
        "range",
        rf"(?:(?:about|around|between|the next|the past|the last|from) )?(?:{NUMBER}) (?:to|or|and) (?P<n>{NUMBER}) (?P<unit>{UNITS_PLURAL})",
        lambda m, s: Reading("DURATION", duration_value(None, unit_of(m["unit"])), (None, None)),
    ),
    rule("stretch", rf"(?:at least |about |nearly |almost |each of )?(?P<which>(?:the )?(?:past|last|next|coming|previous|preceding|following|recent))(?: (?P<n>{NUMBER}|{VAGUE}|few|couple of))? (?P<unit>{UNITS_PLURAL})(?: or so)?", _stretch,
         lambda m, n: bool(m["n"]) or m["which"].lower().startswith(("the", "recent", "coming"))),
    rule("stretch of one", r"(?P<which>the (?:past|last|next)|past) (?P<n>)(?P<unit>year|decade|century|month|week|hour|day|weekend|quarter)", _stretch,
         lambda m, n: not re.match(r"['’]s", n.after(3))),
    rule("ordinal stretch", rf"(?:the |its |his |her |their )?(?:first|last|final|opening|closing|full|latest|year-earlier|year-ago) (?P<n>{NUMBER}|few|several) (?P<unit>{UNITS_PLURAL})", _first, _first_ok),
    rule("the n units", rf"the (?P<n>{NUMBER}) (?P<unit>{UNITS_PLURAL})", _first),
    rule("bare", r"(?P<unit>(?:minutes|hours|days|weeks|months|years|decades|centuries))(?:-long)?", _bare, _bare_ok),
    rule("the units", r"(?P<unit>hours|days|weeks|months|years|decades|centuries)(?= (?:that followed|before|after|since|ahead|leading|following|immediately|of the))", _bare),
    rule("unit-long", r"(?P<n>)(?P<unit>hour|day|week|month|year|decade|century)-?long", _first),
    rule("units-long", r"(?P<unit>hours|days|weeks|months|years|decades)-?long", _bare),
)  # fmt: skip
