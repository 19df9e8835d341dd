"""The words, numbers and signs of a text, for the grammar of quantities: no parser's tokens, so no parser's mistakes."""

from __future__ import annotations

import re
from typing import NamedTuple

NUMBER = (
    r"\d{1,3}(?:,\d{2,3}){0,6},\d{3}(?!,?\d)(?:\.\d+)?"  # 1,000 and, in India, 1,00,000
    r"|\d{1,3}(?:[\u00a0\u2009\u202f'’]\d{3}){1,6}(?!\d)(?:\.\d+)?"  # 1 000 with a narrow space, 1'000
    r"|\d{1,3}(?:,? 000){1,5}(?!\d)"  # 30 000, and 8, 000 in text cut into words
    r"|\d{1,3}(?:\.\d{3}){2,6}(?!\d)"  # 1.000.000
    r"|\d+\.\d+(?!\.?\d)|(?<![\w.])\.\d+|\d+"
)
LONGEST = 24
"""Digits beyond which a row of them is no number."""
LEX = re.compile(
    rf"(?P<number>{NUMBER})|(?P<fraction>[½¼¾⅓⅔⅕⅖⅗⅘⅙⅛⅜⅝⅞])|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<sign>\S)"
)
VULGAR = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip


class Lex(NamedTuple):
    """One word, number or sign. `kind` is "number", "fraction", "word" or "sign"; `low` its lower-case text."""

    kind: str
    text: str
    low: str
    start: int
    end: int


def lexes(text: str, start: int, end: int) -> list[Lex]:
    """The lexes of `text[start:end]`, in order, with offsets into `text`."""
    return [_lex(m) for m in LEX.finditer(text, start, end)]


def _lex(match: re.Match[str]) -> Lex:
    wording = match[0]
    kind = "sign" if match.lastgroup == "number" and len(wording) > LONGEST else str(match.lastgroup)
    return Lex(kind, wording, wording.lower().replace("’", "'"), match.start(), match.end())


def written(number: str) -> float:
    """The value of a number in digits."""
    bare = re.sub(r"[,'’\s]", "", number)
    return float(bare.replace(".", "") if bare.count(".") > 1 else bare)


def glued(row: list[Lex], i: int) -> bool:
    """Whether lex i stands right after the one before it, without a space."""
    return 0 < i < len(row) and row[i - 1].end == row[i].start


def low(row: list[Lex], i: int) -> str:
    """The lower-case text of lex i; "" outside the row."""
    return row[i].low if 0 <= i < len(row) else ""
