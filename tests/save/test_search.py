from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import LibraryError
from reportedly.save import Library
from reportedly.save.query import expression
from reportedly.save.textindex import Text, matches

from .made import extraction

TEXTS = {
    "ferry": "The ferry to Port Ambel sank on Monday. Rescuers found twelve survivors.",
    "strike": "Dock workers in Port Ambel went on strike; the ferries stayed in harbour.",
    "vote": "The council of Lomara voted on the budget. Nobody was on strike.",
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library(tmp_path / "library")
    reports = [extraction(name, text, title=f"About the {name}") for name, text in TEXTS.items()]
    assert len(list(made.add(reports))) == 3
    return made


def found(library: Library, words: str) -> list[str]:
    return sorted(one.document for one in library.search(words))


@pytest.mark.parametrize(
    ("words", "reports"),
    [
        ("ferry", ["ferry", "strike"]),  # an English ending folds
        ("port ambel", ["ferry", "strike"]),
        ('"on strike"', ["strike", "vote"]),
        ('"strike on"', []),
        ("strike -ferry", ["vote"]),
        ("budget OR survivors", ["ferry", "vote"]),
        ("surviv*", ["ferry"]),
        ('-"port ambel" council', ["vote"]),
        ("ABOUT", ["ferry", "strike", "vote"]),
    ],
)
def test_what_a_person_types(library: Library, words: str, reports: list[str]) -> None:
    assert found(library, words) == reports


def test_matches_are_offsets_into_the_text(library: Library) -> None:
    (one,) = library.search('"port ambel" sank')
    text = TEXTS["ferry"]
    assert [span.of(text) for span in one.matches] == ["Port Ambel", "sank"]
    assert one.snippet is not None
    assert one.snippet.of(text) == one.text
    assert one.title == "About the ferry"


def test_a_match_in_the_title_alone_shows_the_beginning(library: Library) -> None:
    one = next(one for one in library.search("about") if one.document == "vote")
    assert one.matches == ()
    assert one.text.startswith("The council")


@pytest.mark.parametrize("words", ["", "  ", "-strike", "!!! ???", '""', "OR", "*", "- -"])
def test_nothing_to_search_for_is_said(words: str) -> None:
    with pytest.raises(LibraryError, match="no word to search for"):
        expression(words)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30) | st.text('"*-():^+{}.OR AND NOT NEAR title:strike', max_size=30))
def test_no_words_break_the_search(words: str) -> None:
    try:
        wanted = expression(words)
    except LibraryError:
        return
    matches(Text("a", "strike", "the strike and the vote"), wanted)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_offsets_hold_in_any_text(before: str, after: str) -> None:
    text = f"{before} Zwölfer {after}"
    spans = matches(Text("a", "", text), expression("zwölfer"))
    assert any(span.of(text) == "Zwölfer" for span in spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_removed_reports_are_not_found_and_changed_ones_are(library: Library) -> None:
    assert found(library, "strike") == ["strike", "vote"]
    library.remove(["strike"])
    assert found(library, "strike") == ["vote"]
    list(library.add([extraction("strike", "All quiet at the docks.")]))
    assert found(library, "strike") == ["vote"]
    assert found(library, "quiet") == ["strike"]


def test_the_index_is_made_anew_when_it_is_gone_or_damaged(library: Library) -> None:
    index = library.folder / "index.sqlite"
    assert found(library, "council") == ["vote"]
    index.unlink()
    assert found(library, "council") == ["vote"]
    index.write_bytes(b"SQLite format 3\0" + b"\x07" * 5000)
    assert found(library, "council") == ["vote"]
    index.write_bytes(b"no database at all, but long enough to be taken for one" * 99)
    assert found(library, "council") == ["vote"]
    with sqlite3.connect(index) as connection:
        connection.execute("DROP TABLE report")
    assert found(library, "council") == ["vote"]


def test_an_index_that_can_not_be_written_is_made_in_memory(library: Library) -> None:
    (library.folder / "index.sqlite").mkdir()
    assert found(library, "council") == ["vote"]


def test_parts_merged_since_are_found_once(library: Library) -> None:
    assert found(library, "council") == ["vote"]
    for n in range(40):
        list(library.add([extraction(f"r{n}", f"Report number {n} of the council.")]))
        if n % 7 == 0:
            assert len(library.search("council", limit=99)) == n + 2
    assert len(library.search("council", limit=99)) == 41
    assert len(library.search("council", limit=5)) == 5
