from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly.errors import LibraryError
from reportedly.model import Extraction, Judgement
from reportedly.save import Library
from reportedly.save.parts import listed, parts
from reportedly.save.tables import REPORTS

from .made import any_of, extraction


def filled(folder: Path, *names: str) -> Library:
    library = Library(folder)
    assert list(library.add(map(extraction, names))) == list(names)
    return library


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=st.lists(any_of(Extraction), max_size=4, unique_by=lambda one: one.document.id))
def test_what_is_read_equals_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, found: list[Extraction]
) -> None:
    library = Library(tmp_path_factory.mktemp("library"))
    assert list(library.add(found)) == [one.document.id for one in found]
    assert list(library.extractions()) == found


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    filled(tmp_path, "a", "b")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")}
    library = Library(tmp_path)
    assert list(library.add([extraction("b"), extraction("a", text="another text")])) == []
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")} == before
    assert list(library.extractions()) == [extraction("a"), extraction("b")]


def test_a_report_given_twice_at_once_is_stored_once(tmp_path: Path) -> None:
    library = Library(tmp_path)
    assert list(library.add([extraction("a"), extraction("b"), extraction("a")])) in (["a", "b"], ["b", "a"])
    assert sorted(library.ids()) == ["a", "b"]


def test_a_removed_report_is_gone_and_can_come_back(tmp_path: Path) -> None:
    library = filled(tmp_path, "a", "b")
    assert library.remove(["a", "never"]) == ["a"]
    assert library.remove(["a"]) == []
    assert Library(tmp_path).ids() == ["b"]
    assert [one.document.id for one in library.extractions()] == ["b"]
    assert library.query("SELECT count(*) n FROM claims").to_pylist() == [{"n": 1}]
    changed = extraction("a", text="Thirteen boats left.")
    assert list(library.add([changed])) == ["a"]
    assert library.ids() == ["b", "a"]
    assert list(library.extractions(["a"])) == [changed]
    assert library.query("SELECT text FROM documents WHERE id = ?", ["a"]).to_pylist() == [
        {"text": "Thirteen boats left."}
    ]


def test_a_report_that_is_not_there_is_named(tmp_path: Path) -> None:
    library = filled(tmp_path, "a")
    with pytest.raises(LibraryError, match="nowhere: not in the library"):
        list(library.extractions(["nowhere"]))
    with pytest.raises(LibraryError, match="nowhere: not in the library"):
        library.documents(["nowhere"])


def test_reports_come_back_in_the_order_of_adding_however_they_are_stored(tmp_path: Path) -> None:
    names = [f"report-{n:03}" for n in range(100)]
    library = filled(tmp_path, *names[:70])
    for name in names[70:]:
        assert list(library.add([extraction(name)])) == [name]
    library.remove(names[3:6])
    left = names[:3] + names[6:]
    assert library.ids() == left
    assert [one.document.id for one in library.extractions()] == left
    assert [one.id for one in library.documents(["report-090", "report-001"])] == ["report-090", "report-001"]


def test_many_small_parts_become_one_and_the_old_files_go_later(tmp_path: Path) -> None:
    library = Library(tmp_path)
    for n in range(40):
        list(library.add([extraction(f"r{n}")]))
        if n == 9:
            library.remove(["r3"])
    assert len(parts(tmp_path / "documents")) < 16
    assert len(listed(tmp_path / "documents")) > len(parts(tmp_path / "documents"))
    assert [one.document.id for one in library.extractions()] == [f"r{n}" for n in range(40) if n != 3]
    past = 1_000_000_000
    for path in (tmp_path / "documents").iterdir():
        os.utime(path, (past, past))
    list(library.add([extraction("last")]))
    for table in REPORTS:
        assert set(listed(tmp_path / table)) <= set(parts(tmp_path / "documents"))
    assert len(library) == 40


def test_a_full_part_is_left_alone(tmp_path: Path) -> None:
    library = filled(tmp_path, *(f"r{n}" for n in range(300)))
    first, *_ = parts(tmp_path / "documents")
    for n in range(300, 340):
        list(library.add([extraction(f"r{n}")]))
    assert parts(tmp_path / "documents")[0] == first
    assert library.ids() == [f"r{n}" for n in range(340)]


def test_nothing_of_an_unfinished_part_is_seen_and_the_next_writer_sweeps_it(tmp_path: Path) -> None:
    library = filled(tmp_path, "a")
    stray = tmp_path / "claims" / "00000007.parquet"
    stray.write_bytes((tmp_path / "claims" / "00000001.parquet").read_bytes())
    half = tmp_path / "figures" / ".writing-00000007.parquet"
    half.write_bytes(b"PAR1")
    assert library.query("SELECT count(*) n FROM claims").to_pylist() == [{"n": 1}]
    assert list(library.add([extraction("b")])) == ["b"]
    assert not stray.exists()
    assert not half.exists()
    assert list(Library(tmp_path).extractions()) == [extraction("a"), extraction("b")]


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    library = filled(tmp_path, "a")
    (tmp_path / "documents" / "notes.txt").write_text("mine")
    (tmp_path / "keep.md").write_text("mine")
    list(library.add([extraction("b")]))
    assert library.ids() == ["a", "b"]
    assert (tmp_path / "documents" / "notes.txt").read_text() == "mine"


def test_judgements_are_only_ever_appended(tmp_path: Path) -> None:
    library = Library(tmp_path)
    assert library.judgements() == ()
    first = library.judge(Judgement("a/claim/0-6", "b/claim/0-6", "same", by="Ida", note="one strike"))
    second = library.judge(Judgement("b/claim/0-6", "a/claim/0-6", "different"))
    assert first.at is not None
    assert Library(tmp_path).judgements() == (first, second)


def test_sql_over_nested_columns(tmp_path: Path) -> None:
    library = filled(tmp_path, "a", "b")
    rows = library.query(
        "SELECT d.id, f.counts, f.span['end'] last FROM figures f JOIN documents d ON d.id = f.document "
        "WHERE f.low > ? ORDER BY d.id",
        [10],
    )
    assert rows.to_pylist() == [
        {"id": "a", "counts": "boats", "last": 6},
        {"id": "b", "counts": "boats", "last": 6},
    ]


def test_an_empty_library_answers(tmp_path: Path) -> None:
    library = Library(tmp_path / "new" / "deep")
    assert library.ids() == []
    assert list(library.extractions()) == []
    assert list(library.add([])) == []
    assert library.search("anything") == []
    assert library.query("SELECT * FROM attributions").num_rows == 0


def test_ids_with_any_character(tmp_path: Path) -> None:
    names = ["../../etc/passwd", "a'b\"; DROP TABLE documents;--", "día/ñ", " ", "💥"]
    library = filled(tmp_path / "library", *names)
    assert library.ids() == names
    assert [one.document.id for one in library.extractions(["💥"])] == ["💥"]
    assert [path.name for path in tmp_path.iterdir()] == ["library"]


def test_an_extraction_changed_in_any_field_is_another(tmp_path: Path) -> None:
    library = filled(tmp_path, "a")
    (stored,) = library.extractions()
    assert stored != replace(extraction("a"), claims=())
