"""The SQL runs in DuckDB and can be carried over to Spark."""

from __future__ import annotations

import pytest
import sqlglot

from reportedly.relate import candidates, copies  # noqa: F401  (the functions; their modules hold the statements)


def statements() -> list[str]:
    import sys

    blocking, copying = sys.modules["reportedly.relate.candidates"], sys.modules["reportedly.relate.copies"]
    return [
        blocking.LINKED.format(bucket=400, least=2.0),
        blocking.PAIRS.format(partners=24, least=0.6),
        blocking.OVERFULL.format(bucket=400),
        copying.SHARED.format(bucket=60),
    ]


@pytest.mark.parametrize("sql", statements())
def test_every_statement_can_be_carried_over_to_spark(sql: str) -> None:
    (moved,) = sqlglot.transpile(sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    assert moved
