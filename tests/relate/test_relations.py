"""What two tellings are to each other."""

from __future__ import annotations

from msgspec import structs

from reportedly.model import Time

from .made import compared, found, report, span

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


def test_ages_are_held_against_each_other_for_one_named_person_only() -> None:
    suspect, victim = "The suspect, a 23-year-old man, was held in Varn", "The victim, 41, was found dead in Varn"
    a = report("a", suspect + ".", [suspect], day="2024-03-04", figures=[("23-year-old", 23, 23, "man", "age")])
    b = report("b", victim + ".", [victim], day="2024-03-06", figures=[("41", 41, 41, "victim", "age")])
    assert found(compared(a, b), suspect, victim) is None
    one, other = (
        "The baker Ada Lorn, 34, was held in Varn after the robbery",
        "Officers held the baker Ada Lorn, 43, after the robbery in Varn",
    )
    a = report("a", one + ".", [one], day="2024-03-04", figures=[("34", 34, 34, "years", "age")])
    b = report("b", other + ".", [other], day="2024-03-04", figures=[("43", 43, 43, "years", "age")])
    assert found(compared(a, b), one, other) == ("conflicts", "figure", True)


def test_a_denial_is_of_its_deed_or_of_what_it_says_is_not_there() -> None:
    told = "A bomb killed nine traders at the market in Varn"
    a = report("a", told + ".", [told], figures=[("nine", 9, 9, "traders", "killed")])
    aside = "There were no soldiers at the market in Varn"
    assert found(compared(a, report("b", aside + ".", [aside])), told, aside) is None
    denial = "There was no bomb at the market in Varn"
    assert found(compared(a, report("b", denial + ".", [denial])), denial, told) == ("denies", None, True)


def test_what_should_not_have_been_was() -> None:
    told, rued = "The tanker Alda left the port of Varn", "The tanker Alda should never have left the port of Varn"
    relation = found(compared(report("a", told + ".", [told]), report("b", rued + ".", [rued])), told, rued)
    assert relation is None or relation[0] != "denies"


def test_both_say_that_it_was_not_so() -> None:
    one, other = "No civilian was harmed in Varn", "Civilians in Varn had come to no harm"
    relation = found(compared(report("a", one + ".", [one]), report("b", other + ".", [other])), one, other)
    assert relation is not None
    assert relation[0] == "same"


def test_a_report_called_false_is_denied() -> None:
    told, denial = "The bridge in Varn has collapsed", "Reports that the bridge in Varn has collapsed are untrue"
    relation = found(compared(report("a", told + ".", [told]), report("b", denial + ".", [denial])), denial, told)
    assert relation == ("denies", None, True)


def test_what_became_of_a_state_updates_it() -> None:
    one, other = "Two climbers are missing on Mount Arl", "The two climbers on Mount Arl have been rescued"
    a = report("a", one + ".", [one], day="2024-03-04", frames={one: ("climber", "missing", "")})
    b = report("b", other + ".", [other], day="2024-03-05", frames={other: ("climber", "rescue", "")})
    assert found(compared(a, b), other, one) == ("updates", None, True)
    assert found(compared(b, a), other, one) == ("updates", None, True)


def test_those_rescued_are_not_those_still_trapped() -> None:
    one, other = "Twenty miners are still trapped in Varn", "Eleven miners have been rescued in Varn"
    a = report("a", one + ".", [one], day="2024-03-04", figures=[("Twenty", 20, 20, "miners", "present")])
    b = report("b", other + ".", [other], day="2024-03-05", figures=[("Eleven", 11, 11, "miners", "freed")])
    assert found(compared(a, b), other, one) is None


