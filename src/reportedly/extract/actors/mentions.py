"""All mentions of a report: names, noun phrases, places that act and personal pronouns, settled so that none overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import msgspec

from . import words as w
from .named import entities, known, surnames
from .phrases import phrases
from .report import Mention, Report


def mentions(r: Report) -> list[Mention]:
    """All mentions in the order of the text; none overlapping."""
    bodily, persons = list(known(r)), list(entities(r))
    bodies = {i: m for m in bodily for i in range(m.first, m.last)}
    ends: dict[str, set[str]] = defaultdict(set)
    for m in bodily:
        if m.last - m.first > 1 and m.actor:
            ends[r.low[m.last - 1]].add(m.actor)
    described = [_of_body(r, m, bodies, ends) for m in phrases(r, bodies)]
    return _settled([*bodily, *persons, *surnames(r, persons), *described, *_states(r), *_pronouns(r)])


def _of_body(r: Report, m: Mention, bodies: Mapping[int, Mention], ends: Mapping[str, set[str]]) -> Mention:
    """A phrase that stands for a body: "ISIS fighters", "a Hamas spokesman"; "the coalition" where one name ends so."""
    inside = {bodies[i].actor or "" for i in range(m.first, m.head) if i in bodies}
    if m.last - m.first == 1 and r.low[m.head - 1 : m.head] == ("the",):
        inside = ends.get(r.low[m.head], set())
    elif r.tokens.lemma[m.head].lower() not in w.STANDS_FOR:
        return m
    return msgspec.structs.replace(m, actor=min(inside)) if len(inside) == 1 else m


def _states(r: Report) -> Iterator[Mention]:
    """Countries and the like where they act."""
    for (first, last), place in r.places.items():
        if place.feature not in ("PCLI", "ADM1", "PPLC", "region", "RGN") or last > len(r.head):
            continue
        root = r.root(first, last)
        if _acts(r, root):
            yield Mention(
                first, last, root, "state" if place.feature == "PCLI" else "government", None, True, (first, last)
            )


def _acts(r: Report, i: int) -> bool:
    dep = r.tokens.dep[i]
    while dep == "conj" and r.head[i] != i:
        i = r.head[i]
        dep = r.tokens.dep[i]
    if dep == "nsubj":
        return r.tokens.lemma[r.head[i]] not in ("be", "have", "lie", "remain", "become")
    if dep == "pobj":
        return r.low[r.head[i]] in w.AGENTIVE_PREPOSITIONS
    return dep == "poss" and r.tokens.pos[r.head[i]] == "NOUN"


def _pronouns(r: Report) -> Iterator[Mention]:
    for i, word in enumerate(r.low):
        if r.tokens.pos[i] == "PRON" and r.tokens.dep[i] != "poss":
            if word in w.SINGULAR:
                yield Mention(i, i + 1, i, "person")
            elif word in w.PLURAL:
                yield Mention(i, i + 1, i, "people")


def _settled(found: list[Mention]) -> list[Mention]:
    """Without repeats and crossings: the longer wins, among equals a name of the table, then a name."""
    order = sorted(found, key=lambda m: (m.first - m.last, m.actor is None, not m.named, m.first, m.head))
    taken: set[int] = set()
    out = []
    for m in order:
        span = range(m.first, m.last)
        if taken.isdisjoint(span):
            taken.update(span)
            out.append(m)
    return sorted(out)
