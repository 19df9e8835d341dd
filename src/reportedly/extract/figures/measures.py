"""What a figure measures: killed, wounded, present, ..., by the predicate that governs what it counts, else by the noun itself."""

from __future__ import annotations

from ...model import Measure
from ..syntax import Tree
from .draft import Draft
from .predicates import ACTIVE, AGENT, NOUN, NOUN_OF, PATIENT, PEOPLE, REPORTED, SKIPPED, STATE, TERRITORY, TOLL, TRIED
from .units import singular

FAR = 14
"""Tokens looked at to either side where the parse gives no answer."""


def measure_of(tree: Tree, draft: Draft) -> Measure | None:
    """The measure the unit, the parse or the words around give, or None."""
    if draft.measure in (None, "duration") and _age(tree, draft):
        return "age"
    if draft.measure is not None:
        return draft.measure
    if draft.noun is not None and _word(tree, draft.noun) in ("count", "charge"):
        return None
    if draft.quantity.form == "fraction":
        return "share"
    found = (
        _state(tree, draft)
        or _noun(tree, draft)
        or _toll(tree, draft)
        or _governed(tree, draft)
        or _left(tree, draft)
        or _before(tree, draft)
        or _ahead(tree, draft)
    )
    if found in ("captured", "freed", "killed") and draft.noun is not None and _word(tree, draft.noun) in TERRITORY:
        found = None
    return found or _thing(tree, draft)


def _word(tree: Tree, i: int) -> str:
    return singular(tree.word[i])


def _age(tree: Tree, draft: Draft) -> bool:
    text, q = tree.text, draft.quantity
    before = text[max(0, q.start - 24) : q.start].lower().rstrip()
    after = text[q.end : q.end + 14].lower().lstrip("- ")
    if after.startswith(
        ("year-old", "years old", "year old", "years-old", "month-old", "months old", "years of age", "yr-old")
    ):
        return True
    bounded = text[q.start : q.at].lower()
    if draft.noun is None or draft.unit is not None:
        if before.endswith(("aged", "age of", "ages of", " age", " ages")) or " age" in f" {bounded}":
            return True
        if before.endswith(("children", "minors", "boys", "girls", "infants")) and (
            "under" in bounded or "over" in bounded
        ):
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
    if before.endswith(",") and text[q.end : q.end + 1] in ",.":
        return tree.tag[draft.first - 2] in ("NNP", "NN")
    return any(e.label == "PERSON" and e.first <= draft.first - 1 < e.last for e in tree.parsed.entities)


def _state(tree: Tree, draft: Draft) -> Measure | None:
    """12 dead, 31 people killed, 74 in custody: by the words right after."""
    last = draft.noun if draft.noun is not None and draft.noun >= draft.first else tree.token_at(draft.quantity.end - 1)
    stop = tree.sentence(draft.first)[1]
    i = last + 1
    while i < stop and i - last < 7 and tree.word[i].lower() in SKIPPED:
        if tree.word[i].lower() == "of" and tree.word[i + 1 : i + 2] not in (("them",), ("those",), ("us",)):
            return None
        i += 1
    if i >= stop:
        return None
    word = tree.word[i].lower()
    if i == last + 1 and last == draft.last and word in STATE and STATE[word] != "present" and not _numbered(tree, i):
        return STATE[word]
    if word in ("hospital", "hospitals", "clinic") or (word == "treated" and tree.word[i + 1 : i + 2] == ("for",)):
        return "wounded"
    if word in ("flee", "fled", "flees", "die", "died", "dies", "surrendered", "surrender") and i == last + 1:
        return AGENT[tree.lemma[i]] if tree.lemma[i] in AGENT else AGENT.get(word)
    if word not in STATE or _acts(tree, i):
        return None
    if STATE[word] == "present" and ((tree.pos[i] == "VERB" and tree.kids(i, "dobj")) or tree.head[i] > i + 3):
        return None
    return STATE[word]


def _acts(tree: Tree, i: int) -> bool:
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
    return i + 1 < len(tree) and tree.pos[i + 1] == "NUM" and _acts(tree, i)


def _noun(tree: Tree, draft: Draft) -> Measure | None:
    if draft.noun is None or (draft.node != draft.noun and _word(tree, draft.noun) == "body"):
        return None
    measure = NOUN.get(_word(tree, draft.noun))
    return None if measure == "vehicles" else measure


