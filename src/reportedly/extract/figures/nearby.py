"""Verbs near a number, read from the words alone: for where the parse went astray, or the text has lost its commas."""

from __future__ import annotations

from ...model import Measure
from ..syntax import Tree
from .currency import singular
from .draft import Draft
from .governors import only_tried
from .predicates import ACTIVE, AGENT, PATIENT, PEOPLE, TOLL
from .states import acts

FAR = 14
"""Tokens looked at to either side."""
CASUALTIES = {"killed", "injured", "wounded", "killing", "injuring", "missing"}
DEADLY = {"killed", "dead", "toll", "deaths", "died"}
BARRIERS = set("including among by with after while who".split())


def toll(tree: Tree, draft: Draft) -> Measure | None:
    """The toll rose to 31; bringing to 45 the number killed."""
    if draft.unit is not None or (
        draft.noun is not None and singular(tree.word[draft.noun]) not in PEOPLE and tree.pos[draft.noun] != "PROPN"
    ):
        return None
    first, stop = tree.sentence(draft.first)
    start, end = tree.token_at(draft.quantity.start), tree.token_at(draft.quantity.end - 1)
    right = [w.lower() for w in tree.word[end + 1 : min(stop, end + 7)]]
    if right[:2] in (["the", "number"], ["the", "death"], ["the", "total"]) and DEADLY & set(right):
        return "killed"
    left = [w.lower() for w in tree.word[max(first, start - 50) : start]]
    for word in ("toll", "tolls"):
        if word in left and not tree.text.startswith(("-free", " free"), tree.end[start - left[::-1].index(word) - 1]):
            since = left[len(left) - left[::-1].index(word) :]
            if CASUALTIES & set(since) or len(since) > 45:
                return None
            joint = since[-1] if since else ""
            return "killed" if not since or joint in TOLL else None
    return None


def before(tree: Tree, draft: Draft) -> Measure | None:
    """By an active verb before the number, with no other number between: "killing, by the latest count, 44 civilians"."""
    first = tree.sentence(draft.first)[0]
    start = tree.token_at(draft.quantity.start)
    for steps, i in enumerate(range(start - 1, max(first - 1, start - FAR), -1)):
        word = tree.word[i].lower()
        if word in ACTIVE:
            if only_tried(tree, i) or tree.pos[i] == "NOUN":
                return None
            if not _passive(tree, i) and (steps == 0 or draft.noun is not None or tree.tag[i] == "VBG"):
                return ACTIVE[word]
            return None
        if (word == "dead" and tree.lemma[i - 1] == "shoot") or (
            word in ("lives", "life") and tree.lemma[i - 1] in ("claim", "take", "cost")
        ):
            return "killed"
        if tree.pos[i] == "NUM" or word in ".;:()" or word in BARRIERS:
            return None
        if (tree.pos[i] == "VERB" and tree.tag[i] != "VBG") or (tree.pos[i] in ("NOUN", "PROPN") and steps > 5):
            return None
    return None


def _passive(tree: Tree, i: int) -> bool:
    return bool(tree.kids(i, "auxpass", "nsubjpass")) or (i > 0 and tree.lemma[i - 1] == "be")


def ahead(tree: Tree, draft: Draft) -> Measure | None:
    """By the first verb after the phrase, where it is a passive: "ten civilians, some of them children, killed in a strike"."""
    last = draft.noun if draft.noun is not None and draft.noun >= draft.first else draft.last
    stop = tree.sentence(draft.first)[1]
    if last + 1 < stop and tree.word[last + 1] in ("A", "An", "The"):
        return None
    depth = 0
    for i in range(last + 1, min(stop, last + FAR + 6)):
        word = tree.word[i].lower()
        depth += (word in "([") - (word in ")]")
        if depth > 0:
            continue
        if tree.pos[i] == "VERB" and tree.tag[i] != "VBG":
            passive = _passive(tree, i) or (tree.tag[i] in ("VBN", "VBD") and not acts(tree, i))
            own = tree.subject(i)
            if (
                own is not None
                and own > last + 1
                and tree.head[own] == i
                and tree.word[own].lower() not in ("who", "which", "that")
                and not tree.edges[own][0] <= draft.first
            ):
                return None
            return PATIENT.get(tree.lemma[i]) if passive and i - last <= FAR else AGENT.get(tree.lemma[i])
        if word in ".;:" or (tree.pos[i] == "NUM" and depth == 0) or tree.pos[i] == "SCONJ":
            return None
    return None
