"""Which candidates are places' names: a linear score of their features, then of what lies near the sure ones; the best stay."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from ...model import Parsed
from .candidates import Candidate
from .features import Features, context, features, name_of
from .gazetteer import Entry
from .resolve import Mention, kilometres, resolve

WEIGHTS = Path(__file__).parent / "weights" / "toponyms.json"
"""Fitted by `training/toponyms.py`; the folder's README says on what."""
BY_HAND: Mapping[str, float] = {
    "bias": -3.5, "people": 4.0, "label=GPE": 2.5, "label=LOC": 2.0, "label=FAC": 1.0, "share=place": 1.5, "is=CONT": 2.0,
    "after=locative": 1.0, "before=comma_state": 2.0, "after=place_of": 1.0, "placed_elsewhere": 1.0, "proper": 1.0,
    "label=none": 1.0, "label=ORG": 1.0, "label=PERSON": -0.5, "surname": -3.0, "before=speech": -1.5, "after=title": -1.5,
    "after=name": -1.5, "before=name": -1.0, "before=street": -2.0, "before=nature": -2.0, "alternate": -2.5,
    "two_letters": -2.0, "kind=entity": -0.5, "kind=telling": -0.5, "ends=admin": 1.0, "ends=nature": 2.0, "ends=street": 1.0,
    "is=area": 1.0, "caps": 1.0, "crosses": -1.5, "holds=GPE": -2.0, "in=ORG-start": 1.0, "inner": -1.0,
}  # fmt: skip
"""Used where the fitted weights are left out of an installation."""
LEAST = -0.5
"""Score above which a candidate is taken."""
SURE = 1.5
"""Score above which a candidate is looked to for what is near it."""
ANCHORS = 60
"""Sure names looked to, the most frequent first."""
DEMONYM = 3.0
LOCAL = frozenset(("PPL", "PPLC", "PPLX", "ADM2"))


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The fitted weights, or those set by hand where the file is missing."""
    if not WEIGHTS.exists():
        return BY_HAND
    fitted: Mapping[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return fitted


def score(found: Features, by: Mapping[str, float]) -> float:
    """How likely a place's name, in logits. A people's name counts as one unless it is a language's;
    the West and codes of states were looked at before."""
    if "demonym" in found:
        return -DEMONYM if "label=LANGUAGE" in found else DEMONYM
    return sum(by.get(name, 0.0) * value for name, value in found.items())


def first_scores(parsed: Parsed, found: Sequence[Candidate]) -> list[tuple[float, Features]]:
    """Each candidate's score by its own features and those of its name over the report, and these features."""
    report, by = context(parsed, found), weights()
    described = [features(parsed, c, report) for c in found]
    return [(score(f, by), f) for f in described]


def neighbours(parsed: Parsed, found: Sequence[Candidate], scores: Sequence[float]) -> list[Features]:
    """For each candidate: how near a reading of it lies to the sure names of the report."""
    sure = [
        (c, Mention(c.first, name_of(parsed, c), tuple(h for h in c.hits if not h.demonym)))
        for c, s in zip(found, scores, strict=True)
        if s > SURE and any(not h.demonym for h in c.hits)
    ]
    read = resolve([m for _, m in sure])
    often = Counter(m.form for _, m in sure)
    settled = {
        m.form: r.entry for (_, m), r in zip(sure, read, strict=True) if r.entry is not None and r.entry.lat is not None
    }
    anchors = {form: settled[form] for form, _ in often.most_common() if form in settled}
    anchors = dict(list(anchors.items())[:ANCHORS])
    names = [name_of(parsed, c) for c in found]
    seen: dict[tuple[str, int], Features] = {}
    for name, c in zip(names, found, strict=True):
        if (name, len(c.hits)) not in seen:
            seen[name, len(c.hits)] = _near(name, c, anchors)
    alike = _alike(names, scores)
    return [seen[name, len(c.hits)] | more for name, c, more in zip(names, found, alike, strict=True)]


def _alike(names: Sequence[str], scores: Sequence[float]) -> list[Features]:
    """What the other mentions of each name score: a name is a place's throughout a report, or nowhere."""
    shares = [1 / (1 + math.exp(-max(min(s, 30.0), -30.0))) for s in scores]
    count = Counter(names)
    total: dict[str, float] = defaultdict(float)
    best: dict[str, list[float]] = defaultdict(list)
    for name, share in zip(names, shares, strict=True):
        total[name] += share
        best[name] = sorted([*best[name], share], reverse=True)[:2]
    return [
        {
            "same=mean": (total[name] - share) / (count[name] - 1),
            "same=best": best[name][1] if share == best[name][0] else best[name][0],
            "same=any": 1.0,
        }
        if count[name] > 1
        else {}
        for name, share in zip(names, shares, strict=True)
    ]


def _near(name: str, c: Candidate, anchors: Mapping[str, Entry]) -> Features:
    others = [e for form, e in anchors.items() if form != name]
    readings = [h.entry for h in c.hits if not h.demonym and h.entry.feature in LOCAL and h.entry.lat is not None]
    if not others or not readings:
        return {}
    out: Features = {"near=known": 1.0}
    local = [e for e in others if e.feature in LOCAL]
    best = min((kilometres(a, b) for a in readings for b in local if a.row != b.row), default=math.inf)
    out["near=closeness"] = math.exp(-best / 40.0)
    rows = {e.row for e in others}
    if any(a.first in rows or a.second in rows for a in readings):
        out["near=inside"] = 1.0
    if any(a.country == e.country for a in readings for e in others):
        out["near=country"] = 1.0
    return out


def chosen(parsed: Parsed, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates taken for places' names, in the order of the text, none overlapping."""
    by = weights()
    first = first_scores(parsed, found)
    near = neighbours(parsed, found, [s for s, _ in first])
    scored = sorted(
        (
            (s + (0.0 if "demonym" in f else sum(by.get(k, 0.0) * v for k, v in n.items())), c)
            for (s, f), n, c in zip(first, near, found, strict=True)
        ),
        key=lambda x: (-x[0], x[1].first, x[1].last),
    )
    taken: set[int] = set()
    out = []
    for value, candidate in scored:
        span = range(candidate.first, candidate.last)
        if value > LEAST and taken.isdisjoint(span):
            taken.update(span)
            out.append(candidate)
    return sorted(out, key=lambda c: c.first)
