"""Document -> Parsed: the only stage that loads models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Document, Parsed
from .parse import DEFAULT_MODEL, parse

__all__ = ["DEFAULT_MODEL", "annotate"]


def annotate(documents: Iterable[Document], model: str = DEFAULT_MODEL) -> Iterator[Parsed]:
    """Parse reports, in order, with any installed spaCy pipeline.

    Raises ModelError when the pipeline named isn't installed. Memory is bounded by the longest report.
    """
    yield from parse(documents, model)
