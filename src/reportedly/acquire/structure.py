"""Headline, byline, dateline and agency of a report, from the shape of its first and last lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from ..model import Published, Span, trimmed
from .dateline import closing_date, date_line, dateline
from .dates import Day
from .published import published

LINE = re.compile(r"[^\n\r\u2028\u2029]+")
HASHES = re.compile(r"#{1,6}[ \t]+(?=\S)")
"""Markdown's mark of a heading."""
STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')
SPACE = re.compile(r"\s*")
OPENING = 10
"""Lines after the headline among which byline, date line and dateline are looked for."""
LONGEST_HEADLINE = 220
SENTENCE_END = re.compile(r"(?<![A-Z.])(?:[.…:;,]|\.{3})[\"”’')\]]*\Z")
BYLINE = re.compile(
    r"(?:(?:By|BY)(?=\s+(?:[A-Z]|our\b|a\b|staff\b))|(?:Written|Reported|Words|Story|Report)\s+by\b|From\s+our\b)"
)
ROLE = re.compile(r",\s*(?:staff writer|staff reporter|(?:\w+\s){0,3}(?:correspondent|reporter|writer|editor))\Z", re.I)
NOT_A_NAME = re.compile(
    r"\s+(?:The(?!\s[A-Z])|This|That|Then|Now|All|Any|Some|Most|Many|Mid\w*|Late|Early|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|\w+day|Sunrise|Dawn|Noon|Night\w*)\b"
)
CREDIT = re.compile(
    r"(?:Source|Agency|Agencies|Credit)s?\s*:\s*(?P<after>[A-Z][^\n\r]{1,59})\Z|\((?P<within>[A-Z][\w&./ -]{1,30})\)\Z"
    r"|[-–—]\s*(?P<dash>[A-Z]{2,6})\Z"
)
AFTER_NAME = re.compile(r"\s+(?:[|•·]|//)\s+|[.,]?\s+(?:published|updated|posted|created)\b", re.I)
WIRES = re.compile(
    r"(?:Associated Press|\b(?:Reuters|Agence France-Presse|United Press International|Press Association"
    r"|Deutsche Presse-Agentur|Xinhua|Interfax|Kyodo News|Anadolu Agency|AFP|UPI|DPA|dpa)\b)"
)


class Shape(Struct, frozen=True):
    """Where the parts of a report stand, each None where it isn't there, and what its date line says."""

    headline: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    agency: Span | None = None
    published: Published | None = None


def shape(text: str, headline: Span | None = None, title: str | None = None) -> Shape:
    """The parts of a report. `headline`: where its reader put it; `title`: one given apart from the text."""
    if headline is None:
        headline = titled(text, title) if title else first_line(text)
    opening = _opening(text, headline)
    byline = next((b for line in opening if (b := _byline(text, line))), None)
    dated = next((x for line in opening if (x := dateline(text, line))), None)
    lines = [d for line in opening if (d := date_line(text, line))]
    plain = min(lines, key=lambda d: (d.day.earliest is None, d.updated), default=None)
    where = dated.span if dated else None
    if plain and not dated:
        where = plain.date if byline and byline.overlaps(plain.span) else plain.span
    agency = (dated.agency if dated else None) or _agency(text, opening, byline)
    ending = closing_date(headline.of(text)) if headline else None
    return Shape(
        headline, byline, where, agency, _published(plain.day if plain else None, dated.day if dated else None, ending)
    )


def _published(line: Day | None, dated: Day | None, ending: Day | None) -> Published | None:
    known = ((line, "the date line"), (dated, "the dateline"), (ending, "the headline's end"))
    found = [published(day, where) for day, where in known if day]
    return next((p for p in found if p.basis == "stated"), found[0] if found else None)


def titled(text: str, title: str) -> Span | None:
    """The title where the text begins with it, white space and the kind of quotation marks aside; None where it
    doesn't. A title of few words must have its line to itself."""
    words = title.translate(STRAIGHT).split()
    start = at = _skip(text, 0)
    for i, word in enumerate(words):
        begin = _skip(text, at)
        if (i and begin == at) or text[begin : begin + len(word)].translate(STRAIGHT) != word:
            return None
        at = begin + len(word)
    rest = text[at : at + 200].split("\n", 1)[0]
    if not words or rest[:1].strip() or (rest.strip() and len(words) < 5):
        return None
    return Span(start, at)


