from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly.errors import LibraryError
from reportedly.model import Document, Extraction, Judgement, Published, Story
from reportedly.save import Library, listed_stories, overview, story
from reportedly.save.findings import ROWS, Findings
from reportedly.save.schemas import FINDINGS

from .made import Found, any_of, extraction, found

Handed = tuple[list[Extraction], Sequence[Judgement], Mapping[str, str]]


def finding(findings: Findings, handed: list[Handed] | None = None):  # type: ignore[no-untyped-def]
    """A comparison that finds this; what it was handed is noted down."""

    def survey(
        extractions: Iterator[Extraction], judgements: Sequence[Judgement], settled: Mapping[str, str]
    ) -> Findings:
        reports = list(extractions)
        if handed is not None:
            handed.append((reports, judgements, settled))
        return findings

    return survey


def filled(folder: Path, *names: str) -> Library:
    library = Library(folder)
    assert list(library.add(map(extraction, names))) == list(names)
    return library


def read(library: Library) -> dict[str, list[object]]:
    findings = library.findings()
    return {name: list(getattr(findings, name)()) for name in FINDINGS}


def generations(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "related").iterdir() if path.name != "lock")


# ---------------------------------------------------------------- what is read equals what was kept


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(held=st.fixed_dictionaries({name: st.lists(any_of(struct), max_size=4) for name, struct in FINDINGS.items()}))
def test_what_is_read_equals_what_was_kept(
    tmp_path_factory: pytest.TempPathFactory, held: dict[str, list[object]]
) -> None:
    library = Library(tmp_path_factory.mktemp("library"))
    kept = library.keep(finding(Found(held)))
    assert read(library) == held
    assert kept.rows == {name: len(rows) for name, rows in held.items()}


def test_many_rows_come_back_in_their_order(tmp_path: Path) -> None:
    library = Library(tmp_path)
    stories = [Story(f"{n}/story", (str(n),), "") for n in range(2 * ROWS + 7)]
    library.keep(finding(Found({"stories": stories})))
    assert list(library.findings().stories()) == stories
    assert library.query("SELECT id FROM stories ORDER BY position DESC LIMIT 1").to_pylist() == [
        {"id": stories[-1].id}
    ]


def test_a_comparison_is_handed_reports_judgements_and_where_reports_stand(tmp_path: Path) -> None:
    library = filled(tmp_path, "a", "b", "c")
    judged = library.judge(Judgement("a/claim/0-6", "b/claim/0-6", "same"))
    handed: list[Handed] = []
    library.keep(finding(found("a b", "c"), handed))
    library.keep(finding(found("a b", "c"), handed))
    everything = [extraction(name) for name in "abc"]
    assert handed[0] == (everything, (judged,), {})
    assert handed[1] == (everything, (judged,), {"a": "a/story", "b": "a/story", "c": "c/story"})


# ---------------------------------------------------------------- SQL


def test_before_anything_was_kept_the_tables_are_empty(tmp_path: Path) -> None:
    library = filled(tmp_path, "a")
    assert library.kept() is None
    assert library.settled() == {}
    assert read(library) == {name: [] for name in FINDINGS}
    for name in FINDINGS:
        assert library.query(f"SELECT * FROM {name}").num_rows == 0
    assert overview(library).stories == 0
    with pytest.raises(LibraryError, match="run `reportedly relate` first"):
        listed_stories(library)
    with pytest.raises(LibraryError, match="run `reportedly relate` first"):
        story(library, "a/story")


def test_the_ends_of_a_relation_join_their_claims_groups_and_reports(tmp_path: Path) -> None:
    library = filled(tmp_path, "a", "b", "c")
    library.keep(finding(found("a b", "c", opposed=["a c"])))
    rows = library.query("""
        SELECT r.relation, one.document AS one, other.document AS other, len(g.claims) AS told, d.source_path
        FROM relations r JOIN claims one ON one.id = r.left JOIN claims other ON other.id = r.right
          LEFT JOIN groups g ON g.id = r.left_group JOIN documents d ON d.id = other.document""")
    assert rows.to_pylist() == [{"relation": "conflicts", "one": "a", "other": "c", "told": 2, "source_path": "c.txt"}]


