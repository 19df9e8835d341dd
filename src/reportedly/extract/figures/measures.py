"""What a figure measures: killed, wounded, present, ..., by the predicate that governs what it counts, else by the noun itself."""

from __future__ import annotations

from ...model import Measure
from ..syntax import Tree
from .draft import Draft

PATIENTS: dict[Measure, str] = {
    "killed": "kill slay murder massacre execute assassinate behead butcher slaughter martyr decapitate lynch slain shoot-dead",
    "wounded": "wound injure hurt maim hospitalise hospitalize",
    "captured": "capture kidnap abduct hold-hostage ambush-capture enslave",
    "arrested": "arrest detain jail imprison apprehend remand",
    "displaced": "displace evacuate uproot relocate expel",
    "freed": "free release liberate rescue pardon",
    "destroyed": "destroy demolish wreck raze flatten down level torch",
    "present": "deploy station send dispatch mobilise mobilize base house accommodate shelter employ enrol enroll",
}
"""Verbs whose object (or passive subject) is so measured."""
AGENTS: dict[Measure, str] = {
    "killed": "die perish drown succumb",
    "captured": "surrender",
    "displaced": "flee",
    "freed": "escape",
    "missing": "disappear vanish",
    "present": "remain live stay gather attend reside number operate serve participate exist",
    "destroyed": "collapse",
    "votes": "vote",
}
"""Verbs whose subject is so measured."""
STATES: dict[Measure, str] = {
    "killed": "dead killed slain martyred executed",
    "wounded": "wounded injured hurt hospitalised hospitalized",
    "missing": "missing unaccounted",
    "displaced": "homeless displaced",
    "captured": "captive hostage captured prisoner",
    "arrested": "arrested detained custody jailed imprisoned",
    "freed": "freed released free",
    "destroyed": "destroyed",
    "present": "present left large alive aboard",
}
"""Words that say a state right after the number or its noun: "12 dead", "74 in custody"."""
NOUNS: dict[Measure, str] = {
    "killed": "death fatality corpse dead killing murder body martyr",
    "wounded": "injury wounded injured",
    "arrested": "arrest detainee",
    "captured": "hostage captive prisoner pow",
    "displaced": "refugee evacuee idp displaced",
    "missing": "missing",
    "votes": "vote ballot",
    "vehicles": (
        "vehicle truck lorry car bus tank tanker van ambulance aircraft plane jet helicopter drone ship boat vessel jeep "
        "motorcycle motorbike warplane warship trailer pickup train bulldozer apc uav submarine airliner"
    ),
}
TOLL = {"toll", "fatality"}
NOT_PRESENT = {"reason", "way", "option", "question", "chance", "time", "solution"}


def _table(rules: dict[Measure, str]) -> dict[str, Measure]:
    return {word: measure for measure, words in rules.items() for word in words.split()}


PATIENT, AGENT, STATE, NOUN = map(_table, (PATIENTS, AGENTS, STATES, NOUNS))
FORMS = {
    form: measure
    for verb, measure in PATIENT.items()
    for form in (verb, verb + "s", verb + "ed", verb + "d", verb + "ing", verb[:-1] + "ing", verb + "es")
} | {"slain": "killed", "shot": "killed"}  # fmt: skip


def measure_of(tree: Tree, draft: Draft) -> Measure | None:
    """The measure the parse and the words around give, or None."""
    if draft.measure is not None:
        return draft.measure
    if draft.quantity.form == "fraction":
        return "share"
    return (
        _age(tree, draft)
        or _state(tree, draft)
        or _noun(tree, draft)
        or _governed(tree, draft)
        or _near(tree, draft)
        or _thing(tree, draft)
    )