def test_one_death_on_two_days_is_a_conflict_of_time() -> None:
    one, other = (
        "The wounded warden Ada Lorn died in hospital on Tuesday",
        "The wounded warden Ada Lorn died in hospital on Thursday",
    )
    sides = []
    for name, text, on in (("a", one, "2024-03-05"), ("b", other, "2024-03-07")):
        made = report(name, text + ".", [text], day="2024-03-08", frames={text: ("ada lorn", "die", "")})
        word = text.split()[-1]
        at = span(text, word)
        times = (Time(f"{name}/time/{at.start}-{at.end}", at, "DATE", on, on, on),)
        claims = tuple(structs.replace(c, times=(times[0].id,)) for c in made.claims)
        sides.append(structs.replace(made, times=times, claims=claims))
    assert found(compared(*sides), one, other) == ("conflicts", "time", True)


def test_what_happened_long_before_is_another_happening() -> None:
    now, then = (
        "Forty-eight prisoners escaped from the jail in Varn",
        "Nine men escaped from the jail in Varn in August",
    )
    a = report("a", now + ".", [now], day="2024-11-04", figures=[("Forty-eight", 48, 48, "prisoners", "captured")])
    figures = [("Nine", 9, 9, "men", "freed")]
    b = report("b", then + ".", [then], day="2024-11-04", figures=figures, as_of={"Nine": "2024-08-15"})
    assert found(compared(a, b), now, then) is None


def test_people_are_counted_by_what_they_did() -> None:
    one, other = "Fifty-three prisoners escaped from the jail in Varn", "Dozens escaped from the jail in Varn"
    a = report("a", one + ".", [one], day="2024-11-05", figures=[("Fifty-three", 53, 53, "prisoners", "captured")],
               frames={one: ("prisoner", "escape", "")})  # fmt: skip
    b = report("b", other + ".", [other], day="2024-11-04", figures=[("Dozens", 24, None, "people", "freed")],
               frames={other: ("", "escape", "jail")})  # fmt: skip
    assert found(compared(a, b), one, other) == ("refines", None, True)


def test_tonnes_of_one_stuff_are_compared() -> None:
    one, other = "More than 2,000 tonnes of oil leaked off Varn", "No more than 400 tonnes of oil escaped off Varn"
    a = report("a", one + ".", [one], day="2024-03-04", figures=[("More than 2,000", 2000, None, "tonnes", "other")])
    b = report(
        "b", other + ".", [other], day="2024-03-04", figures=[("No more than 400", None, 400, "tonnes", "other")]
    )
    assert found(compared(a, b), one, other) == ("conflicts", "figure", True)


def test_a_word_told_beside_the_negation_is_not_denied() -> None:
    told = "The Calmar bank lost a tenth of its deposits"
    aside = "A brewery with no ties to the Calmar bank has closed"
    relation = found(compared(report("a", told + ".", [told]), report("b", aside + ".", [aside])), aside, told)
    assert relation is None or relation[0] != "denies"


def test_causes_conflict_only_where_both_tell_of_a_cause() -> None:
    cause, other = "The engine stopped because of water in the fuel", "The tanker hit the rocks off Varn"
    frames = {cause: ("engine", "stop", ""), other: ("tanker", "hit", "rock")}
    a, b = (report(i, t + ".", [t], frames=frames) for i, t in (("a", cause), ("b", other)))
    assert found(compared(a, b), cause, other) is None


def test_a_mistake_and_worn_brakes_are_two_causes_of_one_accident() -> None:
    left = "The accident in Varn was caused by the mistake of a worker"
    right = "The accident in Varn was caused by worn brakes"
    relation = found(compared(report("a", left + ".", [left]), report("b", right + ".", [right])), left, right)
    assert relation is not None
    assert relation[:2] == ("conflicts", "manner")


def test_somebodys_driver_is_not_he_himself() -> None:
    himself, driver = "The wounded general Brann died on Monday", "On Monday general Brann's wounded driver died"
    frames = dict.fromkeys((himself, driver), ("general brann", "die", ""))
    a, b = (report(i, t + ".", [t], frames=frames) for i, t in (("a", himself), ("b", driver)))
    assert found(compared(a, b), himself, driver) is None
