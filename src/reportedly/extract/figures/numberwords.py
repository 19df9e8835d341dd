"""The words that write numbers, and the number they come to."""

from __future__ import annotations

from msgspec import Struct

UNITS = {
    w: v
    for v, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS = {w: 10 * (v + 2) for v, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
TENS["fourty"] = 40
SCALES = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15, "lakh": 1e5, "lac": 1e5,
    "crore": 1e7,
}  # fmt: skip
COLLECTIVE = {"dozen": 12.0, "score": 20.0, "hundred": 100.0, **SCALES}
PLURAL = {w + "s": v for w, v in COLLECTIVE.items() if w != "lac"} | {"tens": 10.0}


class Numeral(Struct, frozen=True):
    """A number at lexes `first` to `last` (excluded). `mantissa * scale == value` where both are written ("2.5 million").

    `vague` is the word of a bare plural ("dozens"): the value is then a least value. `form` is "digits", "words",
    "fraction" or "vague".
    """

    first: int
    last: int
    value: float
    mantissa: float
    scale: float
    form: str
    vague: str | None = None
