"""What a person types to search, as an FTS5 expression that can't go wrong: words, "phrases", prefix*, -not,
OR."""

from __future__ import annotations

import re

from ..errors import LibraryError

PIECE = re.compile(r'(-?)"([^"]*)"|(\S+)')
WORD = re.compile(r"\w+")


def expression(words: str) -> str:
    """The FTS5 expression. All words must occur; `OR` between two makes either enough; `-word` must not
    occur.

    Raises LibraryError when there is no word to look for.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    either = False
    for match in PIECE.finditer(words):
        plain = match[3]
        if plain == "OR":
            either = bool(wanted)
            continue
        phrase = _phrase(match[2] if plain is None else plain)
        if not phrase:
            continue
        if (plain or match[1]).startswith("-"):
            unwanted.append(phrase)
        elif either:
            wanted[-1] = f"{wanted[-1]} OR {phrase}"
        else:
            wanted.append(phrase)
        either = False
    if not wanted:
        raise LibraryError(f"{words!r}: no word to search for; give at least one that isn't excluded")
    found = " AND ".join(f"({one})" for one in wanted)
    return f"({found}) NOT ({' OR '.join(unwanted)})" if unwanted else found


def _phrase(text: str) -> str:
    """The words of a piece in order, as one quoted phrase; a star at its end stays outside the quotes."""
    words = WORD.findall(text)
    star = "*" if words and text.rstrip('"').endswith("*") else ""
    return f'"{" ".join(words)}"{star}' if words else ""
