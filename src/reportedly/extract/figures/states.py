"""States told right after a number: "12 dead", "31 people killed", "74 in custody"; and "leaving 23, among them two nuns, dead"."""

from __future__ import annotations

from ...model import Measure
from ..syntax import Tree
from .draft import Draft
from .predicates import AGENT, SKIPPED, STATE

AFTER_LEFT = {
    "in",
    "at",
    "on",
    "inside",
    "there",
    "here",
    "alive",
    "behind",
    "standing",
    ".",
    ",",
    ";",
    "and",
    "with",
    "to",
}
FAR = 18
"""Tokens between "leaving" and the state it leaves people in."""


def state(tree: Tree, draft: Draft) -> Measure | None:
    """12 dead, 31 people killed, 74 in custody: by the words right after."""
    last = draft.noun if draft.noun is not None and draft.noun >= draft.first else tree.token_at(draft.quantity.end - 1)
    stop = tree.sentence(draft.first)[1]
    i = last + 1
    while i < stop and i - last < 7 and tree.word[i].lower() in SKIPPED:
        if tree.word[i].lower() == "of" and tree.word[i + 1 : i + 2] not in (("them",), ("those",), ("us",)):
            return None
        i += 1
    if i >= stop:
        return _remaining(tree, last + 1, stop)
    word = tree.word[i].lower()
    if word not in STATE and (there := _remaining(tree, last + 1, i)):
        return there
    if i == last + 1 and last == draft.last and word in STATE and STATE[word] != "present" and not _numbered(tree, i):
        return STATE[word]
    if word in ("hospital", "hospitals", "clinic") or (word == "treated" and tree.word[i + 1 : i + 2] == ("for",)):
        return "wounded"
    if word in ("flee", "fled", "flees", "die", "died", "dies", "surrendered", "surrender") and i == last + 1:
        return AGENT[tree.lemma[i]] if tree.lemma[i] in AGENT else AGENT.get(word)
    if word not in STATE or acts(tree, i):
        return None
    if STATE[word] == "present" and ((tree.pos[i] == "VERB" and tree.kids(i, "dobj")) or tree.head[i] > i + 3):
        return None
    return STATE[word]


def _remaining(tree: Tree, first: int, stop: int) -> Measure | None:
    """Fighters left in the hills; not "players left the club"."""
    i = next((i for i in range(first, stop) if tree.word[i].lower() == "left"), None)
    if i is None:
        return None
    following = tree.word[i + 1].lower() if i + 1 < len(tree) else "."
    return "present" if following in AFTER_LEFT else None


def acts(tree: Tree, i: int) -> bool:
    """Whether the participle at token i is a verb in the active, an object after it: "two towns killed 43 people".

    "One person killed, 16 others injured" is a list of states, commas or no commas.
    """
    following = [w.lower() for w in tree.word[i + 1 : i + 8]]
    numbered = (
        (i + 1 < len(tree) and tree.pos[i + 1] == "NUM")
        or following[:2] in (["at", "least"], ["more", "than"], ["up", "to"])
        or following[:1]
        in [[w] for w in ("some", "nearly", "over", "dozens", "scores", "hundreds", "thousands", "several", "about")]
    )
    if numbered and any(STATE.get(w) == "wounded" for w in following):
        return False
    if numbered:
        return True
    return tree.pos[i] == "VERB" and any(k > i for k in tree.kids(i, "dobj"))


def _numbered(tree: Tree, i: int) -> bool:
    return i + 1 < len(tree) and tree.pos[i + 1] == "NUM" and acts(tree, i)


def left(tree: Tree, draft: Draft) -> Measure | None:
    """Leaving 23 civilians, including nine children, dead."""
    first, stop = tree.sentence(draft.first)
    start = tree.token_at(draft.quantity.start)
    if not any(tree.lemma[i] == "leave" for i in range(max(first, start - 2), start)):
        return None
    for i in range(draft.last + 1, min(stop, draft.last + FAR)):
        if tree.word[i] in ".;:" or tree.tag[i] in ("VBZ", "VBP", "MD"):
            return None
        if found := STATE.get(tree.word[i].lower()):
            return found
    return None
