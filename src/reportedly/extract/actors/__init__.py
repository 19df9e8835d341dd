"""Actors: mentions of somebody who acts, with the fullest name the report gives, and the body in the alias table."""

from __future__ import annotations

import msgspec

from ...model import Actor, Extraction, Parsed, Span, item_ids
from .mentions import mentions
from .names import Names
from .report import Report
from .table import known_actors

__all__ = ["actors", "known_actors"]


def actors(parsed: Parsed, so_far: Extraction) -> Extraction:
    """`so_far` with its actors, in the order of the text; needs its places. Personal pronouns are mentions too."""
    found = mentions(Report(parsed, so_far.places))
    names, tokens = Names(parsed, found), parsed.tokens
    spans = [Span(int(tokens.start[m.first]), int(tokens.end[m.last - 1])) for m in found]
    ids = item_ids(parsed.document.id, "actor", spans)
    made = tuple(Actor(i, span, names.of(m), m.kind, m.actor) for i, span, m in zip(ids, spans, found, strict=True))
    return msgspec.structs.replace(so_far, actors=made)
