"""Quantity phrases: number, unit sign, range and bound words put together into one interval."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ...model import Measure
from .bounds import Bound, after, before, starting
from .lexing import Lex, glued, lexes, low
from .numerals import UNITS, Numeral, numeral
from .units import Unit, currency_before, currency_name, singular, unit_after

CHANGING = re.compile(
    r"(?i)\b(?:ris(?:e|es|en|ing)|rose|rais(?:e|es|ed|ing)|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|gr(?:ow|ows|ew|own|owing)|"
    r"increas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|cut(?:s|ting)?|reduc(?:e|es|ed|ing)|go(?:es|ne|ing)?|went|up|down|"
    r"plummet(?:s|ed|ing)?|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|mov(?:e|es|ed|ing)|revis(?:e|es|ed|ing|ion)|expand(?:s|ed|ing)?|"
    r"shr(?:ink|ank|unk|inking)|declin(?:e|es|ed|ing)|slow(?:s|ed|ing)?|eas(?:e|es|ed|ing)|recover(?:s|ed|ing)?|surg(?:e|es|ed|ing)|"
    r"soar(?:s|ed|ing)?|swell(?:s|ed|ing)?|swollen|dip(?:s|ped|ping)?|chang(?:e|es|ed|ing)|tumbl(?:e|es|ed|ing)|slump(?:s|ed|ing)?|"
    r"doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|correct(?:s|ed|ing)|upgrad(?:e|es|ed|ing)|lower(?:s|ed|ing)?|lift(?:s|ed|ing)?)\b"
)
SIGNED = {"minus", "negative"}
MOVED = set(
    "back went go goes gone going inching inched rose risen ramped moved climbed jumped shot pushed pushing bumped edged stepped "
    "move moving scaled crept creeping inch jump climb".split()
)
"""After these, "up to" is where something went, no bound."""
PREDICATES = set("exceed exceeds exceeded surpass surpasses surpassed topped tops".split())
"""Verbs that bound a number without being a part of its phrase."""
SMALL = set(UNITS)
ROUND = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1_000, 10_000, 100_000, 1_000_000}
NO_SHARE = set(
    "second minute hour day week month year decade attack incident raid strike airstrike match game blast explosion clash bombing "
    "city town village province district region area place separate different provinces state country am pm january february march "
    "april may june july august september october november december century night weekend".split()
) | {"cities", "countries", "clashe", "citie", "countrie", "inche", "provinces"}


class Quantity(Struct, frozen=True):
    """A quantity phrase: `start`/`end` the whole of it, `at`/`to` the number alone (a range whole).

    `unit`, `measure` are set where a sign or short unit says them. `form`: "digits", "words", "fraction", "vague", "none".
    """

    start: int
    end: int
    at: int
    to: int
    low: float | None
    high: float | None
    form: str
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False
    vague: str | None = None
    unit: str | None = None
    measure: Measure | None = None
    ranged: bool = False
    bounded: bool = False


class Operand(Struct, frozen=True):
    """A number with its unit signs and the bound words inside a range, at lexes `first` to `last` (excluded)."""

    first: int
    last: int
    number: Numeral
    unit: Unit | None
    money: str | None
    low: float
    high: float | None
    approximate: bool = False


def quantities(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Every quantity phrase of `text[start:end]`, in order, without overlaps."""
    row = lexes(text, start, end)
    i = floor = 0
    while i < len(row):
        found = _between(row, i, text) or _quantity(row, i, text)
        if found is None:
            i += 1
            continue
        first, last, quantity = found
        first, last, quantity = _bounded(row, first, last, quantity, floor)
        yield quantity
        i = floor = max(last, i + 1)


def _operand(row: list[Lex], i: int, words: bool = False) -> Operand | None:
    """The number at lex i, its currency sign before it or unit after it; `words`: bound words may come first."""
    first, approximate = i, False
    while words and (phrase := starting(row, i)):
        i, approximate = phrase[0], approximate or phrase[1].approximate
    sign = None
    if i < len(row) and row[i].kind in ("sign", "word"):
        for j in range(i + 1, min(i + 5, len(row))):
            if row[j].kind == "number" and currency_before(row, j) == i:
                sign, i = (i, j), j
                break
    number = numeral(row, i, sign is not None)
    if number is None:
        return None
    unit = unit_after(
        row, number.last, number.form in ("digits", "fraction") and row[number.first].kind != "word", sign is not None
    )
    money = currency_name(row, *sign) if sign else None
    last = unit.end if unit else number.last
    return Operand(
        first, last, number, unit, money, number.value, None if number.form == "vague" else number.value, approximate
    )


