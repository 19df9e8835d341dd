"""A report as `relate` reads it: sentences, names, the names it is about, who issued it, the days it can be from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from ..model import Extraction, Span, trimmed
from .days import Days, days
from .names import Name, Vocabulary, names

_BREAK = re.compile(
    r"(?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!\bSt)(?<!\bMrs)(?<!\bGen)(?<!\bNo)[.!?…][”\"’')\]]*\s+(?=[“\"‘'(]?[A-ZÀ-Þ\d])|\n+"
)
_ISSUED = re.compile(
    r"for immediate release|press release|news release|media advisory|^\W*statement (?:by|of|from)\b|communiqu|situation report|"
    r"flash update|\bbulletin\b|\bnewsletter\b|operational update|results of the night",
    re.IGNORECASE,
)


YEAR = 365


class Reading(Struct, frozen=True, eq=False):
    """A report with what comparing it needs; offsets are the report's own."""

    index: int
    extraction: Extraction
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
        extraction=extraction,
        sentences=cut,
        names=found,
        main=frozenset(n.key for n in found if n.end <= lead),
        headline=frozenset(n.key for n in found if cut and n.end <= cut[0].end),
        issuer=issuer(extraction, cut, found),
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


def issuer(extraction: Extraction, cut: Sequence[Span], found: Sequence[Name]) -> str | None:
    """The body whose own release the report is: its words ("for immediate release", "statement by") say so, in the first lines."""
    head = extraction.document.text[: cut[min(3, len(cut) - 1)].end] if cut else ""
    head_lines = "\n".join(head.split("\n")[:4])
    if not _ISSUED.search(head_lines):
        return None
    named = [n.key for n in found if n.end <= len(head_lines)]
    return extraction.document.publisher or (named[0] if named else None)
