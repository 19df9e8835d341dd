"""Which pairs go on one card: claims that all exclude each other, then those that share one side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import permutations

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
    order = sorted(edges, key=lambda e: (-max(r.score for r in edges[e]), e))
    found = [] if directed else _all_against_all(order)
    covered = {edge for card in found for edge in card.edges}
    return found + _around_one([e for e in order if e not in covered], directed)


def _all_against_all(edges: list[Edge]) -> list[Card]:
    """Three or more nodes each of which stands against every other, one side each."""
    near: dict[str, set[str]] = defaultdict(set)
    for a, b in edges:
        near[a].add(b)
        near[b].add(a)
    found: list[Card] = []
    free = set(edges)
    for a, b in edges:
        if (a, b) not in free:
            continue
        clique = [a, b]
        for other in sorted(near[a] & near[b]):
            if all(other in near[node] for node in clique):
                clique.append(other)
        covered = tuple(pair for pair in permutations(clique, 2) if pair in free)
        if len(covered) > 2:
            found.append(Card(tuple((node,) for node in clique), covered))
            free.difference_update(covered)
    return found


def _around_one(edges: list[Edge], directed: bool) -> list[Card]:
    """Pairs that share a node: that node on one side, all it stands against on the other."""
    spokes: dict[tuple[str, bool], list[Edge]] = defaultdict(list)
    for edge in edges:
        spokes[edge[0], True].append(edge)
        spokes[edge[1], not directed].append(edge)
    waiting = [(-len(own), first, hub) for first, (hub, own) in enumerate(spokes.items())]
    heapify(waiting)
    free, found = set(edges), []
    while free:
        _, first, hub = heappop(waiting)
        left = [edge for edge in spokes[hub] if edge in free]
        if len(left) < len(spokes[hub]):
            spokes[hub] = left
            heappush(waiting, (-len(left), first, hub))
            continue
        others = tuple(b if a == hub[0] else a for a, b in left)
        found.append(Card(((hub[0],), others), tuple(left), hub[1]))
        free.difference_update(left)
    return found
