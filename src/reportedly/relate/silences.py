"""What one report of a story has and none of the others mentions: claims of weight, and sources named nowhere else."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from ..model import Silence, SoleName, Source, Span
from .lexicon import WORD, common, stem
from .names import Vocabulary, key
from .readings import Reading
from .speakers import BODIES, ROLES
from .tellings import Telling

MENTIONED = 0.6
"""A claim is mentioned where a sentence of another report has this share of its content, by weight."""
HELD = 0.75
"""A claim that has this share of the content of one told elsewhere is that one told more fully."""
LEAST = 2
"""Concepts, words of names apart, that a claim without a figure must have to be of weight."""
_HALF = frozenset("to not what who whom which whether how why where when if that".split())
"""A clause that begins so and states no figure says nothing by itself."""
_EMPTY = (("you",), ("it",))
"""Subjects of which nothing is told that others could mention."""
NAMED = frozenset({"person", "organisation", "outlet", "document", "role"})
"""Kinds of sources that can have a name."""


def silences(
    readings: Mapping[int, Reading],
    told: Sequence[Telling],
    bound: Sequence[bool] | npt.NDArray[np.bool_],
    words: Vocabulary,
) -> Iterator[Silence]:
    """For each report of a story of two or more that has something alone, in order, what that is.

    `told`: the story's claims; `bound`: for each claim, by number, whether a group or a relation ties it to another report.
    """
    if len(readings) < 2:
        return
    heard, tied = _Heard(told), [t for t in told if bound[t.index]]
    told_by = {n: [t for t in tied if t.report == n and len(t.content) > LEAST] for n in readings}
    alone = _names(readings, words)
    claims: dict[int, list[Telling]] = defaultdict(list)
    for t in told:
        if bound[t.index] or not _weighty(t, readings[t.report]) or heard.elsewhere(t):
            continue
        if not any(heard.share(o.content, t.content) >= HELD for o in told_by[t.report]):
            claims[t.report].append(t)
    for number, reading in readings.items():
        kept = tuple(t.claim.id for t in _outermost(claims[number]))
        if kept or alone[number]:
            yield Silence(reading.id, kept, tuple(alone[number]))


def _weighty(t: Telling, reading: Reading) -> bool:
    """Whether a claim states a figure, or is somebody's word and says something; headlines repeat the text."""
    if t.frame.headline or not t.content:
        return False
    counts = any(t.claim.span.contains(q.figure.span) for q in t.main_quantities)
    return counts or (bool(t.claim.attributions) and _says(t, reading))


def _says(t: Telling, reading: Reading) -> bool:
    """Whether a claim is a clause of its own with somebody or something it tells of, and no question."""
    said = t.content - {stem(w) for w in t.name_words}
    if t.claim.modality == "hypothetical":
        return False
    whole = t.text.split()[0].lower() not in _HALF and reading.text[t.claim.span.end :][:1] != "?"
    subjects, predicates = t.frame.subjects[:1], t.frame.predicates[:1]
    told = (bool(subjects) or bool(t.frame.objects)) and subjects != predicates and subjects not in _EMPTY
    return len(said) >= LEAST and whole and told


def _outermost(found: Sequence[Telling]) -> list[Telling]:
    """The claims without those that stand within another of them."""
    spans = [t.claim.span for t in found]
    return [t for t in found if not any(s != t.claim.span and s.contains(t.claim.span) for s in spans)]


def _content(t: Telling) -> frozenset[str]:
    """What a claim says: its concepts, and its amounts."""
    return t.content | {f"#{q.figure.low}-{q.figure.high}" for q in t.main_quantities}


class _Sentence(Struct, frozen=True):
    report: int
    concepts: frozenset[str]


