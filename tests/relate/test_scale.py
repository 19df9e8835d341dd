"""What holds when reports are many: components by joins, capped buckets told, claims' pairs in one order."""

from __future__ import annotations

import random
import sys
from types import SimpleNamespace as Made
from unittest.mock import Mock

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import SpaceError
from reportedly.model import Cap, Document, Extraction, Judgement
from reportedly.relate import Survey
from reportedly.relate.components import components, hooked
from reportedly.relate.groups import group, judged, members
from reportedly.relate.kept import Kept
from reportedly.relate.pairs import Weights
from reportedly.relate.verdict import Verdict
from reportedly.relate.verdicts import Verdicts
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


def judged_as(verdicts: list[Verdict]) -> Verdicts:
    """The verdicts, each on two claims of different reports."""
    out = Verdicts()
    for v in verdicts:
        out.append(
            v,
            *(
                Made(report=end, claim=None, frame=Made(headline=False), main_quantities=())
                for end in (v.left, v.right)
            ),
        )
    return out


def grouped(claims: int, verdicts: list[Verdict], said: dict[tuple[int, int], bool]) -> list[list[int]]:
    return list(members(group(claims, judged_as(verdicts), said, execute)))


def summed_anew(n: int, verdicts: list[Verdict]) -> list[list[int]]:
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
        Verdict(a, b, rng.choice(kinds), None, round(rng.random(), 3), "", ())  # type: ignore[arg-type]
        for a, b in sorted(pairs)
    ]
    assert grouped(n, verdicts, {}) == summed_anew(n, verdicts)


def test_a_judgement_on_a_claim_and_itself_changes_nothing() -> None:
    assert judged([Judgement("c0", "c0", "same")], {"c0": 0}) == {}


def test_of_several_judgements_the_last_counts() -> None:
    said = judged([Judgement("a", "b", "same"), Judgement("b", "a", "different")], {"a": 0, "b": 1})
    assert said == {(0, 1): False}
    same = Verdict(0, 1, "same", None, 0.9, "", ())
    assert grouped(2, [same], {}) == [[0, 1]]
    assert grouped(2, [same], said) == [[0], [1]]
    assert grouped(3, [same], {(1, 2): True}) == [[0, 1, 2]]


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


def kinds_of(survey: Survey) -> dict[str, list[object]]:
    """All that a survey gives, kind by kind."""
    kinds = ("copies", "groups", "relations", "pairs", "origins", "figure_series", "stories", "caps")
    return {kind: list(getattr(survey, kind)()) for kind in kinds}


def test_what_waits_on_the_disk_comes_out_as_what_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    bulk = made_bulk(60)
    in_memory = kinds_of(Survey(bulk, execute))
    for module, held in (("accounts", 3), ("survey", 3), ("verdicts", 10), ("stories", 2)):
        monkeypatch.setattr(MODULES[f"reportedly.relate.{module}"], "HELD", held)
        monkeypatch.setattr(MODULES[f"reportedly.relate.{module}"], "NEAR", 2, raising=False)
    monkeypatch.setattr(MODULES["reportedly.relate.survey"], "COPIES", 1)
    monkeypatch.setattr(MODULES["reportedly.relate.candidates"], "SLICE", 7)
    monkeypatch.setattr(MODULES["reportedly.relate.components"], "FEW", 0)
    on_disk = kinds_of(Survey(iter(bulk), execute))
    assert on_disk == in_memory
    assert all(in_memory[kind] for kind in in_memory if kind != "caps")


def test_relations_between_groups_are_those_between_their_claims() -> None:
    survey = Survey(made_bulk(60), execute)
    home = {claim: group.id for group in survey.groups() for claim in group.claims}
    between = {
        frozenset(home.get(claim, claim.replace("/claim/", "/group/")) for claim in (r.left, r.right)): r.relation
        for r in survey.pairs()
        if r.relation != "same"
    }
    for relation in survey.relations():
        assert relation.left_group == home.get(relation.left, relation.left.replace("/claim/", "/group/"))
        assert frozenset((relation.left_group, relation.right_group)) in between


def test_a_list_on_the_disk_is_a_list() -> None:
    caps = [Cap(f"kind {i}", i, 2 * i) for i in range(20)]
    kept = Kept(Cap, 4, 3)
    for cap in caps:
        kept.append(cap)
    assert list(kept) == caps
    assert kept[-3:] == caps[-3:]
    assert [kept[i] for i in (19, 0, 7, 7, 19)] == [caps[i] for i in (19, 0, 7, 7, 19)]
    kept.append(caps[0])
    assert kept[20] == caps[0]
    with pytest.raises(IndexError):
        kept[21]


def test_no_room_for_temporary_files_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.TemporaryFile", Mock(side_effect=OSError(28, "No space left on device")))
    kept = Kept(Cap, 0, 1)
    with pytest.raises(SpaceError, match=r"No space left on device.*TMPDIR"):
        kept.append(Cap("kind", 1, 1))


def test_settled_reports_keep_their_story() -> None:
    bulk = made_bulk(40)
    before = {document: story.id for story in Survey(bulk, execute).stories() for document in story.documents}
    later = made_bulk(60)
    settled = dict.fromkeys(list(before)[:10], "one/story")
    stories = list(Survey(later, execute, settled=settled).stories())
    assert any(set(settled) <= set(story.documents) and story.id == "one/story" for story in stories)
    assert sorted(d for story in stories for d in story.documents) == sorted(e.document.id for e in later)


def test_a_story_keeps_its_id_when_its_first_report_is_gone_or_comes_again() -> None:
    first, *others = made_bulk(40)
    before = {d: story.id for story in Survey([first, *others], execute).stories() for d in story.documents}
    name = before.pop(first.document.id)
    stories = list(Survey([*others, first], execute, settled=before).stories())
    assert {d: story.id for story in stories for d in story.documents if d in before} == before
    alone = Extraction(Document(first.document.id, None, "Nothing of the kind."))
    ids = [story.id for story in Survey([*others, alone], execute, settled=before).stories()]
    assert name in ids
    assert f"{name}/2" in ids


def made_bulk(n: int) -> list[Extraction]:
    """Reports of several stories, told alike and with other numbers, some copied."""
    rng = random.Random(7)
    towns = ["Dorvel", "Quarn", "Tessig", "Ombary", "Velth"]
    out = []
    for i in range(n):
        town, toll = towns[i % 5] + str(i // 25), rng.choice(["12", "14", "30"])
        lines = [
            f"A fire at the {town} mill killed {toll} people.",
            f"The mayor of {town} said the gates had been locked.",
            f"The owners of the {town} mill denied that the gates had been locked.",
            f"An inquiry into the fire at the {town} mill began under judge Harl Vennick of the regional court.",
        ]
        chosen = [lines[0], *rng.sample(lines[1:], 2)]
        text = f"Fire at the {town} mill.\n\n" + " ".join(chosen)
        figures = [(toll, float(toll), float(toll), "people", "killed")]
        out.append(report(f"r{i}", text, [c.rstrip(".") for c in chosen], day="2024-03-02", figures=figures))
    return out
