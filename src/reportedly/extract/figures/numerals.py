"""Numbers as they are written: digits, words, both. One number at a time, no bounds, no units."""

from __future__ import annotations

from .fractions import fraction, half
from .lexing import VULGAR, Lex, glued, low, written
from .numberwords import COLLECTIVE, PLURAL, SCALES, TENS, UNITS, Numeral
from .plurals import vague_plural

__all__ = ["UNITS", "Numeral", "numeral"]

SHORT = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "mm": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12,
    "trn": 1e12, "t": 1e12, "cr": 1e7,
}  # fmt: skip
LARGEST = 1e21
"""No number is multiplied beyond this."""
SHORT_ANYWHERE = {"k", "mn", "mln", "bn", "bln", "tn", "trn"}
"""Magnitudes that need no currency before the number: "45k", "2bn"."""


def numeral(row: list[Lex], i: int, money: bool = False) -> Numeral | None:
    """The longest number that starts at lex i; `money` says a currency sign stands before it."""
    if i >= len(row):
        return None
    if row[i].kind in ("number", "fraction"):
        return _digits(row, i, money)
    if row[i].kind != "word":
        return None
    return fraction(row, i) or half(row, i) or vague_plural(row, i) or _words(row, i)


def _digits(row: list[Lex], i: int, money: bool) -> Numeral:
    value, j, form = _mantissa(row, i)
    scale, j = _scale(row, j, money)
    if scale > 1 and low(row, j) == "and" and low(row, j + 1) == "a" and low(row, j + 2) == "half":
        return Numeral(i, j + 3, (value + 0.5) * scale, value + 0.5, scale, form)
    if scale == 1.0 and low(row, j) in ("dozen", "score"):
        scale, j = COLLECTIVE[low(row, j)], j + 1
    return Numeral(i, j, round(value * scale, 9), value, scale, form)


def _mantissa(row: list[Lex], i: int) -> tuple[float, int, str]:
    if row[i].kind == "fraction":
        return VULGAR[row[i].text], i + 1, "fraction"
    if part := _slashed(row, i):
        return part, i + 3, "fraction"
    value = written(row[i].text)
    if glued(row, i + 1) and row[i + 1].kind == "fraction":
        return value + VULGAR[row[i + 1].text], i + 2, "digits"
    if value == int(value) and (part := _slashed(row, i + 1)):
        return value + part, i + 4, "digits"
    if low(row, i + 1) == "and" and low(row, i + 2) == "a" and low(row, i + 3) == "half":
        return value + 0.5, i + 4, "digits"
    return value, i + 1, "digits"


def _slashed(row: list[Lex], i: int) -> float | None:
    """1/2, 2/3, 3/4: not 9/11, not 24/7."""
    if not (i + 2 < len(row) and row[i].kind == row[i + 2].kind == "number" and row[i + 1].text == "/"):
        return None
    if not (glued(row, i + 1) and glued(row, i + 2)) or (
        i + 3 < len(row) and glued(row, i + 3) and row[i + 3].text == "/"
    ):
        return None
    above, below = row[i].text, row[i + 2].text
    if (
        above.isdigit()
        and below.isdigit()
        and 0 < int(above) < int(below)
        and below in ("2", "3", "4", "5", "8", "10", "16")
    ):
        return int(above) / int(below)
    return None


def _scale(row: list[Lex], j: int, money: bool) -> tuple[float, int]:
    scale = 1.0
    while scale < LARGEST:
        k = j + 1 if low(row, j) == "-" and glued(row, j) and glued(row, j + 1) else j
        word = low(row, k)
        if word == "hundred" and scale == 1.0:
            scale, j = 100.0, k + 1
        elif word in SCALES or (word in PLURAL and PLURAL[word] >= 1e3 and word[:-1] in SCALES):
            scale, j = scale * (SCALES.get(word) or PLURAL[word]), k + 1
        elif scale == 1.0 and k == j and word in SHORT and _short(row, j, money):
            scale, j = SHORT[word], j + 1
        else:
            break
    return scale, j


