"""What reports call one referent: bodies of the alias table, names that reports equate, words for the same people and deeds."""

from __future__ import annotations

from itertools import pairwise

from msgspec import structs

from reportedly.model import Actor, Comparison, Extraction, KnownActor, Naming, Span
from reportedly.relate import relate
from reportedly.save import execute

from .made import report, span

LEAGUE = KnownActor(
    "blue-league", "Blue League", "armed_group", (("League of the Blue", "2029", None), ("BL", None, None)), "Founded 2021."
)  # fmt: skip
FRONT = KnownActor(
    "red-front",
    "Red Front",
    "armed_group",
    note="Listed by the Office of Varn as an alias of the Blue League since 2030; it says it is not.",
    related=("blue-league",),
)


def acting(made: Extraction, *mentions: tuple[str, str]) -> Extraction:
    """The report with mentions of known bodies: (wording, id)."""
    places = [(span(made.document.text, words), actor) for words, actor in mentions]
    found = tuple(
        Actor(f"{made.document.id}/actor/{s.start}-{s.end}", s, s.of(made.document.text), "armed_group", actor)
        for s, actor in places
    )
    return structs.replace(made, actors=found)


def named(*reports: Extraction, known: tuple[KnownActor, ...] = (LEAGUE, FRONT)) -> tuple[Naming, ...]:
    comparison = relate(reports, execute, {k.id: k for k in known})
    exact(comparison)
    return comparison.namings


def exact(comparison: Comparison) -> None:
    """Every name's spans are words of the reports it names, and each says on whose word."""
    texts = {e.document.id: e.document.text for e in comparison.documents}
    for naming in comparison.namings:
        for called in naming.names:
            assert len(called.spans) == len(called.by)
            assert set(called.documents) == {s.document for s in called.spans}
            for place in called.spans:
                words = place.span.of(texts[place.document])
                assert words == words.strip() != ""


def names(naming: Naming) -> dict[str, tuple[str, ...]]:
    return {called.name: called.documents for called in naming.names}


def test_one_body_under_two_names_of_the_table() -> None:
    a = acting(report("a", "The Blue League holds the pass.", []), ("The Blue League", "blue-league"))
    b = acting(report("b", "The League of the Blue holds it.", []), ("League of the Blue", "blue-league"))
    (naming,) = named(a, b)
    assert (naming.basis, naming.actor, naming.referent) == ("listed", "blue-league", "Blue League")
    assert names(naming) == {"Blue League": ("a",), "League of the Blue": ("b",)}


def test_a_name_all_use_alike_is_no_naming() -> None:
    texts = ("The Blue League holds the pass.", "The pass was taken by the Blue League.")
    assert (
        named(*(acting(report(i, t, []), ("Blue League", "blue-league")) for i, t in zip("ab", texts, strict=True)))
        == ()
    )


def test_what_stands_for_a_name_is_none() -> None:
    a = acting(report("a", "The Blue League holds the pass.", []), ("Blue League", "blue-league"))
    b = acting(report("b", "The organisation holds it.", []), ("The organisation", "blue-league"))
    assert named(a, b) == ()


def test_linked_bodies_with_who_says_so_and_since_when() -> None:
    a = acting(report("a", "The Blue League holds the pass.", []), ("Blue League", "blue-league"))
    b = acting(report("b", "The Red Front holds it.", []), ("Red Front", "red-front"))
    (naming,) = named(a, b)
    assert (naming.basis, naming.why) == ("linked", FRONT.note)
    assert names(naming) == {"Blue League": ("a",), "Red Front": ("b",)}


def test_bodies_that_a_report_tells_apart_need_notes_on_both() -> None:
    a = acting(
        report("a", "The Blue League fought the Red Front.", []),
        ("Blue League", "blue-league"),
        ("Red Front", "red-front"),
    )
    b = acting(report("b", "The Red Front holds the pass.", []), ("Red Front", "red-front"))
    assert [n.basis for n in named(a, b)] == []
    both = structs.replace(LEAGUE, note="The Red Front is said to be its new name.")
    assert [n.basis for n in named(a, b, known=(both, FRONT))] == ["linked"]


def test_a_note_that_only_has_the_name_in_a_longer_one_links_nothing() -> None:
    other = structs.replace(FRONT, note="On the list of the Blue League Committee of Varn.")
    a = acting(report("a", "The Blue League holds the pass.", []), ("Blue League", "blue-league"))
    b = acting(report("b", "The Red Front holds it.", []), ("Red Front", "red-front"))
    assert named(a, b, known=(LEAGUE, other)) == ()


def test_names_that_a_report_equates() -> None:
    a = report("a", "The Lantern Brigade, formerly known as the Sons of the Orchard, took Varn on Monday.", [])
    b = report("b", "On Monday the Sons of the Orchard took Varn, the mayor said.", [])
    (naming,) = named(a, b)
    assert naming.basis == "equated"
    assert names(naming) == {"Lantern Brigade": ("a",), "Sons of the Orchard": ("a", "b")}
    assert "formerly known as" in naming.why


