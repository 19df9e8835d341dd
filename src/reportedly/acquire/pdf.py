"""PDF: headline, blank line, body, built once from the lines a limited process finds."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from ..errors import InputError
from ..model import Span
from .dates import exact
from .layout import Line, paragraphs
from .nouns import Content, Reading

WORKER = Path(__file__).with_name("pdf_worker.py")
LONGEST_WAIT = 90.0
"""Seconds on the clock; the worker also limits its own processor time and memory."""
PROBLEMS = {
    "locked": ("is locked with a password", "save a copy without one"),
    "damaged": ("is a damaged or cut-off PDF", "get the file again"),
    "pages": ("has more pages than a report (500)", "split it"),
    "limits": ("takes more memory or time than a report should", "save its text as .txt"),
}


class _Found(msgspec.Struct):
    pages: list[list[tuple[str, float, float, float, float, float]]] = []
    title: str = ""
    made: str = ""
    error: Literal["locked", "damaged", "pages", "limits", ""] = ""


def read(content: Content) -> Iterator[Reading]:
    """One report. Raises InputError for a locked, damaged or scanned PDF, and for one beyond the limits."""
    data = content.whole()
    found = _found(data, content.where)
    pages = [[Line(*line) for line in page] for page in found.pages]
    if not any(line.text.strip() for page in pages for line in page):
        raise InputError(content.where, "has no text in it (a scan?)", "run text recognition (OCR) over it first")
    title = " ".join(found.title.split())
    headline, rest = paragraphs(pages, title)
    yield Reading(
        text="\n\n".join([headline, *rest] if headline else rest),
        media_type="application/pdf",
        sha256=hashlib.sha256(data).hexdigest(),
        title=headline,
        url=content.url,
        headline=Span(0, len(headline)) if headline else None,
        made=_made(found.made),
    )


def _found(data: bytes, where: str) -> _Found:
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(WORKER)], input=data, capture_output=True, timeout=LONGEST_WAIT, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise InputError(where, *PROBLEMS["limits"]) from error
    try:
        found = msgspec.json.decode(done.stdout, type=_Found)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(where, *PROBLEMS["limits" if done.returncode else "damaged"]) from error
    if found.error:
        raise InputError(where, *PROBLEMS[found.error])
    return found


def _made(value: str) -> str | None:
    """The day of a PDF date ("D:20240415103000+02'00'"), ISO 32000-1, 7.9.4."""
    digits = value.removeprefix("D:")[:8]
    day = exact(int(digits[:4]), int(digits[4:6]), int(digits[6:])) if len(digits) == 8 and digits.isdecimal() else None
    return day.value if day else None
