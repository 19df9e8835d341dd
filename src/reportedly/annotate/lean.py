"""spaCy without its command line: a third of what importing it costs, and nothing of it is used here."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

UNUSED = ("spacy.cli", "spacy.cli.info")
"""`spacy/__init__.py` imports one name from there, and with it a project manager, an HTTP client and a
highlighter."""


def import_spacy() -> Any:
    """The module `spacy`. Its command line can still be imported afterwards; `spacy.info` is the one name
    missing."""
    if "spacy" not in sys.modules:
        for name in UNUSED:
            sys.modules[name] = _Nothing(name)
        try:
            import spacy
        finally:
            for name in UNUSED:
                del sys.modules[name]
        return spacy
    return sys.modules["spacy"]


class _Nothing(ModuleType):
    """Stands in for a module while its importer runs."""

    info = None
