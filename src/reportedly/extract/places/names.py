"""How a name is spelled for looking it up: one form for "Saint-Denis", "St. Denis" and "ST DENIS"."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

MARKS = re.compile("[’‘'`´ʻʼʿʾ.]")
GAPS = re.compile(r"[\s\-–_/]+")
LETTERS = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th"})
SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


def folded(name: str) -> str:
    """A name in lower case, without accents, apostrophes, full stops and hyphens; "saint" is "st"."""
    text = name.casefold()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).translate(
            LETTERS
        )
    text = GAPS.sub(" ", MARKS.sub("", text)).strip()
    first, _, rest = text.partition(" ")
    return f"{SHORT[first]} {rest}" if first in SHORT and rest else text


def key(name: str) -> int:
    """The 64-bit key of a name in the gazetteer's index."""
    return int.from_bytes(blake2b(folded(name).encode(), digest_size=8).digest(), "little")
