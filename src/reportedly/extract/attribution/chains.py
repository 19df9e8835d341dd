"""Who carried what to the report: "an official quoted by Reuters", "..., citing village elders"."""

from __future__ import annotations

import re

from ..grid import Grid
from ..syntax import Tree
from .cues import DOCUMENTS, GROUPS, ORGANISATIONS, ROLES
from .draft import Draft
from .phrases import noun_phrases

CITING = {"cite": "", "quote": "", "refer": "to", "base": "on"}


def quoted_by(tree: Tree, drafts: list[Draft]) -> None:
    """ "an official quoted by Reuters" as a source: the official speaks, and Reuters is noted as carrier."""
    for draft in drafts:
        if len(draft.sources) != 1 or draft.outer:
            continue
        source = draft.sources[0]
        tokens = tree.within(source)
        verb = next((i for i in tokens if tree.lemma[i] in {"quote", "cite"} and tree.tag[i] == "VBN"), None)
        if verb is None or verb == tokens[0] or verb + 2 > tokens[-1] or tree.lemma[verb + 1] not in {"by", "in"}:
            continue
        draft.sources = [tree.bare(tree.span(tokens[0], verb - 1))]
        draft.outer = [tree.bare(tree.span(verb + 2, tokens[-1]))]
        draft.outer_cue = tree.span(verb, verb)


ANONYMITY = re.compile(r"(?:not )?(?:to )?be (?:named|identified|quoted)|anonymity", re.IGNORECASE)


def without_anonymity(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """ "who asked not to be named" is said of the source and is no statement."""
    return [d for d in drafts if len(d.content) != 1 or not ANONYMITY.fullmatch(d.content[0].of(tree.text))]


def carriers(drafts: list[Draft]) -> list[Draft]:
    """An attribution of its own for each carrier found with a speaker; the speaker's then hangs on it by `via`."""
    out = []
    for draft in drafts:
        if draft.outer and draft.via is None:
            carrier = Draft(draft.outer_cue, draft.outer, list(draft.content), "quote", "carrier")
            draft.via = carrier
            out.append(carrier)
    return out


def cited(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """ "X said ..., citing Y": Y's attribution has X's content, via X."""
    cues = Grid((d.cue, d) for d in drafts if d.cue)
    out = []
    for i in range(len(tree)):
        if (
            tree.lemma[i] not in CITING
            or tree.tag[i] not in {"VBG", "VBN"}
            or tree.dep[i] not in {"advcl", "acl", "prep"}
        ):
            continue
        wanted = CITING[tree.lemma[i]]
        objects = (
            tree.kids(i, "dobj")
            if not wanted
            else [k for p in tree.kids(i, "prep") if tree.lemma[p] == wanted for k in tree.kids(p, "pobj")]
        )
        holder = _holder(tree, i, drafts)
        told = [d for d in cues.items(tree.span(i, i)) if d is not holder]
        if not objects or holder is None or holder.cue is None or holder.cue.overlaps(tree.span(i, i)):
            continue
        if told and tree.lemma[objects[0]] not in GROUPS | ROLES | DOCUMENTS | ORGANISATIONS:
            continue
        for draft in told:
            draft.content = []
        cue = tree.span(i, i + 1) if wanted else tree.span(i, i)
        out.append(Draft(cue, noun_phrases(tree, objects[0]), list(holder.content), "cite", "cited", via=holder))
    return out


def _holder(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    first, last = tree.sentence(i)
    start, end = tree.start[first], tree.end[last - 1]
    near = [d for d in drafts if d.cue and d.content and start <= d.cue.start < end and d.cue.start < tree.start[i]]
    return max(near, key=lambda d: d.cue.start if d.cue else 0, default=None)