class _Heard:
    """The sentences of a story by their concepts: looked up by the rarest of a claim, so that common ones cost nothing."""

    def __init__(self, told: Sequence[Telling]) -> None:
        found: dict[tuple[int, Span], set[str]] = defaultdict(set)
        for t in told:
            found[t.report, t.sentence] |= t.context | _content(t)
        self._sentences = [_Sentence(report, frozenset(held)) for (report, _), held in found.items()]
        self._holders: dict[str, list[int]] = defaultdict(list)
        seen: dict[str, set[int]] = defaultdict(set)
        for i, sentence in enumerate(self._sentences):
            for concept in sentence.concepts:
                self._holders[concept].append(i)
                seen[concept].add(sentence.report)
        reports = len({t.report for t in told})
        self._weight = {concept: math.log(1 + reports / len(where)) for concept, where in seen.items()}

    def elsewhere(self, t: Telling) -> bool:
        """Whether a sentence of another report holds most of a claim's content, its amounts counted or not."""
        return self._holds(t.content, t.report) or (_content(t) != t.content and self._holds(_content(t), t.report))

    def _holds(self, content: frozenset[str], report: int) -> bool:
        rarest = sorted(content, key=lambda c: (len(self._holders[c]), c))
        left = whole = self._sum(content)
        looked = set[int]()
        for concept in rarest:
            if left < MENTIONED * whole:
                return False
            left -= self._weight[concept]
            for i in self._holders[concept]:
                sentence = self._sentences[i]
                if sentence.report != report and i not in looked:
                    looked.add(i)
                    if self.share(content, sentence.concepts) >= MENTIONED:
                        return True
        return False

    def share(self, content: frozenset[str], other: frozenset[str]) -> float:
        """The share of some content, by weight, that other words hold."""
        return self._sum(content & other) / self._sum(content)

    def _sum(self, content: frozenset[str]) -> float:
        return math.fsum(self._weight[c] for c in content)


# ---------------------------------------------------------------- sources named nowhere else


def _names(readings: Mapping[int, Reading], words: Vocabulary) -> dict[int, list[SoleName]]:
    """By report: its sources whose names no other report has, each once, in order."""
    named = _Named(readings)
    found: dict[int, list[SoleName]] = {}
    for number, reading in readings.items():
        sole: list[tuple[set[str], SoleName]] = []
        for source in (s for a in reading.extraction.attributions for s in a.sources):
            telling = _telling_words(source, reading)
            if not telling or any(set(telling) <= before for before, _ in sole):
                continue
            name = " ".join((source.name or source.spans[0].of(reading.text)).split()).strip(" ,;:")
            if not named.elsewhere(source, telling, words.alias.get(key(name), key(name)), number):
                sole.append((set(telling), SoleName(name, source.spans[0])))
        found[number] = [name for _, name in sole]
    return found


class _Named:
    """In how many reports of a story each word, each name and each known body stands."""

    def __init__(self, readings: Mapping[int, Reading]) -> None:
        self._own = {n: {stem(w) for w in WORD.findall(r.text)} for n, r in readings.items()}
        self._words = Counter(w for held in self._own.values() for w in held)
        self._keys = Counter(k for r in readings.values() for k in {n.key for n in r.names})
        self._bodies = Counter(b for r in readings.values() for b in {a.actor for a in r.extraction.actors})

    def elsewhere(self, source: Source, telling: Sequence[str], body: str, report: int) -> bool:
        """Whether another report has the source: a person's last name, half of another name's words, or its alias."""
        if self._keys[body] > 1 or (source.actor and self._bodies[source.actor] > 1):
            return True
        others = [self._words[w] > (w in self._own[report]) for w in telling]
        return others[-1] if source.kind == "person" else 2 * sum(others) >= len(others)


def _telling_words(source: Source, reading: Reading) -> list[str]:
    """The words of a source's name that tell who it is, as stems, in order; none for a source without a name."""
    if source.kind not in NAMED or not source.spans:
        return []
    name = source.name or source.spans[0].of(reading.text)
    sure = {w for n in reading.names if n.sure for w in WORD.findall(reading.text[n.start : n.end])}
    found = [stem(w) for w in WORD.findall(name) if w[0].isupper() and w in sure]
    return [w for w in found if w not in ROLES and w not in common()] if set(found) - ROLES - BODIES else []
