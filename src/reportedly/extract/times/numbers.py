"""Numbers as they stand before units of time: "three", "2 1/2", "twenty-four", "a few"."""

from __future__ import annotations

import re

ONES = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen".split()
    )
}
TENS = {w: i * 10 for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
VAGUE = (
    r"(?:several|many|a few|few|a couple of|a couple|a number of|dozens of|scores of|hundreds of|thousands of|tens of thousands of"
    r"|countless|various|numerous|some)"
)
_WORD = "|".join(sorted([*ONES, *TENS], key=lambda w: (-len(w), w)))
_SCALE = "|".join(SCALES)
WORDS = rf"(?:(?:{_WORD}|a(?= (?:{_SCALE})))(?:(?:-| (?:and )?)(?:{_WORD}|{_SCALE})(?!\w)){{0,6}})"
DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?:\.\d{1,4})?(?!\d)"
HALF = r"(?: (?:and )?(?:a half|1/2|½|one-half|a quarter|three quarters)|½)"
NUMBER = rf"(?:(?:{DIGITS}|{WORDS}){HALF}?)"
_FRACTIONS = {"a half": 0.5, "1/2": 0.5, "½": 0.5, "one-half": 0.5, "a quarter": 0.25, "three quarters": 0.75}
_TAIL = re.compile(r"(?:\band\s+)?(a half|1/2|½|one-half|a quarter|three quarters)$")


def number(words: str) -> float | None:
    """The value of a number phrase; None for a vague one ("several") or none at all."""
    text = " ".join(words.lower().replace("-", " - ").split()).replace("one - half", "one-half")
    fraction = 0.0
    if tail := _TAIL.search(text):
        fraction, text = _FRACTIONS[tail[1]], text[: tail.start()].strip()
    if not text:
        return fraction or None
    digits = text.replace(",", "").replace(" ", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return float(digits) + fraction
    whole = _spelled(text.replace("-", " ").split())
    return None if whole is None else whole + fraction


def _spelled(words: list[str]) -> float | None:
    total, current = 0.0, 0.0
    for word in words:
        if word in ("a", "an", "and"):
            current = current or (1 if word != "and" else 0)
        elif word in ONES:
            current += ONES[word]
        elif word in TENS:
            current += TENS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in SCALES:
            total, current = total + (current or 1) * SCALES[word], 0
        elif re.fullmatch(r"\d+(?:\.\d+)?", word):
            current += float(word)
        else:
            return None
    return total + current
