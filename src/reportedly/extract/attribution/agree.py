"""The tagger's findings and the rules' set against each other: the tagger leads, the rules fill what it left open."""

from __future__ import annotations

from ..grid import Grid
from ..syntax import Tree
from .draft import Draft

TRUSTED = frozenset({"according", "adverb", "object", "written"})
"""Rules that may add an attribution where the tagger has none."""
PLAIN = frozenset({"say", "tell", "add", "report", "announce", "state", "claim", "deny", "warn", "confirm", "explain"})
"""Verbs whose clauses a rule may add."""


def combined(tree: Tree, tagged: list[Draft], rules: list[Draft]) -> list[Draft]:
    """The tagger's drafts, completed where source or content is missing, and the rules' where the tagger was silent."""
    by_cue = Grid((d.cue, d) for d in rules if d.cue)
    for draft in tagged:
        twin = next((r for _, r in by_cue.rows(draft.cue)), None) if draft.cue else None
        if twin is not None:
            draft.sources = draft.sources or twin.sources
            draft.content = draft.content or twin.content
    cued = _adopted(_freed(tree, tagged, rules), rules)
    cues = Grid((d.cue, d) for d in cued if d.cue)
    contents = Grid((c, d) for d in cued for c in d.content)
    return cued + [d for d in rules if _adds(d, cues, contents)]


def _freed(tree: Tree, tagged: list[Draft], rules: list[Draft]) -> list[Draft]:
    """A content that is "X said Y" as a whole, unquoted, was two attributions run together: the rule's stands."""
    by_source = {d.sources[0].start: d for d in rules if d.rule == "verb" and d.lemma in PLAIN and d.sources and d.cue}
    taken = {d.cue for d in tagged}
    for draft in tagged:
        for piece in draft.content:
            rule = by_source.get(piece.start)
            if (
                rule
                and rule.cue not in taken
                and any(piece.contains(c) for c in rule.content)
                and len(draft.content) > 1
            ):
                draft.content = [p for p in draft.content if p != piece]
    return tagged


def _adopted(tagged: list[Draft], rules: list[Draft]) -> list[Draft]:
    """Contents without a cue take the cue and source of the rule that found the same content."""
    by_content = Grid((c, d) for d in rules for c in d.content)
    for draft in tagged:
        if draft.cue is None and draft.content:
            span = draft.content[0]
            twins = [
                r
                for c, r in by_content.rows(span)
                if 2 * min(c.end, span.end) - 2 * max(c.start, span.start) > max(c.end - c.start, span.end - span.start)
            ]
            if twins:
                draft.cue, draft.lemma, draft.infinitive = twins[0].cue, twins[0].lemma, twins[0].infinitive
                draft.sources = draft.sources or twins[0].sources
    return [d for d in tagged if d.content]


def _adds(draft: Draft, cues: Grid[Draft], contents: Grid[Draft]) -> bool:
    if draft.rule not in TRUSTED and not (draft.rule == "verb" and draft.lemma in PLAIN):
        return False
    if draft.cue is not None and cues.rows(draft.cue):
        return False
    return not any(contents.rows(x) for x in draft.content)
