"""Time and memory of comparing all reports of a library, over synthetic bulk: 10 times the reports should cost at most
12 times the time and 5 times the memory.

    python benchmarks/compare_scale.py [N ...]        default 1000 10000

Reports are made from templates, extraction included (claims, figures, a vector a claim), and added to a library first, so
that the comparison alone is measured: reading them, setting them side by side, keeping what was found. Stories of 4 to 8
reports each have their own invented town and body, with conflicting tolls, denials and wire copies; countries and people in
the news are shared by stories, a few of them by very many, as names are in real archives. Each size runs in a process of its
own; memory is that process's peak. Read `cpu` on a busy machine.
"""

from __future__ import annotations

import itertools
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

import reportedly
from reportedly.model import Claim, ClaimFrame, Document, Extraction, Figure, Published, Span, item_ids

SYLLABLES = "ba ce dor el fin gar hol im jo kel lum mor nes or pel quin ras sol tar ul ven wes yor zan".split()
DEEDS = [
    ("A fire at the {body} plant in {town} killed {n} people on {day}", "killed"),
    ("The toll of the fire at the {body} plant in {town} rose to {n}", "killed"),
    ("{n} people were injured when a bus overturned near {town}", "wounded"),
    ("{body} plans to cut {n} jobs in {town}", "other"),
    ("About {n} people were evacuated from {town} after the river rose", "displaced"),
]
PLAIN = [
    "The mayor of {town} said the gates had been locked",
    "{body} denied that the gates had been locked",
    "Nobody was warned, residents of {town} said",
    "A spokeswoman for {body} said the alarm had been raised in time",
    "The police found no sign of arson in {town}",
    "An inquiry into the events at {town} began on {day}",
    "The road from {town} to the coast stays closed",
    "{body} has run the plant since the spring",
    "{minister} flew from {country} to {town} on {day}",
    "The government of {country} promised {town} its help",
]
KNOWN = 2_000
"""Countries, and people, that stories share; the n-th most common stands in 1 / n as many as the first."""
WIDTH = 384


def name(rng: random.Random) -> str:
    """An invented proper name."""
    return "".join(rng.choice(SYLLABLES) for _ in range(4)).capitalize()


def shared(kind: str, rng: random.Random) -> str:
    """A name that other stories have too."""
    (rank,) = rng.choices(range(KNOWN), [1 / (n + 1) for n in range(KNOWN)])
    return name(random.Random(f"{kind}{rank}"))


def vector(claim: str) -> bytes:
    """A unit vector: the sum of one for each of its words."""
    total = sum(np.random.default_rng(zlib.crc32(w.encode())).standard_normal(WIDTH) for w in claim.lower().split())
    return (total / np.linalg.norm(total)).astype("<f4").tobytes()


def report(i: int, names: dict[str, str], rng: random.Random, wire: list[str]) -> Extraction:
    """One report of a story, with its claims and figures."""
    day = f"2024-{1 + (i // 90) % 12:02}-{1 + i % 28:02}"
    sentences = ["{town}, {country}: latest on {body}".format(**names)]
    deeds: list[tuple[int, int, str]] = []
    for text, measure in rng.sample(DEEDS, 3):
        n = rng.choice([12, 14, 15, 40, 120])
        deeds.append((len(sentences), n, measure))
        sentences.append(text.format(**names, n=n, day="Monday"))
    sentences += [t.format(**names, day="Tuesday") for t in rng.sample(PLAIN, 5)]
    if rng.random() < 0.3:
        sentences += wire
    text = ". ".join(sentences) + "."
    starts = [0, *itertools.accumulate(len(s) + 2 for s in sentences)]
    spans = [Span(a, a + len(s)) for a, s in zip(starts, sentences, strict=False)]
    document = Document(id=f"r{i}", source_path=None, text=text, published=Published(day, day, day, "stated", "made"))
    figures = []
    for k, n, measure in deeds:
        digits = text.index(str(n), starts[k])
        span = Span(digits, digits + len(str(n)))
        ids = item_ids(document.id, "figure", [span])
        figures.append(Figure(ids[0], span, n, n, counts="people", measure=measure))  # type: ignore[arg-type]
    claims = tuple(
        Claim(c, s, figures=tuple(f.id for f in figures if s.contains(f.span)))
        for c, s in zip(item_ids(document.id, "claim", spans), spans, strict=True)
    )
    frames = tuple(ClaimFrame(c.id, vector=vector(c.span.of(text))) for c in claims)
    return Extraction(document, figures=tuple(figures), claims=claims, frames=frames)


def bulk(n: int) -> Iterator[Extraction]:
    """So many reports, in stories of 4 to 8."""
    rng = random.Random(n)
    made = 0
    while made < n:
        names = {
            "town": name(rng),
            "body": name(rng),
            "country": shared("country", rng),
            "minister": shared("minister", rng),
        }
        wire = [t.format(**names, day="Sunday") for t in PLAIN[:8]]
        for _ in range(min(rng.randint(4, 8), n - made)):
            yield report(made, names, rng, wire)
            made += 1


def measure(folder: Path) -> dict[str, float]:
    """One size, in this process."""
    library = reportedly.Library(folder, create=False)
    start, used = time.perf_counter(), time.process_time()
    kept = reportedly.survey(library)
    seconds, cpu = time.perf_counter() - start, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (claims,) = library.query("SELECT COUNT(*) AS n FROM claims").column("n").to_pylist()
    return {"reports": len(library), "claims": claims, "seconds": round(seconds, 1), "cpu": round(cpu, 1), "peak_mb": round(peak)} | kept.rows  # fmt: skip


def main() -> None:
    """Each size in processes of its own, then the ratios."""
    if "--one" in sys.argv:
        print(json.dumps(measure(Path(sys.argv[1]))))
        return
    if "--add" in sys.argv:
        for _ in reportedly.Library(sys.argv[1]).add(bulk(int(sys.argv[2])), 1_000):
            pass
        return
    rows = []
    for n in [int(a) for a in sys.argv[1:]] or [1000, 10000]:
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            subprocess.run([sys.executable, __file__, folder, str(n), "--add"], check=True)
            print(f"{n} reports made and added in {time.perf_counter() - start:.0f} s", flush=True)
            done = subprocess.run(
                [sys.executable, __file__, folder, "--one"], capture_output=True, text=True, check=True
            )
        rows.append(json.loads(done.stdout))
        print(rows[-1], flush=True)
    for small, large in itertools.pairwise(rows):
        more, clock, cpu, memory = (large[k] / small[k] for k in ("reports", "seconds", "cpu", "peak_mb"))
        print(f"{more:.0f}x the reports: {clock:.1f}x the time, {cpu:.1f}x the cpu, {memory:.1f}x the memory")


if __name__ == "__main__":
    main()
