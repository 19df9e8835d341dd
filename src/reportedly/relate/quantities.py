"""Figures as `relate` compares them: what is counted, of whom, when, and as which part of a whole."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from ..model import Figure
from .days import Days, days
from .lexicon import WORD, concepts, stem, tables

APPROXIMATE = 0.2
"""An approximate figure stands for this share more or less (contract)."""
Role = Literal["main", "old", "whole"]
_OLD = re.compile(
    r"(?:\bnot|\bdown from|\bup from|\bfrom|\bcompared with|\binstead of|\brather than|\brevised from|\bafter|\bagainst|^the)\s+(?:the\s+|some\s+|about\s+|an?\s+(?:earlier|initial|previous)\s+)?$",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:out of|of the|of its|of their|of his|of our|one in)\s+(?:the\s+|all\s+)?$", re.IGNORECASE)
_OF = re.compile(r"(?:\d|\w)\s+of\s+$")
LOOSE = frozenset(
    {"money", "percent", "share", "duration", "distance", "age", "other", "vehicles", "destroyed", "votes"}
)
"""Measures that don't say by themselves what was done to the thing counted."""
CUMULATIVE = frozenset({"killed", "wounded", "arrested", "destroyed", "displaced"})
"""Counts of one happening that can only grow as more becomes known: a lower count later is a correction."""


class Quantity(Struct, frozen=True, eq=False):
    """One figure of a claim."""

    figure: Figure
    low: float
    high: float
    role: Role
    counted: frozenset[str]
    kinds: frozenset[str]
    """Kinds of people (`lexicon.toml`, [people]) where people are counted."""
    days: Days | None

    @property
    def exact(self) -> bool:
        """A single number, not an interval."""
        return self.low == self.high


def quantity(figure: Figure, text: str, published: Days | None, before: str) -> Quantity:
    """The figure ready to be compared; `before` is the claim's wording up to it."""
    low = figure.low if figure.low is not None else (0.0 if figure.high is not None else 1.0)
    high = figure.high if figure.high is not None else float("inf")
    if figure.approximate and low == high:
        low, high = low * (1 - APPROXIMATE), high * (1 + APPROXIMATE)
    elif figure.approximate and figure.low is None:
        low, high = high * (1 - APPROXIMATE), high * (1 + APPROXIMATE)
    counted = frozenset(c for c, _, _ in concepts([stem(w) for w in WORD.findall(figure.counts or "")]))
    as_of = figure.as_of
    when = days(as_of.earliest, as_of.latest, as_of.value) if as_of else None
    return Quantity(figure, low, high, role(before, figure), counted, kinds(counted), when or published)


def role(before: str, figure: Figure) -> Role:
    """Whether a figure is what the claim states, an older one it replaces, or the whole that it is a part of."""
    if _WHOLE.search(before) or _OF.search(before):
        return "whole"
    if _OLD.search(before) and figure.change is None:
        return "old"
    return "main"


def kinds(counted: frozenset[str]) -> frozenset[str]:
    """The kinds of people among the things counted."""
    return frozenset(kind for kind, words in tables()["people"].items() if counted & set(str(words).split()))


def counts_alike(left: Quantity, right: Quantity) -> bool:
    """Whether both can count the same thing: measures agree, and neither counts a kind of people the other doesn't."""
    if left.figure.measure != right.figure.measure and not _elliptic(left) and not _elliptic(right):
        return False
    if (left.figure.unit or "") != (right.figure.unit or "") and left.figure.unit and right.figure.unit:
        return False
    if left.kinds or right.kinds:
        narrow_left, narrow_right = left.kinds - {"anyone"}, right.kinds - {"anyone"}
        return narrow_left == narrow_right or not left.counted or not right.counted
    return not left.counted or not right.counted or bool(left.counted & right.counted)


def _elliptic(q: Quantity) -> bool:
    """A bare number, what it counts left out."""
    return q.figure.measure == "other" and not q.counted


Standing = Literal["equal", "narrower", "wider", "overlapping", "apart"]


def stand(left: Quantity, right: Quantity) -> Standing:
    """How the left interval lies to the right one."""
    if left.low == right.low and left.high == right.high:
        return "equal"
    if left.exact and right.exact and left.figure.low == right.figure.low:
        return "equal"
    if left.low > right.high or right.low > left.high or _touching(left, right) or _touching(right, left):
        return "apart"
    if left.low >= right.low and left.high <= right.high:
        return "narrower"
    if right.low >= left.low and right.high <= left.high:
        return "wider"
    return "overlapping"


def _touching(left: Quantity, right: Quantity) -> bool:
    return left.high == right.low and (left.figure.high_open or right.figure.low_open)
