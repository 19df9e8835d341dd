"""Quality floors on the story bundles, shared and own: they only move down on purpose."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from reportedly import pipeline

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "score" / "score_stories.py"
FLOORS = {"relations": 0.60, "conflicts": 0.45, "copies": 0.95}
"""Below what is measured with vectors (docs/accuracy.md), for machines and pipelines without them."""
BLIND = {"relations": 0.30, "conflicts": 0.15, "copies": 0.95}
"""For the stories that no rule was written and nothing trained with."""
FOLDERS = {"own": ROOT / "tests" / "stories", "shared": SHARED / "stories", "blind": ROOT / "tests" / "blind"}


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", FOLDERS)
def test_floors(name: str, tmp_path: Path) -> None:
    folder, floors = FOLDERS[name], BLIND if name == "blind" else FLOORS
    if not SCORER.is_file():
        pytest.skip("needs ../shared/score")
    for bundle in sorted(p for p in folder.iterdir() if (p / "gold.json").is_file()):
        comparison = pipeline.compare(sorted(bundle.glob("?.txt")))
        out = tmp_path / bundle.name
        out.mkdir()
        shown = msgspec.to_builtins(comparison)
        (out / "extract.jsonl").write_text("\n".join(json.dumps(d) for d in shown["documents"]), encoding="utf-8")
        (out / "compare.json").write_text(json.dumps(shown), encoding="utf-8")
    done = subprocess.run([sys.executable, SCORER, folder, tmp_path], capture_output=True, text=True, check=True)
    last = done.stdout.strip().split("\n")[-1]
    for metric, floor in floors.items():
        found = re.search(rf"{metric} F1 ([\d.]+)", last)
        assert found, last
        assert float(found[1]) >= floor, last
    wrong = re.search(r"false relations on unrelated pairs: (\d+) of (\d+)", done.stdout)
    assert wrong
    assert int(wrong[1]) <= (0.1 if name == "blind" else 0.05) * int(wrong[2]), done.stdout
