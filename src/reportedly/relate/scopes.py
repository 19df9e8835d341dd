"""The places that a claim is said of: those it names, else those named last before it."""

from __future__ import annotations

import re

from msgspec import Struct

from ..model import Span
from .lexicon import ordinary, stem
from .readings import Reading

_PLACING = re.compile(
    r"\b(?:in|at|near|got to|came to|went to|sent to|moved to|to the town of|outside|around|across|inside|over|off|reached|district of|town of|city of|village of)(?: the)?"
    r"(?: \w+ (?:edge|side|outskirts|suburb|part) of| (?:city|town|village|hamlet|district|province|region|port) of)?(?: the)?[ \xa0]$",
    re.IGNORECASE,
)
_BODY = frozenset(
    "radio post times news agency wire office ministry company group plc inc ltd corporation authority board union society bank press "
    "telegraph herald tribune gazette courier chronicle observer review army front brigade council party court university hospital police "
    "service tramways airways railways council committee commission department bureau".split()
)
"""A name with such a word is a body, not a place."""
_LAND = re.compile(
    r"[ \xa0](?:hills?|valley|district|province|river|square|area|region|basin|town|city|village|island|coast|border|mountains?|bridge|mine|camp|port|peninsula|strait|bay|lake|street|road|suburb|side)\b"
)
_FREE = frozenset(
    "after when while where with from were have has that said since before during against under between until into over near".split()
)
_GREATER = frozenset(
    "upper lower greater new old great port fort mount saint st san santa north south east west cape lake".split()
)
"""First words of places."""
BACK = 3
"""Sentences looked back for the place that a claim without one is said of."""


class Scope(Struct, frozen=True, gc=False, array_like=True):
    """Names of places; `own` where the claim itself, or the clause before it, names them."""

    places: frozenset[str]
    own: bool


def places_of(reading: Reading) -> frozenset[str]:
    """Names that stand as places somewhere in the report, and as nobody's word."""
    spans = [p.span for p in reading.extraction.places if p.feature != "demonym"]
    spoken = [s for a in reading.extraction.attributions for source in a.sources for s in source.spans]
    found = {n.key for n in reading.names if any(s.overlaps(Span(n.start, n.end)) for s in spans)}
    found |= {n.key for n in reading.names if n.sure and _placed(reading.text, n.start, n.end)}
    people = {a.name.lower().split()[-1] for a in reading.extraction.actors if a.kind == "person" and " " in a.name}
    people |= {n.key.split()[-1] for n in reading.names if _full_name(n.key)} - _after_in(reading)
    found -= people - {w for f in found if " " in f for w in f.split()}
    spoken += [a.span for a in reading.extraction.actors if a.kind == "outlet"]
    return frozenset(f for f in found if not _BODY & set(f.split())) - {
        n.key for n in reading.names if any(s == Span(n.start, n.end) for s in spoken)
    }


def _full_name(name: str) -> bool:
    """Whether a name can be somebody's: two words, none of them a word of the language or of a body."""
    words = name.split()
    return len(words) == 2 and not _BODY & set(words) and not {stem(w) for w in words} & (ordinary() | _GREATER)


def _after_in(reading: Reading) -> set[str]:
    """Names of one word that stand somewhere as a place does."""
    return {n.key for n in reading.names if " " not in n.key and _placed(reading.text, n.start, n.end)}


def _placed(text: str, start: int, end: int) -> bool:
    """Whether a name stands behind a word like "in" and is not the first half of a name for something else."""
    if (
        text[start:end].isupper()
        or _BODY & set(text[start:end].lower().split())
        or not _PLACING.search(text[max(0, start - 45) : start])
    ):
        return False
    if not text[:start].rstrip().lower().endswith("the"):
        return True
    follows = re.match(r"[ \xa0][a-zà-þ]{4,}", text[end : end + 20])
    return not follows or bool(_LAND.match(text[end : end + 20])) or follows.group().strip() in _FREE


def scope(reading: Reading, span: Span, placed: frozenset[str]) -> Scope:
    """The claim's places; without any, those before it in its sentence, else of the nearest sentence before that has some."""
    own = _named(reading, span.start, span.end, placed)
    if own:
        return Scope(own, True)
    sentence = reading.sentence(span.start)
    dateline = reading.extraction.document.dateline
    begin = max(sentence.start, dateline.end) if dateline and dateline.end <= span.start else sentence.start
    before = _named(reading, begin, span.start, placed)
    if before:
        return Scope(before, True)
    written = _named(reading, sentence.start, begin, placed)
    if written:
        return Scope(written, False)
    at = reading.sentences.index(sentence) if sentence in reading.sentences else 0
    for earlier in reversed(reading.sentences[max(0, at - BACK) : at]):
        found = _named(reading, earlier.start, earlier.end, placed)
        if found:
            return Scope(found, False)
    return Scope(frozenset(), False)


_COMPASS = re.compile(
    r"^(?:(?:north|south)?(?:-?west|-?east)ern|northern|southern|central) (?!ireland|cape|territory|african)"
)


def _named(reading: Reading, start: int, end: int, placed: frozenset[str]) -> frozenset[str]:
    return frozenset(
        _COMPASS.sub("", n.key)
        for n in reading.named(start, end)
        if n.key in placed and not _HOME.search(reading.text, max(start, n.start - 30), n.start)
    )


_HOME = re.compile(
    r"\b(?:man|woman|boy|girl|father|mother|of (?:two|three|four|five|six)|people|\d\d),? from (?:the )?$",
    re.IGNORECASE,
)
"""Behind it stands where somebody is from, not where something happened."""
