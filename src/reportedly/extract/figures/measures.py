"""What a figure measures: killed, wounded, present, ..., by the predicate that governs what it counts, else by the noun itself."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...model import Measure
from .ages import aged
from .currency import singular
from .draft import Draft
from .governors import governed
from .nearby import ahead, before, toll
from .predicates import NOUN, TERRITORY
from .reading import Reading
from .states import left, state

NONE_OF = re.compile(r"(?i)\b(?:none|neither|not one|not all|not any) of (?:the|these|those|its|their|his|her|our) $")
"""Before a number whose predicate is denied of it."""


def measure_of(tree: Reading, draft: Draft) -> Measure | None:
    """The measure that the unit, the parse or the words around give, or None."""
    if draft.measure in (None, "duration") and aged(tree, draft):
        return "age"
    if draft.measure is not None:
        return draft.measure
    noun = singular(tree.word[draft.noun]) if draft.noun is not None else ""
    if noun in ("count", "charge"):
        return None
    if draft.quantity.form == "fraction":
        return "share"
    if NONE_OF.search(tree.text, max(0, draft.quantity.start - 24), draft.quantity.start):
        return NOUN.get(noun)
    found = next((m for rule in RULES if (m := rule(tree, draft)) is not None), None)
    if found in ("captured", "freed", "killed") and noun in TERRITORY:
        found = None
    return found or NOUN.get(noun)


def named(tree: Reading, draft: Draft) -> Measure | None:
    """By the noun counted: deaths, arrests, votes."""
    if draft.noun is None or (draft.node != draft.noun and singular(tree.word[draft.noun]) == "body"):
        return None
    measure = NOUN.get(singular(tree.word[draft.noun]))
    return None if measure == "vehicles" else measure


RULES: tuple[Callable[[Reading, Draft], Measure | None], ...] = (state, named, toll, governed, left, before, ahead)
"""Tried in order; the first that gives a measure is believed."""
