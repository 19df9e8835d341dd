import pytest

from reportedly.model import AsOf, Comparison, Figure, Place, Span, Time
from reportedly.show.marks import segments
from reportedly.show.notes import amount, notes
from reportedly.show.view.index import Index

HERE = Span(0, 1)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure("f", HERE, 25, 25), "25"),
        (Figure("f", HERE, 25, None), "at least 25"),
        (Figure("f", HERE, 25, None, low_open=True), "more than 25"),
        (Figure("f", HERE, None, 1000, high_open=True), "fewer than 1,000"),
        (Figure("f", HERE, None, 1000), "at most 1,000"),
        (Figure("f", HERE, 20, 30), "20 to 30"),
        (Figure("f", HERE, 25, 25, approximate=True), "about 25"),
        (Figure("f", HERE, 0.3333, 0.3333), "0.3333"),
        (Figure("f", HERE, None, None, vague="several"), "no amount stated"),
    ],
)
def test_an_interval_in_words(figure: Figure, words: str) -> None:
    assert amount(figure) == words


def test_what_was_made_of_the_text(story: Comparison) -> None:
    report = story.documents[0]
    text = report.document.text
    said = {span.of(text): note for span, note in notes(Index(story), report)}
    assert said["At least 12"] == "at least 12 people killed, as of 6 May 2031"
    assert said["At least 12 people drowned"] == "On the word of: an official, via Halden Wire"
    assert said["the wreck leaks oil"] == "On the word of: source not stated (“is feared”)"
    assert said["Monday"] == "6 May 2031"


def test_places_and_lengths_of_time(story: Comparison) -> None:
    import msgspec

    report = msgspec.structs.replace(
        story.documents[0],
        times=(Time("t", HERE, "DURATION", "P2Y"),),
        places=(Place("p", HERE, "Sorrel", "42", country="XX"), Place("q", Span(2, 3), "Nowhere")),
        figures=(Figure("f", HERE, 3, 3, change="up", unit="%", as_of=AsOf(None, None, "XXXX-05-07")),),
    )
    said = [note for _, note in notes(Index(story), report)]
    assert said[-4:] == [
        "3 more %, as of 7 May, year unknown",
        "P2Y",
        "Sorrel, XX (GeoNames 42)",
        "Nowhere (not located)",
    ]


def test_notes_reach_the_pieces_they_are_on(story: Comparison) -> None:
    report = story.documents[0]
    pieces = list(segments(report, (), notes(Index(story), report)))
    figure = next(p for p in pieces if p.text == "At least 12")
    assert len(figure.notes) == 2
    assert "".join(p.text for p in pieces) == report.document.text
