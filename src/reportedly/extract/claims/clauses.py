"""Where one claim ends and the next begins: clauses by the parse, fragments by their commas."""

from __future__ import annotations

import itertools
from bisect import bisect_left, insort
from dataclasses import dataclass

from ...model import Attribution, Span
from ..syntax import AUXILIARIES, SUBJECTS, Tree

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LONGEST_FRAGMENT = 30
"""Tokens a sentence without a verb may have and still be read as a claim."""


@dataclass(frozen=True)
class Clause:
    """A stretch of text with the token that heads it; `head` is a verb, or the main noun of a fragment."""

    head: int
    first: int
    last: int
    tokens: tuple[int, ...]
    """The clause's own tokens, without those of clauses split off from it."""


def clauses(tree: Tree, cues: set[int], headline: Span | None, silent: set[int]) -> list[Clause]:
    """Every clause of a report that states something, in order.

    `cues`: tokens of attribution cues and sources, which head no claim; `silent`: tokens of dateline and byline, in no claim.
    """
    out: list[Clause] = []
    for begin, last in tree.parsed.sentences:
        first = next((i for i in range(begin, last) if i not in silent and tree.word[i] not in "–—-"), last)
        if first == last or tree.text[: tree.end[last - 1]].rstrip("”\"’'").endswith("?"):
            continue
        inside_headline = headline is not None and headline.start <= tree.start[first] < headline.end
        heads = [i for i in range(first, last) if _heads_claim(tree, i, cues)]
        if _bulletin(tree, first, last, heads):
            heads = []
        if heads:
            bounds = set(heads) | {
                i for i in range(first, last) if i in cues and tree.pos[i] in {"VERB", "AUX", "NOUN"}
            }
            out += [c for h in heads if (c := _clause(tree, h, bounds, cues | silent)) is not None]
        elif not any(i in cues for i in range(first, last)):
            out += _fragments(tree, first, last, inside_headline)
    return sorted(out, key=lambda c: (c.first, -c.last))


def _heads_claim(tree: Tree, i: int, cues: set[int]) -> bool:
    """Whether a verb states something of its own, and isn't just part of the clause above it."""
    dep = tree.dep[i]
    if tree.pos[i] not in {"VERB", "AUX"} or dep in AUXILIARIES or i in cues or dep == "amod" or _presents(tree, i):
        return False
    if dep == "conj" and any(tree.lemma[k] == "than" for k in (i - 1, i - 2) if k >= 0):
        return False
    if dep == "ROOT" or (tree.head[i] in cues and dep in {"ccomp", "xcomp", "advcl", "acl", "parataxis", "conj"}):
        return True
    if dep == "conj":
        return _conj_states(tree, i, cues)
    if dep in {"relcl", "acl", "advcl"}:
        return _set_off(tree, i) and (_finite(tree, i) or _has_number(tree, i))
    if dep in {"xcomp", "csubj", "csubjpass"}:
        return False
    return _finite(tree, i) and any(tree.dep[k] in SUBJECTS for k in tree.children[i])


TEMPORAL = frozenset("when after before as until till if unless because since once so where how why".split())


def _set_off(tree: Tree, i: int) -> bool:
    """A clause between commas or one that contrasts or counts; "when they find them" stays with what it qualifies."""
    first = tree.edges[i][0]
    comma = first > 0 and tree.word[first - 1] in {",", "–", "—", "(", ";"}
    marks = {tree.lemma[k] for k in tree.kids(i, "mark", "advmod")}
    if tree.dep[i] == "advcl":
        return not marks & TEMPORAL or _counts(tree, i)
    return comma or (tree.dep[i] == "acl" and tree.tag[i] == "VBG" and _counts(tree, i))


def _counts(tree: Tree, i: int) -> bool:
    """A number among the verb's own arguments."""
    return any(tree.pos[j] == "NUM" for k in tree.kids(i, "nsubj", "nsubjpass", "dobj") for j in [k, *tree.children[k]])


def _presents(tree: Tree, i: int) -> bool:
    """ "Here's an official", "there are reports": the clause only brings something in."""
    return any(tree.lemma[k] == "here" for k in tree.kids(i, "advmod")) and tree.pos[i] in {
        "AUX",
        "VERB",
        "PART",
    }


def _conj_states(tree: Tree, i: int, cues: set[int]) -> bool:
    """A coordinated verb states something of its own, unless it only joins an infinitive or a participle ("kill or capture")."""
    if _finite(tree, i) or any(tree.dep[k] in SUBJECTS for k in tree.children[i]):
        return True
    return tree.tag[i] == "VBN" and tree.head[i] not in cues and tree.dep[tree.head[i]] in {"ROOT", "conj"}


def _finite(tree: Tree, i: int) -> bool:
    return tree.tag[i] in FINITE or any(tree.tag[k] in FINITE for k in tree.kids(i, "aux", "auxpass"))


def _has_number(tree: Tree, i: int) -> bool:
    return any(tree.pos[j] == "NUM" for j in tree.subtree(i))


def _clause(tree: Tree, head: int, bounds: set[int], cues: set[int]) -> Clause | None:
    """The subtree of `head` without the subtrees of other claims and cues, as one stretch around the head."""
    own: list[int] = []
    stack = [head]
    while stack:
        i = stack.pop()
        own.append(i)
        stack += [k for k in tree.children[i] if k not in bounds and not (k in cues and tree.children[k])]
    own.sort()
    own = _one_stretch(tree, own, head)
    while (
        own
        and (tree.pos[own[0]] in {"PUNCT", "CCONJ"} or _opener(tree, own[0]))
        and own[0] != head
        and tree.word[own[0]] not in '“"‘'
    ):
        own.pop(0)
    while own and own[-1] != head and (tree.word[own[-1]] in ",;:.–—-" or tree.pos[own[-1]] == "CCONJ"):
        own.pop()
    content = [i for i in own if tree.pos[i] in {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "PRON"}]
    if len(content) < 2 and not (len(content) == 1 and len(own) > 2):
        return None
    return Clause(head, own[0], own[-1], tuple(own))


