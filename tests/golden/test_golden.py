"""Golden reports: `NAME.txt` (or .html, .jsonl) and what is to be found in it, `NAME.expected.json`.

To add one, put a report you wrote yourself beside the others and run `pytest tests/golden --rewrite-golden`; then read
what was written and correct it by hand: it says what should be found, not what is. Kinds and fields left out of the
expectation aren't compared, and a rewrite keeps them out. See CONTRIBUTING.md.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import reportedly

from .view import KINDS, agrees, narrowed, view

HERE = Path(__file__).parent
REPORTS = sorted(path for path in HERE.iterdir() if path.suffix in (".txt", ".html", ".jsonl"))


@pytest.mark.parametrize("report", REPORTS, ids=[path.stem for path in REPORTS])
def test_what_is_to_be_found(report: Path, request: pytest.FixtureRequest) -> None:
    path = report.with_suffix(".expected.json")
    found = view(reportedly.extract(reportedly.acquire(report))[0])
    expected = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    if request.config.getoption("--rewrite-golden"):
        kept = narrowed(found, expected) if expected else found
        path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return
    assert expected is not None, f"{path.name} is missing: run pytest tests/golden --rewrite-golden"
    for kind in ("document", *KINDS):
        if kind in expected and not agrees(expected[kind], found[kind]):
            assert found[kind] == expected[kind]


def test_every_expectation_has_its_report() -> None:
    named = {path.name.removesuffix(".expected.json") for path in HERE.glob("*.expected.json")}
    assert named <= {path.stem for path in REPORTS}
