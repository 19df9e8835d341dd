"""Two claims side by side: how much of each one's content the other has, and what a feature finds about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from ..model import Aspect, Evidence, RelationType
from .readings import Reading
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
    def covered(self) -> tuple[float, float]:
        """The share of the left claim's content that the right one has, and the other way round."""
        both = self.weight(self.shared)
        left, right = self.weight(self.left.content), self.weight(self.right.content)
        return (both / left if left else 0.0, both / right if right else 0.0)

    @cached_property
    def one_scope(self) -> bool:
        """False where the two are said of different places."""
        a, b = self.left.scope.places, self.right.scope.places
        if not a or not b or a & b:
            return True
        return bool(a <= self.readings[1].main and b <= self.readings[0].main)

    @property
    def own_scopes(self) -> bool:
        """Whether both claims name their places themselves."""
        return self.left.scope.own and self.right.scope.own

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
