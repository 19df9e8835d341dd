"""Figures as `relate` compares them: what is counted, of whom, when, and as which part of a whole."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from ..model import Figure
from .days import Days, days
from .lexicon import tables

APPROXIMATE = 0.2
"""An approximate figure stands for this share more or less (contract)."""
Role = Literal["main", "old", "whole", "part"]
_OLD = re.compile(
    r"(?:\bnot|\bdown from|\bup from|\bfrom|\bcompared with|\binstead of|\brather than|\brevised from|\bagainst|\b(?:more|less|fewer|higher|lower) than the|^the)\s+(?:the\s+|some\s+|about\s+|an?\s+(?:earlier|initial|previous)\s+)?$",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:out of|of the|of its|of their|of his|of our|one in)\s+(?:the\s+|all\s+)?$", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"\s+of (?:the|them|those|these|its|his|their)(?: \w+){0,2} (?:was|were|is|are) (?:\w+ )?(?:women|men|children|foreign\w*|civilians?|minors?|from|under|over|aged|younger|older)\b|"
    r"\s+of (?:them|those|these) (?:was|were|is|are) (?:\w+ )?\w{3,}s(?=[.,;!]|$)",
    re.IGNORECASE,
)
""""Fourteen of the 18 were women": says who they were, and how many, but not a total."""
_UNDER = re.compile(r"\s+of [\w ]{2,30} (?:under|younger than)\b", re.IGNORECASE)
""""Nine of them were under fifteen" counts the children among them."""
_OF = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty))\s+of\s+$", re.IGNORECASE
)
_PASSED = re.compile(
    r"\b(?:pass\w*|exceed\w*|topp\w+|tops|surpass\w*|crosse[sd]|past|above|north of)\s+(?:the )?$", re.IGNORECASE
)
"""What makes a number the least that it can be: "the toll passes 30"."""
LOOSE = frozenset(
    {"money", "percent", "share", "duration", "distance", "age", "other", "vehicles", "destroyed", "votes"}
)
"""Measures that don't say by themselves what was done to the thing counted."""
CUMULATIVE = frozenset(
    {"killed", "wounded", "arrested", "destroyed", "displaced", "rescued", "returned", "surrendered"}
)
"""Counts of one happening that can only grow as more becomes known: a lower count later is a correction."""
AT_ONCE = frozenset({"escaped"})
"""Counts of one moment: they don't grow, and those of moments far apart are of other happenings."""


class Quantity(Struct, frozen=True, gc=False, eq=False, array_like=True):
    """One figure of a claim."""

    figure: Figure
    low: float
    high: float
    role: Role
    counted: frozenset[str]
    kinds: frozenset[str]
    """Kinds of people (`lexicon.toml`, [people]) where people are counted."""
    whose: frozenset[str]
    """Names right behind the number ("three Karden soldiers")."""
    measure: str
    days: Days | None
    stated: bool = True
    """Whether `days` is said of the figure; else it is the report's own day."""


def quantity(
    figure: Figure,
    published: Days | None,
    before: str,
    after: str,
    whose: frozenset[str],
    measure: str,
    counted: frozenset[str],
) -> Quantity:
    """The figure ready to be compared; `before` and `after` are the report's wording about it."""
    low = figure.low if figure.low is not None else (0.0 if figure.high is not None else 1.0)
    high = figure.high if figure.high is not None else float("inf")
    if low == high and not figure.approximate and _PASSED.search(before):
        high = float("inf")
    if figure.approximate and low == high:
        low, high = low * (1 - APPROXIMATE), high * (1 + APPROXIMATE)
    elif figure.approximate and figure.low is None:
        low, high = high * (1 - APPROXIMATE), high * (1 + APPROXIMATE)
    if measure == "share":
        low, high, measure = low * 100, high * 100, "percent"
    as_of = figure.as_of
    when = days(as_of.earliest, as_of.latest, as_of.value) if as_of else None
    return Quantity(
        figure=figure,
        low=low,
        high=high,
        role=role(before, after, figure),
        counted=counted,
        kinds=kinds(counted),
        whose=whose,
        measure=measure,
        days=when or published,
        stated=when is not None,
    )


def role(before: str, after: str, figure: Figure) -> Role:
    """Whether a figure is what the claim states, an older one it replaces, or the whole that it is a part of."""
    if _WHOLE.search(before) or _OF.search(before):
        return "whole"
    if _DESCRIBED.match(after) and not _UNDER.match(after):
        return "part"
    if _OLD.search(before) and figure.change is None:
        return "old"
    return "main"


def kinds(counted: frozenset[str]) -> frozenset[str]:
    """The kinds of people among the things counted."""
    return frozenset(kind for kind, words in tables()["people"].items() if counted & set(str(words).split()))


UNITS = frozenset("tonne litr liter gallon barrel kilogram kilo hectar acr load sack crat box".split())
"""What a stuff is counted in: "2,000 tonnes of oil" counts oil."""
WHOLE = frozenset({"anyone"})
PARTS = frozenset({"child", "woman", "foreigner", "police"})
"""Kinds that are counted as a part of all people; a number of them is not comparable with one of people."""


def counts_alike(left: Quantity, right: Quantity) -> bool:
    """Whether both can count the same thing: measures agree, and neither counts people or things the other doesn't."""
    if left.measure != right.measure and not (_bare(left) or _bare(right)):
        return False
    if left.measure != "percent" and (left.figure.unit or "") != (right.figure.unit or ""):
        return False
    if "age" in (left.measure, right.measure):
        return left.measure == right.measure and bool(left.whose & right.whose)
    if left.whose and right.whose and not left.whose & right.whose:
        return False
    if not left.counted or not right.counted:
        return not (left.kinds | right.kinds) & PARTS
    if left.kinds or right.kinds:
        return bool(left.kinds and right.kinds) and _same_people(left, right)
    return bool(left.counted & right.counted)


def _same_people(left: Quantity, right: Quantity) -> bool:
    a, b = left.kinds - WHOLE, right.kinds - WHOLE
    if a & PARTS != b & PARTS:
        return False
    if a and b:
        return bool(left.counted & right.counted)
    return True


def _bare(q: Quantity) -> bool:
    """A number whose measure says nothing, and what it counts is left out."""
    return q.measure == "other" and not q.counted and not q.figure.unit


Standing = Literal["equal", "narrower", "wider", "overlapping", "apart"]


def stand(left: Quantity, right: Quantity) -> Standing:
    """How the left interval lies to the right one."""
    if left.low == right.low and left.high == right.high:
        return "equal"
    one, other = left.figure, right.figure
    if one.low is not None and one.low == one.high == other.low == other.high and left.measure == right.measure:
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
