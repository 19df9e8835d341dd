"""How many independent origins stand behind a claim, who is one with whom, and what is said about it."""

from __future__ import annotations

import re

import pytest
from msgspec import structs

from reportedly.model import Attribution, DocumentSpan, Extraction, Judgement, OriginEntry, Source, Span
from reportedly.relate.one_voice import Body, affiliations, one_voice, same_body
from reportedly.relate.sources import Voice
from reportedly.relate.speakers import speaker, stems

from .made import compared, report, span

BRIDGE = "The bridge at Varn was closed on Sunday"
AGAIN = "The bridge at Varn was closed on Sunday, all day long"
ONE_SENTENCE = re.compile(r"[A-ZÀ-Þ“].*[^.]\.$")


def told(id: str, source: str, kind: str, *, before: str = "", publisher: str | None = None) -> Extraction:
    """A report of the closed bridge, on this source's word."""
    return report(id, f"{before}{source} said: {BRIDGE}.", [BRIDGE], said=[(source, kind, BRIDGE)], publisher=publisher)


def entry(*reports: Extraction) -> OriginEntry:
    """The one entry; every sentence in it is one, and stands on words of the reports."""
    (found,) = compared(*reports).origins
    texts = {e.document.id: e.document.text for e in reports}
    for origin in found.origins:
        assert ONE_SENTENCE.match(origin.why), origin.why
        assert origin.spans
        assert all(s.span.of(texts[s.document]).strip() for s in origin.spans)
    return found


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        # an organisation with those who speak for it
        (("a spokesman for the Varn Port Authority", "role"), ("the port authority", "organisation"), 1),
        (("Transport Minister Ola Finch", "person"), ("the Ministry of Transport", "organisation"), 1),
        (("the director of Varn hospital, Dr Pia Reck", "role"), ("Varn hospital", "organisation"), 1),
        (("the register of Varn hospital", "document"), ("the hospital in Varn", "organisation"), 1),
        (("an official at the transport ministry", "role"), ("officials in the Ministry of Transport", "group"), 1),
        (("prosecutor Jon Vale", "person"), ("the prosecutor's office", "organisation"), 1),
        (("Governor Ola Finch", "person"), ("the governor's office", "organisation"), 1),
        (("fire chief Bo Harl", "person"), ("the fire service", "organisation"), 1),
        (("Orlan spokeswoman Ola Finch", "person"), ("Orlan chief executive Lars Tull", "person"), 1),
        # one body, named otherwise
        (("the Tolmian foreign ministry", "organisation"), ("the foreign ministry of Tolmia", "organisation"), 1),
        (("the Varn fire service", "organisation"), ("the Varn fire brigade", "organisation"), 1),
        (("the coast guard", "organisation"), ("the coastguard", "unnamed"), 1),
        (("police", "group"), ("Varn police", "group"), 1),
        # what belongs together, as the sentence says
        (("the government", "organisation"), ("the transport ministry", "organisation"), 1),
        (("the army", "organisation"), ("the defence ministry", "organisation"), 1),
        (("the provincial government", "organisation"), ("the transport ministry", "organisation"), 2),
        # other bodies of the same kind
        (("a Varn police spokesman", "role"), ("a Tolm police spokeswoman", "role"), 2),
        (("police in Varn", "group"), ("police in Tolm", "group"), 2),
        (("a spokesman for the health ministry", "role"), ("a spokesman for the transport ministry", "role"), 2),
        (("the mayor of Varn", "role"), ("the mayor of Tolm", "role"), 2),
        (("the city hospital", "organisation"), ("the children's hospital", "organisation"), 2),
        (("Varn", "organisation"), ("Varn police", "group"), 2),
        # people
        (("Mayor Ola Finch", "person"), ("Finch", "person"), 1),
        (("Mayor Ola Finch", "person"), ("the mayor", "role"), 1),
        (("baker Ola Finch", "person"), ("teacher Pia Finch", "person"), 2),
        (("Transport Minister Ola Finch", "person"), ("Transport Minister Lars Tull", "person"), 2),
        (("Ola Finch, who heads the port authority,", "person"), ("the port authority", "organisation"), 1),
        (("a shepherd", "unnamed"), ("a shepherd", "unnamed"), 1),
        (("residents of Varn", "group"), ("people in Varn", "group"), 1),
        # somebody's own word against his employer's
        (("an engineer at the port authority", "role"), ("the port authority", "organisation"), 2),
        (("a source inside Orlan", "unnamed"), ("Orlan", "organisation"), 2),
        (("a doctor at Varn hospital", "role"), ("Varn hospital", "organisation"), 2),
        # of these there are many
        (("officials", "unnamed"), ("officials", "unnamed"), 2),
        (("witnesses", "group"), ("several witnesses", "group"), 2),
    ],
)  # fmt: skip
def test_who_is_one_with_whom(left: tuple[str, str], right: tuple[str, str], count: int) -> None:
    reports = [told("a", *left), told("b", *right)]
    found = entry(*reports)
    assert (found.count, found.unknown) == (count, 0)
    assert entry(*(told(i, *s) for i, s in (("a", right), ("b", left)))).count == count


