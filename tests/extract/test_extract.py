"""All extractors in turn, on inputs that leave them little to do."""

from __future__ import annotations

from reportedly.annotate.parse import parse
from reportedly.extract import extract
from reportedly.model import Document, Extraction


def read(text: str, language: str | None = None) -> Extraction:
    (parsed,) = parse([Document("d", None, text, language=language)])
    return extract(parsed)


def test_another_language_yields_nothing_rather_than_guesses() -> None:
    text = "Le pont de Sel a été fermé lundi après la crue, a déclaré le maire de la ville. " * 4
    found = read(text, "fr")
    assert found.attributions == found.claims == found.figures == ()


def test_a_text_too_short_to_tell_its_language_is_read() -> None:
    assert read("Nine people died, the mayor said.", "la").attributions


def test_a_text_of_nothing_but_a_quotation() -> None:
    found = read("“The dam held all night and nobody slept.”")
    assert all(a.content for a in found.attributions)


def test_a_text_without_quotations() -> None:
    assert read("Rain fell on Monday. The bridge was closed.").claims


def test_a_text_of_marks_alone() -> None:
    assert read("“ ” ‘ ’ \" ' — …").claims == ()
