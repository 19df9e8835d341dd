"""A comparison as a person reads it: what the terminal, the page and the web app render, each in its own form."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Comparison, Extraction
from .copies import CopyLine, copies
from .index import Index
from .names import NamesView, names, unfollowed
from .points import Point, Side, Telling, alone, nodes, points
from .reports import ReportLine, report_lines
from .series import Row, SeriesView, series
from .silences import Alone, silences
from .sources import SourceLine, unnamed, unstated
from .summary import Sentence, agree, copied, differing, moved, oppose, own, single, sources, told
from .wording import one_line

__all__ = [
    "Alone", "CopyLine", "NamesView", "Point", "ReportLine", "Row", "Sentence", "SeriesView", "Side", "SourceLine", "Story",
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
    alone: tuple[Alone, ...]
    unfollowed: str


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
    several = len(lines) > 1
    only = (
        silences(index, lines) if several else tuple(Alone(n, alone(index, folded, every)[n.document]) for n in lines)
    )
    nobody, unsaid, shares = unnamed(index), unstated(index), copies(index)
    kinds = [t.voice.kind for one in only for t in one.tellings]
    lonely = single(len(kinds), sum(len(one.sources) for one in only)) if several else own(kinds)
    checked = sources(len(nobody), len(unsaid))
    called = names(index)
    named = differing(called)
    first = told([e.document.published for e in comparison.documents])
    sentences = (first, agree(shared), oppose(against), moved(updates, details), named, lonely, checked, copied(shares))
    return View(
        title=_title(lines),
        summary=tuple(s for s in sentences if s and (several or s in (first, lonely, checked))),
        stories=_stories(index),
        reports=lines,
        agree=shared,
        oppose=against,
        updates=updates,
        details=details,
        series=series(index),
        unnamed=nobody,
        unstated=unsaid,
        names=called,
        copies=shares,
        alone=tuple(one for one in only if one.tellings or one.sources),
        unfollowed=unfollowed(comparison),
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