def test_the_reports_of_a_story_join_their_documents(tmp_path: Path) -> None:
    library = filled(tmp_path, "a", "b", "c")
    library.keep(finding(found("a b", "c")))
    rows = library.query("""
        WITH member AS (SELECT id, unnest(documents) AS document FROM stories)
        SELECT member.id, d.source_path FROM member JOIN documents d ON d.id = member.document ORDER BY d.id""")
    assert [tuple(row.values()) for row in rows.to_pylist()] == [
        ("a/story", "a.txt"),
        ("a/story", "b.txt"),
        ("c/story", "c.txt"),
    ]


def test_sql_that_names_no_table_or_names_its_own(tmp_path: Path) -> None:
    library = filled(tmp_path, "a")
    assert library.query("SELECT 1 AS n").to_pylist() == [{"n": 1}]
    assert library.query("WITH x AS (SELECT id FROM claims) SELECT count(*) AS n FROM x;").to_pylist() == [{"n": 1}]


# ---------------------------------------------------------------- what has changed since


def test_what_was_kept_knows_what_has_changed_since(tmp_path: Path) -> None:
    library = filled(tmp_path, "a", "b", "c")
    assert library.keep(finding(found("a b", "c"))).current
    list(library.add([extraction("d"), extraction("a")]))
    library.remove(["b"])
    library.judge(Judgement("a/claim/0-6", "c/claim/0-6", "different"))
    kept = Library(tmp_path).kept()
    assert kept
    assert (kept.reports, kept.added, kept.removed, kept.judged) == (3, 1, 1, 1)
    assert not kept.current
    assert library.keep(finding(found("a", "c", "d"))).current


def test_a_report_replaced_under_its_id_counts_and_is_settled_no_more(tmp_path: Path) -> None:
    library = filled(tmp_path, "a", "b")
    library.keep(finding(found("a b")))
    library.remove(["b"])
    list(library.add([extraction("b", text="Another matter.")]))
    kept = library.kept()
    assert kept
    assert (kept.added, kept.removed) == (1, 1)
    assert library.settled() == {"a": "a/story"}


def test_merging_parts_changes_nothing_of_it(tmp_path: Path) -> None:
    library = Library(tmp_path)
    names = [f"r{n}" for n in range(15)]
    for name in names:
        list(library.add([extraction(name)]))
    library.keep(finding(found(" ".join(names))))
    list(library.add([extraction("last")]))  # the sixteenth part: they are merged
    kept = library.kept()
    assert kept
    assert (kept.added, kept.removed) == (1, 0)


# ---------------------------------------------------------------- generations


def test_a_new_generation_replaces_the_old_one_which_goes_later(tmp_path: Path) -> None:
    library = filled(tmp_path, "a", "b")
    library.keep(finding(found("a", "b")))
    reading = library.findings().stories()
    first = next(reading)
    before = library.findings()
    library.keep(finding(found("a b")))
    assert [first.id, *(one.id for one in reading)] == ["a/story", "b/story"]
    assert len(list(before.stories())) == 2
    assert len(list(library.findings().stories())) == 1
    past = 1_000_000_000
    for path in (tmp_path / "related").rglob("kept.json"):
        os.utime(path, (past, past))
    library.keep(finding(found("a b")))
    assert generations(tmp_path) == ["00000002", "00000003"]


def test_a_comparison_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    class Failing(Found):
        def stories(self) -> Iterator[Story]:
            yield Story("x/story", ("x",), "")
            raise ZeroDivisionError("made for the test")

    library = filled(tmp_path, "a")
    library.keep(finding(found("a")))
    with pytest.raises(ZeroDivisionError):
        library.keep(finding(Failing()))
    assert generations(tmp_path) == ["00000001"]
    assert [one.id for one in library.findings().stories()] == ["a/story"]


def test_nothing_of_an_unfinished_generation_is_seen_and_the_next_writer_sweeps_it(tmp_path: Path) -> None:
    library = filled(tmp_path, "a")
    library.keep(finding(found("a")))
    half = tmp_path / "related" / "00000002"
    half.mkdir()
    (half / "stories.parquet").write_bytes(b"PAR1")
    (half / ".writing-kept.json").write_text("{")
    assert [one.id for one in library.findings().stories()] == ["a/story"]
    library.keep(finding(found("a")))
    assert generations(tmp_path) == ["00000001", "00000002"]
    assert not (half / ".writing-kept.json").exists()
    assert [one.id for one in library.findings().stories()] == ["a/story"]


