"""How each report is introduced: its letter, who published it, what it is called, and the day it is placed at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from ...model import Document, Extraction, Span
from .days import placed
from .index import Index
from .wording import Words, one_line, quoted


@dataclass(frozen=True)
class ReportLine:
    """A report in the list of reports."""

    document: str
    letter: str
    name: str
    title: str
    language: str | None
    date: str
    basis: str
    why: str
    url: str | None
    agency: Words | None
    claims: int
    reverses: bool
    """Whether the text holds characters that override the direction of writing (U+202D, U+202E)."""
    unread: bool
    """Whether the report is in a language the program doesn't read, so that nothing was looked for in it."""
    version_of: str | None
    """The letter, or else the id, of the report this is an edited version of."""


def report_lines(index: Index) -> tuple[ReportLine, ...]:
    """One line a report, in the order given."""
    return tuple(_line(index, extraction) for extraction in index.extractions.values())


def name_of(document: Document) -> str:
    """What a report goes by: its publisher, else its file, else its id."""
    if document.publisher:
        return one_line(document.publisher)
    return PurePath(document.source_path).name if document.source_path else document.id


def _line(index: Index, extraction: Extraction) -> ReportLine:
    document = extraction.document
    letter = index.letters[document.id]
    return ReportLine(
        document=document.id,
        letter=letter,
        name=name_of(document),
        title=_title(document),
        language=document.language,
        date=placed(document.published),
        basis=document.published.basis,
        why=one_line(document.published.why),
        url=_web(document.url),
        agency=_agency(extraction, letter, document.agency),
        claims=len(extraction.claims),
        reverses="\u202d" in document.text or "\u202e" in document.text,
        unread=document.language not in {None, "en"} and not extraction.claims and not extraction.attributions,
        version_of=index.letters.get(document.version_of, document.version_of) if document.version_of else None,
    )


def _title(document: Document) -> str:
    if document.headline:
        return one_line(document.headline.of(document.text))
    return one_line(document.title or document.text.strip().partition("\n")[0][:160])


def _agency(extraction: Extraction, letter: str, span: Span | None) -> Words | None:
    return quoted(extraction, letter, span) if span else None


def _web(url: str | None) -> str | None:
    """Only what a browser may follow without harm."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
