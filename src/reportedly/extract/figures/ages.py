"""Ages."""

from __future__ import annotations

import re

from .draft import Draft
from .reading import Reading

OLD = ("year-old", "years old", "year old", "years-old", "month-old", "months old", "years of age", "yr-old", "yr old")
AT_AGE = ("aged", "age of", "ages of", " age", " ages")
AND_AGE = re.compile(r"(?i)\bage[sd] \w{1,12}(?:, \w{1,12})?,? (?:and|or|to) \Z")
CLOSING = (",", ".", ";", ")", "–", "—")
"""What stands after an age set off by a comma."""
YOUNG = ("children", "minors", "boys", "girls", "infants", "toddlers")


def aged(tree: Reading, draft: Draft) -> bool:
    """Whether the number is an age: "12-year-old", "aged 40", "children under five", "Orla Venn, 43,"."""
    text, q = tree.text, draft.quantity
    before = text[max(0, q.start - 24) : q.start].lower().rstrip()
    after = text[q.end : q.end + 14].lower().lstrip("- ")
    if after.startswith(OLD) or (before.endswith("both") and draft.noun is None):
        return True
    bounded = text[q.start : q.at].lower()
    if draft.noun is None or draft.unit is not None:
        if AND_AGE.search(text[max(0, q.start - 40) : q.start]):
            return True
        if before.endswith(AT_AGE) or " age" in f" {bounded}":
            return True
        if before.endswith(YOUNG) and ("under" in bounded or "over" in bounded):
            return True
    alone = (
        q.start == q.at
        and q.to == q.end
        and q.low == q.high
        and 0 < (q.low or 0) < 110
        and text[q.at].isdigit()
        and draft.noun is None
    )
    if not alone or draft.first < 2:
        return False
    if before.endswith(",") and text[q.end : q.end + 2].lstrip()[:1] in CLOSING:
        return tree.tag[draft.first - 2] in ("NNP", "NN", "UH")
    return draft.first - 1 in tree.persons
