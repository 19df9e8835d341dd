"""Contents that are no clause of the verb: a counted or denied thing, a story written about something."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Span
from ..syntax import Tree
from .cues import DOCUMENTS
from .draft import Draft
from .phrases import clause, noun_phrases, with_quotes


def nominal_content(tree: Tree) -> Iterator[Draft]:
    """Content that is a noun phrase: "put the toll at 24", "reported 17 deaths", "denied involvement", "spoke of 60"."""
    for i in tree.verbs():
        lemma = tree.lemma[i]
        if tree.kids(i, "ccomp", "auxpass") or tree.dep[i] == "amod":
            continue
        subject = tree.subject(i)
        if subject is None:
            continue
        content = _object_content(tree, i, lemma)
        if content is not None:
            yield Draft(tree.span(*tree.verb_group(i)), noun_phrases(tree, subject), [content], lemma, "object")


PUTTING = frozenset({"put", "estimate", "place", "number"})


STATING = frozenset("deny report confirm announce claim predict dispute dismiss reject refute".split())


COUNTING = frozenset("show record count list admit find cite document register acknowledge repeat".split())
"""Verbs whose object is a claim when it holds a number or a negation."""


ABOUT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("warn speak complain boast talk".split(), ("of", "about")),
    "call": ("for",),
    "admit": ("to",),
    "confess": ("to",),
}


def _object_content(tree: Tree, i: int, lemma: str) -> Span | None:
    objects = [k for k in tree.kids(i, "dobj") if tree.tag[k] not in {"WP", "WDT", "PRP$"}]
    if lemma in PUTTING:
        at = [k for k in tree.subtree(i) if tree.lemma[k] == "at" and k > i and tree.kids(k, "pobj", "pcomp")]
        return tree.span(tree.edges[objects[0]][0], tree.edges[at[0]][1]) if objects and at else None
    if lemma in STATING and objects and (tree.pos[objects[0]] != "PRON" or lemma == "deny"):
        return _on_to_punctuation(tree, objects[0])
    if lemma in COUNTING and objects and _counted(tree, objects[0]):
        return _on_to_punctuation(tree, objects[0])
    for k in tree.kids(i, "prep"):
        if tree.lemma[k] in ABOUT.get(lemma, ()) and (inner := tree.kids(k, "pobj", "pcomp")):
            return _on_to_punctuation(tree, inner[0])
    return None


def _counted(tree: Tree, i: int) -> bool:
    return any(tree.pos[j] == "NUM" or tree.lemma[j] in {"no", "none", "nobody"} for j in [i, *tree.children[i]])


def _on_to_punctuation(tree: Tree, i: int) -> Span:
    """From the phrase's first word to the next comma, semicolon or end: what hangs on the verb belongs to it too."""
    first, end = tree.edges[i]
    _, last = tree.sentence(i)
    while end + 1 < last and tree.word[end + 1] not in {",", ";", ".", ":", "!", "?", "–", "—"}:
        if tree.pos[end + 1] == "CCONJ" and any(
            tree.pos[k] in {"VERB", "AUX"} for k in range(end + 2, min(end + 4, last))
        ):
            break
        if tree.lemma[end + 1] in {"while", "although", "but"}:
            break
        end += 1
    return with_quotes(tree, tree.bare(tree.span(first, end)))


def written(tree: Tree) -> Iterator[Draft]:
    """ "have written stories about how ...", "issued a statement saying ...": content under a document that is an object."""
    for i in tree.verbs():
        subject = tree.subject(i)
        if tree.lemma[i] not in WRITING or subject is None:
            continue
        for k in tree.kids(i, "dobj"):
            about = [p for p in tree.kids(k, "prep") if tree.lemma[p] in {"about", "on"} and tree.kids(p, "pcomp")]
            if tree.lemma[k] in DOCUMENTS | {"story"} and about:
                yield Draft(
                    tree.span(*tree.verb_group(i)),
                    noun_phrases(tree, subject),
                    clause(tree, tree.kids(about[0], "pcomp")[0]),
                    "write",
                    "written",
                )


WRITING = frozenset("write publish run carry print broadcast air issue release".split())
