"""A claim as `relate` compares it: content as concepts, split by polarity, with names, figures, scope, times and causes."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from ..model import Attribution, Claim, ClaimFrame, Figure, Span, Time
from .days import Days, clock, days
from .lexicon import WORD, concepts, light, stem, tables
from .quantities import Quantity, quantity
from .readings import Reading

_NEGATION = frozenset(
    "no not never none nobody neither nor without cannot n't nothing deny denied denies denying hardly".split()
)
_UNTIL = re.compile(r"[,;:.!?–—()“”]|\b(?:but|and|while|although|though|because|who|which|that)\b", re.IGNORECASE)
_BUT = re.compile(r"\bnot\s+(?:only\s+)?|\brather than\b|\binstead of\b|\bas opposed to\b", re.IGNORECASE)
_HOLLOW = frozenset({"evidence", "indication", "question", "doubt", "reason", "suggestion", "way", "longer"})
_AMOUNT = re.compile(
    r"\bin (?:large |great |significant |any |such )?(?:numbers|strength|force)\b|\bmany\b|\bin droves\b|\ben masse\b",
    re.IGNORECASE,
)
_YET = re.compile(r"\b(?:have|has|had) yet to\b|\b(?:failed?|fails) to\b|\brefus\w+ to\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:all|every|each|whole|entire|in full|fully|not one|without loss|without exception)\b", re.IGNORECASE
)
_PART = re.compile(r"\b(?:only|just|half|some of|part of|most of|a third of|out of|partly|partially)\b", re.IGNORECASE)
_PLACING = re.compile(
    r"\b(?:in|at|near|outside|around|across|inside|over|off|reached|district of|town of|city of|village of)(?: the)?(?: \w+ (?:edge|side|outskirts|suburb|part) of| (?:city|town|village|district|province|region|port) of)?[ \xa0]$",
    re.IGNORECASE,
)


class Telling(Struct, frozen=True, eq=False):
    """One claim in one report."""

    index: int
    report: int
    claim: Claim
    frame: ClaimFrame
    text: str
    sentence: Span
    asserted: frozenset[str]
    negated: frozenset[str]
    excluded: frozenset[str]
    """What the claim sets aside: "rather than X", "not X but Y"."""
    names: frozenset[str]
    near: frozenset[str]
    """Names of the sentence and the report's head."""
    name_words: frozenset[str]
    scope: frozenset[str]
    """Places that the claim, or else its sentence, says it holds for."""
    quantities: tuple[Quantity, ...]
    days: Days | None
    clock: int | None
    causes: frozenset[str]
    denied: bool
    small: bool
    """Only the amount is negated ("not in numbers")."""
    whole: bool
    """Said of all ("every", "in full")."""
    part: bool
    voice: tuple[str, ...]
    """Names of those on whose word it stands."""
    vector: npt.NDArray[np.float32] | None = None

    @property
    def content(self) -> frozenset[str]:
        """All concepts, whatever their polarity."""
        return self.asserted | self.negated | self.excluded

    @property
    def main_quantities(self) -> tuple[Quantity, ...]:
        """The figures that the claim itself states."""
        return tuple(q for q in self.quantities if q.role == "main")


def tellings(reading: Reading, first: int) -> list[Telling]:
    """The report's claims, numbered from `first`."""
    extraction = reading.extraction
    frames = {f.claim: f for f in extraction.frames}
    attributions = {a.id: a for a in extraction.attributions}
    figures = {f.id: f for f in extraction.figures}
    times = {t.id: t for t in extraction.times}
    placed = _places(reading)
    return [
        _telling(
            reading, first + i, claim, frames.get(claim.id, ClaimFrame(claim.id)), attributions, figures, times, placed
        )
        for i, claim in enumerate(extraction.claims)
    ]


def _telling(
    reading: Reading,
    index: int,
    claim: Claim,
    frame: ClaimFrame,
    attributions: dict[str, Attribution],
    figures: dict[str, Figure],
    times: dict[str, Time],
    placed: frozenset[str],
) -> Telling:
    span, text = claim.span, claim.span.of(reading.text)
    sentence = reading.sentence(span.start)
    chain = [attributions[a] for a in claim.attributions if a in attributions]
    own = [figures[f] for f in claim.figures if f in figures]
    own = own or [f for f in figures.values() if span.contains(f.span)]
    named = reading.named(span.start, span.end)
    denied = any(a.stance == "denies" for a in chain)
    asserted, negated, excluded, small = polarity(reading, span, own, denied)
    if claim.polarity == "negated" and not negated and not denied and not small:
        asserted, negated = frozenset(), asserted
    when, minutes = _when(claim, span, sentence, times)
    return Telling(
        index=index,
        report=reading.index,
        claim=claim,
        frame=frame,
        text=text,
        sentence=sentence,
        asserted=asserted,
        negated=negated,
        excluded=excluded,
        names=frozenset(n.key for n in named),
        near=frozenset(n.key for n in reading.named(sentence.start, sentence.end)) | reading.main,
        name_words=frozenset(w for n in named for w in n.key.split()),
        scope=_scope(reading, span, sentence, placed),
        quantities=tuple(
            quantity(f, reading.text, reading.days, reading.text[max(span.start, f.span.start - 40) : f.span.start])
            for f in own
        ),
        days=when,
        clock=minutes,
        causes=causes(asserted),
        denied=denied,
        small=small,
        whole=bool(_ALL.search(text)),
        part=bool(_PART.search(text)),
        voice=tuple(sorted({s.name.lower() for a in chain for s in a.sources if s.name})),
        vector=np.asarray(frame.vector, dtype=np.float32) if frame.vector else None,
    )


