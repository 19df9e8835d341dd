"""A claim as `relate` compares it: content by polarity, context, names, figures, places, times and causes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
from msgspec import Struct, structs

from ..model import Attribution, Claim, ClaimFrame, Extraction, Figure, Span, Time, trimmed
from .counting import Measured, lemmas, lent, measured, quantities
from .days import Days, clock, days
from .lexicon import light, stem, tables
from .polarity import Stated, content, stated
from .quantities import Quantity
from .readings import Reading
from .scopes import Scope, places_of, scope

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]
_ALL = re.compile(
    r"\b(?:(?<!at )(?<!in )(?<!after )(?<!not )all(?! but| over| along| the same| too)|every|each|whole|entire|in full|fully|without loss|without exception)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:only|just|half|some of|part of|most of|a third of|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
    r"(?:\w+ )?(?:out )?of (?:them|the|\d+)|partly|partially)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:caused by|because of|because|due to|as a result of|blamed on|triggered by|set off by|sparked by|started by|put down to|"
    r"attributed to|owing to|struck by|down to|(?:began|started|broke out|happened|erupted) (?:when|after))\b",
    re.IGNORECASE,
)
_CAUSED = re.compile(r"\b(?:caused|triggered|sparked|started|brought about|led to|set off)\b(?! by)", re.IGNORECASE)
_PASSIVE = re.compile(r"(?:was|were|is|are|been|being|be|has|have|had)\b", re.IGNORECASE)
DOERS = frozenset({"fighter", "soldier", "civilian", "police", "worker"})
"""People who do things to others, as concepts."""
_DENIED_IT = re.compile(
    r"\w+(?: \w+){0,2} (?:this|that|it|them|these|those|such|both|(?:the|any|all|every) [\w ]{1,40}?)(?:[:;–—]|,? (?:saying|insisting|adding|and said|and says)\b)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[,;.!?–—“”]|\bnot by\b|\brather than\b")


class Telling(Struct, frozen=True, gc=False, eq=False, array_like=True):
    """One claim in one report."""

    index: int
    report: int
    claim: Claim
    frame: ClaimFrame
    text: str
    sentence: Span
    stated: Stated
    context: frozenset[str]
    """Concepts of the sentence."""
    names: frozenset[str]
    near: frozenset[str]
    """Names of the sentence and the report's head."""
    name_words: frozenset[str]
    scope: Scope
    quantities: tuple[Quantity, ...]
    days: Days | None
    clock: int | None
    causes: frozenset[str]
    reasons: frozenset[str]
    """Content of the phrase that names the cause."""
    denied: bool
    whole: bool
    """Said of all ("every", "in full")."""
    part: bool
    subjects: frozenset[str]
    objects: frozenset[str]
    predicates: frozenset[str]
    content: frozenset[str]
    """All concepts, whatever their polarity."""
    main_quantities: tuple[Quantity, ...]
    """The figures that the claim itself states."""

    @property
    def vector(self) -> npt.NDArray[np.float32] | None:
        """The claim's unit vector, if one was made."""
        return np.frombuffer(self.frame.vector, dtype="<f4") if self.frame.vector else None

    @property
    def asserted(self) -> frozenset[str]:
        """Concepts said to hold."""
        return self.stated.asserted

    @property
    def negated(self) -> frozenset[str]:
        """Concepts said not to hold."""
        return self.stated.negated


def tellings(reading: Reading, extraction: Extraction, first: int, encode: Encode | None = None) -> tuple[Telling, ...]:
    """The report's claims, numbered from `first`. `encode` makes the vectors that extraction left none of."""
    frames = _framed(extraction, encode)
    attributions = {a.id: a for a in extraction.attributions}
    figures = {f.id: f for f in extraction.figures}
    times = {t.id: t for t in extraction.times}
    placed = places_of(reading)
    counts = measured(reading)
    return tuple(
        _telling(reading, first + i, claim, frames[claim.id], attributions, figures, times, placed, counts)
        for i, claim in enumerate(extraction.claims)
    )


def _framed(extraction: Extraction, encode: Encode | None) -> dict[str, ClaimFrame]:
    """Every claim's frame, with a vector where one can be had."""
    found = {f.claim: f for f in extraction.frames}
    frames = {c.id: found.get(c.id, ClaimFrame(c.id)) for c in extraction.claims}
    lacking = [c for c in extraction.claims if not frames[c.id].vector]
    if encode is not None and lacking:
        made = encode([c.span.of(extraction.document.text) for c in lacking])
        for claim, row in zip(lacking, made, strict=True):
            frames[claim.id] = structs.replace(frames[claim.id], vector=row.astype("<f4").tobytes())
    return frames


