"""Who a source is: its kind, and the fullest name the report gives it; null where two candidates are equally good."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cached_property

from ...model import Actor, Source, SourceKind, Span
from ..grid import Grid
from ..syntax import Tree
from .cues import DOCUMENTS, GROUPS, ORGANISATIONS, OUTLETS, ROLES, UNNAMED

ACTOR_KINDS: dict[str, SourceKind] = {
    "person": "person", "state": "organisation", "government": "organisation", "military": "organisation",
    "armed_group": "organisation", "organisation": "organisation", "outlet": "outlet", "people": "group", "role": "role",
}  # fmt: skip
MALE = frozenset(["he", "him", "his", "himself"])
FEMALE = frozenset(["she", "her", "hers", "herself"])
THING = frozenset(["it", "its", "itself"])
PLURAL = frozenset(["they", "them", "their", "themselves"])
SPEAKER = frozenset("i we us me my our".split())
RELATIVE = frozenset(["who", "which", "that", "whom", "whose"])
LOOK_BACK = 1200
"""Characters a pronoun may lie behind the mention it stands for."""


@dataclass(frozen=True)
class Mention:
    """Somebody named before: where, by which full name, of which kind."""

    span: Span
    name: str
    kind: SourceKind
    plural: bool


class Names:
    """Resolves sources in the order of the text; each resolved source is a candidate for later pronouns."""

    def __init__(self, tree: Tree, actors: tuple[Actor, ...]) -> None:
        self.tree = tree
        self.people = self._people()
        self._near_people = Grid((span, (span, name)) for span, name in self.people)
        self._near_actors = Grid((a.span, a) for a in actors)
        self._by_last: dict[str, set[str]] = {}
        for _, name in self.people:
            self._by_last.setdefault(name.split()[-1], set()).add(name)
        self._quotations = Grid((q.span, q) for q in tree.parsed.quotations)
        self.said: list[Mention] = []

    def source(self, span: Span) -> Source:
        """The source of these words."""
        tree, text = self.tree, self.tree.text
        words = span.of(text)
        head = self._head(span)
        lemma = tree.lemma[head]
        if lemma in MALE | FEMALE | THING | PLURAL | SPEAKER | RELATIVE or (
            tree.pos[head] == "PRON" and len(list(tree.within(span))) == 1
        ):
            return self._pronoun(span, lemma)
        actor = self._actor(span, head)
        kind = self._kind(span, head, lemma, actor)
        name = self._name(span, head, kind, actor)
        self.said.append(Mention(span, name or words, kind, self._plural(head)))
        return Source((span,), name, kind, actor.actor if actor else None)

    def _head(self, span: Span) -> int:
        inside = list(self.tree.within(span)) or [self.tree.token_at(span.start)]
        held = set(inside)
        roots = [i for i in inside if self.tree.head[i] not in held or self.tree.head[i] == i]
        nouns = [i for i in roots if self.tree.pos[i] in {"NOUN", "PROPN", "PRON"}]
        return (nouns or roots or inside)[0]

    def _actor(self, span: Span, head: int) -> Actor | None:
        at = self.tree.start[head]
        over = [a for _, a in self._near_actors.rows(span) if a.span.start <= at < a.span.end]
        return max(over, key=lambda a: (a.actor is not None, a.span.end - a.span.start), default=None)

    def _people(self) -> list[tuple[Span, str]]:
        """Every person's name in the report as the parser found it."""
        out = []
        for e in self.tree.parsed.entities:
            if e.label == "PERSON":
                span = self.tree.span(e.first, e.last - 1)
                name = re.sub(r"['’]s$", "", span.of(self.tree.text))
                out.append((span, re.sub(r"\s+", " ", name)))
        return out

    def _full(self, name: str) -> str | None:
        """The longest form of a person's name in the report; None where two different people share the short form."""
        last = name.split()[-1] if name.split() else name
        longer = {n for n in self._by_last.get(last, ()) if len(n.split()) > len(name.split())}
        same = {n for n in longer if n.endswith(name)}
        if not same:
            return name
        firsts = {n.split()[0] for n in same}
        return max(same, key=lambda n: (len(n), n)) if len(firsts) == 1 else None

    def _kind(self, span: Span, head: int, lemma: str, actor: Actor | None) -> SourceKind:
        tree = self.tree
        if self._person_in(span, head) is not None:
            return "person"
        if lemma in DOCUMENTS and tree.pos[head] != "PROPN":
            return "document"
        if (
            actor is not None
            and actor.kind
            in {
                "outlet",
                "armed_group",
                "military",
                "government",
                "state",
                "organisation",
            }
            and (not self._plural(head) or tree.pos[head] == "PROPN")
        ):
            return ACTOR_KINDS[actor.kind]
        words = set(re.findall(r"[a-z]+", span.of(tree.text).lower()))
        if lemma in OUTLETS or (tree.pos[head] == "PROPN" and words & OUTLETS):
            return "outlet"
        if (lemma in UNNAMED and not (lemma in ROLES and words & (ORGANISATIONS | OUTLETS))) or lemma in {
            "many",
            "some",
            "other",
        }:
            return (
                "unnamed"
                if lemma in {"source", "insider", "somebody", "someone", "one", "some", "other"} or not (len(words) > 2)
                else ("group" if self._plural(head) else "role")
            )
        if (self._plural(head) and tree.pos[head] == "NOUN") or lemma in {"people", "many"}:
            return "group"
        if lemma in ORGANISATIONS or (actor is not None and ACTOR_KINDS[actor.kind] == "organisation"):
            return "organisation"
        if lemma in ROLES | GROUPS:
            return "role"
        if tree.pos[head] == "PROPN":
            label = next((e.label for e in tree.parsed.entities if e.first <= head < e.last), "")
            return {"PERSON": "person", "WORK_OF_ART": "document", "LAW": "document", "NORP": "group"}.get(
                label, "organisation"
            )  # type: ignore[return-value]
        return "role" if actor is not None and actor.kind == "role" else "unnamed"

    def _person_in(self, span: Span, head: int) -> tuple[Span, str] | None:
        """The person whose name is the head of the source or stands in apposition to it."""
        inside = [p for at, p in self._near_people.rows(span) if span.contains(at) or at.end <= span.end + 2]
        at = self.tree.start[head]
        for person in inside:
            first = self.tree.token_at(person[0].start)
            last = self.tree.token_at(person[0].end - 1)
            roots = {self.tree.head[i] for i in range(first, last + 1)} | set(range(first, last + 1))
            if person[0].start <= at < person[0].end or (
                head in roots and not any(self.tree.dep[i] in {"poss", "pobj"} for i in range(first, last + 1))
            ):
                return person
        return None

    def _name(self, span: Span, head: int, kind: SourceKind, actor: Actor | None) -> str | None:
        if kind == "person":
            person = self._person_in(span, head)
            if person is not None:
                return self._full(person[1])
        if actor is not None and (actor.actor is not None or self.tree.pos[head] == "PROPN"):
            return actor.name
        words = re.sub(r"\s+", " ", span.of(self.tree.text))
        if kind in {"role", "organisation"}:
            return self._titled(head, words, kind)
        return words

    def _titled(self, head: int, words: str, kind: SourceKind) -> str | None:
        """ "the minister" is the minister named elsewhere in the report, if only one is."""
        lemma = self.tree.lemma[head]
        definite = words.lower().startswith(("the ", "this ", "that "))
        if kind != "role" or not definite or len(words.split()) > 3:
            return words
        named = self._roles.get(lemma, {})
        return next(iter(named.values())) if len(named) == 1 else words if not named else None

    @cached_property
    def _roles(self) -> dict[str, dict[str, str | None]]:
        """For each role ("minister"): the last names of those it is said of in the report, with their full names."""
        out: dict[str, dict[str, str | None]] = {}
        for span, name in self.people:
            first, last = self.tree.token_at(span.start), self.tree.token_at(span.end - 1)
            begin, end = self.tree.sentence(first)
            own = range(first, last + 1)
            apposed = any(self.tree.dep[j] == "appos" for j in own)
            for i in range(max(first - 6, begin), min(last + 7, end)):
                hangs = self.tree.head[i] in own or (apposed and i in {self.tree.head[j] for j in own})
                if hangs and self.tree.lemma[i] in ROLES:
                    full = self._full(name)
                    out.setdefault(self.tree.lemma[i], {})[(full or name).split()[-1]] = full
        return out

    def _plural(self, head: int) -> bool:
        return self.tree.tag[head] in {"NNS", "NNPS"} or bool(self.tree.kids(head, "conj"))

    def _pronoun(self, span: Span, lemma: str) -> Source:
        if lemma in RELATIVE:
            return self._relative(span)
        if lemma in SPEAKER:
            return Source((span,), None, "group" if lemma in {"we", "us", "our"} else "person")
        recent = itertools.takewhile(lambda m: span.start - m.span.start <= LOOK_BACK, reversed(self.said))
        near = [m for m in recent if m.span.start < span.start][::-1]
        fits = [m for m in near if self._fits(lemma, m)]
        if not fits:
            return self._by_mention(span, lemma)
        best = fits[-1]
        rivals = self._rivals(best, span, lemma)
        return Source((span,), None if rivals else best.name, best.kind)

    def _relative(self, span: Span) -> Source:
        """ "the ministry, which had said": the noun that the clause hangs on, or that stands before the pronoun."""
        noun = self._antecedent(self.tree.token_at(span.start))
        if noun is None:
            last = self.said[-1] if self.said else None
            return Source((span,), last.name if last else None, last.kind if last else "unnamed")
        words = self._up_to(noun, span.start)
        actor = self._actor(words, noun)
        kind = self._kind(words, noun, self.tree.lemma[noun], actor)
        known = next((m for m in reversed(self.said) if m.span.overlaps(words)), None)
        name = known.name if known else self._name(words, noun, kind, actor)
        self.said.append(Mention(words, name or words.of(self.tree.text), kind, self._plural(noun)))
        return Source((span,), name, kind, actor.actor if actor else None)

    def _antecedent(self, pronoun: int) -> int | None:
        tree, verb = self.tree, self.tree.head[pronoun]
        nouns = {"NOUN", "PROPN"}
        while tree.dep[verb] in {"conj", "aux", "auxpass"} and tree.head[verb] != verb:
            verb = tree.head[verb]
        if tree.dep[verb] == "relcl" and tree.pos[tree.head[verb]] in nouns and tree.head[verb] < pronoun:
            return tree.head[verb]
        return next((i for i in range(pronoun - 1, max(pronoun - 3, -1), -1) if tree.pos[i] in nouns), None)

    def _up_to(self, noun: int, end: int) -> Span:
        """The noun's phrase as far as the clause that hangs on it."""
        held = [i for i in self.tree.subtree(noun) if self.tree.start[i] < end]
        return self.tree.bare(self.tree.span(min(held, default=noun), max(held, default=noun)))

    def _fits(self, lemma: str, mention: Mention) -> bool:
        if lemma in MALE | FEMALE:
            title = re.match(r"(mr|sir|lord|mrs|ms|miss|lady|madame)\b", mention.span.of(self.tree.text).lower())
            wrong = title and ((title[1] in {"mrs", "ms", "miss", "lady", "madame"}) == (lemma in MALE))
            return mention.kind in {"person", "role", "unnamed"} and not mention.plural and not wrong
        if lemma in THING:
            return mention.kind in {"organisation", "outlet", "document"}
        return mention.plural or mention.kind in {"group", "organisation"}

    def _by_mention(self, span: Span, lemma: str) -> Source:
        """No earlier source fits: the only person named just before, if there is but one."""
        if lemma not in MALE | FEMALE:
            return Source((span,), None, "group" if lemma in PLURAL else "organisation" if lemma in THING else "person")
        before = Span(max(span.start - LOOK_BACK // 2, 0), span.start) if span.start else span
        near = {self._full(n) for s, (_, n) in self._near_people.rows(before) if s.end < span.start}
        return Source((span,), next(iter(near)) if len(near) == 1 else None, "person")

    def _rivals(self, best: Mention, span: Span, lemma: str) -> bool:
        """Whether another person, the subject of a clause, is named between the candidate and the pronoun."""
        if lemma not in MALE | FEMALE:
            return False
        between = self._near_people.rows(Span(best.span.end, span.start)) if best.span.end < span.start else []
        for other, (_, name) in between:
            if (
                best.span.end <= other.start < span.start
                and (self._full(name) or name).split()[-1] != best.name.split()[-1]
            ):
                head = self.tree.token_at(other.end - 1)
                quoted = bool(self._quotations.rows(other))
                if self.tree.dep[head] in {"nsubj", "nsubjpass"} and not quoted:
                    return True
        return False
