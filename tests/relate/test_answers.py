"""Denials that answer, numbers told as grown, who did it, one time on two clocks, and whose word it is in the end."""

from __future__ import annotations

from msgspec import structs

from reportedly.model import Extraction, Origin, OriginEntry
from reportedly.relate.opposition import instances

from .made import compared, found, report, span

LOOTED = "Five trucks were looted at Varn Bridge"


def test_who_did_it_makes_a_telling_the_narrower_one() -> None:
    figures = [("ive", 5, 5, "trucks", "vehicles")]
    a = report("a", LOOTED + ".", [LOOTED], figures=figures, frames={LOOTED: ("", "loot", "truck")})
    text = "Soldiers looted five trucks at Varn Bridge"
    b = report("b", text + ".", [text], figures=figures, frames={text: ("soldier", "loot", "truck")})
    assert found(compared(a, b), text, LOOTED) == ("refines", None, True)


def test_a_higher_number_told_as_grown_is_the_later_one_where_no_day_is_known() -> None:
    first, second = "The fire at Varn has burned 1,200 hectares", "The fire at Varn has grown to 2,500 hectares"
    a = report("a", first + ".", [first], figures=[("1,200", 1200, 1200, "hectares", "other")])
    b = report("b", second + ".", [second], figures=[("2,500", 2500, 2500, "hectares", "other")])
    assert found(compared(a, b), second, first) == ("updates", None, True)


def test_one_day_is_no_plural() -> None:
    first, second = "The landslide in Varn killed 31 people", "The landslide in Varn killed 34 people"
    a = report("a", first + ".", [first], day="2024-03-04", figures=[("31", 31, 31, "people", "killed")])
    b = report("b", second + ".", [second], day="2024-03-05", figures=[("34", 34, 34, "people", "killed")])
    (relation,) = compared(a, b).relations
    assert relation.why.endswith("1 day apart.")


def test_an_early_bound_is_not_what_came_of_a_later_day() -> None:
    exact, bound = "On Saturday 128 people were arrested in Varn", "At least 110 people were arrested in Varn"
    a = report(
        "a", exact + ".", [exact], day="2024-03-03", figures=[("128", 128, 128, "people", "arrested")],
        as_of={"128": "2024-03-02"},
    )  # fmt: skip
    figures = [("At least 110", 110, None, "people", "arrested")]
    b = report("b", bound + ".", [bound], day="2024-03-03", figures=figures)
    assert found(compared(a, b), exact, bound) == ("refines", None, True)


def test_what_is_said_in_place_of_a_denied_charge_is_asserted() -> None:
    told = "the sirens in Varn were sounded"
    text = f"Port Board denies it: {told}."
    plain = report("a", text, [told], said=[("Port Board", "organisation", told)], stances=["denies"])
    cued = structs.replace(
        plain, attributions=tuple(structs.replace(a, cue=span(text, "denies")) for a in plain.attributions)
    )
    other = "The sirens in Varn were sounded"
    b = report("b", other + ".", [other])
    assert found(compared(cued, b), told, other) == ("same", None, True)
    assert found(compared(plain, b), told, other) == ("denies", None, True)


def test_a_number_told_as_denied_is_denied_by_who_gives_it_less_exactly() -> None:
    denied, plain = "hundreds of jobs will go at Varn Mill", "400 jobs will go at Varn Mill"
    figures = [("hundreds", 200, None, "jobs", "other")]
    a = report(
        "a", f"The owner denied that {denied}.", [denied], figures=figures, said=[("The owner", "role", denied)],
        stances=["denies"],
    )  # fmt: skip
    b = report("b", plain + ".", [plain], figures=[("400", 400, 400, "jobs", "other")])
    assert found(compared(a, b), denied, plain) == ("denies", None, True)


def test_as_many_as_far_beyond_the_most_the_other_allows_conflicts() -> None:
    most, many = "No more than 60 fighters remain in Varn", "As many as 500 fighters remain in Varn"
    a = report(
        "a", most + ".", [most], day="2024-03-04", figures=[("No more than 60", None, 60, "fighters", "present")]
    )
    b = report(
        "b", many + ".", [many], day="2024-03-04", figures=[("As many as 500", None, 500, "fighters", "present")]
    )
    assert found(compared(a, b), most, many)[:2] == ("conflicts", "figure")  # type: ignore[index]


