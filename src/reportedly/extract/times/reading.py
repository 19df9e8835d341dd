"""What a rule is, and what it says about one expression for one possible publication day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from ...model import TimeType

Tense = Literal["past", "present", "future", "none"]
When = date | datetime
Interval = tuple[When | None, When | None]


class Setting(Struct, frozen=True):
    """Where an expression stands: a possible publication day, its clause's tense, the values last mentioned."""

    day: date
    tense: Tense = "none"
    focus: str | None = None
    """TIMEX3 value of the last date mentioned, None at the start of a report."""
    quarter: str | None = None
    """TIMEX3 value of the last quarter (or year of results) mentioned."""
    today: str | None = None
    """TIMEX3 value of the day the sentence talks about, where it names one."""


class Reading(Struct, frozen=True):
    """TIMEX3 type and value; `interval` None: the calendar interval of the value itself."""

    type: TimeType
    value: str
    interval: Interval | None = None


class Surroundings(Struct, frozen=True):
    """The words around a match that decide whether it is a time at all."""

    text: str
    start: int
    end: int
    tag: str
    """Penn tag of the match's first token."""
    last_tag: str
    dep: str
    entity: str
    """OntoNotes label of the entity over the match's first token, "" for none."""
    upper: bool
    """The report (or this line) is written in capitals throughout: case says nothing."""

    def before(self, n: int = 24) -> str:
        """Up to n characters before the match, in lower case."""
        return self.text[max(0, self.start - n) : self.start].lower()

    def after(self, n: int = 24) -> str:
        """Up to n characters after the match."""
        return self.text[self.end : self.end + n]


class Rule(Struct, frozen=True):
    """A pattern, how to read a match, and whether the words around allow it. Patterns are bounded in length: linear."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Setting], Reading | None]
    allows: Callable[[re.Match[str], Surroundings], bool] | None = None


def rule(
    name: str,
    pattern: str,
    read: Callable[[re.Match[str], Setting], Reading | None],
    allows: Callable[[re.Match[str], Surroundings], bool] | None = None,
) -> Rule:
    """A rule matched without regard to case, at word edges; a blank in the pattern is any white space."""
    return Rule(name, re.compile(rf"(?:{_spaced(pattern)})(?!\w)", re.IGNORECASE), read, allows)


def _spaced(pattern: str) -> str:
    """A blank stands for any white space, in and outside of character classes and look-arounds."""
    pieces = re.split(r"(\[[^\]]*\])", pattern)
    return "".join(
        p.replace(" ", r"\s") if p.startswith("[") else p.replace(" ?", r"\s{0,4}").replace(" ", r"\s{1,4}")
        for p in pieces
    )
