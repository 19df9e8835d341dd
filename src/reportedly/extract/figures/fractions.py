"""Fractions in words: a third, two-thirds, half; and what they are fractions of: half a million, a quarter of a million."""

from __future__ import annotations

from .lexing import Lex, glued, low
from .numberwords import COLLECTIVE, SCALES, UNITS, Numeral

ORDINAL_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "hundredth": 100,
}  # fmt: skip
PARTS = {**ORDINAL_PARTS, "halves": 2} | {w + "s": v for w, v in ORDINAL_PARTS.items() if w != "half"}
AFTER_PART = set(
    "of more less fewer higher lower larger smaller to in from since between by were was are is had have has said say "
    "says believe think want and or as than this that".split()
)
AFTER_HALF = set("of the their its his her our your my all those these".split())


def fraction(row: list[Lex], i: int) -> Numeral | None:
    """A third (of), two-thirds, one fifth, three quarters; of a million."""
    above = 1 if row[i].low in ("a", "an", "one") else UNITS.get(row[i].low)
    if not above:
        return None
    hyphen = low(row, i + 1) == "-" and glued(row, i + 1) and glued(row, i + 2)
    j = i + 2 if hyphen else i + 1
    word = low(row, j)
    if word not in PARTS or above >= PARTS[word] or (above > 1) != (word.endswith("s") or word == "halves"):
        return None
    if word in ("half",) and not (row[i].low == "one" or low(row, j + 1) == "of"):
        return None
    following = row[j + 1] if j + 1 < len(row) else None
    if word in ("quarters", "quarter", "half") or above == 1:
        if (
            following
            and following.kind == "word"
            and following.low not in AFTER_PART
            and not (hyphen and following.low == "the")
        ):
            return None
        if following and following.text == "-" and glued(row, j + 1):
            return None
        if (
            following
            and word == "quarter"
            and following.low != "of"
            and row[i].low in ("a", "an")
            and following.kind == "word"
        ):
            return None
    value = above / PARTS[word]
    if low(row, j + 1) == "of" and low(row, j + 2) == "a" and low(row, j + 3) in SCALES:
        scale = SCALES[low(row, j + 3)]
        return Numeral(i, j + 4, value * scale, value, scale, "words")
    return Numeral(i, j + 1, value, value, 1.0, "fraction")


def half(row: list[Lex], i: int) -> Numeral | None:
    """Half a million, half-dozen, half an hour, half (of) the; not half-staff, not the first half."""
    start = i
    if row[i].low == "a" and low(row, i + 1) == "half":
        i += 1
    if low(row, i) != "half" or (
        start == i and low(row, i - 1) in ("first", "second", "latter", "the", "other", "better")
    ):
        return None
    j = i + 1
    if low(row, j) in ("a", "an") or (low(row, j) == "-" and glued(row, j) and glued(row, j + 1)):
        j += 1
    if low(row, j) in COLLECTIVE and low(row, j) != "score":
        scale = COLLECTIVE[low(row, j)]
        return Numeral(start, j + 1, scale / 2, 0.5, scale, "words")
    if start != i or low(row, i + 1) == "-":
        return None
    return Numeral(i, i + 1, 0.5, 0.5, 1.0, "fraction")
