"""A reading -> a Document: its id, its language, and the parts its text's own shape shows."""

from __future__ import annotations

import hashlib
import json

from ..model import Document
from .language import language
from .nouns import Reading, Source
from .published import settled
from .structure import shape


class Identities:
    """Gives each id once: a second one becomes `<id>-2`, a third `<id>-3`."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def unique(self, wanted: str) -> str:
        """`wanted`, or with the next free number behind it."""
        id_, n = wanted, 1
        while id_ in self._given:
            n += 1
            id_ = f"{wanted}-{n}"
        self._given.add(id_)
        return id_


def identity(reading: Reading) -> str:
    """The given id, else 16 hex digits of the SHA-256 over (url, or publisher and title) and text."""
    if reading.id:
        return reading.id
    key = [reading.url] if reading.url else [reading.publisher or "", reading.title or ""]
    packed = json.dumps([*key, reading.text], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode("ascii")).hexdigest()[:16]


def document(reading: Reading, source: Source, identities: Identities) -> Document:
    """The document: `reading`'s text untouched, and spans where headline, byline, dateline and agency stand."""
    parts = shape(reading.text, reading.headline, reading.title)
    return Document(
        id=identities.unique(identity(reading)),
        source_path=source.path,
        text=reading.text,
        title=reading.title,
        publisher=reading.publisher,
        url=reading.url,
        language=language(reading.text) or reading.language,
        media_type=reading.media_type,
        sha256=reading.sha256,
        retrieved=source.retrieved,
        headline=parts.headline,
        byline=parts.byline,
        dateline=parts.dateline,
        agency=parts.agency,
        published=settled(reading.published, parts.published, reading.url, reading.made),
    )