def test_on_whose_word_a_name_stands() -> None:
    a = report("a", "The Lantern Brigade, formerly known as the Sons of the Orchard, took Varn on Monday.", [])
    b = report(
        "b",
        "Without a shot being fired the Sons of the Orchard took Varn before sunrise, Mayor Ila Renn said.",
        [],
        said=[("Mayor Ila Renn", "person", "the Sons of the Orchard took Varn")],
    )
    (naming,) = named(a, b)
    old = next(c for c in naming.names if c.name == "Sons of the Orchard")
    assert list(zip((s.document for s in old.spans), old.by, strict=True)) == [("a", None), ("b", "Mayor Ila Renn")]


def test_words_beside_the_name_of_one_body() -> None:
    a = report("a", "Lantern Brigade fighters hold the pass above Varn.", [])
    b = report("b", "The pass above Varn is held by terrorists of the Lantern Brigade.", [])
    (naming,) = named(a, b)
    assert (naming.basis, naming.kind, naming.referent) == ("described", "fighters", "Lantern Brigade fighters")
    assert names(naming) == {"fighters": ("a",), "terrorists": ("b",)}


def test_words_beside_names_of_two_bodies_are_two_referents() -> None:
    a = report("a", "Lantern Brigade fighters hold the pass above Varn.", [])
    b = report("b", "The pass above Varn is held by militants of the Harbour Guard.", [])
    assert named(a, b) == ()


def test_words_that_say_much_the_same_are_no_naming() -> None:
    a = report("a", "Lantern Brigade fighters hold the pass above Varn.", [])
    b = report("b", "The pass above Varn is held by combatants of the Lantern Brigade.", [])
    assert named(a, b) == ()


def test_the_same_role_of_claims_that_say_the_same() -> None:
    claims = ("Rebels blew up the bridge at Varn on Monday", "Terrorists blew up the bridge at Varn on Monday")
    roles = [{c: (w, "blow", "bridge Varn Monday")} for c, w in zip(claims, ("rebel", "terrorist"), strict=True)]
    made = [report(i, f"News\n\n{c}.", [c], frames=f) for i, c, f in zip("ab", claims, roles, strict=True)]
    (naming,) = named(*made)
    assert names(naming) == {"rebels": ("a",), "terrorists": ("b",)}
    assert "claims that tell of one thing" in naming.why


def test_words_in_one_text_that_nothing_ties_are_left_apart() -> None:
    a = report("a", "The rebels left Varn in the spring. A market was held.", [])
    b = report("b", "Terrorists were tried in the capital on Monday.", [])
    assert named(a, b) == ()


def test_what_figures_of_one_series_count() -> None:
    a = report(
        "a", "About 700 rebels remain in the hills of Varn.", ["About 700 rebels remain in the hills of Varn"],
        figures=[("About 700", 700, 700, "rebels", "present")], day="2031-03-04",
    )  # fmt: skip
    b = report(
        "b", "Fewer than 700 terrorists remain in the hills of Varn.", ["Fewer than 700 terrorists remain in the hills of Varn"],
        figures=[("Fewer than 700", None, 700, "terrorists", "present")], day="2031-03-04",
    )  # fmt: skip
    (naming,) = named(a, b)
    assert names(naming) == {"rebels": ("a",), "terrorists": ("b",)}


def test_one_number_of_people_of_one_kind() -> None:
    a = report("a", "Twenty-two rebels were seen at the mill.", [], figures=[("Twenty-two", 22, 22, "rebels", "other")])
    b = report(
        "b", "The army buried 22 terrorists in the valley.", [], figures=[("22", 22, 22, "terrorists", "killed")]
    )
    (naming,) = named(a, b)
    assert names(naming) == {"rebels": ("a",), "terrorists": ("b",)}
    assert naming.why == "One number counts them: “Twenty-two rebels”, “22 terrorists”."


def test_a_small_number_tells_nothing() -> None:
    a = report("a", "Two rebels were freed at the mill.", [], figures=[("Two", 2, 2, "rebels", "freed")])
    b = report("b", "The army buried 2 terrorists in the valley.", [], figures=[("2", 2, 2, "terrorists", "killed")])
    assert named(a, b) == ()


def test_the_order_of_namings_is_that_of_the_reports() -> None:
    a = report("a", "Lantern Brigade fighters hold the pass. Harbour Guard rebels hold the port.", [])
    b = report("b", "Harbour Guard gunmen hold the port. Lantern Brigade terrorists hold the pass.", [])
    first, second = named(a, b)
    assert (first.referent, second.referent) == ("Lantern Brigade fighters", "Harbour Guard rebels")
    starts = [s.span.start for n in (first, second) for s in n.names[0].spans if s.document == "a"]
    assert all(x < y for x, y in pairwise(starts))
    assert named(a, b) == (first, second)
    assert isinstance(first.names[0].spans[0].span, Span)
