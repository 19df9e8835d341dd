"""Totals and their parts, and what figures take over from one another: "31 dead, among them nine children", "12 others"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ..syntax import Tree
from .draft import Draft

INCLUDING = re.compile(
    r"(?i)\b(?:including|included|include|includes|among (?:them|whom|those|these|the (?:dead|wounded|injured|victims|killed))|of (?:whom|which|them)|counting|comprising|consisting of|made up of)\b"
)
OF_THEM = re.compile(
    r"(?i)\s+(?:\w+\s+){0,2}?(?:of|among|amongst) (?:them|these|those|whom|which|the (?:dead|wounded|injured|victims|killed|missing|detainees|deceased))\b"
)
OF_TOTAL = re.compile(
    r"(?i)\s+(?:[a-z-]+\s+){0,2}?(?:out of|of|from among|in)\s+(?:(?:the|those|these|all|its|their|his|a total of|some)\s+){0,2}(?:estimated\s+)?"
)
WERE_AMONG = re.compile(
    r"(?i)[^.;:]{0,60}\b(?:were|was|are|is|be|been)(?: also)?\s+(?:among|amongst|part of)\s+(?:the\s+)?"
)
AMONG_DEAD = re.compile(
    r"(?i)(?:\b(?:among|amongst) (?:the|those) (?P<a>dead|killed|victims|wounded|injured|missing|arrested|detained|displaced|casualties|fatalities)|\bthe (?P<b>dead|victims|wounded|injured|missing) (?:also )?(?:include|included|includes|were|are)|\bthe (?P<c>death toll|toll) includ)\b[^.;]{0,40}$"
)
WERE_AMONG_DEAD = re.compile(
    r"(?i)[^.;:]{0,60}\b(?:were|was|are|is|be|been)(?: also)?\s+(?:among|amongst)\s+(?:the|those)\s+(?P<a>dead|killed|victims|wounded|injured|missing|arrested|detained|displaced|fatalities)\b"
)
NAMED = {"dead": "killed", "killed": "killed", "victims": "killed", "fatalities": "killed", "death toll": "killed", "toll": "killed",
         "wounded": "wounded", "injured": "wounded", "missing": "missing", "arrested": "arrested", "detained": "arrested",
         "displaced": "displaced"}  # fmt: skip
AND_ANOTHER = re.compile(r"(?i)[^.;:]{0,120}(?:\band|\bwhile|,)(?: another| a further| some| about| the other)?\s*")
CONVERTED = re.compile(r"(?i)(?:\s[a-z]+){0,2}\s*\((?:or |about )?")
JOINED = re.compile(r"(?i)[^.;:()]{0,80}(?:,|\band\b|\bas well as\b)\s*(?:(?:also|another|the|one)\s+)?")
NUMBER_OF = re.compile(
    r"(?i)\bnumber of (?P<what>[a-z]+(?: [a-z]+){0,2}?)(?= (?:is|was|are|has|had|have|rose|fell|reached|stood|stands|could|may|at|to|higher|lower|put|who|in|killed|dropped|grew|still|now|then|went|as)\b|,)[^.;]{0,60}$"
)
SAME = re.compile(
    r"(?i)[\s,(]*(?:not|from|but not|rather than|instead of|or|to|against|compared (?:with|to))\s+(?:the\s+)?"
)
PEOPLE = {"killed", "wounded", "missing", "captured", "arrested", "freed", "displaced"}
UNITS = {"money", "percent", "duration", "distance", "age"}


def related(tree: Tree, drafts: list[Draft]) -> None:
    """Set `whole` where a figure is a part of another, and fill what is counted and measured from the figure leaned on."""
    for i, draft in enumerate(drafts):
        draft.whole = _whole(tree, drafts, i)
    for i in range(len(drafts)):
        _lean(tree, drafts, i)
        if i:
            converted(tree, drafts[i - 1], drafts[i])


def _whole(tree: Tree, drafts: list[Draft], i: int) -> int | None:
    me = drafts[i]
    if me.measure in UNITS and me.measure != "percent":
        return None
    return (
        _of_total(tree, drafts, i) or _included(tree, drafts, i) or _of_them(tree, drafts, i) or _among(tree, drafts, i)
    )


def _can_hold(whole: Draft, part: Draft) -> bool:
    if whole.unit is not None or whole.measure in UNITS or whole.measure == "share" or whole.change:
        return False
    if part.quantity.form == "fraction" or part.measure == "percent":
        return True
    top = (
        whole.quantity.high
        if whole.quantity.high is not None
        else (float("inf") if whole.quantity.low is not None else None)
    )
    least = part.quantity.low if part.quantity.low is not None else 0.0
    return top is None or least <= top


def _of_total(tree: Tree, drafts: list[Draft], i: int) -> int | None:
    """14 of 17 drones; 12 trucks out of 20; Ten children were among at least 48 people killed."""
    if i + 1 >= len(drafts):
        return None
    me, following = drafts[i], drafts[i + 1]
    a, b = me.quantity.end, following.quantity.start
    if b - a > 110 or not _can_hold(following, me) or following.quantity.form == "fraction":
        return None
    between = tree.text[a:b]
    if OF_TOTAL.fullmatch(between) and " in " not in f" {between.strip()} ":
        return i + 1
    return i + 1 if WERE_AMONG.fullmatch(between) else None


def _included(tree: Tree, drafts: list[Draft], i: int) -> int | None:
    """31 dead, including nine children and two women."""
    me = drafts[i]
    sentence = tree.sentence(me.first)
    for j in range(i - 1, -1, -1):
        whole = drafts[j]
        if tree.sentence(whole.first) != sentence:
            return None
        between = tree.text[whole.quantity.end : me.quantity.start]
        if whole.whole is not None and whole.whole < j and _joined(tree, drafts, whole, me, between):
            return whole.whole
        found = INCLUDING.search(between)
        if found and len(between) - found.end() < 60 and whole.measure not in UNITS and _can_hold(whole, me):
            return j
        if len(between) > 160:
            return None
    return None


def _joined(tree: Tree, drafts: list[Draft], sibling: Draft, me: Draft, between: str) -> bool:
    """Whether a figure is named in one breath with one that is already a part: "nine children and two women"."""
    if sibling.whole is None or INCLUDING.search(between) or not JOINED.fullmatch(between) or _verbs(tree, sibling, me):
        return False
    whole = drafts[sibling.whole]
    return _can_hold(whole, me) and me.measure in (None, sibling.measure, whole.measure, "other")


def converted(tree: Tree, before: Draft, me: Draft) -> None:
    """A conversion in brackets shares the bound of what it converts: "more than 100 km (60 miles)"."""
    a, b = before.quantity, me.quantity
    between = tree.text[a.end : b.start]
    if (
        before.unit is None
        or me.unit is None
        or not CONVERTED.fullmatch(between)
        or b.bounded
        or b.approximate
        or b.ranged
        or a.ranged
    ):
        return
    low = b.low if a.low is not None or not a.bounded else None
    high = b.high if a.high is not None or not a.bounded else None
    me.quantity = replace(
        b, low=low, high=high, low_open=a.low_open, high_open=a.high_open, approximate=a.approximate, bounded=a.bounded
    )


def _verbs(tree: Tree, left: Draft, right: Draft) -> bool:
    return any(
        tree.pos[k] == "VERB" and tree.dep[k] not in ("amod", "acl", "relcl") for k in range(left.last + 1, right.first)
    )


def _of_them(tree: Tree, drafts: list[Draft], i: int) -> int | None:
    """Nineteen of them; a third of them: a part of the figure told last."""
    me = drafts[i]
    if not OF_THEM.match(tree.text, me.quantity.end):
        return None
    sentences = tree.sentence_of[me.first]
    for j in range(i - 1, -1, -1):
        if sentences - tree.sentence_of[drafts[j].first] > 1:
            return None
        if _can_hold(drafts[j], me) and drafts[j].quantity.form != "fraction" and drafts[j].measure not in UNITS:
            return j
    return None


def _among(tree: Tree, drafts: list[Draft], i: int) -> int | None:
    """Among the dead are 11 children: a part of the dead counted before."""
    me = drafts[i]
    first = tree.start[tree.sentence(me.first)[0]]
    before = AMONG_DEAD.search(tree.text[first : me.quantity.start])
    after = WERE_AMONG_DEAD.match(tree.text, me.quantity.end)
    if after:
        name = after["a"]
    elif before:
        name = before["a"] or before["b"] or before["c"]
    else:
        return None
    measure = NAMED.get(name.lower())
    me.measure = me.measure if me.measure not in (None, "other") else measure  # type: ignore[assignment]
    sentences = tree.sentence_of[me.first]
    for j in range(i - 1, -1, -1):
        if sentences - tree.sentence_of[drafts[j].first] > 4:
            return None
        if drafts[j].measure == measure and drafts[j].whole is None and _can_hold(drafts[j], me):
            return j
    return None


def _lean(tree: Tree, drafts: list[Draft], i: int) -> None:
    """Take over what is counted, and where the wording says so what is measured, from the figure leaned on."""
    me = drafts[i]
    if me.whole is not None:
        whole = drafts[me.whole]
        if me.measure in (None, "vehicles") and me.quantity.form != "fraction" and _shared_predicate(tree, drafts, i):
            me.measure = whole.measure
        if me.leans and me.unit is None:
            me.counts, me.leans = whole.counts, whole.counts is None
    if not me.leans or me.unit is not None or me.measure in UNITS:
        return
    if named := NUMBER_OF.search(tree.text, tree.start[tree.sentence(me.first)[0]], me.quantity.start):
        me.counts = named["what"]
        return
    for j in range(i - 1, -1, -1):
        other = drafts[j]
        if tree.sentence_of[me.first] - tree.sentence_of[other.first] > 1:
            break
        if other.counts is None or other.unit is not None or other.quantity.form == "fraction":
            continue
        if me.measure is None and (
            SAME.fullmatch(tree.text, other.quantity.end, me.quantity.start) or _number_word(tree, me)
        ):
            me.measure = other.measure
        if me.measure is None and other.measure in PEOPLE and _gapped(tree, other, me):
            me.measure = other.measure
        if me.measure not in ("votes",):
            me.counts = other.counts
        break
    if me.counts is None and me.measure in PEOPLE:
        me.counts = "people"


def _gapped(tree: Tree, left: Draft, right: Draft) -> bool:
    """30 were killed near the town and another five at the border: the verb is told once."""
    return (
        tree.sentence_of[left.first] == tree.sentence_of[right.first]
        and AND_ANOTHER.fullmatch(tree.text, left.quantity.end, right.quantity.start) is not None
        and not any(
            tree.tag[k] in ("VBD", "VBZ", "VBP") and tree.pos[k] == "VERB"
            for k in range(right.last + 1, min(right.last + 4, len(tree)))
        )
    )


def _shared_predicate(tree: Tree, drafts: list[Draft], i: int) -> bool:
    """A part named after "including" or "among them" shares its whole's predicate; "12 of the 20 were looted" does not."""
    me = drafts[i]
    if me.whole is not None and me.whole < i:
        return True
    return WERE_AMONG.match(tree.text, me.quantity.end) is not None


def _number_word(tree: Tree, draft: Draft) -> bool:
    """The number, the figure, the count is put at N."""
    first = tree.sentence(draft.first)[0]
    words = [w.lower() for w in tree.word[max(first, draft.first - 8) : draft.first]]
    return bool({"number", "figure", "toll", "count", "total", "tally", "estimate"} & set(words))
