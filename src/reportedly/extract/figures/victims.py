"""One victim told by an article: "a boy was shot dead", "the death of a 24-year-old woman". The article is the number word."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Measure
from ..syntax import Tree
from .deaths import BODIES, body_found, death_of, joined, killed_by, killing_them, later_dead, left_dead, subject_dead
from .draft import Draft
from .humans import human
from .parts import whole_of
from .quantity import Quantity

ARTICLES = {form for word in ("a", "an", "another") for form in (word, word.capitalize(), word.upper())}
OTHER = set("second third fourth fifth sixth seventh eighth ninth tenth few possible hypothetical".split())
"""Adjectives with which the article is no plain one: "a third man died" counts to three."""
OFFICES = {"sheriff", "marshal", "constable"}
HOW_OFTEN = {"every", "per", "each"}
FAR = 5


def with_victims(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those of single victims put in where they stand, and what these are a part of."""
    taken = {k for d in drafts for k in range(d.first, d.last + 1)}
    found = [d for d in victims(tree) if d.first not in taken]
    if not found:
        return drafts
    together = sorted([*drafts, *found], key=lambda d: d.quantity.start)
    places = {id(d): n for n, d in enumerate(together)}
    for draft in drafts:
        if draft.whole is not None:
            draft.whole = places[id(drafts[draft.whole])]
    for draft in found:
        draft.whole = whole_of(tree, together, places[id(draft)])
    return _told(together)


def _told(drafts: list[Draft]) -> list[Draft]:
    """Without those only named after "including" or "among the dead" where no number of the dead holds them."""
    for draft in drafts:
        if draft.measure is None and draft.quantity.form == "article" and draft.whole is not None:
            draft.measure = "killed" if drafts[draft.whole].measure == "killed" else None
    kept = [d for d in drafts if d.measure is not None or d.quantity.form != "article"]
    places = {id(d): n for n, d in enumerate(kept)}
    for draft in kept:
        if draft.whole is not None:
            draft.whole = places[id(drafts[draft.whole])]
    return kept


def victims(tree: Tree) -> Iterator[Draft]:
    """A draft for every article before someone killed, dead or found dead; without a measure where only named as one of some."""
    for i, word in enumerate(tree.word):
        if word not in ARTICLES or tree.dep[i] != "det":
            continue
        noun = _headed(tree, tree.head[i])
        if noun > i and _one_person(tree, i, noun) and not _habit(tree, noun):
            if _dead(tree, noun):
                yield _draft(tree, i, noun, "killed")
            elif _named(tree, noun):
                yield _draft(tree, i, noun, None)


def _headed(tree: Tree, noun: int) -> int:
    """The deputy in "a sheriff's deputy"."""
    return tree.head[noun] if tree.dep[noun] == "poss" and tree.lemma[noun] in OFFICES else noun


def _named(tree: Tree, noun: int) -> bool:
    """Including a nurse; among the dead was a child; among them a doctor."""
    for _ in range(FAR):
        if tree.dep[noun] == "conj":
            noun = tree.head[noun]
    head = tree.head[noun]
    if tree.lemma[head] in ("include", "including"):
        return tree.dep[noun] in ("pobj", "dobj", "nsubjpass")
    if tree.lemma[head] == "be" and tree.dep[noun] in ("nsubj", "attr"):
        return any(tree.word[k].lower() == "among" for k in tree.kids(head, "prep"))
    before = min([noun, *tree.children[noun]]) - 1
    return (
        before > 0
        and tree.word[before].lower() in ("them", "whom")
        and tree.word[before - 1].lower() in ("among", "of")
    )


def _draft(tree: Tree, article: int, noun: int, measure: Measure | None) -> Draft:
    a, b = tree.start[article], tree.end[article]
    return Draft(
        Quantity(a, b, a, b, 1.0, 1.0, "article"),
        article,
        article,
        noun,
        noun,
        _counts(tree, article, noun),
        measure=measure,
    )


