"""The stories that were kept, one row each: how long each went on, and how much of it is contested."""

from __future__ import annotations

from msgspec import Struct, convert

from ..errors import LibraryError
from ..model import Story
from .library import Library

ROWS = """
WITH member AS (SELECT id AS story, unnest(documents) AS document FROM stories),
home AS (SELECT claims.id AS claim, story FROM claims JOIN member ON member.document = claims.document),
span AS (
  SELECT story, count(*) AS reports, min(coalesce(published.earliest, published.latest)) AS first,
    max(coalesce(published.latest, published.earliest)) AS last
  FROM member JOIN documents ON documents.id = member.document GROUP BY story),
opposed AS (
  SELECT one.story, count(*) FILTER (relation = 'conflicts') AS conflicts, count(*) FILTER (relation = 'denies') AS denials
  FROM relations JOIN home one ON one.claim = relations.left
    JOIN home other ON other.claim = relations.right AND other.story = one.story
  WHERE relation IN ('conflicts', 'denies') GROUP BY one.story),
backed AS (
  SELECT story, max(count) AS origins
  FROM (SELECT count, unnest(claims) AS claim FROM origins WHERE count > 0) told JOIN home ON home.claim = told.claim
  GROUP BY story)
SELECT id, span.first, span.last, span.reports, coalesce(backed.origins, 0) AS origins,
  coalesce(opposed.conflicts, 0) AS conflicts, coalesce(opposed.denials, 0) AS denials, headline
FROM stories JOIN span ON span.story = id LEFT JOIN opposed ON opposed.story = id LEFT JOIN backed ON backed.story = id
WHERE span.reports >= ?1 AND (?2 IS NULL OR span.last >= ?2) AND (?3 IS NULL OR span.first <= ?3)
ORDER BY CASE WHEN ?4 THEN coalesce(opposed.conflicts, 0) + coalesce(opposed.denials, 0) END DESC, position
"""
NOTHING = "nothing was kept of comparing its reports; run `reportedly relate` first"


class ListedStory(Struct, frozen=True):
    """One story: its first and last day of publication, its reports, the most known independent origins of a claim in
    it, and how many of its groups of claims conflict with, or deny, another."""

    id: str
    first: str | None
    last: str | None
    reports: int
    origins: int
    conflicts: int
    denials: int
    headline: str


def listed_stories(
    library: Library,
    min_reports: int = 1,
    since: str | None = None,
    until: str | None = None,
    contested: bool = False,
) -> list[ListedStory]:
    """The stories kept, in the order of their first reports; those with the most conflicts and denials first if
    `contested`. `since`, `until`: ISO days, as in `listed`. Reports removed since are left out.

    Raises LibraryError where nothing was kept.
    """
    _must_hold(library)
    return convert(library.query(ROWS, [min_reports, since, until, contested]).to_pylist(), list[ListedStory])


def story(library: Library, name: str) -> Story:
    """The story kept under this id, without reports that were removed since.

    Raises LibraryError where nothing was kept, the id is unknown, or all of its reports are gone.
    """
    _must_hold(library)
    rows = library.query("SELECT id, documents, headline FROM stories WHERE id = ?", [name]).to_pylist()
    if not rows:
        raise LibraryError(f"{name}: no story kept in the library {library.folder}; see `reportedly stories`")
    (found,) = convert(rows, list[Story])
    there = set(library.ids())
    left = tuple(document for document in found.documents if document in there)
    if not left:
        raise LibraryError(f"{name}: all reports of this story were removed; run `reportedly relate` again")
    return Story(found.id, left, found.headline)


def _must_hold(library: Library) -> None:
    if library.kept() is None:
        raise LibraryError(f"{library.folder}: {NOTHING}")
