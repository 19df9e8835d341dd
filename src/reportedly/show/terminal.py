"""The brief as text: readable in a terminal and when piped, on 60 columns or more, with and without colour."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..model import Comparison, Extraction
from .view import Alone, Point, ReportLine, SeriesView, Side, SourceLine, Telling, View, view
from .view.names import NamesView, Used
from .view.voices import Voice
from .view.wording import Words, cut, harmless, marked, shortened

_TRAILING = re.compile(r"(?<! ) +$", re.MULTILINE)
"""Blanks that pad a line to its end; the pattern starts where they do, so that it stays linear."""

COLOURS = {
    "same": "green",
    "denies": "red",
    "conflicts": "red",
    "updates": "blue",
    "refines": "magenta",
    "agree": "green",
    "oppose": "red",
    "moved": "blue",
}
FIRST = 6
"""How many items of a list are printed before the rest is counted."""
_COLUMN = 34
"""The least width at which two tellings stand side by side."""


def brief(shown: Comparison | Extraction, console: Console | None = None, *, every: bool = False) -> None:
    """Print the brief on `console` (standard output if None). Long lists are cut and counted unless `every`."""
    console = console or Console(highlight=False)
    seen = view(shown)
    limit = 10**9 if every else FIRST
    with console.capture() as captured:
        for part in _parts(seen, console.width, limit):
            console.print(part, highlight=False)
    console.file.write(_TRAILING.sub("", captured.get()))


def _parts(seen: View, width: int, limit: int) -> Iterable[RenderableType]:
    yield _text(seen.title, "bold")
    yield _summary(seen)
    yield from _section("The reports", None, [_report(line) for line in seen.reports[: 4 * limit]])
    yield from _more(seen.reports, 4 * limit)
    told = [_bullet(f"{s.headline or 'in no story with another'} ({', '.join(s.letters)})") for s in seen.stories]
    yield from _section("Stories", None, told)
    yield from _section(
        "Carrying the same text", None, [_copy(c.left, c.right, c.percent) for c in seen.copies[:limit]]
    )
    yield from _cards("What they agree on", seen.agree, width, limit)
    yield from _cards("Where they oppose each other", seen.oppose, width, limit)
    yield from _section("The figures as they moved", len(seen.series), [_series(s, width) for s in seen.series[:limit]])
    yield from _more(seen.series, limit)
    moved = (*seen.updates, *seen.details)
    yield from _cards("Moved on, or told in more detail", moved, width, limit)
    yield from _called(seen.names, limit)
    yield from _sources("Unnamed sources", seen.unnamed, limit)
    yield from _sources("Sources not stated", seen.unstated, limit)
    heading = "Only in one report" if len(seen.reports) > 1 else "What it claims, and on whose word"
    share = limit if len(seen.reports) == 1 else max(3, limit - len(seen.reports))
    lonely = [_alone(one, share) for one in seen.alone]
    yield from _section(heading, sum(len(one.tellings) for one in seen.alone), lonely)
    if seen.unfollowed:
        yield Padding(_text(seen.unfollowed, "dim"), (1, 0, 0, 0))


def _section(heading: str, count: int | None, items: Sequence[RenderableType]) -> Iterable[RenderableType]:
    if items:
        yield Text()
        yield Text(heading.upper(), "bold") + Text(f"  {count}" if count else "", "dim")
        yield from items


def _cards(heading: str, points: Sequence[Point], width: int, limit: int) -> Iterable[RenderableType]:
    """The first points as cards, and below them, in a line each, those that only copies share."""
    own, copied = [p for p in points if not p.copied], [p for p in points if p.copied]
    cards: list[RenderableType] = [_card(p, n, width, limit) for n, p in enumerate(own[:limit], 1)]
    lines = [_bulleted(_in_a_line(p)) for p in copied[: limit // 2]]
    told = [Text(" Told only by reports that carry the same text", "dim")] if copied else []
    yield from _section(heading, len(points), [*cards, *_more(own, limit), *told, *lines])
    yield from _more(copied, limit // 2)


def _in_a_line(point: Point) -> Text:
    told = point.sides[0].tellings[0]
    return _text(", ".join(point.letters) + " ", "bold") + _quote(told.words, 120) + " — " + _whose(told.voice)


def _more(items: Sequence[object], limit: int) -> Iterable[RenderableType]:
    if len(items) > limit:
        yield Text(f"   … and {len(items) - limit} more", "dim")


def _summary(seen: View) -> RenderableType:
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True)
    rows.add_column()
    for s in seen.summary:
        rows.add_row(Text(s.label, f"bold {COLOURS.get(s.section, '')}"), _text(s.text))
    return Padding(rows, (1, 0, 0, 0))


def _report(line: ReportLine) -> RenderableType:
    said = " (inferred)" if line.basis == "inferred" else ""
    body = Group(
        _text(line.name, "bold") + _text(f"  {cut(line.title, 110)}"),
        _text(line.date + said, "" if line.basis != "unknown" else "red") + _text(f": {line.why}", "dim"),
        *([_text(f"carries {line.agency.text}", "dim")] if line.agency else []),
        *([_text(f"in another language ({line.language}): not read, only English is", "red")] if line.unread else []),
        *([_text("its text holds characters that reverse the writing", "red")] if line.reverses else []),
        *([_text(f"an edited version of {line.version_of}", "dim")] if line.version_of else []),
    )
    return _lettered(line.letter, body)


def _copy(left: str, right: str, percent: int) -> RenderableType:
    return _bullet(f"{left} and {right}: {percent}% of the shorter one stands in the other")


def _card(point: Point, number: int, width: int, limit: int) -> RenderableType:
    if point.relation == "same":
        return _agreed(point.sides[0], number, width)
    head = _text(f"{number}. ") + _text(point.heading, f"bold {COLOURS[point.relation]}")
    if len(point.whys) == 1:
        head += _text(f": {point.whys[0]}")
    whys = [Padding(_text(why), (0, 0, 0, 3)) for why in point.whys[:3] if len(point.whys) > 1]
    return Padding(Group(head, *whys, _columns([_side(s, limit) for s in point.sides], width)), (0, 0, 1, 1))


def _agreed(side: Side, number: int, width: int) -> RenderableType:
    told = _columns([_telling(t) for t in side.tellings], width - 4)
    row = Table.grid(padding=(0, 1))
    row.add_row(f"{number}.", Group(told, *_origin(side)))
    return Padding(row, (0, 0, 1, 1))


def _side(side: Side, limit: int) -> RenderableType:
    role = [_text(side.role, "italic dim")] if side.role else []
    first = max(4, limit - 2)
    told = [_telling(t) for t in side.tellings[:first]]
    return Group(*role, *told, *_more(side.tellings, first), *_origin(side))


def _origin(side: Side) -> list[RenderableType]:
    return [Padding(_text(origin.text, "dim"), (0, 0, 0, 3)) for origin in side.origins]


def _telling(telling: Telling) -> RenderableType:
    tags = "".join(f" [{t}]" for t in (*(("headline",) if telling.headline else ()), *telling.tags))
    return _lettered(_letters(telling.words, telling.also), Group(_quote(telling.words), _whose(telling.voice, tags)))


def _letters(words: Words, also: Sequence[Words]) -> str:
    return ", ".join(w.letter for w in (words, *also))


def _columns(cells: Sequence[RenderableType], width: int) -> RenderableType:
    """Side by side where there is room, one below the other where there isn't."""
    if not 1 < len(cells) <= max(1, (width - 4) // _COLUMN):
        return Padding(Group(*cells), (0, 0, 0, 3))
    table = Table.grid(padding=(0, 2), expand=True)
    for _ in cells:
        table.add_column(ratio=1, overflow="fold")
    table.add_row(*cells)
    return Padding(table, (0, 0, 0, 3))


def _series(series: SeriesView, width: int) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=12, max_width=24)
    table.add_column(min_width=8, max_width=max(16, width // 3))
    table.add_column()
    for row in series.rows:
        whose = _text(f"{_letters(row.words, row.also)}  ", "bold") + _whose(row.voice)
        table.add_row(_text(row.date, "" if row.known else "red"), _quote(row.words, 60), whose)
    return Padding(Group(_text(series.title, "bold"), Padding(table, (0, 0, 0, 3))), (0, 0, 1, 1))


def _called(called: Sequence[NamesView], limit: int) -> Iterable[RenderableType]:
    """Different names for the same; a name and its short form in a line at the end."""
    told, short = [n for n in called if not n.short], [n for n in called if n.short]
    rows: list[RenderableType] = [*(_names(n) for n in told[:limit]), *_more(told, limit)]
    forms = "; ".join(" is ".join(f"“{u.name}”" for u in sorted(n.used, key=lambda u: len(u.name))) for n in short)
    rows += [_bullet(f"Short forms: {forms}")] if forms else []
    yield from _section("Different names for the same", len(told) or None, rows)


def _names(names: NamesView) -> RenderableType:
    used = [f"“{u.name}”" + (f" ({u.dates})" if u.dates else "") + f" in {_in(u)}" for u in names.used]
    link = f" {names.link} " if names.link else "; "
    head = f"{names.head}: " if names.head else ""
    listing = f"listed as {names.name}" + (f"; other names: {names.others}" if names.others else "")
    notes = [n for n in (listing if names.listed else "", names.note) if n]
    return _bulleted(
        Group(
            _text(head + used[0] + link + "; ".join(used[1:])),
            *(_text(note, "dim") for note in notes),
        )
    )


def _in(used: Used) -> str:
    """A, B, C (an official): who speaks where the name isn't the report's own."""
    return ", ".join(u.words.letter + (f" ({u.voice})" if u.voice else "") for u in used.uses)


def _sources(heading: str, lines: Sequence[SourceLine], limit: int) -> Iterable[RenderableType]:
    rows = [_lettered(s.letter, _text(f"{s.voice}: ", "red") + _quote(s.content, 130)) for s in lines[:limit]]
    yield from _section(heading, len(lines), rows)
    yield from _more(lines, limit)


def _alone(alone: Alone, limit: int) -> RenderableType:
    line, tellings = alone.line, alone.tellings
    rows = [_bulleted(_quote(t.words, 150) + _text(" — ", "dim") + _whose(t.voice)) for t in tellings[:limit]]
    head = _text(f"{line.letter}  {line.name}", "bold") + _text(f"  {len(tellings)}", "dim")
    names = "; ".join(cut(w.text, 60) for w in alone.sources[:limit])
    more = f" and {len(alone.sources) - limit} more" if len(alone.sources) > limit else ""
    sources = [_bullet(f"names as sources: {names}{more}")] if names else []
    return Padding(Group(head, *rows, *_more(tellings, limit), *sources), (0, 0, 0, 1))


def _lettered(letter: str, body: RenderableType) -> RenderableType:
    row = Table.grid(padding=(0, 1))
    row.add_column(min_width=2, style="bold")
    row.add_column(overflow="fold")
    row.add_row(letter, body)
    return row


def _bullet(text: str) -> RenderableType:
    return _bulleted(_text(text))


def _bulleted(body: RenderableType) -> RenderableType:
    row = Table.grid(padding=(0, 1))
    row.add_column(min_width=2, justify="right")
    row.add_column(overflow="fold")
    row.add_row("·", body)
    return row


def _quote(words: Words, limit: int = 220) -> Text:
    quote = Text()
    for piece in marked(shortened(words.pieces, limit)):
        quote.append(harmless(piece.text), "bold" if piece.strong else "")
    return quote


def _whose(voice: Voice, tags: str = "") -> Text:
    style = {"own": "italic dim", "named": "cyan"}.get(voice.kind, "red")
    return Text(harmless(voice.text), style) + Text(tags, "dim")


def _text(text: str, style: str = "") -> Text:
    return Text(harmless(text), style)
