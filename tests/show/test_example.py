"""The example story, through the whole walk: what it was written to show, it shows."""

import json
from pathlib import Path

import jsonschema
import pytest

import reportedly
from reportedly.model import Comparison
from reportedly.show.view import View, view

REPORTS = sorted((Path(__file__).parents[2] / "examples" / "ostrel").iterdir())


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return reportedly.compare(REPORTS)


@pytest.fixture(scope="module")
def seen(compared: Comparison) -> View:
    return view(compared)


def test_four_reports_each_with_its_day(seen: View) -> None:
    assert [(r.letter, r.date, r.basis) for r in seen.reports] == [
        ("A", "3 March 2031", "stated"),
        ("B", "4 March 2031", "stated"),
        ("C", "5 March 2031", "stated"),
        ("D", "4 March 2031", "stated"),
    ]


def test_every_kind_of_relation(seen: View) -> None:
    assert any(not p.copied for p in seen.agree)
    assert {p.relation for p in seen.oppose} == {"denies", "conflicts"}
    assert seen.updates
    assert seen.details


def test_the_copy_and_its_source(seen: View) -> None:
    (copy,) = seen.copies
    assert (copy.left, copy.right) == ("A", "D")
    assert copy.percent > 70


def test_the_toll_as_it_moved(seen: View) -> None:
    told = [row.words.text for s in seen.series if s.title.startswith("People killed") for row in s.rows if row.known]
    assert list(dict.fromkeys(w.lower() for w in told)) == ["at least nine", "14", "seventeen"]


def test_the_children_among_the_dead_are_a_series_of_their_own(seen: View) -> None:
    told = [row.words.text for s in seen.series if s.title.startswith("Children killed") for row in s.rows]
    assert {w.lower() for w in told} == {"five"}


def test_one_body_under_two_names(seen: View) -> None:
    (names,) = seen.names
    assert {u.name for u in names.used} == {"Médecins Sans Frontières", "Doctors Without Borders"}


def test_sources_without_a_name(seen: View) -> None:
    assert seen.unnamed
    assert any("feared" in s.voice for s in seen.unstated)
    voices = {t.voice.text for p in seen.oppose for side in p.sides for t in side.tellings}
    assert "an official, via Halden News Agency" in voices


def test_a_quotation_mark_that_never_closes(compared: Comparison) -> None:
    courier = next(e for e in compared.documents if "baker" in e.document.text)
    said = [a for a in courier.attributions if any("Petra" in (s.name or "") for s in a.sources)]
    pieces = [span.of(courier.document.text) for a in said for span in a.content]
    assert any(p.startswith(("“The water", "The water")) and p.rstrip(",").endswith("on") for p in pieces)


def test_its_json_satisfies_the_schema(compared: Comparison) -> None:
    schema = json.loads(reportedly.show.schema())
    jsonschema.validate(json.loads(reportedly.show.to_json(compared)), schema)
