"""SQL over Arrow tables, in memory: what `relate` is handed, and what the library asks its own parts with."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import pyarrow as pa


def execute(sql: str, tables: Mapping[str, pa.Table]) -> pa.Table:
    """Run one statement in DuckDB's dialect over the tables named; nothing is written and no file is read.

    Rows come in no promised order unless the statement asks for one. Raises duckdb.Error for faulty SQL.
    """
    with duckdb.connect(":memory:", config=CLOSED) as connection:
        for name, table in tables.items():
            connection.register(name, table)
        return connection.sql(sql).to_arrow_table()


CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
"""No files, no network, no extensions fetched."""
