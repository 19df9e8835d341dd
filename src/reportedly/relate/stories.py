"""Reports about one happening: each report, as it comes, joins the story it is most like, or opens a new one."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from ..model import Story
from .days import Days, gap
from .lexicon import WORD, common, stem
from .readings import Reading

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
LOOKED_AT = 40
"""Most stories a report is held against."""


Vector = dict[str, float]


class Shelf:
    """Stories found so far: their members' vectors summed by day, and the words by which each is looked up."""

    def __init__(self) -> None:
        self.members: list[list[int]] = []
        self._sums: list[dict[Days | None, Vector]] = []
        self._holders: dict[str, list[int]] = defaultdict(list)

    def best(self, vector: Vector, when: Days | None) -> tuple[float, int]:
        """The likeness of the story most like a report, and its number; the earlier of two alike."""
        scored = ((self._likeness(vector, when, s), -s) for s in self._near(vector))
        likeness, s = max(scored, default=(0.0, 0))
        return likeness, -s

    def put(self, report: int, vector: Vector, when: Days | None, story: int | None) -> None:
        """Add a report to a story, or open a new one (None)."""
        if story is None:
            story = len(self.members)
            self.members.append([])
            self._sums.append({})
        self.members[story].append(report)
        total = self._sums[story].setdefault(when, {})
        for w, v in vector.items():
            total[w] = total.get(w, 0.0) + v
        for w in _telling(vector):
            held = self._holders[w]
            if story not in held[-1:] and len(held) <= BUCKET and story not in held:
                held.append(story)

    def _near(self, vector: Vector) -> list[int]:
        """The stories that share the most weight of telling words, never more than LOOKED_AT."""
        weight: dict[int, float] = defaultdict(float)
        for w, v in vector.items():
            held = self._holders.get(w, ())
            if len(held) <= BUCKET:
                for s in held:
                    weight[s] += v * v
        return sorted(weight, key=lambda s: (-weight[s], s))[:LOOKED_AT]

    def _likeness(self, vector: Vector, when: Days | None, story: int) -> float:
        """The mean likeness to the story's members, faded by the days between."""
        likeness = 0.0
        for day, total in self._sums[story].items():
            a, b = (vector, total) if len(vector) < len(total) else (total, vector)
            dot = sum([v * b[w] for w, v in a.items() if w in b])
            likeness += dot * 0.5 ** (abs(gap(day, when) or 0) / FADES)
        return likeness / len(self.members[story])


def stories(readings: Sequence[Reading]) -> tuple[Story, ...]:
    """Every report in one story, in order of arrival (publication day, then input)."""
    vectors = _vectors(readings)
    shelf = Shelf()
    for r in sorted(readings, key=lambda r: (r.days.first if r.days else 0, r.index)):
        likeness, story = shelf.best(vectors[r.index], r.days)
        shelf.put(r.index, vectors[r.index], r.days, story if likeness >= JOIN else None)
    return tuple(_story(sorted(members), readings) for members in shelf.members)


def _telling(vector: Vector) -> list[str]:
    return [w for w, _ in sorted(vector.items(), key=lambda x: (-x[1], x[0]))[:TELLING]]


def _vectors(readings: Sequence[Reading]) -> list[dict[str, float]]:
    counts = [_counts(r) for r in readings]
    seen = Counter(w for c in counts for w in c)
    out = []
    for c in counts:
        raw = {w: (1 + math.log(n)) * math.log((len(readings) + 1) / seen[w] + 1) for w, n in c.items()}
        norm = math.sqrt(sum(v * v for v in raw.values())) or 1.0
        out.append({w: v / norm for w, v in raw.items()})
    return out


def _counts(r: Reading) -> Counter[str]:
    skip = common()
    words = Counter(
        s for m in WORD.finditer(r.text[:HEAD]) if (s := stem(m.group())) not in skip and not s[0].isdigit()
    )
    for n in r.names:
        if n.end <= HEAD and n.sure:
            words[f"={n.key}"] += 2
    return words


def _story(members: Sequence[int], readings: Sequence[Reading]) -> Story:
    first = readings[members[0]]
    document = first.extraction.document
    headline = (
        document.headline.of(document.text)
        if document.headline
        else (document.title or document.text.strip().split("\n")[0][:120])
    )
    return Story(id=f"{first.id}/story", documents=tuple(readings[m].id for m in members), headline=headline)
