"""What one figure takes over from another: "12 others", "31 had surrendered", "18, not 21", "more than 100 km (60 miles)"."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from ...model import Measure
from ..syntax import Tree
from .currency import singular
from .draft import Draft
from .parts import UNITS, WERE_AMONG, whole_of
from .predicates import NOUN
from .predicates import PEOPLE as PERSONS

PEOPLE: set[Measure | None] = {"killed", "wounded", "missing", "captured", "arrested", "freed", "displaced"}
SAME = re.compile(
    r"(?i)[\s,(–-]*(?:not|from|but not|rather than|instead of|or|to|against|compared (?:with|to)|up from|down from)\s+(?:the\s+)?"
)
AND_ANOTHER = re.compile(r"(?i)[^.;:]{0,120}(?:\band|\bwhile|,)(?: another| a further| some| about| the other)?\s*")
CONVERTED = re.compile(r"(?i)(?:\s[a-z]+){0,2}\s*\((?:or |about )?")
FROM_TO = re.compile(r"(?i)\bfrom \S+ (?:to|up to|down to) $")
NUMBER_OF = re.compile(
    r"(?i)\bnumber of (?P<what>[a-z]+(?: [a-z]+){0,2}?)(?= (?:is|was|are|has|had|have|rose|fell|reached|stood|stands|could|may|at|to|"
    r"higher|lower|put|who|in|dropped|climbed|jumped|passed|topped|exceeded|hit|doubled|increased|decreased|swelled|stands|remains|remained|"
    r"killed|wounded|injured|grew|still|now|then|went|as)\b|,)[^;]{0,80}$"
)
DEADLY = re.compile(
    r"(?i)\b(?:number|toll|count|tally|total) of (?:[a-z]+ ){0,2}(?:dead|deaths|killed|fatalities|those killed|people (?:killed|who (?:had )?died))\b"
)
COUNTING = {"number", "figure", "toll", "count", "total", "tally", "estimate"}


def related(tree: Tree, drafts: list[Draft]) -> None:
    """Set each figure's whole, and fill what it counts and measures from the figure it leans on."""
    for i, draft in enumerate(drafts):
        draft.whole = whole_of(tree, drafts, i)
    for me, following in pairwise(drafts):
        _lend(tree, me, following)
    for i, draft in enumerate(drafts):
        _share(tree, drafts, draft)
        _lean(tree, drafts, i)
        if i:
            _convert(tree, drafts[i - 1], draft)


def _share(tree: Tree, drafts: list[Draft], me: Draft) -> None:
    """A part takes over what its whole counts, and its measure unless a predicate of its own says otherwise."""
    if me.whole is None:
        return
    whole = drafts[me.whole]
    before = whole.first < me.first
    if (
        me.measure in (None, "vehicles")
        and me.quantity.form != "fraction"
        and (before or WERE_AMONG.match(tree.text, me.quantity.end))
    ):
        me.measure = whole.measure
    if me.leans and me.unit is None:
        me.counts, me.leans = whole.counts, whole.counts is None


def _lean(tree: Tree, drafts: list[Draft], i: int) -> None:
    me = drafts[i]
    if me.unit is not None or me.measure in UNITS or me.quantity.form == "fraction":
        return
    first = max(tree.start[tree.sentence(me.first)[0]], me.quantity.start - 200)
    if me.measure is None and (me.leans or me.change) and DEADLY.search(tree.text, first, me.quantity.start):
        me.measure, me.counts = "killed", me.counts or "people"
    if not me.leans:
        return
    if named := NUMBER_OF.search(tree.text, first, me.quantity.start):
        me.counts = named["what"]
        me.measure = me.measure or NOUN.get(named["what"].split()[-1].rstrip("s").lower())
    else:
        _lean_back(tree, drafts, i)
    if me.measure in PEOPLE and me.counts in (None, "dead", "killed", "wounded", "injured", "missing"):
        me.counts = "people"


def _lean_back(tree: Tree, drafts: list[Draft], i: int) -> None:
    """By the figure before: what it counts, and what it measures where the wording carries that over."""
    me = drafts[i]
    again = _said_again(tree, drafts, i)
    if again is not None:
        me.counts, me.measure = again.counts, me.measure or again.measure
        return
    for other in drafts[max(0, i - 20) : i][::-1]:
        if tree.sentence_of[me.first] - tree.sentence_of[other.first] > 1:
            return
        if other.counts is None or other.unit is not None or other.quantity.form == "fraction":
            continue
        if me.measure in PEOPLE and other.measure not in PEOPLE and not _people(other.counts):
            continue
        if me.measure is None and _carries(tree, other, me):
            me.measure = other.measure
        if me.measure != "votes":
            me.counts = other.counts
        return


def _people(counts: str) -> bool:
    return singular(counts.split()[-1]) in PERSONS


def _said_again(tree: Tree, drafts: list[Draft], i: int) -> Draft | None:
    """ "The 18" after "18 people died": the same figure taken up again."""
    me = drafts[i]
    if tree.word[me.first - 1].lower() not in ("the", "those", "these") or me.first == 0:
        return None
    for other in drafts[max(0, i - 40) : i][::-1]:
        if tree.sentence_of[me.first] - tree.sentence_of[other.first] > 8:
            return None
        if other.counts and (other.quantity.low, other.quantity.high) == (me.quantity.low, me.quantity.high):
            return other
    return None


def _carries(tree: Tree, other: Draft, me: Draft) -> bool:
    if SAME.fullmatch(tree.text, other.quantity.end, me.quantity.start):
        return True
    first = tree.sentence(me.first)[0]
    if COUNTING & {w.lower() for w in tree.word[max(first, me.first - 8) : me.first]}:
        return True
    return other.measure in PEOPLE and _gapped(tree, other, me)


def _gapped(tree: Tree, left: Draft, right: Draft) -> bool:
    """30 were killed near the town and another five at the border: the verb is told once."""
    if tree.sentence_of[left.first] != tree.sentence_of[right.first]:
        return False
    if not AND_ANOTHER.fullmatch(tree.text, left.quantity.end, right.quantity.start):
        return False
    following = range(right.last + 1, min(right.last + 4, len(tree)))
    return not any(
        tree.tag[k] in ("VBD", "VBZ", "VBP", "VBN", "MD") and tree.pos[k] in ("VERB", "AUX") for k in following
    )


def _lend(tree: Tree, me: Draft, following: Draft) -> None:
    """From 13.5 to 14 mm: the unit is told once."""
    if me.unit or me.noun is not None or me.measure or following.unit is None:
        return
    if FROM_TO.search(tree.text, max(0, me.quantity.start - 6), following.quantity.start):
        me.unit, me.measure, me.counts, me.leans = following.unit, following.measure, following.counts, False


def _convert(tree: Tree, before: Draft, me: Draft) -> None:
    """A conversion in brackets shares the bound of what it converts: "more than 100 km (60 miles)"."""
    a, b = before.quantity, me.quantity
    if before.unit is None or me.unit is None or b.bounded or b.approximate or b.ranged or a.ranged:
        return
    if CONVERTED.fullmatch(tree.text, a.end, b.start):
        me.quantity = replace(
            b,
            low=None if a.bounded and a.low is None else b.low,
            high=None if a.bounded and a.high is None else b.high,
            low_open=a.low_open,
            high_open=a.high_open,
            approximate=a.approximate,
            bounded=a.bounded,
        )
