"""JSON Lines: one report a line, read as a stream, so a file may be of any length."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec

from ..errors import InputError
from .nouns import LONGEST_LINE, MEGABYTE, Content, Reading
from .published import stated

EXAMPLE = 'write {"text": "...", "title": "...", "published": "2024-04-15"}'


class _Line(msgspec.Struct):
    text: str
    title: str | None = None
    published: str | int | None = None
    publisher: str | None = None
    url: str | None = None
    id: str | int | None = None


DECODER = msgspec.json.Decoder(_Line)


def read(content: Content) -> Iterator[Reading | InputError]:
    """The reports, in the order of the lines; blank lines are passed over. A bad line is an InputError that
    names it. `sha256` is that of the line, without its line end."""
    number, empty = 0, True
    while line := content.stream.readline(LONGEST_LINE + 1):
        number += 1
        where = f"{content.where}:{number}"
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            _skip_line(content)
            empty = False
            yield InputError(where, f"the line is longer than {LONGEST_LINE // MEGABYTE} MB", "split the report")
            continue
        line = line.rstrip(b"\r\n")
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            empty = False
            yield _report(line, where)
    if empty:
        yield InputError(content.where, "holds no report", "give one report a line")


def _skip_line(content: Content) -> None:
    while (piece := content.stream.readline(MEGABYTE)) and not piece.endswith(b"\n"):
        pass


def _report(line: bytes, where: str) -> Reading | InputError:
    try:
        found = DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return InputError(where, f"no report on this line ({_reason(error)})", EXAMPLE)
    published = None if found.published is None else stated(str(found.published), "the line's “published”")
    return Reading(
        text=found.text,
        media_type="application/x-ndjson",
        sha256=hashlib.sha256(line).hexdigest(),
        title=_given(found.title),
        publisher=_given(found.publisher),
        url=_given(found.url),
        id=_given(str(found.id)) if found.id is not None else None,
        published=published,
        where=where,
    )


def _given(value: str | None) -> str | None:
    return value if value and value.strip() else None


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or "nested too deep"
