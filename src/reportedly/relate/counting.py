"""The figures of a report and of its claims, ready to be compared: what a bare number counts, whose figure a claim without one has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import structs

from ..model import ClaimFrame, Figure, Span
from .lexicon import WORD, concepts, light, stem
from .polarity import Stated, content
from .quantities import UNITS, Quantity, kinds, quantity
from .readings import Reading
from .scopes import Scope, places_of, scope

MEASURES = {
    "die": "killed", "injure": "wounded", "missing": "missing", "displace": "displaced", "remain": "present", "capture": "arrested",
    "release": "freed", "attend": "present", "trap": "present", "protest": "present", "aboard": "present",
}  # fmt: skip
"""What a bare number measures by the concept it stands with."""
DEEDS = {"escape": "escaped", "returnhome": "returned", "surrender": "surrendered", "rescue": "rescued", "die": "killed",
         "injure": "wounded", "missing": "missing", "capture": "arrested", "release": "freed"}  # fmt: skip
"""What a number of people measures by what they did or what was done to them: prisoners who fled count as fled."""
BARE = frozenset({"person", "die", "number", "fighter", "soldier", "victim", "figur", "estimat", "total"})
"""What a number can count and still be the one told before."""
STRONG = frozenset({"killed", "wounded", "missing", "captured", "displaced", "present", "arrested", "freed"})
_PARTED = re.compile(r"[,;.(–—]| (?:in|at|near|of|on|from) ")


def lemmas(given: tuple[str, ...]) -> frozenset[str]:
    """The concepts of a frame's lemmas."""
    return frozenset(c for lemma in given for c, _, _ in concepts([stem(w) for w in lemma.split()]))


_CLAUSE = re.compile(r"[,;:.!?“”–—]|\b(?:and|but|who|which|that|as|after|when|while|before|because|since)\b")


def lent(reading: Reading, span: Span, frame: ClaimFrame, figures: dict[str, Figure]) -> list[Figure]:
    """The figure of the subject that a claim beginning with its verb leaves out."""
    first = next(iter(content(reading, span)), ("", 0, 0))[0]
    if not reading.text[span.start].islower() or first not in lemmas(frame.predicates):
        return []
    sentence = reading.sentence(span.start)
    before = [f for f in figures.values() if sentence.start <= f.span.start and f.span.end <= span.start]
    return before[-1:] if before and not _CLAUSE.search(reading.text, before[-1].span.end, span.start) else []


def quantities(
    reading: Reading,
    span: Span,
    own: Sequence[Figure],
    said: Stated,
    context: frozenset[str],
    measured: Mapping[str, Measured],
    frame: ClaimFrame,
) -> tuple[Quantity, ...]:
    """A claim's figures; the parts told behind their whole ("38 dead, of whom 12") are left out."""
    ids = {f.id: f for f in own}
    out = []
    for f in own:
        if f.part_of in ids and ids[f.part_of].span < f.span:
            continue
        before = reading.text[max(span.start, f.span.start - 40) : f.span.start]
        behind = reading.named(f.span.end, f.span.end + 25)
        whose = frozenset(
            w for n in behind if not _PARTED.search(reading.text[f.span.end : n.start]) for w in n.key.split()
        )
        if f.measure == "age":
            whose = _aged(reading, f.span)
        measure, counted = _by_deed(reading, f, measured[f.id], frame)
        after = reading.text[f.span.end : f.span.end + 60]
        q = quantity(f, reading.days, before, after, whose, measure, counted)
        if _OF_THEM.match(after) and q.role == "main" and any(g.span < f.span and g.measure != "age" for g in own):
            q = structs.replace(q, role="part")
        out.append(structs.replace(q, role="whole") if any(g.part_of == f.id and g.span < f.span for g in own) else q)
    return tuple(out)


_OF_THEM = re.compile(r" of (?:them|whom|those|these)\b", re.IGNORECASE)
_APPOSED = re.compile(r",? (?:who (?:is|was) |aged |\()?$")
_YEARS_OLD = re.compile(r"[- ]years?[- ]old (?:\w+ ){0,2}$")


def _aged(reading: Reading, span: Span) -> frozenset[str]:
    """Words of the name whose age a number is: "Ada Lorn, 34", "34-year-old Ada Lorn"."""
    text, start, end = reading.text, span.start, span.end
    before = [n for n in reading.named(max(0, start - 40), start) if _APPOSED.fullmatch(text, n.end, start)]
    after = [n for n in reading.named(end, end + 50) if _YEARS_OLD.fullmatch(text, end, n.start)]
    return frozenset(w for n in (*before, *after) for w in n.key.split())


_PEOPLE = frozenset({"captured", "arrested", "freed", "present", "other"})
"""Measures that may stem from who is counted ("prisoners") rather than from what happened."""


def _by_deed(reading: Reading, f: Figure, given: Measured, frame: ClaimFrame) -> Measured:
    """What a figure measures, by the claim's own deed where that is told of the people counted."""
    measure, counted = given
    clause = {c for c, _, _ in content(reading, _clause(reading, reading.sentence(f.span.start), f.span))}
    told = lemmas(frame.predicates[:1]) & DEEDS.keys() or (clause & DEEDS.keys() if counted else frozenset())
    deeds = {DEEDS[d] for d in told - counted}
    about = lemmas(frame.subjects) | lemmas(frame.objects)
    if measure not in _PEOPLE or len(deeds) != 1 or (counted and not (kinds(counted) and counted & about)):
        return given
    return deeds.pop(), counted


_ROUND = 40
"""Characters about a number that must say nothing else for it to mean the thing counted before."""


