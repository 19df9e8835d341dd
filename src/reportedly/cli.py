"""The command line: options -> pipeline -> show. What is heavy loads when a command first needs it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

import reportedly

from .config import settings
from .errors import ReportedlyError
from .terminal import Problems, busy, complain, console, objects, printed, rows, utf8, watched, written

Row = TypeVar("Row")

app = typer.Typer(
    name="reportedly",
    help="Lays out who claims what in news reports, on whose word, with which figures, when and where, "
    "and sets reports side by side. It never says who is right.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class ExtractFormat(StrEnum):
    """How reports are printed."""

    jsonl = "jsonl"
    json = "json"
    text = "text"


class CompareFormat(StrEnum):
    """How a comparison is printed."""

    text = "text"
    json = "json"


class RowFormat(StrEnum):
    """How rows are printed."""

    text = "text"
    jsonl = "jsonl"


class Verdict(StrEnum):
    """What a person says of two claims."""

    same = "same"
    different = "different"


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, http(s) addresses, or - for standard input."),
]
Ids = Annotated[list[str], typer.Argument(metavar="ID", help="Ids of reports, as `list` prints them.")]
Fetch = Annotated[bool, typer.Option("--fetch", help="Allow http(s) addresses to be fetched.")]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="Any installed spaCy pipeline to parse with.")
]
LibraryFolder = Annotated[
    Path | None,
    typer.Option("--library", metavar="DIR", help="The library's folder; else REPORTEDLY_LIBRARY says."),
]


@app.command()
def extract(
    paths: Paths,
    format: Annotated[
        ExtractFormat, typer.Option("--format", help="One object a line, an array of them, or text for people.")
    ] = ExtractFormat.jsonl,
    fetch: Fetch = False,
    model: Model = None,
) -> None:
    """Print what each report says: attributions, figures, times, places, actors and claims."""
    problems = Problems()
    documents = reportedly.iter_acquire(*paths, fetch=fetch, on_error=problems)
    show_reports(watched(reportedly.iter_extract(documents, model or settings().model, problems), "reports"), format)
    raise typer.Exit(problems.status)


@app.command()
def compare(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Files, folders, http(s) addresses, or - for standard input."),
    ] = None,
    stored: Annotated[
        bool, typer.Option("--stored", help="Take reports of the library: PATH... are ids, none means all.")
    ] = False,
    story: Annotated[
        str | None, typer.Option("--story", metavar="ID", help="Take a story's reports, as `stories` lists it.")
    ] = None,
    format: Annotated[
        CompareFormat, typer.Option("--format", help="Text for people, or one JSON object.")
    ] = CompareFormat.text,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Also write one page that opens offline.")
    ] = None,
    library: LibraryFolder = None,
    fetch: Fetch = False,
    model: Model = None,
) -> None:
    """Set reports side by side: what they share, where they differ, on whose word, from how many origins.

    What `judge` was told in the library is respected.
    """
    problems = Problems()
    given = settings()
    folder = library or given.library
    if story and (paths or stored):
        raise typer.BadParameter("a story's reports are all taken; name no others", param_hint="--story")
    if story:
        kept = reportedly.Library(folder, create=False)
        found = kept.extractions(reportedly.save.story(kept, story).documents)
        say_if_older(kept)
    elif stored:
        found = reportedly.Library(folder, create=False).extractions(paths)
    elif paths:
        documents = reportedly.acquire(*paths, fetch=fetch, on_error=problems)
        found = watched(reportedly.iter_extract(documents, model or given.model, problems), "reports", len(documents))
    else:
        raise typer.BadParameter("name at least one report, --story, or --stored", param_hint="PATH...")
    reports = list(found)
    if reports:
        comparison = reportedly.compare(reports, judgements=reportedly.save.judgements(folder))
        if html:
            written(html, reportedly.show.html(comparison))
        if format is CompareFormat.json:
            printed(reportedly.show.to_json(comparison))
        else:
            reportedly.show.brief(comparison, console())
    raise typer.Exit(problems.status)


@app.command()
def add(paths: Paths, library: LibraryFolder = None, fetch: Fetch = False, model: Model = None) -> None:
    """Put reports into the library, printing the id of each new one once it is safe on the disk."""
    problems = Problems()
    given = settings()
    kept = reportedly.Library(library or given.library)
    added = reportedly.add(kept, *paths, model=model or given.model, fetch=fetch, on_error=problems)
    for document in watched(added, "reports added"):
        printed(document)
        sys.stdout.flush()
    raise typer.Exit(problems.status)


@app.command("list")
def list_(
    library: LibraryFolder = None,
    publisher: Annotated[str | None, typer.Option("--publisher", help="Only this publisher's.")] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Only what may be of this ISO day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Only what may be of this ISO day or earlier.")
    ] = None,
    language: Annotated[str | None, typer.Option("--language", help="Only this language (ISO 639-1).")] = None,
    format: Annotated[RowFormat, typer.Option("--format", help="Text, or one object a line.")] = RowFormat.text,
) -> None:
    """List the reports in the library, in the order of adding."""
    kept = reportedly.Library(library or settings().library, create=False)
    found = reportedly.save.listed(kept, publisher=publisher, since=since, until=until, language=language)
    header = ("ID", "PUBLISHED", "PUBLISHER", "CLAIMS", "TITLE")
    show_rows(format, header, found, lambda r: (r.id, r.published, r.publisher, r.claims, r.title))


@app.command()
def relate(library: LibraryFolder = None) -> None:
    """Set all reports of the library side by side and keep what was found in it.

    `stories` and `compare --story` show it, and SQL in Python. What `judge` was told is respected.
    """
    kept = reportedly.Library(library or settings().library, create=False)
    with busy("comparing all reports"):
        reportedly.survey(kept)
        found = reportedly.save.overview(kept)
    printed(summary(found))
    for cap in found.caps:
        printed(f"Not looked at further: {cap.dropped} {cap.what} (more than {cap.most}).")


@app.command()
def stories(
    library: LibraryFolder = None,
    min_reports: Annotated[int, typer.Option("--min-reports", min=1, help="Only those of so many reports.")] = 1,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Only what may go on to this ISO day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Only what may begin on this ISO day or earlier.")
    ] = None,
    contested: Annotated[
        bool, typer.Option("--contested", help="Those with the most conflicts and denials first.")
    ] = False,
    format: Annotated[RowFormat, typer.Option("--format", help="Text, or one object a line.")] = RowFormat.text,
) -> None:
    """List the stories that `relate` kept: days, reports, the most independent origins of a claim, conflicts and denials."""
    kept = reportedly.Library(library or settings().library, create=False)
    found = reportedly.save.listed_stories(kept, min_reports, since, until, contested)
    say_if_older(kept)
    header = ("ID", "DAYS", "REPORTS", "ORIGINS", "CONFLICTS", "DENIALS", "HEADLINE")
    show_rows(
        format, header, found, lambda s: (s.id, days(s), s.reports, s.origins, s.conflicts, s.denials, s.headline)
    )


@app.command()
def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help="Words; in quotation marks of the shell also: prefix*, -not, OR."),
    ],
    library: LibraryFolder = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many reports.")] = 20,
    format: Annotated[RowFormat, typer.Option("--format", help="Text, or one object a line.")] = RowFormat.text,
) -> None:
    """Search the texts of the library's reports, best first, with offsets of every match."""
    kept = reportedly.Library(library or settings().library, create=False)
    found = kept.search(" ".join(words), limit)
    show_rows(format, ("ID", "TITLE", "TEXT"), found, lambda r: (r.document, r.title, r.text))