def _age(tree: Tree, draft: Draft) -> Measure | None:
    text, q = tree.text, draft.quantity
    before = text[max(0, q.start - 24) : q.start].lower().rstrip()
    after = text[q.end : q.end + 12].lower()
    if after.lstrip("- ").startswith(
        ("year-old", "years old", "year old", "years-old", "month-old", "months old", "years of age", "yr-old")
    ):
        return "age"
    if before.endswith((" aged", "age of", "ages of", "aged", "children", " age", "ages")) and draft.noun is None:
        return "age"
    if before.endswith(("over the age of", "under the age of")):
        return "age"
    alone = q.start == q.at and q.to == q.end and q.low == q.high and 0 < (q.low or 0) < 120 and text[q.at].isdigit()
    if alone and before.endswith(",") and text[q.end : q.end + 1] in ",." and tree.pos[draft.first - 2] == "PROPN":
        return "age"
    if (
        alone
        and draft.noun is None
        and any(e.label == "PERSON" and e.first <= draft.first - 1 < e.last for e in tree.parsed.entities)
    ):
        return "age"
    return None


def _state(tree: Tree, draft: Draft) -> Measure | None:
    """12 dead, 31 people killed, 74 in custody; by the words right after."""
    last = draft.noun if draft.noun is not None and draft.noun >= draft.first else tree.token_at(draft.quantity.end - 1)
    stop = tree.sentence(draft.first)[1]
    i = last + 1
    while (
        i < stop
        and tree.word[i].lower()
        in (
            "more",
            "others",
            "other",
            "people",
            "of",
            "them",
            "in",
            "still",
            "were",
            "was",
            "are",
            "is",
            "been",
            "have",
            "had",
            "has",
            "being",
            "reported",
            "reportedly",
            "feared",
            "presumed",
            "confirmed",
            "believed",
            "also",
            "now",
            "left",
            "taken",
            "found",
            "lay",
            "lying",
            "listed",
            "as",
            "held",
            "be",
            "at",
            "and",
            "may",
            "seriously",
            "critically",
            "badly",
        )
        and i - last < 6
    ):
        if tree.word[i].lower() == "and" or (tree.word[i].lower() == "of" and tree.word[i + 1 : i + 2] != ("them",)):
            return None
        if tree.word[i].lower() == "left" and not (i + 1 < stop and tree.word[i + 1].lower() in STATE):
            break
        i += 1
    if i >= stop:
        return None
    word = tree.word[i].lower()
    if word in STATE and not (
        word in ("left", "present", "large") and STATE[word] == "present" and tree.head[i] > i + 3
    ):
        if (
            word in ("free", "alive", "left", "present", "large")
            and draft.counts is not None
            and tree.pos[i] == "VERB"
            and tree.kids(i, "dobj")
        ):
            return None
        return STATE[word]
    return None


def _noun(tree: Tree, draft: Draft) -> Measure | None:
    if draft.noun is None:
        return None
    measure = NOUN.get(tree.lemma[draft.noun]) or NOUN.get(tree.word[draft.noun].lower())
    return None if measure == "vehicles" else measure


def _thing(tree: Tree, draft: Draft) -> Measure | None:
    return NOUN.get(tree.lemma[draft.noun]) if draft.noun is not None else None


def _governed(tree: Tree, draft: Draft) -> Measure | None:
    """By the verb or noun that governs the counted phrase in the parse."""
    node = draft.node
    for _ in range(4):
        for kid in tree.kids(node, "acl", "relcl"):
            if kid > draft.last and (found := _own(tree, kid)):
                return found
        head, dep = tree.head[node], tree.dep[node]
        if head == node:
            return None
        if dep in ("conj", "appos", "nmod", "nummod", "quantmod"):
            node = head
            continue
        if dep == "nsubjpass":
            return PATIENT.get(tree.lemma[head])
        if dep == "nsubj":
            return _subject(tree, head)
        if dep in ("dobj", "oprd", "attr", "npadvmod"):
            return _object(tree, head, node, dep)
        if dep == "pobj":
            return _prepositional(tree, head)
        return None
    return None


def _own(tree: Tree, verb: int) -> Measure | None:
    """A participle or relative clause on the counted noun: "people killed in", "who were killed", "who fled"."""
    lemma = tree.lemma[verb]
    if tree.tag[verb] == "VBN" or tree.kids(verb, "nsubjpass", "auxpass"):
        return PATIENT.get(lemma)
    return AGENT.get(lemma)


