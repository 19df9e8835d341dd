"""Extraction <-> the library: a folder of Parquet parts, queried by DuckDB, with a text index apart."""

from .execute import execute
from .library import Library
from .snippet import Found

__all__ = ["Found", "Library", "execute"]
