"""What the programs that run in a terminal share: bad inputs in one line each, progress, output in UTF-8."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TypeVar

import msgspec
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from .errors import ReportedlyError

Item = TypeVar("Item")
PIPED_WIDTH = 100


def utf8() -> None:
    """Make standard output and error UTF-8, whatever the locale says; what can't be encoded is replaced."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def complain(problem: ReportedlyError | str) -> None:
    """One line on standard error, control characters and line breaks taken out."""
    print("reportedly:", _cell(problem), file=sys.stderr, flush=True)


class Problems:
    """Says each problem as it comes and counts them: handed to a stage as its `on_error`."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, problem: ReportedlyError | str) -> None:
        """Say it; the other inputs go on."""
        self.count += 1
        complain(problem)

    @property
    def status(self) -> int:
        """The program's exit status: 1 when anything was wrong."""
        return 1 if self.count else 0


def watched(items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
    """The items as they come, with a bar on standard error while it is a terminal and nothing otherwise."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from items
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as progress:
        yield from progress.track(items, total=total, description=what)


@contextmanager
def busy(what: str) -> Iterator[None]:
    """Say so on standard error, while that is a terminal, for as long as it takes."""
    console = Console(stderr=True)
    with console.status(what) if console.is_terminal else nullcontext():
        yield


def console() -> Console:
    """Where text for people goes: as wide as the terminal, 100 columns when piped, coloured where that
    shows."""
    piped = not sys.stdout.isatty()
    return Console(width=PIPED_WIDTH if piped else None, highlight=False)


def printed(text: str) -> None:
    """Write text to standard output, with one line break at its end."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def written(path: Path, text: str) -> None:
    """Write a file in UTF-8. Raises ReportedlyError with the reason when it can't be written."""
    try:
        path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise ReportedlyError(f"{path}: can't be written ({error.strerror}); name another file") from error


def objects(found: Iterable[object]) -> None:
    """JSON objects on standard output, one a line."""
    for one in found:
        printed(msgspec.json.encode(one).decode())


def rows(header: Sequence[str], found: Iterable[Sequence[object]]) -> None:
    """A table for people: aligned in a terminal, separated by tabs when piped. Empty cells are a dash."""
    cells = [[_cell(value) for value in row] for row in found]
    if not sys.stdout.isatty():
        for row in (header, *cells):
            print("\t".join(row))
        return
    table = Table(*header, box=None, pad_edge=False, header_style="bold")
    for row in cells:
        table.add_row(*map(Text, row))
    console().print(table)


def _cell(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return "".join(c if c.isprintable() else "\ufffd" for c in text) or "\N{EN DASH}"