def _skip(text: str, at: int) -> int:
    """Where the white space at `at` ends."""
    match = SPACE.match(text, at)
    return match.end() if match else at


def first_line(text: str) -> Span | None:
    """The first line, if it looks like a headline: short, no sentence, and set off from what follows. A byline,
    date line or credit above it is stepped over."""
    lines = list(islice(_lines(text, 0), 6))
    if lines and (mark := HASHES.match(text, lines[0].start)):
        lines[0] = Span(mark.end(), lines[0].end)
    while len(lines) > 1 and _above_headline(text, lines[0]):
        lines.pop(0)
    if len(lines) < 2 or not _headline_like(lines[0].of(text)) or dateline(text, lines[0]):
        return None
    gap = text[lines[0].end : lines[1].start]
    if gap.count("\n") + gap.count("\r") - gap.count("\r\n") > 1 or _byline(text, lines[1]):
        return lines[0]
    return None if _wrapped(text, lines) else lines[0]


def _above_headline(text: str, line: Span) -> bool:
    dated = date_line(text, line)
    return bool(_byline(text, line)) or bool(dated and (dated.share > 0.5 or dated.updated))


def _headline_like(line: str) -> bool:
    return (
        3 < len(line) <= LONGEST_HEADLINE
        and any(c.isalpha() for c in line)
        and not SENTENCE_END.search(line)
        and not (line[0].islower() and line[-1] in ".,")
    )


def _wrapped(text: str, lines: list[Span]) -> bool:
    """Whether the first line was only broken because it was full, and its sentence goes on in the second."""
    if date_line(text, lines[1]) or dateline(text, lines[1]):
        return False
    first, second = lines[0].end - lines[0].start, lines[1].end - lines[1].start
    goes_on = text[lines[1].start].islower()
    return goes_on or (45 <= first <= 120 and abs(first - second) <= 15)


def _lines(text: str, start: int) -> Iterator[Span]:
    """Lines that aren't blank, without the white space at their ends."""
    return (s for m in LINE.finditer(text, start) if (s := trimmed(text, *m.span())))


def _opening(text: str, headline: Span | None) -> list[Span]:
    """The lines around the headline, down to and with the first line of the body."""
    out: list[Span] = []
    for line in islice(_lines(text, 0), OPENING + 3):
        if headline and line.overlaps(headline):
            continue
        out.append(line)
        long = line.end - line.start > 160 or bool(SENTENCE_END.search(line.of(text)))
        if len(out) >= OPENING or (long and not date_line(text, line)):
            break
    return out


def _byline(text: str, line: Span) -> Span | None:
    words = line.of(text)
    if len(words) > 140 or "\n" in words:
        return None
    match = BYLINE.match(words)
    if match and not NOT_A_NAME.match(words, match.end()) and not SENTENCE_END.search(words):
        cut = AFTER_NAME.search(words)
        return trimmed(text, line.start, line.start + (cut.start() if cut else len(words)))
    return line if ROLE.search(words) and len(words) < 80 and words[0].isupper() else None


def _agency(text: str, opening: list[Span], byline: Span | None) -> Span | None:
    """The agency a byline or a credit line names."""
    for line in opening:
        short = line.end - line.start <= 80
        wire = WIRES.search(text, line.start, line.end)
        if wire and ((byline and line.overlaps(byline)) or (short and wire.span() == (line.start, line.end))):
            return Span(*wire.span())
        if short and (found := _credit(text, line)):
            return found
    last = text[-400:].splitlines()[-2:]
    for words in reversed([w.strip() for w in last if w.strip()]):
        start = text.rindex(words)
        if len(words) <= 80 and (found := _credit(text, Span(start, start + len(words)))):
            return found
    return None


def _credit(text: str, line: Span) -> Span | None:
    match = CREDIT.match(line.of(text))
    if match is None:
        return None
    group = str(match.lastgroup)
    return trimmed(text, line.start + match.start(group), line.start + match.end(group))
