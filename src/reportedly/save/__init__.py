"""Extraction <-> the library: a folder of immutable Parquet parts, queried by DuckDB, with a text index apart."""

from .execute import execute

__all__ = ["execute"]
