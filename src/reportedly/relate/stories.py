"""Reports about one happening: each report, as it comes, joins the story it is most like, or opens a new one."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from ..model import Story
from .days import gap
from .lexicon import WORD, common, stem
from .readings import Reading

JOIN = 0.08
"""Likeness from which a report joins a story."""
FADES = 90
"""Days after which likeness counts half."""
HEAD = 1200
"""Characters of a report that say what it is about."""


def stories(readings: Sequence[Reading]) -> tuple[Story, ...]:
    """Every report in one story, in order of arrival (publication day, then input)."""
    vectors = _vectors(readings)
    order = sorted(readings, key=lambda r: (r.days.first if r.days else 0, r.index))
    holders: dict[str, set[int]] = defaultdict(set)
    found: list[list[int]] = []
    for r in order:
        near: set[int] = set().union(*(holders[w] for w in vectors[r.index])) if vectors[r.index] else set()
        scored = [(_likeness(r, found[s], vectors, readings), -s) for s in near]
        best, s = max(scored, default=(0.0, 0))
        if best >= JOIN:
            place = -s
            found[place].append(r.index)
        else:
            place = len(found)
            found.append([r.index])
        for w, _ in sorted(vectors[r.index].items(), key=lambda x: (-x[1], x[0]))[:12]:
            holders[w].add(place)
    return tuple(_story(sorted(members), readings) for members in found)


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


def _likeness(
    r: Reading, members: Sequence[int], vectors: Sequence[dict[str, float]], readings: Sequence[Reading]
) -> float:
    """The mean likeness to the story's members, faded by the days between."""
    total = 0.0
    for m in members:
        a, b = vectors[r.index], vectors[m]
        if len(b) < len(a):
            a, b = b, a
        cosine = sum(v * b.get(w, 0.0) for w, v in a.items())
        days = gap(readings[m].days, r.days)
        total += cosine * 0.5 ** (abs(days or 0) / FADES)
    return total / len(members)


def _story(members: Sequence[int], readings: Sequence[Reading]) -> Story:
    first = readings[members[0]]
    document = first.extraction.document
    headline = (
        document.headline.of(document.text)
        if document.headline
        else (document.title or document.text.strip().split("\n")[0][:120])
    )
    return Story(id=f"{first.id}/story", documents=tuple(readings[m].id for m in members), headline=headline)
