"""What one report has and none of the others mentions: claims of weight, and sources named nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

from .index import Index
from .points import Telling, telling
from .reports import ReportLine
from .wording import Words, quoted


@dataclass(frozen=True)
class Alone:
    """A report, what it alone tells, and the sources that it alone names."""

    line: ReportLine
    tellings: tuple[Telling, ...]
    sources: tuple[Words, ...] = ()


def silences(index: Index, lines: tuple[ReportLine, ...]) -> tuple[Alone, ...]:
    """What each report has alone, in the order of the reports; figures first."""
    found = {s.document: s for s in index.comparison.silences}
    out = []
    for line in lines:
        if silence := found.get(line.document):
            extraction = index.extractions[line.document]
            claims = sorted(
                (c for c in silence.claims if c in index.claims), key=lambda c: not index.claims[c][1].figures
            )
            sources = tuple(quoted(extraction, line.letter, name.span) for name in silence.names)
            out.append(Alone(line, tuple(telling(index, c) for c in claims), sources))
    return tuple(out)