def _thing(tree: Tree, draft: Draft) -> Measure | None:
    return NOUN.get(_word(tree, draft.noun)) if draft.noun is not None else None


def _toll(tree: Tree, draft: Draft) -> Measure | None:
    """The toll rose to 31; bringing to 45 the number killed."""
    if draft.unit is not None or (
        draft.noun is not None and _word(tree, draft.noun) not in PEOPLE and tree.pos[draft.noun] != "PROPN"
    ):
        return None
    first, stop = tree.sentence(draft.first)
    start, end = tree.token_at(draft.quantity.start), tree.token_at(draft.quantity.end - 1)
    right = [w.lower() for w in tree.word[end + 1 : min(stop, end + 7)]]
    if right[:2] in (["the", "number"], ["the", "death"], ["the", "total"]) and set(right) & {
        "killed",
        "dead",
        "toll",
        "deaths",
        "died",
    }:
        return "killed"
    left = [w.lower() for w in tree.word[first:start]]
    for word in ("toll", "tolls"):
        if word in left:
            since = left[len(left) - left[::-1].index(word) :]
            if (
                any(w in ("killed", "injured", "wounded", "killing", "injuring", "missing") for w in since)
                or len(since) > 45
            ):
                return None
            joint = since[-1] if since else ""
            return "killed" if not since or joint in TOLL else None
    return None


def _governed(tree: Tree, draft: Draft) -> Measure | None:
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
    if _acts(tree, verb):
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
    if lemma in PATIENT and tree.tag[verb] in ("VBD", "VBN") and not perfect and not _acts(tree, verb):
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


def _only_tried(tree: Tree, verb: int) -> bool:
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
    if _only_tried(tree, verb):
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
    if tree.kids(verb, "expl"):
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
        if lemma in ("group", "family", "crowd", "convoy", "team", "number", "total", "count", "charge"):
            return None
        return NOUN_OF.get(lemma)
    if word == "by" and tree.lemma[head] in PATIENT:
        return None
    return None


def _left(tree: Tree, draft: Draft) -> Measure | None:
    """Leaving 23 civilians, including nine children, dead."""
    first, stop = tree.sentence(draft.first)
    start = tree.token_at(draft.quantity.start)
    if not any(tree.lemma[i] == "leave" for i in range(max(first, start - 2), start)):
        return None
    for i in range(draft.last + 1, min(stop, draft.last + FAR + 4)):
        if tree.word[i] in ".;:" or tree.tag[i] in ("VBZ", "VBP", "MD"):
            return None
        if found := STATE.get(tree.word[i].lower()):
            return found
    return None


def _before(tree: Tree, draft: Draft) -> Measure | None:
    """By an active verb before the number, with no other number between: "killing, by the latest count, 44 civilians"."""
    first = tree.sentence(draft.first)[0]
    start = tree.token_at(draft.quantity.start)
    steps = 0
    for i in range(start - 1, max(first - 1, start - FAR), -1):
        word = tree.word[i].lower()
        if word in ACTIVE:
            if _only_tried(tree, i):
                return None
            if not _passive(tree, i) and (steps == 0 or draft.noun is not None or tree.tag[i] == "VBG"):
                return ACTIVE[word]
            return None
        if (word == "dead" and tree.lemma[i - 1] == "shoot") or (
            word in ("lives", "life") and tree.lemma[i - 1] in ("claim", "take", "cost")
        ):
            return "killed"
        if (
            tree.pos[i] == "NUM"
            or word in ".;:()"
            or word in ("including", "among", "by", "with", "after", "while", "who")
        ):
            return None
        if (tree.pos[i] == "VERB" and tree.tag[i] != "VBG") or (tree.pos[i] in ("NOUN", "PROPN") and steps > 5):
            return None
        steps += 1
    return None


def _passive(tree: Tree, i: int) -> bool:
    return bool(tree.kids(i, "auxpass", "nsubjpass")) or (i > 0 and tree.lemma[i - 1] == "be")


def _ahead(tree: Tree, draft: Draft) -> Measure | None:
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
            passive = _passive(tree, i) or (tree.tag[i] in ("VBN", "VBD") and not _acts(tree, i))
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
