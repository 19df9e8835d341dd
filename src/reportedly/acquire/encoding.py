"""Bytes of a text -> its characters, exactly: nothing replaced, line ends kept, only a byte order mark dropped."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from ..errors import InputError
from .codepages import latin

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ASCII_PLUS = re.compile(rb"[\x80-\xff]")
SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
LATIN = 0.25
"""Share of bytes above ASCII up to which a text is held to be in Latin letters (Turkish has about 0.17)."""


def decode(data: bytes, where: str, declared: str | None = None) -> str:
    """The characters of these bytes. `declared`: the encoding a page or server names, tried after UTF-8.

    Raises InputError for bytes that are nearly UTF-8 (it names the first wrong one) and for those of no known
    encoding.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, where, len(mark))
    if b"\x00" in data[:2000]:
        return _strictly(data, "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = error
    if declared and (text := _known(data, declared)) is not None:
        return text
    if _nearly_utf8(data):
        raise _complaint(data, wrong.start, where)
    text = _guessed(data)
    if text is None:
        raise InputError(where, "is in no encoding that can be told", "save it as UTF-8")
    return text


def _strictly(data: bytes, encoding: str, where: str, skipped: int = 0) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            raise _complaint(data, error.start, where, skipped) from error
        raise InputError(
            where, f"is {encoding.upper()} with a fault at byte {skipped + error.start}", "save it as UTF-8"
        ) from error


def _complaint(data: bytes, at: int, where: str, skipped: int = 0) -> InputError:
    line = data.count(b"\n", 0, at) + 1
    return InputError(
        where,
        f"isn't valid UTF-8: byte {skipped + at} (line {line}) is 0x{data[at]:02x}",
        "mend that place or save the file as UTF-8 again",
    )


def _known(data: bytes, declared: str) -> str | None:
    """The text in the encoding declared; None where that is unknown or doesn't fit. Latin-1 is read as
    Windows-1252, as the WHATWG encoding standard has it."""
    try:
        name = codecs.lookup(declared.strip()).name
        if name == "utf-8" or not getattr(codecs.lookup(name), "_is_text_encoding", True):
            return None
        return data.decode("cp1252" if name in ("iso8859-1", "ascii") else name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _nearly_utf8(data: bytes) -> bool:
    """Whether most bytes above ASCII do stand in UTF-8 sequences, so that the file was meant as UTF-8."""
    inside = sum(len(m) for m in SEQUENCE.findall(data))
    return 2 * inside > len(ASCII_PLUS.findall(data))


def _guessed(data: bytes) -> str | None:
    if len(ASCII_PLUS.findall(data)) <= LATIN * len(data) and (text := latin(data)) is not None:
        return text
    best = from_bytes(data[: 2**20]).best()
    return _known(data, best.encoding) if best else None
