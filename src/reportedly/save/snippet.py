"""A search result: the report, where its text matches, and a stretch of the text round the first match."""

from __future__ import annotations

from msgspec import Struct

from ..model import Document, Span, trimmed
from .textindex import Text, matches

BEFORE, WIDTH = 80, 240
"""Characters shown before the first match, and in all."""


class Found(Struct, frozen=True):
    """A report found by its words: offsets into its text of every match, and of the stretch to show."""

    document: str
    title: str | None
    snippet: Span | None
    matches: tuple[Span, ...]
    text: str
    """The words of the stretch."""


def found_in(document: Document, expression: str) -> Found:
    """The result for one report: with a match in the title alone, the stretch is the text's beginning."""
    spans = matches(as_text(document), expression)
    snippet = _stretch(document.text, spans[0].start if spans else 0)
    words = snippet.of(document.text) if snippet else ""
    return Found(document.id, document.title, snippet, spans, words)


def as_text(document: Document) -> Text:
    """A report as it is indexed."""
    return Text(document.id, document.title or "", document.text)


def _stretch(text: str, first: int) -> Span | None:
    """From about `BEFORE` characters before the match, cut between words."""
    start, end = max(first - BEFORE, 0), min(first - BEFORE + WIDTH, len(text))
    end = max(end, min(WIDTH, len(text)))
    while 0 < start < first and not text[start - 1].isspace():
        start += 1
    while first < end < len(text) and not text[end].isspace():
        end -= 1
    return trimmed(text, start, end)
