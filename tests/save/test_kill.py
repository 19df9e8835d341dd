"""A writer killed at any moment loses nothing it acknowledged and leaves a library that can be read and written."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly.save import Library

from .made import extraction, found

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from itertools import count
from reportedly.save import Library
from tests.save.made import extraction

library = Library(sys.argv[1])
start = int(sys.argv[2])
print("ready", flush=True)
for n in count(start):
    size = 1 if n % 3 else 5
    for name in library.add([extraction(f"{n}-{k}", text=f"Report {n} {k}. " * 50) for k in range(size)]):
        print(name, flush=True)
    if n % 4 == 0:
        library.remove([f"{n}-0"])
        print(f"removed {n}-0", flush=True)
"""


def run_and_kill(folder: Path, start: int, delay: float, program: str = WRITER) -> list[str]:
    writer = subprocess.Popen(
        [sys.executable, "-c", program, str(folder), str(start)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    time.sleep(delay)
    writer.send_signal(signal.SIGKILL)
    said = writer.stdout.read().splitlines()
    writer.wait(timeout=30)
    return said


def is_removed(name: str) -> bool:
    n, _, k = name.partition("-")
    return int(n) % 4 == 0 and k == "0"


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
def test_kill_9_at_any_moment(tmp_path: Path) -> None:
    chance = random.Random(9)
    acknowledged: set[str] = set()
    removed: set[str] = set()
    for turn in range(6):
        said = run_and_kill(tmp_path, turn * 10_000, chance.uniform(0.02, 0.9))
        removed |= {line.removeprefix("removed ") for line in said if line.startswith("removed ")}
        acknowledged |= {line for line in said if not line.startswith("removed ")}
        library = Library(tmp_path)
        ids = set(library.ids())
        unsaid = acknowledged - removed - ids  # at most one removal a turn was done and not yet said
        assert len(unsaid) <= turn + 1
        assert all(is_removed(name) for name in unsaid)
        assert not removed & ids
        for one in library.extractions():
            k = one.document.id.partition("-")
            assert one == extraction(one.document.id, text=f"Report {k[0]} {k[2]}. " * 50)
        assert len(library.search("report", limit=10_000)) == len(ids)
    assert acknowledged
    assert list(library.add([extraction("after")])) == ["after"]


KEEPER = """
import sys
from itertools import count
from reportedly.save import Library
from tests.save.made import found

library = Library(sys.argv[1])
print("ready", flush=True)
for n in count(int(sys.argv[2])):
    names = [f"{n}-{k}" for k in range(1 + n % 7)]
    library.keep(lambda reports, judgements, settled: found(*names, " ".join(names)))
    print(n, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
def test_kill_9_while_findings_are_kept(tmp_path: Path) -> None:
    chance = random.Random(7)
    last = -1
    for turn in range(6):
        said = run_and_kill(tmp_path, turn * 10_000, chance.uniform(0.02, 0.5), KEEPER)
        last = int(said[-1]) if said else last
        library = Library(tmp_path, create=False)
        kept = library.kept()
        if kept is None:
            assert last == -1
            continue
        stories = list(library.findings().stories())
        n = int(stories[0].documents[0].partition("-")[0])
        assert last in (n, n - 1) or (not said and n == turn * 10_000)
        names = [f"{n}-{k}" for k in range(1 + n % 7)]
        assert [list(one.documents) for one in stories] == [*([name] for name in names), names]
        assert kept.rows["stories"] == len(stories) == len(list(library.findings().origins()))
        assert library.query("SELECT count(*) AS n FROM stories").to_pylist() == [{"n": len(stories)}]
    assert last > 0
    Library(tmp_path).keep(lambda *_: found("after"))
    assert [one.id for one in Library(tmp_path).findings().stories()] == ["after/story"]
    assert not list((tmp_path / "related").rglob(".writing-*"))
