"""Bound words around a number: "at least", "nearly", "or so". What each does to the interval is the contract's."""

from __future__ import annotations

from typing import NamedTuple

from .lexing import Lex


class Bound(NamedTuple):
    """`side` "low": the number is a least value, "high": a greatest, "": neither. `open`: the number itself is excluded."""

    side: str
    open: bool = False
    approximate: bool = False


LEAST, MORE = Bound("low"), Bound("low", True)
MOST, FEWER = Bound("high"), Bound("high", True)
ABOUT, NEARLY = Bound("", False, True), Bound("high", False, True)

BEFORE = {
    LEAST: "at least | at the least | at the very least | no fewer than | no less than | not less than | not fewer than | "
    "a minimum of | minimum of | minimum | upwards of | upward of | as few as | as little as | as low as | at a minimum | "
    "no lower than | starting at | starting from",
    MORE: "more than | over | above | exceeding | exceeds | exceed | exceeded | in excess of | greater than | larger than | "
    "north of | well over | well above | well in excess of | just over | just above | slightly over | slightly more than | "
    "a little over | a little more than | a bit more than | far more than | many more than | much more than | higher than | "
    "surpassing | surpassed | surpass | surpasses | topped | topping | tops | rather more than | older than | beyond | "
    "over the age of | over age | above age | above the age of | upwards of over | over than | longer than | bigger than",
    MOST: "up to | as many as | as much as | as high as | as long as | no more than | not more than | at most | at the most | "
    "a maximum of | maximum of | maximum | not exceeding | not exceed | never exceed | no greater than | no higher than | "
    "unlikely to exceed | not to exceed | upto | no larger than | at the very most | not surpass | not over | no longer than",
    FEWER: "fewer than | less than | under | below | lower than | just under | just below | slightly under | "
    "slightly less than | slightly fewer than | a little under | a little less than | well under | well below | smaller than | "
    "far fewer than | far less than | not even | younger than | short of | just short of | shy of | just shy of | sub - | "
    "under the age of | under age | below age | below the age of | much less than | barely less than | shorter than",
    ABOUT: "about | around | some | roughly | approximately | approx | approx . | approximate | circa | ca . | ca | c . | ~ | ≈ | ∼ | "
    "an estimated | estimated | an approximate | something like | in the region of | in the neighbourhood of | "
    "in the neighborhood of | on the order of | in the order of | perhaps | maybe | possibly | more or less | "
    "in the vicinity of | give or take | an estimated total of | somewhere around | "
    "barely | to around | believed to be about | probably | anything like | in the range of | an average of about | "
    "somewhere between | anywhere between | a rough | just about | plus or minus | anywhere from | somewhere near",
    NEARLY: "nearly | almost | close to | approaching | very nearly | near to | nearing | virtually | practically | "
    "not quite | just about nearly | verging on",
}
AFTER = {
    LEAST: "at least | at the least | at the very least | or more | or greater | and more | or over | and over | or above | "
    "and above | + | - plus | plus | or older | and older | and up | and upwards | at a minimum | minimum | and counting | "
    "and rising | or higher | if not more | or longer | or even more | and climbing | and upward",
    MOST: "at most | at the most | at the very most | or less | or fewer | or under | and under | or below | and below | or lower | "
    "or younger | and younger | maximum | max | tops | if that",
    ABOUT: "or so | or thereabouts | - odd | odd | - ish | ish | give or take | more or less | approximately | or something | "
    "- some | roughly",
}


def _table(rules: dict[Bound, str]) -> dict[tuple[str, ...], Bound]:
    return {tuple(phrase.split()): bound for bound, phrases in rules.items() for phrase in phrases.split("|")}


LEFT, RIGHT = _table(BEFORE), _table(AFTER)
LONGEST = max(map(len, [*LEFT, *RIGHT]))
LEFT_FIRST = {phrase[-1] for phrase in LEFT}
RIGHT_FIRST = {phrase[0] for phrase in RIGHT}


def before(row: list[Lex], i: int) -> tuple[int, Bound] | None:
    """The longest bound phrase that ends right before lex i: (its first lex, what it does)."""
    if i < 1 or row[i - 1].low not in LEFT_FIRST:
        return None
    for n in range(min(LONGEST, i), 0, -1):
        if bound := LEFT.get(tuple(lex.low for lex in row[i - n : i])):
            return i - n, bound
    return None


def after(row: list[Lex], j: int) -> tuple[int, Bound] | None:
    """The longest bound phrase that starts at lex j: (the lex after it, what it does)."""
    if j >= len(row) or row[j].low not in RIGHT_FIRST:
        return None
    for n in range(min(LONGEST, len(row) - j), 0, -1):
        if bound := RIGHT.get(tuple(lex.low for lex in row[j : j + n])):
            return j + n, bound
    return None


def starting(row: list[Lex], i: int) -> tuple[int, Bound] | None:
    """The longest bound phrase that starts at lex i and stands before a number: (the lex after it, what it does)."""
    for n in range(min(LONGEST, len(row) - i), 0, -1):
        if bound := LEFT.get(tuple(lex.low for lex in row[i : i + n])):
            return i + n, bound
    return None
