"""What was kept of comparing all reports, in numbers."""

from __future__ import annotations

from msgspec import Struct

from ..model import Cap
from .library import Library

SHARED = """
SELECT count(*) AS n FROM (
  SELECT member.id FROM (SELECT id, unnest(claims) AS claim FROM groups) member JOIN claims ON claims.id = member.claim
  GROUP BY member.id HAVING count(DISTINCT claims.document) > 1)
"""


class Overview(Struct, frozen=True):
    """The library's findings in numbers. `groups`: claims that reports say in the same sense, told by two or more of
    them; `relations`: by type, between groups; `caps`: what was left out."""

    reports: int
    stories: int
    copies: int
    groups: int
    relations: dict[str, int]
    caps: tuple[Cap, ...]


def overview(library: Library) -> Overview:
    """The findings kept in numbers; all of them 0 where nothing was kept. Raises LibraryError."""
    kept = library.kept()
    rows = kept.rows if kept else {}
    relations = library.query(
        "SELECT relation, count(*) AS n FROM relations GROUP BY relation ORDER BY n DESC, relation"
    )
    return Overview(
        reports=kept.reports if kept else 0,
        stories=rows.get("stories", 0),
        copies=rows.get("copies", 0),
        groups=library.query(SHARED).to_pylist()[0]["n"],
        relations={row["relation"]: row["n"] for row in relations.to_pylist()},
        caps=tuple(library.findings().caps()),
    )
