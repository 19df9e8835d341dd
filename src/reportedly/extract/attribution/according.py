""" "According to X": the source, and how much of the sentence it stands behind."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Span
from ..syntax import SUBJECTS, Tree
from .draft import Draft
from .phrases import noun_phrases, pieces_of


def according_to(tree: Tree) -> Iterator[Draft]:
    """ "According to X, ..." and its like: the content is the clause it hangs on."""
    for i, word in enumerate(tree.lemma):
        if word != "accord" or tree.word[i].lower() != "according":
            continue
        to = next((k for k in (i + 1, i + 2) if k < len(tree) and tree.lemma[k] == "to"), None)
        if to is None:
            continue
        objects = [k for k in tree.children[to] if tree.dep[k] in {"pobj", "pcomp"}] or [
            k for k in tree.kids(i, "pobj") if k > to
        ]
        if not objects:
            continue
        opening = _opening(tree, i, to)
        if opening is not None:
            first, stop, last = opening
            sources = [s for s in noun_phrases(tree, objects[0]) if s.end <= tree.end[stop - 1] + 1]
            if not sources or max(s.end for s in sources) < tree.end[stop - 1] - 1:
                sources = [tree.bare(tree.span(to + 1, stop - 1))]
            before = [j for j in range(first, i) if tree.word[j] != "," or j < i - 1]
            content = pieces_of(tree, before + list(range(stop + 1, last)))
            yield Draft(tree.span(i, to), sources, content, "accord", "according")
            continue
        top = i if tree.head[to] == i else to
        host = tree.head[top] if tree.head[top] != top else None
        content = _beside(tree, top, host, objects[0])
        yield Draft(tree.span(i, to), noun_phrases(tree, objects[0]), content, "accord", "according")


def _opening(tree: Tree, i: int, to: int) -> tuple[int, int, int] | None:
    """For "According to X, ..." and "..., according to X, ...": the first token of the content, the comma that
    ends the source, and where the content ends. None where the source ends the sentence, or the parse must tell.
    """
    first, last = tree.sentence(i)
    if i - first > 2 and tree.word[i - 1] != ",":
        return None
    while last - 1 > first and tree.word[last - 1] in ".!?":
        last -= 1
    for comma in range(to + 2, last - 1):
        if tree.word[comma] != ",":
            continue
        after = range(comma + 1, next((k for k in range(comma + 1, last) if tree.word[k] in ",;"), last))
        if any(_begins_clause(tree, k, comma) for k in after):
            return first if i - first > 2 else i, comma, last
    return None


def _begins_clause(tree: Tree, k: int, comma: int) -> bool:
    verb = tree.head[k]
    finite = tree.pos[verb] in {"VERB", "AUX"} and tree.dep[verb] != "relcl" and verb > comma
    return finite and tree.dep[k] in SUBJECTS and tree.tag[k] not in {"WDT", "WP"}


def _beside(tree: Tree, phrase: int, host: int | None, source: int) -> list[Span]:
    """The sentence without the phrase; only its own clause where the sentence has several."""
    first, last = tree.sentence(phrase)
    drop = set(tree.subtree(phrase)) | set(range(phrase, tree.edges[source][1] + 1))
    if host is not None and tree.pos[host] in {"VERB", "AUX"}:
        while tree.dep[host] in {"xcomp", "aux"} and tree.head[host] != host:
            host = tree.head[host]
        kept = [j for j in tree.subtree(host) if j not in drop]
        others = {
            j
            for k in tree.children[host]
            if tree.dep[k] == "conj"
            and any(c in SUBJECTS for c in map(tree.dep.__getitem__, tree.children[k]))
            and (k > phrase) != (phrase > host)
            for j in tree.subtree(k)
        }
        kept = [j for j in kept if j not in others]
    else:
        kept = [j for j in range(first, last) if j not in drop]
    while kept and tree.pos[kept[0]] in {"PUNCT", "CCONJ"} and tree.word[kept[0]] not in '“"‘':
        kept.pop(0)
    return pieces_of(tree, kept) if kept else []
