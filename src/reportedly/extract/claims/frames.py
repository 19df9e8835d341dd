"""What a claim says of whom: predicate, agent, patient, polarity, modality, read off the parse."""

from __future__ import annotations

from ...model import Attribution, Modality, Polarity
from ..syntax import Tree
from .clauses import Clause

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
NEGATIVE = frozenset(
    """
        not no never none nobody nothing neither nor without n't nowhere hardly scarcely barely
        unlikely false untrue zero
        """.split()
)
NEGATIVE_VERBS = frozenset("fail refuse deny cease decline lack".split())
POSSIBLE = frozenset(
    """
        may might could possibly perhaps probably likely maybe apparently presumably allegedly
        reportedly potentially suspected alleged unlikely feared
        """.split()
)
PLANNED = frozenset(
    """
        plan intend aim prepare propose vow pledge promise agree decide schedule seek want hope
        """.split()
)
PREDICTED = frozenset("expect predict forecast project anticipate likely set due".split())
ORDERED = frozenset("order instruct command must shall require".split())
LIGHT = frozenset("be have do get make take give keep begin start continue stop go come".split())


def polarity(tree: Tree, clause: Clause) -> Polarity:
    """Negated when the clause's verb, its subject or its object is; two negatives cancel out."""
    head = clause.head
    near = {head, *tree.children[head]}
    for k in tree.children[head]:
        if tree.dep[k] in {"nsubj", "nsubjpass", "dobj", "attr", "expl", "pobj", "oprd", "acomp"}:
            near.update(tree.kids(k, "det", "neg", "preconj", "amod", "advmod", "nummod"))
        if tree.dep[k] == "xcomp":
            near.update(tree.kids(k, "neg", "acomp", "attr", "dobj"))
            near.update(d for j in tree.kids(k, "dobj", "attr") for d in tree.kids(j, "det", "neg"))
    if tree.pos[head] not in {"VERB", "AUX"}:
        near = set(clause.tokens)
    own = set(range(clause.first, clause.last + 1))
    words = [
        tree.lemma[i] if tree.lemma[i] in NEGATIVE else tree.word[i].lower()
        for i in near
        if i in own and not _not_only(tree, i)
    ]
    count = sum(w in NEGATIVE - {"without"} for w in words)
    count += tree.lemma[head] in NEGATIVE_VERBS and bool(tree.kids(head, "xcomp", "dobj"))
    count += any(tree.lemma[k] == "yet" for k in tree.children[head]) and bool(tree.kids(head, "xcomp")) and not count
    return "negated" if count % 2 else "affirmed"


def _not_only(tree: Tree, i: int) -> bool:
    """ "not only ... but also", "no fewer than", "no more than" negate nothing."""
    following = tree.lemma[i + 1] if i + 1 < len(tree) else ""
    return tree.lemma[i] in {"not", "no"} and following in {"only", "just", "few", "less", "more", "least"}


def modality(tree: Tree, clause: Clause, chain: tuple[Attribution, ...]) -> Modality:
    """How the clause stands to the facts, by its auxiliaries, adverbs, governing verb and the cue it stands under."""
    head = clause.head
    auxiliaries = {tree.lemma[k] for k in tree.kids(head, "aux")} | {
        tree.word[k].lower() for k in tree.kids(head, "aux")
    }
    adverbs = {tree.lemma[k] for k in tree.kids(head, "advmod", "acomp", "amod")}
    verbs = {tree.lemma[head], *(tree.lemma[k] for k in tree.kids(head, "xcomp"))}
    if any(tree.lemma[k] == "if" for k in tree.kids(head, "mark")) or {"would", "'d"} & auxiliaries:
        return "hypothetical"
    if (chain and chain[-1].act in {"orders", "asks"}) or ORDERED & auxiliaries or tree.lemma[head] in ORDERED:
        return "ordered"
    if "receive" in verbs and any(tree.lemma[i] == "order" for i in clause.tokens):
        return "ordered"
    if chain and chain[-1].act == "intends":
        return "planned"
    if (POSSIBLE & (auxiliaries | adverbs)) or any(tree.word[i].lower() in POSSIBLE for i in clause.tokens[:3]):
        return "possible"
    if PREDICTED & (verbs | adverbs):
        return "predicted"
    if tree.lemma[head] in PLANNED and tree.kids(head, "xcomp"):
        return "planned"
    if {"will", "shall", "'ll", "wo"} & auxiliaries:
        return "predicted" if tree.kids(head, "nsubjpass") else "planned"
    if "going" in {tree.word[head].lower()} and tree.kids(head, "xcomp"):
        return "planned"
    return "asserted"


