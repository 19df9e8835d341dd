"""What a network reads in two claims, weighed with what the features say of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping

import numpy as np
import numpy.typing as npt
from msgspec import structs

from ..model import PAIR_READINGS, TURNED, Aspect, Evidence, Excerpt, RelationType
from .barred import asked
from .days import gap
from .pairs import Pair
from .verdict import Verdict, findings, made

Read = Callable[[Iterable[tuple[Excerpt, Excerpt, Mapping[str, float]]]], npt.NDArray[np.float32]]
"""Two claims and the numbers of the pair -> the chance of each of PAIR_READINGS, a row a pair."""
NONE = PAIR_READINGS.index("none")
WHY: dict[RelationType, str] = {
    "same": "Read together, the two wordings tell the same",
    "refines": "Read together, the first tells what the second does, and more",
    "updates": "Read together, the first tells the later state of what the second tells",
    "denies": "Read together, the first says that what the second tells is not so",
    "conflicts": "Read together, the two can't both hold, if they speak of the same thing",
}


NOTHING, NOTHING_COUNTED = 4.0, 8.0
"""How many times its chance the reading "none" counts, and where each claim has a figure: a relation that isn't there is worse than one missed."""
UNLIKE, FAR = 0.3, 5.0
"""Cosine of two claims' vectors below which "none" counts this many times more: of such pairs one in sixty is related."""
RULED, RULED_COUNTED = math.e, math.e**3
"""How many times its chance a relation counts that the features speak for, and where each claim has a figure."""
SAID = math.exp(5.0)
"""The same for a conflict that a text spells out ("rather than X" against X; "not in numbers" against thousands): of that the network has seen little."""
SPELLED_OUT = frozenset({"set aside", "amount"})
OPPOSED, CLASH = 3.0, 0.6
"""The same for a conflict, and for one of two claims with a figure each where the features, which know what is counted, see none."""
SURE, SURE_OF_MORE = 0.4, 0.5
"""Share of all the chances so weighed from which a relation is followed that the features don't speak for; the second for *same*
(two claims made one pull others along) and for conflicts."""
WORDS = 4
"""Words that both claims must have for a conflict on the network's word alone: a shorter piece of a sentence says too little."""
DOUBT = 0.3
"""What a reading as "none" weighs at most against two claims being one through others."""


def worth_reading(pair: Pair) -> bool:
    """Whether the two may be of one thing at all: of one place, and neither asked."""
    return pair.left.report != pair.right.report and pair.one_scope and pair.one_site and not asked(pair)


def weighed(pair: Pair, ruled: Verdict | None, chances: npt.NDArray[np.float32]) -> Verdict | None:
    """The relation of two claims by what is read in them and what the features say; None where "none" is the likeliest."""
    counted = bool(pair.left.main_quantities and pair.right.main_quantities)
    kinds, none = _summed(chances), float(chances[NONE])
    none *= NOTHING_COUNTED if counted else NOTHING
    if round(pair.cosine or 0.0, 3) < UNLIKE:
        none *= FAR
    if ruled:
        kinds[ruled.relation] *= SAID if _spelled_out(ruled) else RULED_COUNTED if counted else RULED
    kinds["conflicts"] *= CLASH if counted and not (ruled and ruled.relation == "conflicts") else OPPOSED
    relation = max(sorted(kinds), key=lambda k: kinds[k])
    if kinds[relation] <= none:
        return None
    if ruled and ruled.relation == relation:
        return ruled
    share = kinds[relation] / (none + sum(kinds.values()))
    if share < (SURE_OF_MORE if relation in ("same", "conflicts") else SURE):
        return None
    if relation == "conflicts" and min(len(t.text.split()) for t in (pair.left, pair.right)) < WORDS:
        return None
    return _read_as(pair, relation, share, chances)


def doubt(chances: npt.NDArray[np.float32]) -> float:
    """What the reading of two claims that stand in no relation weighs against their being one."""
    return DOUBT * max(0.0, float(chances[NONE]) - float(chances[PAIR_READINGS.index("same")]))


def _spelled_out(ruled: Verdict) -> bool:
    return ruled.relation == "conflicts" and any(e.feature in SPELLED_OUT for e in ruled.evidence)


def _read_as(pair: Pair, relation: RelationType, share: float, chances: npt.NDArray[np.float32]) -> Verdict:
    """The relation that is read in two claims, told with what the features found."""
    score = round(share, 3)
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
