"""Claims on self-written sentences: where they end, on whose word they stand, polarity, modality."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate.parse import parse
from reportedly.extract.attribution import attributions
from reportedly.extract.claims import claims
from reportedly.model import Document, Extraction, Span


def read(text: str, headline: bool = False) -> Extraction:
    span = Span(0, len(text.split("\n")[0])) if headline else None
    (parsed,) = parse([Document("d", None, text, headline=span)])
    return claims(parsed, attributions(parsed, Extraction(parsed.document)))


def wordings(text: str, headline: bool = False) -> list[str]:
    return [c.span.of(text) for c in read(text, headline).claims]


def test_a_cue_states_nothing_and_its_content_is_the_claim() -> None:
    assert wordings("The ministry said that the bridge was closed.") == ["the bridge was closed"]


def test_coordinated_statements_are_two_claims() -> None:
    text = "The storm killed nine sailors and destroyed the old pier."
    assert wordings(text) == ["The storm killed nine sailors", "destroyed the old pier"]
    first, second = read(text).frames
    assert "storm" in first.subjects
    assert "storm" in second.subjects


def test_a_coordinated_infinitive_is_one_claim() -> None:
    assert wordings("The guards will catch or release the wolves.") == ["The guards will catch or release the wolves"]


def test_a_clause_that_only_qualifies_stays() -> None:
    text = "The guards shoot the wolves when they find them."
    assert wordings(text) == ["The guards shoot the wolves when they find them"]


def test_headlines_without_a_verb_count() -> None:
    text = "Nine dead, 30 missing in Port Sel flood\n\nRain fell on Port Sel."
    assert wordings(text, headline=True)[:2] == ["Nine dead", "30 missing in Port Sel flood"]
    assert read(text, headline=True).frames[0].headline


def test_questions_are_no_claims() -> None:
    assert wordings("Did the storm kill nine sailors?") == []


def test_a_passive_is_turned_round() -> None:
    frame = read("The pier was destroyed by the storm.").frames[0]
    assert "storm" in frame.subjects
    assert "pier" in frame.objects


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The pier was destroyed.", "affirmed"),
        ("The pier was not destroyed.", "negated"),
        ("No sailors were killed.", "negated"),
        ("Nobody was killed.", "negated"),
        ("The sailors have yet to return home.", "negated"),
        ("The storm not only closed the port but sank nine boats.", "affirmed"),
        ("No fewer than nine sailors were killed.", "affirmed"),
        ("There is no sign of fire.", "negated"),
    ],
)
def test_polarity(text: str, polarity: str) -> None:
    assert read(text).claims[0].polarity == polarity


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The pier was destroyed.", "asserted"),
        ("The pier may have been destroyed.", "possible"),
        ("The fire probably started in a fuse box.", "possible"),
        ("The town will rebuild the pier.", "planned"),
        ("The mayor told the crew to rebuild the pier.", "ordered"),
        ("If the pier falls, the town would rebuild it.", "hypothetical"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert modality in {c.modality for c in read(text).claims}


def test_a_claim_names_its_chain_outermost_first() -> None:
    text = "Here is an official quoted by Corvane Wire on the matter:\n\n“There are nine boats left in the harbour.”"
    extraction = read(text)
    claim = next(c for c in extraction.claims if "nine boats" in c.span.of(text))
    names = [next(a.sources[0].name for a in extraction.attributions if a.id == i) for i in claim.attributions]
    assert names == ["Corvane Wire", "an official"]


def test_nothing_inside_a_quotation_is_in_the_reports_own_voice() -> None:
    text = "“The dam held. The boats were fine. We slept well,” said Orla Venn.\n\nRain fell."
    extraction = read(text)
    quoted = [c for c in extraction.claims if c.span.end < text.index("said")]
    assert quoted
    assert all(c.attributions for c in quoted)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from("nine dead the mayor said “ ” that , . and was not killed by who \n\n".split(" ")), max_size=30
    )
)
def test_whatever_the_text_claims_lie_in_it(words: list[str]) -> None:
    text = " ".join(words)
    extraction = read(text)
    assert len({c.id for c in extraction.claims}) == len(extraction.claims) == len(extraction.frames)
    for claim in extraction.claims:
        assert claim.span.of(text).strip() == claim.span.of(text) != ""
