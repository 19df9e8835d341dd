"""An extraction as a person writes it down: words instead of offsets, no ids, nothing that says nothing."""

from __future__ import annotations

from typing import Any

import msgspec

from reportedly.model import Document, Extraction, Span

KINDS = ("attributions", "figures", "times", "places", "actors", "claims")


def view(found: Extraction) -> dict[str, Any]:
    """`{"document": ..., "attributions": [...], ...}`; ids of items become the words of those items."""
    document = found.document
    words = {
        item.id: (item.span.of(document.text) if hasattr(item, "span") else _heading(item, document))
        for kind in KINDS
        for item in getattr(found, kind)
    }
    out: dict[str, Any] = {"document": _document(document)}
    for kind in KINDS:
        out[kind] = [_plain(item, document.text, words) for item in getattr(found, kind)]
    return out


def _heading(item: Any, document: Document) -> str:
    return item.cue.of(document.text) if item.cue else item.content[0].of(document.text)


def _document(document: Document) -> dict[str, Any]:
    fields = ("headline", "byline", "dateline", "agency", "published", "language", "publisher")
    plain = {name: _plain(getattr(document, name), document.text, {}) for name in fields}
    return {name: value for name, value in plain.items() if value not in (None, {})}


def _plain(value: Any, text: str, words: dict[str, str]) -> Any:
    if isinstance(value, Span):
        return value.of(text)
    if isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__ if name != "id"}
        defaults = dict(zip(reversed(value.__struct_fields__), reversed(value.__struct_defaults__), strict=False))
        return {
            name: _plain(one, text, words)
            for name, one in fields.items()
            if name not in defaults or one != defaults[name]
        }
    if isinstance(value, tuple):
        return [_plain(one, text, words) for one in value]
    return words.get(value, value) if isinstance(value, str) else value


def agrees(expected: Any, actual: Any) -> bool:
    """Whether what was found is what was written down: lists entry by entry, objects on the fields written down."""
    if isinstance(expected, dict):
        return isinstance(actual, dict) and all(agrees(expected[key], actual.get(key)) for key in expected)
    if isinstance(expected, list):
        same = isinstance(actual, list) and len(expected) == len(actual)
        return same and all(agrees(one, other) for one, other in zip(expected, actual, strict=True))
    return bool(expected == actual)


def narrowed(actual: Any, expected: Any) -> Any:
    """What was found, cut down to the kinds of things and the fields that were written down before."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return {key: narrowed(actual[key], expected[key]) for key in expected if key in actual}
    if isinstance(actual, list) and isinstance(expected, list):
        shapes = expected if len(actual) == len(expected) else [_widest(expected)] * len(actual)
        return [narrowed(one, shape) for one, shape in zip(actual, shapes, strict=True)]
    return actual


def _widest(expected: list[Any]) -> Any:
    """Every field that any of these names."""
    return {key: value for one in expected if isinstance(one, dict) for key, value in one.items()} or None
