"""Two claims side by side: how much of each one's content the other has, and what a feature finds about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from ..model import Aspect, Evidence, RelationType
from .lexicon import stem
from .readings import Reading
from .scopes import Scope
from .tellings import Telling


class Finding(Struct, frozen=True):
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

    def __init__(
        self, left: Telling, right: Telling, readings: tuple[Reading, Reading], weights: Mapping[str, float]
    ) -> None:
        self.left = left
        self.right = right
        self.readings = readings
        self._weights = weights

    def weight(self, words: Iterable[str]) -> float:
        """The summed weight of concepts."""
        return sum(self._weights.get(w, 1.0) for w in words)

    @cached_property
    def shared(self) -> frozenset[str]:
        """Concepts that both have."""
        return self.left.content & self.right.content

    @cached_property
    def meet(self) -> bool:
        """Whether they share anything to go by: a concept, what a sentence is about, something counted, a cause each."""
        a, b = self.left, self.right
        if self.shared or a.content & b.context or b.content & a.context or (a.main_quantities and b.main_quantities):
            return True
        return bool((a.causes or a.reasons) and (b.causes or b.reasons))

    @cached_property
    def covered(self) -> tuple[float, float]:
        """The share of the left claim's content that the right one has, and the other way round."""
        both = self.weight(self.shared)
        left, right = self.weight(self.left.content), self.weight(self.right.content)
        return (both / left if left else 0.0, both / right if right else 0.0)

    @cached_property
    def one_scope(self) -> bool:
        """False where the two name different places themselves."""
        a, b = self.left.scope, self.right.scope
        if not a.own or not b.own or a.places & b.places:
            return True
        return bool(a.places & self.readings[1].main and b.places & self.readings[0].main)

    @cached_property
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

    @cached_property
    def core_covered(self) -> tuple[float, float]:
        """`covered` without the words of names: who and where alone make no claim."""
        names = {stem(w) for w in self.left.name_words | self.right.name_words}
        a, b = self.left.content - names, self.right.content - names
        both, left, right = self.weight(a & b), self.weight(a), self.weight(b)
        return (both / left if left else self.covered[0], both / right if right else self.covered[1])

    @cached_property
    def deeds_shared(self) -> bool:
        """Whether what the one tells of is anywhere in the other."""
        a, b = self.left, self.right
        return bool(a.predicates & (b.predicates | b.content) or b.predicates & (a.predicates | a.content))

    @cached_property
    def of_others(self) -> bool:
        """Whether both claims name somebody, and nobody in common: shares of one firm are not those of another."""
        a, b = self.left.name_words, self.right.name_words
        return bool(a and b and not a & b)

    @cached_property
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
        ranked = sorted(concepts, key=lambda w: (-self._weights.get(w, 1.0), w))[:most]
        return ", ".join(f"“{w}”" for w in ranked)


def quoted(text: str, most: int = 90) -> str:
    """A claim's words for a sentence, shortened at a word's end."""
    flat = " ".join(text.split())
    if len(flat) > most:
        flat = flat[:most].rsplit(" ", 1)[0] + " …"
    return f"“{flat.strip('“”')}”"
