"""Quantity phrases read from characters alone: forms, bounds, ranges, and what the generator can write."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extract.figures.phrases import Quantity, quantities


def read(text: str) -> list[Quantity]:
    return list(quantities(text, 0, len(text)))


def only(text: str) -> tuple[str, float | None, float | None]:
    (q,) = read(text)
    return text[q.start : q.end], q.low, q.high


FORMS = [
    ("31 boats", "31", 31),
    ("1,204 boats", "1,204", 1204),
    ("1,00,000 voters", "1,00,000", 100_000),
    ("12,50,000 voters", "12,50,000", 1_250_000),
    ("3 lakh voters", "3 lakh", 300_000),
    ("2.5 crore rupees", "2.5 crore rupees", 25_000_000),
    ("1\u202f250 boats", "1\u202f250", 1250),
    ("30 000 boats", "30 000", 30_000),
    ("1.250.000 boats", "1.250.000", 1_250_000),
    ("2.5 million boats", "2.5 million", 2_500_000),
    ("45k boats", "45k", 45_000),
    ("12.3m tonnes", "12.3m", 12_300_000),
    ("twelve boats", "twelve", 12),
    ("twenty-one boats", "twenty-one", 21),
    ("twenty one boats", "twenty one", 21),
    ("a hundred boats", "a hundred", 100),
    ("one thousand two hundred boats", "one thousand two hundred", 1200),
    ("one hundred and fifty thousand boats", "one hundred and fifty thousand", 150_000),
    ("two million three hundred thousand and six", "two million three hundred thousand and six", 2_300_006),
    ("fifteen hundred boats", "fifteen hundred", 1500),
    ("two dozen boats", "two dozen", 24),
    ("a dozen boats", "a dozen", 12),
    ("half a dozen boats", "half a dozen", 6),
    ("half a million boats", "half a million", 500_000),
    ("a half-million boats", "a half-million", 500_000),
    ("a quarter of a million boats", "a quarter of a million", 250_000),
    ("two and a half million boats", "two and a half million", 2_500_000),
    ("2½ boats", "2½", 2.5),
    ("a third of the boats", "a third", 1 / 3),
    ("two-thirds of the boats", "two-thirds", 2 / 3),
    ("three quarters of the boats", "three quarters", 0.75),
    ("half of the boats", "half", 0.5),
    ("half the boats", "half", 0.5),
    ("1/2 pound of flour", "1/2", 0.5),
    ("one in five boats", "one in five", 0.2),
    ("nine out of ten boats", "nine out of ten", 0.9),
    ("60 per cent of boats", "60 per cent", 60),
    ("60% of boats", "60%", 60),
    ("$2,000 each", "$2,000", 2000),
    ("US$4.2bn was lost", "US$4.2bn", 4_200_000_000),
    ("€300 was lost", "€300", 300),
    ("RM79 a month", "RM79", 79),
    ("eighty dollars", "eighty dollars", 80),
    ("85 million crowns", "85 million crowns", 85_000_000),
    ("70\u00a0km away", "70\u00a0km", 70),
    ("minus 12 degrees", "minus 12", -12),
]


@pytest.mark.parametrize(("text", "phrase", "value"), FORMS)
def test_every_way_to_write_a_number(text: str, phrase: str, value: float) -> None:
    wording, low, high = only(text)
    assert wording == phrase
    assert low == pytest.approx(value)
    assert high == pytest.approx(value)


BOUNDS = [
    ("at least 31 dead", "at least 31", 31, None),
    ("no fewer than 31 dead", "no fewer than 31", 31, None),
    ("more than 31 dead", "more than 31", 31, None),
    ("over 31 dead", "over 31", 31, None),
    ("31 at the very least", "31 at the very least", 31, None),
    ("31 or more dead", "31 or more", 31, None),
    ("a 31-plus crowd", "31-plus", 31, None),
    ("fewer than 31 dead", "fewer than 31", None, 31),
    ("under 31 dead", "under 31", None, 31),
    ("up to 31 dead", "up to 31", None, 31),
    ("as many as 31 dead", "as many as 31", None, 31),
    ("no more than 31 dead", "no more than 31", None, 31),
    ("31 at most", "31 at most", None, 31),
    ("nearly 31 dead", "nearly 31", None, 31),
    ("almost 31 dead", "almost 31", None, 31),
    ("about 31 dead", "about 31", 31, 31),
    ("an estimated 31 dead", "an estimated 31", 31, 31),
    ("some 31 dead", "some 31", 31, 31),
    ("31 or so dead", "31 or so", 31, 31),
    ("thirty-odd dead", "thirty-odd", 30, 30),
    ("more than an estimated 31 dead", "more than an estimated 31", 31, None),
    ("at least two dozen dead", "at least two dozen", 24, None),
    ("between 30 and 40 dead", "between 30 and 40", 30, 40),
    ("between about 30 and 40 dead", "between about 30 and 40", 30, 40),
    ("30-40 dead", "30-40", 30, 40),
    ("30 to 40 dead", "30 to 40", 30, 40),
    ("sixty to seventy dead", "sixty to seventy", 60, 70),
    ("three to four hundred dead", "three to four hundred", 300, 400),
    ("1-2 million people", "1-2 million", 1e6, 2e6),
    ("two or three boats", "two or three", 2, 3),
    ("$2-3 billion", "$2-3 billion", 2e9, 3e9),
    ("a fine from $200 to $4 million", "$200 to $4 million", 200, 4e6),
    ("5 to 7 per cent", "5 to 7 per cent", 5, 7),
    ("dozens of boats", "dozens", 24, None),
    ("scores of boats", "scores", 40, None),
    ("hundreds of boats", "hundreds", 200, None),
    ("thousands of boats", "thousands", 2000, None),
    ("tens of thousands of boats", "tens of thousands", 20_000, None),
    ("hundreds of thousands of boats", "hundreds of thousands", 200_000, None),
    ("several hundred boats", "several hundred", 200, None),
]


@pytest.mark.parametrize(("text", "phrase", "low", "high"), BOUNDS)
def test_bound_words_make_intervals(text: str, phrase: str, low: float | None, high: float | None) -> None:
    assert only(text) == (phrase, low, high)


def test_open_bounds_and_approximation() -> None:
    assert read("more than 31")[0].low_open
    assert read("fewer than 31")[0].high_open
    assert not read("at least 31")[0].low_open
    assert not read("up to 31")[0].high_open
    assert read("nearly 31")[0].approximate
    assert read("about 31")[0].approximate
    assert not read("exactly 31")[0].approximate
    assert read("dozens of boats")[0].vague == "dozens"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("rose to 31 from 25", [31, 25]),
        ("rose from 25 to 31", [25, 31]),
        ("was cut from 40 to 30", [40, 30]),
        ("the fare rose 3 cents to 45 cents", [3, 45]),
        ("one boat and two rafts", [1, 2]),
        ("7.5 million crowns (US$1.1 million)", [7.5e6, 1.1e6]),
    ],
)
def test_what_is_no_range(text: str, values: list[float]) -> None:
    assert [q.low for q in read(text)] == values


@pytest.mark.parametrize(
    "text", ["a third man", "the second half", "at half-mast", "a quarter past the hour", "score a goal", "as a whole"]
)
def test_words_that_hold_no_number(text: str) -> None:
    assert read(text) == []


# ---------------------------------------------------------------- generated

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(n: int, joint: str = " and ") -> str:
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{ONES[n % 10]}" if n % 10 else "")
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            small = joint if rest and rest < 100 else " "
            return f"{spelled(n // size, joint)} {word}" + (f"{small}{spelled(rest, joint)}" if rest else "")
    raise AssertionError


def indian(n: int) -> str:
    head, tail = divmod(n, 1000)
    if not head:
        return str(n)
    groups = []
    while head:
        head, group = divmod(head, 100)
        groups.append(f"{group:02d}" if head else str(group))
    return ",".join(groups[::-1]) + f",{tail:03d}"


@st.composite
def written(draw: st.DrawFn) -> tuple[str, float]:
    n = draw(st.one_of(st.integers(2, 99), st.integers(100, 9999), st.integers(10_000, 10**9)))
    form = draw(st.sampled_from(["plain", "comma", "indian", "narrow", "words", "american", "million", "k", "dozen"]))
    if form == "plain":
        return str(n), n
    if form == "comma":
        return f"{n:,}", n
    if form == "indian":
        return indian(n), n
    if form == "narrow":
        return f"{n:,}".replace(",", "\u202f"), n
    if form == "words":
        return spelled(n), n
    if form == "american":
        return spelled(n, " "), n
    if form == "million":
        scale = draw(st.sampled_from(["thousand", "million", "billion", "lakh", "crore"]))
        size = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "lakh": 1e5, "crore": 1e7}[scale]
        tenths = draw(st.integers(11, 999))
        return f"{tenths / 10} {scale}", tenths / 10 * size
    if form == "k":
        return f"{n % 900 + 1}k", (n % 900 + 1) * 1000
    dozens = draw(st.integers(2, 12))
    return f"{ONES[dozens]} dozen", dozens * 12


LOWER = ["at least", "no fewer than", "more than", "over", "upwards of", "in excess of", "not less than"]
UPPER = ["at most", "no more than", "up to", "fewer than", "under", "as many as", "nearly", "almost", "close to"]
NEAR = ["about", "around", "some", "roughly", "approximately", "an estimated", "", "perhaps"]
TAILS = [" boats sank", " people, officials said", ".", " of the villagers", " others"]


@settings(max_examples=400, deadline=None)
@given(
    written(),
    st.sampled_from(LOWER + UPPER + NEAR),
    st.sampled_from(TAILS),
    st.sampled_from(["", "The storm hit ", "Then "]),
)
def test_the_interval_contains_the_number_and_the_span_is_the_phrase(
    number: tuple[str, float], bound: str, tail: str, lead: str
) -> None:
    wording, value = number
    phrase = f"{bound} {wording}".strip()
    text = f"{lead}{phrase}{tail}"
    found = read(text)
    assert [text[q.start : q.end] for q in found] == [phrase]
    (q,) = found
    assert q.low is None or q.low <= value * (1 + 1e-9)
    assert q.high is None or value <= q.high * (1 + 1e-9)
    assert (q.high is None) == (bound in LOWER)
    assert (q.low is None) == (bound in UPPER)
    assert q.approximate == (bound in {*NEAR, "nearly", "almost", "close to"} - {""})


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 5000),
    st.integers(1, 5000),
    st.sampled_from(["between {} and {}", "{} to {}", "{}–{}", "{}-{}"]),
    st.booleans(),
)
def test_ranges_contain_both_ends(a: int, b: int, form: str, words: bool) -> None:
    if a == b or (words and "-" in form):
        return
    low, high = sorted((a, b))
    phrase = form.format(*(spelled(n) if words else str(n) for n in (low, high)))
    (q,) = read(f"They sold {phrase} boats.")
    assert f"They sold {phrase} boats."[q.start : q.end] == phrase
    assert q.low is not None
    assert q.high == high
    assert q.low == low or (words and low < 100)  # "three to four hundred" lends the hundred


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789 ,.-–$%kmbn½/:()'\nat least one hundred and two half a to of dozens", max_size=60))
def test_any_text_yields_spans_inside_it(text: str) -> None:
    last = 0
    for q in read(text):
        assert last <= q.start <= q.at < q.to <= q.end <= len(text)
        assert text[q.start : q.end].strip() == text[q.start : q.end]
        last = q.end


@pytest.mark.parametrize(
    "text", ["1" * 5000, "12 " + "million " * 400, "one " + "hundred thousand " * 300, "12," * 5000]
)
def test_absurd_numbers_stay_finite(text: str) -> None:
    assert all(abs(v) < 1e40 for q in read(text) for v in (q.low, q.high) if v is not None)
