"""Rich display of a report or a comparison in a notebook: the page in a frame of its own, the brief as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..model import Comparison, Extraction

_HEIGHT = 720


@dataclass(frozen=True)
class Shown:
    """A report or comparison that a notebook shows as the HTML brief, and a console as the text brief."""

    of: Comparison | Extraction

    def _repr_html_(self) -> str:
        return framed(self.of)

    def __repr__(self) -> str:
        return plain(self.of)


def display(shown: Comparison | Extraction) -> Shown:
    """What to leave on the last line of a notebook's cell."""
    return Shown(shown)


def framed(shown: Comparison | Extraction) -> str:
    """The page in an `iframe` that may run its own script and reach nothing of the notebook."""
    from .page import html

    page = escape(html(shown), quote=True)
    return (
        f'<iframe sandbox="allow-scripts allow-modals" width="100%" height="{_HEIGHT}" frameborder="0" '
        f'title="Reportedly" srcdoc="{page}"></iframe>'
    )


def plain(shown: Comparison | Extraction, width: int = 100) -> str:
    """The text brief, without colour."""
    from rich.console import Console

    from .terminal import brief

    console = Console(file=StringIO(), width=width, no_color=True, highlight=False, force_terminal=False)
    brief(shown, console)
    written: str = console.file.getvalue()  # type: ignore[attr-defined]
    return written


def load_ipython_extension(shell: Any) -> None:
    """Show every Comparison and Extraction so, without `display`: `%load_ext reportedly.show` or on import."""
    for noun in ("Comparison", "Extraction"):
        formatters = shell.display_formatter.formatters
        formatters["text/html"].for_type_by_name("reportedly.model", noun, framed)
        formatters["text/plain"].for_type_by_name("reportedly.model", noun, _pretty)


def _pretty(shown: Comparison | Extraction, printer: Any, cycle: bool) -> None:
    printer.text(plain(shown))
