"""From what the features find to a relation, or to none: their weights, the likeness each needs, which one is followed.

`barred` says what keeps two claims apart whatever was found, `again` when two are one claim told twice, `added` what one tells
beyond the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from ..model import Aspect, Evidence, RelationType
from .added import breaks_down, names_doer
from .again import SAME, told_again
from .amounts import figures
from .barred import barred
from .likeness import meaning, named, places, roles, setting, when, wording
from .opposition import actor, all_or_part, amount, aside, cause, clock_time, day, denial, opposite, turn
from .pairs import Finding, Pair
from .quantities import LOOSE

Feature = Callable[[Pair], Finding | None]
FEATURES: tuple[tuple[Feature, float], ...] = (
    (wording, 0.50),
    (setting, 0.15),
    (meaning, 0.30),
    (roles, 0.20),
    (named, 0.15),
    (places, 0.20),
    (when, 0.10),
    (figures, 0.25),
    (denial, 0.10),
    (opposite, 0.0),
    (aside, 0.05),
    (cause, 0.05),
    (clock_time, 0.05),
    (day, 0.0),
    (turn, 0.0),
    (all_or_part, 0.0),
    (amount, 0.0),
    (actor, 0.0),
)
"""Every feature and the weight its score has in the likeness of two claims (what they are about, not what they say of it)."""
NEEDED: dict[str, float] = {
    "figure": 0.0,
    "loose figure": 0.25,
    "same figure": 0.30,
    "denial": 0.2,
    "opposite words": 0.30,
    "set aside": 0.25,
    "cause": 0.0,
    "clock": 0.25,
    "same clock": 0.35,
    "day": 0.45,
    "turn": 0.40,
    "all or part": 0.25,
    "amount": 0.15,
    "actor": 0.45,
}
"""Likeness from which a feature that speaks for a relation is followed."""


class Verdict(Struct, frozen=True, gc=False, array_like=True):
    """A relation between a left and a right telling, by index."""

    left: int
    right: int
    relation: RelationType
    aspect: Aspect | None
    score: float
    why: str
    evidence: tuple[Evidence, ...]


def findings(pair: Pair) -> list[Finding]:
    """What every feature has to say on a pair, in their order."""
    return [f for f, _ in _weighed(pair)]


def _weighed(pair: Pair) -> list[tuple[Finding, float]]:
    if pair.found is None:
        pair.found = [(f, weight) for feature, weight in FEATURES if (f := feature(pair))]
    return pair.found


def verdict(pair: Pair) -> Verdict | None:
    """The relation of a pair, or None."""
    if not pair.meet:
        return None
    weighed = _weighed(pair)
    found, likeness = [f for f, _ in weighed], sum(f.evidence.score * weight for f, weight in weighed)
    for f in sorted(found, key=_order):
        if f.relation and likeness >= _needed(pair, f) and not barred(pair, f):
            return _followed(pair, f, likeness, found)
    again = None if barred(pair, None) else told_again(pair, likeness, found)
    if again is None:
        return None
    relation: RelationType = "refines" if again.narrower else "same"
    return made(pair, relation, None, again.turned, max(0.0, likeness), again.detail, found)


def _followed(pair: Pair, f: Finding, likeness: float, found: Sequence[Finding]) -> Verdict:
    """The relation that a finding speaks for; of two equal figures the one told with its doer is the narrower."""
    score = 0.5 * f.evidence.score + 0.5 * likeness
    headline = pair.left.frame.headline or pair.right.frame.headline
    if f.relation == "same" and f.evidence.feature == "figure" and not headline:
        for more, what in ((names_doer, "who did it"), (breaks_down, "who they were")):
            one, other = more(pair), more(pair.turned)
            if one != other:
                return made(pair, "refines", None, other, score, f"{f.evidence.detail}; one also tells {what}", found)
    return made(pair, f.relation or "same", f.aspect, f.turned, score, f.evidence.detail, found)


def made(
    pair: Pair,
    relation: RelationType,
    aspect: Aspect | None,
    turned: bool,
    score: float,
    detail: str,
    found: Sequence[Finding],
) -> Verdict:
    """The verdict on a pair, its sentence made of `detail`; `turned`: the right claim takes left's place."""
    left, right = (pair.right, pair.left) if turned else (pair.left, pair.right)
    return Verdict(
        left.index,
        right.index,
        relation,
        aspect,
        round(min(1.0, max(0.0, score)), 3),
        f"{detail[0].upper()}{detail[1:]}.",
        tuple(f.evidence for f in found),
    )


_FIRST = (
    "figure", "denial", "set aside", "actor", "clock", "day", "amount", "cause", "turn", "all or part", "opposite words",
)  # fmt: skip
"""Which feature is followed where several speak for a relation; two equal figures come last."""


def _order(f: Finding) -> tuple[bool, int]:
    return (f.relation == "same", _FIRST.index(f.evidence.feature) if f.evidence.feature in _FIRST else len(_FIRST))


def _needed(pair: Pair, f: Finding) -> float:
    """The likeness that a finding must have behind it."""
    if f.evidence.feature == "clock" and f.relation == "same":
        return NEEDED["same clock"]
    if f.evidence.feature != "figure":
        return NEEDED.get(f.evidence.feature, SAME)
    loose = all(q.measure in LOOSE for q in (*pair.left.main_quantities, *pair.right.main_quantities))
    if f.relation == "same":
        return NEEDED["figure"] if f.evidence.score == 1.0 and not loose else NEEDED["same figure"]
    return NEEDED["loose figure"] if loose else NEEDED["figure"]
