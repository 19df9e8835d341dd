"""The figures as they moved: one series a thing counted, one row a telling, in the order of the times they stand for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...model import AsOf, Figure, Series, SeriesPoint
from .days import UNKNOWN, as_of
from .index import Index
from .voices import Voice, voice
from .wording import Words, listed, one_line, quoted


@dataclass(frozen=True)
class Row:
    """One telling: what it says, whose it is, when it stands for, and its interval."""

    date: str
    known: bool
    as_of: AsOf | None
    words: Words
    also: tuple[Words, ...]
    voice: Voice
    figure: Figure


@dataclass(frozen=True)
class SeriesView:
    """One thing counted, told more than once."""

    title: str
    rows: tuple[Row, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """The reports that tell it."""
        return tuple(sorted({w.letter for r in self.rows for w in (r.words, *r.also)}, key=lambda x: (len(x), x)))


def series(index: Index) -> tuple[SeriesView, ...]:
    """Series with at least two tellings, those with the most first."""
    found = [_series(index, s) for s in index.comparison.figure_series]
    kept = [s for s in found if len(s.rows) > 1]
    return tuple(sorted(kept, key=lambda s: (-len(s.letters), -len(s.rows), s.title)))


def _series(index: Index, one: Series) -> SeriesView:
    rows = [row for point in one.points if (row := _row(index, point))]
    rows.sort(key=lambda r: (not r.known, _when(r.as_of)))
    return SeriesView(_title(one), _alike(rows))


def _alike(rows: list[Row]) -> tuple[Row, ...]:
    """Rows of several reports in the same words, on the same word and of the same time become one."""
    found: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        key = (row.date, row.words.text.casefold(), row.voice.text)
        first = found.get(key)
        if first is None:
            found[key] = row
        elif row.words.letter not in {w.letter for w in (first.words, *first.also)}:
            found[key] = replace(first, also=(*first.also, row.words))
    return tuple(found.values())


def _title(one: Series) -> str:
    counts = one_line(one.counts)
    measure = "" if one.measure in ("other", "present") or one.measure in counts else f" {one.measure}"
    places = listed([p.name for p in one.places][:3])
    title = f"{counts}{measure}" + (f", {places}" if places else "")
    return title[:1].upper() + title[1:]


def _row(index: Index, point: SeriesPoint) -> Row | None:
    if point.figure not in index.figures:
        return None
    extraction, figure = index.figures[point.figure]
    letter = index.letters[extraction.document.id]
    date = as_of(point.as_of)
    told = next((c for c in extraction.claims if figure.id in c.figures), None)
    return Row(
        date=date,
        known=date != UNKNOWN and "unknown" not in date,
        as_of=point.as_of,
        words=quoted(extraction, letter, figure.span),
        also=(),
        voice=voice(index, extraction, told) if told else Voice("", "own"),
        figure=figure,
    )


def _when(time: AsOf | None) -> tuple[str, str]:
    return (time.earliest or time.latest or "", time.latest or "") if time else ("", "")
