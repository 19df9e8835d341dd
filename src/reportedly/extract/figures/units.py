"""Units: signs and short forms that belong to a figure's span, and nouns that name a unit."""

from __future__ import annotations

from typing import NamedTuple

from ...model import Measure
from .currency import CURRENCY_NOUNS, CURRENCY_SIGNS, currency_after
from .lexing import Lex, glued, low

PERCENT = {("%",), ("percent",), ("per", "cent"), ("pct",), ("pc",), ("percentage", "points"), ("percentage", "point"),
           ("%", "points"), ("per", "cents"), ("pct", "points"), ("p", ".", "c", ".")}  # fmt: skip
LENGTH = "km m cm mm mi ft yd nm kms kilometre kilometer metre meter mile foot feet yard inch inche centimetre centimeter millimetre " \
    "millimeter micron league furlong"  # fmt: skip
TIME = "second minute hour day week month year decade century fortnight weekend night sec min hr hrs mins secs yr yrs quarter season " \
    "generation millennium century-old"  # fmt: skip
SHORT_UNITS: dict[str, tuple[str, Measure]] = {
    **{w: (w, "distance") for w in "km kms m cm mm μm µm nm mi ft yd".split()},
    **{w: (w, "other") for w in (
        "kg g mg kgs lb lbs oz ml cl dl l mph kph kmh knots kw mw gw kwh mwh gwh hp bhp ps nm rpm gb mb tb kb mbps gbps ghz mhz "
        "khz hz kcal cal psi bar db ppm ppb mmbtu bpd ha sqm sqft cc mt kt dwt v w va mah lt bps"
    ).split()},
    **{w: (w, "duration") for w in "min mins sec secs hr hrs yr yrs ms h".split()},
}  # fmt: skip
GLUED_ONLY = {"v", "w", "h", "g", "m", "l", "x", "p", "c", "f"}
"""Short units believed only right after digits, or after a space where nothing else can be meant."""
SPACED_TOO = {"m", "g", "l", "w", "p"}
CASED = {"kW", "KW", "MW", "GW", "kWh", "KWh", "MWh", "GWh", "hp", "HP", "PS", "Nm", "MT", "GB", "MB", "TB", "KB", "KM"}
ACRONYMS = {"km", "gb", "mb", "tb", "rpm", "ppm", "ppb", "mph", "ha", "kg"}


class Unit(NamedTuple):
    """A unit found around a number. `end`: the lex after it, when it belongs to the span."""

    name: str
    measure: Measure
    end: int


def unit_after(row: list[Lex], j: int, digits: bool, money: bool = False) -> Unit | None:
    """The percent sign, currency word or short unit that starts at lex j."""
    if j >= len(row):
        return None
    hyphen = row[j].text == "-" and glued(row, j) and glued(row, j + 1)
    k = j + 1 if hyphen else j
    for n in (4, 2, 1):
        words = tuple(lex.low for lex in row[k : k + n])
        if words in PERCENT and not (words == ("pc",) and not digits):
            return Unit("percent", "percent", k + len(words))
    if row[j].text in CURRENCY_SIGNS and digits and not money:
        return Unit(row[j].text, "money", j + 1)
    if named := currency_after(row, k, money):
        return Unit(named[0], "money", named[1])
    return _short(row, k, glued(row, j)) if digits and not money else None


def _short(row: list[Lex], j: int, is_glued: bool) -> Unit | None:
    if row[j].text in ("°", "º") or row[j].text == "′":
        end = j + 2 if low(row, j + 1) in ("c", "f") else j + 1
        return Unit("degrees", "other", end)
    text, word = row[j].text, row[j].low
    if text in ("G", "M", "H", "X", "P", "K"):
        return None
    if word in ("sq", "square", "cubic", "cu") and low(row, j + 1) in ("m", "km", "ft", "mi", "cm"):
        return Unit(f"{word} {low(row, j + 1)}", "other", j + 2)
    if word not in SHORT_UNITS and word not in ("p", "x", "c", "f"):
        return None
    if word in GLUED_ONLY and not is_glued and not (word in SPACED_TOO and text in ("m", "g", "l", "W", "p")):
        return None
    shouted = len(text) > 1 and text.isupper() and text not in CASED
    if shouted and not is_glued and word not in ACRONYMS:
        return None
    if word == "p":
        return Unit("p", "money", j + 1)
    if word == "x":
        return Unit("times", "other", j + 1) if is_glued else None
    if word in ("c", "f"):
        return Unit("degrees", "other", j + 1) if text.isupper() else None
    name, measure = SHORT_UNITS[word]
    end = j + 1
    if low(row, end) == "/" and glued(row, end) and glued(row, end + 1):
        return Unit(f"{text}/{row[end + 1].text}", "other", end + 2)
    if end < len(row) and row[end].text in ("²", "³"):
        return Unit(f"{text}{row[end].text}", "other", end + 1)
    if word == "m" and low(row, end) == "." and low(row, end + 1) == "p":
        return Unit("mph", "other", min(end + 5, len(row)))
    return Unit(text if text in CASED else name, measure, end)


UNIT_NOUNS: dict[str, Measure] = {
    **dict.fromkeys(LENGTH.split(), "distance"),
    **dict.fromkeys(TIME.split(), "duration"),
    **dict.fromkeys(CURRENCY_NOUNS, "money"),
    **dict.fromkeys("ton tonne kilogram kilo gram milligram pound ounce barrel litre liter gallon millilitre milliliter pint acre hectare " "degree watt kilowatt megawatt gigawatt volt horsepower knot byte megabyte gigabyte terabyte calorie time point " "kilobyte kilometer-per-hour pint quart bushel carat megabit gigabit decibel hertz megahertz gigahertz celsius " "fahrenheit square cubic mw gw kw hp kg mph rpm inch dram bit joule newton pascal atmosphere lumen candela mole".split(), "other"),
}  # fmt: skip