def polarity(
    reading: Reading, span: Span, figures: Sequence[Figure], denied: bool
) -> tuple[frozenset[str], frozenset[str], frozenset[str], bool]:
    """Concepts asserted, negated and set aside by the words of a claim, and whether only its amount is negated."""
    text = span.of(reading.text)
    counted = [f.span for f in figures]
    marked = [(m.start(), m.end()) for m in WORD.finditer(text)]
    stems = [stem(text[a:b]) for a, b in marked]
    named: list[bool] = []
    for a, b in marked:
        named.append(any(n.start <= span.start + a and span.start + b <= n.end for n in reading.names))
    ranges, aside = _negated_ranges(text), _aside_ranges(text)
    small = bool(ranges) and bool(_AMOUNT.search(text))
    groups: tuple[set[str], set[str], set[str]] = (set(), set(), set())
    for word, i, j in _content(stems, named):
        a, b = marked[i][0], marked[j - 1][1]
        if any(f.start < span.start + b and span.start + a < f.end for f in counted):
            continue
        if any(x <= a < y for x, y in aside):
            groups[2].add(word)
        elif not small and any(x <= a < y for x, y in ranges) and word not in _HOLLOW:
            groups[1].add(word)
        else:
            groups[0].add(word)
    asserted, negated = frozenset(groups[0]), frozenset(groups[1])
    zero = any(f.low == 0 and f.high == 0 for f in figures)
    if zero and not negated and not denied:
        asserted, negated = frozenset(), asserted
    if denied:
        asserted, negated = negated, asserted
    return asserted, negated, frozenset(groups[2]), small


def _content(stems: list[str], named: list[bool]) -> list[tuple[str, int, int]]:
    """Concepts of the words outside names, and the words of names as they are."""
    out, i = [], 0
    while i < len(stems):
        j = i
        while j < len(stems) and named[j] == named[i]:
            j += 1
        if named[i]:
            out += [(s, k, k + 1) for k, s in enumerate(stems[i:j], i) if len(s) > 1]
        else:
            out += [(c, i + a, i + b) for c, a, b in concepts(stems[i:j])]
        i = j
    return out


def _negated_ranges(text: str) -> list[tuple[int, int]]:
    found = []
    for match in WORD.finditer(text):
        word = match.group().lower().replace("’", "'")
        if word in _NEGATION or word.endswith("n't"):
            stop = _UNTIL.search(text, match.end())
            found.append((match.end(), stop.start() if stop else len(text)))
    for match in _YET.finditer(text):
        stop = _UNTIL.search(text, match.end())
        found.append((match.end(), stop.start() if stop else len(text)))
    return found


def _aside_ranges(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _BUT.finditer(text):
        word = match.group().lower()
        stop = _UNTIL.search(text, match.end())
        end = stop.start() if stop else len(text)
        if (
            not word.startswith("not")
            or (
                stop
                and (stop.group().lower() == "but" or (stop.group() in ",;" and _comma_before(text, match.start())))
            )
            or (_comma_before(text, match.start()) and not stop)
        ):
            found.append((match.end(), end))
    return found


def _comma_before(text: str, at: int) -> bool:
    return text[:at].rstrip().endswith((",", "–", "—", "-"))


def causes(words: frozenset[str]) -> frozenset[str]:
    """The classes of causes that the words name."""
    return frozenset(kind for kind, listed in tables()["causes"].items() if words & _stems(str(listed)))


def _stems(listed: str) -> frozenset[str]:
    return frozenset(listed.split()) | frozenset(stem(w) for w in listed.split())


def _places(reading: Reading) -> frozenset[str]:
    """Names that stand as places somewhere in the report."""
    spans = [p.span for p in reading.extraction.places]
    found = {n.key for n in reading.names if any(s.overlaps(Span(n.start, n.end)) for s in spans)}
    found |= {n.key for n in reading.names if _PLACING.search(reading.text[max(0, n.start - 45) : n.start])}
    return frozenset(found)


def _scope(reading: Reading, span: Span, sentence: Span, placed: frozenset[str]) -> frozenset[str]:
    own = frozenset(n.key for n in reading.named(span.start, span.end) if n.key in placed)
    if own:
        return own
    return frozenset(n.key for n in reading.named(sentence.start, sentence.end) if n.key in placed)


def _when(claim: Claim, span: Span, sentence: Span, times: dict[str, Time]) -> tuple[Days | None, int | None]:
    own = [times[t] for t in claim.times if t in times] or [t for t in times.values() if span.contains(t.span)]
    near = own or [t for t in times.values() if sentence.contains(t.span)]
    dates = [d for t in own if t.type in ("DATE", "TIME") and (d := days(t.earliest, t.latest, t.value))]
    clocks = [c for t in near if (c := clock(t.value)) is not None]
    return (dates[0] if dates else None), (clocks[0] if len(clocks) == 1 else None)


def weight_table(all_tellings: Sequence[Telling]) -> dict[str, float]:
    """Weight of each concept: smoothed inverse share of reports it occurs in; light words count half, names half as much again."""
    seen: dict[str, set[int]] = {}
    named: set[str] = set()
    for t in all_tellings:
        for word in t.content:
            seen.setdefault(word, set()).add(t.report)
        named |= {stem(w) for w in t.name_words}
    reports = max(1, len({t.report for t in all_tellings}))
    faint = light()
    return {
        word: float(np.log(2 + reports / len(where))) * (0.5 if word in faint else 1.3 if word in named else 1.0)
        for word, where in sorted(seen.items())
    }
