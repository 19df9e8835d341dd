"""Every statement of `relate` runs in DuckDB and can be carried over to Spark."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module

import pytest
import sqlglot
from sqlglot import exp

import reportedly.relate

NUMBERS = {"bucket": 400, "least": 2, "most": 24}


def statements() -> dict[str, str]:
    """All of them, wherever they stand: module-level texts that hold a SELECT."""
    found = {}
    for module in pkgutil.iter_modules(reportedly.relate.__path__):
        import_module(f"reportedly.relate.{module.name}")
        for name, value in vars(sys.modules[f"reportedly.relate.{module.name}"]).items():
            if (
                isinstance(value, str)
                and name.isupper()
                and "SELECT " in value
                and not value.lstrip().startswith("ranked")
            ):
                found[f"{module.name}.{name}"] = value.format(**NUMBERS)
    return found


def test_the_joins_are_there() -> None:
    names = {n.split(".")[0] for n in statements()}
    assert {"candidates", "copies", "components"} <= names
    assert len(statements()) >= 9


@pytest.mark.parametrize("name", sorted(statements()))
def test_it_can_be_carried_over_to_spark(name: str) -> None:
    sql = statements()[name]
    (moved,) = sqlglot.transpile(sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    (tree,) = sqlglot.parse(moved, read="spark")
    assert tree is not None
    assert not list(tree.find_all(exp.Anonymous)), "a function that SQLGlot knows in one dialect only"


@pytest.mark.parametrize("name", sorted(statements()))
def test_the_same_rows_come_in_any_dialect_read_back(name: str) -> None:
    """Over Spark's dialect and back the statement stays what it was."""
    sql = statements()[name]
    there = sqlglot.transpile(sql, read="duckdb", write="spark")[0]
    back = sqlglot.transpile(there, read="spark", write="duckdb")[0]
    once = sqlglot.transpile(sql, read="duckdb", write="duckdb")[0]
    assert back.replace(" NULLS FIRST", "").replace(" NULLS LAST", "") == once.replace(" NULLS FIRST", "").replace(
        " NULLS LAST", ""
    )
