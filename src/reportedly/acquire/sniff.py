"""What kind of file the bytes are: their own beginning decides, the name only where that leaves a choice."""

from __future__ import annotations

import re

from ..errors import InputError

HEAD = 65536
"""Bytes looked at."""

MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|p|div|meta|title|h1)\b", re.I)
SKIPPED = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s+|<\?xml[^>]{0,200}\?>|<!--.{0,4000}?-->)*", re.S)
FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.I)
LINE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\{\s*\"")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)", "save it as .docx or as text"),
    (b"{\\rtf", "an RTF file", "save it as .docx or as text"),
    (b"%!PS", "a PostScript file", "save it as PDF"),
    (b"\x89PNG", "an image", "give the report's text"),
    (b"\xff\xd8\xff", "an image", "give the report's text"),
    (b"GIF8", "an image", "give the report's text"),
    (b"SQLite format 3\x00", "a database", "export the reports as .jsonl"),
    (b"PAR1", "a Parquet file", "export the reports as .jsonl"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it first"),
    (b"WARC/", "a web archive (WARC)", "extract its pages as .html first"),
)
"""First bytes of kinds that are often met and not read: what each is, and what to do."""


def kind_of(head: bytes, name: str, declared: str | None, where: str) -> str:
    """A reader's kind, or "gzip". `declared` is a server's media type. Raises InputError for what isn't read."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    for magic, what, advice in FOREIGN:
        if head.startswith(magic):
            raise InputError(where, f"is {what}, which isn't read", advice)
    if _binary(head):
        raise InputError(where, "is binary, not text", "give .txt, .html, .pdf, .docx or .jsonl")
    return _text_kind(head, name.lower(), declared or "", where)


def _text_kind(head: bytes, name: str, declared: str, where: str) -> str:
    start = head[SKIPPED.match(head).end() :] if SKIPPED.match(head) else head  # type: ignore[union-attr]
    if FEED.match(start):
        raise InputError(where, "is a feed, which isn't read", "give the pages it points at")
    if name.endswith((".pdf", ".docx")):
        raise InputError(where, f"is no {name[name.rindex('.') + 1 :].upper()} file inside", "check the file")
    if name.endswith((".html", ".htm", ".xhtml")) or "html" in declared or MARKUP.match(start):
        return "html"
    if name.endswith((".jsonl", ".ndjson")) or "ndjson" in declared or "jsonl" in declared:
        return "jsonl"
    if not name.endswith((".txt", ".text", ".md")) and LINE.match(head):
        return "jsonl"
    if name.endswith(".json"):
        raise InputError(where, "is JSON, but not one report a line", "write one object a line, as .jsonl")
    return "text"


def _binary(head: bytes) -> bool:
    """Whether control characters show that this is no text; UTF-16 and UTF-32 with their mark pass."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or _wide(head):
        return False
    found = len(CONTROL.findall(head[:8192]))
    return b"\x00" in head or found > len(head[:8192]) // 50


def _wide(head: bytes) -> bool:
    """UTF-16 without a mark: every other byte of Western text is zero, and none of the others."""
    even, odd = head[0:2000:2], head[1:2000:2]
    few, many = sorted((even.count(0), odd.count(0)))
    return few == 0 and many > 0.8 * len(odd) and len(odd) > 4