def predicates(tree: Tree, clause: Clause) -> tuple[str, ...]:
    """The clause's verbs, the telling one first: a light or auxiliary head gives way to its complement or its noun."""
    head, own = clause.head, set(clause.tokens)
    below = [k for k in tree.subtree(head) if k in own and tree.pos[k] == "VERB" and k != head]
    verbs = [head, *below]
    out = [_with_particle(tree, i) for i in verbs if tree.pos[i] in {"VERB", "AUX", "NOUN", "ADJ"}]
    return tuple(dict.fromkeys(sorted(out, key=lambda w: w in LIGHT)))


def _with_particle(tree: Tree, i: int) -> str:
    particles = tree.kids(i, "prt")
    return " ".join([tree.lemma[i], *(tree.lemma[k] for k in particles)])


def agent_and_patient(tree: Tree, clause: Clause) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Content lemmas of who does it and to whom it is done; a passive is turned round."""
    head, own = clause.head, set(clause.tokens)
    if tree.pos[head] not in {"VERB", "AUX"}:
        return _lemmas(tree, head, own), ()
    subject = tree.subject(head)
    if tree.dep[head] in {"relcl", "acl"} and (subject is None or tree.tag[subject] in {"WDT", "WP"}):
        subject = tree.head[head]
    passive = bool(tree.kids(head, "auxpass")) or (tree.tag[head] == "VBN" and tree.dep[head] == "acl")
    agents = [k for a in tree.kids(head, "agent") for k in tree.kids(a, "pobj")]
    objects = tree.kids(head, "dobj", "attr", "oprd", "dative", "acomp")
    for k in tree.kids(head, "xcomp", "prep"):
        objects += tree.kids(k, "dobj", "attr", "pobj", "acomp")
    doer, done = ([subject] if subject is not None else []), objects
    if passive:
        doer, done = agents, ([subject] if subject is not None else []) + objects
    return (
        tuple(dict.fromkeys(w for i in doer for w in _lemmas(tree, i, None))),
        tuple(dict.fromkeys(w for i in done for w in _lemmas(tree, i, own if i in own else None))),
    )


def _lemmas(tree: Tree, i: int, own: set[int] | None) -> tuple[str, ...]:
    """Content lemmas of a phrase, its head first, clauses inside it left out."""
    kept, stack = [], [i]
    while stack:
        j = stack.pop()
        kept.append(j)
        stack += [
            k
            for k in tree.children[j]
            if tree.dep[k] not in {"relcl", "acl", "advcl", "ccomp"} and (own is None or k in own)
        ]
    ordered = [i, *sorted(k for k in kept if k != i)]
    return tuple(tree.lemma[k] for k in ordered if tree.pos[k] in CONTENT | {"PRON"} and tree.pos[k] != "ADV")


def words(tree: Tree, clause: Clause) -> tuple[str, ...]:
    """All content lemmas of the clause, once each, in order."""
    return tuple(
        dict.fromkeys(
            tree.lemma[i]
            for i in range(clause.first, clause.last + 1)
            if tree.pos[i] in CONTENT and tree.lemma[i] not in {"be", "have", "do"}
        )
    )
