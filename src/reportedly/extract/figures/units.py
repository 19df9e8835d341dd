"""Units: signs and short forms that belong to a figure's span, and nouns that name a unit."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...model import Measure
from .lexing import Lex, glued, low

CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₪": "ILS",
                  "₩": "KRW", "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND"}  # fmt: skip
CURRENCY_CODES = set(
    "usd eur gbp jpy inr rub try uah ils krw ngn php thb cny rmb chf sek nok dkk pln czk huf cad aud nzd sgd hkd myr idr zar "
    "brl mxn ars aed sar qar kwd iqd syp lbp jod egp irr pkr bdt lkr npr afn kes etb ron bgn hrk".split()
)
CURRENCY_PREFIXES = {"us", "a", "c", "nz", "hk", "s", "au", "ca", "r", "nt"}
"""Letters that stand before or after a dollar sign: US$, A$."""
PREFIX_WORDS = {"rs", "rm", "re", "ksh", "sh", "kr", "ps", "y", "n", "le", "gh", "fr"}
CURRENCY_NOUNS = set(
    "dollar euro pound crown yen yuan renminbi rupee rouble ruble lira dinar dirham riyal rial shekel hryvnia won peso real "
    "franc krona krone koruna zloty forint leu lev shilling naira cedi birr kip baht dong ringgit rupiah taka afghani "
    "somoni tenge som manat lari dram florin rand kwacha pula cent penny pence sen buck quid sterling kopek grivna "
    "bitcoin cedis sum kuna mark guilder eurocent jpy usd eur gbp".split()
)
CURRENCY_ADJECTIVES = set(
    "us u.s american australian canadian new zealand hong kong singapore taiwan namibian jamaican british syrian egyptian "
    "lebanese sudanese turkish iraqi jordanian kuwaiti libyan tunisian algerian danish swedish norwegian czech icelandic "
    "chinese japanese indian pakistani nepalese sri lankan russian belarusian ukrainian israeli mexican argentine chilean "
    "colombian philippine cuban uruguayan swiss cfa south korean north qatari omani saudi emirati iranian kenyan ugandan "
    "tanzanian somali ethiopian malaysian thai polish convertible".split()
)
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
RATE = re.compile(r"(?i)a|an|per|/|each")


class Unit(NamedTuple):
    """A unit found around a number. `end`: the lex after it, when it belongs to the span."""

    name: str
    measure: Measure
    end: int


def currency_before(row: list[Lex], i: int) -> int | None:
    """The first lex of a currency sign that ends right before lex i; None where there is none."""
    j = i - 1
    if j >= 0 and row[j].text == "-" and j > 0 and row[j - 1].text in CURRENCY_SIGNS:
        j -= 1
    if j >= 0 and row[j].text == "=" and low(row, j - 1) == "y":
        return j - 1
    if j < 0:
        return None
    if row[j].text in CURRENCY_SIGNS:
        if (
            j > 0
            and row[j - 1].low in CURRENCY_PREFIXES
            and row[j - 1].text.isupper()
            and (glued(row, j) or row[j - 1].low == "us")
        ):
            return j - 1
        return j
    if (
        row[j].text in ("US", "A", "C")
        and j > 0
        and row[j - 1].text in CURRENCY_SIGNS
        and glued(row, j)
        and glued(row, i)
    ):
        return j - 1
    if row[j].low in CURRENCY_CODES and row[j].text.isupper():
        return j
    if row[j].low in PREFIX_WORDS and glued(row, i) and row[j].text[0].isupper() and not glued(row, j):
        return j
    if row[j].text in ("Rs", "RM", "KSh", "Ksh") or (row[j].text == "." and j > 0 and row[j - 1].text == "Rs"):
        return j if row[j].text != "." else j - 1
    return None


def currency_name(row: list[Lex], i: int, j: int) -> str:
    """The currency of the sign at lexes i to j, as written: "US$", "£", "RM"."""
    return "".join(lex.text for lex in row[i:j] if lex.text not in "-=.")


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
    return _currency(row, k, money) or (_short(row, k, glued(row, j)) if digits and not money else None)


def singular(word: str) -> str:
    """The singular of a regular English plural, lower case."""
    word = word.lower()
    irregular = {
        "feet": "foot",
        "inches": "inch",
        "centuries": "century",
        "pence": "penny",
        "pennies": "penny",
        "lives": "life",
    }
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > 5 and word not in ("calories", "series", "species"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _currency(row: list[Lex], j: int, money: bool) -> Unit | None:
    k = j
    while low(row, k) in CURRENCY_ADJECTIVES and k - j < 3:
        k += 1 + (low(row, k + 1) == "." and low(row, k) == "s")
    if low(row, j) == "u" and low(row, j + 1) == "." and low(row, j + 2) == "s":
        k = j + 4 if low(row, j + 3) == "." else j + 3
    word = low(row, k)
    if singular(word) in CURRENCY_NOUNS and not (word == "pound" and low(row, k + 1) == "-") and not _weight(row, k):
        return Unit(" ".join(lex.text for lex in row[j : k + 1]), "money", k + 1)
    if word in CURRENCY_CODES and k < len(row) and row[k].text.isupper():
        return Unit(row[k].text, "money", k + 1)
    if money and row[j : j + 1] and row[j].text in ("US", "USD", "CAD", "AUD"):
        return Unit("US$" if row[j].text == "US" else row[j].text, "money", j + 1)
    return None


def _weight(row: list[Lex], k: int) -> bool:
    """A pound of something, a mark or a real thing is no money."""
    word = low(row, k)
    if singular(word) == "pound":
        return low(row, k + 1) == "of" or low(row, k + 1) in ("heavy", "bomb", "bombs", "lighter", "heavier", "warhead")
    return word in ("mark", "marks", "real", "som", "sum", "won", "dong", "crown", "cent") and not (
        word in ("won", "cent", "crown") and row[k - 1].kind == "number"
    )


def _short(row: list[Lex], j: int, is_glued: bool) -> Unit | None:
    if row[j].text in ("°", "º") or row[j].text == "′":
        end = j + 2 if low(row, j + 1) in ("c", "f") else j + 1
        return Unit("degrees", "other", end)
    if row[j].text == '"' and False:
        return None
    text, word = row[j].text, row[j].low
    if text in ("G", "M", "H", "X", "P", "K"):
        return None
    if word in ("sq", "square", "cubic", "cu") and low(row, j + 1) in ("m", "km", "ft", "mi", "cm"):
        return Unit(f"{word} {low(row, j + 1)}", "other", j + 2)
    if word not in SHORT_UNITS and word not in ("p", "x", "c", "f"):
        return None
    if word in GLUED_ONLY and not is_glued and not (word in SPACED_TOO and text in ("m", "g", "l", "W", "p")):
        return None
    if (
        len(text) > 1
        and text.isupper()
        and text not in CASED
        and word not in ("km", "gb", "mb", "tb", "rpm", "ppm", "ppb", "mph", "ha")
    ):
        if not is_glued:
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
