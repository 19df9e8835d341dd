"""Claims that say the same become groups; relations hold between groups and are written out as pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..model import Group, Judgement, Relation
from .tellings import Telling
from .verdict import Verdict

NARROWER = 0.25
"""What a narrower telling weighs against two groups being one."""
AGAINST = -1.0
WEIGHT = {"same": 1.0, "refines": -NARROWER}
"""What a relation found weighs for two groups being one; every other weighs AGAINST."""
JUDGED = 10.0
"""What a person's judgement weighs."""
EXPANDED = 30
"""Groups up to this many claims are written out pair by pair."""


def group(
    all_tellings: Sequence[Telling], verdicts: Sequence[Verdict], judgements: Sequence[Judgement]
) -> list[list[int]]:
    """Partition of the claims: the best `same` first, where what speaks for it outweighs what is found against it."""
    place = {t.claim.id: t.index for t in all_tellings}
    last = {frozenset((j.left, j.right)): j for j in judgements if j.left in place and j.right in place}
    said = [(place[j.left], place[j.right], j.verdict == "same") for j in last.values()]
    apart = {frozenset((a, b)) for a, b, same in said if not same}
    kept = {frozenset((a, b)) for a, b, same in said if same}
    joins = [(20.0, a, b) for a, b, same in said if same]
    joins += [
        (v.score, v.left, v.right)
        for v in verdicts
        if v.relation == "same" and not nested(all_tellings[v.left], all_tellings[v.right])
    ]
    forming = Forming(len(all_tellings))
    judged = kept | apart
    for v in verdicts:
        if frozenset((v.left, v.right)) not in judged:
            forming.vote(v.left, v.right, v.score * WEIGHT.get(v.relation, AGAINST))
    for pair in sorted(map(sorted, judged)):
        forming.vote(pair[0], pair[-1], JUDGED if frozenset(pair) in kept else -JUDGED)
    for _, a, b in sorted(joins, key=lambda j: (-j[0], min(j[1:]), max(j[1:]))):
        forming.join(a, b)
    return sorted(sorted(part) for part in forming.parts.values())


class Forming:
    """Groups as they form: their members, and what every two of them weigh together. Sums are kept up, not taken anew."""

    def __init__(self, claims: int) -> None:
        self.parts = {i: [i] for i in range(claims)}
        self._home = list(range(claims))
        self._votes: dict[int, dict[int, int]] = defaultdict(dict)

    def vote(self, a: int, b: int, weight: float) -> None:
        """What two claims weigh for or against being one, in quarters of a thousandth: whole numbers add up the same in any order."""
        if a != b:
            self._votes[a][b] = self._votes[b][a] = round(4000 * weight)

    def join(self, a: int, b: int) -> None:
        """Make the groups of two claims one, where more speaks for it than against; the smaller goes into the larger."""
        one, other = self._home[a], self._home[b]
        if one == other or self._votes[one].get(other, 0) <= 0:
            return
        if len(self._votes[one]) + len(self.parts[one]) < len(self._votes[other]) + len(self.parts[other]):
            one, other = other, one
        moved = self.parts.pop(other)
        self.parts[one] += moved
        for claim in moved:
            self._home[claim] = one
        for third, weight in self._votes.pop(other).items():
            del self._votes[third][other]
            if third != one:
                total = self._votes[one].get(third, 0) + weight
                self._votes[one][third] = self._votes[third][one] = total


def nested(a: Telling, b: Telling) -> bool:
    """A claim within a longer one of the same report that states more figures is a part of it, not a second telling."""
    if a.report != b.report or not a.claim.span.overlaps(b.claim.span):
        return False
    return len(a.main_quantities) != len(b.main_quantities)


def groups(parts: Sequence[Sequence[int]], all_tellings: Sequence[Telling]) -> tuple[Group, ...]:
    """The groups of two claims or more; the id is the first claim's."""
    out = []
    for part in parts:
        ids = tuple(all_tellings[i].claim.id for i in part)
        if len(ids) > 1:
            out.append(Group(id=ids[0].replace("/claim/", "/group/"), claims=ids, expanded=len(ids) <= EXPANDED))
    return tuple(out)


