"""A relation from what a network reads in two claims, told with what the features found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import numpy.typing as npt
from msgspec import structs

from ..model import PAIR_READINGS, Aspect, Evidence, Excerpt, RelationType
from .barred import barred
from .days import gap
from .pairs import Pair
from .verdict import Verdict, findings, made

Read = Callable[[Iterable[tuple[Excerpt, Excerpt, Mapping[str, float]]]], npt.NDArray[np.float32]]
"""Two claims and the numbers of the pair -> the chance of each of PAIR_READINGS, a row a pair."""
TURNED: dict[str, RelationType] = {"refined": "refines", "updated": "updates", "denied": "denies"}
WHY: dict[RelationType, str] = {
    "same": "Read together, the two wordings tell the same",
    "refines": "Read together, the first tells what the second does, and more",
    "updates": "Read together, the first tells the later state of what the second tells",
    "denies": "Read together, the first says that what the second tells is not so",
    "conflicts": "Read together, the two can't both hold, if they speak of the same thing",
}


SURE = 0.75
"""Chance from which a relation that no feature speaks for is followed: held-back stories are read right about as often as by the rules."""


def worth_reading(pair: Pair) -> bool:
    """Whether the two may be of one thing at all: of one place, neither asked, neither still to happen, and not each with a
    figure: what figures are to each other the features know better."""
    counted = pair.left.main_quantities and pair.right.main_quantities
    return pair.left.report != pair.right.report and not counted and pair.one_site and not barred(pair, None)


def read_as(pair: Pair, chances: npt.NDArray[np.float32]) -> Verdict | None:
    """The likeliest relation of two claims that the features leave unrelated, or None where the network isn't sure of one."""
    kinds = _summed(chances)
    relation = max(sorted(kinds), key=lambda k: kinds[k])
    if kinds[relation] < SURE:
        return None
    score = round(kinds[relation], 3)
    found = findings(pair)
    spoken = next((f for f in found if f.relation == relation), None)
    turned = spoken.turned if spoken else _turned(pair, relation, chances)
    aspect = (spoken.aspect if spoken else None) or (_aspect(pair) if relation == "conflicts" else None)
    seen = Evidence("reading", score, f"a network trained on made-up claims reads “{relation}” in the two wordings")
    told = made(pair, relation, aspect, turned, score, WHY[relation], found)
    return structs.replace(told, evidence=(*told.evidence, seen))


def _summed(chances: npt.NDArray[np.float32]) -> dict[RelationType, float]:
    """The chance of each relation, whichever claim is the left one."""
    of = {kind: TURNED.get(kind, kind) for kind in PAIR_READINGS}
    told = dict(zip(PAIR_READINGS, chances.tolist(), strict=True))
    return {relation: sum(told[kind] for kind in of if of[kind] == relation) for relation in WHY}


def _turned(pair: Pair, relation: RelationType, chances: npt.NDArray[np.float32]) -> bool:
    """Whether the right claim is the one that does it: the later one where days tell, else as the network reads it."""
    if relation == "updates" and (days := gap(pair.readings[0].days, pair.readings[1].days)):
        return days > 0
    other = next((k for k, r in TURNED.items() if r == relation), None)
    return other is not None and bool(chances[PAIR_READINGS.index(other)] > chances[PAIR_READINGS.index(relation)])


def _aspect(pair: Pair) -> Aspect:
    """What two claims that can't both hold differ in, by what they have."""
    a, b = pair.left, pair.right
    if a.clock != b.clock and a.clock is not None and b.clock is not None:
        return "time"
    if gap(a.days, b.days):
        return "time"
    if a.subjects and b.subjects and not a.subjects & b.subjects and a.predicates & b.predicates:
        return "actor"
    if a.scope.own and b.scope.own and not a.scope.places & b.scope.places:
        return "place"
    return "manner"