def _between(row: list[Lex], i: int, text: str) -> tuple[int, int, Quantity] | None:
    """Between 30 and 40; from 5 to 7, unless something rose or fell from 5 to 7."""
    word = row[i].low
    if word not in ("between", "from", "ranging"):
        return None
    left = _operand(row, i + 1, words=True)
    if left is None:
        return None
    joint = low(row, left.last)
    if word == "between" and joint not in ("and", "to", "-", "–", "or"):
        return None
    if word == "from" and (joint not in ("to", "up", "-", "–") or _changes(row, i, text)):
        return None
    j = left.last + 1 + (joint == "up")
    right = _operand(row, j, words=True)
    if right is None or not _fit(left, right):
        return None
    quantity = _range(row, left, right)
    first = i if word == "between" else left.first
    return first, right.last, replace(quantity, start=row[first].start)


def _changes(row: list[Lex], i: int, text: str) -> bool:
    window = text[row[max(0, i - 14)].start : row[i].start]
    window = re.split(r"[.;:!?]\s", window)[-1]
    return CHANGING.search(window) is not None


def _quantity(row: list[Lex], i: int, text: str) -> tuple[int, int, Quantity] | None:
    left = _operand(row, i)
    if left is None:
        return None
    if share := _share(row, left):
        return share
    right = _second(row, left, text)
    if right is not None:
        return left.first, right.last, _range(row, left, right)
    return left.first, left.last, _single(row, left)


def _share(row: list[Lex], left: Operand) -> tuple[int, int, Quantity] | None:
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
    right = _operand(row, j)
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
    share = Quantity(
        row[left.first].start,
        row[right.last - 1].end,
        row[left.first].start,
        row[right.last - 1].end,
        above / below,
        above / below,
        "fraction",
    )
    return left.first, right.last, share


def _second(row: list[Lex], left: Operand, text: str) -> Operand | None:
    """The other end of "30 to 40", "30-40", "two or three" after its first end."""
    joint, tight = low(row, left.last), glued(row, left.last)
    if joint not in ("to", "-", "–", "—", "or", "and") or left.number.form in ("vague",):
        return None
    j = left.last + 1
    if joint == "-" and low(row, j) in ("to", "or") and glued(row, j):
        j += 2 if low(row, j + 1) == "-" else 1
    right = _operand(row, j, words=joint == "to")
    if right is None or not _fit(left, right):
        return None
    if joint in "-–—" and (tight != glued(row, j) or (joint == "—" and not tight)):
        return None
    if joint in "-–—" and "words" in (left.number.form, right.number.form) and left.number.form != right.number.form:
        return None
    if joint == "and" and not _shares_scale(left, right):
        return None
    if joint == "or" and not (left.low < right.low <= 3 * left.low + 1):
        return None
    if joint == "to" and _moves(row, left, right, text):
        return None
    return right


def _shares_scale(left: Operand, right: Operand) -> bool:
    """ "Two and three thousand" is no range by itself."""
    return False


def _moves(row: list[Lex], left: Operand, right: Operand, text: str) -> bool:
    """Whether "X to Y" tells a change by X to Y ("rose 3 cents to 45 cents", "cut from 40 to 30")."""
    i = left.first
    if low(row, i - 1) == "from":
        return _changes(row, i - 1, text) and not _range_follows(row, right.last)
    window = text[row[max(0, i - 3)].start : row[i].start]
    return CHANGING.search(window) is not None and (
        left.unit is not None or left.money is not None or right.unit is None
    )


def _range_follows(row: list[Lex], j: int) -> bool:
    """Whether "to" and another range follow: "from 5 to 7 per cent to 3 to 5 per cent"."""
    first = _operand(row, j + 1, words=True) if low(row, j) == "to" else None
    return first is not None and low(row, first.last) in ("to", "-", "–") and _operand(row, first.last + 1) is not None


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


def _range(row: list[Lex], left: Operand, right: Operand) -> Quantity:
    single = _single(row, right)
    return replace(
        single,
        start=row[left.first].start,
        at=row[left.number.first].start,
        low=_shared(left, right),
        high=right.number.value,
        approximate=left.approximate or right.approximate,
        unit=single.unit or left.money,
        measure=single.measure or ("money" if left.money else None),
        ranged=True,
    )


