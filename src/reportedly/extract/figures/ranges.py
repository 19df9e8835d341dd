"""Two numbers read as one: "between 30 and 40", "three to four hundred", "one in five"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from .bounds import before
from .currency import singular
from .lexing import Lex, glued, low
from .quantity import Operand, Quantity, operand, single
from .units import Unit

CHANGING = re.compile(
    r"(?i)\b(?:ris(?:e|es|en|ing)|rose|rais(?:e|es|ed|ing)|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|gr(?:ow|ows|ew|own|owing)|"
    r"increas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|cut(?:s|ting)?|reduc(?:e|es|ed|ing)|go(?:es|ne|ing)?|went|up|down|"
    r"plummet(?:s|ed|ing)?|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|mov(?:e|es|ed|ing)|revis(?:e|es|ed|ing|ion)|expand(?:s|ed|ing)?|"
    r"shr(?:ink|ank|unk|inking)|declin(?:e|es|ed|ing)|slow(?:s|ed|ing)?|eas(?:e|es|ed|ing)|recover(?:s|ed|ing)?|surg(?:e|es|ed|ing)|"
    r"soar(?:s|ed|ing)?|swell(?:s|ed|ing)?|swollen|dip(?:s|ped|ping)?|chang(?:e|es|ed|ing)|tumbl(?:e|es|ed|ing)|slump(?:s|ed|ing)?|"
    r"doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|correct(?:s|ed|ing)|upgrad(?:e|es|ed|ing)|lower(?:s|ed|ing)?|lift(?:s|ed|ing)?)\b"
)
ROUND = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1_000, 10_000, 100_000, 1_000_000}
NO_SHARE = set(
    "second minute hour day week month year decade attack incident raid strike airstrike match game blast explosion clash bombing "
    "city town village province district region area place separate different provinces state country am pm january february march "
    "april may june july august september october november december century night weekend".split()
) | {"cities", "countries", "clashe", "citie", "countrie", "inche", "provinces"}


def between(row: list[Lex], i: int, text: str) -> tuple[int, int, Quantity] | None:
    """Between 30 and 40; from 5 to 7, unless something rose or fell from 5 to 7."""
    word = row[i].low
    if word not in ("between", "from", "ranging"):
        return None
    left = operand(row, i + 1, words=True)
    if left is None:
        return None
    joint = low(row, left.last)
    if word == "between" and joint not in ("and", "to", "-", "–", "or"):
        return _parted(row, i, left)
    if word == "from" and (joint not in ("to", "up", "-", "–") or _changes(row, i, text)):
        return None
    j = left.last + 1 + (joint == "up")
    right = operand(row, j, words=True)
    if right is None or not _fit(left, right):
        return None
    quantity = ranged(row, left, right)
    first = i if word == "between" else left.first
    return first, right.last, replace(quantity, start=row[first].start)


def _parted(row: list[Lex], i: int, whole: Operand) -> tuple[int, int, Quantity] | None:
    """ "Between one hundred and one thousand" is no 101,000: the "and" inside the number parts the two bounds."""
    for at in range(whole.last - 1, i + 1, -1):
        if row[at].low == "and":
            left, right = operand(row[:at], i + 1, words=True), operand(row, at + 1, words=True)
            if left and right and left.last == at and _fit(left, right):
                return i, right.last, replace(ranged(row, left, right), start=row[i].start)
    return None


def _changes(row: list[Lex], i: int, text: str) -> bool:
    window = text[row[max(0, i - 14)].start : row[i].start]
    window = re.split(r"[.;:!?]\s", window)[-1]
    return CHANGING.search(window) is not None


def share(row: list[Lex], left: Operand) -> tuple[int, int, Quantity] | None:
    """One in five, nine out of ten: a share; "two in 10 days", "14 out of 17 drones" are none."""
    out = low(row, left.last) == "out" and low(row, left.last + 1) == "of"
    if (
        left.unit
        or left.money
        or not (out or low(row, left.last) in ("in",))
        or left.number.form not in ("words", "digits")
    ):
        return None
    j = left.last + 1 + out + (low(row, left.last + 1 + out) == "every")
    right = operand(row, j)
    if right is None or right.unit or right.money or right.number.form not in ("words", "digits"):
        return None
    above, below = left.number.value, right.number.value
    if (
        below not in ROUND
        or not 0 < above < below
        or singular(low(row, right.last)) in NO_SHARE
        or (glued(row, right.last) and low(row, right.last) == "-")
    ):
        return None
    if above != 1 and below not in (10, 100, 1000) and not (above == below - 1 and below <= 10):
        return None
    found = Quantity(
        row[left.first].start,
        row[right.last - 1].end,
        row[left.first].start,
        row[right.last - 1].end,
        above / below,
        above / below,
        "fraction",
    )
    return left.first, right.last, found


def second(row: list[Lex], left: Operand, text: str) -> Operand | None:
    """The other end of "30 to 40", "30-40", "two or three" after its first end."""
    joint, tight = low(row, left.last), glued(row, left.last)
    if joint not in ("to", "-", "–", "—", "or") or left.number.form in ("vague",):
        return None
    j = left.last + 1
    if joint == "-" and low(row, j) in ("to", "or") and glued(row, j):
        j += 2 if low(row, j + 1) == "-" else 1
    right = operand(row, j, words=joint == "to")
    if right is None or not _fit(left, right):
        return None
    if joint in "-–—" and (tight != glued(row, j) or (joint == "—" and not tight)):
        return None
    if joint in "-–—" and "words" in (left.number.form, right.number.form) and left.number.form != right.number.form:
        return None
    if joint == "or" and not (left.low < right.low <= 3 * left.low + 1):
        return None
    if joint == "to" and _moves(row, left, right, text):
        return None
    return right


def _moves(row: list[Lex], left: Operand, right: Operand, text: str) -> bool:
    """Whether "X to Y" tells a change by X to Y ("rose 3 cents to 45 cents", "cut from 40 to 30")."""
    i = left.first
    if low(row, i - 1) == "from":
        return _changes(row, i - 1, text) and not _range_follows(row, right.last)
    while phrase := before(row, i):
        i = phrase[0]
    window = text[row[max(0, i - 3)].start : row[i].start]
    return CHANGING.search(window) is not None and (
        left.unit is not None or left.money is not None or right.unit is None
    )


def _range_follows(row: list[Lex], j: int) -> bool:
    """Whether "to" and another range follow: "from 5 to 7 per cent to 3 to 5 per cent"."""
    first = operand(row, j + 1, words=True) if low(row, j) == "to" else None
    return first is not None and low(row, first.last) in ("to", "-", "–") and operand(row, first.last + 1) is not None


def _fit(left: Operand, right: Operand) -> bool:
    """Whether two numbers can be the ends of one range: units that agree, the first the smaller once scales are shared."""
    if left.number.form == "vague" or right.number.form == "vague":
        return False
    if (left.money or right.money) and left.money and right.money and left.money != right.money:
        return False
    if right.money and not left.money:
        return False
    if left.unit and not (right.unit and _same_unit(left.unit, right.unit)):
        return False
    same = left.number.form == right.number.form == "words" and left.number.value == right.number.value
    return same or _shared(left, right) < right.number.value


def _same_unit(left: Unit, right: Unit) -> bool:
    return left.name.rstrip("s").lower() == right.name.rstrip("s").lower() or left.measure == right.measure == "percent"


def _shared(left: Operand, right: Operand) -> float:
    """The first end's value, the second's scale lent to it: "three to four hundred", "1-2 million"."""
    a, b = left.number, right.number
    if a.scale == 1.0 and b.scale > 1.0 and a.mantissa < b.mantissa and b.form != "vague":
        return a.mantissa * b.scale
    return a.value


def ranged(row: list[Lex], left: Operand, right: Operand) -> Quantity:
    """The quantity from the one number to the other."""
    upper = single(row, right)
    return replace(
        upper,
        start=row[left.first].start,
        at=row[left.number.first].start,
        low=_shared(left, right),
        high=right.number.value,
        approximate=left.approximate or right.approximate,
        unit=upper.unit or left.money,
        measure=upper.measure or ("money" if left.money else None),
        ranged=True,
    )
