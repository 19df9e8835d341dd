"""Figures of whole sentences: what they count and measure, whose part they are, when and where; and what is no figure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly.annotate.parse import parse
from reportedly.extract.figures import figures
from reportedly.model import Document, Extraction, Figure, Place, Published, Span, Time, item_ids

UNKNOWN = Published()
DAY = Published("2031-05-09", "2031-05-09", "2031-05-09", "stated", "given")


def read(text: str, published: Published = UNKNOWN, times: str = "", places: str = "") -> list[Figure]:
    """The figures of a text. `times`, `places`: wordings to hand over as found before, "wording=value" or "wording"."""
    document = Document("d", None, text, published=published)
    (parsed,) = parse([document])
    spans = [(w.split("=")[0], w.split("=")[-1]) for w in times.split(";") if w]
    found_times = tuple(
        Time(i, span, "DATE", value, *((value, value) if value[0] == "2" else ()))
        for (w, value), span, i in _located(text, "time", spans)
    )
    names = [(w, w) for w in places.split(";") if w]
    found_places = tuple(Place(i, span, name) for (_, name), span, i in _located(text, "place", names))
    out = figures(parsed, Extraction(document, times=found_times, places=found_places))
    for figure in out.figures:
        assert figure.span.of(text).strip() == figure.span.of(text)
    return list(out.figures)


def _located(text: str, kind: str, wordings: list[tuple[str, str]]) -> list[tuple[tuple[str, str], Span, str]]:
    spans = [Span(text.index(w), text.index(w) + len(w)) for w, _ in wordings]
    return list(zip(wordings, spans, item_ids("d", kind, spans), strict=True))


def told(text: str) -> list[tuple[str, str, str | None]]:
    """(wording, measure, counts) of each figure."""
    return [(f.span.of(text), f.measure, f.counts) for f in read(text)]


MEASURED = [
    ("A blast killed at least 31 farmers in Harran.", [("at least 31", "killed", "farmers")]),
    ("Nine people were killed and 40 wounded.", [("Nine", "killed", "people"), ("40", "wounded", "people")]),
    ("120 had been killed and 31 had surrendered.", [("120", "killed", "people"), ("31", "captured", "people")]),
    (
        "The raid left 12 villagers dead and three missing.",
        [("12", "killed", "villagers"), ("three", "missing", "villagers")],
    ),
    ("Seventy-four in custody, the ministry said.", [("Seventy-four", "arrested", "people")]),
    ("The death toll rose to 24 on Sunday.", [("24", "killed", "people")]),
    ("The flood claimed the lives of 18 people.", [("18", "killed", "people")]),
    ("Police arrested 14 protesters.", [("14", "arrested", "protesters")]),
    ("The militia freed six hostages.", [("six", "captured", "hostages")]),
    ("Some 4,000 families fled the valley.", [("Some 4,000", "displaced", "families")]),
    ("There are fewer than 900 fighters left in the hills.", [("fewer than 900", "present", "fighters")]),
    ("The storm destroyed 410 houses.", [("410", "destroyed", "houses")]),
    ("A convoy of 20 trucks reached Abran.", [("20", "vehicles", "trucks")]),
    ("The party took 12,500 votes.", [("12,500", "votes", "votes")]),
    ("The bridge cost $3.2 million.", [("$3.2 million", "money", None)]),
    ("Prices rose 4 per cent.", [("4 per cent", "percent", None)]),
    ("A third of the houses burned.", [("A third", "share", "houses")]),
    ("The siege lasted 90 days.", [("90", "duration", "days")]),
    ("The camp lies 40 kilometres away.", [("40", "distance", "kilometres")]),
    ("A 12-year-old boy was found.", [("12", "age", "year")]),
    ("Orla Venn, 43, drove the bus.", [("43", "age", None)]),
    ("There were no casualties.", [("no", "other", "casualties")]),
    ("Not one sack was lost.", [("Not one", "other", "sack")]),
    (
        "Four soldiers died and nine were taken to hospital.",
        [("Four", "killed", "soldiers"), ("nine", "wounded", "soldiers")],
    ),
    ("All five crew members are believed to have died.", [("five", "killed", "crew members")]),
    ("Three of them were foreigners.", [("Three", "other", None)]),
    ("Several villagers were killed.", [("Several", "killed", "villagers")]),
    ("He visited several villages.", []),
    ("None of the 12 drivers was hurt.", [("12", "other", "drivers")]),
    ("Fewer than 900 rebels are left in the hills.", [("Fewer than 900", "present", "rebels")]),
    ("Fourteen players left the club.", [("Fourteen", "other", "players")]),
    ("He was accused of trying to kill two officers.", [("two", "other", "officers")]),
    ("The number of dead climbed to 57.", [("57", "killed", "people")]),
    (
        "Two-thirds of the town's 12,000 houses burned.",
        [("Two-thirds", "share", "houses"), ("12,000", "other", "houses")],
    ),
    ("One person killed 16 others injured in a blast", [("One", "killed", "person"), ("16", "wounded", "person")]),
    ("Trucks from two towns killed 43 people.", [("two", "other", "towns"), ("43", "killed", "people")]),
    ("Twice as many people died as in May.", []),
    ("The vote was 52-48.", [("52", "other", None), ("48", "other", None)]),
    ("Three in ten voters stayed home.", [("Three in ten", "share", "voters")]),
    ("Gunners shot down 14 drones.", [("14", "destroyed", "drones")]),
    (
        "30 were killed near Abran and another five at the border.",
        [("30", "killed", "people"), ("five", "killed", "people")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEASURED)
def test_what_is_counted_and_measured(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert told(text) == expected


NOTHING = [
    "The Black Sand 2.0 movement began in 2031.",
    "On 5 March 2031 and on April 7th the council met at 10:30.",
    "The bus stopped at Mile 40, near Unit 4.",
    "Under Directive 7 the port is closed.",
    "The 22nd clause and the fifth clause are void.",
    "Call 555-010-4477 or write to desk3@harran.example.",
    "The 5G mast and the F-16 stood near 12 Harbour Road.",
    "No one came, and one another they blamed.",
    "One of them said the road was open.",
    "Harran won the match 3-1.",
    "He was born in the 1990s.",
    "The Highland 100 index closed higher on 2031-05-09.",
    "A boat and an oar lay there.",
    "They met at five past eleven.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_that_count_nothing(text: str) -> None:
    assert told(text) == []


def parts(text: str) -> list[tuple[str, str | None]]:
    found = read(text)
    wording = {f.id: f.span.of(text) for f in found}
    return [(wording[f.id], wording.get(f.part_of or "")) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31 dead, among them nine children.", [("31", None), ("nine", "31")]),
        ("31 dead among them nine children", [("31", None), ("nine", "31")]),
        ("At least 31 people, including nine children and two nurses, were killed.",
         [("At least 31", None), ("nine", "At least 31"), ("two", "At least 31")]),
        ("38 dead, of whom 12 in Abran and 26 in Orsk.", [("38", None), ("12", "38"), ("26", "38")]),
        ("Air defences shot down 14 of 17 drones.", [("14", "17"), ("17", None)]),
        ("12 trucks out of 20 arrived.", [("12", "20"), ("20", None)]),
        ("Ten children were among at least 48 people killed.", [("Ten", "at least 48"), ("at least 48", None)]),
        ("Of the 40 hostages, 12 were freed.", [("40", None), ("12", "40")]),
        ("Seventy are held. Nineteen of them are foreigners.", [("Seventy", None), ("Nineteen", "Seventy")]),
        ("The quake killed 31 people. Among the dead are 11 children.", [("31", None), ("11", "31")]),
        ("Four died and nine fled.", [("Four", None), ("nine", None)]),
    ],
)  # fmt: skip
def test_parts_of_totals(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll rose by 12 to 57.", ["up", None]),
        ("The toll rose to 31 from 25.", [None, None]),
        ("The fleet fell to 30, down from 45.", [None, None]),
        ("Prices dropped 7 per cent.", ["down"]),
        ("The index was up 19 points, or 0.2 per cent.", ["up", "up"]),
        ("Jets dropped 10 bombs.", [None]),
        ("The plan means an increase of 60 officers.", ["up"]),
        ("Gunners shot down 14 drones.", [None]),
    ],
)
def test_amounts_of_change(text: str, expected: list[str | None]) -> None:
    assert [f.change for f in read(text)] == expected


def test_a_conversion_in_brackets_shares_the_bound() -> None:
    first, second = read("The moths fly more than 100 km (60 miles).")
    assert (first.low, first.high, second.low, second.high) == (100, None, 60, None)


def test_as_of_is_the_time_of_the_clause() -> None:
    text = "On May 2 it was estimated that 3000 fighters were there; the 45,000 fighters present 2 years ago had gone."
    found = read(text, times="May 2=XXXX-05-02;2 years ago=XXXX")
    assert [(f.as_of.value, f.as_of.earliest) for f in found if f.as_of] == [("XXXX-05-02", None), ("XXXX", None)]
    assert found[0].as_of
    assert found[0].as_of.relative_to == "d/time/3-8"


def test_as_of_of_what_stands_now_is_the_day_of_the_report() -> None:
    (present,) = read("Up to 400 fighters remain in the hills.", published=DAY)
    assert present.as_of
    assert (present.as_of.earliest, present.as_of.latest) == ("2031-05-09", "2031-05-09")
    (killed,) = read("A blast killed 12 farmers.", published=DAY)
    assert killed.as_of is None


def test_a_figure_told_for_contrast_keeps_its_time() -> None:
    text = "The army has 4,000 troops in the region, down from 20,000 in 2015."
    now, then = read(text, times="2015=2015")
    assert now.as_of is None
    assert then.as_of
    assert then.as_of.value == "2015"


def test_places_stand_with_the_figure_they_follow() -> None:
    found = read("Officials counted 12 dead in Abran and 26 dead in Orsk.", places="Abran;Orsk")
    assert [f.places for f in found] == [("d/place/29-34",), ("d/place/50-54",)]


def test_text_without_commas_and_in_capitals() -> None:
    assert told("ROCKETS KILL DOZENS IN ABRAN AS 20,000 FLEE")[0][:2] == ("DOZENS", "killed")
    assert told("in Abran 30 people were killed and 15 others wounded officials said")[0] == ("30", "killed", "people")


def test_no_text_no_figures() -> None:
    assert read("") == []


WORDS = (
    "killed 12 at least of the boats in Harran on May 5 , . and nearly two dozen 3,000 % $ people were one no".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_no_figure_leaves_the_text_or_the_order(words: list[str]) -> None:
    text = " ".join(words)
    found = read(text)
    ids = [f.id for f in found]
    assert len(set(ids)) == len(ids)
    assert [f.span for f in found] == sorted(f.span for f in found)
    assert all(f.part_of is None or f.part_of in ids for f in found)
    again = [replace(f) for f in read(text)]
    assert again == found