@app.command()
def show(
    ids: Ids,
    library: LibraryFolder = None,
    format: Annotated[
        ExtractFormat, typer.Option("--format", help="One object a line, an array of them, or text for people.")
    ] = ExtractFormat.text,
) -> None:
    """Show reports of the library with what was found in them."""
    show_reports(reportedly.Library(library or settings().library, create=False).extractions(ids), format)


@app.command()
def remove(ids: Ids, library: LibraryFolder = None) -> None:
    """Take reports out of the library, printing the id of each that was there."""
    problems = Problems()
    kept = reportedly.Library(library or settings().library, create=False)
    gone = kept.remove(ids)
    for document in gone:
        printed(document)
    for document in (one for one in ids if one not in gone):
        problems(f"{document}: not in the library {kept.folder}; see `reportedly list`")
    raise typer.Exit(problems.status)


@app.command()
def judge(
    left: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim, as `compare` prints it.")],
    right: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of another.")],
    verdict: Annotated[Verdict, typer.Argument(help="Whether they say the same thing.")],
    by: Annotated[str, typer.Option("--by", help="Who says so.")] = "",
    note: Annotated[str, typer.Option("--note", help="Why.")] = "",
    library: LibraryFolder = None,
) -> None:
    """Note a person's judgement on two claims: kept apart from scores, and respected by every later
    `compare`.

    Nothing is overwritten; of several judgements on one pair the last counts.
    """
    if left == right:
        raise typer.BadParameter("name two claims", param_hint="CLAIM")
    kept = reportedly.Library(library or settings().library)
    kept.judge(reportedly.Judgement(left, right, verdict.value, by=by, note=note))


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `extract` and `compare` print."""
    printed(reportedly.show.schema())


@app.command()
def doctor() -> None:
    """Print what is installed with its versions and the sha256 of the weights, and what is not there."""
    problems = Problems()
    for what, state, detail in reportedly.doctor.findings(settings()):
        printed(f"{state:9} {what}: {detail}")
        problems.count += state == "wrong"
    raise typer.Exit(problems.status)


def show_reports(found: Iterable[reportedly.Extraction], format: ExtractFormat) -> None:
    """Print reports one by one as they come."""
    if format is ExtractFormat.json:
        printed("[" + ",".join(reportedly.show.to_jsonl(one).rstrip() for one in found) + "]")
    for one in found:
        if format is ExtractFormat.text:
            reportedly.show.brief(reportedly.compare([one]), console())
        else:
            printed(reportedly.show.to_jsonl(one))


def summary(found: reportedly.save.Overview) -> str:
    """What was found in all reports, in one paragraph."""
    relations = ", ".join(f"{number} {name}" for name, number in found.relations.items()) or "none"
    return (
        f"{counted(found.reports, 'report')} in {counted(found.stories, 'story', 'stories')}: "
        f"{counted(found.copies, 'copy', 'copies')}, {counted(found.groups, 'group')} of claims told by two reports or more; "
        f"relations between groups: {relations}."
    )


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def days(story: reportedly.save.ListedStory) -> str | None:
    """The days over which a story was told."""
    return story.first if story.first == story.last else f"{story.first}..{story.last}"


def say_if_older(library: reportedly.Library) -> None:
    """One line on standard error where what was kept isn't of the library as it is now."""
    kept = library.kept()
    if kept and not kept.current:
        changes = {"added": kept.added, "removed": kept.removed}
        told = [f"{counted(number, 'report')} {what}" for what, number in changes.items() if number]
        told += [f"{counted(kept.judged, 'pair')} of claims judged"] if kept.judged else []
        complain(f"since the reports were compared: {', '.join(told)}; run `reportedly relate` to bring that in")


def show_rows(
    format: RowFormat, header: Sequence[str], found: Iterable[Row], cells: Callable[[Row], Sequence[object]]
) -> None:
    """Print rows for people or for programs."""
    if format is RowFormat.jsonl:
        objects(found)
    else:
        rows(header, map(cells, found))


def main() -> None:
    """Run the program: exit 0 when all went well, 1 when an input was bad, 2 for wrong usage."""
    utf8()
    try:
        app()
    except ReportedlyError as error:
        complain(error)
        sys.exit(1)
