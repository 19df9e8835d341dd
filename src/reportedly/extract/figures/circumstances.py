"""Where and as of when a figure stands: by the clause it is in, then its sentence."""

from __future__ import annotations

from bisect import bisect_left
from typing import TypeVar

from ...model import AsOf, Document, Measure, Place, Span, Time
from ..syntax import Tree
from .draft import Draft

VAGUE_REFERENCES = {None, "PRESENT_REF", "PAST_REF", "FUTURE_REF"}
LOCAL = {"in", "at", "near", "from", "around", "outside", "inside"}
ARTICLES = {"the", "northern", "southern", "eastern", "western", "central"}
CONTRAST = {"from", "than", "against", "not", "versus", "compared"}
STOPPED = {",", ".", ";", "and", "while", "but"}
Item = TypeVar("Item")
STANDING: set[Measure] = {"present", "missing"}
NOWHERE: set[Measure | None] = {"money", "percent", "duration", "distance", "age"}


class Circumstances:
    """The times and places of a report, ready to be asked which of them govern a figure."""

    def __init__(
        self, tree: Tree, drafts: list[Draft], document: Document, times: tuple[Time, ...], places: tuple[Place, ...]
    ) -> None:
        self.tree = tree
        self.document = document
        dated = [t for t in times if t.type in ("DATE", "TIME") and t.value not in VAGUE_REFERENCES]
        named = [p for p in places if p.feature != "demonym"]
        self.times = self._by_sentence([(tree.token_at(t.span.start), t) for t in dated])
        self.places = self._by_sentence([(tree.token_at(p.span.start), p) for p in named])
        firsts = [d.first for d in drafts]
        self.owners: dict[str, Draft] = {}
        for token, place in (x for row in self.places.values() for x in row):
            i = bisect_left(firsts, token) - 1
            if i >= 0 and self._attached(drafts[i], token):
                self.owners[place.id] = drafts[i]

        self.contrasts = {
            t.id: d for row in self.times.values() for i, t in row if (d := self._contrasted(drafts, firsts, i))
        }

    def _contrasted(self, drafts: list[Draft], firsts: list[int], token: int) -> Draft | None:
        """The figure told for contrast right before a time: "down from 20,000 in 2015"."""
        i = bisect_left(firsts, token) - 1
        if i < 0 or token - drafts[i].last > 4:
            return None
        before = self.tree.token_at(drafts[i].quantity.start) - 1
        return drafts[i] if before >= 0 and self.tree.word[before].lower() in CONTRAST else None

    def _by_sentence(self, items: list[tuple[int, Item]]) -> dict[int, list[tuple[int, Item]]]:
        out: dict[int, list[tuple[int, Item]]] = {}
        for token, item in items:
            out.setdefault(self.tree.sentence_of[token], []).append((token, item))
        return out

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
        """The ids of the place told right after the figure, else of the places in its clause, else in its sentence."""
        if draft.measure in NOWHERE and draft.counts is None:
            return ()
        here = self.places.get(self.tree.sentence_of[draft.first], [])
        own = [p for _, p in here if self.owners.get(p.id) is draft]
        if own:
            return (own[0].id,)
        return tuple(p.id for _, p in self._in_clause(draft, [(i, p) for i, p in here if p.id not in self.owners]))

    def _attached(self, draft: Draft, token: int) -> bool:
        """Whether "in" and the place at `token` stand right after the figure: "12 in Harran", "nine people in Abran"."""
        last = draft.noun if draft.noun is not None and draft.noun > draft.last else draft.last
        if not 0 < token - last - 1 <= 5:
            return False
        between = [w.lower() for w in self.tree.word[last + 1 : token]]
        return between[-1] in LOCAL | ARTICLES and bool(LOCAL & set(between)) and not STOPPED & set(between)

    def _governing_time(self, draft: Draft) -> Time | None:
        span = Span(draft.quantity.start, draft.quantity.end)
        here = self.times.get(self.tree.sentence_of[draft.first], [])
        theirs = [(i, t) for i, t in here if not t.span.overlaps(span) and self.contrasts.get(t.id, draft) is draft]
        near = self._in_clause(draft, theirs)
        if not near:
            return None
        return min(near, key=lambda x: (self._distance(draft, x[0]), x[0]))[1]

    def _distance(self, draft: Draft, token: int) -> int:
        return token - draft.last if token > draft.last else draft.first - token

    def _in_clause(self, draft: Draft, inside: list[tuple[int, Item]]) -> list[tuple[int, Item]]:
        """Those of the items in the figure's clause, else in the clause above it, ...; all of them where none governs it."""
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
