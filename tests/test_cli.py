from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly import cli
from reportedly.errors import LibraryError

from .conftest import ROOT, SHARED

FERRY = """Ferry sinks off Lomara

At least 25 people were killed when a ferry sank off Lomara on Monday, the coast guard said.

"We heard a bang," said Ida Marlow, a passenger. The operator denied that the ferry was overloaded.
"""
SECOND = """Ferry disaster at Lomara

Thirty people died when a ferry sank off Lomara on Monday, according to the coast guard.

The ferry was overloaded, the harbour master said.
"""
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process, in a folder of its own; `out`, `err` and `exit_code` come back."""
    monkeypatch.chdir(tmp_path)

    def command(*words: str, stdin: bytes = b"") -> Result:
        return CliRunner().invoke(cli.app, list(words), input=stdin, prog_name="reportedly")

    return command


@pytest.fixture
def reports(tmp_path: Path) -> list[str]:
    (tmp_path / "a.txt").write_text(FERRY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    return ["a.txt", "b.txt"]


def program(*words: str, cwd: Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    """The program as a person starts it."""
    command = [sys.executable, "-m", "reportedly", *words]
    return subprocess.run(command, capture_output=True, cwd=cwd, timeout=300, **options)  # type: ignore[call-overload, no-any-return]


# ---------------------------------------------------------------- reports


def test_extract_prints_one_object_a_line_in_input_order(run: Run, reports: list[str]) -> None:
    result = run("extract", *reports)
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [line["document"]["source_path"] for line in lines] == reports
    assert [line["document"]["text"] for line in lines] == [FERRY, SECOND]
    assert all("frames" not in line for line in lines)
    assert result.stderr == ""


def test_extract_as_an_array_and_as_text(run: Run, reports: list[str]) -> None:
    array = json.loads(run("extract", *reports, "--format", "json").stdout)
    assert [json.dumps(one, ensure_ascii=False) for one in array] == [
        json.dumps(json.loads(line), ensure_ascii=False) for line in run("extract", *reports).stdout.splitlines()
    ]
    assert "coast guard" in run("extract", "a.txt", "--format", "text").stdout


def test_compare_in_every_form(run: Run, reports: list[str], tmp_path: Path) -> None:
    text = run("compare", *reports, "--html", "brief.html")
    assert text.exit_code == 0
    assert "a.txt" in text.stdout
    assert "<html" in (tmp_path / "brief.html").read_text(encoding="utf-8")
    comparison = json.loads(run("compare", *reports, "--format", "json").stdout)
    assert len(comparison["documents"]) == 2
    assert {"copies", "groups", "relations", "origins", "figure_series", "stories"} <= set(comparison)


def test_standard_input_and_jsonl(run: Run) -> None:
    line = json.dumps({"text": FERRY, "id": "ferry", "published": "2020-05-04"}).encode()
    result = run("extract", "-", stdin=line + b"\n" + line.replace(b'"ferry"', b'"other"'))
    assert [json.loads(one)["document"]["id"] for one in result.stdout.splitlines()] == ["ferry", "other"]


def test_the_same_input_gives_the_same_bytes(run: Run, reports: list[str]) -> None:
    assert run("compare", *reports, "--format", "json").stdout == run("compare", *reports, "--format", "json").stdout


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "ü.txt").write_text("“Ça va,” said Zoë Łuk of Zürich 🔥.", encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for words in (("extract", "ü.txt"), ("compare", "ü.txt")):
        done = program(*words, cwd=tmp_path, env=environment)
        assert done.returncode == 0, done.stderr
        assert "Zoë Łuk" in done.stdout.decode("utf-8")


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    lines = [json.dumps({"text": FERRY * 40, "id": f"r{n}"}) for n in range(30)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    command = f"{sys.executable} -m reportedly extract many.jsonl | head -c 100 >/dev/null"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=tmp_path, timeout=300)
    assert done.returncode == 0
    assert done.stderr == ""


# ---------------------------------------------------------------- bad input


def test_bad_inputs_are_one_line_each_and_the_rest_goes_on(run: Run, reports: list[str], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\t\n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n")
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("word/document.xml", b"<w>" + b" " * 300_000_000)
    (tmp_path / "bad.jsonl").write_text('{"text": "fine", "id": "fine"}\n{"no": 1}\nnot json\n')
    (tmp_path / "nothing").mkdir()
    bad = [
        "empty.txt",
        "blank.txt",
        "binary.txt",
        "cut.pdf",
        "bomb.docx",
        "nothing",
        "missing.txt",
        "https://example.invalid/x",
    ]
    result = run("extract", reports[0], *bad, "bad.jsonl", reports[1])
    found = [json.loads(line)["document"]["source_path"] for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert [path for path in found if path != "bad.jsonl"] == reports
    lines = result.stderr.splitlines()
    assert len(lines) == len(bad) + 2
    assert all(line.startswith("reportedly: ") for line in lines)
    for name in (*bad, "bad.jsonl"):
        assert any(name in line for line in lines), name


def test_one_line_of_100_megabytes(run: Run, tmp_path: Path, reports: list[str]) -> None:
    with (tmp_path / "long.txt").open("wb") as file:
        for _ in range(100):
            file.write(b"word " * 200_000)
    result = run("extract", "long.txt", reports[0])
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "long.txt" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_an_address_that_leads_inside_is_not_fetched(run: Run) -> None:
    result = run("extract", "--fetch", "http://127.0.0.1:9/", "http://[::1]/", "http://169.254.169.254/latest")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 3
    assert result.stdout == ""


def test_names_that_would_forge_lines_are_made_plain(run: Run) -> None:
    result = run("extract", "a\nreportedly: all is well\x1b[31m.txt")
    assert len(result.stderr.splitlines()) == 1
    assert "\x1b" not in result.stderr


def test_invalid_utf8_is_still_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("“Fermé,” dit Zoé à l’hôtel près de Besançon.".encode("cp1252"))
    (tmp_path / "mixed.txt").write_bytes("The café was shut, police said.".encode() + b" \xff\xfe Nobody was hurt.")
    result = run("extract", "latin.txt", "mixed.txt")
    assert len(result.stdout.splitlines()) + len(result.stderr.splitlines()) == 2
    assert "Besançon" in json.loads(result.stdout.splitlines()[0])["document"]["text"]


def test_nothing_readable_prints_nothing(run: Run) -> None:
    result = run("compare", "missing.txt", "--html", "brief.html")
    assert (result.exit_code, result.stdout) == (1, "")
    assert not Path("brief.html").exists()


def test_a_page_that_can_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FERRY)
    done = program("compare", "a.txt", "--html", "no/such/folder/brief.html", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1


def test_a_parser_that_is_not_installed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FERRY)
    for name in ("no_such_pipeline", "../x", "os.path", ""):
        done = program("extract", "a.txt", "--model", name or "a b", cwd=tmp_path)
        assert done.returncode == 1
        assert done.stderr.decode().count("\n") == 1, done.stderr


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["extract"],
        ["compare"],
        ["compare", "a.txt", "--format", "xml"],
        ["extract", "a.txt", "--no-such-option"],
        ["no-such-command"],
        ["search"],
        ["judge", "x", "x", "same"],
        ["judge", "x", "y", "perhaps"],
    ],
)
def test_wrong_usage_is_2(run: Run, words: list[str]) -> None:
    assert run(*words).exit_code == 2


# ---------------------------------------------------------------- the library


def test_the_life_of_a_report_in_the_library(run: Run, reports: list[str]) -> None:
    added = run("add", *reports)
    ids = added.stdout.split()
    assert len(ids) == 2
    assert run("add", *reports).stdout == ""
    listed = [json.loads(line) for line in run("list", "--format", "jsonl").stdout.splitlines()]
    assert [row["id"] for row in listed] == ids
    assert [row["title"] for row in listed] == ["Ferry sinks off Lomara", "Ferry disaster at Lomara"]
    assert run("list").stdout.splitlines()[0].split("\t")[0] == "ID"
    hit = json.loads(run("search", "overloaded -disaster", "--format", "jsonl").stdout)
    assert [FERRY[span["start"] : span["end"]] for span in hit["matches"]] == ["overloaded"]
    assert "coast guard" in run("show", ids[0]).stdout
    assert run("show", ids[0], "--format", "jsonl").stdout == run("extract", "a.txt").stdout
    stored = json.loads(run("compare", "--stored", "--format", "json").stdout)
    assert stored == json.loads(run("compare", *reports, "--format", "json").stdout)
    assert run("remove", ids[0]).stdout.split() == ids[:1]
    again = run("remove", ids[0])
    assert (again.exit_code, len(again.stderr.splitlines())) == (1, 1)
    assert len(run("list").stdout.splitlines()) == 2


def test_another_text_under_an_id_that_is_taken(run: Run) -> None:
    first = json.dumps({"id": "x", "text": FERRY}).encode()
    second = json.dumps({"id": "x", "text": SECOND}).encode()
    assert run("add", "-", stdin=first).stdout == "x\n"
    result = run("add", "-", stdin=second)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "another text under its id x" in result.stderr


def test_a_judgement_is_kept_and_respected(run: Run, reports: list[str]) -> None:
    before = json.loads(run("compare", *reports, "--format", "json").stdout)
    claims = [[claim["id"] for claim in one["claims"]] for one in before["documents"]]
    related = {frozenset((one["left"], one["right"])) for one in before["relations"]}
    left, right = next((a, b) for a in claims[0] for b in claims[1] if frozenset((a, b)) not in related)
    assert run("judge", left, right, "same", "--by", "Ida", "--note", "one event").exit_code == 0
    after = json.loads(run("compare", *reports, "--format", "json").stdout)
    assert any({left, right} <= set(group["claims"]) for group in after["groups"])
    assert run("judge", left, right, "different").exit_code == 0
    last = json.loads(run("compare", *reports, "--format", "json").stdout)
    assert not any({left, right} <= set(group["claims"]) for group in last["groups"])


def test_all_reports_of_the_library_compared_and_looked_at_by_story(
    run: Run, reports: list[str], tmp_path: Path
) -> None:
    ids = run("add", *reports).stdout.split()
    done = run("relate")
    assert done.exit_code == 0
    assert done.stdout.startswith("2 reports in 1 story: ")
    (row,) = [json.loads(line) for line in run("stories", "--format", "jsonl").stdout.splitlines()]
    whole = json.loads(run("compare", *reports, "--format", "json").stdout)
    assert (row["id"], row["headline"]) == (whole["stories"][0]["id"], whole["stories"][0]["headline"])
    assert row["reports"] == 2
    assert row["origins"] == max(entry["count"] for entry in whole["origins"])
    assert row["denials"] >= 1
    assert run("stories", "--min-reports", "3").stdout.splitlines()[1:] == []
    story = run("compare", "--story", row["id"], "--format", "json", "--html", "brief.html")
    assert json.loads(story.stdout) == whole
    assert story.stderr == ""
    assert "<html" in (tmp_path / "brief.html").read_text(encoding="utf-8")
    run("remove", ids[1])
    (left,) = json.loads(run("compare", "--story", row["id"], "--format", "json").stdout)["documents"]
    assert left["document"]["id"] == ids[0]


def test_stories_keep_their_ids_and_older_findings_are_said(run: Run, reports: list[str], tmp_path: Path) -> None:
    run("add", reports[1])
    run("relate")
    before = json.loads(run("stories", "--format", "jsonl").stdout)
    run("add", reports[0])
    late = run("stories", "--format", "jsonl")
    assert json.loads(late.stdout) == before
    assert late.stderr.splitlines() == [
        "reportedly: since the reports were compared: 1 report added; run `reportedly relate` to bring that in"
    ]
    compared = run("compare", "--story", before["id"])
    assert (compared.exit_code, len(compared.stderr.splitlines())) == (0, 1)
    run("relate")
    after = run("stories", "--format", "jsonl")
    assert after.stderr == ""
    assert json.loads(after.stdout)["id"] == before["id"]
    assert json.loads(after.stdout)["reports"] == 2


def test_what_a_person_judged_is_respected_in_what_is_kept(run: Run, reports: list[str], tmp_path: Path) -> None:
    import reportedly

    run("add", *reports)
    run("relate")
    library = reportedly.Library(os.environ["REPORTEDLY_LIBRARY"])
    group = next(one for one in library.findings().groups() if len(one.claims) == 2)
    assert run("judge", *group.claims, "different").exit_code == 0
    assert "1 pair of claims judged" in run("stories").stderr
    run("relate")
    assert not any(set(group.claims) <= set(one.claims) for one in library.findings().groups())


def test_stories_that_are_not_there_are_one_line(run: Run, reports: list[str]) -> None:
    for words in (("relate",), ("stories",), ("compare", "--story", "x")):
        done = run(*words)
        assert isinstance(done.exception, LibraryError)
    run("add", reports[0])
    for words in (("stories",), ("compare", "--story", "x")):
        assert "run `reportedly relate` first" in str(run(*words).exception)
    run("relate")
    assert "no story kept" in str(run("compare", "--story", "x").exception)
    assert run("compare", reports[0], "--story", "x").exit_code == 2


def test_library_errors_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff")
    (tmp_path / "a.txt").write_text(FERRY)
    none = tmp_path / "none"
    for words in (
        ("add", "a.txt", "--library", "."),
        ("list", "--library", str(none)),
        ("search", "x", "--library", str(none)),
    ):
        done = program(*words, cwd=tmp_path)
        assert done.returncode == 1
        assert done.stderr.decode().count("\n") == 1, done.stderr
    assert not none.exists()


# ---------------------------------------------------------------- about the program


def test_the_schema_is_a_json_schema(run: Run) -> None:
    import jsonschema

    schema = json.loads(run("schema").stdout)
    jsonschema.validators.validator_for(schema).check_schema(schema)


def test_real_output_satisfies_the_schema(run: Run, reports: list[str]) -> None:
    import jsonschema

    validator = jsonschema.Draft202012Validator(json.loads(run("schema").stdout))
    for line in run("extract", *reports).stdout.splitlines():
        validator.validate(json.loads(line))
    validator.validate(json.loads(run("compare", *reports, "--format", "json").stdout))


def test_the_doctor_says_what_is_not_there(run: Run) -> None:
    result = run("doctor")
    assert result.exit_code == 0, result.stdout
    lines = result.stdout.splitlines()
    for name in ("events", "wording", "library"):
        assert any(line.startswith(f"not there {name}") for line in lines)
    assert any("sha256" in line for line in lines)


def test_every_command_and_option_is_documented() -> None:
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        import make_cli
    finally:
        sys.path.pop(0)
    assert make_cli.PAGE.read_text(encoding="utf-8") == make_cli.page(), "run python docs/make_cli.py"
    for name in make_cli.names():
        assert "No help" not in make_cli.page()
        assert f"## {name}" in make_cli.page()


def test_a_bar_only_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportedly.terminal import watched

    quiet, shown = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", quiet)
    assert list(watched([1, 2], "reports")) == [1, 2]
    assert quiet.getvalue() == ""
    shown.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("TERM", "xterm")
    assert list(watched([1, 2], "reports", 2)) == [1, 2]
    assert "reports" in shown.getvalue()


@pytest.mark.shared
def test_the_contract_check_passes_on_the_seeds() -> None:
    seeds = sorted(str(path) for path in (SHARED / "seeds").glob("*.txt"))
    for words in (("extract", *seeds), ("compare", *seeds, "--format", "json")):
        done = program(*words, cwd=ROOT)
        assert done.returncode == 0, done.stderr
        check = [sys.executable, str(SHARED / "check_contract.py")]
        verdict = subprocess.run(check, input=done.stdout, capture_output=True, timeout=60)
        assert verdict.returncode == 0, verdict.stdout
