"""Where times can be: one pass over the words, then the rules at the few places with a word of time in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ...model import Parsed, Span
from .holidays import HOLIDAYS
from .numbers import ONES, SCALES, TENS
from .reading import Rule, Surroundings
from .words import DECADES, MONTHS, ORDINALS, PARTS, SEASONS, UNITS, WEEKDAYS

_WORD = re.compile(r"[A-Za-z]+|\d+")
_FULL_MONTHS = "january february march april may june july august september october november december".split()
_FULL_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
TRIGGERS = frozenset(
    [*MONTHS, *_FULL_MONTHS, "sept", *WEEKDAYS, "tues", "thur", "thurs", *_FULL_DAYS, *(d + "s" for d in _FULL_DAYS)]
    + [*UNITS, *(u + "s" for u in UNITS), "centuries", *SEASONS, "springtime", "summertime", "wintertime", *PARTS, "tonight"]
    + [*DECADES, "today", "yesterday", "tomorrow", "now", "currently", "present", "presently", "nowadays", "current", "recently"]
    + ["recent", "lately", "past", "previously", "formerly", "ago", "once", "earlier", "future", "soon", "shortly", "term", "later"]
    + ["hourly", "daily", "nightly", "weekly", "fortnightly", "biweekly", "monthly", "quarterly", "annually", "yearly", "biennially"]
    + ["semiannually", "midnight", "midday", "fiscal", "fy", "period", "half", "time", "moment", "date", "possible", "nineteen"]
    + ["thousand", "someday", "clock", "am", "pm", "m", "hours", "hour", "minutes", "q", "h", "daylong", "yearlong", "monthlong", "weeklong", "decadelong"]
    + [h.replace(".", " ").replace("'", " ").split()[0] for h in HOLIDAYS]
)  # fmt: skip
_LINKS = (
    "the a an of in on at or and to so more less than this that these those last next past coming previous preceding following"
    " each every other per early late mid middle beginning start end close turn onset eve about around approximately roughly"
    " nearly almost some least most up under over well just only no as within another barely better part long many much little"
    " few several couple number dozens scores hundreds tens various numerous countless full whole entire additional extra"
    " consecutive straight successive further st nd rd th s first second third latter ap p its their our his her year age"
    " fiscal financial calendar same year twice times sometime right until very not near short immediate foreseeable distant"
    " old one two day comparable corresponding latest final most before after from back hence trading working business be ended"
    " time for times flat strong weak opening closing half rest remainder d b c e gmt utc est edt local o bc ad prior ensuing"
).split()
VOCABULARY = TRIGGERS | frozenset([*_LINKS, *ONES, *TENS, *SCALES, *ORDINALS])
_GAP = re.compile(r"[\s.,'’\-–—/:()\u00a0½]{0,4}")


class Match(Struct, frozen=True):
    """A rule's match in the text, with the index of its first token."""

    rule: Rule
    found: re.Match[str]
    span: Span
    token: int
    day: Match | None = None
    """The date a time of day is joined with: "10 p.m. Wednesday"."""


_JOIN = re.compile(r",?\s(?:on\s)?(?:the\s)?$")
_OF = re.compile(r"\s(?:of|on)\s(?:the\s)?$")
_CLOCKS = frozenset({"to the hour", "meridiem", "digital", "military", "o'clock", "in the part", "named clock"})
_DAYS = frozenset({"weekday", "named day", "month day", "day month", "iso"})


def is_clock(match: Match) -> bool:
    """Whether it tells the time of a day that it doesn't name."""
    return match.rule.name in _CLOCKS and match.day is None


def is_day(match: Match) -> bool:
    """Whether it names a day."""
    return match.rule.name in _DAYS


def joined(matches: list[Match], text: str) -> list[Match]:
    """Times of day made one with the date right after them."""
    out: list[Match] = []
    for match in matches:
        last = out[-1] if out else None
        if last and match.rule.name in _DAYS and _joins(last, text[last.span.end : match.span.start]):
            out[-1] = Match(last.rule, last.found, Span(last.span.start, match.span.end), match.token, match)
        else:
            out.append(match)
    return [m for m in out if m.day or not _nameless_night(m)]


