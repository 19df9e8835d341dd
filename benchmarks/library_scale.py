"""Time, memory and files of the library: adding made reports, reading them all back, comparing them and keeping what is found.

    python benchmarks/library_scale.py [N ...]        default 2000 10000

The reports are those of `compare_scale.py`, made one at a time, each claim with a vector. Each step runs in a
process of its own; memory is that process's peak, and `base_mb` its peak before the step. The library goes to
a temporary folder (TMPDIR).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from compare_scale import bulk
from reportedly.pipeline import survey
from reportedly.save import Library, listed_stories


def peak() -> int:
    """The most memory this process has held, in MB."""
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def adding(folder: Path, n: int, at_once: int = 32) -> dict[str, float]:
    """Add so many reports; what making them costs is taken off."""
    start, used = time.perf_counter(), time.process_time()
    base = sum(1 for _ in bulk(n)) and peak()
    start, used = 2 * time.perf_counter() - start, 2 * time.process_time() - used
    added = sum(1 for _ in Library(folder).add(bulk(n), at_once))
    seconds, cpu = time.perf_counter() - start, time.process_time() - used
    files = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) // 2**20
    return {"added": added, "at_once": at_once, "seconds": round(seconds, 1), "cpu": round(cpu, 1), "rate": round(added / seconds),
            "base_mb": base, "peak_mb": peak(), "files": len(files), "folder_mb": size}  # fmt: skip


def reading(folder: Path, n: int) -> dict[str, float]:
    """Read every report back."""
    library = Library(folder)
    base = len(library) and peak()
    start, used = time.perf_counter(), time.process_time()
    read = sum(1 for _ in library.extractions())
    seconds, cpu = time.perf_counter() - start, time.process_time() - used
    return {"read": read, "seconds": round(seconds, 1), "cpu": round(cpu, 1), "rate": round(read / seconds),
            "base_mb": base, "peak_mb": peak()}  # fmt: skip


def adding_many(folder: Path, n: int) -> dict[str, float]:
    """Add them 256 at once."""
    return adding(folder / "many", n, 256)


def comparing(folder: Path, n: int) -> dict[str, float]:
    """Compare them all, keep what is found, and list the stories."""
    library = Library(folder)
    base = peak()
    start, used = time.perf_counter(), time.process_time()
    kept = survey(library)
    seconds, cpu = time.perf_counter() - start, time.process_time() - used
    most, start = peak(), time.perf_counter()
    found = listed_stories(library, contested=True)
    listing = time.perf_counter() - start
    size = sum(path.stat().st_size for path in (folder / "related").rglob("*.parquet")) // 2**20
    return {"compared": kept.reports, "seconds": round(seconds, 1), "cpu": round(cpu, 1), "base_mb": base, "peak_mb": most,
            "kept_mb": size, "stories": len(found), "listing_s": round(listing, 2), "listing_peak_mb": peak(),
            **kept.rows}  # fmt: skip


STEPS = {"adding": adding, "reading": reading, "adding_many": adding_many, "comparing": comparing}


def main() -> None:
    """Each size in a library of its own."""
    if sys.argv[1] in STEPS if sys.argv[1:] else False:
        print(json.dumps(STEPS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))))
        return
    for n in [int(a) for a in sys.argv[1:]] or [2000, 10000]:
        with tempfile.TemporaryDirectory() as folder:
            for step in STEPS:
                command = [sys.executable, __file__, step, folder, str(n)]
                print(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip(), flush=True)


if __name__ == "__main__":
    main()
