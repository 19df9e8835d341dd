"""Currencies: signs and codes before a number, words and codes after it."""

from __future__ import annotations

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
IRREGULAR = {
    "feet": "foot",
    "inches": "inch",
    "centuries": "century",
    "pence": "penny",
    "pennies": "penny",
    "lives": "life",
}


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


def singular(word: str) -> str:
    """The singular of a regular English plural, lower case."""
    word = word.lower()
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > 5 and word not in ("calories", "series", "species"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def currency_after(row: list[Lex], j: int, money: bool) -> tuple[str, int] | None:
    """The currency word or code that starts at lex j, as written, and the lex after it; `money`: a sign stood before."""
    k = j
    while low(row, k) in CURRENCY_ADJECTIVES and k - j < 3:
        k += 1 + (low(row, k + 1) == "." and low(row, k) == "s")
    if low(row, j) == "u" and low(row, j + 1) == "." and low(row, j + 2) == "s":
        k = j + 4 if low(row, j + 3) == "." else j + 3
    word = low(row, k)
    if singular(word) in CURRENCY_NOUNS and not (word == "pound" and low(row, k + 1) == "-") and not _weight(row, k):
        return " ".join(lex.text for lex in row[j : k + 1]), k + 1
    if word in CURRENCY_CODES and k < len(row) and row[k].text.isupper():
        return row[k].text, k + 1
    if money and row[j : j + 1] and row[j].text in ("US", "USD", "CAD", "AUD"):
        return "US$" if row[j].text == "US" else row[j].text, j + 1
    return None


def _weight(row: list[Lex], k: int) -> bool:
    """A pound of something, a mark or a real thing is no money."""
    word = low(row, k)
    if singular(word) == "pound":
        return low(row, k + 1) == "of" or low(row, k + 1) in ("heavy", "bomb", "bombs", "lighter", "heavier", "warhead")
    return word in ("mark", "marks", "real", "som", "sum", "won", "dong", "crown", "cent") and not (
        word in ("won", "cent", "crown") and row[k - 1].kind == "number"
    )
