"""Bytes -> Document: files, folders, standard input and addresses, each read by what its bytes are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ..errors import InputError
from ..model import Document
from .identity import Identities, document
from .inputs import sources
from .nouns import Source
from .readers import READERS, Reader, read

__all__ = ["READERS", "Reader", "acquire"]


def acquire(
    *inputs: str | Path, fetch: bool = False, on_error: Callable[[InputError], None] | None = None
) -> Iterator[Document]:
    """Read reports from files, folders, http(s) addresses (only with `fetch`) and standard input ("-"), in order.

    An input that can't be read, or a bad line of a JSONL file, goes to `on_error` and the rest is read on;
    without one the first InputError is raised. The same input gives the same documents on every run, but for
    `retrieved`, which only what came from an address has. Ids are unique over the call.
    """
    identities = Identities()
    for source in sources(inputs, fetch):
        for item in [source] if isinstance(source, InputError) else _documents(source, identities):
            if isinstance(item, Document):
                yield item
            elif on_error is None:
                raise item
            else:
                on_error(item)


def _documents(source: Source, identities: Identities) -> Iterator[Document | InputError]:
    for item in read(source):
        yield item if isinstance(item, InputError) else document(item, source, identities)
