"""Bound words put on a quantity: "at least", "or so", a minus sign."""

from __future__ import annotations

from msgspec.structs import replace

from .bounds import Bound, after, before
from .currency import singular
from .lexing import Lex, glued, low
from .numerals import UNITS
from .quantity import Quantity
from .units import UNIT_NOUNS

SIGNED = {"minus", "negative"}
MOVED = set(
    "back went go goes gone going inching inched rose risen ramped moved climbed jumped shot pushed pushing bumped edged stepped "
    "move moving scaled crept creeping inch jump climb".split()
)
"""After these, "up to" is where something went, no bound."""
PREDICATES = set("exceed exceeds exceeded surpass surpasses surpassed topped tops".split())
"""Verbs that bound a number without being a part of its phrase."""
LASTING = set(
    "for just well little lasting lasted lasts after last took takes spent spend in is are was were been by only of".split()
)
"""Words after which "over two days" is more than two days; otherwise it is during them."""
OTHERWISE = {"over", "under", "around", "about"}
PHRASAL = {"turned", "took", "handed", "all", "brought"}


def bounded(row: list[Lex], first: int, last: int, quantity: Quantity, floor: int) -> tuple[int, int, Quantity]:
    """The phrase with the bound words before and after it; none taken from before lex `floor`."""
    if first > floor and row[first - 1].low in SIGNED | {"-", "−"} and _negative(row, first):
        first -= 2 if row[first - 1].low == "-" and low(row, first - 2) in SIGNED else 1
        quantity = replace(
            quantity,
            start=row[first].start,
            low=None if quantity.high is None else -quantity.high,
            high=None if quantity.low is None else -quantity.low,
        )
    while (phrase := before(row, first)) and phrase[0] >= floor and _means(row, phrase[0], first, last):
        words = {lex.low for lex in row[phrase[0] : first]}
        first, bound = phrase
        quantity = _applied(quantity, bound)
        if not words & PREDICATES:
            quantity = replace(quantity, start=row[first].start)
    while (phrase := after(row, last)) and not _elsewhere(row, last, phrase[0]):
        last, bound = phrase
        quantity = replace(_applied(quantity, bound), end=row[last - 1].end)
    return first, last, quantity


def _negative(row: list[Lex], first: int) -> bool:
    """Minus five; -5 after a space: not 2-5, not "mid-50"."""
    if row[first - 1].low == "minus" or (low(row, first - 2) == "minus" and glued(row, first)):
        return True
    return glued(row, first) and not glued(row, first - 1) and row[first].kind in ("number", "sign")


def _means(row: list[Lex], i: int, first: int, last: int) -> bool:
    """Whether the bound words at lexes i to first bound the number up to `last`: not "over two days", "went up to 4"."""
    words = tuple(lex.low for lex in row[i:first])
    previous = low(row, i - 1)
    if len(words) == 1 and words[0] in OTHERWISE and previous in PHRASAL:
        return False
    if words == ("over",) and UNIT_NOUNS.get(singular(low(row, last))) == "duration":
        return previous in LASTING
    if words == ("sub", "-"):
        return glued(row, first - 1)
    if words == ("up", "to"):
        return previous not in MOVED
    return words not in (("minimum",), ("maximum",)) or previous not in ("the", "a")


def _elsewhere(row: list[Lex], last: int, end: int) -> bool:
    """Whether the words after a number belong to what follows: "20 about to leave", "5 plus 3", "10 or more than"."""
    words = tuple(lex.low for lex in row[last:end])
    following = low(row, end)
    if words in (("plus",), ("+",)):
        return (end < len(row) and row[end].kind in ("number",)) or following in UNITS
    if words[-1] == "more" and following == "than":
        return True
    if words in (("minimum",), ("maximum",), ("approximately",), ("roughly",)) or words == ("at", "least"):
        return end < len(row) and (row[end].kind == "number" or following in UNITS)
    return words == ("tops",) and end < len(row) and row[end].kind == "word"


def _applied(quantity: Quantity, bound: Bound) -> Quantity:
    """The interval under one more bound."""
    approximate = quantity.approximate or bound.approximate
    number = quantity.high if bound.side == "high" else quantity.low
    if bound.side == "" or number is None:
        return replace(quantity, approximate=approximate)
    if quantity.form == "vague" and bound.side == "high":
        return replace(
            quantity, low=None, high=quantity.low, high_open=bound.open, approximate=approximate, bounded=True
        )
    if bound.side == "low":
        return replace(quantity, high=None, low_open=bound.open, approximate=approximate, bounded=True)
    return replace(quantity, low=None, high_open=bound.open, approximate=approximate, bounded=True)
