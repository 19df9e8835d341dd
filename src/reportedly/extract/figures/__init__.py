"""Figures: every quantity that measures or counts, as an interval with what it counts, where and as of when."""

from __future__ import annotations

from msgspec.structs import replace

from ...model import Extraction, Figure, Parsed, Span, item_ids
from ..syntax import Tree
from .counted import placed, unit_of
from .draft import Draft
from .measures import measure_of
from .phrases import quantities
from .uncounted import Uncounted

__all__ = ["figures"]


def figures(parsed: Parsed, so_far: Extraction) -> Extraction:
    """The extraction with its figures filled, in the order of the text; times and places found so far are used where there are any."""
    if not len(parsed.tokens):
        return so_far
    tree = Tree(parsed)
    drafts = _drafts(tree, so_far)
    ids = item_ids(parsed.document.id, "figure", [(d.quantity.start, d.quantity.end) for d in drafts])
    found = tuple(_figure(d, name, ids) for d, name in zip(drafts, ids, strict=True))
    return replace(so_far, figures=found)


def _drafts(tree: Tree, so_far: Extraction) -> list[Draft]:
    uncounted = Uncounted(tree, so_far.times)
    drafts = []
    for block in tree.parsed.paragraphs:
        for quantity in quantities(tree.text, block.start, block.end):
            if not uncounted(quantity):
                draft = placed(tree, quantity)
                unit_of(tree, draft)
                draft.measure = measure_of(tree, draft)
                drafts.append(draft)
    return drafts


def _figure(draft: Draft, name: str, ids: list[str]) -> Figure:
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
        part_of=ids[draft.whole] if draft.whole is not None else None,
    )
