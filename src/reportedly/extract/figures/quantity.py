"""A quantity phrase, and a number with its unit on the way to becoming one."""

from __future__ import annotations

from msgspec import Struct

from ...model import Measure
from .bounds import starting
from .currency import currency_before, currency_name
from .lexing import Lex
from .numerals import Numeral, numeral
from .units import Unit, unit_after


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


def operand(row: list[Lex], i: int, words: bool = False) -> Operand | None:
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


def single(row: list[Lex], operand: Operand) -> Quantity:
    """The quantity of one number."""
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
