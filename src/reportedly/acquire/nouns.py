"""What passes between the parts of this stage: where bytes come from, and what a reader made of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from msgspec import Struct

from ..errors import InputError
from ..model import Published, Span

MEGABYTE = 2**20
LARGEST_FILE = 64 * MEGABYTE
"""Bytes of one file that holds one report, after decompression."""
LONGEST_LINE = 16 * MEGABYTE
"""Bytes of one line of a JSONL file; the file itself may be of any length."""
LONGEST_TEXT = 1_000_000
"""Characters of one report."""


class Source(Struct, frozen=True):
    """One input: how to open it, and what is known of it before a byte is read."""

    where: str
    """How messages name it."""
    open: Callable[[], BinaryIO]
    path: str | None = None
    """What `Document.source_path` will say."""
    name: str = ""
    """File name or last part of the address; its ending hints at the kind."""
    url: str | None = None
    charset: str | None = None
    """The encoding a server declared."""
    declared: str | None = None
    """The media type a server declared."""
    retrieved: str | None = None


class Content(Struct, frozen=True):
    """An opened input as a reader gets it."""

    where: str
    stream: BinaryIO
    name: str = ""
    url: str | None = None
    charset: str | None = None

    def whole(self, largest: int = LARGEST_FILE) -> bytes:
        """All its bytes. Raises InputError when there are more than `largest`, or none."""
        data = self.stream.read(largest + 1)
        if len(data) > largest:
            raise InputError(
                self.where,
                f"more than {largest // MEGABYTE} MB for one report",
                "split it, or give reports one a line as .jsonl",
            )
        if not data:
            raise InputError(self.where, "the file is empty", "give a file that holds a report")
        return data


class Reading(Struct, frozen=True):
    """One report as a reader gives it; `text` is final. `published` is what its metadata states, if anything."""

    text: str
    media_type: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    id: str | None = None
    language: str | None = None
    """As declared; used where the text is too short to tell."""
    headline: Span | None = None
    """Where the reader itself put the headline first."""
    published: Published | None = None
    made: str | None = None
    """The day the file says it was made: weak evidence, told and not used."""
    where: str = ""
