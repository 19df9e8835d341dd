"""Datelines ("LOMARA, April 15 (Meridian) –") and date lines ("Union bulletin, 17 April 2024")."""

from __future__ import annotations

import re

from msgspec import Struct

from ..model import Span, trimmed
from .dates import Day, written

FURTHEST = 110
"""Characters from the start of a paragraph within which a dateline's dash stands."""
DASH = re.compile(r"\s*(?:--+|[–—―])\s*|\s+[-_]+\s+|(?<=[\w)])-\s+")
COLON = re.compile(r":\s+(?=\S)")
SIGNED = re.compile(r"\(\s*(?P<agency>[A-Z][\w&.’'/ -]{1,40}?)\s*\)\s*\Z")
CLOCK = re.compile(r",?\s*\b\d{1,2}[:.]\d\d(?:\s*(?:[ap]\.?m\.?|GMT|UTC|[A-Z]{2,4}))?", re.I)
WEEKDAY = re.compile(r",?\s*\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?", re.I)
PLACE = re.compile(
    r"[A-Z][\w.’'‘-]*(?:[ \xa0](?:[A-Z][\w.’'‘-]*|d[aeiu]l?|of|the|la|le|el|al|as|sur|upon|and|am|an)){0,5}"
)
LABELS = frozenset(
    "BREAKING UPDATE UPDATED UPDATES EXCLUSIVE LIVE WATCH VIDEO PHOTOS OPINION ANALYSIS EDITORIAL CORRECTION REVEALED NOTE "
    "ALERT URGENT JUST FACTBOX TIMELINE EXPLAINER FEATURE SHARE READ MORE WARNING COMMENT REPORT".split()
)
"""What stands in capitals before a dash or colon and is no place."""
UPDATED = re.compile(r"\b(?:updated|modified|corrected|edited)\b", re.I)
WITHIN = re.compile(
    r"\b(?:on|in|of|since|by|until|till|from|before|after|to|and|between|the)\s+(?:\w+day,?\s+)?\Z", re.I
)
"""Before a date that belongs to a sentence."""
FORMULA = re.compile(r"\b(?:published|posted|updated|issued|released|filed|dated|as\s+of|modified)\b", re.I)
LONGEST_DATE_LINE = 120


class Dateline(Struct, frozen=True):
    """Where a report was filed, and when and by which agency as far as it says."""

    span: Span
    agency: Span | None
    day: Day | None


class DateLine(Struct, frozen=True):
    """A line that gives the date."""

    span: Span
    date: Span
    day: Day
    share: float
    """How much of the line the date is, 0 to 1."""
    updated: bool = False


def dateline(text: str, line: Span) -> Dateline | None:
    """The dateline a line begins with, without its dash. A colon does for one only before a full paragraph."""
    opening = text[line.start : min(line.end, line.start + FURTHEST)]
    colons = COLON.finditer(opening) if line.end - line.start > FURTHEST else ()
    for mark in (*DASH.finditer(opening), *colons):
        if mark.start() and (found := _read(text, line, mark.start(), mark[0].strip() == ":")):
            rest = text[line.start + mark.end() : line.end]
            return found if any(c.islower() for c in rest) else None
    return None


def _read(text: str, line: Span, length: int, colon: bool) -> Dateline | None:
    head = text[line.start : line.start + length]
    signed = SIGNED.search(head)
    place = head[: signed.start()] if signed else head
    dates = written(place)
    if len(dates) > 1:
        return None
    for found in reversed(dates):
        place = place[: found.start] + place[found.end :]
    place = WEEKDAY.sub("", CLOCK.sub("", place)).strip(" \xa0,.;/")
    if place and not all(_is_place(p.strip()) for p in re.split(r"[,/]", place) if p.strip()):
        return None
    if not _convincing(place, bool(signed), bool(dates), colon):
        return None
    span = trimmed(text, line.start, line.start + length)
    agency = trimmed(text, line.start + signed.start("agency"), line.start + signed.end("agency")) if signed else None
    return Dateline(span, agency, dates[0].day if dates else None) if span else None


def _is_place(words: str) -> bool:
    return bool(PLACE.fullmatch(words)) and words.split()[0].upper() not in LABELS


def _convincing(place: str, signed: bool, dated: bool, colon: bool) -> bool:
    """A place in capitals stands for itself; any other needs an agency or a date, and a date a place."""
    town, *region = re.split(r"[,/]", place)
    capitals = len(town.strip()) > 2 and town.isupper() and (len(region) < 2 or signed or dated)
    if colon:
        return capitals and (signed or dated or len(place.split()) <= 3)
    return signed or bool(town.strip() and (capitals or dated))


def date_line(text: str, line: Span) -> DateLine | None:
    """The date a short line gives, if giving it is what the line is for, or a paragraph opens with it."""
    words = line.of(text)
    dates = written(words[:LONGEST_DATE_LINE])
    if len(dates) != 1 or (WITHIN.search(words[: dates[0].start]) and not FORMULA.search(words)):
        return None
    found = dates[0]
    if len(words) > LONGEST_DATE_LINE or (found.start == 0 and words[found.end : found.end + 2] == ". "):
        opens = found.start == 0 and re.match(r"\.?\s*(?:[.–—:]|--|- )\s*\S", words[found.end :])
        span = Span(line.start, line.start + found.end)
        return DateLine(span, span, found.day, 1.0) if opens else None
    weekday = WEEKDAY.search(words[max(0, found.start - 11) : found.start])
    share = (found.end - found.start + (len(weekday[0]) if weekday else 0)) / len(words)
    sentence = words.endswith((".", "!", "?", "”", '"')) and not words.endswith(("a.m.", "p.m."))
    if found.day.earliest is None and share < 0.5:
        return None
    if share < (0.4 if sentence else 0.15):
        return None
    date = Span(line.start + found.start, line.start + found.end)
    return DateLine(line, date, found.day, share, bool(UPDATED.search(words)))


def closing_date(headline: str) -> Day | None:
    """The full date set off at a headline's end ("Situation report 3, 29 August 2024")."""
    dates = [w for w in written(headline) if w.day.complete]
    if len(dates) != 1 or headline[dates[0].end :].strip(" )]"):
        return None
    return dates[0].day if re.search(r"[,|(\[:–—-]\s*\Z", headline[: dates[0].start]) else None