def _opener(tree: Tree, i: int) -> bool:
    return tree.dep[i] == "mark" and tree.lemma[i] in {
        "that",
        "because",
        "as",
        "while",
        "although",
        "though",
        "when",
        "since",
    }


def _one_stretch(tree: Tree, own: list[int], head: int) -> list[int]:
    """Cut off what lies beyond a cue or another sentence part, so that first to last is one readable stretch."""
    runs: list[list[int]] = []
    for i in own:
        if runs and i - runs[-1][-1] <= 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    at = next(n for n, run in enumerate(runs) if head in run)
    kept = list(runs[at])
    for run in reversed(runs[:at]):
        if any(tree.dep[i] in SUBJECTS | {"prep", "npadvmod", "advmod", "det", "expl"} for i in run):
            kept = run + kept
    for run in runs[at + 1 :]:
        gap = run[0] - kept[-1]
        if gap <= 12 and any(tree.pos[i] != "PUNCT" for i in run):
            kept += run
    return kept


def _bulletin(tree: Tree, first: int, last: int, heads: list[int]) -> bool:
    """ "38 dead, 17 missing": at least two counts and no finite verb, whatever the parser made of the participles."""
    numbers = sum(tree.pos[i] == "NUM" for i in range(first, last))
    return numbers > 1 and last - first <= LONGEST_FRAGMENT and not any(_finite(tree, i) for i in heads)


def _fragments(tree: Tree, first: int, last: int, inside_headline: bool) -> list[Clause]:
    """Sentences without a verb ("38 dead, 12 in Upper Kesh"): headlines, lists, bulletins; cut between their numbers."""
    numbered = [i for i in range(first, last) if tree.pos[i] == "NUM" or tree.lemma[i] in COUNTS]
    if last - first > LONGEST_FRAGMENT or last - first < 2 or not (numbered or inside_headline):
        return []
    parts = _parts(tree, first, last, {",", ";", ":", "–", "—", "."})
    if sum(any(a <= i <= b for i in numbered) for a, b in parts) < 2:
        parts = [(first, last - 1)]
    else:
        parts = [p for a, b in parts for p in _between_numbers(tree, a, b, numbered)]
    return [c for a, b in parts if (c := _fragment(tree, a, b)) is not None]


COUNTS = frozenset({"dozen", "hundred", "thousand", "score", "no"})
SHARING = frozenset("of whom which among them include".split())


def _parts(tree: Tree, first: int, last: int, marks: set[str]) -> list[tuple[int, int]]:
    cuts = [first - 1, *(i for i in range(first, last) if tree.word[i] in marks), last]
    return [(a + 1, b - 1) for a, b in itertools.pairwise(cuts) if b - a > 1]


def _between_numbers(tree: Tree, first: int, last: int, numbered: list[int]) -> list[tuple[int, int]]:
    """ "12 in Upper Kesh and 26 in Lower Kesh": two counts, cut at the conjunction."""
    for i in range(first + 1, last):
        left, right = [n for n in numbered if first <= n < i], [n for n in numbered if i < n <= last]
        joins_amounts = left and right and right[0] - left[-1] == 2
        if tree.pos[i] == "CCONJ" and left and right and not joins_amounts and right[0] - i <= 2:
            return [(first, i - 1), *_between_numbers(tree, i + 1, last, numbered)]
    return [(first, last)]


def _fragment(tree: Tree, first: int, last: int, least: int = 2) -> Clause | None:
    """A verbless stretch with at least so many words that mean something, without what only joins it to the rest."""
    if tree.tag[first] == "LS" or (tree.pos[first] == "X" and tree.word[first].rstrip(".").isdigit()):
        first += 1
    while first < last and (
        (tree.pos[first] in {"PUNCT", "CCONJ"} and tree.word[first] not in '“"‘') or tree.lemma[first] in SHARING
    ):
        first += 1
    while last > first and tree.pos[last] == "PUNCT" and tree.word[last] not in '”"’':
        last -= 1
    tokens = tuple(range(first, last + 1))
    nouns = [i for i in tokens if tree.pos[i] in {"NOUN", "PROPN", "ADJ", "VERB", "NUM"}]
    if len(nouns) < least:
        return None
    roots = [i for i in nouns if not first <= tree.head[i] <= last or tree.head[i] == i]
    return Clause((roots or nouns)[0], first, last, tokens)


def noun_contents(tree: Tree, attributions: tuple[Attribution, ...], taken: list[Clause]) -> list[Clause]:
    """Contents without a clause of their own ("17 deaths from malnutrition", "the toll at 24")."""
    heads = sorted(c.head for c in taken)
    out: list[Clause] = []
    for piece in sorted({p for a in attributions for p in a.content}):
        tokens = tree.within(piece)
        if not tokens or len(tokens) > LONGEST_FRAGMENT:
            continue
        held = bisect_left(heads, tokens[0])
        if held < len(heads) and heads[held] <= tokens[-1]:
            continue
        clause = _fragment(tree, tokens[0], tokens[-1], least=1)
        if clause is not None:
            out.append(clause)
            insort(heads, clause.head)
    return out
