"""A claim as `relate` compares it: content by polarity, context, names, figures, places, times and causes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct, structs

from ..model import Attribution, Claim, ClaimFrame, Figure, Span, Time, trimmed
from .days import Days, clock, days
from .lexicon import WORD, concepts, light, stem, tables
from .polarity import Stated, content, stated
from .quantities import Quantity, quantity
from .readings import Reading
from .scopes import Scope, places_of, scope

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]
_ALL = re.compile(
    r"\b(?:(?<!at )(?<!after )(?<!not )all(?! but| over| along| the same| too)|every|each|whole|entire|in full|fully|without loss|without exception)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:only|just|half|some of|part of|most of|a third of|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
    r"(?:\w+ )?(?:out )?of (?:them|the|\d+)|partly|partially)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:caused by|because of|because|due to|as a result of|blamed on|triggered by|set off by|sparked by|started by|put down to|"
    r"attributed to|owing to|struck by|down to)\b",
    re.IGNORECASE,
)
_CAUSED = re.compile(r"\b(?:caused|triggered|sparked|started|brought about|led to|set off)\b(?! by)", re.IGNORECASE)
_STOP = re.compile(r"[,;.!?–—“”]|\bnot by\b|\brather than\b")
MEASURES = {
    "die": "killed", "injure": "wounded", "missing": "missing", "displace": "displaced", "remain": "present", "capture": "arrested",
    "release": "freed", "attend": "present", "trap": "present", "protest": "present", "aboard": "present",
}  # fmt: skip
"""What a bare number measures by the concept it stands with."""
BARE = frozenset({"person", "die", "number", "fighter", "soldier", "victim", "figur", "estimat", "total"})
"""What a number can count and still be the one told before."""
STRONG = frozenset({"killed", "wounded", "missing", "captured", "displaced", "present", "arrested", "freed"})
_PARTED = re.compile(r"[,;.(–—]| (?:in|at|near|of|on|from) ")


class Telling(Struct, frozen=True, eq=False):
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
    vector: npt.NDArray[np.float32] | None = None

    @property
    def asserted(self) -> frozenset[str]:
        """Concepts said to hold."""
        return self.stated.asserted

    @property
    def negated(self) -> frozenset[str]:
        """Concepts said not to hold."""
        return self.stated.negated


def tellings(reading: Reading, first: int) -> list[Telling]:
    """The report's claims, numbered from `first`."""
    extraction = reading.extraction
    frames = {f.claim: f for f in extraction.frames}
    attributions = {a.id: a for a in extraction.attributions}
    figures = {f.id: f for f in extraction.figures}
    times = {t.id: t for t in extraction.times}
    placed = places_of(reading)
    counts = measured(reading)
    return [
        _telling(
            reading,
            first + i,
            claim,
            frames.get(claim.id, ClaimFrame(claim.id)),
            attributions,
            figures,
            times,
            placed,
            counts,
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
    counts: Mapping[str, Measured],
) -> Telling:
    span, text = claim.span, claim.span.of(reading.text)
    sentence = reading.sentence(span.start)
    whole_sentence = Span(min(sentence.start, span.start), max(sentence.end, span.end))
    own = [figures[f] for f in claim.figures if f in figures] or [f for f in figures.values() if span.overlaps(f.span)]
    own = own or _lent(reading, span, frame, figures)
    named = reading.named(span.start, span.end)
    chain = [attributions[a] for a in claim.attributions if a in attributions]
    denied = bool(chain) and chain[-1].stance == "denies"
    said = stated(reading, span, [f.span for f in own], any(f.low == 0 and f.high == 0 for f in own), denied)
    context = frozenset(c for c, _, _ in content(reading, whole_sentence))
    when, minutes = _when(claim, span, sentence, times)
    quantities = _quantities(reading, span, own, said, context, counts)
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
        quantities=quantities,
        content=said.asserted | said.negated | said.aside,
        main_quantities=tuple(q for q in quantities if q.role == "main"),
        days=when,
        clock=minutes,
        causes=causes(said.asserted),
        reasons=_reasons(reading, span),
        denied=denied,
        whole=bool(_ALL.search(text)),
        part=bool(_PART.search(text)),
        subjects=_lemmas(frame.subjects),
        objects=_lemmas(frame.objects),
        predicates=_lemmas(frame.predicates),
        vector=np.asarray(frame.vector, dtype=np.float32) if frame.vector else None,
    )


def _lemmas(lemmas: tuple[str, ...]) -> frozenset[str]:
    return frozenset(c for lemma in lemmas for c, _, _ in concepts([stem(w) for w in lemma.split()]))


