"""Actors: mentions, kinds, names and bodies. Invented persons and events; the bodies are real."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate import annotate
from reportedly.extract.actors import actors, known_actors
from reportedly.extract.actors.table import aliases, words
from reportedly.extract.places import places
from reportedly.model import Actor, Document, Extraction


def found(text: str) -> dict[str, Actor]:
    """The last actor under each wording of a report."""
    parsed = next(iter(annotate([Document(id="r", source_path=None, text=text)])))
    return {a.span.of(text): a for a in actors(parsed, places(parsed, Extraction(parsed.document))).actors}


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("Foreign Minister Elena Marquart denied the report.", "Foreign Minister Elena Marquart", "person"),
        ("A police spokesman said nobody was hurt.", "police spokesman", "role"),
        ("Kurdish fighters entered the town at dawn.", "Kurdish fighters", "armed_group"),
        ("The army shelled the hills overnight.", "army", "military"),
        ("Reuters reported that the bridge was closed.", "Reuters", "outlet"),
        ("Turkey closed the crossing on Sunday.", "Turkey", "state"),
        ("Residents of the valley fled their homes.", "Residents of the valley", "people"),
        ("The Norwegian government summoned the envoy.", "Norwegian government", "government"),
        ("The World Food Programme halted its convoys.", "World Food Programme", "organisation"),
    ],
)
def test_whoever_acts_has_a_span_and_a_kind(text: str, mention: str, kind: str) -> None:
    assert found(text)[mention].kind == kind


def test_a_surname_gets_the_fullest_name_of_the_report() -> None:
    by_words = found("Brigadier Tomas Ekelund spoke on Friday. Ekelund said the road was open.")
    assert by_words["Ekelund"].name == "Tomas Ekelund"
    assert by_words["Brigadier Tomas Ekelund"].name == "Tomas Ekelund"


def test_two_of_one_surname_leave_it_open() -> None:
    by_words = found("Anna Ekelund met Tomas Ekelund. Ekelund then left the hall.")
    assert by_words["Ekelund"].name == "Ekelund"


def test_a_pronoun_is_resolved_only_where_one_person_is_near() -> None:
    assert found("Tomas Ekelund arrived late. He apologised.")["He"].name == "Tomas Ekelund"
    assert found("Tomas Ekelund met Jonas Brandt. He apologised.")["He"].name == "He"


def test_names_of_one_body_share_its_id() -> None:
    by_words = found("ISIS claimed the attack. Daesh fighters, the Islamic State said, had left Mosul.")
    assert {by_words[w].actor for w in ("ISIS", "Daesh fighters", "Islamic State")} == {"islamic-state"}


def test_a_short_form_stands_for_the_one_body_that_ends_so() -> None:
    by_words = found("The US-led coalition denied the strike. Witnesses blamed the coalition.")
    assert by_words["coalition"].actor == "coalition-against-isis"


def test_al_nusra_and_tahrir_al_sham_are_related_and_the_note_says_who_lists_them_as_one() -> None:
    by_words = found("Al Nusra withdrew from the hills. Tahrir al-Sham took the town.")
    nusra, sham = by_words["Al Nusra"].actor, by_words["Tahrir al-Sham"].actor
    assert nusra is not None
    assert sham is not None
    table = known_actors()
    assert sham in table[nusra].related
    assert nusra in table[sham].related
    assert "UN Security Council" in table[sham].note
    assert "June 2018" in table[sham].note


def test_the_table_is_sound() -> None:
    table = known_actors()
    assert len(table) >= 80
    for key, body in table.items():
        assert key == body.id
        assert re.fullmatch(r"[a-z0-9-]+", key)
        assert body.name
        assert set(body.related) <= set(table) - {key}
        for name, since, until in body.names:
            assert name.strip() == name
            for day in (since, until):
                assert day is None or re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", day)
            assert since is None or until is None or since <= until


def test_no_name_in_the_table_means_two_bodies() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for body in known_actors().values():
        for name in (body.name, *(n for n, _, _ in body.names)):
            owners.setdefault(words(name), set()).add(body.id)
    assert not {name: ids for name, ids in owners.items() if len(ids) > 1}
    assert set(owners) == set(aliases())


def test_short_names_count_in_capitals_only() -> None:
    assert not found("Nobody is here, and who would is unclear.")


PIECES = st.sampled_from(
    [
        "The army",
        "ISIS",
        "fighters",
        "of",
        "Gen.",
        "Ada Holm",
        "said",
        "he",
        "they",
        "US-led coalition",
        ",",
        ".",
        "“",
        "”",
        "the",
        "minister for",
        "AFP",
        "Da’esh",
        "12",
        "\n\n",
        "al-Nusra Front",
        "Reuters’",
    ]
)
GAPS = st.sampled_from([" ", "\u00a0", "  "])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(PIECES, GAPS), max_size=25))
def test_every_span_gives_its_words_and_none_overlap(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in pieces)
    parsed = next(iter(annotate([Document(id="p", source_path=None, text=text)])))
    so_far = places(parsed, Extraction(parsed.document))
    out = actors(parsed, so_far).actors
    assert out == actors(parsed, so_far).actors
    last = 0
    for a in out:
        mention = text[a.span.start : a.span.end]
        assert mention
        assert mention == mention.strip()
        assert a.span.start >= last
        assert a.name.strip() == a.name
        last = a.span.end
