"""Attributions by the rules alone (no trained tags), on self-written sentences; one hand-built parse."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from reportedly.annotate.parse import parse
from reportedly.extract.attribution import attributions, spans_of
from reportedly.model import Attribution, Document, Extraction, Parsed, Quotation, Span, Tagged, Tokens


def found(text: str) -> list[Attribution]:
    (parsed,) = parse([Document("d", None, text)])
    return list(attributions(parsed, Extraction(parsed.document)).attributions)


def said(text: str) -> list[tuple[list[str], str | None, list[str]]]:
    return [
        ([s.of(text) for x in a.sources for s in x.spans], a.cue and a.cue.of(text), [c.of(text) for c in a.content])
        for a in found(text)
    ]


CASES = [
    ("The bridge was closed, the ministry said.", ["the ministry"], "said", ["The bridge was closed"]),
    ("The ministry said that the bridge was closed.", ["The ministry"], "said", ["that the bridge was closed"]),
    ("“The bridge is gone,” said Orla Venn.", ["Orla Venn"], "said", ["“The bridge is gone,”"]),
    ("“The bridge is gone. We swam,” said Orla Venn.", ["Orla Venn"], "said", ["“The bridge is gone. We swam,”"]),
    (
        "“The bridge,” said Orla Venn, “is gone.”",
        ["Orla Venn"],
        "said",
        ["“The bridge,”", "“is gone.”"],
    ),
    (
        "According to the mayor and two farmers, the bridge was closed at noon.",
        ["the mayor", "two farmers"],
        "According to",
        ["the bridge was closed at noon"],
    ),
    (
        "The bridge was closed at noon, according to the mayor.",
        ["the mayor"],
        "according to",
        ["The bridge was closed at noon"],
    ),
    ("It is believed that nine boats sank.", [], "is believed", ["that nine boats sank"]),
    (
        "Officials have told villagers to leave the valley.",
        ["Officials"],
        "have told",
        ["to leave the valley"],
    ),
    ("The mayor denied any part in the fire.", ["The mayor"], "denied", ["any part in the fire"]),
    ("Farmers put the loss at 40 cows.", ["Farmers"], "put", ["the loss at 40 cows"]),
    (
        "The ministry's claim that the town had fallen was repeated on Monday.",
        ["The ministry"],
        "claim",
        ["that the town had fallen"],
    ),
]


@pytest.mark.parametrize(("text", "sources", "cue", "content"), CASES)
def test_who_says_what(text: str, sources: list[str], cue: str, content: list[str]) -> None:
    assert (sources, cue, content) in said(text)


def test_scare_quotes_are_no_attribution() -> None:
    assert said("The “miracle” pipe burst on Monday.") == []


def test_a_speaker_named_in_the_next_paragraph() -> None:
    text = "“We are working with our neighbours to reopen the whole valley road”\n\nsaid a clerk for the road board."
    assert (["a clerk for the road board"], "said") in [(s, q) for s, q, _ in said(text)]


def test_an_official_quoted_by_an_agency_speaks_through_it() -> None:
    text = "Here is an official quoted by Corvane Wire on the matter:\n\n“There are thought to be nine boats left.”"
    official, agency = sorted(
        (a for a in found(text) if a.content[0].start > 50 and a.sources[0].spans), key=lambda a: a.via is None
    )
    assert official.sources[0].spans[0].of(text) == "an official"
    assert agency.sources[0].spans[0].of(text) == "Corvane Wire"
    assert official.via == agency.id


def test_a_source_quoted_by_an_agency_after_its_words() -> None:
    text = "“Two of the gates were opened,” said an official quoted by Corvane Wire."
    agency = next(a for a in found(text) if a.via is None)
    official = next(a for a in found(text) if a.via == agency.id)
    assert [s.of(text) for s in official.sources[0].spans] == ["an official"]
    assert [s.of(text) for s in agency.sources[0].spans] == ["Corvane Wire"]


def test_asking_not_to_be_named_is_no_statement() -> None:
    text = "The gates were opened, said an official who asked not to be named."
    assert len(found(text)) == 1


def test_a_list_cut_off_before_the_speaker_is_not_the_speaker() -> None:
    text = "Nine people died, among them five children, Orla Venn said."
    (only,) = found(text)
    assert [s.of(text) for x in only.sources for s in x.spans] == ["Orla Venn"]


def test_a_quotation_without_its_opening_mark_has_its_speaker() -> None:
    text = (
        "Many praised the rescue, including Captain Rolf Anker, a former harbour master:\n\n"
        "The boats went out at four. Nobody slept before the last one was in.”"
    )
    (only,) = [a for a in found(text) if a.mode == "direct"]
    assert only.sources[0].name == "Rolf Anker"
    assert only.content[0].of(text).endswith("in.”")


def test_a_block_without_marks_after_a_newspaper_is_unnamed_via_the_newspaper() -> None:
    text = (
        "The Littoral Times reports that thousands left the islands by ferry:\n\n"
        "The ferries ran for nine days without a stop. We think most of the farmers are gone."
    )
    paper = next(a for a in found(text) if a.cue and a.cue.of(text) == "reports")
    block = next(a for a in found(text) if a.via == paper.id and a.mode == "direct")
    assert block.sources[0].spans == ()
    assert block.sources[0].kind == "unnamed"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The union disagreed with the roads office, which had said that the bridge was safe.", "the roads office"),
        ("The dockers, who said that the bridge was closed, went home.", "The dockers"),
    ],
)
def test_who_and_which_stand_for_the_noun_before_them(text: str, name: str) -> None:
    sources = [s for a in found(text) for s in a.sources]
    assert name in [s.name for s in sources if s.spans[0].of(text) in ("which", "who")]


def test_pronouns_and_short_forms_take_the_fullest_name() -> None:
    text = "Orla Venn, the mayor, said the dam held. “It is whole,” she said. Venn added that nobody slept."
    assert {a.sources[0].name for a in found(text)} == {"Orla Venn"}


def test_two_equally_good_candidates_leave_the_name_open() -> None:
    text = "Rolf Anker said the dam held. Piet Soll disagreed and walked out. He said it had leaked."
    last = next(a for a in found(text) if a.sources[0].spans and a.sources[0].spans[0].of(text) == "He")
    assert last.sources[0].name is None


def test_a_denial_and_an_order_are_told_apart() -> None:
    denial = next(iter(found("The army denied that it had shelled the mill.")))
    order = next(iter(found("The governor ordered the troops to leave the mill.")))
    assert denial.stance == "denies"
    assert order.act == "orders"


def test_the_taggers_spans_lead_where_there_are_any() -> None:
    text = "The mill burned, neighbours say."
    (parsed,) = parse([Document("d", None, text)])
    tags = (
        Tagged("content", Span(0, 15), 0.9, ((2, 0.9), (1, 0.8))),
        Tagged("source", Span(17, 27), 0.9),
        Tagged("cue", Span(28, 31), 0.9, ((1, 0.9),)),
    )
    tagged = structs.replace(parsed, tagged=tags)
    (only,) = attributions(tagged, Extraction(parsed.document)).attributions
    assert only.sources[0].spans == (Span(17, 27),)
    assert only.content == (Span(0, 15),)


def test_a_parse_written_by_hand() -> None:
    text = "Venn said rain fell."
    words = ("Venn", "said", "rain", "fell", ".")
    starts = [0, 5, 10, 15, 19]
    tokens = Tokens(
        start=np.array(starts, np.int32),
        end=np.array([s + len(w) for s, w in zip(starts, words, strict=True)], np.int32),
        head=np.array([1, 1, 3, 1, 1], np.int32),
        text=words,
        lemma=("Venn", "say", "rain", "fall", "."),
        pos=("PROPN", "VERB", "NOUN", "VERB", "PUNCT"),
        tag=("NNP", "VBD", "NN", "VBD", "."),
        dep=("nsubj", "ROOT", "nsubj", "ccomp", "punct"),
        morph=("", "", "", "", ""),
    )
    parsed = Parsed(Document("d", None, text), tokens, ((0, 5),), (Span(0, 20),), (), ())
    (only,) = attributions(parsed, Extraction(parsed.document)).attributions
    assert [c.of(text) for c in only.content] == ["rain fell"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from("said “ ” the mayor : told us that , \n\n fell . according to denied".split(" ")), max_size=30
    )
)
def test_whatever_the_text_spans_lie_in_it(words: list[str]) -> None:
    text = " ".join(words)
    for attribution in found(text):
        assert attribution.content
        for span in spans_of(attribution):
            assert span.of(text).strip() == span.of(text) != ""


def test_quotation_objects_are_ours() -> None:
    (parsed,) = parse([Document("d", None, "“Rain fell,” she said.")])
    assert parsed.quotations == (Quotation(Span(0, 12), True, True),)
