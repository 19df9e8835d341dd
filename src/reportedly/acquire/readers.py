"""The kinds of files this stage reads, and the one place that decides which reader gets an input.

A reader is a module with `read(content) -> iterator of Reading or InputError`. It is imported when the first
input of its kind turns up: HTML, PDF and DOCX need libraries that take longer to load than a text file to read.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import BinaryIO, Protocol, cast

from msgspec import Struct

from ..errors import InputError
from .nouns import LONGEST_TEXT, Content, Reading, Source
from .sniff import HEAD, kind_of
from .streams import Rejoined, gunzipped


class Reader(Struct, frozen=True):
    """One kind of file: its name, the endings that stand for it, and the module that reads it."""

    kind: str
    extensions: tuple[str, ...]
    module: str


READERS = (
    Reader("text", (".txt", ".text"), "plain"),
    Reader("html", (".html", ".htm", ".xhtml"), "html"),
    Reader("pdf", (".pdf",), "pdf"),
    Reader("docx", (".docx",), "word"),
    Reader("jsonl", (".jsonl", ".ndjson"), "jsonl"),
)


class Read(Protocol):
    """What a reader's module offers as `read`."""

    def __call__(self, content: Content) -> Iterable[Reading | InputError]:
        """The reports in these bytes, in order, and a line of complaint for each that can't be read."""
        ...


def readable(name: str) -> bool:
    """Whether a file of this name is taken up when a folder is read."""
    name = name.lower().removesuffix(".gz")
    return any(name.endswith(e) for reader in READERS for e in reader.extensions)


def read(source: Source) -> Iterator[Reading | InputError]:
    """The reports of one input. What goes wrong is given as an InputError among them, never raised."""
    try:
        with source.open() as stream:
            for item in _content(source, stream, source.name):
                yield item if isinstance(item, InputError) else _checked(item, source.where)
    except InputError as error:
        yield error
    except (OSError, EOFError, zlib.error) as error:
        yield InputError(source.where, f"can't be read ({_reason(error)})", "check the file and its permissions")


def _content(source: Source, stream: BinaryIO, name: str, unpacked: bool = False) -> Iterable[Reading | InputError]:
    head = stream.read(HEAD)
    whole = cast(BinaryIO, io.BufferedReader(Rejoined(head, stream)))
    if not head:
        raise InputError(source.where, "the file is empty", "give a file that holds a report")
    kind = kind_of(head, name, source.declared, source.where)
    if kind == "gzip":
        if unpacked:
            raise InputError(source.where, "is compressed more than once", "unpack it first")
        inner = name[:-3] if name.lower().endswith(".gz") else name
        return _content(source, gunzipped(whole, source.where), inner, unpacked=True)
    reader = next(r for r in READERS if r.kind == kind)
    parse = cast(Read, import_module(f".{reader.module}", __package__).read)
    return parse(Content(source.where, whole, name, source.url, source.charset))


def _checked(reading: Reading, where: str) -> Reading | InputError:
    """The reading, or what is wrong with a text whatever file it came from."""
    where = reading.where or where
    if not reading.text.strip():
        return InputError(where, "holds no text but white space", "give a file that holds a report")
    if len(reading.text) > LONGEST_TEXT:
        return InputError(
            where,
            f"{len(reading.text):,} characters, more than the {LONGEST_TEXT:,} a report may have",
            "split it into reports",
        )
    return reading


def _reason(error: Exception) -> str:
    strerror = getattr(error, "strerror", None)
    return str(strerror or error or type(error).__name__).lower()
