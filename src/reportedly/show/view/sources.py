"""Sources that aren't named, and what is attributed to nobody at all."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Attribution, Extraction, Span
from .index import Index
from .voices import chain_voice, kind, shown
from .wording import Words, quoted


@dataclass(frozen=True)
class SourceLine:
    """An attribution without a name behind it: who it is put down to, and what it says."""

    letter: str
    voice: str
    source: Words
    content: Words


def unnamed(index: Index) -> tuple[SourceLine, ...]:
    """Attributions whose sources are described but not named, in the order of the reports."""
    return _of_kind(index, "unnamed")


def unstated(index: Index) -> tuple[SourceLine, ...]:
    """Attributions that say somebody said so and don't say who."""
    return _of_kind(index, "unstated")


def _of_kind(index: Index, wanted: str) -> tuple[SourceLine, ...]:
    return tuple(
        _line(index, extraction, attribution, span)
        for extraction in index.extractions.values()
        for attribution in extraction.attributions
        if kind(attribution) == wanted
        and attribution.content
        and (span := shown(attribution) or attribution.content[0])
    )


def _line(index: Index, extraction: Extraction, attribution: Attribution, span: Span) -> SourceLine:
    letter = index.letters[extraction.document.id]
    chain, seen = [attribution], {attribution.id}
    while (via := index.attributions.get(chain[-1].via or "")) and via.id not in seen:
        chain.append(via)
        seen.add(via.id)
    strong = [f.span for f in extraction.figures]
    return SourceLine(
        letter,
        chain_voice(extraction, chain).text,
        quoted(extraction, letter, span),
        quoted(extraction, letter, attribution.content[0], strong),
    )