def _short(row: list[Lex], j: int, money: bool) -> bool:
    """Whether "m", "k", "bn" after a number is a magnitude: "$4.2b", "12.3m tonnes", "45k", not "100 m"."""
    word = row[j].text
    if not glued(row, j):
        return (money and word in ("m", "mn", "mln", "bn", "b", "tn", "M", "B", "bln")) or word in (
            "mn",
            "mln",
            "bn",
            "bln",
            "tn",
        )
    if glued(row, j + 1) and row[j + 1].text in "-²2/":
        return False
    if money or word.lower() in SHORT_ANYWHERE:
        return True
    return word == "M" or (
        word == "m" and j + 1 < len(row) and row[j + 1].kind == "word" and _noun_like(row[j + 1].low)
    )


def _noun_like(word: str) -> bool:
    return (word.endswith("s") or word in ("people", "children", "women", "men")) and word not in (
        "as", "is", "was", "has", "across", "this", "his", "its", "us", "towards", "backwards", "besides", "hurdles",
    )  # fmt: skip


def _words(row: list[Lex], i: int) -> Numeral | None:
    """Twenty-one, one thousand two hundred and five, a hundred, two dozen, two and a half million."""
    j, total, group, last = i, 0.0, 0.0, ""
    if row[i].low in ("a", "an"):
        if low(row, i + 1) not in COLLECTIVE or (low(row, i + 1) == "score" and low(row, i + 2) != "of"):
            return None
        j, group, last = i + 1, 1.0, "unit"
    top = float("inf")
    before_and: tuple[int, float, float, str, float] | None = None
    while j < len(row):
        k = _step(row, j, last)
        if k is None:
            break
        if k > j and row[j].low == "and":
            before_and = j, total, group, last, top
        word = row[k].low
        if (
            word in UNITS
            and last in ("", "ten", "hundred", "scale")
            and not (last == "ten" and not 0 < UNITS[word] < 10)
        ):
            group, last = group + UNITS[word], "unit"
        elif word in TENS and last in ("", "hundred", "scale"):
            group, last = group + TENS[word], "ten"
        elif word == "hundred" and last in ("unit", "ten") and 0 < group < 100:
            group, last = group * 100, "hundred"
        elif word in SCALES and group and (SCALES[word] < top or last == "scale"):
            total, group, top, last = total + group * SCALES[word], 0.0, SCALES[word], "scale"
        elif word in SCALES and last == "scale" and total < LARGEST:
            total *= SCALES[word]
        elif word in ("dozen", "score") and group and not total and last in ("unit", "ten", "hundred"):
            return Numeral(i, k + 1, group * COLLECTIVE[word], group, COLLECTIVE[word], "words")
        else:
            break
        j = k + 1
    if before_and and (low(row, j) in SCALES or low(row, j) == "hundred"):
        j, total, group, last, top = before_and  # "between one hundred | and two hundred"
    if not last or j == i:
        return None
    if last in ("unit", "ten") and (half := _and_a_half(row, j)) and not total:
        scale, end = _scale(row, half, False)
        return Numeral(i, end, (group + 0.5) * scale, group + 0.5, scale, "words")
    value = total + group
    first = 1.0 if row[i].low in ("a", "an") else float(UNITS.get(row[i].low) or TENS.get(row[i].low) or value)
    pure = all(lex.low in SCALES or lex.low in ("hundred", "-") for lex in row[i + 1 : j])
    mantissa = first if pure and last in ("hundred", "scale") else value
    return Numeral(i, j, value, mantissa, value / mantissa if mantissa else 1.0, "words")


def _step(row: list[Lex], j: int, last: str) -> int | None:
    """The index of the next number word, past a joining hyphen or "and"; None where the number ends."""
    word = row[j].low
    if word == "-" and last and glued(row, j) and glued(row, j + 1):
        return j + 1 if low(row, j + 1) in UNITS or low(row, j + 1) in TENS or low(row, j + 1) in COLLECTIVE else None
    if word == "and":
        following = low(row, j + 1)
        small = following in UNITS or following in TENS
        return j + 1 if last in ("hundred", "scale") and small else None
    return j


def _and_a_half(row: list[Lex], j: int) -> int | None:
    step = 2 if low(row, j) == "-" and glued(row, j) else 1
    words = [low(row, j + (step - 1) + step * n) for n in range(3)]
    return j + (step - 1) + step * 2 + 1 if words == ["and", "a", "half"] else None
