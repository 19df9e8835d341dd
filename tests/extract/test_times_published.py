"""When a self-written report that doesn't say so must be from."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate.parse import parse
from reportedly.extract.times import times
from reportedly.model import Document, Extraction, Published


def published(text: str, given: Published | None = None) -> Published:
    (parsed,) = parse([Document("d", None, text, published=given or Published())])
    return times(parsed, Extraction(parsed.document)).document.published


INFERRED = [
    ("Yesterday, 8 February 2017, the council voted.", "2017-02-09", "2017-02-09", "2017-02-09"),
    ("The mill closed last year, in 2014.", "2015-01-01", "2015-12-31", "2015"),
    ("The dam broke three weeks ago, on December 5, 2016.", "2016-12-23", "2016-12-29", "2016-12-2X"),
    ("The two sides met on Tuesday (March 3, 2015) to talk.", "2015-03-03", "2015-03-09", "2015-03-0X"),
    ("In 2016 the group took the town.", "2016-01-01", None, None),
    ("The plant will close in 2020.", None, "2020-12-31", None),
    ("In 2016 it took the town. It will hold a vote in 2018.", "2016-01-01", "2018-12-31", None),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "value"), INFERRED)
def test_evidence_with_a_year_gives_an_interval(text: str, earliest: str, latest: str, value: str | None) -> None:
    date = published(text)
    assert (date.earliest, date.latest, date.value, date.basis) == (earliest, latest, value, "inferred")
    assert date.why.startswith("the report ")


def test_a_week_without_its_year_stays_partial_and_unknown() -> None:
    date = published(
        "Orrin fell on Wednesday. It had been full three weeks ago. On December 5th, 300 people lived there."
    )
    assert (date.earliest, date.latest, date.value, date.basis) == (None, None, "XXXX-12-2X", "unknown")
    assert "between 23 December and 29 December" in date.why
    assert "“Wednesday”" in date.why
    assert "nothing in it tells the year" in date.why


def test_a_weekday_alone_tells_no_week() -> None:
    date = published("Orrin fell on Wednesday.")
    assert (date.value, date.earliest, date.basis) == (None, None, "unknown")
    assert "“Wednesday”" in date.why


NOTHING = [
    "Orrin fell.",
    "“Yesterday, 3 May 2011, we won,” he said.",
    "He was charged last year in the October 1998 attack.",
    "The lease was to expire in 2030.",
    "The 2030 plan was signed.",
    "Two weeks later, on 3 May, it fell.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_evidence_narrows_nothing(text: str) -> None:
    date = published(text)
    assert (date.earliest, date.latest, date.value, date.basis) == (None, None, None, "unknown")


def test_a_dateline_without_its_year_is_kept_and_bounded() -> None:
    partial = Published(None, None, "XXXX-04-15", "unknown", "the dateline gives the day without its year")
    date = published("The camp was built in 2016.", partial)
    assert (date.earliest, date.latest, date.value, date.basis) == ("2016-04-15", None, "XXXX-04-15", "inferred")
    assert date.why.startswith("the dateline gives")


def test_two_bounds_can_leave_one_year() -> None:
    partial = Published(None, None, "XXXX-04-15", "unknown", "the dateline gives the day without its year")
    date = published("The camp was built in May 2016. It will close in June 2017.", partial)
    assert (date.value, date.basis) == ("2017-04-15", "inferred")


def test_bounds_that_contradict_each_other_are_both_dropped() -> None:
    assert published("In 2019 it opened. It will close in 2012.").basis == "unknown"


def test_a_stated_date_is_never_touched() -> None:
    stated = Published("2015-01-01", "2015-01-01", "2015-01-01", "stated", "given")
    assert published("Yesterday, 8 February 2017, the council voted.", stated) == stated


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 1, 1)), st.integers(1, 9))
@settings(max_examples=12, deadline=None)
def test_the_true_day_is_always_inside(day: datetime.date, weeks: int) -> None:
    then = day - datetime.timedelta(weeks=weeks)
    found = published(f"The dam broke {weeks} weeks ago, on {then.day} {then:%B %Y}.")
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= day.isoformat() <= found.latest
