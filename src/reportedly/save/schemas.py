"""The library's tables: one for each list of an Extraction, its columns derived once from the model's
structs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec
import pyarrow as pa
from msgspec import inspect

from ..model import (
    Cap,
    Copy,
    Document,
    Extraction,
    Group,
    GroupRelation,
    Judgement,
    OriginEntry,
    Series,
    Story,
)

SCALARS: dict[type[inspect.Type], pa.DataType] = {
    inspect.StrType: pa.string(),
    inspect.LiteralType: pa.string(),
    inspect.IntType: pa.int64(),
    inspect.FloatType: pa.float64(),
    inspect.BoolType: pa.bool_(),
    inspect.BytesType: pa.binary(),
}


def arrow_type(kind: inspect.Type) -> pa.DataType:
    """The Arrow type of a field: structs nest, tuples are lists, anything may be null."""
    if isinstance(kind, inspect.UnionType):
        (kind,) = (one for one in kind.types if not isinstance(one, inspect.NoneType))
    if isinstance(kind, inspect.VarTupleType):
        return pa.list_(arrow_type(kind.item_type))
    if isinstance(kind, inspect.TupleType):  # a pair of one type
        (item,) = set(map(arrow_type, kind.item_types))
        return pa.list_(item)
    if isinstance(kind, inspect.StructType):
        return pa.struct([(field.encode_name, arrow_type(field.type)) for field in kind.fields])
    return SCALARS[type(kind)]


def columns(struct: type[msgspec.Struct]) -> list[pa.Field]:
    """A struct's fields as columns."""
    kind = inspect.type_info(struct)
    assert isinstance(kind, inspect.StructType)
    return [pa.field(field.encode_name, arrow_type(field.type)) for field in kind.fields]


PART = pa.field("part", pa.int64())
"""Number of the part a row was written in: with the document's id it says whether the row still counts."""
ITEM = [PART, pa.field("document", pa.string()), pa.field("position", pa.int64())]
"""Columns of every table of items: the report an item is of, and its place in the report's list."""


def _item_structs() -> dict[str, type[msgspec.Struct]]:
    kind = inspect.type_info(Extraction)
    assert isinstance(kind, inspect.StructType)
    lists = [(field.name, field.type) for field in kind.fields]
    return {
        name: list_type.item_type.cls
        for name, list_type in lists
        if isinstance(list_type, inspect.VarTupleType) and isinstance(list_type.item_type, inspect.StructType)
    }


ITEMS = MappingProxyType(_item_structs())
"""Table name -> struct, in the order of the Extraction's fields; `frames` (what `relate` compares) is the
last."""
SCHEMAS = MappingProxyType(
    {
        **{name: pa.schema([*ITEM, *columns(struct)]) for name, struct in ITEMS.items()},
        "documents": pa.schema([PART, pa.field("added", pa.string()), *columns(Document)]),
        "removed": pa.schema([PART, pa.field("document", pa.string()), pa.field("at", pa.string())]),
        "judgements": pa.schema([PART, *columns(Judgement)]),
    }
)
"""Every table of reports, removals and judgements. `added`, `at`: ISO times in UTC."""

FINDINGS: Mapping[str, type[msgspec.Struct]] = MappingProxyType(
    {
        "copies": Copy,
        "groups": Group,
        "relations": GroupRelation,
        "origins": OriginEntry,
        "figure_series": Series,
        "stories": Story,
        "caps": Cap,
    }
)
"""Table name -> struct of what comparing all reports found."""
FOUND = MappingProxyType(
    {name: pa.schema([pa.field("position", pa.int64()), *columns(struct)]) for name, struct in FINDINGS.items()}
)
"""Their tables: the place in the order found, then the struct's fields."""
