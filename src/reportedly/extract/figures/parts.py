"""Totals and their parts: "31 dead, among them nine children", "14 of 17 drones", "ten were among 48 people killed"."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...model import Measure
from ..syntax import Tree
from .draft import Draft

DEAD = r"(?P<named>dead|deceased|killed|slain|victims|fatalities|wounded|injured|missing|arrested|detained|displaced)"
INCLUDING = re.compile(
    r"(?i)(?<!which )\b(?:including|included|includes?|among (?:them|whom|those|these|the (?:dead|wounded|injured|victims|killed))|"
    r"(?:some |most |many )?of (?:whom|which|them)|counting|comprising|consisting of|made up of|also among them)\b"
)
OF_THEM = re.compile(
    rf"(?i)\s+(?:\w+\s+){{0,2}}?(?:of|among|amongst) (?:them|these|those(?: {DEAD})?|whom|which|the {DEAD.replace('named', 'named2')})\b"
)
OF_TOTAL = re.compile(
    r"(?i)\s+(?:[a-z-]+\s+){0,2}?(?:out of|of|from among)\s+(?:(?:the|those|these|all|its|their|his|a total of|some)\s+){0,2}"
    r"(?:estimated\s+|(?:[\w-]+\s){0,2}[\w-]+['’]s?\s+)?"
)
WERE_AMONG = re.compile(
    r"(?i)[^.;:]{0,60}\b(?:were|was|are|is|be|been)(?: also)?\s+(?:among|amongst|part of)\s+(?:the\s+)?"
)
WERE_AMONG_DEAD = re.compile(
    rf"(?i)[^.;:]{{0,60}}\b(?:were|was|are|is|be|been)(?: also)?\s+(?:among|amongst)\s+(?:the|those)\s+{DEAD}\b"
)
AMONG_DEAD = re.compile(
    rf"(?i)(?:\b(?:among|amongst) (?:the|those) {DEAD}|\bthe {DEAD.replace('named', 'named2')} (?:also )?(?:include|includes|included|were|are)|"
    r"\b(?P<toll>toll) includ(?:es|ed))\b[^.;]{0,40}$"
)
FRONTED = re.compile(
    r"(?i)(?:^|[\n.;:,“\"]\s*|\b(?:and|but)\s+)(?:out )?of (?:(?:the|its|their|those|these|some|all)\s+){0,2}$"
)
STOP = re.compile(r"[.!?;]\s")
"""Ends a sentence, whatever the parser makes of it."""
JOINED = re.compile(r"(?i)[^.;:()]{0,80}(?:,|\band\b|\bas well as\b)\s*(?:(?:also|another|the|one)\s+)?")
NAMED: dict[str, Measure] = {
    **dict.fromkeys(("dead", "deceased", "killed", "slain", "victims", "fatalities", "toll"), "killed"),
    **dict.fromkeys(("arrested", "detained"), "arrested"),
    **dict.fromkeys(("wounded", "injured"), "wounded"),
    "missing": "missing",
    "displaced": "displaced",
}  # fmt: skip
UNITS = {"money", "percent", "duration", "distance", "age"}
NEAR = 160
"""Characters between a total and a part named after "including"."""


def whole_of(tree: Tree, drafts: list[Draft], i: int) -> int | None:
    """The index of the figure that figure `i` is a part of. Also sets a measure that the wording of the part gives away."""
    if drafts[i].measure in UNITS and drafts[i].measure != "percent":
        return None
    return next((j for rule in RULES if (j := rule(tree, drafts, i)) is not None), None)


def _can_hold(whole: Draft, part: Draft) -> bool:
    if (
        whole.unit is not None
        or whole.measure in UNITS
        or whole.quantity.form in ("fraction", "article")
        or whole.change
    ):
        return False
    if part.quantity.form == "fraction" or part.measure == "percent":
        return True
    if whole.quantity.high is None:
        return True
    return (part.quantity.low or 0.0) <= whole.quantity.high


def _of_total(tree: Tree, drafts: list[Draft], i: int) -> int | None:
    """14 of 17 drones; 12 trucks out of 20; ten children were among at least 48 people killed."""
    if i + 1 >= len(drafts):
        return None
    me, following = drafts[i], drafts[i + 1]
    a, b = me.quantity.end, following.quantity.start
    if b - a > 110 or not _can_hold(following, me):
        return None
    if OF_TOTAL.fullmatch(tree.text, a, b) or WERE_AMONG.fullmatch(tree.text, a, b):
        return i + 1
    return None


def _fronted(tree: Tree, drafts: list[Draft], i: int) -> int | None:
    """Of the 40 hostages, 12 were freed."""
    sentence = tree.sentence(drafts[i].first)
    for j in range(i - 1, max(i - 6, -1), -1):
        whole = drafts[j]
        a, b = whole.quantity.end, drafts[i].quantity.start
        if tree.sentence(whole.first) != sentence or b - a > NEAR or STOP.search(tree.text, a, b):
            return None
        before = max(tree.start[sentence[0]], whole.quantity.start - 30)
        if FRONTED.search(tree.text, before, whole.quantity.start) and _can_hold(whole, drafts[i]):
            return j
    return None


def _included(tree: Tree, drafts: list[Draft], i: int) -> int | None:
    """31 dead, including nine children and two women."""
    me = drafts[i]
    sentence = tree.sentence(me.first)
    for j in range(i - 1, -1, -1):
        whole = drafts[j]
        a, b = whole.quantity.end, me.quantity.start
        if tree.sentence(whole.first) != sentence or b - a > NEAR:
            return None
        if whole.whole is not None and whole.whole < j and _joined(tree, drafts, whole, me):
            return whole.whole
        found = INCLUDING.search(tree.text, a, b)
        if STOP.search(tree.text, a, b):
            return None
        if found and b - found.end() < 60 and _can_hold(whole, me):
            return j
    return None


def _joined(tree: Tree, drafts: list[Draft], sibling: Draft, me: Draft) -> bool:
    """Whether a figure is named in one breath with one that is already a part: "nine children and two women"."""
    a, b = sibling.quantity.end, me.quantity.start
    if sibling.whole is None or INCLUDING.search(tree.text, a, b) or not JOINED.fullmatch(tree.text, a, b):
        return False
    verbs = any(
        tree.pos[k] == "VERB" and tree.dep[k] not in ("amod", "acl", "relcl") for k in range(sibling.last + 1, me.first)
    )
    whole = drafts[sibling.whole]
    return not verbs and _can_hold(whole, me) and me.measure in (None, sibling.measure, whole.measure)


def _of_them(tree: Tree, drafts: list[Draft], i: int) -> int | None:
    """Nineteen of them; a third of the dead: a part of the figure told last."""
    me = drafts[i]
    found = OF_THEM.match(tree.text, me.quantity.end)
    if not found:
        return None
    named = found["named"] or found["named2"]
    if named:
        return _counted_before(tree, drafts, i, NAMED[named.lower()])
    for j in range(i - 1, -1, -1):
        if tree.sentence_of[me.first] - tree.sentence_of[drafts[j].first] > 1:
            return None
        if _can_hold(drafts[j], me):
            return j
    return None


def _among(tree: Tree, drafts: list[Draft], i: int) -> int | None:
    """Among the dead are 11 children; five children were among the dead: a part of the dead counted before."""
    me = drafts[i]
    first = max(tree.start[tree.sentence(me.first)[0]], me.quantity.start - 90)
    found = WERE_AMONG_DEAD.match(tree.text, me.quantity.end)
    name = found["named"] if found else None
    if not found and (before := AMONG_DEAD.search(tree.text[first : me.quantity.start])):
        if i and drafts[i - 1].quantity.start >= first + before.end(
            1 if before["named"] else 2 if before["named2"] else 3
        ):
            return None
        name = before["named"] or before["named2"] or before["toll"]
    if name is None:
        return None
    measure = NAMED[name.lower()]
    if me.measure is None:
        me.measure = measure
    return _counted_before(tree, drafts, i, measure)


def _counted_before(tree: Tree, drafts: list[Draft], i: int, measure: Measure) -> int | None:
    for j in range(i - 1, -1, -1):
        if tree.sentence_of[drafts[i].first] - tree.sentence_of[drafts[j].first] > 4:
            return None
        if drafts[j].measure == measure and drafts[j].whole is None and _can_hold(drafts[j], drafts[i]):
            return j
    return None


def _listed(tree: Tree, drafts: list[Draft], i: int) -> int | None:
    """Three people – two women and a boy – were killed: by apposition to the noun that the total counts."""
    me = drafts[i]
    noun, apposed = me.noun, False
    for _ in range(4):
        if noun is None or tree.dep[noun] not in ("appos", "conj"):
            return None
        apposed |= tree.dep[noun] == "appos"
        noun = tree.head[noun]
        for j in range(i - 1 if apposed else -1, max(i - 6, -1), -1):
            if (
                drafts[j].noun == noun
                and (drafts[j].quantity.low or 0.0) > (me.quantity.low or 0.0)
                and _can_hold(drafts[j], me)
            ):
                return j
    return None


RULES: tuple[Callable[[Tree, list[Draft], int], int | None], ...] = (
    _of_total,
    _fronted,
    _included,
    _of_them,
    _among,
    _listed,
)
"""Tried in order; the first that names a whole is believed."""
