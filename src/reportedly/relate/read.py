"""A relation from what a network reads in two claims, told with what the features found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import numpy.typing as npt
from msgspec import structs

from ..model import PAIR_READINGS, Aspect, Evidence, Excerpt, RelationType
from .days import gap
from .pairs import Pair
from .verdict import Verdict, findings

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


def read_as(pair: Pair, chances: npt.NDArray[np.float32], ruled: Verdict | None) -> Verdict | None:
    """The likeliest relation, or None where that is none. `ruled` is what the features alone come to: where both agree its
    sentence and direction stand."""
    kinds = _summed(chances)
    best = max(kinds, key=lambda k: (kinds[k], k))
    if best == "none":
        return None
    relation: RelationType = best  # type: ignore[assignment]
    score = round(float(kinds[best]), 3)
    seen = Evidence("reading", score, f"a network trained on made-up claims reads {relation} in the two wordings")
    if ruled is not None and ruled.relation == relation:
        return structs.replace(ruled, score=score, evidence=(*ruled.evidence, seen))
    spoken = [f for f in findings(pair) if f.relation == relation]
    why = f"{spoken[0].evidence.detail[0].upper()}{spoken[0].evidence.detail[1:]}." if spoken else f"{WHY[relation]}."
    turned = spoken[0].turned if spoken else _turned(pair, relation, chances)
    left, right = (pair.right, pair.left) if turned else (pair.left, pair.right)
    aspect = (spoken[0].aspect if spoken else None) or (_aspect(pair) if relation == "conflicts" else None)
    evidence = (*(f.evidence for f in findings(pair)), seen)
    return Verdict(left.index, right.index, relation, aspect, score, why, evidence)


def _summed(chances: npt.NDArray[np.float32]) -> dict[str, float]:
    """The chance of each relation, whichever claim is the left one."""
    out: dict[str, float] = {}
    for kind, chance in zip(PAIR_READINGS, chances.tolist(), strict=True):
        name = TURNED.get(kind, kind)
        out[name] = out.get(name, 0.0) + chance
    return out


def _turned(pair: Pair, relation: RelationType, chances: npt.NDArray[np.float32]) -> bool:
    """Whether the right claim is the one that does it: the later one where days tell, else as the network reads it."""
    if relation == "updates" and (days := gap(pair.readings[0].days, pair.readings[1].days)):
        return days > 0
    other = next((k for k, r in TURNED.items() if r == relation), None)
    return other is not None and bool(chances[PAIR_READINGS.index(other)] > chances[PAIR_READINGS.index(relation)])


def _aspect(pair: Pair) -> Aspect:
    """What two claims that can't both hold differ in, by what they have."""
    a, b = pair.left, pair.right
    if a.main_quantities and b.main_quantities:
        return "figure"
    if a.clock != b.clock and a.clock is not None and b.clock is not None:
        return "time"
    if gap(a.days, b.days):
        return "time"
    if a.subjects and b.subjects and not a.subjects & b.subjects and a.predicates & b.predicates:
        return "actor"
    if a.scope.own and b.scope.own and not a.scope.places & b.scope.places:
        return "place"
    return "manner"
