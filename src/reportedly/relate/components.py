"""Connected components in SQL: every label is hooked to its lowest neighbour, rounds of joins until no edge is left."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from .candidates import Execute

FEW = 100_000
"""Up to so many nodes the edges are walked here, in a tenth of the joins' time (docs/decisions/0007-relate.md)."""

HOOKS = "SELECT other AS node, MIN(one) AS label FROM edges GROUP BY other"
"""Each node's lowest lower neighbour; edges have their lower end first."""
JUMPED = """
SELECT a.node AS node, COALESCE(b.label, a.label) AS label
FROM hooks AS a LEFT JOIN hooks AS b ON b.node = a.label
"""
"""Hooks, each moved on to where its target is hooked."""
MOVED = "SELECT COUNT(*) AS n FROM hooks AS a JOIN hooks AS b ON b.node = a.label"
"""How many hooks end at a node that is hooked itself."""
LABELLED = """
SELECT l.node AS node, COALESCE(h.label, l.label) AS label
FROM labels AS l LEFT JOIN hooks AS h ON h.node = l.label
"""
CONTRACTED = """
SELECT DISTINCT LEAST(COALESCE(a.label, e.one), COALESCE(b.label, e.other)) AS one,
  GREATEST(COALESCE(a.label, e.one), COALESCE(b.label, e.other)) AS other
FROM edges AS e LEFT JOIN hooks AS a ON a.node = e.one LEFT JOIN hooks AS b ON b.node = e.other
WHERE COALESCE(a.label, e.one) <> COALESCE(b.label, e.other)
"""
"""The edges between what the hooks left apart."""


def components(nodes: int, edges: pa.Table, execute: Execute) -> list[int]:
    """The component of each node 0 ... nodes - 1, named by its lowest member. `edges`: (one, other), one below other.

    Root hooking with pointer jumping (Shiloach and Vishkin 1982) on edges contracted after every round: each round
    joins every node that is not lower than all its neighbours, so rounds grow with the logarithm of the nodes.
    """
    if nodes <= FEW:
        return _walked(nodes, edges.column("one").to_pylist(), edges.column("other").to_pylist())
    return hooked(nodes, edges, execute)


def hooked(nodes: int, edges: pa.Table, execute: Execute) -> list[int]:
    """`components` by joins alone."""
    every = pa.array(range(nodes), pa.int64())
    labels = pa.table({"node": every, "label": every})
    while edges.num_rows:
        hooks = execute(HOOKS, {"edges": edges})
        while execute(MOVED, {"hooks": hooks}).column("n")[0].as_py():
            hooks = execute(JUMPED, {"hooks": hooks})
        labels = execute(LABELLED, {"labels": labels, "hooks": hooks})
        edges = execute(CONTRACTED, {"edges": edges, "hooks": hooks})
    found: list[int] = labels.sort_by("node").column("label").to_pylist()
    return found


def _walked(nodes: int, ones: Sequence[int], others: Sequence[int]) -> list[int]:
    parent = list(range(nodes))

    def root(x: int) -> int:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for a, b in zip(ones, others, strict=True):
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return [root(x) for x in range(nodes)]
