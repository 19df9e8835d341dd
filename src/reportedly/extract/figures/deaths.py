"""Deaths told as having happened: which verbs and nouns tell one, and which only imagine, deny or attempt it."""

from __future__ import annotations

from ..syntax import Tree
from .predicates import NOUN_OF, PATIENT

DYING = {"die", "perish", "succumb"}
FATALLY = {"fatally", "mortally", "lethally"}
FATAL = {"fatal", "deadly", "lethal"}
LEFT_DEAD = {
    "shoot",
    "find",
    "leave",
    "pronounce",
    "declare",
    "discover",
    "strike",
    "confirm",
    "be",
    "lie",
    "drop",
    "gun",
}
"""Verbs that leave someone "dead"."""
TO_DEATH = set(
    "shoot stab beat burn bludgeon hack crush choke strangle torture starve freeze bleed club batter stone trample kick knife "
    "fall plunge maul put slash blow punch spear suffocate electrocute hang jump".split()
)
"""Verbs that with "to death" kill; not sentenced, scared or bored."""
DEADLY_NOUNS = {noun for noun, measure in NOUN_OF.items() if measure == "killed"} - {"body", "corpse"} | {
    "slaying", "homicide", "manslaughter", "drowning", "lynching", "beheading", "stoning",
}  # fmt: skip
BODIES = {"body", "corpse", "remain", "remains"}
FOUND = {"find", "discover", "recover", "pull", "locate", "retrieve", "dump", "wash", "identify", "exhume", "fish"}
UNREAL = set(
    "risk possibility danger chance threat plot plan idea fear fantasy attempt attempted conspiracy threaten consider avoid "
    "prevent stop miss without instead against dream intend bid intent consequence hypothetical possible potential planned near likely".split()
)
"""Words above or on a death that leave it open or foil it."""
NOT_QUITE = {"nearly", "almost", "barely", "narrowly", "supposedly", "presumably", "potentially"}
FAR = 120
"""Tokens looked at below a verb for what became of its subject."""
SUPPOSED = {"if", "unless", "whether", "lest", "until"}


def happened(tree: Tree, verb: int) -> bool:
    """Whether the clause tells the deed as done: no negation, modal, supposition, attempt or habit."""
    for i in (verb, *_governing(tree, verb)):
        if any(_opens(tree, kid) for kid in tree.children[i] if tree.dep[kid] in ("neg", "aux", "mark", "advmod")):
            return False
    above = tree.head[verb]
    if tree.dep[verb] in ("pcomp", "xcomp", "acl", "ccomp", "advcl") and above != verb:
        words = {tree.lemma[above], tree.lemma[tree.head[above]]}
        if tree.tag[verb] in ("VBG", "VB") and words & UNREAL:
            return False
    return _told(tree, verb)


def _governing(tree: Tree, verb: int) -> list[int]:
    """The verb whose auxiliaries the verb shares: that of "might have been shot and killed", for "killed"."""
    if tree.dep[verb] == "conj" and not tree.kids(verb, "nsubj", "nsubjpass"):
        return [tree.head[verb]]
    return []


def _opens(tree: Tree, i: int) -> bool:
    word = tree.word[i].lower()
    if tree.dep[i] == "neg" or word in SUPPOSED | NOT_QUITE:
        return True
    if tree.dep[i] != "aux":
        return False
    return tree.tag[i] == "MD" or (word == "to" and not _perfect(tree, tree.head[i]))


def _perfect(tree: Tree, verb: int) -> bool:
    return any(tree.lemma[k] == "have" for k in tree.kids(verb, "aux"))


def _told(tree: Tree, verb: int) -> bool:
    """Whether the tense tells what happened; "is killed", "dies", "kills" tell plots and rules as often."""
    if tree.tag[verb] == "VBD" or tree.lemma[verb] == "be":
        return True
    auxiliaries = tree.kids(verb, "aux", "auxpass")
    if tree.tag[verb] == "VBN":
        return not any(tree.word[k].lower() in ("is", "are", "'s", "be", "get", "gets") for k in auxiliaries) or any(
            tree.lemma[k] == "have" for k in auxiliaries
        )
    if tree.tag[verb] == "VBG":
        return not any(tree.lemma[k] == "be" for k in auxiliaries)
    return _perfect(tree, verb)


def killed_by(tree: Tree, verb: int) -> bool:
    """Whether the verb, as told, kills its object (in the passive its subject)."""
    return happened(tree, verb) and (
        PATIENT.get(tree.lemma[verb]) == "killed"
        or any(tree.word[k].lower() in FATALLY for k in tree.kids(verb, "advmod"))
        or _to_death(tree, verb)
        or _leaves_dead(tree, verb)
    )


