"""What holds when reports are many: components by joins, capped buckets told, claims' pairs in one order."""

from __future__ import annotations

import random
import sys
from types import SimpleNamespace as Made

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Judgement, Span
from reportedly.relate.components import components, hooked
from reportedly.relate.groups import group
from reportedly.relate.pairs import Weights
from reportedly.save import execute

from .made import compared, report

MODULES = sys.modules
NODES = 30
EDGES = st.lists(st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1)), max_size=40)


def edges(pairs: list[tuple[int, int]]) -> pa.Table:
    rows = sorted({(min(p), max(p)) for p in pairs if p[0] != p[1]})
    return pa.table(
        {"one": pa.array([a for a, _ in rows], pa.int64()), "other": pa.array([b for _, b in rows], pa.int64())}
    )


@settings(deadline=None, max_examples=25)
@given(EDGES)
def test_components_by_joins_are_those_by_walking(pairs: list[tuple[int, int]]) -> None:
    assert hooked(NODES, edges(pairs), execute) == components(NODES, edges(pairs), execute)


def test_a_long_chain_takes_few_rounds() -> None:
    ran = []

    def counted(sql: str, tables: dict[str, pa.Table]) -> pa.Table:
        ran.append(sql)
        return execute(sql, tables)

    n = 1 << 10
    assert hooked(n, edges([(i, i + 1) for i in range(n - 1)]), counted) == [0] * n
    assert len(ran) <= 40


def told(n: int) -> list[Made]:
    return [
        Made(index=i, report=i, claim=Made(id=f"c{i}", span=Span(i * 10, i * 10 + 5)), main_quantities=())
        for i in range(n)
    ]


def summed_anew(n: int, verdicts: list[Made]) -> list[list[int]]:
    """The definition: best `same` first, joined where all pairs between two groups add up to more than nothing."""
    votes = {
        frozenset((v.left, v.right)): v.score * {"same": 1, "refines": -0.25}.get(v.relation, -1) for v in verdicts
    }
    member = {i: [i] for i in range(n)}
    for v in sorted(verdicts, key=lambda v: (-v.score, min(v.left, v.right), max(v.left, v.right))):
        a, b = member[v.left], member[v.right]
        if v.relation == "same" and a is not b:
            weight = sum(round(4000 * votes.get(frozenset((x, y)), 0)) for x in a for y in b)
            if weight > 0:
                for x in (both := sorted(a + b)):
                    member[x] = both
    return sorted({tuple(m): m for m in member.values()}.values())


@pytest.mark.parametrize("seed", range(40))
def test_running_votes_give_the_groups_that_sums_taken_anew_give(seed: int) -> None:
    rng = random.Random(seed)
    n = rng.randint(2, 14)
    pairs = {tuple(sorted(rng.sample(range(n), 2))) for _ in range(rng.randint(0, 40))}
    kinds = ["same"] * 4 + ["refines", "conflicts", "denies"]
    verdicts = [
        Made(left=a, right=b, relation=rng.choice(kinds), score=round(rng.random(), 3)) for a, b in sorted(pairs)
    ]
    assert group(told(n), verdicts, ()) == summed_anew(n, verdicts)


def test_a_judgement_on_a_claim_and_itself_changes_nothing() -> None:
    assert group(told(2), [], [Judgement("c0", "c0", "same")]) == [[0], [1]]


def test_weights_add_up_alike_in_any_order() -> None:
    rng = random.Random(1)
    weights = Weights({f"w{i}": rng.random() * 3 for i in range(50)})
    words = list(weights)
    sums = set()
    for _ in range(50):
        rng.shuffle(words)
        sums.add(sum(weights[w] for w in words))
    assert len(sums) == 1
    assert weights["unheard of"] == 1.0


def reports(n: int) -> list[object]:
    return [
        report(f"r{i}", f"Fire in Dorvel. The Dorvel mill {i} burned down.", [f"The Dorvel mill {i} burned down"])
        for i in range(n)
    ]


def test_what_a_cap_leaves_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    few = compared(*reports(14))
    assert few.caps == ()
    monkeypatch.setattr(MODULES["reportedly.relate.candidates"], "BUCKET", 10)
    (cap, *_) = compared(*reports(14)).caps
    assert cap.most == 10
    assert cap.dropped > 0


def test_a_report_is_set_beside_no_more_than_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    every = compared(*reports(16))
    monkeypatch.setattr(MODULES["reportedly.relate.candidates"], "LINKS", 1)
    fewer = compared(*reports(16))
    assert len(fewer.relations) <= len(every.relations)
