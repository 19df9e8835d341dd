"""What the left claim of a pair tells beyond the right one: a figure, a cause, a name, who did it."""

from __future__ import annotations

from .lexicon import stem, tables
from .opposition import PEOPLE
from .pairs import Pair
from .quantities import LOOSE, PARTS, Quantity
from .tellings import Telling

_RATES = frozenset({"duration", "distance", "age", "percent", "share"})
"""Measures of a number that is colour where the other claim gives none."""
_COLOUR = frozenset({"duration", "distance", "age", "percent", "share", "money"})
"""Measures of a number that does not say who suffered what."""


def added(pair: Pair) -> list[str]:
    """Which of a figure, a cause and a name the left claim has and the right one lacks."""
    left, right = pair.left, pair.right
    found = {
        "a figure": _new_number(left, right),
        "a cause": _new_reason(left, right),
        "a name": _new_name(pair),
    }
    timed = left.clock is not None and right.clock is None and not _new_name(pair.turned)
    return [what for what, new in found.items() if new] or (["a time of day"] if timed else [])


def _new_number(left: Telling, right: Telling) -> bool:
    """A number that tells how many of what the other claim speaks of; how long, or of all that it says of all, is colour."""
    if right.main_quantities or right.whole:
        return False
    return any(_tells_how_many(q, right) for q in left.main_quantities)


def _tells_how_many(q: Quantity, right: Telling) -> bool:
    """Whether a number is one of people, or of what the other claim tells of without a number."""
    if q.low == q.high == 1 or q.high == 0 or q.measure in _RATES:
        return False
    return q.measure not in LOOSE or bool(q.counted & right.content)


def breaks_down(pair: Pair) -> bool:
    """Whether the left claim says of how many of those it counts who they were, and the right one gives the whole alone."""
    left, right = pair.left, pair.right
    named = {word for kind in PARTS for word in str(tables()["people"][kind]).split()}
    more = len(left.claim.figures) > len(right.claim.figures) > 0
    return more and bool(left.content & named) and not right.content & named


def _new_reason(left: Telling, right: Telling) -> bool:
    return bool((left.causes and not right.causes) or (left.reasons and not right.reasons and not right.causes))


def _new_name(pair: Pair) -> bool:
    """A name of somebody or something that plays a part in the left claim and is not about the right one."""
    left, right = pair.left, pair.right
    known = right.near | {n.key for n in pair.readings[0].names if not n.sure}
    new = {n for n in left.names if not set(n.split()) & right.name_words} - known
    if (left.subjects or left.objects) and not left.quantities:
        new = {n for n in new if {stem(w) for w in n.split()} & (left.subjects | left.objects)}
    return bool(new) and not right.names - left.names


def names_doer(pair: Pair) -> bool:
    """Whether the left claim names who did what the right one tells without saying who."""
    a, b = pair.left, pair.right
    if b.subjects or not b.objects or not a.subjects or not a.objects & b.objects | a.content & b.objects:
        return False
    if {q.measure for q in a.main_quantities} <= _COLOUR:
        return False
    doers = a.subjects & (PEOPLE | {stem(w) for w in a.name_words})
    return bool(doers) and not doers & (b.content | b.context)


def contains(pair: Pair) -> bool:
    """Whether the left claim tells all that the right one does, and adds to it."""
    special, general = pair.left, pair.right
    core = general.content - {stem(w) for w in general.name_words}
    told = core & special.content & (general.predicates | special.predicates | special.objects)
    if len(core) < 2 or not told or core - special.content - special.context:
        return False
    return bool(added(pair)) and not added(pair.turned)
