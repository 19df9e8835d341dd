"""Mentions of somebody who acts: names by the parser and the alias table, noun phrases by their head, and personal pronouns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator

import msgspec
from msgspec import Struct

from ...model import ActorKind, Parsed, Place
from . import words as w
from .table import aliases, known_actors, reach, words

LEFT = frozenset(
    ("amod", "compound", "nmod", "poss", "nummod", "det", "quantmod", "advmod", "npadvmod", "punct", "case")
)
LONGEST = 8
"""Tokens before a head at most: longer ones are headlines and lists."""
FINITE = frozenset(("VBD", "VBZ", "VBP", "VB", "MD"))
QUOTES = frozenset(("“", "”", '"', "‘", "``", "''"))
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


class Reader:
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

    def mentions(self) -> list[Mention]:
        """All mentions in the order of the text; none overlapping."""
        known = list(self._known())
        entities = list(self._entities())
        bodies = {i: m for m in known for i in range(m.first, m.last)}
        phrases = [self._of_body(m, bodies) for m in self._phrases(bodies)]
        return _settled([*known, *entities, *self._surnames(entities), *phrases, *self._states(), *self._pronouns()])

    def _of_body(self, m: Mention, bodies: dict[int, Mention]) -> Mention:
        """A phrase such as "ISIS fighters" or "a Hamas spokesman" stands for the body named in it."""
        if m.last - m.first == 1 and (body := self._short_for(m.head, bodies)):
            return msgspec.structs.replace(m, actor=body)
        inside = sorted({bodies[i].actor or "" for i in range(m.first, m.head) if i in bodies})
        if len(inside) == 1 and self.tokens.lemma[m.head].lower() in w.STANDS_FOR:
            return msgspec.structs.replace(m, actor=inside[0])
        return m

    def _short_for(self, head: int, bodies: dict[int, Mention]) -> str | None:
        """The one body of the report whose name ends in that word: "the coalition" after "the US-led coalition"."""
        ends = {b.actor for b in bodies.values() if b.last - b.first > 1 and self.low[b.last - 1] == self.low[head]}
        return ends.pop() if len(ends) == 1 and self.low[head - 1 : head] == ("the",) else None

    # ------------------------------------------------------------ names

    def _known(self) -> Iterator[Mention]:
        """Names of the alias table, whatever the parser makes of them."""
        table, bodies, far = aliases(), known_actors(), reach()
        cut = [words(t) for t in self.tokens.text]
        i = 0
        while i < len(cut):
            most = far.get(cut[i][0], 0) if cut[i] else 0
            for j in range(min(i + most + 2 * (most > 1), len(cut)), i, -1):
                name = tuple(x for part in cut[i:j] for x in part)
                actor = table.get(name)
                if actor and cut[i] and cut[j - 1] and self._proper(i, j):
                    yield self._widened(i, j, bodies[actor].kind, actor)
                    i = j - 1
                    break
            i += 1

    def _proper(self, first: int, last: int) -> bool:
        """A name of the table written as a name: some word of it in capitals."""
        return any(self.tokens.text[i][0].isupper() for i in range(first, last))

    def _entities(self) -> Iterator[Mention]:
        for e in self.parsed.entities:
            first, last = e.first, e.last
            if first < last and self.low[first] in ARTICLES:
                first += 1
            if first < last and self.low[last - 1] in ("'s", "’s", "'", "’"):
                last -= 1
            if first >= last or not any(t[0].isupper() for t in self.tokens.text[first:last]):
                continue
            if self.low[first] in ("near", "outside", "inside") and last - first > 1:
                first += 1
            name = " ".join(self.tokens.text[first:last])
            if "/" in name or name in w.NO_ACTORS:
                continue
            place = self.places.get((first, last))
            label = self._usual(name, e.label)
            if label == "PERSON" and not place:
                yield self._person(first, last)
            elif label == "ORG" and not place:
                yield self._widened(first, last, self._kind_of_name(first, last), None)
            elif e.label == "NORP" and self._noun_like(first, last):
                yield Mention(first, last, last - 1, "people", None, True, (first, last))

    def _surnames(self, entities: list[Mention]) -> Iterator[Mention]:
        """Last words of the report's full names where they stand alone and the parser saw no name."""
        surnames = {
            self.tokens.text[m.core[1] - 1] for m in entities if m.kind == "person" and m.core[1] - m.core[0] > 1
        }
        placed = {i for first, last in self.places for i in range(first, last)}
        for i, word in enumerate(self.tokens.text):
            if word in surnames and self.tokens.pos[i] == "PROPN" and i not in placed and self._alone(i):
                yield Mention(i, i + 1, i, "person", None, True, (i, i + 1))

    def _alone(self, i: int) -> bool:
        """Whether no other capitalised word of a name stands beside it."""
        beside = [
            j for j in (i - 1, i + 1) if (0 <= j < len(self.low) and j not in self.opens) or j == i + 1 < len(self.low)
        ]
        return not any(self.tokens.pos[j] == "PROPN" and self.head[j] in (i, self.head[i]) for j in beside)

    def _usual(self, name: str, label: str) -> str:
        """The label the parser gives a name most often over the report, of a person's and an organisation's."""
        seen = self.labels.get(name)
        return (
            label
            if not seen or label not in ("PERSON", "ORG")
            else max(("PERSON", "ORG"), key=lambda x: (seen[x], x == label))
        )

    def _noun_like(self, first: int, last: int) -> bool:
        tag, dep = self.tokens.tag[last - 1], self.tokens.dep[last - 1]
        return tag in ("NNPS", "NNS") or (dep not in ("amod", "compound", "nmod") and self.low[last - 1].endswith("s"))

    def _kind_of_name(self, first: int, last: int) -> ActorKind:
        inside = {self.low[i] for i in range(first, last)}
        if inside & w.MILITARY_WORDS:
            return "military"
        if inside & w.ARMED_WORDS:
            return "armed_group"
        if inside & w.OUTLET_WORDS:
            return "outlet"
        return "government" if inside & w.GOVERNMENT_WORDS else "organisation"

    def _person(self, first: int, last: int) -> Mention:
        """A person's name with the titles before it."""
        core = (first, last)
        head = self._root(first, last)
        left = first
        while left > 0 and (left not in self.opens or self._abbreviated(left - 1)) and self._title(left - 1, head):
            left -= 1
        while left < first and self.low[left] in (*ARTICLES, ",", "-", "of", "for", "and"):
            left += 1
        return Mention(left, last, head, "person", None, True, core)

    def _title(self, i: int, head: int) -> bool:
        word = self.low[i].rstrip(".")
        if self.tokens.pos[i] in ("PUNCT", "VERB", "AUX", "ADP", "PRON", "SCONJ", "CCONJ"):
            return word in ("of", "for") and i > 0 and self.tokens.text[i + 1][0].isupper() and self._heads_title(i - 1)
        if word in ARTICLES:
            return False
        if word in w.TITLES or w.HEADS.get(self.tokens.lemma[i].lower()) == "role" or word in w.OFFICES:
            return True
        near = self.head[i] == head or self.head[i] > i
        return near and self.tokens.dep[i] in ("compound", "amod", "nmod") and self.tokens.text[i][0].isupper()

    def _abbreviated(self, i: int) -> bool:
        """A title such as "Lt." that the parser takes for the end of a sentence."""
        return self.low[i].endswith(".") and self.low[i].rstrip(".") in w.TITLES

    def _heads_title(self, i: int) -> bool:
        return self.low[i] in w.OF_HEADS or self.low[i] in w.FOR_HEADS

    def _root(self, first: int, last: int) -> int:
        inside = range(first, last)
        return next((i for i in inside if self.head[i] not in inside or self.head[i] == i), last - 1)

    def _widened(self, first: int, last: int, kind: ActorKind, actor: str | None) -> Mention:
        return Mention(first, last, self._root(first, last), kind, actor, True, (first, last))

    # ------------------------------------------------------------ descriptions

    def _phrases(self, named: Container[int]) -> Iterator[Mention]:
        for i, pos in enumerate(self.tokens.pos):
            if pos not in ("NOUN", "PROPN") or self.tokens.dep[i] in ("compound", "amod", "nmod"):
                continue
            lemma = self.tokens.lemma[i].lower()
            lemma = next((x for x in (lemma, self.low[i], self.low[i].removesuffix("s")) if x in w.HEADS), "")
            if not lemma or self._modifies(i):
                continue
            kind = w.HEADS[lemma]
            first, last = self._edges(i)
            if lemma in w.VAGUE and not self._telling(first, i, named):
                continue
            if i - first > LONGEST or any(self.tokens.tag[j] in FINITE for j in range(first, i)):
                continue
            yield Mention(first, last, i, self._kind_of_phrase(i, lemma, kind))

    def _kind_of_phrase(self, i: int, lemma: str, kind: ActorKind) -> ActorKind:
        one = "Number=Sing" in self.tokens.morph[i]
        if kind == "people" and one and lemma in w.OFFICES:
            return "role"
        if kind == "people" and one and lemma in w.PERSONS:
            return "person"
        return "people" if kind == "role" and not one else kind

    def _modifies(self, i: int) -> bool:
        """Whether a bare singular only stands before or beside another noun ("bomber and fighter aircraft")."""
        bare = i == 0 or self.low[i - 1] not in ARTICLES
        return self.tokens.tag[i] == "NN" and bare and self.tokens.dep[i] in ("conj", "nmod", "npadvmod")

    def _telling(self, first: int, head: int, named: Container[int]) -> bool:
        """Whether the phrase of a vague noun says that somebody is meant."""
        national = any(
            self.entity[j].label in w.NATIONAL or self.entity[j].label == "ORG"
            for j in range(first, head)
            if j in self.entity
        )
        return national or (
            self.tokens.dep[head] in ("nsubj", "agent") and first > 0 and self.low[first - 1] in ("the", "their", "our")
        )

    def _edges(self, head: int) -> tuple[int, int]:
        """The phrase of a head: its left modifiers, and an "of ..." that belongs to the name."""
        first = head
        while first > 0 and self._left_part(first - 1, head):
            first -= 1
        while first < head and (
            self.low[first] in ARTICLES or self.tokens.dep[first] in ("punct", "case") or self._number(first)
        ):
            first += 1
        counted = [j + 1 for j in range(first, head) if self.tokens.pos[j] == "NUM"]
        quoted = [j + 1 for j in range(first, head) if self.tokens.text[j] in QUOTES]
        return max((first, *counted, *quoted)), self._right(head)

    def _number(self, i: int) -> bool:
        return self.tokens.pos[i] == "NUM" or self.low[i] in ("some", "many", "several", "any", "no", "every", "each")

    def _left_part(self, i: int, head: int) -> bool:
        j = i
        for _ in range(6):
            if self.head[j] == head:
                return self.tokens.dep[j] in LEFT
            if self.head[j] == j or self.head[j] > head:
                return False
            j = self.head[j]
        return False

    def _right(self, head: int) -> int:
        lemma, nxt = self.low[head], head + 1
        if nxt >= len(self.head) or self.head[nxt] != head or self.tokens.dep[nxt] != "prep":
            return nxt
        if not (self.low[nxt] == "of" and lemma in w.OF_HEADS) and not (
            self.low[nxt] == "for" and lemma in w.FOR_HEADS
        ):
            return nxt
        target = next(
            (
                k
                for k in range(nxt + 1, min(nxt + 9, len(self.head)))
                if self.head[k] == nxt and self.tokens.dep[k] == "pobj"
            ),
            None,
        )
        if target is None:
            return head + 1
        return self._right(target)

    # ------------------------------------------------------------ states and pronouns

    def _states(self) -> Iterator[Mention]:
        """Countries and the like where they act."""
        for (first, last), place in self.places.items():
            if place.feature not in ("PCLI", "ADM1", "PPLC", "region", "RGN") or last > len(self.head):
                continue
            root = self._root(first, last)
            if self._acts(root):
                yield Mention(
                    first, last, root, "state" if place.feature == "PCLI" else "government", None, True, (first, last)
                )

    def _acts(self, i: int) -> bool:
        dep = self.tokens.dep[i]
        while dep == "conj" and self.head[i] != i:
            i = self.head[i]
            dep = self.tokens.dep[i]
        if dep == "nsubj":
            return self.tokens.lemma[self.head[i]] not in ("be", "have", "lie", "remain", "become")
        if dep == "pobj":
            return self.low[self.head[i]] in w.AGENTIVE_PREPOSITIONS
        return dep == "poss" and self.tokens.pos[self.head[i]] == "NOUN"

    def _pronouns(self) -> Iterator[Mention]:
        for i, word in enumerate(self.low):
            if self.tokens.pos[i] == "PRON" and self.tokens.dep[i] != "poss":
                if word in w.SINGULAR:
                    yield Mention(i, i + 1, i, "person")
                elif word in w.PLURAL:
                    yield Mention(i, i + 1, i, "people")


def _settled(found: list[Mention]) -> list[Mention]:
    """Without repeats and crossings: the longer wins, among equals a name of the table, then a name."""
    order = sorted(found, key=lambda m: (m.first - m.last, m.actor is None, not m.named, m.first, m.head))
    taken: set[int] = set()
    out = []
    for m in order:
        span = range(m.first, m.last)
        if taken.isdisjoint(span):
            taken.update(span)
            out.append(m)
    return sorted(out)