def _subject(tree: Tree, verb: int) -> Measure | None:
    lemma = tree.lemma[verb]
    if lemma in AGENT:
        return AGENT[lemma]
    if lemma in PATIENT and not tree.kids(verb, "dobj", "dative") and not tree.kids(verb, "prep")[:0]:
        return PATIENT[lemma]
    if lemma == "lose" and any(tree.lemma[k] == "life" for k in tree.kids(verb, "dobj")):
        return "killed"
    if lemma in ("be", "remain", "lie", "go"):
        for kid in tree.kids(verb, "acomp", "attr", "prep", "oprd"):
            if found := STATE.get(tree.word[kid].lower()):
                return found
    return None


def _object(tree: Tree, verb: int, node: int, dep: str) -> Measure | None:
    lemma = tree.lemma[verb]
    if lemma in ("leave", "find", "shoot", "feare"):
        for kid in tree.children[verb] + tree.children[node]:
            if kid > node and (found := STATE.get(tree.word[kid].lower())):
                return found
    if lemma == "claim" and tree.lemma[node] in ("life", "victim"):
        return "killed"
    if lemma == "shoot" and any(tree.word[k].lower() == "dead" for k in tree.children[verb]):
        return "killed"
    if lemma == "be":
        if tree.kids(verb, "expl") and tree.lemma[node] not in NOT_PRESENT:
            return "present"
        for kid in tree.kids(verb, "nsubj"):
            if tree.lemma[kid] in ("dead", "toll"):
                return "killed"
        return None
    return PATIENT.get(lemma)


def _prepositional(tree: Tree, prep: int) -> Measure | None:
    """The death of 12 people; the toll rose to 31; the arrest of 4."""
    head = tree.head[prep]
    word = tree.word[prep].lower()
    if word in ("of", "to", "at", "from", "by", "in") and tree.pos[head] in ("NOUN", "PROPN"):
        lemma = tree.lemma[head]
        if lemma in TOLL or (lemma == "number" and _deadly(tree, head)):
            return "killed"
        nouns = {"killing": "killed", "execution": "killed", "massacre": "killed", "displacement": "displaced", "injury": "wounded",
                 "wounding": "wounded", "release": "freed", "capture": "captured", "destruction": "destroyed", "abduction": "captured",
                 "kidnapping": "captured", "detention": "arrested", "loss": None, "life": None}  # fmt: skip
        found = nouns.get(lemma) or NOUN.get(lemma)
        return found if word == "of" and found not in ("vehicles", "votes") else None  # type: ignore[return-value]
    if tree.pos[head] in ("VERB", "AUX"):
        subject = tree.subject(head)
        if subject is not None and tree.lemma[subject] in TOLL:
            return "killed"
        if (
            subject is not None
            and tree.lemma[subject] in ("number", "figure", "count", "total")
            and _deadly(tree, subject)
        ):
            return "killed"
    return None


def _deadly(tree: Tree, noun: int) -> bool:
    return any(tree.word[k].lower() in ("dead", "killed", "deaths", "fatalities", "died") for k in tree.subtree(noun))


def _near(tree: Tree, draft: Draft) -> Measure | None:
    """By the words right before and after, where the parse went astray: "killing at least 20", "20 people were killed"."""
    first = tree.sentence(draft.first)[0]
    start = tree.token_at(draft.quantity.start)
    i = start - 1
    if i >= first and tree.word[i].lower() in ("the", "another", "all"):
        i -= 1
    if i >= first:
        word = tree.word[i].lower()
        found = FORMS.get(word)
        if (
            found
            and word not in ("down", "level", "free", "base", "house", "downed")
            and (tree.tag[i] not in ("VBN",) or draft.noun is not None)
        ):
            return found  # type: ignore[return-value]
    if draft.noun is None and draft.quantity.unit is None:
        left = [w.lower() for w in tree.word[max(first, start - 10) : start]]
        if "toll" in left:
            return "killed"
    return None