def _single(row: list[Lex], operand: Operand) -> Quantity:
    number = operand.number
    unit = operand.money or (operand.unit.name if operand.unit else None)
    measure: Measure | None = "money" if operand.money else operand.unit.measure if operand.unit else None
    return Quantity(
        start=row[operand.first].start,
        end=row[operand.last - 1].end,
        at=row[number.first].start,
        to=row[number.last - 1].end,
        low=operand.low,
        high=operand.high,
        form=number.form,
        approximate=operand.approximate,
        vague=number.vague,
        unit=unit,
        measure=measure,
    )


def _bounded(row: list[Lex], first: int, last: int, quantity: Quantity, floor: int) -> tuple[int, int, Quantity]:
    """The phrase with the bound words before and after it; none taken from before lex `floor`."""
    if first > floor and row[first - 1].low in SIGNED | {"-", "−"} and _negative(row, first):
        first -= 2 if row[first - 1].low == "-" and low(row, first - 2) in SIGNED else 1
        quantity = replace(
            quantity,
            start=row[first].start,
            low=None if quantity.high is None else -quantity.high,
            high=None if quantity.low is None else -quantity.low,
        )
    while (phrase := before(row, first)) and phrase[0] >= floor and _means(row, phrase[0], first, quantity):
        words = {lex.low for lex in row[phrase[0] : first]}
        first, bound = phrase
        quantity = _applied(quantity, bound)
        if not words & PREDICATES:
            quantity = replace(quantity, start=row[first].start)
    while (phrase := after(row, last)) and not _elsewhere(row, last, phrase[0]):
        last, bound = phrase
        quantity = replace(_applied(quantity, bound), end=row[last - 1].end)
    return first, last, quantity


def _negative(row: list[Lex], first: int) -> bool:
    """Minus five; -5 after a space: not 2-5, not "mid-50"."""
    if row[first - 1].low == "minus" or (low(row, first - 2) == "minus" and glued(row, first)):
        return True
    return glued(row, first) and not glued(row, first - 1) and row[first].kind in ("number", "sign")


def _means(row: list[Lex], i: int, first: int, quantity: Quantity) -> bool:
    """Whether the bound words at lexes i to first bound this number: not "over two days", "the 10 above 20"."""
    words = tuple(lex.low for lex in row[i:first])
    previous = low(row, i - 1)
    if words in (("over",), ("under",), ("around",), ("about",)) and previous in (
        "turned",
        "took",
        "handed",
        "all",
        "brought",
    ):
        return False
    if words in (("c", "."), ("ca", "."), ("approx", ".")):
        return row[i].text in ("c", "ca", "approx", "Approx", "C") and (glued(row, first) or True)
    if words == ("sub", "-"):
        return glued(row, first - 1)
    if words in (("possibly",), ("perhaps",), ("maybe",), ("probably",)):
        return True
    if words == ("up", "to") and previous in MOVED:
        return False
    if words == ("minimum",) or words == ("maximum",):
        return previous not in ("the", "a")
    return True


def _elsewhere(row: list[Lex], last: int, end: int) -> bool:
    """Whether the words after a number belong to what follows: "20 about to leave", "5 plus 3", "10 or more than"."""
    words = tuple(lex.low for lex in row[last:end])
    following = low(row, end)
    if words in (("plus",), ("+",)):
        return (end < len(row) and row[end].kind in ("number",)) or following in UNITS
    if words[-1] == "more" and following == "than":
        return True
    if words in (("minimum",), ("maximum",), ("approximately",), ("roughly",)) or words == ("at", "least"):
        return end < len(row) and (row[end].kind == "number" or following in SMALL)
    return words == ("tops",) and end < len(row) and row[end].kind == "word"


def _applied(quantity: Quantity, bound: Bound) -> Quantity:
    """The interval under one more bound."""
    approximate = quantity.approximate or bound.approximate
    number = quantity.high if bound.side == "high" else quantity.low
    if bound.side == "" or number is None:
        return replace(quantity, approximate=approximate)
    if quantity.form == "vague" and bound.side == "high":
        return replace(
            quantity, low=None, high=quantity.low, high_open=bound.open, approximate=approximate, bounded=True
        )
    if bound.side == "low":
        return replace(quantity, high=None, low_open=bound.open, approximate=approximate, bounded=True)
    return replace(quantity, low=None, high_open=bound.open, approximate=approximate, bounded=True)
