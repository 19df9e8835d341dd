"""Who carried what to the report: "an official quoted by Reuters", "..., citing village elders"."""

from __future__ import annotations

from ..syntax import Tree
from .draft import Draft
from .rules import noun_phrases

CITING = {"cite": "", "quote": "", "refer": "to", "base": "on"}


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
        if not objects or holder is None or any(d.cue and d.cue.overlaps(tree.span(i, i)) for d in drafts):
            continue
        cue = tree.span(i, i + 1) if wanted else tree.span(i, i)
        out.append(Draft(cue, noun_phrases(tree, objects[0]), list(holder.content), "cite", "cited", via=holder))
    return out


def _holder(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    first, last = tree.sentence(i)
    start, end = tree.start[first], tree.end[last - 1]
    near = [d for d in drafts if d.cue and start <= d.cue.start < end and d.cue.start < tree.start[i]]
    return max(near, key=lambda d: d.cue.start if d.cue else 0, default=None)