def test_a_participle_before_a_name_tells_nothing() -> None:
    head, text = "Defeated Ibex get horrifying news", "Ibex are defeated"
    a = report("a", head + ".", [head], frames={head: ("ibex", "get", "news")})
    b = report("b", text + ".", [text], frames={text: ("ibex", "defeat", "")})
    assert found(compared(a, b), head, text) is None


def test_denying_the_whole_denies_its_cases() -> None:
    assert "die" in instances()["lose"]
    no, yes = "The police in Varn used no force", "The police in Varn fired rubber bullets"
    a, b = report("a", no + ".", [no]), report("b", yes + ".", [yes])
    assert found(compared(a, b), no, yes) == ("denies", None, True)


def test_jobs_marches_and_months_are_read_by_their_case() -> None:
    first, second = "Some 8,000 people took part in a march in Varn", "About 8,000 people marched in Varn"
    a = report("a", first + ".", [first], figures=[("Some 8,000", 8000, 8000, "people", "present")])
    b = report("b", second + ".", [second], figures=[("About 8,000", 8000, 8000, "people", "present")])
    assert found(compared(a, b), first, second) == ("same", None, True)


WORDS = "The bridge at Varn was closed on Sunday"


def told(id: str, source: str, kind: str, before: str = "") -> Extraction:
    """A report that gives the claim on somebody's word."""
    return report(id, f"{before}{WORDS}, {source} said.", [WORDS], said=[(source, kind, WORDS)])


def entry(*reports: Extraction) -> OriginEntry:
    """The origins of the claim."""
    (one,) = [e for e in compared(*reports).origins if len(e.claims) == len(reports)]
    return one


def names(one: OriginEntry) -> list[str]:
    """Who they are."""
    return [o.name for o in one.origins if isinstance(o, Origin)]


def test_the_company_is_the_business_the_other_report_names() -> None:
    one = entry(told("a", "the company", "organisation"), told("b", "Orlan Steel", "organisation"))
    assert (one.count, names(one)) == (1, ["Orlan Steel"])


def test_the_company_is_not_the_union() -> None:
    assert entry(told("a", "the company", "organisation"), told("b", "Steelworkers' Union", "organisation")).count == 2


def test_a_release_speaks_where_nobody_is_named() -> None:
    head = "PRESS RELEASE: bridge closed\nVarn Port Authority, 5 May 2024\n\n"
    text = f"{head}It is reported: {WORDS}."
    release = report("a", text, [WORDS], said=[("nobody here", "unstated", WORDS)])
    one = entry(release, told("b", "the Varn Port Authority", "organisation"))
    assert (one.count, one.unknown) == (1, 0)


def test_an_unnamed_official_in_a_copy_is_one_origin() -> None:
    wire = (
        "A crane fell on a tram in the port of Varn on Friday morning and the line stayed shut until the evening. "
        "Two passengers were taken to hospital with broken bones, and the driver was treated for shock at the scene. "
    )
    a, b = (told(i, "an official", "unnamed", wire) for i in "ab")
    assert (entry(a, b).count, entry(a, b).reports) == (1, 2)


def test_who_is_named_behind_a_claim_is_its_source() -> None:
    words = f"{WORDS}, the port authority said on Monday"
    one = entry(report("a", words + ".", [words]), told("b", "the port authority", "organisation"))
    assert (one.count, one.unknown) == (1, 0)


def test_her_office_is_the_body_she_speaks_for() -> None:
    first = "“We are sorry,” the Varn Port Authority's director, Ada Lund, said. "
    text = f"{first}{WORDS}, according to her office."
    said = [
        ("the Varn Port Authority's director, Ada Lund", "person", "We are sorry"),
        ("her office", "organisation", WORDS),
    ]
    a = report("a", text, [WORDS], said=said)
    assert entry(a, told("b", "the Varn Port Authority", "organisation")).count == 1
