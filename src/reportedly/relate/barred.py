"""What keeps two claims from being set against each other: other places, what is only asked, what has not happened yet."""

from __future__ import annotations

import re

from ..model import Modality
from .pairs import Finding, Pair
from .readings import Reading
from .tellings import Telling

OPEN: frozenset[Modality] = frozenset({"planned", "predicted", "hypothetical"})
"""What has not happened is no telling of what has."""


def barred(pair: Pair, f: Finding | None) -> bool:
    """Whether the two can't be about one thing, or one has not happened yet; `f` is the finding to be followed, if any."""
    if not pair.one_scope or asked(pair) or (f is not None and _elsewhere(pair, f)):
        return True
    if f is not None and (f.relation in ("denies", "conflicts") or f.evidence.feature == "turn"):
        return False
    possible = "possible" in (pair.left.claim.modality, pair.right.claim.modality)
    return _open(pair.left) != _open(pair.right) and not possible


def asked(pair: Pair) -> bool:
    """Whether one of the two is what is asked, not told: "whether ...", "could not say who ..."."""
    return any(_asks(t, r) for t, r in zip((pair.left, pair.right), pair.readings, strict=True))


def _elsewhere(pair: Pair, f: Finding) -> bool:
    """Whether numbers may count in different places, where that matters to the finding."""
    anywhere = f.evidence.feature == "amount" or (f.evidence.feature == "opposite words" and f.relation == "denies")
    return bool(pair.left.quantities or pair.right.quantities) and not anywhere and not pair.one_site


_ABOUT_TO = re.compile(
    r"\b(?:about|poised|set|preparing|going|ready) to\b|\bon the (?:point|verge|brink) of\b"
    r"|\b(?:is|are|was|were|be|been) due to (?!(?:an?|the|its|their|his|her)\b)",
    re.IGNORECASE,
)


def _open(t: Telling) -> bool:
    """Whether a claim tells of what has not happened yet."""
    return t.claim.modality in OPEN or bool(_ABOUT_TO.search(t.text))


_ASKING = re.compile(
    r"\b(?:say|says|said|know|knows|known|knew|clear|unclear|ask\w*|establish\w*|determin\w*|find out|decid\w*|explain\w*|question of|as to)\s+$",
    re.IGNORECASE,
)


def _asks(t: Telling, reading: Reading) -> bool:
    first = t.text.split(None, 1)[0].lower()
    if first in ("whether", "if"):
        return True
    start = t.claim.span.start
    return first in ("who", "what", "why", "how", "where", "when", "which") and bool(
        _ASKING.search(reading.text[max(0, start - 25) : start])
    )
