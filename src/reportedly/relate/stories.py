"""Reports about one happening: each report, as it comes, joins the story it is most like, or opens a new one."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping
from itertools import count

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from ..model import Story
from .days import Days, gap
from .groups import members
from .kept import Kept
from .lexicon import WORD, common, stem
from .readings import Reading
from .verdicts import Rows

JOIN = 0.08
"""Likeness from which a report joins a story."""
FADES = 90
"""Days after which likeness counts half."""
HEAD = 1200
"""Characters of a report that say what it is about."""
TELLING = 12
"""Words of a report, the weightiest, by which its story is looked up."""
BUCKET = 200
"""Words that more stories than this are known by find none."""
UNIT = 1 << 15
HELD, NEAR = 20_000, 1_000
"""Heads that stay in memory, and of the others those that are held until others are read."""
LOOKED_AT = 40
"""Most stories a report is held against."""


class Vector(Struct, frozen=True, gc=False, eq=False):
    """Weights of words in units of 1 / UNIT, the words by number and in order: whole numbers add up the same on any machine."""

    words: npt.NDArray[np.int32]
    weights: npt.NDArray[np.int64]

    def dot(self, other: Vector) -> int:
        """The sum of the products over the words that both have, in units of 1 / UNIT²."""
        few, many = (self, other) if len(self.words) < len(other.words) else (other, self)
        at = np.searchsorted(many.words, few.words)
        at[at == len(many.words)] = 0
        both = many.words[at] == few.words
        return int(few.weights[both] @ many.weights[at[both]])

    def plus(self, other: Vector) -> Vector:
        """The sum of two."""
        words, at = np.unique(np.concatenate([self.words, other.words]), return_inverse=True)
        weights = np.zeros(len(words), np.int64)
        np.add.at(weights, at, np.concatenate([self.weights, other.weights]))
        return Vector(words, weights)


class Head(Struct, frozen=True, gc=False, array_like=True):
    """What a story needs of a report: `counts` are its words by number, in order, and how often each stands in its head."""

    id: str
    headline: str
    days: Days | None
    counts: tuple[tuple[int, int], ...]


class Heads:
    """What the reports' heads are about: their words, and in how many reports each stands."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._seen: Counter[int] = Counter()
        self._order: list[tuple[int, int]] = []
        self._heads = Kept(Head, HELD, NEAR)

    def add(self, r: Reading) -> None:
        """Take one more report."""
        counts = sorted((self._codes.setdefault(w, len(self._codes)), n) for w, n in _counts(r).items())
        self._seen.update([word for word, _ in counts])
        self._order.append((r.days.first if r.days else 0, r.index))
        self._heads.append(Head(r.id, _headline(r), r.days, tuple(counts)))

    def __len__(self) -> int:
        return len(self._heads)

    def __getitem__(self, report: int) -> Head:
        return self._heads[report]

    @property
    def arriving(self) -> list[int]:
        """The reports in the order of arrival: publication day, then input."""
        return [report for _, report in sorted(self._order)]

    def vector(self, head: Head) -> Vector:
        """A report's vector, of unit length."""
        raw = [(1 + math.log(n)) * math.log((len(self) + 1) / self._seen[w] + 1) for w, n in head.counts]
        norm = math.sqrt(math.fsum(v * v for v in raw)) or 1.0
        words = np.array([w for w, _ in head.counts], np.int32)
        return Vector(words, np.array([round(UNIT * v / norm) for v in raw], np.int64))


