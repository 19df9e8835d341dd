"""Two claims side by side: how much of each one's content the other has, and what a feature finds about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from ..model import Aspect, Evidence, RelationType
from .lexicon import stem
from .readings import Reading
from .scopes import Scope
from .tellings import Telling

T = TypeVar("T")
GRID = 1 << 16
"""Weights are multiples of 1 / GRID, so that a sum is the same in whatever order a set gives them."""


SUMS = 50_000
"""Claims whose summed weight is held at a time."""


class Weights(dict[str, float]):
    """The weight of every concept; 1 for one that no report has."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__((word, round(weight * GRID) / GRID) for word, weight in weights.items())
        self._sums: dict[frozenset[str], float] = {}

    def __missing__(self, word: str) -> float:
        return 1.0

    def total(self, words: frozenset[str]) -> float:
        """The summed weight of a claim's concepts, worked out once."""
        known = self._sums.get(words)
        if known is None:
            if len(self._sums) >= SUMS:
                self._sums.clear()
            known = self._sums[words] = sum(map(self.__getitem__, words))
        return known


class once(Generic[T]):  # noqa: N801
    """`functools.cached_property` without its lock, which costs more than most of what is kept here."""

    def __init__(self, work: Callable[[Pair], T]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    def __get__(self, pair: Pair, owner: type[Pair]) -> T:
        value = pair.__dict__[self._name] = self._work(pair)
        return value


class Finding(Struct, frozen=True, gc=False):
    """A feature's word on a pair. `relation` is what it speaks for, if anything; `turned`: the right claim takes left's place."""

    evidence: Evidence
    relation: RelationType | None = None
    aspect: Aspect | None = None
    turned: bool = False


def finding(
    feature: str,
    score: float,
    detail: str,
    relation: RelationType | None = None,
    aspect: Aspect | None = None,
    turned: bool = False,
) -> Finding:
    """A finding with its score rounded, so that every machine prints the same."""
    return Finding(Evidence(feature, round(score, 3), detail), relation, aspect, turned)


class Pair:
    """A left and a right claim, the reports they stand in, and the weight of every concept."""

    def __init__(self, left: Telling, right: Telling, readings: tuple[Reading, Reading], weights: Weights) -> None:
        self.left = left
        self.right = right
        self.readings = readings
        self._weights = weights
        self.found: list[tuple[Finding, float]] | None = None
        """What the features found, with their weights, once they were asked."""

    def weight(self, words: Iterable[str]) -> float:
        """The summed weight of concepts."""
        return sum(map(self._weights.__getitem__, words))

    @once
    def cosine(self) -> float | None:
        """Likeness of the two vectors; None where one has none."""
        one, other = self.left.vector, self.right.vector
        return None if one is None or other is None else float(one @ other)

    @once
    def shared(self) -> frozenset[str]:
        """Concepts that both have."""
        return self.left.content & self.right.content

    @once
    def meet(self) -> bool:
        """Whether they share anything to go by: a concept, what a sentence is about, something counted, a cause each."""
        a, b = self.left, self.right
        if self.shared or a.content & b.context or b.content & a.context or (a.main_quantities and b.main_quantities):
            return True
        return bool((a.causes or a.reasons) and (b.causes or b.reasons))

    @once
    def covered(self) -> tuple[float, float]:
        """The share of the left claim's content that the right one has, and the other way round."""
        both, (left, right) = self.weight(self.shared), self.totals
        return (both / left if left else 0.0, both / right if right else 0.0)

    @once
    def totals(self) -> tuple[float, float]:
        """The weight of each one's content."""
        return self._weights.total(self.left.content), self._weights.total(self.right.content)

    @once
    def one_scope(self) -> bool:
        """False where the two name different places themselves."""
        a, b = self.left.scope, self.right.scope
        if not a.own or not b.own or a.places & b.places:
            return True
        return bool(a.places & self.readings[1].main and b.places & self.readings[0].main)

    @once
    def one_site(self) -> bool:
        """False where a number or a toll of the one can't be held against the other's: they may count in different places."""
        a, b = self.left.scope, self.right.scope
        if not self.one_scope or a.places & b.places or not a.places or not b.places:
            return (
                self.one_scope
                and not self._foreign(a, self.readings[1], b)
                and not self._foreign(b, self.readings[0], a)
            )
        if a.own or b.own:
            return not self._foreign(a, self.readings[1], b) and not self._foreign(b, self.readings[0], a)
        return not self._elsewhere(a, self.readings[0], self.readings[1]) and not self._elsewhere(
            b, self.readings[1], self.readings[0]
        )

    @staticmethod
    def _elsewhere(a: Scope, own: Reading, other: Reading) -> bool:
        """Whether the claim stands where its report's headline is set, at a place that the other report doesn't know."""
        return bool(a.places & own.headline) and not a.places & {n.key for n in other.names}

    @staticmethod
    def _foreign(a: Scope, other: Reading, b: Scope) -> bool:
        """Whether a claim's own places are none that the other report is about at its head."""
        return a.own and not a.places & b.places and not a.places & other.main

    @once
    def core_covered(self) -> tuple[float, float]:
        """`covered` without the words of names: who and where alone make no claim."""
        names = {stem(w) for w in self.left.name_words | self.right.name_words}
        a, b = self.left.content - names, self.right.content - names
        both, left, right = self.weight(a & b), self.weight(a), self.weight(b)
        return (both / left if left else self.covered[0], both / right if right else self.covered[1])

    @once
    def deeds_shared(self) -> bool:
        """Whether what the one tells of is anywhere in the other."""
        a, b = self.left, self.right
        return bool(a.predicates & (b.predicates | b.content) or b.predicates & (a.predicates | a.content))

    @once
    def of_others(self) -> bool:
        """Whether both claims name somebody, and nobody in common: shares of one firm are not those of another."""
        a, b = self.left.name_words, self.right.name_words
        return bool(a and b and not a & b)

    @once
    def other_subjects(self) -> bool:
        """Whether the subjects of the two are named, and not one is the other's."""
        names = {stem(w) for w in self.left.name_words | self.right.name_words}
        a, b = self.left.subjects & names, self.right.subjects & names
        return bool(a and b and not a & b)

    @property
    def turned(self) -> Pair:
        """The same pair from the right claim's side."""
        return Pair(self.right, self.left, (self.readings[1], self.readings[0]), self._weights)

    def words(self, concepts: Iterable[str], most: int = 3) -> str:
        """The weightiest of some concepts, quoted, for a sentence."""
        ranked = sorted(sorted(concepts), key=self._weights.__getitem__, reverse=True)[:most]
        return ", ".join(f"“{w}”" for w in ranked)


def quoted(text: str, most: int = 90) -> str:
    """A claim's words for a sentence, shortened at a word's end."""
    flat = " ".join(text.split())
    if len(flat) > most:
        flat = flat[:most].rsplit(" ", 1)[0] + " …"
    return f"“{flat.strip('“”')}”"
