"""Extractions -> rows of the tables, and back: what is read equals what was written, field for field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import pyarrow as pa

from ..model import Document, Extraction
from .schemas import ITEMS, SCHEMAS

Rows = dict[str, list[dict[str, Any]]]


def to_tables(extractions: Sequence[Extraction], part: int, now: str) -> dict[str, pa.Table]:
    """The tables of one part, in the order they are to be written: `documents` last, empty ones left out."""
    rows: Rows = {name: [] for name in (*ITEMS, "documents")}
    for extraction in extractions:
        document = extraction.document
        rows["documents"].append({"part": part, "added": now, **msgspec.to_builtins(document)})
        for name in ITEMS:
            for position, item in enumerate(getattr(extraction, name)):
                key = {"part": part, "document": document.id, "position": position}
                rows[name].append(key | msgspec.to_builtins(item, builtin_types=(bytes,)))
    return {name: pa.Table.from_pylist(found, SCHEMAS[name]) for name, found in rows.items() if found}


def to_extractions(tables: Mapping[str, pa.Table]) -> list[Extraction]:
    """The extractions in these tables, in the order of `documents`."""
    found: dict[str, dict[str, list[tuple[int, Any]]]] = defaultdict(lambda: defaultdict(list))
    for name, struct in ITEMS.items():
        for row in tables[name].to_pylist() if name in tables else ():
            found[row["document"]][name].append((row["position"], msgspec.convert(row, struct)))
    return [
        Extraction(
            document=document,
            **{name: _ordered(items) for name, items in found[document.id].items()},
        )
        for document in msgspec.convert(tables["documents"].to_pylist(), list[Document])
    ]


def _ordered(items: list[tuple[int, Any]]) -> tuple[Any, ...]:
    return tuple(item for _, item in sorted(items, key=lambda pair: pair[0]))
