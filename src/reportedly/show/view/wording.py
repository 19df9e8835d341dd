"""Words for people: exact quotations, cut only at a mark, and small phrases."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...model import Extraction, Span

ELLIPSIS = "…"
_OPENING = tuple('“‘«„"')
_CLOSING = tuple('”»"')


@dataclass(frozen=True)
class Piece:
    """A stretch of a quotation; `strong` where it is a figure."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Words:
    """Exact words of a report and where they stand. `pieces` joined are the words, white space run together."""

    document: str
    letter: str
    span: Span
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words as one string."""
        return "".join(piece.text for piece in self.pieces)


def quoted(extraction: Extraction, letter: str, span: Span, strong: Iterable[Span] = ()) -> Words:
    """The words at `span`, those at `strong` marked as such."""
    cuts = sorted(s for s in strong if span.contains(s))
    pieces, at = [], span.start
    for cut in cuts:
        if cut.start >= at:
            pieces += [Piece(_runs(extraction.document.text[at : cut.start])), Piece(_runs(_of(extraction, cut)), True)]
            at = cut.end
    pieces.append(Piece(_runs(extraction.document.text[at : span.end])))
    return Words(extraction.document.id, letter, span, tuple(p for p in pieces if p.text))


def marked(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces between quotation marks, those that stand in the report themselves not doubled."""
    text = "".join(p.text for p in pieces)
    opening = () if text[:1] in _OPENING else (Piece("“"),)
    closing = () if text[-1:] in _CLOSING and len(text) > 1 else (Piece("”"),)
    return (*opening, *pieces, *closing)


def shortened(pieces: Sequence[Piece], limit: int) -> tuple[Piece, ...]:
    """The pieces cut between words to at most `limit` characters, an ellipsis standing for what was cut."""
    if sum(len(p.text) for p in pieces) <= limit:
        return tuple(pieces)
    kept, room = [], limit - 1
    for piece in pieces:
        if len(piece.text) <= room:
            kept.append(piece)
            room -= len(piece.text)
            continue
        head = piece.text[:room].rpartition(" ")[0] if " " in piece.text[:room] else piece.text[:room]
        kept.append(Piece(head.rstrip(" ,;:"), piece.strong))
        break
    return (*kept, Piece(ELLIPSIS))


def cut(text: str, limit: int) -> str:
    """`shortened` for a plain string."""
    return "".join(p.text for p in shortened((Piece(text),), limit))


def one_line(text: str) -> str:
    """White space run together and trimmed."""
    return " ".join(text.split())


def harmless(text: str) -> str:
    """Text fit for a terminal: control characters and those that turn the direction of writing are replaced."""
    return "".join("\ufffd" if _steers(c) else c for c in text)


def several(number: int, noun: str, plural: str | None = None) -> str:
    """1 report, 2 reports."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """One, two and three."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def _of(extraction: Extraction, span: Span) -> str:
    return span.of(extraction.document.text)


def _runs(text: str) -> str:
    """White space run together, a blank kept at either end."""
    if not text:
        return ""
    return (" " if text[0].isspace() else "") + one_line(text) + (" " if text[-1].isspace() and text.strip() else "")


def _steers(c: str) -> bool:
    return (
        unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")
        or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
