"""Bare plurals and their kind: dozens, tens of thousands, several hundred."""

from __future__ import annotations

from .lexing import Lex, low
from .numberwords import COLLECTIVE, PLURAL, SCALES, Numeral

VAGUE = {"tens": 20.0, "dozens": 24.0, "scores": 40.0} | {w: 2 * v for w, v in PLURAL.items() if v >= 100}
"""What a bare plural is at least: two of its kind."""
SOME = {"several", "few", "many", "some", "couple", "various"}
AFTER_SCORES = set(
    "of more others were are have had dead killed wounded injured missing arrested detained and displaced".split()
)


def vague_plural(row: list[Lex], i: int) -> Numeral | None:
    """Dozens, tens of thousands, several hundred, a few dozen."""
    j = i
    if row[i].low in SOME or (row[i].low == "a" and low(row, i + 1) in ("few", "couple")):
        j += 1 + (row[i].low == "a")
        j += low(row, j) == "of"
        word = low(row, j)
        if (word not in COLLECTIVE and word not in PLURAL) or (row[i].low == "some" and word not in PLURAL):
            return None
        scale, k = COLLECTIVE.get(word) or PLURAL[word], j + 1
        if scale == 100 and low(row, k) in ("thousand", "million"):
            scale, k = scale * SCALES[low(row, k)], k + 1
        least = 4 * scale if row[i].low == "many" and word == "score" else 2 * scale
        return Numeral(i, k, least, 2.0, scale, "vague", _said(row, i, k))
    word = row[i].low
    if word not in VAGUE or (word == "tens" and low(row, i + 1) != "of"):
        return None
    if word == "scores" and low(row, i + 1) not in AFTER_SCORES:
        return None
    value, j = VAGUE[word], i + 1
    while low(row, j) == "of" and low(row, j + 1) in PLURAL and PLURAL[low(row, j + 1)] >= 100:
        value, j = value * PLURAL[low(row, j + 1)], j + 2
    if low(row, j) in ("and", "upon") and low(row, j + 1) == word:
        j += 2
    return Numeral(i, j, value, value, 1.0, "vague", _said(row, i, j))


def _said(row: list[Lex], i: int, j: int) -> str:
    return " ".join(lex.low for lex in row[i:j])