def dies(tree: Tree, verb: int) -> bool:
    """Whether the verb, as told, says that its subject died or is dead."""
    if not happened(tree, verb):
        return False
    lemma = tree.lemma[verb]
    if lemma in DYING or (lemma == "pass" and any(tree.word[k].lower() == "away" for k in tree.children[verb])):
        return True
    if lemma == "lose" and any(tree.lemma[k] == "life" for k in tree.kids(verb, "dobj")):
        return True
    return (lemma in ("be", "lie", "drop", "fall") and _leaves_dead(tree, verb)) or _to_death(tree, verb, own=True)


def _to_death(tree: Tree, verb: int, own: bool = False) -> bool:
    if tree.lemma[verb] not in ({"bleed", "starve", "freeze", "fall", "plunge", "burn", "jump"} if own else TO_DEATH):
        return False
    if own and tree.kids(verb, "dobj"):
        return False
    return any(
        tree.word[k].lower() == "to"
        and not any(tree.word[n].lower() in NOT_QUITE for n in (k - 1, *tree.children[k]))
        and any(tree.lemma[p] == "death" for p in tree.kids(k, "pobj"))
        for k in tree.kids(verb, "prep", "dative")
    )


def _leaves_dead(tree: Tree, verb: int) -> bool:
    if tree.lemma[verb] not in LEFT_DEAD:
        return False
    return any(tree.word[k].lower() == "dead" and tree.dep[k] not in ("dobj", "conj") for k in tree.children[verb])


def left_dead(tree: Tree, verb: int, node: int) -> bool:
    """Whether the verb's object is left dead, or a verb joined to it kills it: "left a boy dead and", "shot a man and killed"."""
    if tree.lemma[verb] in LEFT_DEAD and any(k > node and tree.word[k].lower() == "dead" for k in tree.children[node]):
        return happened(tree, verb)
    return any(killed_by(tree, v) for v in joined(tree, verb) if v > node and not tree.kids(v, "dobj"))


def death_of(tree: Tree, noun: int) -> bool:
    """Whether the noun tells the death of the one named after "of": "the murder of", "the fatal shooting of"."""
    lemma = tree.lemma[noun]
    if lemma in ("life", "lives"):
        verb = tree.head[noun]
        return tree.lemma[verb] in ("claim", "take", "cost") and happened(tree, verb)
    modifiers = {tree.lemma[k] for k in tree.kids(noun, "amod", "compound", "nmod")}
    if modifiers & UNREAL or tree.lemma[tree.head[tree.head[noun]]] in UNREAL or tree.lemma[tree.head[noun]] in UNREAL:
        return False
    if any(tree.word[k].lower() in ("no", "any") for k in tree.kids(noun, "det")):
        return False
    return lemma in DEADLY_NOUNS or bool(modifiers & FATAL) or body_found(tree, noun)


def body_found(tree: Tree, noun: int) -> bool:
    """Whether the noun is a body, and it was found."""
    verb = tree.head[noun]
    if tree.word[noun].lower() not in BODIES or tree.lemma[verb] not in FOUND:
        return False
    return tree.dep[noun] in ("nsubjpass", "dobj", "nsubj") and happened(tree, verb)


def subject_dead(tree: Tree, verb: int, dep: str) -> bool:
    """Whether the verb, or one joined to it, tells that its subject is dead; `dep` is "nsubj" or "nsubjpass"."""
    passive = dep == "nsubjpass"
    for v in joined(tree, verb):
        if dies(tree, v) or (passive and _passive(tree, v, verb) and killed_by(tree, v)):
            return True
    return not passive and any(
        killed_by(tree, k) for k in tree.kids(verb, "acomp", "oprd", "xcomp") if tree.tag[k] == "VBN"
    )


def _passive(tree: Tree, verb: int, first: int) -> bool:
    return verb == first or (tree.tag[verb] in ("VBN", "VBD") and not tree.kids(verb, "dobj"))


def joined(tree: Tree, verb: int) -> list[int]:
    """The verb and those joined to it that share its subject: "was shot and killed", "was hit and later died"."""
    out = [verb]
    for v in out:
        out += [
            k for k in tree.kids(v, "conj") if tree.pos[k] in ("VERB", "AUX") and not tree.kids(k, "nsubj", "nsubjpass")
        ]
    return out


def later_dead(tree: Tree, verb: int) -> bool:
    """Whether a clause below tells the death of its subject by a pronoun: "was taken to hospital, where he died"."""
    below = [k for k in tree.children[verb] if k > verb]
    for n, v in enumerate(below):
        if n == FAR:
            break
        below += tree.children[v]
        if tree.dep[v] in ("conj", "advcl", "relcl"):
            for s in tree.kids(v, "nsubj", "nsubjpass"):
                if tree.word[s].lower() in ("he", "she") and subject_dead(tree, v, tree.dep[s]):
                    return True
    return False


def killing_them(tree: Tree, verb: int) -> bool:
    """Whether the deed killed the one it was done to: "shot at a man, killing him"."""
    return any(
        tree.word[o].lower() in ("him", "her") and killed_by(tree, v)
        for v in tree.kids(verb, "advcl")
        if v > verb and tree.tag[v] == "VBG"
        for o in tree.kids(v, "dobj")
    )
