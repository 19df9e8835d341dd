"""Times in self-written, fictional reports: spans, TIMEX3 types and values, intervals."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate.parse import parse
from reportedly.extract.times import times
from reportedly.model import Document, Extraction, Published, Time

WEDNESDAY = "2017-12-27"


def found(text: str, published: str | None = WEDNESDAY) -> tuple[Time, ...]:
    day = Published(published, published, published, "stated", "given") if published else Published()
    (parsed,) = parse([Document("d", None, text, published=day)])
    return times(parsed, Extraction(parsed.document)).times


def told(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str, str | None]]:
    return [(t.span.of(text), t.type, t.value) for t in found(text, published)]


DATES = [
    ("The dam broke on 5 December 2016.", "5 December 2016", "2016-12-05"),
    ("The dam broke on the 5th of December, 2016.", "the 5th of December, 2016", "2016-12-05"),
    ("The dam broke on Monday, Dec. 5, 2016, in Orrin.", "Monday, Dec. 5, 2016", "2016-12-05"),
    ("The dam broke on 2016-12-05.", "2016-12-05", "2016-12-05"),
    ("The dam broke on 13/12/2016.", "13/12/2016", "2016-12-13"),
    ("The dam broke on December 5th.", "December 5th", "2017-12-05"),
    ("The dam will be finished on January 9.", "January 9", "2018-01-09"),
    ("The camp closed in mid-March.", "mid-March", "2017-03"),
    ("The camp closed in June last year.", "June last year", "2016-06"),
    ("The camp closed in early 2016.", "early 2016", "2016"),
    ("The camp was built in the 1990s.", "the 1990s", "199X"),
    ("The camp was built in the late '80s.", "the late '80s", "198X"),
    ("The mill dates from the 19th century.", "the 19th century", "18XX"),
    ("The mill burned in the summer of 2014.", "the summer of 2014", "2014-SU"),
    ("Spending rose in fiscal 1999.", "fiscal 1999", "1999"),
    ("Profit fell in the third quarter.", "the third quarter", "2017-Q3"),
    ("Profit fell in the first half of 2015.", "the first half of 2015", "2015-H1"),
    ("The ferry sank yesterday.", "yesterday", "2017-12-26"),
    ("The council meets again tomorrow.", "tomorrow", "2017-12-28"),
    ("The ferry sank on Friday.", "Friday", "2017-12-22"),
    ("The council will meet on Friday.", "Friday", "2017-12-29"),
    ("The ferry sank last week.", "last week", "2017-W51"),
    ("More rain is expected later this month.", "later this month", "2017-12"),
    ("The bridge will open next year.", "next year", "2018"),
    ("The river rose three weeks ago.", "three weeks ago", "2017-W49"),
    ("The river rose 10 days ago.", "10 days ago", "2017-12-17"),
    ("The river rose two years ago.", "two years ago", "2015"),
    ("The road is now closed.", "now", "PRESENT_REF"),
    ("The road was recently closed.", "recently", "PAST_REF"),
    ("The road will reopen soon.", "soon", "FUTURE_REF"),
    ("Nobody came on Christmas Day.", "Christmas Day", "2017-12-25"),
    ("The ferry sank in the autumn.", "the autumn", "2017-FA"),
    ("The fair was held over the weekend.", "the weekend", "2017-W51-WE"),
    ("THE DAM BROKE ON DECEMBER 5 NEAR ORRIN.", "DECEMBER 5", "2017-12-05"),
    ("IN MAY THE SIEGE BEGAN.", "MAY", "2017-05"),
    ("Talks were held on Aug. 15-20, 2016.", "Aug. 15-20, 2016", "2016-08-XX"),
    ("The war of 1939-45 emptied the valley.", "1939-45", "19XX"),
]


@pytest.mark.parametrize(("text", "words", "value"), DATES, ids=[w for _, w, _ in DATES])
def test_a_date_is_found_and_resolved_against_the_day_of_the_report(text: str, words: str, value: str) -> None:
    assert told(text) == [(words, "DATE", value)]


OTHERS = [
    ("Shots were heard at 8:45 a.m.", "8:45 a.m.", "TIME", "2017-12-27T08:45"),
    ("Shots were heard at 20:30 GMT.", "20:30 GMT", "TIME", "2017-12-27T20:30"),
    ("Shots were heard at 10 p.m. on Tuesday.", "10 p.m. on Tuesday", "TIME", "2017-12-26T22:00"),
    ("Shots were heard at noon on Monday.", "noon on Monday", "TIME", "2017-12-25T12:00"),
    ("Shots were heard on Friday evening.", "Friday evening", "TIME", "2017-12-22TEV"),
    ("Shots were heard last night.", "last night", "TIME", "2017-12-26TNI"),
    ("The truce held for three days.", "three days", "DURATION", "P3D"),
    ("The truce held for 2 1/2 years.", "2 1/2 years", "DURATION", "P2Y6M"),
    ("The truce held for nearly forty years.", "nearly forty years", "DURATION", "P40Y"),
    ("The truce held for several months.", "several months", "DURATION", "PXM"),
    ("The truce held for a minute and a half.", "a minute and a half", "DURATION", "PT1M30S"),
    ("Twelve people were hurt in the past three days.", "the past three days", "DURATION", "P3D"),
    ("He got a 10-year sentence.", "10-year", "DURATION", "P10Y"),
    ("The ferry sails every Tuesday.", "every Tuesday", "SET", "XXXX-WXX-2"),
    ("The ferry sails daily.", "daily", "SET", "P1D"),
    ("The ferry sails two days a week.", "two days a week", "SET", "P1W"),
    ("The ferry sails each July.", "each July", "SET", "XXXX-07"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), OTHERS, ids=[w for _, w, _, _ in OTHERS])
def test_a_time_of_day_a_duration_or_a_set_keeps_its_type(text: str, words: str, kind: str, value: str) -> None:
    assert told(text) == [(words, kind, value)]


NO_TIMES = [
    "He may march through the gates.",
    "Mr May said nothing.",
    "A 12-year-old boy was hurt.",
    "About 2000 people fled the valley.",
    "Flight 1999 landed safely.",
    "The bill came to $1,995.",
    "A call to 0208 892 1789 went unanswered.",
    "The second man fell.",
    "The Sunday Times carried the story.",
    "The Orrin Daily News carried the story.",
    "The lorry did 60 miles per hour.",
    "She lives at 1424 John Bragg Highway.",
    "Two thousand dollars were found.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_numbers_names_and_ages_are_no_times(text: str) -> None:
    assert told(text) == []


INTERVALS = [
    ("The camp closed in early 2016.", "2016-01-01", "2016-07-01"),
    ("The camp was built in the late 1980s.", "1985-01-01", "1989-12-31"),
    ("The river rose three weeks ago.", "2017-12-03", "2017-12-09"),
    ("More rain is expected later this month.", "2017-12-27", "2017-12-31"),
    ("The rain began earlier this month.", "2017-12-01", "2017-12-27"),
    ("Twelve people were hurt in the past three days.", "2017-12-24", "2017-12-27"),
    ("The next two weeks are critical.", "2017-12-27", "2018-01-10"),
    ("They left on 05/12/2017.", "2017-05-12", "2017-12-05"),
    ("It was recently closed.", None, "2017-12-27"),
    ("It will open soon.", "2017-12-27", None),
    ("Shots were heard on Friday evening.", "2017-12-22T17:00", "2017-12-23T00:00"),
    ("The truce held for three days.", None, None),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), INTERVALS)
def test_vague_words_stay_intervals(text: str, earliest: str | None, latest: str | None) -> None:
    assert [(t.earliest, t.latest) for t in found(text)] == [(earliest, latest)]


def test_a_year_earlier_is_told_from_the_date_before_it() -> None:
    text = "In 2014 the mill employed 90 people. A year earlier it had 120."
    assert told(text)[-1] == ("A year earlier", "DATE", "2013")


def test_a_year_ago_in_results_is_the_same_quarter() -> None:
    text = "Third-quarter profit was $2 million, up from $1 million a year ago."
    assert told(text) == [("Third-quarter", "DATE", "2017-Q3"), ("a year ago", "DATE", "2016-Q3")]


DIRECTIONS = [
    ("The council meets again Friday.", "2017-12-29"),
    ("Bomb kills 12 on Friday.", "2017-12-22"),
    ("The ministry said it plans to vote on Friday.", "2017-12-29"),
    ("The vote had been due on Friday.", "2017-12-22"),
    ("The office is closed until Friday.", "2017-12-29"),
    ("The road has been closed since Friday.", "2017-12-22"),
    ("The ministry will examine Friday's attack.", "2017-12-22"),
]


@pytest.mark.parametrize(("text", "day"), DIRECTIONS)
def test_the_clause_tells_friday_past_from_friday_to_come(text: str, day: str) -> None:
    assert [t.value for t in found(text)] == [day]


def test_a_time_of_day_finds_the_day_named_after_it() -> None:
    text = "The blast at 10:35 a.m. (0735 GMT) on Monday broke the wall."
    assert [t.value for t in found(text)] == ["2017-12-25T10:35", "2017-12-25T07:35", "2017-12-25"]


def test_a_clock_time_takes_the_day_its_sentence_names() -> None:
    assert told("On Monday the shelling stopped at 6 a.m.")[-1] == ("6 a.m.", "TIME", "2017-12-25T06:00")


def test_a_year_named_after_a_list_counts_for_all_of_it() -> None:
    values = [v for _, _, v in told("They met from November to December 2014 and on May 3 and June 4, 2010.")]
    assert values == ["2014-11", "2014-12", "2010-05-03", "2010-06-04"]


def test_a_weekday_beside_a_date_points_at_its_year() -> None:
    assert told("It closed on Wednesday, 24 May.", "2018-01-20") == [("Wednesday, 24 May", "DATE", "2017-05-24")]


def test_without_a_publication_date_values_stay_partial() -> None:
    text = "On Wednesday they left. On December 5th it rained. In 2012 it was dry. It was dry two years ago."
    assert [(t.value, t.earliest) for t in found(text, None)][:2] == [("XXXX-WXX-3", None), ("XXXX-12-05", None)]
    assert [v for _, _, v in told(text, None)][2:] == ["2012", "XXXX"]


def test_an_interval_of_publication_widens_what_hangs_on_it() -> None:
    text = "The ferry sank yesterday."
    (parsed,) = parse([Document("d", None, text, published=Published("2017-12-25", "2017-12-29", None, "inferred"))])
    (time,) = times(parsed, Extraction(parsed.document)).times
    assert (time.value, time.earliest, time.latest) == ("2017-12-2X", "2017-12-24", "2017-12-28")


def test_no_text_no_times() -> None:
    assert found("") == ()


PIECES = st.sampled_from(
    "last next this the past two 3 1/2 weeks week ago earlier later Friday May 5 2016 1990s early mid- late , . - and to"
    " of in on every each day daily quarter third half 10:30 p.m. a few several year's end Christmas 9/11 now 31 Feb. 29"
    " 99999 0000 1,5 ' ” \n \u00a0 fiscal FY Q3 Monday night noon midnight century 20th decade".split(" ")
)


@given(st.lists(PIECES, max_size=25), st.sampled_from([WEDNESDAY, "0001-01-01", "9999-12-31", "2016-02-29", None]))
@settings(max_examples=60, deadline=None)
def test_spans_are_words_of_the_text_and_intervals_run_forwards(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    previous = 0
    for time in found(text, published):
        words = time.span.of(text)
        assert words
        assert words == words.strip()
        assert time.span.start >= previous
        previous = time.span.end
        assert time.value
        if time.earliest and time.latest:
            assert _moment(time.earliest) <= _moment(time.latest)


def _moment(iso: str) -> datetime:
    return datetime.fromisoformat(iso) if "T" in iso else datetime.combine(date.fromisoformat(iso), datetime.min.time())


@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%A, %B %d, %Y", "%Y-%m-%d"]),
)
@settings(max_examples=60, deadline=None)
def test_any_full_date_is_read_as_itself(day: date, form: str) -> None:
    words = day.strftime(form)
    (time,) = found(f"The gate was opened on {words}, they said.")
    assert (time.value, time.earliest, time.latest) == (day.isoformat(),) * 3
    assert time.span.end - time.span.start == len(words)
