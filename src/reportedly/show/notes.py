"""What was made of a stretch of text, in a few words: shown where the pointer rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import AsOf, Attribution, Extraction, Figure, Place, Span, Time
from .view.days import UNKNOWN, as_of
from .view.index import Index
from .view.voices import chain_voice
from .view.wording import one_line


def notes(index: Index, extraction: Extraction) -> Iterator[tuple[Span, str]]:
    """Whose words attributed content is, and how each figure, time and place was read."""
    carried = {(a.via, span) for a in extraction.attributions for span in a.content}
    for attribution in extraction.attributions:
        said = _whose(index, extraction, attribution)
        yield from ((span, said) for span in attribution.content if (attribution.id, span) not in carried)
    yield from ((figure.span, _figure(figure)) for figure in extraction.figures)
    yield from ((time.span, _time(time)) for time in extraction.times)
    yield from ((place.span, _place(place)) for place in extraction.places)


def amount(figure: Figure) -> str:
    """The interval in words: 25; at least 25; more than 25; 20 to 30; about 25; no amount stated."""
    low, high = figure.low, figure.high
    about = "about " if figure.approximate else ""
    if low is None and high is None:
        return "no amount stated"
    if high is None:
        return f"{about}{'more than' if figure.low_open else 'at least'} {_number(low)}"
    if low is None:
        return f"{about}{'fewer than' if figure.high_open else 'at most'} {_number(high)}"
    return about + (_number(low) if low == high else f"{_number(low)} to {_number(high)}")


def _whose(index: Index, extraction: Extraction, attribution: Attribution) -> str:
    chain, seen = [attribution], {attribution.id}
    while (via := index.attributions.get(chain[-1].via or "")) and via.id not in seen:
        chain.append(via)
        seen.add(via.id)
    return f"On the word of: {chain_voice(extraction, chain).text}"


def _figure(figure: Figure) -> str:
    measure = "" if figure.measure == "other" or figure.measure in (figure.counts or "") else figure.measure
    what = " ".join(one_line(w) for w in (figure.unit or "", figure.counts or "", measure) if w)
    when = as_of(figure.as_of)
    change = {"up": " more", "down": " less"}.get(figure.change or "", "")
    return f"{amount(figure)}{change} {what}".strip() + ("" if when == UNKNOWN else f", as of {when}")


def _time(time: Time) -> str:
    days = as_of(AsOf(time.earliest, time.latest, time.value))
    return (time.value or days) if time.type in ("DURATION", "SET") else days


def _place(place: Place) -> str:
    where = f"{place.name}, {place.country}" if place.country else place.name
    return where + (f" (GeoNames {place.geonames_id})" if place.geonames_id else " (not located)")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"
