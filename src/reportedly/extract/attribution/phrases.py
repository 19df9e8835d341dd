"""Phrases and clauses of the parse as spans: one a coordinated source, contiguous pieces a clause."""

from __future__ import annotations

import re
from collections.abc import Collection

from ...model import Span
from ..syntax import Tree


def noun_phrases(tree: Tree, i: int) -> list[Span]:
    """The phrase headed by `i`, one span for each coordinated part ("NY Post and forces on the ground")."""
    split = _by_preposition(tree, i)
    if split:
        return [_before_again(tree, part) for part in split]
    parts = [k for k in tree.conjuncts(i) if tree.pos[k] in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"}]
    if len(parts) < 2 or not any(tree.kids(k, "cc") for k in parts):
        return [_before_again(tree, _last_named(tree, i, parts))]
    out = []
    for part in parts:
        kids = [k for k in tree.children[part] if tree.dep[k] not in {"conj", "cc", "punct"}]
        first = min([part, *(tree.edges[k][0] for k in kids)])
        last = max([part, *(tree.edges[k][1] for k in kids)])
        out.append(_before_again(tree, tree.bare(tree.span(first, last))))
    return out


def _before_again(tree: Tree, span: Span) -> Span:
    """ "governments in the region and by the United States": the first source ends where the preposition comes again."""
    again = re.search(r"\sand\s+by\s", span.of(tree.text))
    return Span(span.start, span.start + again.start()) if again else span


def _last_named(tree: Tree, i: int, parts: list[int]) -> Span:
    """The whole phrase; of phrases the parse strung together without a conjunction only the last ("..., Venn said")."""
    if len(parts) > 1:
        kids = [k for k in tree.children[parts[-1]] if tree.dep[k] not in {"cc", "punct"}]
        return tree.bare(tree.span(min([parts[-1], *(tree.edges[k][0] for k in kids)]), tree.edges[parts[-1]][1]))
    return tree.phrase(i)


def _by_preposition(tree: Tree, i: int) -> list[Span]:
    """ "by governments in the region and by the United States": the preposition said again begins a second source."""
    again = [k for k in tree.conjuncts(tree.head[i]) if k > i and tree.lemma[k] == tree.lemma[tree.head[i]]]
    if tree.dep[i] != "pobj" or not again:
        return []
    others = [k for a in again for k in tree.kids(a, "pobj")]
    conjunctions = [k for k in range(i, again[0]) if tree.dep[k] == "cc"]
    stop = (conjunctions[-1] if conjunctions else again[0]) - 1
    return [tree.bare(tree.span(tree.edges[i][0], max(stop, i))), *(tree.phrase(k) for k in others)]


def clause(tree: Tree, i: int, without: Collection[int] = ()) -> list[Span]:
    """The clause headed by `i` without the subtrees in `without`, in contiguous pieces.

    An introducing "that" belongs to it: PolNeAR has it inside the content in 99 of 100 cases.
    """
    dropped = {j for k in without for j in tree.subtree(k)}
    return pieces_of(tree, [j for j in tree.subtree(i) if j not in dropped])


def pieces_of(tree: Tree, kept: list[int]) -> list[Span]:
    """The contiguous stretches these tokens make, quotation marks at their edges inside, without stray punctuation."""
    runs: list[list[int]] = []
    for j in kept:
        if (
            runs
            and all(tree.pos[k] == "PUNCT" and tree.word[k] not in '"“”' for k in range(runs[-1][-1] + 1, j))
            and j - runs[-1][-1] <= 2
        ):
            runs[-1].append(j)
        else:
            runs.append([j])
    out = [tree.bare(tree.span(run[0], run[-1])) for run in runs if any(tree.pos[j] != "PUNCT" for j in run)]
    return [with_quotes(tree, span) for span in out]


def with_quotes(tree: Tree, span: Span) -> Span:
    """The quotation mark that closes (or opens) right at the edge belongs to the content."""
    start, end, text = span.start, span.end, tree.text
    inside = text[start:end]
    after = end
    while after < len(text) and text[after] in ",.!?":
        after += 1
    if after < len(text) and text[after] in '”"' and (inside.count("“") > inside.count("”") or inside.count('"') % 2):
        end = after + 1
    if start and text[start - 1] in '“"' and (inside.count("”") > inside.count("“") or inside.count('"') % 2):
        start -= 1
    return Span(start, end)
