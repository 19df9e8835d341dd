"""The small parts: stems, days, names, polarity."""

from __future__ import annotations

import sys

import pytest

from reportedly.model import Span
from reportedly.relate.days import Days, days, gap
from reportedly.relate.lexicon import WORD, concepts, stem
from reportedly.relate.names import key, names, vocabulary
from reportedly.relate.polarity import stated
from reportedly.relate.readings import read

from .made import report

assert sys.modules["reportedly.relate"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("killed", "kill"), ("casualties", "dead"), ("explosions", "blast"), ("reached", "got in"), ("escaped", "fled")],
)
def test_words_a_reader_would_take_for_one_another(one: str, other: str) -> None:
    first, second = ([c for c, _, _ in concepts([stem(w) for w in WORD.findall(t)])] for t in (one, other))
    assert first == second != []


def test_days_count_from_the_nearer_end_and_fill_in_a_missing_year() -> None:
    assert gap(days("2024-03-01", "2024-03-02"), days("2024-03-05", "2024-03-05")) == 3
    assert gap(days("2024-03-05", "2024-03-05"), days("2024-03-01", "2024-03-02")) == -3
    assert gap(days(None, None, "XXXX-12-30"), days("2025-01-02", "2025-01-02")) == 3
    assert gap(None, Days(1, 1)) is None


def test_names_know_acronyms_and_former_names() -> None:
    text = "The World Relief Office (WRO) left. The Red Banner, formerly known as the Marrow Brigade, stayed. WRO and the Marrow Brigade met."
    words = vocabulary([report("a", text, [])], {})
    keys = [n.key for n in names(text, words)]
    assert keys[0] == keys[-2]
    assert keys[-1] in keys[2:-1] or keys[-1] == words.alias[key("Red Banner")]


def said(text: str) -> tuple[set[str], set[str], set[str], bool]:
    extraction = report("a", text, [])
    s = stated(read(extraction, 0, vocabulary([extraction], {})), Span(0, len(text)), [], False, False)
    return set(s.asserted), set(s.negated), set(s.aside), s.small


def test_polarity_reaches_to_the_end_of_the_clause_only() -> None:
    yes, no, _, _ = said("the gate was not locked, but the alarm sounded")
    assert "lock" in no
    assert "warn" in yes


def test_no_more_than_negates_nothing_and_no_sign_of_negates_what_follows() -> None:
    assert said("no more than sixty fighters remain")[1] == set()
    assert said("there is no sign of arson")[1] == {"deliberate"}


def test_rather_than_sets_aside_and_not_in_numbers_negates_the_amount() -> None:
    assert said("they were told to sink boats rather than board them")[2] == {"board"}
    assert said("recruits have yet to come home in large numbers")[3]


def test_a_phrase_is_one_also_with_numbers_and_empty_words_between() -> None:
    for text in ("claimed 26 lives", "lost his life", "met their death"):
        assert [c for c, _, _ in concepts([stem(w) for w in text.split()])] == ["die"]
    assert "die" not in [c for c, _, _ in concepts([stem(w) for w in "lost the match of his life".split()])]


def test_a_plane_is_no_plan() -> None:
    assert stem("planes") == stem("plane") != stem("plans") == stem("plan")


def test_a_day_without_a_year_keeps_its_day_in_any_year() -> None:
    assert gap(days(None, None, "XXXX-05-18"), days("2023-05-18", "2023-05-18")) == 0
    assert gap(days(None, None, "XXXX-02-29"), days("2023-02-28", "2023-02-28")) == 0
