"""Features on whether two claims speak of the same thing at all: wording, setting, meaning, roles, names, places, days."""

from __future__ import annotations

from .days import gap
from .pairs import Finding, Pair, finding

APART_DAYS = 2


def wording(pair: Pair) -> Finding | None:
    """Shared concepts by weight: the mean of both directions' harmonic mean and the better direction."""
    if not pair.shared:
        return None
    a, b = pair.covered
    score = 0.5 * (2 * a * b / (a + b)) + 0.5 * max(a, b)
    return finding("wording", score, f"both speak of {pair.words(pair.shared)}")


def setting(pair: Pair) -> Finding | None:
    """What one claim says and the other's sentence has, for claims too short to be read alone."""
    a, b = pair.left, pair.right
    (left, right), there, here = pair.totals, a.content & b.context, b.content & a.context
    best = max(pair.weight(there) / left if left else 0.0, pair.weight(here) / right if right else 0.0)
    shared = pair.shared | there | here
    if best <= 0 or not shared:
        return None
    return finding("setting", best, f"in their sentences both speak of {pair.words(shared)}")


def meaning(pair: Pair) -> Finding | None:
    """Likeness of the sentence vectors; it never decides by itself."""
    cosine = pair.cosine
    if cosine is None:
        return None
    score = min(1.0, max(-0.3, (cosine - 0.3) / 0.5))
    return finding(
        "meaning", score, f"the wordings are {'alike' if score > 0.4 else 'little alike'} in meaning ({cosine:.2f})"
    )


def roles(pair: Pair) -> Finding | None:
    """The same deed, with the same or another doer and object."""
    verbs = pair.left.predicates & pair.right.predicates
    if not verbs:
        return None
    subjects = bool(pair.left.subjects & pair.right.subjects)
    objects = bool(pair.left.objects & pair.right.objects)
    score = 0.4 + 0.3 * subjects + 0.3 * objects
    return finding("roles", score, f"both tell of {pair.words(verbs)}" + (" by the same subject" if subjects else ""))


def named(pair: Pair) -> Finding | None:
    """Names shared, or different names in claims that both have some."""
    both = pair.left.names & pair.right.names
    if both:
        return finding("names", 0.6, f"both name {', '.join(sorted(both)[:3]).title()}")
    strange = pair.left.names and pair.right.names and not pair.left.name_words & pair.right.name_words
    if strange and not pair.left.names & pair.right.near and not pair.right.names & pair.left.near:
        return finding("names", -0.6, "they name different people, bodies or places")
    return None


def places(pair: Pair) -> Finding | None:
    """Whether both are said of one place."""
    a, b = pair.left.scope, pair.right.scope
    if a.places & b.places:
        return finding(
            "place", 0.5 if a.own and b.own else 0.2, f"both are about {', '.join(sorted(a.places & b.places)).title()}"
        )
    if not a.places or not b.places or pair.one_scope:
        return None
    detail = (
        f"one is about {', '.join(sorted(a.places)).title()}, the other about {', '.join(sorted(b.places)).title()}"
    )
    return finding("place", -1.0 if a.own and b.own else -0.5, detail)


def when(pair: Pair) -> Finding | None:
    """Whether the days that the claims name can be the same."""
    days = gap(pair.left.days, pair.right.days)
    if days is None:
        return None
    if days == 0:
        return finding("time", 0.3, "both name the same days")
    return finding("time", -0.5 if abs(days) >= APART_DAYS else -0.2, f"the days they name lie {abs(days)} apart")