def test_a_bare_police_makes_no_one_of_two_towns_police() -> None:
    names = ("Varn police", "police", "Tolm police")
    found = entry(*(told(i, name, "group") for i, name in zip("abc", names, strict=True)))
    assert found.count == 2


def test_short_forms_stand_for_the_body_named_before() -> None:
    before = "Brant Lines runs the toll house. "
    named = report("a", f"{before}The company said: {BRIDGE}.", [BRIDGE],
                   said=[("Brant Lines", "organisation", "runs the toll house"), ("The company", "organisation", BRIDGE)])  # fmt: skip
    assert entry_of(BRIDGE, named, told("b", "Brant Lines", "organisation")).count == 1
    asked = [("the port authority", "organisation", "that it was sorry"), ("its spokesman", "role", BRIDGE)]
    spoke = report("a", f"On Monday the port authority said that it was sorry. Then its spokesman said: {BRIDGE}.", [BRIDGE], said=asked)  # fmt: skip
    assert entry_of(BRIDGE, spoke, told("b", "the port authority", "organisation")).count == 1


def entry_of(words: str, *reports: Extraction) -> OriginEntry:
    """The entry of the claims with these words."""
    ids = {c.id for e in reports for c in e.claims if c.span.of(e.document.text) == words}
    (found,) = [e for e in compared(*reports).origins if ids <= set(e.claims)]
    return found


def both(first: tuple[str, str], second: tuple[str, str]) -> OriginEntry:
    """One report that tells it twice, on two sources' word."""
    text = f"{first[0]} said: {BRIDGE}. Later {second[0]} said: {AGAIN}."
    found = entry(report("a", text, [BRIDGE, AGAIN], said=[(*first, BRIDGE), (*second, AGAIN)]))
    assert found.reports == 1
    return found


def test_two_unnamed_sources_of_one_body_are_one_and_the_sentence_names_it() -> None:
    found = both(("The alliance's experts", "group"), ("an official of the alliance", "role"))
    (origin,) = found.origins
    assert origin.why == (
        "“the alliance's experts” and “an official of the alliance” both speak for one body, “alliance”."
    )
    assert len(origin.spans) == 2


def test_an_unnamed_source_of_no_body_is_left_apart_and_the_sentence_says_so() -> None:
    found = both(("The alliance's experts", "group"), ("an official", "role"))
    why = {o.name: o.why for o in found.origins}
    assert found.count == 2
    assert why["an official"] == (
        "Nothing here says whether “an official” and “the alliance's experts” are of one body, so they count as two."
    )
    assert why["The alliance's experts"] == (
        "Nothing here says whether “the alliance's experts” and “an official” are of one body, so they count as two."
    )


def test_an_outlet_that_is_cited_has_the_word_of_its_own_report_s_source() -> None:
    first = told("a", "a fisherman", "unnamed", publisher="Evening Lamp")
    second = told("b", "the Evening Lamp", "outlet")
    found = entry(first, second)
    assert (found.count, found.unknown, found.origins[0].documents) == (1, 0, ("a", "b"))
    assert found.origins[0].why == "One report cites “the Evening Lamp”, who has it from “a fisherman”."


def test_whom_the_sources_told_is_the_report_s_outlet() -> None:
    first = report("a", f"A fisherman told the Lamp: {BRIDGE}.", [BRIDGE], said=[("A fisherman", "unnamed", BRIDGE)])
    assert entry(first, told("b", "the Evening Lamp", "outlet")).count == 1


def test_outlets_that_cite_only_each_other_are_one_unknown() -> None:
    known = [told("a", "the Evening Lamp", "outlet", publisher="Gull"), told("b", "the Gull", "outlet", publisher="Evening Lamp")]  # fmt: skip
    assert [(e.count, e.unknown) for e in compared(*known).origins] == [(0, 1)]
    unnamed = [told("a", "the Evening Lamp", "outlet"), told("b", "the Gull", "outlet")]
    assert [(e.count, e.unknown) for e in compared(*unnamed).origins] == [(0, 1)]
    apart = [*unnamed, told("c", "a fisherman", "unnamed")]
    assert entry(*apart).count == 3


def test_what_makes_one_unknown_is_said_and_shown() -> None:
    reports = [told("a", "the Evening Lamp", "outlet"), told("b", "the Gull", "outlet")]
    (found,) = compared(*reports).origins
    (unknown,) = found.unknowns
    assert unknown.documents == ("a", "b")
    assert unknown.why == (
        "Neither report has more than another outlet's word, “the Evening Lamp” and “the Gull”, so they may cite each other."
    )
    texts = {e.document.id: e.document.text for e in reports}
    assert [s.span.of(texts[s.document]) for s in unknown.spans] == ["the Evening Lamp", "the Gull"]


