"""Extraction <-> the library: a folder of Parquet parts, queried by DuckDB, with a text index apart.

What each name needs is imported when it is first used: comparing reports takes `execute` alone.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ..model import Judgement
from .execute import execute
from .folder import holds_library

if TYPE_CHECKING:
    from .counts import Overview, overview
    from .findings import Findings
    from .kept import Kept
    from .library import Library
    from .listing import Listed, listed
    from .snippet import Found
    from .storylist import ListedStory, listed_stories, story

__all__ = [
    "Findings",
    "Found",
    "Kept",
    "Library",
    "Listed",
    "ListedStory",
    "Overview",
    "execute",
    "judgements",
    "listed",
    "listed_stories",
    "overview",
    "story",
]
_HOMES = {
    "findings": ("Findings",),
    "kept": ("Kept",),
    "library": ("Library",),
    "listing": ("Listed", "listed"),
    "counts": ("Overview", "overview"),
    "snippet": ("Found",),
    "storylist": ("ListedStory", "listed_stories", "story"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOME[name]}", __name__), name)


def judgements(folder: Path) -> tuple[Judgement, ...]:
    """The human judgements in a library; none where there is no library. Raises LibraryError."""
    if not holds_library(folder):
        return ()
    library: Library = import_module(".library", __name__).Library(folder, create=False)
    return library.judgements()