class Shelf:
    """Stories found so far: their members' vectors summed by day, and the words by which each is looked up."""

    def __init__(self) -> None:
        self._sizes: list[int] = []
        self._sums: list[dict[Days | None, Vector]] = []
        self._holders: dict[int, list[int]] = defaultdict(list)

    def best(self, vector: Vector, when: Days | None) -> tuple[float, int]:
        """The likeness of the story most like a report, and its number; the earlier of two alike."""
        scored = ((self._likeness(vector, when, s), -s) for s in self._near(vector))
        likeness, s = max(scored, default=(0.0, 0))
        return likeness, -s

    def put(self, vector: Vector, when: Days | None, story: int | None) -> int:
        """Add a report to a story, or open a new one (None). Gives the story's number."""
        if story is None:
            story = len(self._sizes)
            self._sizes.append(0)
            self._sums.append({})
        self._sizes[story] += 1
        told = self._sums[story].get(when)
        self._sums[story][when] = told.plus(vector) if told else vector
        for w in _telling(vector):
            held = self._holders[w]
            if story not in held[-1:] and len(held) <= BUCKET and story not in held:
                held.append(story)
        return story

    def _near(self, vector: Vector) -> list[int]:
        """The stories that share the most weight of telling words, never more than LOOKED_AT."""
        weight: dict[int, int] = defaultdict(int)
        for w, v in zip(vector.words.tolist(), vector.weights.tolist(), strict=True):
            held = self._holders.get(w, ())
            if len(held) <= BUCKET:
                for s in held:
                    weight[s] += v * v
        return sorted(weight, key=lambda s: (-weight[s], s))[:LOOKED_AT]

    def _likeness(self, vector: Vector, when: Days | None, story: int) -> float:
        """The mean likeness to the story's members, faded by the days between."""
        faded = (
            total.dot(vector) * 0.5 ** (abs(gap(day, when) or 0) / FADES) for day, total in self._sums[story].items()
        )
        return math.fsum(faded) / self._sizes[story] / UNIT**2


def assigned(heads: Heads, settled: Mapping[str, str]) -> Rows:
    """For every report the first report of its story.

    `settled` gives the story's id of reports that are in one already, by the report's id: these stay together.
    """
    shelf = Shelf()
    story_of = np.zeros(len(heads), np.int64)
    known: dict[str, int] = {}
    order = heads.arriving
    for number in sorted(order, key=lambda n: heads[n].id not in settled) if settled else order:
        head = heads[number]
        vector, before = heads.vector(head), settled.get(head.id)
        story = known.get(before) if before else _joined(shelf, vector, head.days)
        story = story_of[number] = shelf.put(vector, head.days, story)
        if before:
            known[before] = int(story)
    first = np.full(len(heads), len(heads))
    np.minimum.at(first, story_of, np.arange(len(heads)))
    return first[story_of]


def _joined(shelf: Shelf, vector: Vector, when: Days | None) -> int | None:
    likeness, story = shelf.best(vector, when)
    return story if likeness >= JOIN else None


def stories(heads: Heads, story_of: Rows, settled: Mapping[str, str]) -> Iterator[Story]:
    """Every story with its reports, in the order of the first ones: under the id its reports are settled in, else its first
    report's."""
    taken = frozenset(settled.values())
    for part in members(story_of):
        first, documents = heads[part[0]], tuple(heads[m].id for m in part)
        before = next((settled[d] for d in documents if d in settled), None)
        yield Story(before or _new_id(first.id, taken), documents, first.headline)


def _new_id(report: str, taken: Container[str]) -> str:
    """The id of a story that opens with this report; where another story has that of old, a number is added."""
    names = (f"{report}/story" + (f"/{n}" if n > 1 else "") for n in count(1))
    return next(name for name in names if name not in taken)


def _telling(vector: Vector) -> list[int]:
    ranked = sorted(zip(vector.words.tolist(), vector.weights.tolist(), strict=True), key=lambda x: (-x[1], x[0]))
    return [w for w, _ in ranked[:TELLING]]


def _counts(r: Reading) -> Counter[str]:
    skip = common()
    words = Counter(
        s for m in WORD.finditer(r.text[:HEAD]) if (s := stem(m.group())) not in skip and not s[0].isdigit()
    )
    for n in r.names:
        if n.end <= HEAD and n.sure:
            words[f"={n.key}"] += 2
    return words


def _headline(r: Reading) -> str:
    document = r.extraction.document
    if document.headline:
        return document.headline.of(document.text)
    return document.title or document.text.strip().split("\n")[0][:120]
