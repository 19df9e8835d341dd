"""What two tellings are to each other."""

from __future__ import annotations

from .made import compared, found, report

TOLL = "A landslide killed 31 people in Varn on Monday"


def test_a_number_inside_a_bound_refines_it() -> None:
    a = report("a", TOLL + ".", [TOLL], day="2024-03-04", figures=[("31", 31, 31, "people", "killed")])
    text = "At least 25 people died in the landslide in Varn"
    b = report("b", text + ".", [text], day="2024-03-04", figures=[("At least 25", 25, None, "people", "killed")])
    assert found(compared(a, b), TOLL, text) == ("refines", None, True)
    assert found(compared(b, a), TOLL, text) == ("refines", None, True)


def test_numbers_apart_at_one_time_conflict_and_later_ones_update() -> None:
    a = report("a", TOLL + ".", [TOLL], day="2024-03-04", figures=[("31", 31, 31, "people", "killed")])
    text = "The landslide in Varn killed 34 people"
    same_day = report("b", text + ".", [text], day="2024-03-04", figures=[("34", 34, 34, "people", "killed")])
    later = report("c", text + ".", [text], day="2024-03-06", figures=[("34", 34, 34, "people", "killed")])
    assert found(compared(a, same_day), TOLL, text)[:2] == ("conflicts", "figure")  # type: ignore[index]
    assert found(compared(a, later), text, TOLL) == ("updates", None, True)


def test_a_lower_toll_later_is_a_correction_and_so_a_conflict() -> None:
    a = report("a", TOLL + ".", [TOLL], day="2024-03-04", figures=[("31", 31, 31, "people", "killed")])
    text = "The landslide in Varn killed 28 people, not 31 as first announced"
    figures = [("28", 28, 28, "people", "killed"), ("31", 31, 31, "people", "killed")]
    b = report("b", text + ".", [text], day="2024-03-07", figures=figures)
    assert found(compared(a, b), text, TOLL)[:2] == ("conflicts", "figure")  # type: ignore[index]


def test_children_among_the_dead_are_another_count() -> None:
    a = report("a", TOLL + ".", [TOLL], day="2024-03-04", figures=[("31", 31, 31, "people", "killed")])
    text = "Nine children died in the landslide in Varn"
    b = report("b", text + ".", [text], day="2024-03-04", figures=[("Nine", 9, 9, "children", "killed")])
    assert found(compared(a, b), TOLL, text) is None


def test_tolls_of_two_towns_are_unrelated() -> None:
    a = report("a", TOLL + ".", [TOLL], day="2024-03-04", figures=[("31", 31, 31, "people", "killed")])
    text = "A landslide killed four people in Lower Varn on Monday"
    b = report("b", text + ".", [text], day="2024-03-04", figures=[("four", 4, 4, "people", "killed")])
    assert found(compared(a, b), TOLL, text) is None


def test_a_negated_telling_denies_whoever_speaks() -> None:
    a = report("a", "The army shelled the hospital in Varn.", ["The army shelled the hospital in Varn"])
    text = "The army did not shell the hospital in Varn"
    b = report("b", text + ".", [text])
    assert found(compared(a, b), text, "The army shelled the hospital in Varn") == ("denies", None, True)


def test_a_claim_told_as_denied_is_a_denial() -> None:
    a = report("a", "The army shelled the hospital in Varn.", ["The army shelled the hospital in Varn"])
    text = "The army denied that it had shelled the hospital in Varn."
    b = report(
        "b", text, ["it had shelled the hospital in Varn"],
        said=[("The army", "organisation", "it had shelled the hospital in Varn")], stances=["denies"],
    )  # fmt: skip
    relation = found(compared(a, b), "it had shelled the hospital in Varn", "The army shelled the hospital in Varn")
    assert relation == ("denies", None, True)


def test_none_against_some_is_a_denial_not_a_conflict() -> None:
    none, some = "No civilians were killed in the strike on Varn", "Nine civilians were killed in the strike on Varn"
    a = report("a", none + ".", [none], day="2024-03-04", figures=[("No", 0, 0, "civilians", "killed")])
    b = report("b", some + ".", [some], day="2024-03-04", figures=[("Nine", 9, 9, "civilians", "killed")])
    assert found(compared(a, b), none, some) == ("denies", None, True)


def test_what_is_set_aside_conflicts_with_what_is_left_open() -> None:
    left = "Troops were told to sink smugglers' boats rather than board them"
    right = "Our order is to board or sink the smugglers' boats"
    relation = found(compared(report("a", left + ".", [left]), report("b", right + ".", [right])), left, right)
    assert relation is not None
    assert relation[:2] == ("conflicts", "manner")


def test_not_in_numbers_against_a_large_number() -> None:
    left = "Emigrants have yet to come back to Varn in any numbers"
    right = "Thousands of emigrants have returned to Varn"
    b = report("b", right + ".", [right], figures=[("Thousands", 2000, None, "emigrants", "other")])
    relation = found(compared(report("a", left + ".", [left]), b), left, right)
    assert relation is not None
    assert relation[:2] == ("conflicts", "figure")


def test_doer_and_object_swapped() -> None:
    left, right = "Ostran troops attacked a Velmar post near Varn", "Velmar troops attacked an Ostran post near Varn"
    a = report("a", left + ".", [left], frames={left: ("ostran troop", "attack", "velmar post")})
    b = report("b", right + ".", [right], frames={right: ("velmar troop", "attack", "ostran post")})
    relation = found(compared(a, b), left, right)
    assert relation is not None
    assert relation[:2] == ("conflicts", "actor")


def test_different_causes_of_one_fire() -> None:
    left, right = "The fire in Varn was caused by a short circuit", "The fire in Varn was started deliberately"
    relation = found(compared(report("a", left + ".", [left]), report("b", right + ".", [right])), left, right)
    assert relation is not None
    assert relation[:2] == ("conflicts", "manner")


def test_same_words_about_other_people_are_not_the_same() -> None:
    left, right = "Shares in Corvane rose by 18 per cent", "Shares in Meltrix rose by 18 per cent"
    figures = [("18 per cent", 18, 18, "shares", "percent")]
    a = report("a", left + ".", [left], figures=figures)
    b = report("b", right + ".", [right], figures=figures)
    assert found(compared(a, b), left, right) is None


def test_every_relation_has_a_plain_why_and_a_conflict_its_aspect() -> None:
    a = report("a", TOLL + ".", [TOLL], day="2024-03-04", figures=[("31", 31, 31, "people", "killed")])
    text = "The landslide in Varn killed 34 people"
    b = report("b", text + ".", [text], day="2024-03-04", figures=[("34", 34, 34, "people", "killed")])
    for r in compared(a, b).relations:
        assert r.why.endswith(".")
        assert r.why[0].isupper() or r.why[0] in '“"0123456789'
        assert 0 <= r.score <= 1
        assert r.relation != "conflicts" or r.aspect
