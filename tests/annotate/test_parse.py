"""How a report is cut for the parser, and that nothing is lost or altered by it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate.parse import PIECE, parse
from reportedly.model import Document, Span

TEXT = "Weir gives way\n\nOSTREL, March 3 (Halden) — The Tarn Weir gave way on Monday. Rain fell."


def test_the_first_sentence_is_parsed_apart_from_the_dateline() -> None:
    start = TEXT.index("OSTREL")
    dateline = Span(start, TEXT.index(" —"))
    (parsed,) = parse([Document("d", None, TEXT, dateline=dateline)])
    first_words = [parsed.tokens.text[a] for a, _ in parsed.sentences]
    assert "The" in first_words


def test_one_long_paragraph_is_cut_and_keeps_every_word() -> None:
    text = "Rain fell on Ostrel again. " * (2 * PIECE // 27)
    (parsed,) = parse([Document("d", None, text.strip())])
    assert parsed.tokens.text.count("Ostrel") == text.count("Ostrel")


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="Ab. ,“”\n—\u00a0é", max_size=120), st.integers(0, 100), st.integers(1, 20))
def test_tokens_are_the_texts_own_words(text: str, start: int, length: int) -> None:
    dateline = Span(start, start + length) if start + length < len(text) else None
    (parsed,) = parse([Document("d", None, text, dateline=dateline)])
    tokens = parsed.tokens
    assert all(text[a:b] == w for a, b, w in zip(tokens.start, tokens.end, tokens.text, strict=True))
    assert [n for a, b in parsed.sentences for n in range(a, b)] == list(range(len(tokens)))
