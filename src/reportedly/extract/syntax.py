"""A parse seen as a tree: children, phrases, clauses. Built once a report and shared by the extractors that need it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from ..model import Entity, Parsed, Span, trimmed

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
MISREAD = {
    "hopes": "hope",
    "hoped": "hope",
    "hoping": "hope",
    "tells": "tell",
    "according": "accord",
    "media": "media",
}
"""Word forms whose lemma the parser is known to get wrong."""
CLOSING_EDGE = " \t\n,;:.–—-\u00a0"


@lru_cache(maxsize=1)
def tree_of(parsed: Parsed) -> Tree:
    """The tree of a parse; the last one is kept, since several extractors look at the same report in turn."""
    return Tree(parsed)


class Tree:
    """Token indices in, token indices and spans out. `text` is the report's text, never altered."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.text = parsed.document.text
        self.tokens = parsed.tokens
        self.start: list[int] = parsed.tokens.start.tolist()
        self.end: list[int] = parsed.tokens.end.tolist()
        self.head: list[int] = parsed.tokens.head.tolist()
        self.dep, self.pos, self.tag = parsed.tokens.dep, parsed.tokens.pos, parsed.tokens.tag
        self.word, self.morph = parsed.tokens.text, parsed.tokens.morph
        self.lemma = tuple(
            MISREAD.get(word.lower(), lemma.lower()) for word, lemma in zip(self.word, parsed.tokens.lemma, strict=True)
        )

    def __len__(self) -> int:
        return len(self.head)

    @cached_property
    def children(self) -> list[list[int]]:
        """The direct dependents of each token, in order."""
        out: list[list[int]] = [[] for _ in self.head]
        for i, head in enumerate(self.head):
            if head != i:
                out[head].append(i)
        return out

    @cached_property
    def edges(self) -> list[tuple[int, int]]:
        """First and last token of each token's subtree."""
        left, right = list(range(len(self))), list(range(len(self)))
        for i in self._leaves_first:
            head = self.head[i]
            if head != i:
                left[head], right[head] = min(left[head], left[i]), max(right[head], right[i])
        return list(zip(left, right, strict=True))

    @cached_property
    def _leaves_first(self) -> list[int]:
        order, stack = [], [i for i, head in enumerate(self.head) if head == i]
        while stack:
            i = stack.pop()
            order.append(i)
            stack += self.children[i]
        return order[::-1]

    @cached_property
    def sentence_of(self) -> list[int]:
        """The index of each token's sentence."""
        return [n for n, (a, b) in enumerate(self.parsed.sentences) for _ in range(a, b)]

    def sentence(self, i: int) -> tuple[int, int]:
        """The token range of the sentence that holds token `i`."""
        return self.parsed.sentences[self.sentence_of[i]]

    def paragraph(self, at: int) -> int:
        """The index of the paragraph that holds the character at offset `at`."""
        return max(bisect_right(self._paragraph_starts, at) - 1, 0)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.start for p in self.parsed.paragraphs]

    def token_at(self, at: int) -> int:
        """The token that holds, or else follows, the character at offset `at`; the last one at the text's end."""
        i = bisect_right(self.start, at) - 1
        if i >= 0 and at < self.end[i]:
            return i
        return min(i + 1, len(self) - 1)

    def entities_in(self, first: int, last: int) -> list[Entity]:
        """The named entities that begin among the tokens `first` to `last` (excluded)."""
        starts = self._entity_starts
        return list(self.parsed.entities[bisect_left(starts, first) : bisect_left(starts, last)])

    @cached_property
    def _entity_starts(self) -> list[int]:
        return [e.first for e in self.parsed.entities]

    def within(self, span: Span) -> range:
        """The tokens that begin inside a span."""
        return range(bisect_right(self.start, span.start - 1), bisect_right(self.start, span.end - 1))

    def span(self, first: int, last: int) -> Span:
        """From token `first` to token `last`, both included."""
        found = trimmed(self.text, self.start[first], self.end[last])
        assert found is not None
        return found

    def kids(self, i: int, *deps: str) -> list[int]:
        """The dependents of `i` with one of these relations, in order."""
        return [k for k in self.children[i] if self.dep[k] in deps]

    def subtree(self, i: int) -> list[int]:
        """Token `i` and all below it, in order."""
        out, stack = [], [i]
        while stack:
            j = stack.pop()
            out.append(j)
            stack += self.children[j]
        return sorted(out)

    def phrase(self, i: int) -> Span:
        """The whole phrase headed by `i`, without punctuation at its end."""
        first, last = self.edges[i]
        return self.bare(self.span(first, last))

    def bare(self, span: Span) -> Span:
        """A span without the punctuation that ends the phrase before it or closes it."""
        start, end = span.start, span.end
        for word in (" and", " or", " but", "\u00a0and"):
            end -= len(word) if self.text[start:end].endswith(word) else 0
        while end > start + 1 and self.text[end - 1] in CLOSING_EDGE and not _abbreviation(self.text, start, end):
            end -= 1
        while start < end - 1 and self.text[start] in CLOSING_EDGE:
            start += 1
        return trimmed(self.text, start, end) or span

    def conjuncts(self, i: int) -> list[int]:
        """Token `i` and what is coordinated with it, in order."""
        out, todo = [i], [i]
        while todo:
            more = self.kids(todo.pop(), "conj")
            out += more
            todo += more
        return sorted(out)

    def verb_group(self, i: int) -> tuple[int, int]:
        """First and last token of the unbroken chain of auxiliaries and adverbs before a verb, with its particle."""
        first = last = i
        kids = set(self.children[i])
        while first - 1 in kids and self.dep[first - 1] in AUXILIARIES | {"advmod"}:
            first -= 1
        if last + 1 in kids and self.dep[last + 1] == "prt":
            last += 1
        return first, last

    def subject(self, i: int) -> int | None:
        """The subject of a verb; a conjoined or open complement verb takes that of the verb it hangs on."""
        for _ in range(6):
            found = [k for k in self.children[i] if self.dep[k] in SUBJECTS and self.dep[k] != "expl"]
            if found:
                return found[-1]
            if self.dep[i] not in {"conj", "xcomp", "advcl", "pcomp", "dep"} or self.head[i] == i:
                return None
            i = self.head[i]
            if self.pos[i] not in {"VERB", "AUX"}:
                return None
        return None

    def verbs(self) -> Iterator[int]:
        """Every verb and auxiliary that heads a clause, in order."""
        for i, pos in enumerate(self.pos):
            if pos == "VERB" or (pos == "AUX" and self.dep[i] not in AUXILIARIES):
                yield i


def _abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the full stop at a span's end belongs to its last word ("U.S.", "Lt. Gen.", "Jr.")."""
    if text[end - 1] != ".":
        return False
    word = text[max(text.rfind(" ", start, end) + 1, start) : end - 1]
    return "." in word or word in {"Jr", "Sr", "Inc", "Corp", "Co", "Ltd", "Gen", "Lt", "St", "No"}