def _telling(
    reading: Reading,
    index: int,
    claim: Claim,
    frame: ClaimFrame,
    attributions: dict[str, Attribution],
    figures: dict[str, Figure],
    times: dict[str, Time],
    placed: frozenset[str],
    counts: Mapping[str, Measured],
) -> Telling:
    span, text = claim.span, claim.span.of(reading.text)
    sentence = reading.sentence(span.start)
    whole_sentence = Span(min(sentence.start, span.start), max(sentence.end, span.end))
    own = [figures[f] for f in claim.figures if f in figures] or [f for f in figures.values() if span.overlaps(f.span)]
    own = sorted({f.id: f for f in (*lent(reading, span, frame, figures), *own)}.values(), key=lambda f: f.span)
    named = reading.named(span.start, span.end)
    chain = [attributions[a] for a in claim.attributions if a in attributions]
    denied = bool(chain) and chain[-1].stance == "denies" and not _instead(reading, chain[-1], span)
    said = stated(reading, span, [f.span for f in own], any(f.low == 0 and f.high == 0 for f in own), denied)
    context = frozenset(c for c, _, _ in content(reading, whole_sentence))
    when, minutes = _when(claim, span, sentence, times)
    found = quantities(reading, span, own, said, context, counts, frame)
    return Telling(
        index=index,
        report=reading.index,
        claim=claim,
        frame=frame,
        text=text,
        sentence=sentence,
        stated=said,
        context=context,
        names=frozenset(n.key for n in named),
        near=frozenset(n.key for n in reading.named(sentence.start, sentence.end)) | reading.main,
        name_words=frozenset(
            w for n in named for w in (*n.key.split(), *reading.text[n.start : n.end].lower().split())
        ),
        scope=scope(reading, span, placed),
        quantities=found,
        content=said.asserted | said.negated | said.aside,
        main_quantities=tuple(q for q in found if q.role == "main"),
        days=when,
        clock=minutes,
        causes=causes(said.asserted),
        reasons=_reasons(reading, span),
        denied=denied,
        whole=bool(_ALL.search(text)),
        part=bool(_PART.search(text)),
        subjects=(lemmas(frame.subjects) or _doers(reading, span, whole_sentence, frame)) - said.aside,
        objects=lemmas(frame.objects),
        predicates=lemmas(frame.predicates),
    )


def _doers(reading: Reading, span: Span, sentence: Span, frame: ClaimFrame) -> frozenset[str]:
    """The people before a claim that begins with its verb, in the same sentence: its subject was cut off."""
    first = next(iter(content(reading, span)), ("", 0, 0))[0]
    before = trimmed(reading.text, sentence.start, span.start)
    if (
        _PASSIVE.match(reading.text, span.start)
        or not before
        or not reading.text[span.start].islower()
        or first not in lemmas(frame.predicates)
    ):
        return frozenset()
    return frozenset(c for c, _, _ in content(reading, before)) & DOERS


def _instead(reading: Reading, attribution: Attribution, span: Span) -> bool:
    """Whether the content is what the source says in place of what it denies ("denied it: the sirens had sounded")."""
    if attribution.cue is None or attribution.cue.end > span.start:
        return False
    return bool(_DENIED_IT.match(reading.text[attribution.cue.start : span.start]))


def causes(words: frozenset[str]) -> frozenset[str]:
    """The classes of causes that the words name."""
    found = frozenset(kind for kind, listed in tables()["causes"].items() if words & _stems(str(listed)))
    if len(found) > 1 and not words & (_stems(str(tables()["causes"]["attack"])) - {"attack"}):
        return found - {"attack"}
    return found


@cache
def _stems(listed: str) -> frozenset[str]:
    return frozenset(listed.split()) | frozenset(stem(w) for w in listed.split())


def _reasons(reading: Reading, span: Span) -> frozenset[str]:
    """What a claim gives as the cause: the words after "because of", or before "caused"."""
    text = span.of(reading.text)
    after = _CAUSE.search(text)
    if after:
        stop = _STOP.search(text, after.end())
        part = trimmed(reading.text, span.start + after.end(), span.start + (stop.start() if stop else len(text)))
    elif before := _CAUSED.search(text):
        part = trimmed(reading.text, span.start, span.start + before.start())
    else:
        return frozenset()
    return frozenset(c for c, _, _ in content(reading, part)) if part else frozenset()


def _when(claim: Claim, span: Span, sentence: Span, times: dict[str, Time]) -> tuple[Days | None, int | None]:
    own = [times[t] for t in claim.times if t in times] or [t for t in times.values() if span.contains(t.span)]
    near = (
        own
        if any(clock(t.value) is not None for t in own)
        else [t for t in times.values() if sentence.contains(t.span)]
    )
    dates = [d for t in own if t.type in ("DATE", "TIME") and (d := days(t.earliest, t.latest, t.value))]
    clocks = [c for t in near if (c := clock(t.value)) is not None]
    return (dates[0] if dates else None), (clocks[0] if len(set(clocks)) == 1 else None)


class Counted:
    """In how many reports each concept stands."""

    def __init__(self) -> None:
        self._reports = 0
        self._seen: Counter[str] = Counter()
        self._named: set[str] = set()

    def add(self, told: Sequence[Telling]) -> None:
        """Take the claims of one more report."""
        self._reports += bool(told)
        self._seen.update({word for t in told for word in t.content | t.context})
        self._named |= {stem(w) for t in told for w in t.name_words}

    def weights(self) -> dict[str, float]:
        """Weight of each concept: smoothed inverse share of reports it occurs in; light words count half, names a third more."""
        faint, reports = light(), max(1, self._reports)
        return {
            word: float(np.log(2 + reports / n)) * (0.5 if word in faint else 1.3 if word in self._named else 1.0)
            for word, n in sorted(self._seen.items())
        }
