import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.acquire.dates import stamp, written
from reportedly.acquire.structure import shape

BODY = "The bridge over the Kesh was closed to all traffic on Saturday, the prefect of Sellin said, after a crack was found."


def parts(text: str, **given: str) -> dict[str, str]:
    found = shape(text, **given)
    spans = ((name, getattr(found, name)) for name in ("headline", "byline", "dateline", "agency"))
    return {name: span.of(text) for name, span in spans if span}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Bridge closed\n\n{BODY}", {"headline": "Bridge closed"}),
        (f"Bridge closed!\r\n\r\n{BODY}", {"headline": "Bridge closed!"}),
        (f"{BODY}\n\n{BODY}", {}),
        (BODY, {}),
        (f"# Bridge closed\n\n{BODY}", {"headline": "Bridge closed"}),
        ("The prefect said on Saturday that the bridge would not be\nopened before the summer is over, and\nmaybe later.", {}),
        (
            f"Bridge closed\n\nBy Ada Quill\n\nSELLIN, March 4 (Meridian) – {BODY}",
            {"headline": "Bridge closed", "byline": "By Ada Quill", "dateline": "SELLIN, March 4 (Meridian)", "agency": "Meridian"},
        ),
        (f"SELLIN, March 4 (Meridian) -- {BODY}", {"dateline": "SELLIN, March 4 (Meridian)", "agency": "Meridian"}),
        (f"Bridge closed\nBy ADA QUILL and TOM REED | 4 March 2023\n{BODY}",
         {"headline": "Bridge closed", "byline": "By ADA QUILL and TOM REED", "dateline": "4 March 2023"}),
        (f"Bridge closed\n\nBy our special correspondent in Lind\n\n{BODY}",
         {"headline": "Bridge closed", "byline": "By our special correspondent in Lind"}),
        (f"Bridge closed\n\nAda Quill, Staff Writer\n\n{BODY}", {"headline": "Bridge closed", "byline": "Ada Quill, Staff Writer"}),
        (f"Bridge closed\n\n(Meridian) - {BODY}", {"headline": "Bridge closed", "dateline": "(Meridian)", "agency": "Meridian"}),
        (f"Bridge closed\n\nUPPER KESH, Marunde — {BODY}", {"headline": "Bridge closed", "dateline": "UPPER KESH, Marunde"}),
        (f"Bridge closed\n\nSELLIN: {BODY}", {"headline": "Bridge closed", "dateline": "SELLIN"}),
        (f"Bridge closed\n\nBREAKING: {BODY}", {"headline": "Bridge closed"}),
        (f"Bridge closed\n\nThe prefect – a friend of mine – {BODY}", {"headline": "Bridge closed"}),
        (f"Bridge closed\n\nBy Saturday the bridge was closed.\n\n{BODY}", {"headline": "Bridge closed"}),
        (f"Bridge closed\n\n{BODY}\n\nSource: Corvane Wire", {"headline": "Bridge closed", "agency": "Corvane Wire"}),
        (f"Bridge closed\n\n{BODY}\n\n(Reuters)", {"headline": "Bridge closed", "agency": "Reuters"}),
        (f"THEY SHUT US OUT: what the prefect won't say\n\n{BODY}", {"headline": "THEY SHUT US OUT: what the prefect won't say"}),
        (f"4 March 2023\nBridge closed\n\n{BODY}", {"headline": "Bridge closed", "dateline": "4 March 2023"}),
    ],
)  # fmt: skip
def test_parts(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("title", "text", "headline"),
    [
        ("Bridge closed", f"Bridge closed\n\n{BODY}", "Bridge closed"),
        ("Prefect: “It’s over”", f'Prefect:  "It\'s over"\n{BODY}', 'Prefect:  "It\'s over"'),
        ("Bridge at Sellin closed after crack", f"Bridge at Sellin closed after crack {BODY}", "Bridge at Sellin closed after crack"),
        ("The bridge", BODY, None),
        ("Another title", f"Bridge closed\n\n{BODY}", None),
    ],
)  # fmt: skip
def test_a_title_given_apart(title, text, headline):
    assert parts(text, title=title).get("headline") == headline


@pytest.mark.parametrize(
    ("line", "value", "basis"),
    [
        ("19 May 2017", "2017-05-19", "stated"),
        ("Port Sanna, 20 February 2024 – For immediate release", "2024-02-20", "stated"),
        ("Live updates, Wednesday 21 February 2024. All times local.", "2024-02-21", "stated"),
        ("27 August 2024, 18:00 bulletin", "2024-08-27", "stated"),
        ("Published: Mar 4th, 2023 at 10:30 p.m.", "2023-03-04", "stated"),
        ("09.10.2024 11:00", "2024-10-09", "stated"),
        ("04/15/2024", "2024-04-15", "stated"),
        ("Feb. 21", "XXXX-02-21", "unknown"),
        ("March 2023", "2023-03", "stated"),
        ("SELLIN, March 4 – " + BODY, "XXXX-03-04", "unknown"),
        ("SELLIN, March 4, 2023 (Meridian) – " + BODY, "2023-03-04", "stated"),
        ("Feb. 21. " + BODY, "XXXX-02-21", "unknown"),
        ("It all began on 4 March 2019 when the old bridge fell. " + BODY, None, None),
        ("The council met on 4 March 2019.", None, None),
    ],
)
def test_date_lines(line, value, basis):
    found = shape(f"Bridge closed\n\n{line}\n\n{BODY}").published
    assert (found and found.value, found and found.basis) == (value, basis)


def test_a_date_closing_the_headline():
    found = shape(f"Kesh situation report 3, 29 August 2024\n\n{BODY}").published
    assert found is not None
    assert (found.value, found.why) == ("2024-08-29", "the headline's end says 2024-08-29")
    assert shape(f"Remembering the fire of 29 August 2024\n\n{BODY}").published is None


def test_published_stands_before_updated():
    found = shape(f"Bridge closed\n\nUpdated 5 March 2023\nPublished 4 March 2023\n\n{BODY}").published
    assert found is not None
    assert found.value == "2023-03-04"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on 4 March 2023 and May 5", ["4 March 2023", "May 5"]),
        ("the 3rd of October, 1999.", ["3rd of October, 1999"]),
        ("2023-03-04T10:00", ["2023-03-04"]),
        ("Sept. 9", ["Sept. 9"]),
        ("30 February 2023, 1.2.34, may 2024be, 44/55/2020", []),
        ("room 12 may be", []),
    ],
)
def test_written_dates(text, found):
    assert [text[w.start : w.end] for w in written(text)] == found


@given(st.text(alphabet="0123456789./- aprilmMay,:T", max_size=60))
def test_dates_never_crash_and_stay_inside(text):
    for found in written(text):
        assert text[found.start : found.end].strip()
    stamp(text)


@given(st.text(alphabet=" \n\r\tABCabc(),.:–-'“”0123Byä", max_size=300), st.text(max_size=20))
def test_spans_are_trimmed_and_inside(text, title):
    for given_title in (None, title):
        found = shape(text, title=given_title)
        for span in (found.headline, found.byline, found.dateline, found.agency):
            assert span is None or (span.of(text) and span.of(text) == span.of(text).strip())
