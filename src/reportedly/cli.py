"""The command line: options -> pipeline -> show. What is heavy loads when a command first needs it."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

import reportedly

from .config import settings
from .errors import ReportedlyError
from .terminal import Problems, complain, console, printed, utf8, watched, written

app = typer.Typer(
    name="reportedly",
    help="Lays out who claims what in news reports, on whose word, with which figures, when and where, "
    "and sets reports side by side. It never says who is right.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class ExtractFormat(str, Enum):
    """How `extract` prints."""

    jsonl = "jsonl"
    json = "json"
    text = "text"


class CompareFormat(str, Enum):
    """How `compare` prints."""

    text = "text"
    json = "json"


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, http(s) addresses, or - for standard input."),
]
Fetch = Annotated[bool, typer.Option("--fetch", help="Allow http(s) addresses to be fetched.")]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="Any installed spaCy pipeline to parse with.")
]


@app.command()
def extract(
    paths: Paths,
    format: Annotated[
        ExtractFormat,
        typer.Option("--format", help="One object a line, one array of them, or text for people."),
    ] = ExtractFormat.jsonl,
    fetch: Fetch = False,
    model: Model = None,
) -> None:
    """Print what each report says: attributions, figures, times, places, actors and claims."""
    problems = Problems()
    documents = reportedly.iter_acquire(*paths, fetch=fetch, on_error=problems)
    found = watched(reportedly.iter_extract(documents, model or settings().model), "reports")
    if format is ExtractFormat.json:
        printed("[" + ",".join(reportedly.show.to_jsonl([one]).strip() for one in found) + "]")
    for one in found:
        if format is ExtractFormat.text:
            reportedly.show.brief(reportedly.compare([one]), console())
        else:
            printed(reportedly.show.to_jsonl([one]))
    raise typer.Exit(problems.status)


@app.command()
def compare(
    paths: Paths,
    format: Annotated[
        CompareFormat, typer.Option("--format", help="Text for people, or one JSON object.")
    ] = CompareFormat.text,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Also write one page that opens offline.")
    ] = None,
    fetch: Fetch = False,
    model: Model = None,
) -> None:
    """Set reports side by side: what they share, where they differ, on whose word, from how many origins."""
    problems = Problems()
    documents = reportedly.acquire(*paths, fetch=fetch, on_error=problems)
    if not documents:
        raise typer.Exit(problems.status)
    found = watched(reportedly.iter_extract(documents, model or settings().model), "reports", len(documents))
    comparison = reportedly.compare(found)
    if html:
        written(html, reportedly.show.html(comparison))
    if format is CompareFormat.json:
        printed(reportedly.show.to_json(comparison))
    else:
        reportedly.show.brief(comparison, console())
    raise typer.Exit(problems.status)


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `extract` and `compare` print."""
    printed(reportedly.show.schema())


def main() -> None:
    """Run the program: exit 0 when all went well, 1 when an input was bad, 2 for wrong usage."""
    utf8()
    try:
        app()
    except ReportedlyError as error:
        complain(error)
        sys.exit(1)
