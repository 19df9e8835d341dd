"""A comparison as a person reads it: what the terminal, the page and the web app render, each in its own form."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Comparison, Extraction
from .copies import CopyLine, copies
from .index import Index
from .names import NamesView, names
from .points import Point, Side, Telling, alone, nodes, points
from .reports import ReportLine, report_lines
from .series import Row, SeriesView, series
from .sources import SourceLine, unnamed, unstated
from .summary import Sentence, agree, copied, moved, oppose, own, single, sources, told
from .wording import one_line

__all__ = [
    "CopyLine", "NamesView", "Point", "ReportLine", "Row", "Sentence", "SeriesView", "Side", "SourceLine", "Story",
    "Telling", "View", "view",
]  # fmt: skip


@dataclass(frozen=True)
class Story:
    """Reports about one happening, by letter; an empty headline stands for all that have no company."""

    headline: str
    letters: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """Everything a brief shows, in the order it shows it."""

    title: str
    summary: tuple[Sentence, ...]
    stories: tuple[Story, ...]
    reports: tuple[ReportLine, ...]
    agree: tuple[Point, ...]
    oppose: tuple[Point, ...]
    updates: tuple[Point, ...]
    details: tuple[Point, ...]
    series: tuple[SeriesView, ...]
    unnamed: tuple[SourceLine, ...]
    unstated: tuple[SourceLine, ...]
    names: tuple[NamesView, ...]
    copies: tuple[CopyLine, ...]
    alone: tuple[tuple[ReportLine, tuple[Telling, ...]], ...]


def view(shown: Comparison | Extraction) -> View:
    """What to show of a comparison, or of one report."""
    comparison = shown if isinstance(shown, Comparison) else Comparison((shown,))
    index = Index(comparison)
    folded = nodes(index)
    every = points(index, folded)
    shared = tuple(p for p in every if p.relation == "same")
    against = tuple(p for p in every if p.relation in ("denies", "conflicts"))
    updates = tuple(p for p in every if p.relation == "updates")
    details = tuple(p for p in every if p.relation == "refines")
    lines = report_lines(index)
    only = alone(index, folded, every)
    nobody, unsaid, shares = unnamed(index), unstated(index), copies(index)
    kinds = [t.voice.kind for tellings in only.values() for t in tellings]
    lonely = single(len(kinds)) if len(lines) > 1 else own(kinds)
    checked = sources(len(nobody), len(unsaid))
    first = told([e.document.published for e in comparison.documents])
    sentences = (first, agree(shared), oppose(against), moved(updates, details), lonely, checked, copied(shares))
    return View(
        title=_title(lines),
        summary=tuple(s for s in sentences if s and (len(lines) > 1 or s in (first, lonely, checked))),
        stories=_stories(index),
        reports=lines,
        agree=shared,
        oppose=against,
        updates=updates,
        details=details,
        series=series(index),
        unnamed=nobody,
        unstated=unsaid,
        names=names(index),
        copies=shares,
        alone=tuple((line, only[line.document]) for line in lines if only[line.document]),
    )


def _stories(index: Index) -> tuple[Story, ...]:
    """Stories of several reports, and at the end the reports that are alone in theirs; none where all are one story."""
    found = [
        Story(one_line(s.headline), tuple(index.letters[d] for d in s.documents if d in index.letters))
        for s in index.comparison.stories
    ]
    if len(found) < 2:
        return ()
    lonely = sorted((s.letters[0] for s in found if len(s.letters) == 1), key=lambda x: (len(x), x))
    shared = tuple(s for s in found if len(s.letters) > 1)
    return (*shared, Story("", tuple(lonely))) if lonely else shared


def _title(lines: tuple[ReportLine, ...]) -> str:
    if len(lines) == 1:
        return lines[0].title
    return f"{len(lines)} reports side by side" if lines else "No reports"
