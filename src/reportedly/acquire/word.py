"""DOCX: headline, blank line, body; the archive is measured before anything of it is unpacked."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.text.paragraph import Paragraph
from lxml import etree

from ..errors import InputError
from ..model import Span
from .nouns import MEGABYTE, Content, Reading

LARGEST_UNPACKED = 256 * MEGABYTE
LARGEST_XML = 64 * MEGABYTE
GREATEST_RATIO = 150
"""Unpacked bytes for each packed one, of members over a megabyte; a long report's XML packs about 1:20."""
MOST_MEMBERS = 2000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHARACTERS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
LEFT_OUT = frozenset(
    (W + "del", W + "moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
)
"""What was deleted or moved away, and second versions for old programs."""
HEADINGS = ("Title", "Heading 1")
ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")


def read(content: Content) -> Iterator[Reading]:
    """One report, its paragraphs and table rows in order. Raises InputError for damaged or hostile archives."""
    data = content.whole()
    _check(data, content.where)
    try:
        file = docx.Document(io.BytesIO(data))
        blocks = [(style, text.strip()) for style, text in _blocks(file) if text.strip()]
        named, made = file.core_properties.title or "", file.core_properties.created
    except Exception as error:  # python-docx raises whatever a damaged part makes it stumble over
        raise InputError(
            content.where, f"is a damaged .docx ({type(error).__name__})", "open and save it again"
        ) from error
    at = _headline(blocks, named)
    headline = None if at is None else " ".join(blocks[at][1].split())
    rest = [text for i, (_, text) in enumerate(blocks) if i != at]
    yield Reading(
        text="\n\n".join([headline, *rest] if headline else rest),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        sha256=hashlib.sha256(data).hexdigest(),
        title=headline,
        url=content.url,
        headline=Span(0, len(headline)) if headline else None,
        made=made.date().isoformat() if made else None,
    )


def _headline(blocks: list[tuple[str, str]], named: str) -> int | None:
    """Which of the first three blocks is set as a heading, or is what the file calls itself."""
    for i, (style, text) in enumerate(blocks[:3]):
        if style in HEADINGS or (named and text.split() == named.split()):
            return i
    return None


def _blocks(file: Any) -> Iterator[tuple[str, str]]:
    """(style name, text) of each paragraph and each row of a table, content controls and insertions included."""
    walk = etree.iterwalk(file.element.body, events=("start",))
    for _, element in walk:
        if element.tag == W + "p":
            yield getattr(Paragraph(element, file).style, "name", None) or "", _words(element)
        elif element.tag == W + "tr":
            cells = [" ".join(_words(cell).split()) for cell in element.iterchildren(W + "tc")]
            yield "", " | ".join(c for c in cells if c)
        elif element.tag not in LEFT_OUT:
            continue
        walk.skip_subtree()


def _words(element: Any) -> str:
    """The text below an element as it is printed: what a tracked change took out is not there."""
    pieces = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        if part.tag in LEFT_OUT and event == "start":
            walk.skip_subtree()
        elif event == "start":
            pieces.append((part.text or "") if part.tag == W + "t" else CHARACTERS.get(part.tag, ""))
        elif part.tag == W + "p" and part is not element:
            pieces.append("\n")
    return "".join(pieces)


def _check(data: bytes, where: str) -> None:
    """Refuse what isn't a Word file, what unpacks to too much, and XML that declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if "word/document.xml" not in archive.namelist():
                raise InputError(where, "is a zip archive, not a Word file", "unpack it and give its reports")
            _measure(members, where)
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    _refuse_entities(archive.read(member), where)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise InputError(where, "is a damaged or locked .docx", "open and save it again, without a password") from error
    except (ValueError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise InputError(where, "is a damaged .docx", "open and save it again") from error


def _measure(members: list[zipfile.ZipInfo], where: str) -> None:
    total = sum(m.file_size for m in members)
    dense = any(m.file_size > MEGABYTE and m.file_size > GREATEST_RATIO * max(m.compress_size, 1) for m in members)
    xml = max((m.file_size for m in members if m.filename.endswith((".xml", ".rels"))), default=0)
    if dense or total > LARGEST_UNPACKED or xml > LARGEST_XML or len(members) > MOST_MEMBERS:
        raise InputError(
            where,
            f"unpacks to {total // MEGABYTE} MB in {len(members)} parts (a zip bomb?)",
            "save the report's text as .txt",
        )


def _refuse_entities(xml: bytes, where: str) -> None:
    """No Word file declares entities; zero bytes are left out so that UTF-16 hides none."""
    plain = xml.replace(b"\0", b"")
    if any(mark in plain for mark in ENTITIES):
        raise InputError(where, "its XML declares entities, as no honest Word file does", "don't open it")
