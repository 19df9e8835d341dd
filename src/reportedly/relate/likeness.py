"""Features on whether two claims speak of the same thing at all: wording, meaning, roles, places, days, people counted."""

from __future__ import annotations

import numpy as np

from .days import gap
from .lexicon import concepts, stem
from .pairs import Finding, Pair, finding

APART_DAYS = 2


def wording(pair: Pair) -> Finding | None:
    """Shared concepts by weight: the mean of both directions' harmonic mean and the better direction."""
    if not pair.shared:
        return None
    a, b = pair.covered
    score = 0.5 * (2 * a * b / (a + b)) + 0.5 * max(a, b)
    return finding("wording", score, f"both speak of {pair.words(pair.shared)}")


def meaning(pair: Pair) -> Finding | None:
    """Likeness of the sentence vectors; it never decides by itself."""
    if pair.left.vector is None or pair.right.vector is None:
        return None
    cosine = float(np.dot(pair.left.vector, pair.right.vector))
    score = min(1.0, max(-0.5, (cosine - 0.35) / 0.45))
    return finding(
        "meaning", score, f"the sentences are {'alike' if score > 0.3 else 'little alike'} in meaning ({cosine:.2f})"
    )


def roles(pair: Pair) -> Finding | None:
    """Same verb with same or different subject and object."""
    left, right = pair.left.frame, pair.right.frame
    verbs = _concepts(left.predicates) & _concepts(right.predicates)
    if not verbs:
        return None
    subjects = bool(_concepts(left.subjects) & _concepts(right.subjects))
    objects = bool(_concepts(left.objects) & _concepts(right.objects))
    score = 0.4 + 0.3 * subjects + 0.3 * objects
    return finding("roles", score, f"both tell of {pair.words(verbs)}" + (" by the same subject" if subjects else ""))


def _concepts(lemmas: tuple[str, ...]) -> frozenset[str]:
    return frozenset(c for lemma in lemmas for c, _, _ in concepts([stem(lemma)]))


def places(pair: Pair) -> Finding | None:
    """Whether both are said of one place."""
    a, b = pair.left.scope, pair.right.scope
    if not a or not b:
        return None
    if a & b:
        return finding("place", 0.5, f"both are about {', '.join(sorted(a & b)).title()}")
    if pair.one_scope:
        return None
    return finding(
        "place", -1.0, f"one is about {', '.join(sorted(a)).title()}, the other about {', '.join(sorted(b)).title()}"
    )


def when(pair: Pair) -> Finding | None:
    """Whether the days that the claims name can be the same."""
    days = gap(pair.left.days, pair.right.days)
    if days is None:
        return None
    if days == 0:
        return finding("time", 0.3, "both name the same days")
    return finding("time", -0.5 if abs(days) >= APART_DAYS else -0.2, f"the days they name lie {abs(days)} apart")


def named(pair: Pair) -> Finding | None:
    """Names shared, or different names in claims that both have some."""
    both = pair.left.names & pair.right.names
    if both:
        return finding("names", 0.6, f"both name {', '.join(sorted(both)[:3]).title()}")
    if (
        pair.left.names
        and pair.right.names
        and not pair.left.names & pair.right.near
        and not pair.right.names & pair.left.near
    ):
        return finding("names", -0.6, "they name different people, bodies or places")
    return None
