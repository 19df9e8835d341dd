"""Times: TIMEX3 type and value, and the days each can mean; and when the report itself must be from, where it doesn't say.

Rules in the manner of HeidelTime (Strötgen and Gertz 2010): patterns over a vocabulary, read against the publication day, the
clause's tense and the date mentioned before. Values follow TIMEX3 (TimeML 1.2.1). Where the publication day is only known as
an interval, every reading is made for the whole interval and what differs is left open.
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec import structs

from ...model import Extraction, Parsed, Time, item_ids
from .clock import CLOCK
from .dates import DATES
from .durations import DURATIONS
from .eras import ERAS
from .holidays import NAMED_DAYS
from .published import inferred, possible_days
from .quarters import QUARTERS
from .ranges import RANGES
from .references import REFERENCES
from .relative import RELATIVE
from .resolve import dated, resolve
from .scan import Scanner
from .sets import SETS
from .tense import Tenses

__all__ = ["RULES", "times"]

RULES = (*NAMED_DAYS, *QUARTERS, *DATES, *ERAS, *RANGES, *CLOCK, *RELATIVE, *SETS, *DURATIONS, *REFERENCES)


def times(parsed: Parsed, so_far: Extraction) -> Extraction:
    """Fills `times`, and `document.published` where the report's own words narrow down an unstated date."""
    matches = Scanner(parsed, RULES).matches()
    tenses = Tenses(parsed.tokens)
    clause = [tenses.of_time(parsed.document.text, m.span, m.token) for m in matches]
    first = [a for a, _ in parsed.sentences]
    sentences = [bisect_right(first, m.token) for m in matches]
    document = inferred(so_far.document, parsed, matches, clause)
    found = resolve(matches, clause, sentences, possible_days(document.published))
    ids = item_ids(document.id, "time", [r.span for r in found])
    made = tuple(Time(i, r.span, r.type, r.value, *dated(r)) for i, r in zip(ids, found, strict=True))
    return structs.replace(so_far, document=document, times=made)
