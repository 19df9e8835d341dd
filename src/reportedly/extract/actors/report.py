"""What the finders of actors share: a mention, and a report's parse with its places."""

from __future__ import annotations

from collections import Counter, defaultdict

from msgspec import Struct

from ...model import ActorKind, Parsed, Place

ARTICLES = frozenset(("the", "a", "an"))


class Mention(Struct, frozen=True, order=True):
    """Tokens `first` to `last` (excluded) with their head, the kind of actor, and the table's id if a name of it is the head."""

    first: int
    last: int
    head: int
    kind: ActorKind
    actor: str | None = None
    named: bool = False
    """Whether it is a name rather than a description or a pronoun."""
    core: tuple[int, int] = (0, 0)
    """The tokens of the name itself, without titles."""


class Report:
    """One report's parse, with its places, read for actors."""

    def __init__(self, parsed: Parsed, places: tuple[Place, ...]) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.head: list[int] = parsed.tokens.head.tolist()
        self.low = tuple(t.lower() for t in parsed.tokens.text)
        starts: list[int] = parsed.tokens.start.tolist()
        ends: list[int] = parsed.tokens.end.tolist()
        at = {s: i for i, s in enumerate(starts)}
        until = {e: i + 1 for i, e in enumerate(ends)}
        self.places = {
            (at[p.span.start], until[p.span.end]): p for p in places if p.span.start in at and p.span.end in until
        }
        self.labels: dict[str, Counter[str]] = defaultdict(Counter)
        for e in parsed.entities:
            self.labels[" ".join(parsed.tokens.text[e.first : e.last])][e.label] += 1
        self.opens = {first for first, _ in parsed.sentences}
        self.entity = {i: e for e in parsed.entities for i in range(e.first, e.last)}

    def root(self, first: int, last: int) -> int:
        """The token of a stretch that the others hang on."""
        inside = range(first, last)
        return next((i for i in inside if self.head[i] not in inside or self.head[i] == i), last - 1)
