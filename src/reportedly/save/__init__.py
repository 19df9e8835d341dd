"""Extraction <-> the library: a folder of Parquet parts, queried by DuckDB, with a text index apart."""

from .execute import execute
from .library import Library, judgements
from .listing import Listed, listed
from .snippet import Found

__all__ = ["Found", "Library", "Listed", "execute", "judgements", "listed"]
