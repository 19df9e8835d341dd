"""A labelled pair of claims, as pair_data.py writes it and pairs.py reads it."""

from __future__ import annotations

import msgspec

from reportedly import model
from reportedly.model import Excerpt

TURNED = {relation: reading for reading, relation in model.TURNED.items()}
"""What a relation is called where it is the right claim that does it."""


class Row(msgspec.Struct):
    """A pair of claims as the network reads it; `label` is one of PAIR_READINGS, `tempting` marks a pair made to mislead."""

    left: Excerpt
    right: Excerpt
    numbers: dict[str, float]
    label: str
    source: str
    tempting: bool = False
