"""Noun phrases whose head is somebody who acts."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ...model import ActorKind
from . import words as w
from .report import ARTICLES, Mention, Report

LEFT = frozenset(
    ("amod", "compound", "nmod", "poss", "nummod", "det", "quantmod", "advmod", "npadvmod", "punct", "case")
)
LONGEST = 8
"""Tokens before a head at most: longer ones are headlines and lists."""
FINITE = frozenset(("VBD", "VBZ", "VBP", "VB", "MD"))
QUOTES = frozenset(("“", "”", '"', "‘", "``", "''"))


def phrases(r: Report, named: Container[int]) -> Iterator[Mention]:
    """A mention for each such phrase; `named` holds the tokens of the table's names."""
    for i, pos in enumerate(r.tokens.pos):
        if pos not in ("NOUN", "PROPN") or r.tokens.dep[i] in ("compound", "amod", "nmod"):
            continue
        lemma = r.tokens.lemma[i].lower()
        lemma = next((x for x in (lemma, r.low[i], r.low[i].removesuffix("s")) if x in w.HEADS), "")
        if not lemma or _modifies(r, i):
            continue
        kind = w.HEADS[lemma]
        first, last = _edges(r, i)
        if lemma in w.VAGUE and not _telling(r, first, i, named):
            continue
        if i - first > LONGEST or any(r.tokens.tag[j] in FINITE for j in range(first, i)):
            continue
        yield Mention(first, last, i, _kind_of_phrase(r, i, lemma, kind))


def _kind_of_phrase(r: Report, i: int, lemma: str, kind: ActorKind) -> ActorKind:
    one = "Number=Sing" in r.tokens.morph[i]
    if kind == "people" and one and lemma in w.OFFICES:
        return "role"
    if kind == "people" and one and lemma in w.PERSONS:
        return "person"
    return "people" if kind == "role" and not one else kind


def _modifies(r: Report, i: int) -> bool:
    """Whether a bare singular only stands before or beside another noun ("bomber and fighter aircraft")."""
    bare = i == 0 or r.low[i - 1] not in ARTICLES
    return r.tokens.tag[i] == "NN" and bare and r.tokens.dep[i] in ("conj", "nmod", "npadvmod")


def _telling(r: Report, first: int, head: int, named: Container[int]) -> bool:
    """Whether the phrase of a vague noun says that somebody is meant."""
    if any(j in named or r.tokens.pos[j] == "PROPN" or r.low[j] in w.MARTIAL for j in range(first, head)):
        return True
    if any(r.entity[j].label in w.NATIONAL for j in range(first, head) if j in r.entity):
        return True
    return r.tokens.dep[head] in ("nsubj", "agent") and first > 0 and r.low[first - 1] in ("the", "their", "our")


def _edges(r: Report, head: int) -> tuple[int, int]:
    """The phrase of a head: its left modifiers, and an "of ..." that belongs to the name."""
    first = head
    while first > 0 and _left_part(r, first - 1, head):
        first -= 1
    while first < head and (r.low[first] in ARTICLES or r.tokens.dep[first] in ("punct", "case") or _number(r, first)):
        first += 1
    counted = [j + 1 for j in range(first, head) if r.tokens.pos[j] == "NUM"]
    quoted = [j + 1 for j in range(first, head) if r.tokens.text[j] in QUOTES]
    return max((first, *counted, *quoted)), _right(r, head)


def _number(r: Report, i: int) -> bool:
    return r.tokens.pos[i] == "NUM" or r.low[i] in ("some", "many", "several", "any", "no", "every", "each")


def _left_part(r: Report, i: int, head: int) -> bool:
    j = i
    for _ in range(6):
        if r.head[j] == head:
            return r.tokens.dep[j] in LEFT
        if r.head[j] == j or r.head[j] > head:
            return False
        j = r.head[j]
    return False


def _right(r: Report, head: int) -> int:
    lemma, nxt = r.low[head], head + 1
    if nxt >= len(r.head) or r.head[nxt] != head or r.tokens.dep[nxt] != "prep":
        return nxt
    if not (r.low[nxt] == "of" and lemma in w.OF_HEADS) and not (r.low[nxt] == "for" and lemma in w.FOR_HEADS):
        return nxt
    target = next(
        (k for k in range(nxt + 1, min(nxt + 9, len(r.head))) if r.head[k] == nxt and r.tokens.dep[k] == "pobj"),
        None,
    )
    if target is None:
        return head + 1
    return _right(r, target)
