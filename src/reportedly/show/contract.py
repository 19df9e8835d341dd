"""The JSON the program prints: the nouns field for field, less what `relate` alone needs (claim frames)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct

from ..model import (
    Actor,
    Attribution,
    Cap,
    Claim,
    Comparison,
    Copy,
    Document,
    Event,
    Extraction,
    Figure,
    Group,
    KnownActor,
    Naming,
    OriginEntry,
    Place,
    Relation,
    Series,
    Silence,
    Story,
    Time,
    Wording,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Report(Struct, frozen=True):
    """One report and everything found in it: what `reportedly extract` prints, one a line."""

    document: Document
    attributions: tuple[Attribution, ...]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    wording: tuple[Wording, ...]
    claims: tuple[Claim, ...]


class Reports(Struct, frozen=True):
    """Reports side by side: what `reportedly compare` prints."""

    documents: tuple[Report, ...]
    copies: tuple[Copy, ...]
    groups: tuple[Group, ...]
    relations: tuple[Relation, ...]
    origins: tuple[OriginEntry, ...]
    figure_series: tuple[Series, ...]
    stories: tuple[Story, ...]
    namings: tuple[Naming, ...]
    silences: tuple[Silence, ...]
    known_actors: tuple[KnownActor, ...]
    caps: tuple[Cap, ...]


def to_json(comparison: Comparison) -> str:
    """The comparison as one JSON object on one line, without a line break at its end."""
    printed = {name: getattr(comparison, name) for name in Reports.__struct_fields__ if name != "documents"}
    return _text(Reports(documents=tuple(map(_printed, comparison.documents)), **printed))


def to_jsonl(extractions: Extraction | Iterable[Extraction]) -> str:
    """One JSON object a report, each on a line of its own that ends in a line break."""
    reports = [extractions] if isinstance(extractions, Extraction) else extractions
    return "".join(_text(_printed(report)) + "\n" for report in reports)


def schema() -> str:
    """The JSON Schema (2020-12) that every line of `to_jsonl` and every `to_json` satisfies, as indented JSON."""
    shapes, defined = msgspec.json.schema_components((Report, Reports), ref_template="#/$defs/{name}")
    for definition in defined.values():
        _all_required(definition)
    whole = {
        "$schema": DIALECT,
        "title": "Reportedly's output: a report, or reports side by side",
        "anyOf": list(shapes),
        "$defs": dict(sorted(defined.items())),
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def _all_required(definition: dict[str, Any]) -> None:
    """A noun's field with a default is printed all the same."""
    if "properties" in definition:
        definition["required"] = list(definition["properties"])
        for described in definition["properties"].values():
            described.pop("default", None)


def _printed(extraction: Extraction) -> Report:
    return Report(**{name: getattr(extraction, name) for name in Report.__struct_fields__})


def _text(value: object) -> str:
    """As JSON; half a surrogate pair, which UTF-8 can't hold, becomes U+FFFD, so that offsets stay."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        whole = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":"))
        return re.sub("[\ud800-\udfff]", "\ufffd", whole)
