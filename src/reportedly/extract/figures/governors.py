"""What governs a counted phrase in the parse, and the measure that verb or noun gives it."""

from __future__ import annotations

from ...model import Measure
from ..syntax import Tree
from .currency import singular
from .draft import Draft
from .predicates import AGENT, NOUN_OF, PATIENT, PEOPLE, REPORTED, STATE, TRIED
from .states import acts

GROUPS = {"group", "family", "crowd", "convoy", "team", "number", "total", "count", "charge"}


def _word(tree: Tree, i: int) -> str:
    return singular(tree.word[i])


def governed(tree: Tree, draft: Draft) -> Measure | None:
    """By the verb or noun that governs the counted phrase in the parse."""
    node = draft.node
    for _ in range(5):
        for kid in tree.kids(node, "acl", "relcl"):
            if kid > draft.last and _relative(tree, kid) and (found := _own(tree, kid)):
                return found
        for kid in tree.kids(node, "conj"):
            for below in tree.kids(kid, "acl"):
                if tree.tag[below] == "VBN" and (found := _own(tree, below)):
                    return found
        head, dep = tree.head[node], tree.dep[node]
        if head == node:
            return None
        if dep in ("conj", "appos", "nmod", "nummod", "quantmod"):
            node = head
            continue
        if dep == "nsubjpass":
            return _passive_of(tree, head) or _reported(tree, head)
        if dep == "nsubj":
            return _subject(tree, head)
        if dep in ("dobj", "oprd", "attr", "npadvmod"):
            return _object(tree, draft, head, node)
        if dep == "pobj":
            return _prepositional(tree, head)
        return None
    return None


def _relative(tree: Tree, verb: int) -> bool:
    """Whether a clause on a noun is about that noun: "who fled", not "of whom 12 fled"."""
    subjects = tree.kids(verb, "nsubj", "nsubjpass")
    return not subjects or tree.word[subjects[0]].lower() in ("who", "that", "which")


def _own(tree: Tree, verb: int) -> Measure | None:
    """A participle or relative clause on the counted noun: "people killed in", "who were killed", "who fled"."""
    lemma = tree.lemma[verb]
    if acts(tree, verb):
        return None
    if tree.tag[verb] == "VBN" or tree.kids(verb, "nsubjpass", "auxpass"):
        return PATIENT.get(lemma)
    return AGENT.get(lemma)


def _passive_of(tree: Tree, verb: int) -> Measure | None:
    if tree.lemma[verb] in ("shoot", "bring", "knock") and any(
        tree.word[k].lower() == "down" for k in tree.children[verb]
    ):
        return "destroyed"
    if tree.lemma[verb] in ("lose", "claim") and any(_word(tree, k) == "life" for k in tree.kids(verb, "nsubjpass")):
        return "killed"
    if tree.lemma[verb] in ("take", "rush", "treat", "admit", "transfer"):
        text = tree.text[tree.end[verb] : tree.end[verb] + 40].lower()
        return "wounded" if "hospital" in text or "treated for" in text else None
    return PATIENT.get(tree.lemma[verb])


def _reported(tree: Tree, verb: int) -> Measure | None:
    """Are believed to have died; were reported killed; is feared dead."""
    if tree.lemma[verb] not in REPORTED:
        return None
    for kid in tree.kids(verb, "xcomp", "oprd", "ccomp", "acomp"):
        if found := STATE.get(tree.word[kid].lower()) or AGENT.get(tree.lemma[kid]):
            return found
        if tree.lemma[kid] == "be" and _located(tree, kid):
            return "present"
        if tree.kids(kid, "auxpass") and (found := PATIENT.get(tree.lemma[kid])):
            return found
    return None


def _subject(tree: Tree, verb: int) -> Measure | None:
    lemma = tree.lemma[verb]
    if lemma in AGENT:
        return AGENT[lemma]
    perfect = any(tree.lemma[k] == "have" for k in tree.kids(verb, "aux"))
    if lemma in PATIENT and tree.tag[verb] in ("VBD", "VBN") and not perfect and not acts(tree, verb):
        return PATIENT[lemma]
    if lemma == "lose" and any(tree.lemma[k] == "life" for k in tree.kids(verb, "dobj")):
        return "killed"
    if lemma == "fall" and any(_word(tree, k) in ("victim", "martyr") for k in tree.children[verb]):
        return "killed"
    if lemma == "be" and _located(tree, verb):
        return "present"
    if lemma in ("be", "remain", "lie", "go"):
        for kid in tree.kids(verb, "acomp", "attr", "oprd"):
            if found := STATE.get(tree.word[kid].lower()):
                return found
    return None


def only_tried(tree: Tree, verb: int) -> bool:
    """Whether the deed was only tried or meant: "tried to kill two officers"."""
    governor = tree.head[verb]
    to = any(tree.lemma[k] == "to" for k in tree.kids(verb, "aux"))
    return to and tree.dep[verb] in ("xcomp", "advcl", "acl", "ccomp", "pcomp") and tree.lemma[governor] in TRIED


def _located(tree: Tree, verb: int) -> bool:
    """Whether "be" says where: "are in the hills", "were there"."""
    kids = [tree.word[k].lower() for k in tree.kids(verb, "prep", "advmod")]
    return any(
        w in ("in", "at", "inside", "there", "here", "aboard", "near", "on", "within") for w in kids
    ) and not tree.kids(verb, "attr", "acomp")


def _object(tree: Tree, draft: Draft, verb: int, node: int) -> Measure | None:
    lemma = tree.lemma[verb]
    counted = draft.noun if draft.noun is not None else node
    if only_tried(tree, verb):
        return None
    if lemma in ("leave", "find", "shoot", "see"):
        for kid in tree.children[verb] + tree.children[node]:
            if kid > node and (found := STATE.get(tree.word[kid].lower())):
                return found
    if lemma == "claim" and (counted in (draft.first, draft.last) or _word(tree, node) in ("life", "victim")):
        return "killed"
    if lemma == "lose" and _word(tree, counted) in PEOPLE:
        return "killed"
    if lemma == "be":
        return _stands(tree, draft, verb)
    if lemma in ("shoot", "bring", "knock") and any(
        tree.word[k].lower() == "down" for k in tree.kids(verb, "prt", "advmod", "prep")
    ):
        return "destroyed"
    return PATIENT.get(lemma)


def _stands(tree: Tree, draft: Draft, verb: int) -> Measure | None:
    """There are N fighters; the dead are N."""
    above = tree.head[verb]
    if tree.kids(verb, "expl") or (
        tree.dep[verb] == "xcomp" and any(tree.word[k].lower() == "there" for k in tree.children[above])
    ):
        people = draft.counts is None if draft.noun is None else _word(tree, draft.noun) in PEOPLE
        return "present" if people else None
    for kid in tree.kids(verb, "nsubj"):
        if tree.lemma[kid] in ("dead", "toll"):
            return "killed"
    return None


def _prepositional(tree: Tree, prep: int) -> Measure | None:
    """The death of 12 people; the lives of 12; the arrest of 4."""
    head, word = tree.head[prep], tree.word[prep].lower()
    if word == "of" and tree.pos[head] in ("NOUN", "PROPN"):
        lemma = _word(tree, head)
        if lemma == "life" and tree.lemma[tree.head[head]] in ("claim", "take", "cost", "lose"):
            return "killed"
        if lemma == "toll":
            return "killed"
        return None if lemma in GROUPS else NOUN_OF.get(lemma)
    return None
