"""Which candidates are places' names: a linear score of their features, and the best ones that don't overlap."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from ...model import Parsed
from .candidates import Candidate
from .features import Features, context, features

WEIGHTS = Path(__file__).parent / "weights" / "toponyms.json"
"""Fitted by `training/toponyms.py`; the folder's README says on what."""
BY_HAND: Mapping[str, float] = {
    "bias": -3.5, "people": 4.0, "label=GPE": 2.5, "label=LOC": 2.0, "label=FAC": 1.0, "share=place": 1.5, "is=CONT": 2.0,
    "after=locative": 1.0, "before=comma_state": 2.0, "after=place_of": 1.0, "placed_elsewhere": 1.0, "proper": 1.0,
    "label=none": 1.0, "label=ORG": 1.0, "label=PERSON": -0.5, "surname": -3.0, "before=speech": -1.5, "after=title": -1.5,
    "after=name": -1.5, "before=name": -1.0, "before=street": -2.0, "before=nature": -2.0, "alternate": -2.5,
    "two_letters": -2.0, "kind=entity": -0.5, "kind=telling": -0.5, "ends=admin": 1.0, "ends=nature": 2.0, "ends=street": 1.0,
    "is=area": 1.0, "caps": 1.0, "crosses": -1.5, "holds=GPE": -2.0, "in=ORG-start": 1.0,
}  # fmt: skip
"""Used where the fitted weights are left out of an installation."""
LEAST = -0.6
"""Score above which a candidate is taken."""
DEMONYM = 3.0


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The fitted weights, or those set by hand where the file is missing."""
    if not WEIGHTS.exists():
        return BY_HAND
    fitted: Mapping[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return fitted


def score(found: Features, by: Mapping[str, float]) -> float:
    """How likely a place's name, in logits. A people's name counts as one unless it is a language's."""
    if "demonym" in found:
        return -DEMONYM if "label=LANGUAGE" in found else DEMONYM
    return sum(by.get(name, 0.0) * value for name, value in found.items())


def chosen(parsed: Parsed, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates taken for places' names, in the order of the text, none overlapping."""
    report, by = context(parsed, found), weights()
    scored = sorted(
        ((score(features(parsed, c, report), by), c) for c in found), key=lambda x: (-x[0], x[1].first, x[1].last)
    )
    taken: set[int] = set()
    out = []
    for value, candidate in scored:
        span = range(candidate.first, candidate.last)
        if value > LEAST and taken.isdisjoint(span):
            taken.update(span)
            out.append(candidate)
    return sorted(out, key=lambda c: c.first)
