"""Score the program on annotated news and compare with the floors in floors.toml: `make gate`.

Runs the scorers beside the project (../shared/score) on ../shared/data, on ../shared/stories and on tests/stories; skips
with a message where they are absent. Exit 1 when a number is below its floor.

    python benchmarks/gate.py            all documents of every set (long)
    python benchmarks/gate.py --quick    the first documents of every set, with floors of their own: what CI runs
    python benchmarks/gate.py --raise    also lift floors to what was reached, less the slack; never lowers one

A floor only moves down by hand, in a commit that says why.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("floors.toml")
PROGRAM = f"{sys.executable} -m reportedly"
TASKS = ("attribution", "figures", "times", "places", "entities", "across")
QUICK = 20
"""Documents of each set in a quick run."""
SLACK = 0.5
"""Points a lifted floor stays below what was reached."""
Numbers = dict[str, float]


def scored(task: str, limit: int | None) -> Numbers:
    """Every number of one scorer, named `set / metric`, in points."""
    form = "compare {paths} --format json" if task == "across" else "extract {paths} --format jsonl"
    command = [sys.executable, f"score/{task}.py", "--json", "--predict", f"{PROGRAM} {form}"]
    if limit:
        command += ["--limit", str(limit)]
    with tempfile.TemporaryDirectory() as empty:
        env = {**os.environ, "REPORTEDLY_LIBRARY": f"{empty}/library"}
        done = subprocess.run(command, cwd=SHARED, capture_output=True, text=True, env=env)
    if done.returncode:
        raise SystemExit(f"{task}: the scorer failed\n{done.stderr[-2000:]}")
    rows = json.loads(done.stdout)["rows"]
    return {f"{row['set']} / {row['metric']}": row.get("f1", row.get("value")) for row in rows if row["n"]}


STORIES = {
    "stories": SHARED / "stories", "own stories": ROOT / "tests" / "stories", "blind stories": ROOT / "tests" / "blind",
    "unseen stories": ROOT / "tests" / "unseen",
}  # fmt: skip
"""Gold bundles; no rule was written and nothing trained with the blind and the unseen ones in view."""
LONG = ("unseen stories",)
"""Left out of a quick run."""


def stories(gold: Path) -> Numbers:
    """The summary of the story scorer over the bundles in a folder, in points."""
    with tempfile.TemporaryDirectory() as folder:
        for bundle in sorted(path.parent for path in gold.glob("*/gold.json")):
            made = Path(folder) / bundle.name
            made.mkdir()
            reports = sorted(str(path) for path in bundle.glob("*.txt"))
            command = [*PROGRAM.split(), "compare", *reports, "--format", "json"]
            env = {**os.environ, "REPORTEDLY_LIBRARY": f"{folder}/library"}
            out = subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout
            (made / "compare.json").write_text(out, encoding="utf-8")
            lines = [json.dumps(one) for one in json.loads(out)["documents"]]
            (made / "extract.jsonl").write_text("\n".join(lines), encoding="utf-8")
        scorer = [sys.executable, str(SHARED / "score" / "score_stories.py"), str(gold), folder]
        table = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout
    summary = table.strip().splitlines()[-1]
    return {name.strip(): 100 * float(value) for name, value in re.findall(r"([a-z][\w ]*?) ([\d.]+)", summary)}


def measured(quick: bool) -> dict[str, Numbers]:
    """All numbers, task by task, printed as they come."""
    found: dict[str, Numbers] = {}
    for task in TASKS:
        found[task] = scored(task, QUICK if quick else None)
        show(task, found[task])
    for name, gold in STORIES.items():
        if quick and name in LONG:
            continue
        if any(gold.glob("*/gold.json")):
            found[name] = stories(gold)
            show(name, found[name])
    return found


def show(task: str, numbers: Numbers) -> None:
    """One line a number."""
    for name, value in numbers.items():
        print(f"{task:12} {name:44} {value:6.1f}", flush=True)


def below(floors: dict[str, Numbers], found: dict[str, Numbers]) -> list[str]:
    """What fell below its floor, or is no longer measured."""
    return [
        f"{task} {name}: {found.get(task, {}).get(name, 0.0):.1f} is below the floor of {floor}"
        for task, numbers in floors.items()
        for name, floor in numbers.items()
        if found.get(task, {}).get(name, -1.0) < floor
    ]


def lifted(profile: str, found: dict[str, Numbers]) -> None:
    """Raise the floors that are kept to what was reached, less the slack."""
    kept = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    for task, numbers in kept[profile].items():
        for name, floor in numbers.items():
            numbers[name] = max(floor, int(10 * (found.get(task, {}).get(name, 0.0) - SLACK)) / 10)
    lines = [line for line in FLOORS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    for part, tasks in kept.items():
        for task, numbers in tasks.items():
            lines += ["", f'[{part}."{task}"]'] + [f'"{name}" = {value}' for name, value in numbers.items()]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Measure, compare, and exit 1 where a floor is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="the first documents of every set")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what was reached")
    options = parser.parse_args()
    if not (SHARED / "score").is_dir() or not (SHARED / "data").is_dir():
        print(f"gate: skipped, the scorers and data aren't in {SHARED}")
        return
    profile = "quick" if options.quick else "full"
    found = measured(options.quick)
    broken = below(tomllib.loads(FLOORS.read_text(encoding="utf-8"))[profile], found)
    if options.lift:
        lifted(profile, found)
    print(*broken, f"gate ({profile}): {len(broken)} below their floor", sep="\n")
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
