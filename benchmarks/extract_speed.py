"""The whole `extract` as a ratio to the bare spaCy pipeline on the same reports, one thread each.

    python benchmarks/extract_speed.py [FILE.jsonl]

Without a file: reports made from the example story, each sentence order shuffled by a fixed seed so that no two are alike.
Loading the models counts on neither side.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ratio import ONE_THREAD, Taken, table

os.environ.update(ONE_THREAD)

import reportedly
from reportedly.annotate import load_parser

EXAMPLE = Path(__file__).parents[1] / "examples" / "ostrel"
REPORTS = 40
REFERENCE = "spaCy pipeline alone"


def made() -> list[reportedly.Document]:
    """Reports of the example's own sentences."""
    chance = random.Random(1)
    texts = [document.text for document in reportedly.acquire(EXAMPLE)]
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n") if paragraph.strip()]
    documents = []
    for n in range(REPORTS):
        text = "\n\n".join(chance.sample(paragraphs, min(12, len(paragraphs))))
        documents.append(reportedly.Document(id=f"made-{n}", source_path=None, text=text))
    return documents


def timed(work: Callable[[], object]) -> Taken:
    """The least of three runs."""
    taken = []
    for _ in range(3):
        start = time.perf_counter(), time.process_time()
        work()
        taken.append(Taken(time.perf_counter() - start[0], time.process_time() - start[1]))
    return Taken(*map(min, zip(*taken, strict=True)))


def main() -> None:
    """Print the table."""
    documents = reportedly.acquire(sys.argv[1]) if len(sys.argv) > 1 else made()
    nlp = load_parser()
    texts = [document.text for document in documents]
    reportedly.extract(documents[:1])
    times = {
        REFERENCE: timed(lambda: list(nlp.pipe(texts))),
        "reportedly extract": timed(lambda: list(reportedly.iter_extract(documents))),
    }
    size = sum(map(len, texts))
    print(f"{len(texts)} reports, {size / 1000:.0f} thousand characters")
    print(table(times, REFERENCE))


if __name__ == "__main__":
    main()
