"""Comparison -> text: the brief in a terminal, on a page, in a notebook, and the JSON of the contract.

It renders what it is given and nothing else. What each form needs is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .contract import schema, to_json, to_jsonl
    from .notebook import display, load_ipython_extension
    from .page import html
    from .terminal import brief

__all__ = ["FORMS", "brief", "display", "html", "load_ipython_extension", "schema", "to_json", "to_jsonl"]

FORMS = {
    "brief": "terminal",
    "html": "page",
    "to_json": "contract",
    "to_jsonl": "contract",
    "schema": "contract",
    "display": "notebook",
    "load_ipython_extension": "notebook",
}
"""Each form a comparison can be shown in, and the module that makes it."""


def __getattr__(name: str) -> object:
    if name not in FORMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{FORMS[name]}", __name__), name)
    globals()[name] = value
    return value
