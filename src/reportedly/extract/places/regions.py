"""Parts of places: "eastern Syria", "North Georgia": their words, and a rough middle where the whole's extent is known."""

from __future__ import annotations

from ...model import Parsed
from .gazetteer import Entry, Gazetteer
from .words import DIRECTIONS


def widened(parsed: Parsed, first: int) -> int:
    """The first token of the words of direction before a name: "southern and southwestern Syria" from the first of them."""
    words = parsed.tokens.text
    start = first
    while start > 0 and direction(words[start - 1]):
        start -= 1
        if start > 1 and words[start - 1] in ("and", "or", "-", "–") and direction(words[start - 2]):
            start -= 1
    return start


def direction(word: str) -> bool:
    """Whether a word names a direction: "eastern", "Northeast", "central"."""
    return word.lower() in DIRECTIONS


def middle(known: Gazetteer, whole: Entry, towards: str) -> tuple[float | None, float | None]:
    """About where that part of a country or division lies, in degrees: halfway from its middle to its edge."""
    if whole.lat is None or whole.lon is None:
        return None, None
    north, east = known.extent(whole.row)
    word = towards.lower().replace("-", "")
    up = ("north" in word) - ("south" in word)
    right = ("east" in word) - ("west" in word)
    return round(whole.lat + up * north / 2, 2), round(whole.lon + right * east / 2, 2)
