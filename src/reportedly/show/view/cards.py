"""Which pairs go on one card: claims that all exclude each other, then those that share one side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ...model import Relation

Edge = tuple[str, str]
Edges = dict[Edge, list[Relation]]


@dataclass(frozen=True)
class Card:
    """The nodes on each side, and the pairs the card covers; not `forward`: the first side is the right one."""

    sides: tuple[tuple[str, ...], ...]
    edges: tuple[Edge, ...]
    forward: bool = True


def cards(edges: Edges, directed: bool) -> list[Card]:
    """Every pair on exactly one card, the strongest first; the same cards for the same pairs in any order."""
    left = sorted(edges, key=lambda e: (-max(r.score for r in edges[e]), e))
    found = [] if directed else _all_against_all(left)
    for card in found:
        left = [e for e in left if e not in card.edges]
    return found + _around_one(left, directed)


def _all_against_all(edges: list[Edge]) -> list[Card]:
    """Three or more nodes each of which stands against every other, one side each."""
    near: dict[str, set[str]] = defaultdict(set)
    for a, b in edges:
        near[a].add(b)
        near[b].add(a)
    found: list[Card] = []
    free = dict.fromkeys(edges)
    for a, b in edges:
        clique = [a, b]
        for other in sorted(near[a] & near[b]):
            if all(other in near[node] for node in clique):
                clique.append(other)
        covered = tuple(e for e in free if set(e) <= set(clique))
        if len(clique) > 2 and len(covered) >= 3:
            found.append(Card(tuple((node,) for node in clique), covered))
            for edge in covered:
                del free[edge]
    return found


def _around_one(edges: list[Edge], directed: bool) -> list[Card]:
    """Pairs that share a node: that node on one side, all it stands against on the other."""
    found = []
    while edges:
        spokes: dict[tuple[str, bool], list[Edge]] = defaultdict(list)
        for edge in edges:
            spokes[edge[0], True].append(edge)
            spokes[edge[1], not directed].append(edge)
        first = {key: n for n, key in enumerate(spokes)}
        hub, forward = max(spokes, key=lambda key: (len(spokes[key]), -first[key]))
        covered = spokes[hub, forward]
        others = tuple(b if a == hub else a for a, b in covered)
        found.append(Card(((hub,), others), tuple(covered), forward))
        edges = [e for e in edges if e not in covered]
    return found
