"""A report as `relate` reads it: sentences, names, the names it is about, who issued it, the days it can be from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct, structs

from ..model import Extraction, Span, trimmed
from .days import Days, days
from .names import Name, Vocabulary, names

_BREAK = re.compile(
    r"(?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!\bSt)(?<!\bMrs)(?<!\bGen)(?<!\bNo)[.!?…][”\"’')\]]*\s+(?=[“\"‘'(]?[A-ZÀ-Þ\d])|\n+"
)
_ISSUED = re.compile(
    r"\bfor immediate release\b|\bpress release\b|\bnews release\b|\bmedia advisory\b|\bstatement (?:by|of|from)\b|\bcommuniqu|"
    r"\bsituation report\b|\bflash update\b|\bbulletin of\b|\b(?:union|members?'?|party|company) bulletin\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"^(?P<body>[^\d,.:;|]{3,70})(?:, [A-Z][\w ]{2,30})?[,:] *(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? \w+ \d{4}\b|"
    r"^(?P<first>[^\d,.:;|]{3,70}), \w+ \d{1,2}, \d{4}\b",
    re.MULTILINE,
)
_BY = re.compile(
    r"(?i:\b(?:statement|bulletin|report|communiqu[eé]|release) (?:by|of|from) (?:the )?)(?P<body>[A-Z][^\n,:;.(]{2,70}?)(?= (?:on|about|in|at|regarding)\b|[\n,:;.(]|$)",
)
_BEFORE = re.compile(
    r"^(?P<body>[A-Z][^\n:|(]{1,60}?)(?:[:|(]| (?:situation report|flash update|press release|news release|bulletin|communiqu))",
    re.IGNORECASE | re.MULTILINE,
)
_INSTITUTION = re.compile(
    r"\b(?:ministry|government|staff|office|board|authority|union|council|committee|commission|agency|department|service|party|company|group|plc|inc|ltd|"
    r"bank|federation|association|organi[sz]ation|society|foundation|institute|university|police|command|mission|pharma|holdings|hydro|energy|works)\b",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"\b(?:news|post|times|radio|herald|tribune|gazette|courier|chronicle|telegraph|mirror|journal|press|wire|correspondent|reporter)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"by\b", re.IGNORECASE)
YEAR = 365


class Reading(Struct, frozen=True, gc=False, eq=False, array_like=True):
    """A report with what comparing it needs; offsets are the report's own."""

    index: int
    extraction: Extraction
    """Without the claims and their frames: tellings have those."""
    sentences: tuple[Span, ...]
    names: tuple[Name, ...]
    main: frozenset[str]
    """Names of the headline and the first sentences."""
    headline: frozenset[str]
    """Names of the first line."""
    issuer: str | None
    """Who speaks in the report's own voice, where the report is that body's own release."""
    days: Days | None

    @property
    def id(self) -> str:
        """The report's id."""
        return self.extraction.document.id

    @property
    def text(self) -> str:
        """The report's text."""
        return self.extraction.document.text

    def sentence(self, at: int) -> Span:
        """The sentence a character stands in."""
        i = bisect_right([s.start for s in self.sentences], at) - 1
        return self.sentences[max(i, 0)]

    def named(self, start: int, end: int) -> list[Name]:
        """The names within a stretch."""
        return [n for n in self.names if start <= n.start and n.end <= end]


def read(extraction: Extraction, index: int, vocabulary: Vocabulary) -> Reading:
    """One report, read against the whole set's vocabulary."""
    text = extraction.document.text
    found = names(text, vocabulary)
    cut = sentences(text)
    lead = cut[min(3, len(cut) - 1)].end if cut else 0
    return Reading(
        index=index,
        extraction=structs.replace(extraction, claims=(), frames=()),
        sentences=cut,
        names=found,
        main=frozenset(n.key for n in found if n.end <= lead),
        headline=frozenset(n.key for n in found if cut and n.end <= cut[0].end),
        issuer=issuer(extraction, cut),
        days=published(extraction) or after(extraction),
    )


def published(extraction: Extraction) -> Days | None:
    """The days the report can be from, by its own date."""
    when = extraction.document.published
    return days(when.earliest, when.latest, when.value)


def after(extraction: Extraction) -> Days | None:
    """For a report without a date: the year after the latest day that it gives a figure for, or tells something since."""
    text = extraction.document.text
    told = [days(f.as_of.earliest, f.as_of.latest, f.as_of.value) for f in extraction.figures if f.as_of]
    told += [
        days(t.earliest, t.latest, t.value)
        for t in extraction.times
        if t.type == "DATE" and text[max(0, t.span.start - 6) : t.span.start].lower().endswith("since ")
    ]
    last = max((d for d in told if d), key=lambda d: d.last, default=None)
    return Days(last.last + 1, last.last + YEAR, last.year) if last else None


def sentences(text: str) -> tuple[Span, ...]:
    """Sentences by their end marks and line breaks, in order."""
    out, start = [], 0
    for match in [*_BREAK.finditer(text), None]:
        end = match.end() if match else len(text)
        span = trimmed(text, start, end)
        if span:
            out.append(span)
        start = end
    return tuple(out)


def issuer(extraction: Extraction, cut: Sequence[Span]) -> str | None:
    """The body whose own release the report is, by its first lines: "press release", "statement by X", "Ministry of Y, 3 May 2020"."""
    lines = [line.strip() for line in extraction.document.text.split("\n") if line.strip()][:4]
    head = "\n".join(lines)
    dated = next(
        (b for line in lines[:3] if (m := _DATED.search(line)) and (b := (m["body"] or m["first"] or "").strip())), None
    )
    if dated and (
        _OUTLET.search(dated) or _BYLINE.match(dated) or not (_INSTITUTION.search(dated) or _ISSUED.search(head))
    ):
        dated = None
    if not dated and not _ISSUED.search(head):
        return None
    by, before = _BY.search(head), _BEFORE.search(head)
    if by and not _OUTLET.search(by["body"]):
        return by["body"].strip()
    if dated and _INSTITUTION.search(dated):
        return re.sub(r"(?i) bulletin$", "", dated)
    if before and _ISSUED.search(head) and not _ISSUED.search(before["body"]) and len(before["body"].split()) <= 6:
        return before["body"].strip()
    if dated and dated not in _organisations(extraction):
        return extraction.document.publisher or _speaker(extraction) or dated
    return dated or extraction.document.publisher or _speaker(extraction)


def _organisations(extraction: Extraction) -> set[str]:
    """The names of organisations in a report: what stands before its date and isn't among them is a place."""
    named = {a.name for a in extraction.actors if a.kind == "organisation"}
    return named | {s.name or "" for a in extraction.attributions for s in a.sources if s.kind == "organisation"}


def _speaker(extraction: Extraction) -> str | None:
    """The organisation that the report lets speak most often."""
    named = [s.name for a in extraction.attributions for s in a.sources if s.kind == "organisation" and s.name]
    return max(sorted(set(named)), key=named.count, default=None)
