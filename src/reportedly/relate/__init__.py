"""Extractions -> Comparison: what reports share, refine, update, deny and contradict, on how many origins each claim stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model import Comparison, Extraction, Judgement, KnownActor
from .candidates import Execute
from .read import Read
from .survey import Survey
from .tellings import Encode
from .verdict import FEATURES

__all__ = ["FEATURES", "Execute", "Survey", "relate"]


def relate(
    extractions: Sequence[Extraction],
    execute: Execute,
    known_actors: Mapping[str, KnownActor] | None = None,
    judgements: Sequence[Judgement] = (),
    encode: Encode | None = None,
    read: Read | None = None,
) -> Comparison:
    """Set reports side by side.

    `execute` runs SQL (DuckDB's dialect) over Arrow tables given by name. `encode` turns sentences into unit vectors where
    claims carry none; without it likeness rests on words alone. `read` tells what two claims are when read together; without
    it, and where reports are many, the features decide. Human `judgements` (same, not same) overrule the scores.
    The result depends on the input and its order only. `Survey` is the same for more reports than memory holds.
    """
    known = known_actors or {}
    found = Survey(extractions, execute, known, judgements, encode, read=read)
    return Comparison(
        documents=tuple(extractions),
        copies=tuple(found.copies()),
        groups=tuple(found.groups()),
        relations=tuple(found.pairs()),
        origins=tuple(found.origins()),
        figure_series=tuple(found.figure_series()),
        stories=tuple(found.stories()),
        namings=tuple(found.namings()),
        silences=tuple(found.silences()),
        known_actors=tuple(known[a] for a in found.actors if a in known),
        caps=tuple(found.caps()),
    )
