from __future__ import annotations

from itertools import count, islice
from pathlib import Path

import msgspec
import pytest

import reportedly
from reportedly import pipeline
from reportedly.errors import InputError
from reportedly.model import Document, Extraction, Parsed

from .contract import check_comparison, check_report

ONE = """Depot burns in Halden

HALDEN, 9 May 2024 - At least 12 people were hurt when a depot burned down in Halden on Wednesday, the fire brigade said.

"It went up like paper," said Ruth Akerman, who lives next door. The owner denied that chemicals were stored there.
"""
OTHER = """Fire in Halden

HALDEN, 10 May 2024 - Nineteen people were hurt in the fire at Halden's depot, according to the fire brigade.

Chemicals were stored in the depot, a neighbour told the Halden Courier. The army was not called in.
"""


def document(name: str, text: str) -> Document:
    return Document(id=name, source_path=None, text=text)


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    return reportedly.extract([document("one", ONE), document("other", OTHER)])


def test_the_walk_from_a_path(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(ONE, encoding="utf-8")
    (found,) = reportedly.extract(reportedly.acquire(path))
    check_report(found)
    assert found.document.text == ONE
    assert found.attributions
    assert found.figures
    assert found.claims


def test_one_document_gives_one_extraction(extractions: list[Extraction]) -> None:
    assert reportedly.extract(document("one", ONE)) == extractions[0]


def test_what_is_compared_may_be_given_in_any_form_and_mixture(tmp_path: Path, extractions: list[Extraction]) -> None:
    line = msgspec.json.encode({"id": "other", "text": OTHER})
    path = tmp_path / "other.jsonl"
    path.write_bytes(line)
    mixed = reportedly.compare([document("one", ONE), path])
    check_comparison(mixed)
    assert [one.document.id for one in mixed.documents] == ["one", "other"]
    assert reportedly.compare([extractions[0], *reportedly.acquire(path)]) == mixed
    assert reportedly.compare([extractions[0], *reportedly.extract(reportedly.acquire(path))]) == mixed


def test_an_empty_comparison_and_a_single_report(extractions: list[Extraction]) -> None:
    assert reportedly.compare([]).documents == ()
    check_comparison(reportedly.compare(extractions[:1]))


def test_two_reports_of_one_id_are_refused(extractions: list[Extraction]) -> None:
    with pytest.raises(InputError, match="two reports have this id"):
        reportedly.compare([extractions[0], extractions[0]])


def test_a_bad_path_is_raised_or_handed_over(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(ONE, encoding="utf-8")
    with pytest.raises(InputError):
        reportedly.acquire("missing.txt", path)
    problems: list[InputError] = []
    comparison = reportedly.compare(["missing.txt", path], on_error=problems.append)
    assert len(comparison.documents) == len(problems) == 1


def test_reports_stream_one_at_a_time() -> None:
    endless = (document(f"r{n}", f"Report {n} says that {n + 2} boats left.") for n in count())
    found = list(islice(reportedly.iter_extract(endless), 3))
    assert [one.document.id for one in found] == ["r0", "r1", "r2"]


def test_the_order_of_others_changes_nothing_in_a_report(extractions: list[Extraction]) -> None:
    backwards = reportedly.extract([document("other", OTHER), document("one", ONE)])
    assert backwards == extractions[::-1]


def test_the_library_gives_back_what_the_pipeline_found(tmp_path: Path, extractions: list[Extraction]) -> None:
    library = reportedly.Library(tmp_path / "library")
    assert list(library.add(extractions)) == ["one", "other"]
    stored = list(library.extractions())
    assert stored == extractions
    assert msgspec.json.encode(stored) == msgspec.json.encode(extractions)


def test_comparing_a_whole_library_finds_what_comparing_its_reports_does(
    tmp_path: Path, extractions: list[Extraction]
) -> None:
    library = reportedly.Library(tmp_path / "library")
    assert reportedly.survey(library).reports == 0
    list(library.add(extractions))
    kept = reportedly.survey(library)
    assert (kept.reports, kept.current) == (2, True)
    whole, found = reportedly.compare(extractions), library.findings()
    for kind in ("copies", "groups", "origins", "figure_series", "stories", "caps"):
        assert tuple(getattr(found, kind)()) == getattr(whole, kind)
    pairs = {(one.left, one.right, one.relation) for one in whole.relations}
    assert {(one.left, one.right, one.relation) for one in found.relations()} <= pairs


def test_adding_reads_only_what_is_new(tmp_path: Path) -> None:
    library = reportedly.Library(tmp_path / "library")
    path = tmp_path / "one.txt"
    path.write_text(ONE, encoding="utf-8")
    assert len(list(reportedly.add(library, path))) == 1
    assert list(reportedly.add(library, path, model="no_such_pipeline_is_needed")) == []


def test_a_parser_that_is_not_installed_is_said() -> None:
    with pytest.raises(reportedly.ModelError, match="no_such_pipeline"):
        reportedly.extract(document("one", ONE), model="no_such_pipeline")


def test_a_fault_in_one_report_costs_no_other_its_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(parsed: Parsed) -> Extraction:
        if "storm" in parsed.document.text:
            raise ZeroDivisionError("made for the test")
        return Extraction(parsed.document)

    monkeypatch.setattr(pipeline, "find", failing)
    told: list[InputError] = []
    documents = [Document("a", "a.txt", "A storm came."), Document("b", "b.txt", "Rain fell.")]
    found = list(pipeline.iter_extract(documents, on_error=told.append))
    assert [e.document.id for e in found] == ["b"]
    assert str(told[0]).startswith("a.txt: the program failed on it (ZeroDivisionError")
    with pytest.raises(ZeroDivisionError):
        list(pipeline.iter_extract(documents))
