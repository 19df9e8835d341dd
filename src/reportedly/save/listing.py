"""The reports in a library, one row each, filtered by where and when they were published."""

from __future__ import annotations

from msgspec import Struct, convert

from .library import Library

ROWS = """
SELECT id, publisher, language, published.value AS published, published.basis AS basis, url, source_path, added,
  coalesce(title, substr(text, headline.start + 1, headline['end'] - headline.start),
           trim(split_part(ltrim(text), chr(10), 1))) AS title,
  (SELECT count(*) FROM claims WHERE claims.document = documents.id) AS claims
FROM documents
WHERE (?1 IS NULL OR lower(publisher) = lower(?1))
  AND (?2 IS NULL OR coalesce(published.latest, published.earliest) >= ?2)
  AND (?3 IS NULL OR coalesce(published.earliest, published.latest) <= ?3)
  AND (?4 IS NULL OR language = ?4)
"""


class Listed(Struct, frozen=True):
    """One report of a library: `published` is TIMEX3, `added` an ISO time in UTC, `claims` how many there
    are."""

    id: str
    title: str | None
    publisher: str | None
    language: str | None
    published: str | None
    basis: str
    url: str | None
    source_path: str | None
    added: str
    claims: int


def listed(
    library: Library,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
    language: str | None = None,
) -> list[Listed]:
    """The reports in the order of adding. `since`, `until`: ISO days; a report counts when it may fall
    between them, and one without a date when neither is given. Raises LibraryError."""
    found = convert(library.query(ROWS, [publisher, since, until, language]).to_pylist(), list[Listed])
    order = {document: at for at, document in enumerate(library.ids())}
    return sorted(found, key=lambda row: order[row.id])
