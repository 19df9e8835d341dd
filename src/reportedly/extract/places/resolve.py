"""Which place each name means: all names of a report settled together.

Every reading of a name has a prior (people, kind of place); readings support each other by nearness on the ground and in the text,
by a shared division or country, and by one lying in the other. The support is iterated to a fixed point (mean field), after what
the text says outright ("Paris, Texas") has ruled readings out. One name means one place throughout a report, unless outright.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from .gazetteer import Entry, Hit

READINGS = 40
"""Readings of a name weighed, the most likely first."""
NAMES = 50
"""Names of a report settled together, the most frequent first; the others take their most likely reading in the same light."""
ROUNDS = 4
Matrix = npt.NDArray[np.float64]


class Mention(Struct, frozen=True):
    """A name in the text: where it starts, its form for comparison, what it can mean, and what it is said to lie in or to hold."""

    at: int
    form: str
    hits: tuple[Hit, ...]
    within: tuple[Hit, ...] = ()
    holds: tuple[Hit, ...] = ()


class Terms(Struct, frozen=True):
    """What each kind of evidence adds to a reading, in logits."""

    people: float = 1.0
    alternate: float = -2.0
    country: float = 2.9
    first: float = 1.7
    second: float = 0.0
    capital: float = 0.4
    area: float = 1.5
    near: float = 11.0
    same_first: float = 1.5
    same_country: float = 1.6
    same_kind: float = 0.5
    parent: float = 1.0
    scale: float = 60.0
    share: float = 0.43
    namesake: float = -4.0
    none: float = 5.2
    least: float = 0.2


TERMS = Terms()


class Resolved(Struct, frozen=True):
    """The reading chosen for a mention and how sure that is (0..1); None: no reading is good enough."""

    entry: Entry | None
    sure: float


def resolve(mentions: Sequence[Mention], terms: Terms = TERMS) -> list[Resolved]:
    """The best reading of each mention, in the same order."""
    groups: dict[tuple[str, tuple[int, ...]], list[int]] = {}
    readings: list[list[Hit]] = []
    for i, mention in enumerate(mentions):
        hits = _within(mention)
        readings.append(hits)
        groups.setdefault((mention.form, tuple(h.entry.row for h in hits)), []).append(i)
    names = sorted(groups.values(), key=lambda g: (-len(g), g[0]))
    out = [Resolved(None, 0.0)] * len(mentions)
    kept = [_ranked(readings[g[0]], terms) for g in names]
    beliefs = _settle(kept, [[mentions[i].at for i in g] for g in names], terms)
    for ranked, p, group in zip(kept, beliefs, names, strict=True):
        if ranked:
            best = int(np.argmax(p))
            sure = float(p[best])
            chosen = Resolved(ranked[best][0].entry if sure >= terms.least else None, sure)
            for i in group:
                out[i] = chosen
    return out


def _within(mention: Mention) -> list[Hit]:
    """The readings that fit what the text says the name lies in or holds, or all if none does."""
    inside = [h for h in mention.hits if any(_lies_in(h.entry, outer.entry) for outer in mention.within)]
    if any(h.entry.feature == "PCLI" and not h.alternate for h in mention.hits):
        inside = [h for h in inside if h.entry.feature == "ADM1"]
    around = [
        h
        for h in inside or mention.hits
        if h.entry.feature in ("PCLI", "ADM1", "ADM2")
        and any(_lies_in(inner.entry, h.entry) for inner in mention.holds)
    ]
    return around or inside or list(mention.hits)


def _lies_in(inner: Entry, outer: Entry) -> bool:
    if outer.feature == "PCLI":
        return inner.country == outer.country and inner.row != outer.row and inner.feature != "PCLI"
    return outer.row in (inner.first, inner.second)


def _prior(hit: Hit, hits: Sequence[Hit], terms: Terms) -> float:
    kind = {
        "PCLI": terms.country, "ADM1": terms.first, "ADM2": terms.second, "PPLC": terms.capital, "PPL": 0.0,
    }.get(hit.entry.feature, terms.area)  # fmt: skip
    other = (terms.alternate if hit.alternate else 0.0) + (terms.namesake if _named_after(hit, hits) else 0.0)
    return terms.people * math.log10(hit.entry.population + 10) + kind + other


def _named_after(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a division has the name of a city of its country big enough to be meant by it."""
    return hit.entry.feature in ("ADM1", "ADM2") and any(
        h.entry.country == hit.entry.country
        and (
            h.entry.feature == "PPLC" or (h.entry.feature == "PPL" and h.entry.population > 0.15 * hit.entry.population)
        )
        for h in hits
    )