def _nameless_night(match: Match) -> bool:
    """ "The night of the attack": of no day that is known here."""
    return match.rule.name == "the part" and match.found["part"].lower() == "night"


def _joins(clock: Match, gap: str) -> bool:
    if clock.day or len(gap) > 8:
        return False
    if clock.rule.name == "the part":
        return not clock.found["which"] and bool(_OF.match(gap))
    return clock.rule.name in _CLOCKS and bool(_JOIN.match(gap))


def stretches(text: str) -> Iterator[list[int]]:
    """Starts of the words of each run of temporal vocabulary that holds a word of time, a year or a clock."""
    run: list[int] = []
    triggered, last = False, 0
    for word in _WORD.finditer(text):
        low = word[0].lower()
        known = low in VOCABULARY or low[0].isdigit()
        if run and (not known or not _GAP.fullmatch(text, last, word.start()) or "\n\n" in text[last : word.start()]):
            if triggered:
                yield run
            run, triggered = [], False
        if known:
            run.append(word.start())
            triggered = triggered or low in TRIGGERS or (low[0].isdigit() and _dateish(text, word))
            last = word.end()
    if triggered:
        yield run


def _dateish(text: str, word: re.Match[str]) -> bool:
    return len(word[0]) in (3, 4) or text[word.end() : word.end() + 1] in ("/", ":", "-", "h", "s", ".")


class Scanner:
    """Finds the matches of a tuple of rules in a parsed report: at each word the longest, left to right, none overlapping."""

    def __init__(self, parsed: Parsed, rules: Sequence[Rule]) -> None:
        self.text = parsed.document.text
        self.rules = rules
        self.tokens = parsed.tokens
        self.starts: list[int] = parsed.tokens.start.tolist()
        self.entity = {i: e.label for e in parsed.entities for i in range(e.first, e.last)}
        self.paragraphs = parsed.paragraphs
        self.paragraph_starts = [p.start for p in parsed.paragraphs]
        self._upper: dict[int, bool] = {}

    def matches(self) -> list[Match]:
        """The matches in the order of the text."""
        out: list[Match] = []
        free = 0
        for run in stretches(self.text):
            for start in run:
                if start >= free and (match := self._longest(start)):
                    out.append(match)
                    free = match.span.end
        return joined(out, self.text)

    def _longest(self, start: int) -> Match | None:
        before = self.text[start - 1 : start]
        if before.isalnum() or (before in "$£€" and before):
            return None
        best: Match | None = None
        for rule in self.rules:
            found = rule.pattern.match(self.text, start)
            if found is None or (best is not None and found.end() <= best.span.end):
                continue
            match = self._allowed(rule, found)
            best = match or best
        return best

    def _allowed(self, rule: Rule, found: re.Match[str]) -> Match | None:
        start, end = found.span()
        i = self._token(start)
        if rule.allows is not None and not rule.allows(found, self._surroundings(found, i)):
            return None
        return Match(rule, found, Span(start, end), i) if end > start else None

    def _token(self, at: int) -> int:
        return max(bisect_right(self.starts, at) - 1, 0)

    def _surroundings(self, found: re.Match[str], i: int) -> Surroundings:
        start, end = found.span()
        last = self._token(end - 1)
        tokens = self.tokens
        if not len(tokens):
            return Surroundings(self.text, start, end, "", "", "", "", False)
        return Surroundings(
            text=self.text,
            start=start,
            end=end,
            tag=tokens.tag[i],
            last_tag=tokens.tag[last],
            dep=tokens.dep[last],
            entity=self.entity.get(i, ""),
            upper=self._in_capitals(start),
        )

    def _in_capitals(self, at: int) -> bool:
        k = bisect_right(self.paragraph_starts, at) - 1
        if k < 0:
            return False
        if k not in self._upper:
            words = self.paragraphs[k].of(self.text)
            self._upper[k] = words.isupper()
        return self._upper[k]
