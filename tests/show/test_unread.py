"""A report in a language the program doesn't read is said to be one, in the terminal and on the page."""

from __future__ import annotations

import io

from rich.console import Console

from reportedly.model import Comparison, Document, Extraction
from reportedly.show import brief, html

FRENCH = Comparison((Extraction(Document("f", "f.txt", "Le pont est fermé.", language="fr")),))


def test_it_is_said_in_the_terminal() -> None:
    console = Console(record=True, width=100, file=io.StringIO())
    brief(FRENCH, console)
    assert "not read, only English is" in console.export_text()


def test_it_is_said_on_the_page() -> None:
    assert "not read, only English is" in html(FRENCH)
