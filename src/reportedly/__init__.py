"""Who claims what in news reports, on whose word, with which figures, when and where; and reports side by
side.

    import reportedly report = reportedly.extract(reportedly.acquire("report.txt"))[0] comparison =
    reportedly.compare(["one.txt", "two.html", "three.pdf"])

Importing the package loads nothing else: every name below is looked up in its module when it is first used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import doctor, save, show
    from .errors import InputError, LibraryError, ModelError, ReportedlyError
    from .model import Comparison, Document, Extraction, Judgement
    from .pipeline import acquire, add, compare, extract, iter_acquire, iter_extract, survey
    from .save import Library

__version__ = "0.1.0"
__all__ = [
    "Comparison",
    "Document",
    "Extraction",
    "InputError",
    "Judgement",
    "Library",
    "LibraryError",
    "ModelError",
    "ReportedlyError",
    "acquire",
    "add",
    "compare",
    "doctor",
    "extract",
    "iter_acquire",
    "iter_extract",
    "save",
    "show",
    "survey",
]
_HOMES = {
    "pipeline": ("acquire", "add", "compare", "extract", "iter_acquire", "iter_extract", "survey"),
    "model": ("Comparison", "Document", "Extraction", "Judgement"),
    "errors": ("InputError", "LibraryError", "ModelError", "ReportedlyError"),
    "save": ("Library",),
    "show": ("load_ipython_extension",),
}
_MODULES = ("doctor", "save", "show")
_HOME = {name: module for module, names in _HOMES.items() for name in names}


class _Package(ModuleType):
    """The package: `reportedly.extract` is the function, also once the stage's folder `extract/` was
    imported."""

    def __getattr__(self, name: str) -> object:
        if name in _MODULES:
            return import_module(f".{name}", __name__)
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value: object = getattr(import_module(f".{_HOME[name]}", __name__), name)
        self.__dict__[name] = value
        return value

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*self.__dict__, *__all__})


def _shown_in_notebooks() -> None:
    """Where a notebook runs, a report or a comparison at the end of a cell is shown as the page."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is not None:
        import_module(".show", __name__).load_ipython_extension(shell)


sys.modules[__name__].__class__ = _Package
_shown_in_notebooks()
