"""No stage ever yields a span outside the text, or alters the text, whatever the text is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reportedly
from reportedly.model import Extraction

from .contract import check_comparison, check_report

PIECES = [
    "The mayor of Lomara said on Tuesday that at least 25 people were killed",
    "“We saw nothing,”", "“We will not", "leave,” said Ida Marlow", "'No comment'", '"It was dark', "according to  the army",
    "Gen. O’Hara, quoted by Reuters, denied it", "it is believed that", "between 30 and 40 boats", "nearly $2.5 million",
    "3,000 as of 5 December", "ISIS 2.0", "two years ago", "in Zürich", "Turkish forces", "U.S.", "he told them", "12%",
    "ORRIN, March 3 (ONA) –", "rose to 31 from 25", "dozens", "did not shell the hospital", "may", "the minister:", "e.g.",
]  # fmt: skip
GAPS = [
    " ",
    "\u00a0",
    "\n",
    "\n\n",
    "\r\n\r\n",
    ". ",
    ", ",
    "\t",
    "",
    "\u200b",
    "…",
    "\u2028",
    " — ",
    "\ufeff",
    "\x0b",
    "\u0301",
]
ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """News-like wording between odd white space, broken quotation marks and any characters at all."""
    parts = draw(st.lists(st.sampled_from(PIECES) | ODD, min_size=0, max_size=9))
    return "".join(piece + draw(st.sampled_from(GAPS)) for piece in parts)


LOOSE = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@LOOSE
@given(text=texts())
def test_no_span_outside_the_text(extracted: Callable[..., Extraction], text: str) -> None:
    found = extracted(text)
    check_report(found)
    assert found.document.text == text


@settings(LOOSE, max_examples=25)
@given(left=texts(), right=texts())
def test_nor_when_reports_are_compared(extracted: Callable[..., Extraction], left: str, right: str) -> None:
    reports = [extracted(left, id="left"), extracted(right, id="right")]
    comparison = reportedly.compare(reports)
    check_comparison(comparison)
    assert comparison.documents == tuple(reports)


@settings(LOOSE, max_examples=25)
@given(text=texts())
def test_the_text_of_a_file_is_kept_exactly(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("report") / "a.txt"
    path.write_bytes(text.encode())
    problems: list[Exception] = []
    for document in reportedly.acquire(path, on_error=problems.append):
        assert document.text == text.removeprefix("\ufeff")
        assert all(span.of(document.text).strip() for span in (document.headline, document.byline) if span)
    assert problems or text.strip()


@settings(LOOSE, max_examples=20)
@given(text=texts())
def test_the_same_text_gives_the_same_result(extracted: Callable[..., Extraction], text: str) -> None:
    assert extracted(text) == extracted(text)
