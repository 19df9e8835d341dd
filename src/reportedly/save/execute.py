"""SQL over Arrow tables, in memory: what `relate` is handed, and how the library asks its own parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

if TYPE_CHECKING:
    from pyarrow.dataset import Dataset

CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
"""No files, no network, no extensions fetched."""


def execute(
    sql: str,
    tables: Mapping[str, pa.Table | Dataset],
    parameters: Sequence[object] = (),
    views: Mapping[str, str] = MappingProxyType({}),
) -> pa.Table:
    """Run one SELECT in DuckDB's dialect over the tables named (`?` stands for a parameter).

    `views` are tables given by a SELECT over the others. Nothing is written and no file is read but those of a data set
    handed in. Rows come in no promised order unless the statement asks for one. Raises duckdb.Error for faulty SQL.
    """
    with duckdb.connect(":memory:", config=CLOSED) as connection:
        for name, table in tables.items():
            connection.register(name, table)
        for name, view in views.items():
            connection.execute(f"CREATE TEMP VIEW {name} AS {view}")
        return connection.sql(sql, params=list(parameters) or None).to_arrow_table()
