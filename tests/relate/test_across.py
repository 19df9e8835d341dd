"""Copies, stories, groups, origins, series: what is said of many reports at once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Extraction, Judgement

from .made import compared, found, report

WIRE = (
    "A crane fell on a tram in the port of Varn on Friday morning, the fire service said. "
    "Two passengers were taken to hospital with broken bones and the line was closed until the evening. "
    "The crane had been inspected in the spring, according to the port authority, and nothing had been found wrong with it. "
)


def test_a_wire_copy_with_light_edits_is_a_copy_with_its_passages() -> None:
    a = report("a", "Crane falls on tram\n\n" + WIRE, [])
    edited = WIRE.replace("Friday morning", "Friday").replace("broken bones", "fractures")
    b = report("b", "Tram crushed\n\n" + edited + "Our readers remember the crane of 1987.", [])
    (copy,) = compared(a, b).copies
    assert copy.containment > 0.6
    for left, right in copy.passages:
        assert left.of(a.document.text).strip() == left.of(a.document.text)
        assert right.of(b.document.text)[:10].strip()


def test_quoting_the_same_source_is_no_copy() -> None:
    quote = (
        "“"
        + "We pulled and we pulled and the door would not move and then the smoke came down the stairs to us all " * 2
        + "”"
    )
    a = report("a", f"A witness told us: {quote} The inquiry opens in May.", [])
    b = report("b", f"{quote}, says a man who was there. Flowers lie before the gate of the old mill.", [])
    assert compared(a, b).copies == ()


def test_two_incidents_of_one_day_in_neighbouring_towns_are_two_stories() -> None:
    varn = "A bus overturned on the bridge at Varn on Monday. The driver, Ola Finch, was hurt. Varn police closed the bridge."
    again = "Ola Finch, the driver of the bus that overturned at Varn on Monday, is in hospital. The bridge at Varn is open again."
    tolm = "A bakery in Tolm burned down on Monday. The baker, Pia Reck, blamed the oven. Tolm has no other bakery."
    reports = [report(i, t, [], day="2024-05-06") for i, t in (("a", varn), ("b", tolm), ("c", again))]
    stories = [s.documents for s in compared(*reports).stories]
    assert stories == [("a", "c"), ("b",)]


def test_groups_write_out_every_pair_across_reports() -> None:
    words = "The fuel depot at Varn was set on fire by drones"
    reports = [report(i, words + ".", [words]) for i in "abcd"]
    comparison = compared(*reports)
    assert [len(g.claims) for g in comparison.groups] == [4]
    assert len(comparison.relations) == 6
    assert {r.relation for r in comparison.relations} == {"same"}


def test_a_person_s_judgement_stands_above_the_scores() -> None:
    words = "The fuel depot at Varn was set on fire by drones"
    a, b = (report(i, words + ".", [words]) for i in "ab")
    ids = (a.claims[0].id, b.claims[0].id)
    apart = compared(a, b, judgements=[Judgement(*ids, "different")])
    assert (apart.groups, apart.relations) == ((), ())
    other = report("c", "Nothing of the kind happened in Tolm.", ["Nothing of the kind happened in Tolm"])
    judged = compared(a, other, judgements=[Judgement(a.claims[0].id, other.claims[0].id, "same")])
    assert [g.claims for g in judged.groups] == [(a.claims[0].id, other.claims[0].id)]


def told(id: str, source: str, kind: str, words: str = "The bridge at Varn was closed on Sunday") -> Extraction:
    return report(id, f"{source} said: {words}.", [words], said=[(source, kind, words)])


def test_one_source_in_three_reports_is_one_origin() -> None:
    reports = [
        told("a", "Ola Finch, the spokeswoman of the port authority,", "person"),
        told("b", "the port authority", "organisation"),
        told("c", "Finch", "person"),
    ]
    (entry,) = [e for e in compared(*reports).origins if len(e.claims) == 3]
    assert (entry.reports, entry.count, entry.unknown) == (3, 1, 0)
    assert entry.origins[0].documents == ("a", "b", "c")
    assert entry.origins[0].why


def test_own_voice_is_unknown_and_counted_apart() -> None:
    words = "The bridge at Varn was closed on Sunday"
    entry = compared(told("a", "the port authority", "organisation"), report("b", words + ".", [words])).origins[0]
    assert (entry.reports, entry.count, entry.unknown) == (2, 1, 1)


def test_a_release_has_its_issuer_as_origin() -> None:
    words = "The bridge at Varn was closed on Sunday"
    text = f"PRESS RELEASE: bridge closed\nVarn Port Authority, 5 May 2024\n\n{words}."
    (entry,) = compared(report("a", text, [words]), told("b", "the port authority", "organisation")).origins
    assert (entry.count, entry.unknown) == (1, 0)


def test_a_copied_unknown_is_no_second_unknown() -> None:
    first = "A crane fell on a tram in the port of Varn on Friday morning"
    entries = compared(report("a", WIRE, [first]), report("b", WIRE, [first])).origins
    assert [(e.reports, e.unknown) for e in entries] == [(2, 1)]


def test_a_series_runs_through_the_times_its_figures_stand_for() -> None:
    a = report(
        "a", "Fewer than 1,000 fighters remain in Varn. There were 45,000 fighters in Varn two years ago.",
        ["Fewer than 1,000 fighters remain in Varn"], day="2017-12-27",
        figures=[("Fewer than 1,000", None, 1000, "fighters", "present"), ("45,000", 45000, 45000, "fighters", "present")],
        as_of={"45,000": "2015-12-27"},
    )  # fmt: skip
    b = report(
        "b",
        "Some 3,000 fighters are left in Varn.",
        [],
        day="2017-12-05",
        figures=[("3,000", 3000, 3000, "fighters", "present")],
    )
    comparison = compared(a, b)
    (series,) = comparison.figure_series
    assert [p.high for p in series.points] == [45000, 3000, 1000]
    assert not [r for r in comparison.relations if r.relation == "conflicts"]


def test_the_result_depends_on_the_input_alone() -> None:
    reports = [told(i, "the port authority", "organisation") for i in "abc"]
    assert compared(*reports) == compared(*reports)


@settings(deadline=None)
@given(st.lists(st.text(alphabet=" .,“”'Aabcdenost013\n", min_size=1, max_size=120), min_size=1, max_size=4))
def test_any_text_every_claim_stands_in_one_entry_and_every_passage_in_its_text(texts: list[str]) -> None:
    reports = []
    for i, text in enumerate(texts):
        words = [w for w in text.split("\n") if w.strip()]
        reports.append(report(f"r{i}", text, [w.strip() for w in words[:3]]))
    comparison = compared(*reports)
    placed = [c for e in comparison.origins for c in e.claims]
    assert sorted(placed) == sorted(c.id for e in reports for c in e.claims)
    for e in comparison.origins:
        assert e.count == len(e.origins)
    home = {c.id: e.document.id for e in reports for c in e.claims}
    for r in comparison.relations:
        assert home[r.left] != home[r.right]
    for c in comparison.copies:
        for left, right in c.passages:
            for side, piece in ((c.left, left), (c.right, right)):
                text = next(e.document.text for e in reports if e.document.id == side)
                assert 0 <= piece.start < piece.end <= len(text)
    assert sorted(d for s in comparison.stories for d in s.documents) == sorted(e.document.id for e in reports)


def test_nothing_in_nothing_out() -> None:
    assert compared().relations == ()
    assert found(compared(report("a", "Alone.", ["Alone"])), "Alone", "Alone") is None
