"""Stretches of years with names of their own: decades, centuries, seasons, fiscal years."""

from __future__ import annotations

import re
from datetime import date

from .dates import SPOKEN, dated, spoken_year
from .reading import Reading, Rule, Setting, Surroundings, rule
from .values import interval_of
from .words import DECADES, EDGE, ORDINALS, SEASON, SEASONS, YEAR


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
    digits = match["year"].strip("'’")
    year = int(digits) if len(digits) == 4 else 2000 + int(digits) - (100 if int(digits) > 50 else 0)
    return Reading("DATE", str(year), (date(max(year - 1, 1), 2, 1), date(min(year + 1, 9999), 1, 31)))


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


def _decade_ok(match: re.Match[str], near: Surroundings) -> bool:
    return not match["word"] or bool(match["edge"]) or match[0].lower().startswith("the")


ERAS: tuple[Rule, ...] = (
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
        rf"(?:(?: of|,)? (?:(?P<year>{YEAR})|(?P<spoken>{SPOKEN})))?",
        _season,
        _season_ok,
    ),
)  # fmt: skip
