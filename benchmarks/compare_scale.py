"""Time and memory of `relate` over synthetic bulk: 10 times the reports should cost at most 12 times the time.

    python benchmarks/compare_scale.py [N ...]        default 1000 10000

Reports are made from templates, extraction included (claims and figures at known places), so that the comparison alone is measured:
stories of 4 to 8 reports, each with its own invented towns and bodies, conflicting tolls, denials and wire copies. Each size runs
in a process of its own; memory is that process's peak. Claims carry no vectors; read `cpu` on a busy machine.
"""

from __future__ import annotations

import itertools
import json
import random
import resource
import subprocess
import sys
import time

from reportedly.model import Claim, ClaimFrame, Document, Extraction, Figure, Published, Span, item_ids
from reportedly.relate import relate
from reportedly.save import execute

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
]


def name(rng: random.Random) -> str:
    """An invented proper name."""
    return "".join(rng.choice(SYLLABLES) for _ in range(4)).capitalize()


def report(i: int, town: str, body: str, rng: random.Random, wire: list[str]) -> Extraction:
    """One report of a story, with its claims and figures."""
    day = f"2024-{1 + (i // 90) % 12:02}-{1 + i % 28:02}"
    sentences = [f"{town}: latest on {body}"]
    deeds: list[tuple[int, int, str]] = []
    for text, measure in rng.sample(DEEDS, 3):
        n = rng.choice([12, 14, 15, 40, 120])
        deeds.append((len(sentences), n, measure))
        sentences.append(text.format(town=town, body=body, n=n, day="Monday"))
    sentences += [t.format(town=town, body=body, day="Tuesday") for t in rng.sample(PLAIN, 5)]
    if rng.random() < 0.3:
        sentences += wire
    text = ". ".join(sentences) + "."
    starts, at = [], 0
    for s in sentences:
        starts.append(at)
        at += len(s) + 2
    spans = [Span(a, a + len(s)) for a, s in zip(starts, sentences, strict=True)]
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
    return Extraction(document, figures=tuple(figures), claims=claims, frames=tuple(ClaimFrame(c.id) for c in claims))


def bulk(n: int) -> list[Extraction]:
    """So many reports, in stories of 4 to 8."""
    rng = random.Random(n)
    out: list[Extraction] = []
    while len(out) < n:
        town, body = name(rng), name(rng)
        wire = [t.format(town=town, body=body, day="Sunday") for t in PLAIN]
        out += [report(len(out) + k, town, body, rng, wire) for k in range(rng.randint(4, 8))]
    return out[:n]


def measure(n: int) -> dict[str, float]:
    """One size, in this process."""
    extractions = bulk(n)
    start, used = time.perf_counter(), time.process_time()
    comparison = relate(extractions, execute)
    seconds, cpu = time.perf_counter() - start, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    claims = sum(len(e.claims) for e in extractions)
    return {
        "reports": n, "claims": claims, "seconds": round(seconds, 2), "cpu": round(cpu, 2), "peak_mb": round(peak),
        "relations": len(comparison.relations), "stories": len(comparison.stories), "copies": len(comparison.copies),
        "dropped": sum(cap.dropped for cap in comparison.caps),
    }  # fmt: skip


def main() -> None:
    """Each size in a process of its own, then the ratios."""
    sizes = [int(a) for a in sys.argv[1:] if a.isdigit()] or [1000, 10000]
    if "--one" in sys.argv:
        print(json.dumps(measure(sizes[0])))
        return
    rows = []
    for n in sizes:
        done = subprocess.run([sys.executable, __file__, str(n), "--one"], capture_output=True, text=True, check=True)
        rows.append(json.loads(done.stdout))
        print(rows[-1], flush=True)
    for small, large in itertools.pairwise(rows):
        more, clock, cpu, memory = (large[k] / small[k] for k in ("reports", "seconds", "cpu", "peak_mb"))
        print(f"{more:.0f}x the reports: {clock:.1f}x the time, {cpu:.1f}x the cpu, {memory:.1f}x the memory")


if __name__ == "__main__":
    main()