_DEEDS = frozenset(
    {
        "escape",
        "returnhome",
        "surrender",
        "arrive",
        "depart",
        "attack",
        "displace",
        "trap",
        "rescue",
        "capture",
        "release",
    }
)
"""What makes a number one of its own."""


_FAMILY = re.compile(r"\b(?:father|mother|parent|widow|widower|grandfather|grandmother)s? of $", re.IGNORECASE)


def _alone(reading: Reading, span: Span, most: int) -> bool:
    sentence = reading.sentence(span.start)
    start, end = max(sentence.start, span.start - _ROUND), min(sentence.end, span.end + _ROUND)
    about = {c for c, a, b in content(reading, Span(start, end)) if b <= span.start or a >= span.end}
    if _FAMILY.search(reading.text, start, span.start):
        return False
    names = {stem(w) for n in reading.named(start, end) for w in n.key.split()}
    return not about & _DEEDS and len(about - names - BARE - light()) <= most


Measured = tuple[str, frozenset[str]]
_LIVES = frozenset({"liv", "lif", "soul"})
"""What is counted for the people whose it is: "26 lives"."""
_OF_STUFF = re.compile(r"[ \xa0][\w-]+ of (?P<stuff>(?:[a-zà-þ-]+ )?[a-zà-þ-]+)")
_AMONG = re.compile(
    r"\b(?:among (?:them|the \w+)|including|included|of (?:them|whom|these|the \w+))(?: at least| about| some)? $",
    re.IGNORECASE,
)
_HIS_AGE = re.compile(r"\b(?:he|she|who|they|I) (?:is|was|am|were|turned|had turned) $|\baged? $", re.IGNORECASE)
_YOUNG = re.compile(r"\b(?:is|are|was|were|children|boys|girls|people|those|aged) $", re.IGNORECASE)
_BOUND_AGE = re.compile(r"(?:under|over|below|younger than|older than) ", re.IGNORECASE)
_MINORS = re.compile(
    r" of (?:the |those |these )?(?:\w+ )?(?:is|are|was|were) (?:under|younger than|below|aged under) (?:1\d|\d|five|six|ten|twelve|\w+teen)\b",
    re.IGNORECASE,
)
""" "Nine of them were under fifteen" counts children."""
_NOUN = re.compile(r"[ \xa0-]?(?:[,.;:!?)]|$|\n|when\b|and\b)")


def _substance(reading: Reading, f: Figure, counted: frozenset[str]) -> frozenset[str]:
    """The stuff that a number of tonnes or litres is of."""
    match = _OF_STUFF.match(reading.text, f.span.end) if counted & UNITS else None
    return frozenset(c for c, _, _ in concepts([stem(w) for w in match["stuff"].split()])) if match else frozenset()


def _age(reading: Reading, f: Figure) -> str | None:
    """ "age" for a number that can only be somebody's: "he was 21", "were under fifteen"."""
    before = reading.text[max(0, f.span.start - 20) : f.span.start]
    if f.unit or not _NOUN.match(reading.text, f.span.end):
        return None
    young = _YOUNG.search(before) and _BOUND_AGE.match(f.span.of(reading.text))
    return "age" if young or _HIS_AGE.search(before) else None


def measured(reading: Reading) -> dict[str, Measured]:
    """What each figure measures and counts. A bare number takes both from the words about it, else from the number before it."""
    out: dict[str, Measured] = {}
    last: Measured | None = None
    for f in reading.extraction.figures:
        sentence = reading.sentence(f.span.start)
        words = sentence.of(reading.text).lower()
        near = [w for w in WORD.findall(f.counts or "") if w.islower() and w in words]
        counted = frozenset(c for c, _, _ in concepts([stem(w) for w in near])) - _LIVES
        if _MINORS.match(reading.text, f.span.end):
            counted = frozenset({"child"})
        counted |= _substance(reading, f, counted)
        measure: str = _age(reading, f) or f.measure
        if (
            last is not None
            and kinds(counted)
            and measure == "other"
            and _AMONG.search(reading.text, sentence.start, f.span.start)
        ):
            measure = last[0]
        bare = measure == "other" and not counted - BARE and not f.unit
        if bare or (measure == "other" and kinds(counted)):
            context = {c for c, _, _ in content(reading, sentence if bare else _clause(reading, sentence, f.span))}
            found = sorted({m for c, m in MEASURES.items() if c in context})
            if len(found) == 1:
                measure = found[0]
            elif bare and (
                last is not None and (not counted or counted & last[1]) and _alone(reading, f.span, 4 if counted else 2)
            ):
                measure, counted = last[0], counted | last[1]
        out[f.id] = (measure, counted)
        if measure in STRONG:
            last = (measure, counted)
    return out


def _clause(reading: Reading, sentence: Span, at: Span) -> Span:
    """The clause of a sentence that a figure stands in."""
    before = [m.end() for m in _CLAUSE.finditer(reading.text, sentence.start, at.start)]
    after = _CLAUSE.search(reading.text, at.end, sentence.end)
    return Span(before[-1] if before else sentence.start, after.start() if after else sentence.end)


def counted(reading: Reading) -> list[tuple[Quantity, Scope]]:
    """Every figure of a report, ready to be compared, and the places it is told of."""
    placed, counts, out = places_of(reading), measured(reading), []
    for f in reading.extraction.figures:
        sentence = reading.sentence(f.span.start)
        said = Span(min(sentence.start, f.span.start), max(sentence.end, f.span.end))
        before, after = (
            reading.text[max(said.start, f.span.start - 40) : f.span.start],
            reading.text[f.span.end : f.span.end + 60],
        )
        measure, what = counts[f.id]
        out.append(
            (quantity(f, reading.days, before, after, frozenset(), measure, what), scope(reading, f.span, placed))
        )
    return out
