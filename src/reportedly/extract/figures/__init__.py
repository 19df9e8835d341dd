"""Figures: every quantity that measures or counts, as an interval with what it counts, where and as of when."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ...model import Extraction, Figure, Parsed, Span, item_ids
from .changes import change_of
from .circumstances import Circumstances
from .counted import placed, unit_of
from .draft import Draft
from .leaning import related
from .loose import none, vague
from .measures import measure_of
from .phrases import quantities
from .quantity import Quantity
from .reading import Reading
from .uncounted import Uncounted
from .victims import with_victims

__all__ = ["figures"]

CASUALTIES = {"killed", "wounded", "missing", "captured", "arrested", "displaced", "freed"}
"""Measures for which a word without a number ("several") is still a figure."""


def figures(parsed: Parsed, so_far: Extraction) -> Extraction:
    """The extraction with its figures filled, in the order of the text.

    Uses the times and places found so far, and works without any.
    """
    if not len(parsed.tokens):
        return so_far
    tree = Reading(parsed)
    drafts = _drafts(tree, so_far)
    ids = item_ids(parsed.document.id, "figure", [(d.quantity.start, d.quantity.end) for d in drafts])
    around = Circumstances(tree, drafts, so_far.document, so_far.times, so_far.places)
    return replace(so_far, figures=tuple(_figure(d, n, ids, around) for d, n in zip(drafts, ids, strict=True)))


def _drafts(tree: Reading, so_far: Extraction) -> list[Draft]:
    uncounted = Uncounted(tree, so_far.times)
    drafts: list[Draft] = []
    for quantity in _found(tree):
        if uncounted(quantity):
            continue
        draft = placed(tree, quantity)
        unit_of(tree, draft)
        draft.measure = measure_of(tree, draft)
        if quantity.low is None and quantity.high is None and draft.measure not in CASUALTIES:
            continue
        draft.change = change_of(tree, draft, drafts[-1] if drafts else None)
        drafts.append(draft)
    related(tree, drafts)
    return with_victims(tree, drafts)


def _found(tree: Reading) -> Iterator[Quantity]:
    """Every quantity of the report, in order; where two overlap, nought first, then the one with a number."""
    for block in tree.parsed.paragraphs:
        nought = list(none(tree.text, block.start, block.end))
        counted = [q for q in quantities(tree.text, block.start, block.end) if not _overlap(q, nought)]
        counted += [q for q in (*nought, *vague(tree.text, block.start, block.end)) if not _overlap(q, counted)]
        yield from sorted(counted, key=lambda q: (q.start, q.end))


def _overlap(quantity: Quantity, others: list[Quantity]) -> bool:
    return any(q.start < quantity.end and quantity.start < q.end for q in others)


def _figure(draft: Draft, name: str, ids: list[str], around: Circumstances) -> Figure:
    q = draft.quantity
    return Figure(
        id=name,
        span=Span(q.start, q.end),
        low=q.low,
        high=q.high,
        low_open=q.low_open,
        high_open=q.high_open,
        approximate=q.approximate,
        vague=q.vague,
        change=draft.change,
        unit=draft.unit,
        counts=draft.counts,
        measure=draft.measure or "other",
        places=around.where(draft),
        as_of=around.as_of(draft),
        part_of=ids[draft.whole] if draft.whole is not None else None,
    )
