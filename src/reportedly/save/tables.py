"""Parts as Arrow tables and data sets."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from .parts import Part
from .schemas import ITEMS, SCHEMAS

REPORTS = (*ITEMS, "documents")
"""The tables a part of reports is written to, in this order: the last makes it exist."""


def key(name: str) -> str:
    """The column that names the report a row is of."""
    return "id" if name == "documents" else "document"


def dataset(library: Path, name: str, parts: Sequence[Part]) -> ds.Dataset:
    """One table over several parts, read when it is asked for."""
    paths = [library / name / part.name for part in parts]
    files = [str(path) for path in paths if path.exists()]
    return ds.dataset(files, schema=SCHEMAS[name], format="parquet")


def read(library: Path, part: Part) -> dict[str, pa.Table]:
    """All tables of a part; a table it has no row in is left out."""
    paths = {name: library / name / part.name for name in REPORTS}
    return {name: pq.read_table(path, schema=SCHEMAS[name]) for name, path in paths.items() if path.exists()}


def only(tables: Mapping[str, pa.Table], ids: Collection[str]) -> dict[str, pa.Table]:
    """The rows of these reports."""
    wanted = pa.array(list(ids), pa.string())
    return {name: table.filter(pc.is_in(table[key(name)], wanted)) for name, table in tables.items()}


def counting(name: str) -> str:
    """SQL for the rows of a stored table whose reports count, given the table `live` (id, last)."""
    return f"SELECT stored.* FROM stored_{name} stored JOIN live ON stored.{key(name)} = live.id AND stored.part = live.last"


def counted(live: Mapping[str, Part]) -> pa.Table:
    """The table `live`: every report that counts, and the number its rows carry."""
    numbers = [part.last for part in live.values()]
    return pa.table({"id": pa.array(list(live), pa.string()), "last": pa.array(numbers, pa.int64())})
