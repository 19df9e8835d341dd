"""A report in a language the program doesn't read is said to be one, in the terminal and on the page."""

from __future__ import annotations

import io

from rich.console import Console

from reportedly.model import Comparison, Document, Extraction
from reportedly.show import brief, html

FRENCH = Comparison((Extraction(Document("f", "f.txt", "Le pont est fermé.", language="fr")),))


def test_it_is_said_in_the_terminal() -> None:
    printed = io.StringIO()
    brief(FRENCH, Console(file=printed, width=100))
    assert "not read, only English is" in printed.getvalue()


def test_it_is_said_on_the_page() -> None:
    assert "not read, only English is" in html(FRENCH)