def _ranked(hits: Sequence[Hit], terms: Terms) -> list[tuple[Hit, float]]:
    """The likeliest readings with their priors."""
    weighed = [(h, _prior(h, hits, terms)) for h in hits]
    return sorted(weighed, key=lambda x: (-x[1], x[0].entry.row))[:READINGS]


def _settle(kept: list[list[tuple[Hit, float]]], at: list[list[int]], terms: Terms) -> list[Matrix]:
    priors = [np.array([p for _, p in hits]) for hits in kept]
    beliefs = [_softmax(p, terms.none) for p in priors]
    n = min(len(kept), NAMES)
    entries = [h.entry for hits in kept[:n] for h, _ in hits]
    if len(entries) < 2:
        return beliefs
    edges = np.cumsum([0, *(len(h) for h in kept[:n])])
    owner = np.repeat(np.arange(n), np.diff(edges))
    bonds = _bonds(entries, terms) * _closeness(at[:n], terms)[np.ix_(owner, owner)]
    bonds[owner[:, None] == owner[None, :]] = 0.0
    prior = np.concatenate(priors[:n])
    for _ in range(ROUNDS):
        support = bonds @ np.concatenate(beliefs[:n])
        beliefs[:n] = [_softmax((prior + support)[a:b], terms.none) for a, b in pairwise(edges.tolist())]
    return beliefs


def _softmax(x: Matrix, none: float = -math.inf) -> Matrix:
    """Shares of belief; `none` is the weight of the reading that isn't in the gazetteer."""
    if not len(x):
        return x
    e = np.exp(x - x.max())
    out: Matrix = e / (e.sum() + math.exp(min(none - float(x.max()), 50.0)))
    return out


def _bonds(entries: list[Entry], terms: Terms) -> Matrix:
    """How much each reading supports each other one."""
    lat = np.radians([e.lat if e.lat is not None else 0.0 for e in entries])
    lon = np.radians([e.lon if e.lon is not None else 0.0 for e in entries])
    at = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    km = 6371.0 * np.arccos(np.clip(at.T @ at, -1.0, 1.0))
    rows = np.array([e.row for e in entries])
    first = np.array(
        [e.first if e.first >= 0 else e.row if e.feature == "ADM1" else -1 - i for i, e in enumerate(entries)]
    )
    second = np.array([e.second for e in entries])
    codes = {c: i for i, c in enumerate(sorted({e.country for e in entries}))}
    country = np.array([codes[e.country] if e.country else -1 - i for i, e in enumerate(entries)])
    within = (first[:, None] == rows[None, :]) | (second[:, None] == rows[None, :])
    state = np.array([e.feature == "PCLI" for e in entries])
    small = np.array([e.feature not in ("PCLI", "CONT", "region", "OCN") for e in entries])
    bonds = terms.near * np.exp(-km / terms.scale) * (small[:, None] & small[None, :])
    bonds += terms.same_first * (first[:, None] == first[None, :])
    bonds += terms.same_country * (country[:, None] == country[None, :]) * (1 + state[:, None] + state[None, :])
    bonds += terms.parent * (within | within.T)
    kind = np.array([e.feature for e in entries])
    bonds += terms.same_kind * ((kind[:, None] == kind[None, :]) & np.isin(kind, ("PCLI", "ADM1"))[:, None])
    out: Matrix = np.asarray(bonds, dtype=np.float64)
    return out


def _closeness(at: list[list[int]], terms: Terms) -> Matrix:
    """How near two names stand in the text at their nearest, and the share of each among all: long lists don't shout."""
    n = len(at)
    out = np.ones((n, n))
    firsts = [np.array(a, dtype=np.int64) for a in at]
    for i in range(n):
        for j in range(i):
            out[i, j] = out[j, i] = 0.5 + math.exp(-_gap(firsts[i], firsts[j]) / 200.0)
    shared: Matrix = out / max(1.0, n**terms.share)
    return shared


def _gap(left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]) -> float:
    """Characters between the nearest two of two names' mentions, both in the order of the text."""
    after = np.searchsorted(right, left).clip(0, len(right) - 1)
    before = (after - 1).clip(0)
    return float(np.minimum(np.abs(left - right[after]), np.abs(left - right[before])).min())


def kilometres(a: Entry, b: Entry) -> float:
    """The great-circle distance of two places that have coordinates."""
    x, y, z, w = (math.radians(v or 0.0) for v in (a.lat, b.lat, a.lon, b.lon))
    square = math.sin((x - y) / 2) ** 2 + math.cos(x) * math.cos(y) * math.sin((z - w) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(square)))
