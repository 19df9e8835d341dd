"""Paragraphs and quotation marks, on texts written for it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotate.layout import paragraphs, quotations


def quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We held the bridge,” said Orla Venn.", ["“We held the bridge,”"]),
        ('"We held the bridge," said Orla Venn.', ['"We held the bridge,"']),
        ("‘We held the bridge,’ said Orla Venn.", ["‘We held the bridge,’"]),
        ("'We held it,' she said, 'for a day.'", ["'We held it,'", "'for a day.'"]),
        ("The soldiers' camp wasn't the miners' own.", []),
        ("It was the ’90s in Port Sel, and the workers’ council met.", []),
        ("«We held the bridge», she said.", ["«We held the bridge»"]),
        ("„We held the bridge”, she said.", ["„We held the bridge”"]),
        ("“She told me ‘run’ and I ran,” he said.", ["“She told me ‘run’ and I ran,”", "‘run’"]),
        ('A 6" pipe burst.', []),
    ],
)
def test_marks_of_every_kind(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_mark_that_never_closes_runs_to_the_end_of_its_paragraph() -> None:
    text = "The mayor said: “The dam held all night.\n\nNobody else spoke."
    (found,) = quotations(text, paragraphs(text))
    assert found.span.of(text) == "“The dam held all night."
    assert found.opened
    assert not found.closed


def test_a_mark_that_never_closes_ends_before_its_speaker() -> None:
    text = "“The water was on the stairs, said Petra Lund, who runs the bakery. “We heard no siren.”"
    assert quoted(text) == ["“The water was on the stairs,", "“We heard no siren.”"]


def test_a_mark_that_never_opens_takes_its_whole_paragraph() -> None:
    text = "He went on:\n\nThe dam held. We slept badly.”\n\nRain fell."
    (found,) = quotations(text, paragraphs(text))
    assert found.span.of(text) == "The dam held. We slept badly.”"
    assert not found.opened


def test_a_quotation_continued_over_paragraphs() -> None:
    text = "“The dam held all night.\n\n“Then it broke,” said the mayor."
    first, second = quotations(text, paragraphs(text))
    assert not first.closed
    assert second.continued


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = (
        "The harbour at Port Sel was closed on Monday after two\n"
        "ferries ran aground in thick fog, the coastguard said in a\n"
        "short notice.\n\nTrains ran."
    )
    assert [p.of(text)[-8:] for p in paragraphs(text)] == [" notice.", "ins ran."]


def test_a_headline_and_its_date_line_are_two_paragraphs() -> None:
    text = "Harbour closed after two ferries run aground in fog\n3 March 2031\n\nThe harbour was closed."
    assert len(paragraphs(text)) == 3


@given(st.text(alphabet="ab “”\"'’‘\n.,:«»", max_size=200))
def test_spans_lie_in_the_text_and_have_no_blank_edges(text: str) -> None:
    blocks = paragraphs(text)
    for span in [*blocks, *(q.span for q in quotations(text, blocks))]:
        words = span.of(text)
        assert words
        assert words == words.strip()
    assert all(a.end <= b.start for a, b in itertools.pairwise(blocks))