def _counts(tree: Tree, article: int, noun: int) -> str:
    """The noun with the common nouns compounded with it: "police officer"; "person" for "a 15-year-old"."""
    if tree.word[noun].lower().endswith("old"):
        return "person"
    first = noun
    while first - 1 > article and tree.tag[first - 1] == "NN" and first <= tree.head[first - 1] <= noun:
        first -= 1
    if tree.word[first - 1] in "-–":
        first = noun
    return tree.text[tree.start[first] : tree.end[noun]]


def _one_person(tree: Tree, article: int, noun: int) -> bool:
    word = tree.word[noun].lower()
    if tree.tag[noun] in ("NNS", "NNPS") or any(tree.word[k].lower() in OTHER for k in range(article + 1, noun)):
        return False
    if word in BODIES:
        return body_found(tree, noun) and not any(tree.word[k].lower() == "of" for k in tree.kids(noun, "prep"))
    return human(word)


def _habit(tree: Tree, noun: int) -> bool:
    """A child died every ten minutes; "how does a man die?"."""
    stop = tree.sentence(noun)[1]
    if any(w.lower() in HOW_OFTEN for w in tree.word[noun + 1 : min(stop, noun + 10)]):
        return True
    return tree.word[stop - 1] == "?"


def _dead(tree: Tree, noun: int) -> bool:
    """Whether the one named is told to be dead, by what hangs on the noun or governs it."""
    if tree.word[noun].lower() in BODIES:
        return True
    if tree.dep[noun] == "appos" and tree.tag[tree.head[noun]] == "NNP":
        return False  # "Orla Venn, a teacher": says who, not how many
    node = noun
    for _ in range(FAR):
        if (own := _own(tree, node)) is not None:
            return own
        head, dep = tree.head[node], tree.dep[node]
        if dep == "conj" and tree.pos[head] in ("NOUN", "PROPN", "NUM"):
            if tree.kids(node, "acl", "relcl"):
                return False
            node = head
        elif dep == "appos" and tree.kids(head, "nummod"):
            node = head
        else:
            return _governed(tree, node, head, dep)
    return False


def _own(tree: Tree, noun: int) -> bool | None:
    """By a participle or relative clause: "a man killed in", "a woman who died"; None where there is none that decides."""
    for verb in tree.kids(noun, "acl", "relcl"):
        if verb < noun:
            continue
        if tree.dep[verb] == "acl" and tree.tag[verb] in ("VBN", "VBD"):
            return any(killed_by(tree, v) for v in joined(tree, verb)) or None
        if tree.dep[verb] == "relcl" and _clause(tree, verb):
            return True
    return None


def _clause(tree: Tree, verb: int) -> bool:
    """Who died; who was shot and killed; whose body was found; whom they killed."""
    subjects = tree.kids(verb, "nsubj", "nsubjpass")
    for s in subjects:
        if tree.word[s].lower() in ("who", "that"):
            return subject_dead(tree, verb, tree.dep[s])
        if any(tree.word[k].lower() == "whose" for k in tree.kids(s, "poss")):
            return body_found(tree, s)
    return any(tree.word[k].lower() in ("who", "whom", "that") for k in tree.kids(verb, "dobj")) and killed_by(
        tree, verb
    )


def _governed(tree: Tree, node: int, head: int, dep: str) -> bool:
    if dep in ("nsubj", "nsubjpass"):
        return subject_dead(tree, head, dep) or (not tree.kids(head, "dobj") and later_dead(tree, head))
    if dep in ("dobj", "oprd"):
        return killed_by(tree, head) or killing_them(tree, head) or left_dead(tree, head, node)
    if dep == "pobj":
        above = tree.head[head]
        if tree.dep[above] == "npadvmod":
            above = tree.head[above]
        return (tree.word[head].lower() == "of" and death_of(tree, above)) or killing_them(tree, above)
    return dep == "poss" and death_of(tree, head)
