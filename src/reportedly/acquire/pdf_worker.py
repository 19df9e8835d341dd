"""Runs apart, as a program of its own: a PDF on standard input -> its lines as JSON on standard output.

PDF files come from strangers and pdfium is written in C++: it gets bounded memory and processor time, and
whatever happens to it happens here. This file imports nothing of the package.
"""

from __future__ import annotations

import ctypes
import io
import json
import sys
from collections.abc import Iterator
from typing import Any

MEMORY = 1 << 30
SECONDS = 40
MOST_PAGES = 500
MOST_CHARACTERS = 1_500_000
HYPHENS = {"\x02": "\xad", "\ufffe": "\xad"}
"""What pdfium gives for a hyphen that it takes for the end of a broken line."""


def main() -> None:
    """Print {"pages": [[[text, left, right, top, bottom, size], ...], ...], "title": ..., "made": ...} or {"error": ...}."""
    _limit()
    import pypdfium2

    try:
        found = _read(pypdfium2, sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        found = {"error": "locked" if "password" in str(error).lower() else "damaged"}
    except MemoryError:
        found = {"error": "limits"}
    sys.stdout.write(json.dumps(found))


def _limit() -> None:
    try:
        import resource
    except ImportError:  # no such limits on Windows; the caller's clock still stops us
        return
    for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(limit)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (most, most))


def _read(pypdfium2: Any, data: bytes) -> dict[str, Any]:
    file = pypdfium2.PdfDocument(io.BytesIO(data))
    if len(file) > MOST_PAGES:
        return {"error": "pages"}
    pages, characters = [], 0
    for i in range(len(file)):
        lines = list(_lines(pypdfium2.raw, file[i].get_textpage()))
        characters += sum(len(line[0]) for line in lines)
        if characters > MOST_CHARACTERS:
            return {"error": "limits"}
        pages.append(lines)
    about = file.get_metadata_dict()
    return {"pages": pages, "title": about.get("Title", ""), "made": about.get("CreationDate", "")}


def _lines(raw: Any, page: Any) -> Iterator[list[Any]]:
    """Each line of a page with its box and its commonest type size, in points; the top is the greater number."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    text: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    sizes: list[float] = []

    def line() -> list[Any]:
        size = sorted(sizes)[len(sizes) // 2] if sizes else 0.0
        xs, ys = [b[0] for b in boxes] + [b[1] for b in boxes], [b[2] for b in boxes] + [b[3] for b in boxes]
        return ["".join(text), min(xs), max(xs), max(ys), min(ys), size]

    for i in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, i)
        char = HYPHENS.get(chr(code), chr(code)) if code else ""
        if 0xD800 <= code < 0xDC00 or 0xDC00 <= code < 0xE000:
            char = _pair(raw, page, i, code)
        if char in ("\n", "\r"):
            if boxes:
                yield line()
            text, boxes, sizes = [], [], []
            continue
        text.append(char)
        if not char.isspace() and raw.FPDFText_GetCharBox(page, i, left, right, bottom, top):
            boxes.append((left.value, right.value, bottom.value, top.value))
            sizes.append(round(raw.FPDFText_GetFontSize(page, i) or top.value - bottom.value, 1))
    if boxes:
        yield line()


def _pair(raw: Any, page: Any, i: int, code: int) -> str:
    """A character beyond the first 65,536, which pdfium gives in two halves; "" for the second half."""
    if code >= 0xDC00:
        return ""
    low = raw.FPDFText_GetUnicode(page, i + 1)
    return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)) if 0xDC00 <= low < 0xE000 else ""


if __name__ == "__main__":
    main()