@pytest.mark.parametrize("marker", ["", "{", "[]", '{"reportedly_findings": 99}'])
def test_a_generation_this_program_can_not_read_is_none(tmp_path: Path, marker: str) -> None:
    library = filled(tmp_path, "a")
    library.keep(finding(found("a")))
    (tmp_path / "related" / "00000001" / "kept.json").write_text(marker)
    assert library.kept() is None
    assert library.query("SELECT * FROM stories").num_rows == 0
    assert library.keep(finding(found("a"))).current


def test_a_damaged_table_is_one_line(tmp_path: Path) -> None:
    library = filled(tmp_path, "a")
    library.keep(finding(found("a")))
    (tmp_path / "related" / "00000001" / "stories.parquet").write_bytes(b"PAR1 no more")
    with pytest.raises(LibraryError, match=r"\A[^\n]+damaged[^\n]+\Z"):
        list(library.findings().stories())


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    library = filled(tmp_path, "a")
    (tmp_path / "related" / "00000009").mkdir(parents=True)
    notes = tmp_path / "related" / "00000009" / "notes.txt"
    notes.write_text("mine")
    library.keep(finding(found("a")))
    assert notes.read_text() == "mine"
    assert library.kept()


def test_adding_goes_on_while_reports_are_compared(tmp_path: Path) -> None:
    library = filled(tmp_path, "a")

    def survey(extractions: Iterator[Extraction], *_: object) -> Findings:
        assert [one.document.id for one in extractions] == ["a"]
        assert list(Library(tmp_path).add([extraction("b")])) == ["b"]
        Library(tmp_path).remove(["a"])
        return found("a")

    kept = library.keep(survey)
    assert (kept.reports, kept.added, kept.removed) == (1, 1, 1)
    assert library.settled() == {}


# ---------------------------------------------------------------- stories


def dated(name: str, earliest: str | None, latest: str | None) -> Extraction:
    document: Document = extraction(name).document
    return replace(extraction(name), document=replace(document, published=Published(earliest, latest)))


def told(folder: Path) -> Library:
    library = Library(folder)
    days = [("a", "2031-03-03"), ("b", "2031-03-05"), ("c", None), ("d", "2031-04-01"), ("e", "2031-04-01")]
    assert len(list(library.add(dated(name, day, day) for name, day in days))) == 5
    library.keep(finding(found("a b", "c", "d e", opposed=["d e", "a c"])))
    return library


def test_stories_are_listed_with_days_reports_and_what_is_contested(tmp_path: Path) -> None:
    rows = listed_stories(told(tmp_path))
    assert [(r.id, r.first, r.last, r.reports, r.origins, r.conflicts, r.denials) for r in rows] == [
        ("a/story", "2031-03-03", "2031-03-05", 2, 1, 0, 0),
        ("c/story", None, None, 1, 1, 0, 0),
        ("d/story", "2031-04-01", "2031-04-01", 2, 1, 1, 0),
    ]
    assert rows[0].headline == "Boats of a"


def test_stories_by_number_of_reports_days_and_contest(tmp_path: Path) -> None:
    library = told(tmp_path)

    def ids(**options: object) -> list[str]:
        return [one.id for one in listed_stories(library, **options)]  # type: ignore[arg-type]

    assert ids(min_reports=2) == ["a/story", "d/story"]
    assert ids(since="2031-03-04") == ["a/story", "d/story"]
    assert ids(until="2031-03-31") == ["a/story"]
    assert ids(since="2031-03-06", until="2031-03-31") == []
    assert ids(contested=True) == ["d/story", "a/story", "c/story"]


def test_reports_removed_since_are_left_out_of_their_story(tmp_path: Path) -> None:
    library = told(tmp_path)
    library.remove(["a", "c"])
    assert [(one.id, one.reports) for one in listed_stories(library)] == [("a/story", 1), ("d/story", 2)]
    assert story(library, "a/story").documents == ("b",)
    with pytest.raises(LibraryError, match="were removed"):
        story(library, "c/story")
    with pytest.raises(LibraryError, match="no story kept"):
        story(library, "nowhere")


def test_the_findings_in_numbers(tmp_path: Path) -> None:
    found = overview(told(tmp_path))
    assert (found.reports, found.stories, found.groups, found.relations) == (5, 3, 2, {"conflicts": 2})