def test_one_agency_s_tag_makes_one_unknown_and_is_shown() -> None:
    made = [
        report(i, f"VARN (Northline) - {start} {BRIDGE}.", [BRIDGE])
        for i, start in (("a", "It rained."), ("b", "Fog."))
    ]
    tagged = [
        structs.replace(e, document=structs.replace(e.document, agency=span(e.document.text, "Northline")))
        for e in made
    ]
    found = entry(*tagged)
    assert (found.count, found.unknown, len(found.unknowns)) == (0, 1, 1)
    assert found.unknowns[0].why == "Both reports carry the same agency's tag."
    texts = {e.document.id: e.document.text for e in tagged}
    assert [s.span.of(texts[s.document]) for s in found.unknowns[0].spans] == [BRIDGE, BRIDGE, "Northline", "Northline"]


def test_a_release_that_passes_on_another_s_word_adds_none() -> None:
    head = "PRESS RELEASE: roads of the week\nSafe Roads Society, 5 May 2024\n\n"
    issued = report("a", f"{head}The city hospital said: {BRIDGE}.", [BRIDGE], said=[("The city hospital", "organisation", BRIDGE)])  # fmt: skip
    found = entry(issued, told("b", "the Safe Roads Society", "organisation"))
    assert (found.count, found.unknown) == (1, 0)


def test_a_dateline_is_no_issuer() -> None:
    text = f"PORT OPEN AGAIN\nTolm, 5 May 2024 – For immediate release\n\nThe Government wishes to say that the port is open. {BRIDGE}."
    issued = report("a", text, [BRIDGE], said=[("The Government", "organisation", "the port is open")])
    assert entry(issued).origins[0].name == "The Government"


def test_a_report_s_own_word_around_another_s_is_counted_apart() -> None:
    inner = "five people dead"
    outer = f"Where the mayor had spoken of {inner} in Varn, the number is still five"
    own = report("a", f"{outer}.", [outer, inner], said=[("the mayor", "role", inner)])
    other = report("b", f"Mayor Ola Finch: {inner}.", [inner], said=[("Mayor Ola Finch", "person", inner)])
    judged = [Judgement(c.id, other.claims[0].id, "same") for c in own.claims]
    (found,) = compared(own, other, judgements=judged).origins
    assert (found.reports, found.count, found.unknown) == (2, 1, 1)


def test_i_and_we_in_somebody_s_words_are_that_somebody() -> None:
    text = f"Ola Finch said: “We think that {BRIDGE}.”"
    base = report("a", text, [BRIDGE], said=[("Ola Finch", "person", f"We think that {BRIDGE}")])
    we = Attribution("a/attribution/we", None, (Source((span(text, "We"),), None, "group"),), (span(text, BRIDGE),), via=base.attributions[0].id)  # fmt: skip
    claims = tuple(structs.replace(c, attributions=(base.attributions[0].id, we.id)) for c in base.claims)
    deep = structs.replace(base, attributions=(*base.attributions, we), claims=claims)
    assert [o.name for o in entry(deep, told("b", "Finch", "person")).origins] == ["Ola Finch"]


def voice(report: int, name: str, kind: str = "person", **more: str) -> Voice:
    return Voice(report, name, kind, True, speaker(name, kind), spans=(DocumentSpan(str(report), Span(0, 1)),), **more)  # type: ignore[arg-type]


def test_whom_people_speak_for_goes_by_whole_names() -> None:
    people = affiliations(
        [voice(0, "Orlan spokeswoman Ola Finch"), voice(1, "Pia Finch"), voice(2, "Finch"), voice(3, "Tull")]
    )
    assert people == {"ola finch": (Body(stems("Orlan"), stems("Orlan")),)}
    alone = affiliations([voice(0, "Orlan spokeswoman Ola Finch"), voice(2, "Finch")])
    assert set(alone) == {"ola finch", "finch"}
    assert one_voice(voice(1, "Finch"), voice(2, "Orlan", "organisation"), alone)
    assert one_voice(voice(1, "Finch"), voice(2, "Orlan", "organisation"), people) is None


def test_the_same_long_quotation_is_one_statement() -> None:
    words = "the gate was locked when we came to it"
    assert one_voice(voice(0, "an official", "role", quoted=words), voice(1, "a person close to the inquiry", "unnamed", quoted=words), {})  # fmt: skip
    assert one_voice(voice(0, "Ola Finch", quoted=words), voice(1, "Lars Tull", quoted=words), {}) is None


def test_who_is_quoted_elsewhere_as_the_source_may_pass_on_another_s_word() -> None:
    elder = structs.replace(voice(0, "village elders", "group"), carriers=(voice(0, "Governor Ola Finch"),))
    why = one_voice(elder, voice(1, "the governor", "role"), {})
    assert why == "the word of “village elders” is passed on by “the governor”"


def test_names_of_bodies_compare_in_both_directions() -> None:
    names = ["Varn police", "police", "the Ministry of Health", "the health ministry", "Orlan", "the Orlan Group", "coastguard", "coast guard"]  # fmt: skip
    bodies = [Body(s.body, s.proper) for s in (speaker(n, "organisation") for n in names)]
    for a in bodies:
        assert same_body(a, a) == ""
        for b in bodies:
            assert (same_body(a, b) is None) == (same_body(b, a) is None)