_CLAUSE = re.compile(r"[,;:.!?“”–—]|\b(?:and|but|who|which|that|as|after|when|while|before|because|since)\b")


def _lent(reading: Reading, span: Span, frame: ClaimFrame, figures: dict[str, Figure]) -> list[Figure]:
    """The figure of the subject that a claim beginning with its verb leaves out."""
    first = next(iter(content(reading, span)), ("", 0, 0))[0]
    if not reading.text[span.start].islower() or first not in _lemmas(frame.predicates):
        return []
    sentence = reading.sentence(span.start)
    before = [f for f in figures.values() if sentence.start <= f.span.start and f.span.end <= span.start]
    return before[-1:] if before and not _CLAUSE.search(reading.text, before[-1].span.end, span.start) else []


def _quantities(
    reading: Reading,
    span: Span,
    own: Sequence[Figure],
    said: Stated,
    context: frozenset[str],
    measured: Mapping[str, Measured],
) -> tuple[Quantity, ...]:
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
        measure, counted = measured[f.id]
        after = reading.text[f.span.end : f.span.end + 60]
        q = quantity(f, reading.days, before, after, whose, measure, counted)
        out.append(structs.replace(q, role="whole") if any(g.part_of == f.id and g.span < f.span for g in own) else q)
    return tuple(out)


_ROUND = 40
"""Characters about a number that must say nothing else for it to mean the thing counted before."""


_DEEDS = frozenset({"escape", "returnhome", "surrender", "arrive", "depart", "attack", "displace", "trap", "rescue"})
"""What makes a number one of its own."""


def _alone(reading: Reading, span: Span, most: int) -> bool:
    sentence = reading.sentence(span.start)
    start, end = max(sentence.start, span.start - _ROUND), min(sentence.end, span.end + _ROUND)
    about = {c for c, a, b in content(reading, Span(start, end)) if b <= span.start or a >= span.end}
    names = {stem(w) for n in reading.named(start, end) for w in n.key.split()}
    return not about & _DEEDS and len(about - names - BARE - light()) <= most


Measured = tuple[str, frozenset[str]]


def measured(reading: Reading) -> dict[str, Measured]:
    """What each figure measures and counts. A bare number takes both from the words about it, else from the number before it."""
    out: dict[str, Measured] = {}
    last: Measured | None = None
    for f in reading.extraction.figures:
        sentence = reading.sentence(f.span.start)
        words = sentence.of(reading.text).lower()
        near = [w for w in WORD.findall(f.counts or "") if w.islower() and w in words]
        counted = frozenset(c for c, _, _ in concepts([stem(w) for w in near]))
        measure: str = f.measure
        bare = measure == "other" and not counted - BARE and not f.unit
        if bare:
            context = {c for c, _, _ in content(reading, sentence)}
            found = sorted({m for c, m in MEASURES.items() if c in context})
            if len(found) == 1:
                measure = found[0]
            elif (
                last is not None and (not counted or counted & last[1]) and _alone(reading, f.span, 4 if counted else 2)
            ):
                measure, counted = last[0], counted | last[1]
        out[f.id] = (measure, counted)
        if measure in STRONG:
            last = (measure, counted)
    return out


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


def causes(words: frozenset[str]) -> frozenset[str]:
    """The classes of causes that the words name."""
    found = frozenset(kind for kind, listed in tables()["causes"].items() if words & _stems(str(listed)))
    if len(found) > 1 and not words & (_stems(str(tables()["causes"]["attack"])) - {"attack"}):
        return found - {"attack"}
    return found


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


def with_vectors(all_tellings: Sequence[Telling], encode: Encode | None) -> list[Telling]:
    """The tellings, with vectors where an encoder is at hand and extraction left none."""
    lacking = [t for t in all_tellings if t.vector is None]
    if encode is None or not lacking:
        return list(all_tellings)
    made = dict(zip((t.index for t in lacking), encode([t.text for t in lacking]), strict=True))
    return [structs.replace(t, vector=made[t.index]) if t.index in made else t for t in all_tellings]


def weight_table(all_tellings: Sequence[Telling]) -> dict[str, float]:
    """Weight of each concept: smoothed inverse share of reports it occurs in; light words count half, names a third more."""
    seen: dict[str, set[int]] = {}
    named: set[str] = set()
    for t in all_tellings:
        for word in t.content | t.context:
            seen.setdefault(word, set()).add(t.report)
        named |= {stem(w) for w in t.name_words}
    reports = max(1, len({t.report for t in all_tellings}))
    faint = light()
    return {
        word: float(np.log(2 + reports / len(where))) * (0.5 if word in faint else 1.3 if word in named else 1.0)
        for word, where in sorted(seen.items())
    }