def relations(
    parts: Sequence[Sequence[int]], all_tellings: Sequence[Telling], verdicts: Sequence[Verdict]
) -> tuple[Relation, ...]:
    """All pairs of claims of different reports that stand in a relation, those that follow through a group included."""
    home = {i: n for n, part in enumerate(parts) for i in part}
    direct = {(min(v.left, v.right), max(v.left, v.right)): v for v in verdicts}
    out: dict[tuple[int, int], Verdict] = {}
    for part in parts:
        for a, b in _across(part, part, all_tellings):
            if a < b:
                out[a, b] = _same(a, b, direct, all_tellings)
    for v in verdicts:
        if v.relation != "same" and all_tellings[v.left].report != all_tellings[v.right].report:
            out.setdefault((min(v.left, v.right), max(v.left, v.right)), v)
    for (one, other), votes in sorted(_between(home, verdicts).items()):
        best = max(votes, key=lambda v: (v.score, -v.left, -v.right))
        turned = home[best.left] != one
        for a, b in _across(parts[one], parts[other], all_tellings):
            key = (min(a, b), max(a, b))
            left, right = (b, a) if turned else (a, b)
            own = direct.get(key)
            stale = (
                own is not None
                and own.relation == "conflicts"
                and own.aspect == "figure"
                and best.relation == "updates"
            )
            out[key] = own if own and own.relation != "same" and not stale else _carried(best, left, right)
    return tuple(_relation(out[k], all_tellings) for k in sorted(out))


def _across(one: Sequence[int], other: Sequence[int], all_tellings: Sequence[Telling]) -> Iterable[tuple[int, int]]:
    if len(one) > EXPANDED:
        one = one[:1]
    if len(other) > EXPANDED:
        other = other[:1]
    return ((a, b) for a in one for b in other if all_tellings[a].report != all_tellings[b].report)


def _same(a: int, b: int, direct: dict[tuple[int, int], Verdict], all_tellings: Sequence[Telling]) -> Verdict:
    found = direct.get((a, b))
    if found is not None and found.relation == "same":
        return found
    return Verdict(a, b, "same", None, 0.5, "Both say the same as other claims of their group.", ())


def _between(home: dict[int, int], verdicts: Sequence[Verdict]) -> dict[tuple[int, int], list[Verdict]]:
    """Relations other than `same` between groups: the type with the most weight, where enough pairs bear it."""
    looked: dict[tuple[int, int], list[Verdict]] = defaultdict(list)
    for v in verdicts:
        a, b = home[v.left], home[v.right]
        if a != b:
            looked[min(a, b), max(a, b)].append(v)
    out = {}
    for key, votes in looked.items():
        weight: dict[str, float] = defaultdict(float)
        for v in votes:
            weight[v.relation] += v.score
        if "updates" in weight and all(v.relation in ("updates", "same") or v.aspect == "figure" for v in votes):
            weight["updates"] += weight.get("conflicts", 0.0)
        kind = max(sorted(weight), key=lambda k: weight[k])
        if kind != "same":
            out[key] = [v for v in votes if v.relation == kind]
    return out


def _carried(best: Verdict, left: int, right: int) -> Verdict:
    if (best.left, best.right) == (left, right):
        return best
    return Verdict(left, right, best.relation, best.aspect, round(best.score * 0.9, 3), best.why, best.evidence)


def _relation(v: Verdict, all_tellings: Sequence[Telling]) -> Relation:
    return Relation(
        left=all_tellings[v.left].claim.id,
        right=all_tellings[v.right].claim.id,
        relation=v.relation,
        score=v.score,
        why=v.why,
        aspect=(v.aspect or "manner") if v.relation == "conflicts" else v.aspect,
        evidence=v.evidence,
    )
