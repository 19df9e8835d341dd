"""Where and as of when a figure stands: by the clause it is in, then its sentence."""

from __future__ import annotations

from typing import TypeVar

from ...model import AsOf, Document, Measure, Place, Time
from ..syntax import Tree
from .draft import Draft

VAGUE_REFERENCES = {None, "PRESENT_REF", "PAST_REF", "FUTURE_REF"}
LOCAL = {"in", "at", "near", "from", "around", "outside", "inside"}
ARTICLES = {"the", "northern", "southern", "eastern", "western", "central"}
STOPPED = {",", ".", ";", "and", "while", "but"}
Item = TypeVar("Item")
STANDING: set[Measure] = {"present", "missing"}


class Circumstances:
    """The times and places of a report, ready to be asked which of them govern a figure."""

    def __init__(
        self, tree: Tree, drafts: list[Draft], document: Document, times: tuple[Time, ...], places: tuple[Place, ...]
    ) -> None:
        self.tree = tree
        self.drafts = drafts
        self.document = document
        self.times = [
            (tree.token_at(t.span.start), t)
            for t in times
            if t.type in ("DATE", "TIME") and t.value not in VAGUE_REFERENCES
        ]
        self.places = [(tree.token_at(p.span.start), p) for p in places if p.feature != "demonym"]

    def as_of(self, draft: Draft) -> AsOf | None:
        """The time the figure stands for: that of its clause or sentence; for what stands now, the day of the report."""
        if draft.measure in ("duration", "distance", "age"):
            return None
        time = self._governing_time(draft)
        if time is not None:
            if time.earliest is not None or time.latest is not None:
                return AsOf(time.earliest, time.latest, time.value)
            return AsOf(None, None, time.value, time.id)
        published = self.document.published
        if draft.measure in STANDING and (published.earliest or published.value):
            relative = None if published.earliest else self.document.id
            return AsOf(published.earliest, published.latest, published.value, relative)
        return None

    def where(self, draft: Draft) -> tuple[str, ...]:
        """The ids of the places in the figure's clause, else in its sentence."""
        if draft.measure in ("money", "percent", "duration", "distance", "age") and draft.counts is None:
            return ()
        own = [p for i, p in self.places if self._attached(draft, i)]
        if own:
            return (own[0].id,)
        free = [(i, p) for i, p in self.places if not any(self._attached(d, i) for d in self.drafts)]
        return tuple(p.id for _, p in self._in_clause(draft, free))

    def _attached(self, draft: Draft, token: int) -> bool:
        """Whether "in" and the place at `token` stand right after the figure: "12 in Harran", "nine people in Abran"."""
        last = draft.noun if draft.noun is not None and draft.noun > draft.last else draft.last
        between = [w.lower() for w in self.tree.word[last + 1 : token]]
        return (
            0 < len(between) <= 5
            and between[-1] in LOCAL | ARTICLES
            and bool(LOCAL & set(between))
            and not STOPPED & set(between)
        )

    def _governing_time(self, draft: Draft) -> Time | None:
        span_start, span_end = draft.quantity.start, draft.quantity.end
        outside = [(i, t) for i, t in self.times if not (t.span.start < span_end and span_start < t.span.end)]
        near = self._in_clause(draft, outside)
        if not near:
            return None
        return min(near, key=lambda x: (self._distance(draft, x[0]), x[0]))[1]

    def _distance(self, draft: Draft, token: int) -> int:
        return token - draft.last if token > draft.last else draft.first - token

    def _in_clause(self, draft: Draft, items: list[tuple[int, Item]]) -> list[tuple[int, Item]]:
        a, b = self.tree.sentence(draft.first)
        inside = [(i, x) for i, x in items if a <= i < b]
        if len(inside) < 2:
            return inside
        of = [(self._clause(i), i, x) for i, x in inside]
        clause = self._clause(draft.node)
        for _ in range(6):
            if found := [(i, x) for c, i, x in of if c == clause]:
                return found
            if self.tree.head[clause] == clause:
                break
            clause = self._clause(self.tree.head[clause])
        return inside

    def _clause(self, i: int) -> int:
        """The verb that heads the clause of token i."""
        tree = self.tree
        for _ in range(40):
            if tree.head[i] == i:
                return i
            if tree.kids(i, "nsubj", "nsubjpass"):
                return i
            if tree.pos[i] in ("VERB", "AUX") and tree.dep[i] not in ("aux", "auxpass", "amod", "xcomp", "pcomp"):
                return i
            i = tree.head[i]
        return i
