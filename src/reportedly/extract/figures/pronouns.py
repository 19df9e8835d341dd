""" "One" that counts nothing: "no one", "the one", "one another", "one of them said"."""

from __future__ import annotations

from ..syntax import Tree
from .quantity import Quantity

BARRED = set("no this that each every which another any other number square".split())
"""Words before "one" after which it is a pronoun or a name."""
AFTER = set("another 's ’s day thing who that which way - can could would should might may must voice".split())
"""Words after "one" with which it is a pronoun or an idiom."""
STATES = set(
    "killed dead wounded injured missing died destroyed captured arrested critically seriously hurt freed released".split()
)
SPEAKING = set(
    "say tell ask reply add write recall shout call explain complain report note testify whisper joke".split()
)


def pronoun(tree: Tree, q: Quantity, following: int | None) -> bool:
    """Whether the quantity is "one" as a pronoun. `following`: the token after it in the sentence."""
    if tree.text[q.at : q.to].lower() != "one" or q.ranged:
        return False
    first = tree.token_at(q.at)
    start = tree.sentence(first)[0]
    previous = tree.word[first - 1].lower() if first > start else ""
    if q.start != q.at:
        return False
    if previous in BARRED or following is None:
        return True
    counted = tree.pos[following] in ("NOUN", "ADJ", "PROPN")
    if previous == "the":
        return not counted
    word = tree.word[following].lower()
    if word in AFTER:
        return True
    if word == "of":
        return tree.dep[first] == "nsubj" and tree.lemma[tree.head[first]] in SPEAKING
    if _state(tree, following):
        return False
    alone = tree.pos[first] == "PRON" or tree.dep[first] in ("nsubj", "dobj", "pobj", "attr", "appos")
    return alone or previous in ("time", "point") or tree.pos[following] in ("ADP", "PUNCT", "ADV", "SCONJ", "CCONJ")


def _state(tree: Tree, i: int) -> bool:
    """One (of those named before) was killed, is missing; one dead."""
    return any(w.lower() in STATES for w in tree.word[i : i + 4])
