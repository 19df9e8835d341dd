"""HTML: headline, blank line, body as trafilatura finds it; what the page says of itself from its metadata."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

import lxml.html
import trafilatura
from lxml import etree

from ..errors import InputError
from ..model import Span
from .encoding import decode
from .nouns import MEGABYTE, Content, Reading
from .pagedata import page_data

LARGEST_PAGE = 16 * MEGABYTE
MOST_ELEMENTS = 50_000
DEEPEST = 250
MOST_ATTRIBUTES = 1000
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
XML_ENCODING = re.compile(rb"\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})[\"']")
SPACES = re.compile(r"\s+")
BLOCKS = frozenset({"p", "head", "item", "quote", "code", "list", "table", "row", "div", "fw", "ab", "lb"})
"""Elements of trafilatura's trees that begin and end a paragraph."""

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read(content: Content) -> Iterator[Reading]:
    """One report. Raises InputError for a page with no text of its own, or one built to exhaust its reader."""
    data = content.whole(LARGEST_PAGE)
    tree = _tree(decode(data, content.where, _declared(data) or content.charset), content.where)
    page = page_data(tree)
    title, paragraphs = _body(tree, content.where)
    headline = page.headline or title
    for i, paragraph in enumerate(paragraphs[:3]):
        if headline and _same(paragraph, headline):
            headline = paragraphs.pop(i)
            break
    if not paragraphs:
        raise InputError(
            content.where,
            "no report text in the page (is it written by a script?)",
            "save the page from a browser, or copy its text",
        )
    body = "\n\n".join(paragraphs)
    yield Reading(
        text=f"{headline}\n\n{body}" if headline else body,
        media_type="text/html",
        sha256=hashlib.sha256(data).hexdigest(),
        title=headline,
        publisher=page.publisher,
        url=page.url or content.url,
        language=page.language,
        headline=Span(0, len(headline)) if headline else None,
        published=page.published,
    )


def _declared(data: bytes) -> str | None:
    match = XML_ENCODING.match(data) or CHARSET.search(data[:8192])
    return match[1].decode("ascii") if match else None


def _tree(markup: str, where: str) -> Any:
    markup = re.sub(r"\A\s*<\?xml[^>]*\?>", "", markup.replace("\0", ""))
    try:
        etree.fromstring(markup, etree.HTMLParser(target=_Bounds(where)))
        return lxml.html.document_fromstring(markup, parser=lxml.html.HTMLParser(remove_comments=True, no_network=True))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(where, "is no page that can be read", "check the file") from error


class _Bounds:
    """Counts what the parser meets, as it meets it, and stops it: building a tree of an element with very many
    attributes takes time that grows with their square, and so does extraction from very deep or wide trees."""

    def __init__(self, where: str) -> None:
        self._where, self._depth, self._count = where, 0, 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins. Raises InputError beyond the limits."""
        self._depth += 1
        self._count += 1
        for found, most, what in (
            (self._depth, DEEPEST, "levels"),
            (self._count, MOST_ELEMENTS, "elements"),
            (len(attributes), MOST_ATTRIBUTES, "attributes on one element"),
        ):
            if found > most:
                raise InputError(self._where, f"the page has more than {most:,} {what}", "save the report's text alone")

    def end(self, tag: str) -> None:
        """An element ends."""
        self._depth -= 1

    def close(self) -> None:
        """The page ends."""


def _body(tree: Any, where: str) -> tuple[str | None, list[str]]:
    """The page's title and its paragraphs, white space within one made single spaces."""
    try:
        found: Any = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True)
    except (RecursionError, ValueError, TypeError, AttributeError, etree.LxmlError) as error:
        raise InputError(where, "the page is too tangled to read", "save the report's text alone") from error
    if found is None or found.body is None:
        return None, []
    paragraphs: list[str] = []
    _gather(found.body, paragraphs)
    return _tidy(found.title), paragraphs or [p for p in map(_tidy, (found.text or "").splitlines()) if p]


def _gather(body: Any, paragraphs: list[str]) -> None:
    """The text of each block, in the page's order; a line break inside one begins another, a table's row is one."""
    piece: list[str] = []

    def close() -> None:
        if text := _tidy("".join(piece)):
            paragraphs.append(text)
        piece.clear()

    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if element.tag in BLOCKS:
            close()
        if element.tag == "row" and event == "start":
            cells = [_tidy(" ".join(cell.itertext())) for cell in element]
            piece.append(" | ".join(c for c in cells if c))
            walk.skip_subtree()
        else:
            piece.append((element.text if event == "start" else element.tail) or "")
    close()


def _tidy(text: str | None) -> str | None:
    return SPACES.sub(" ", text or "").strip() or None


def _same(left: str, right: str) -> bool:
    return re.sub(r"\W+", "", left).casefold() == re.sub(r"\W+", "", right).casefold()
