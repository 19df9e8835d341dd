"""Relations between groups, from the verdicts on their claims; and written out as pairs of claims of different reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

import numpy as np
from msgspec import Struct, structs

from ..model import Group, GroupRelation, Relation
from .accounts import Accounts
from .groups import members, runs
from .verdict import Verdict
from .verdicts import Rows, Verdicts

EXPANDED = 30
"""Groups up to this many claims are written out pair by pair."""
Pairs = dict[tuple[int, int], Verdict]


class Meeting(Struct, frozen=True, gc=False):
    """All verdicts between the claims of two groups (or within one), the group with the lowest claim first."""

    one: int
    other: int
    verdicts: tuple[Verdict, ...]

    @property
    def main(self) -> Verdict | None:
        """The weightiest verdict of the relation with the most weight; None where that is `same`, or within a group."""
        weight: dict[str, float] = defaultdict(float)
        for v in self.verdicts:
            weight[v.relation] += v.score
        if "updates" in weight and all(
            v.relation in ("updates", "same") or v.aspect == "figure" for v in self.verdicts
        ):
            weight["updates"] += weight.get("conflicts", 0.0)
        kind = max(sorted(weight), key=lambda k: weight[k])
        if kind == "same" or self.one == self.other:
            return None
        return max((v for v in self.verdicts if v.relation == kind), key=lambda v: (v.score, -v.left, -v.right))


def meetings(home: Rows, verdicts: Verdicts) -> Iterator[Meeting]:
    """The verdicts, group by group."""
    left, right = (home[ends] for ends in verdicts.ends)
    low, high = np.minimum(left, right), np.maximum(left, right)
    order = np.lexsort((high, low))
    for run in runs(low[order] * len(home) + high[order]):
        rows = order[run]
        yield Meeting(int(low[rows[0]]), int(high[rows[0]]), tuple(verdicts[i] for i in rows.tolist()))


def groups(home: Rows, told: Accounts) -> Iterator[Group]:
    """The groups of two claims or more."""
    for part in members(home):
        if len(part) > 1:
            ids = tuple(told.id(i) for i in part)
            yield Group(id=_group(ids[0]), claims=ids, expanded=len(ids) <= EXPANDED)


def group_relations(home: Rows, told: Accounts, verdicts: Verdicts) -> Iterator[GroupRelation]:
    """How groups stand to each other, shown by the claims that show it best."""
    for meeting in meetings(home, verdicts):
        best = meeting.main
        if best is not None:
            ends = [_group(told.id(int(home[end]))) for end in (best.left, best.right)]
            found = structs.asdict(_relation(best, told))
            yield GroupRelation(left_group=ends[0], right_group=ends[1], **found)


def relations(home: Rows, told: Accounts, verdicts: Verdicts) -> list[Relation]:
    """All pairs of claims of different reports that stand in a relation, those that follow through a group included."""
    parts = {part[0]: part for part in members(home) if len(part) > 1}
    out: Pairs = {}
    found = list(meetings(home, verdicts))
    inside = {m.one: m for m in found if m.one == m.other}
    for first, part in parts.items():
        out |= _alike(part, inside.get(first), told)
    for meeting in found:
        for v in meeting.verdicts:
            if v.relation != "same" and told.report(v.left) != told.report(v.right):
                out.setdefault((min(v.left, v.right), max(v.left, v.right)), v)
        best = meeting.main
        if best is not None:
            sides = (parts.get(meeting.one, [meeting.one]), parts.get(meeting.other, [meeting.other]))
            out |= _apart(meeting, best, int(home[best.left]) != meeting.one, *sides, told)
    return [_relation(out[k], told) for k in sorted(out)]


def _across(one: Sequence[int], other: Sequence[int], told: Accounts) -> Iterable[tuple[int, int]]:
    """Pairs of claims of different reports; of a very large group its first claim stands for it."""
    shown = [part if len(part) <= EXPANDED else part[:1] for part in (one, other)]
    return ((a, b) for a, b in product(*shown) if told.report(a) != told.report(b))


def _alike(part: Sequence[int], inside: Meeting | None, told: Accounts) -> Pairs:
    """The pairs within a group."""
    direct = {frozenset((v.left, v.right)): v for v in inside.verdicts} if inside else {}
    out = {}
    for a, b in _across(part, part, told):
        if a < b:
            found = direct.get(frozenset((a, b)))
            followed = Verdict(a, b, "same", None, 0.5, "Both say the same as other claims of their group.", ())
            out[a, b] = found if found and found.relation == "same" else followed
    return out


def _apart(
    meeting: Meeting, best: Verdict, turned: bool, one: Sequence[int], other: Sequence[int], told: Accounts
) -> Pairs:
    """The pairs between two groups: each one's own verdict, else the best one's carried over."""
    direct = {frozenset((v.left, v.right)): v for v in meeting.verdicts}
    out = {}
    for a, b in _across(one, other, told):
        own = direct.get(frozenset((a, b)))
        kept = own is not None and own.relation != "same" and not _stale(own, best)
        left, right = (b, a) if turned else (a, b)
        out[min(a, b), max(a, b)] = own if own and kept else _carried(best, left, right)
    return out


def _stale(own: Verdict, best: Verdict) -> bool:
    """A number that another of its group brings up to date is no conflict."""
    return own.relation == "conflicts" and own.aspect == "figure" and best.relation == "updates"


def _carried(best: Verdict, left: int, right: int) -> Verdict:
    if (best.left, best.right) == (left, right):
        return best
    return structs.replace(best, left=left, right=right, score=round(best.score * 0.9, 3))


def _relation(v: Verdict, told: Accounts) -> Relation:
    return Relation(
        left=told.id(v.left),
        right=told.id(v.right),
        relation=v.relation,
        score=v.score,
        why=v.why,
        aspect=(v.aspect or "manner") if v.relation == "conflicts" else v.aspect,
        evidence=v.evidence,
    )


def _group(claim: str) -> str:
    return claim.replace("/claim/", "/group/")
