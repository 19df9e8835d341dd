"""Parsed -> Extraction: what one report claims, on whose word, with which figures, when and where."""

from __future__ import annotations

from collections.abc import Callable

from ..model import Extraction, Parsed
from .actors import actors, known_actors
from .attribution import attributions
from .claims import claims
from .figures import figures
from .places import places
from .times import times

__all__ = ["EXTRACTORS", "extract", "known_actors"]

Extractor = Callable[[Parsed, Extraction], Extraction]

EXTRACTORS: tuple[Extractor, ...] = (times, places, actors, figures, attributions, claims)
"""In the order they run: each takes the parse and what was found so far, and returns it with its own part filled.
Events and wording have no extractor yet; their lists stay empty."""


LANGUAGES = frozenset({"en"})
"""The languages the extractors read."""
FEWEST = 40
"""Tokens below which a language told is not relied on, and the report is read as English."""


def readable(parsed: Parsed) -> bool:
    """Whether the report is in a language the extractors read, as far as can be told."""
    language = parsed.document.language
    return language is None or language in LANGUAGES or len(parsed.tokens) < FEWEST


def extract(parsed: Parsed) -> Extraction:
    """Everything found in one report, by all extractors in turn; nothing, rather than a guess, in another language."""
    found = Extraction(parsed.document)
    if readable(parsed):
        for extractor in EXTRACTORS:
            found = extractor(parsed, found)
    return found
