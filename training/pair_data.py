"""Labelled pairs of claims for the pair network, from the made-up reports beside this file, as the program itself reads them.

    python training/pair_data.py [--out FILE] [--held FILE] [--test FILE]

`claims/*.txt` are clusters: claims of one event, each as another report would word it, with the relations between them.
`stories/*/story.md` are bundles of short reports in the format of tests/stories. Pairs that two readers could settle
differently are left out; all that are not listed are pairs without a relation. `--held` writes those of held/, which the
network is not trained on and what it weighs is set with; `--test` those of tests/blind, which nobody looks at.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from pair_rows import TURNED, Row
from reportedly import pipeline
from reportedly.annotate import sentence_encoder
from reportedly.extract import known_actors
from reportedly.model import PAIR_READINGS, Document, Extraction, Published, Span
from reportedly.relate import Survey
from reportedly.relate.measures import excerpt, measures
from reportedly.relate.pairs import Pair
from reportedly.relate.tellings import Telling
from reportedly.save import execute

HERE = Path(__file__).parent
GOLD = HERE.parent / "tests" / "stories"
BLIND = HERE.parent / "tests" / "blind"
CLAIM = re.compile(r"(\d+) (\d{4}-\d\d-\d\d) \| (.+)")
RELATED = re.compile(r"(refines|updates|denies|conflicts)(?: [a-z]+)? ([\d ]+) > ([\d ]+)")
ALIKE = re.compile(r"(same|debatable) ([\d ]+)")


# ---------------------------------------------------------------- clusters


def clusters(path: Path) -> Iterator[Row]:
    """The pairs of a file of clusters."""
    for number, block in enumerate(re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))):
        lines = [line.split(" # ")[0].strip() for line in block.strip().split("\n")]
        claims = {int(m[1]): (m[2], m[3].strip()) for line in lines if (m := CLAIM.fullmatch(line))}
        if claims:
            yield from _cluster(f"{path.stem}-{number}", claims, *_relations(lines))


def _relations(lines: Sequence[str]) -> tuple[dict[tuple[int, int], str], set[frozenset[int]]]:
    """The relations of a cluster by pair, left first, and the debatable pairs."""
    found: dict[tuple[int, int], str] = {}
    open_to_debate: set[frozenset[int]] = set()
    for line in lines:
        if m := ALIKE.fullmatch(line):
            pairs = itertools.combinations(map(int, m[2].split()), 2)
            if m[1] == "same":
                found |= dict.fromkeys(pairs, "same")
            else:
                open_to_debate |= set(map(frozenset, pairs))
        elif m := RELATED.fullmatch(line):
            found |= {(int(a), int(b)): m[1] for a in m[2].split() for b in m[3].split()}
        elif line and not line.startswith("# ") and not CLAIM.fullmatch(line):
            raise ValueError(f"no claim and no relation: {line}")
    return found, open_to_debate


def _cluster(
    name: str, claims: dict[int, tuple[str, str]], related: dict[tuple[int, int], str], debatable: set[frozenset[int]]
) -> Iterator[Row]:
    """Every claim is a report of one sentence; of what extraction finds in it the longest claim stands for it."""
    documents = [
        Document(id=f"n{n}", source_path=None, text=text, published=Published(day, day, day, "stated", "made"))
        for n, (day, text) in claims.items()
    ]
    numbers = list(claims)
    survey = _survey([_longest(e) for e in pipeline.extract(documents)])
    for left, right in itertools.combinations(survey._accounts.tellings, 2):
        a, b = numbers[left.report], numbers[right.report]
        if frozenset((a, b)) not in debatable:
            label = related.get((a, b)) or TURNED.get(back := related.get((b, a), "none"), back)
            yield _row(survey, left, right, label, name)


def _longest(extraction: Extraction) -> Extraction:
    claims = sorted(extraction.claims, key=lambda c: c.span.start - c.span.end)[:1]
    return msgspec.structs.replace(extraction, claims=tuple(claims))


# ---------------------------------------------------------------- bundles


def bundle(folder: Path, build: ModuleType) -> Iterator[Row]:
    """The pairs of a bundle: the program's claims, each standing for the gold claims it meets."""
    with tempfile.TemporaryDirectory() as temporary:
        made = Path(temporary) / folder.name
        shutil.copytree(folder, made)
        build.build(made)
        gold = msgspec.json.decode((made / "gold.json").read_bytes())
        survey = _survey(pipeline.extract(pipeline.acquire(*sorted(made.glob("?.txt")))))
        names = {(made / f"{name}.txt").read_text(encoding="utf-8"): name for name in gold["reports"]}
    yield from _bundle(survey, gold, names, folder.name)


def _bundle(survey: Survey, gold: dict[str, Any], names: dict[str, str], source: str) -> Iterator[Row]:
    related = {(r["left"], r["right"]): r["relation"] for r in gold["relations"]}
    tempting, debatable = ({frozenset(p) for p in gold[kind]} for kind in ("unrelated", "debatable"))
    report = [names[r.text] for r in survey._accounts.readings]
    told = [(t, _met(t, report[t.report], gold["claims"])) for t in survey._accounts.tellings]
    for (left, ours), (right, theirs) in itertools.combinations([x for x in told if x[1]], 2):
        if left.report == right.report:
            continue
        labels = Counter(_label(a, b, related) for a in ours for b in theirs)
        labels.pop("none", None)
        pairs = {frozenset((a, b)) for a in ours for b in theirs}
        if labels or not pairs & debatable:
            label = max(sorted(labels), key=lambda k: labels[k], default="none")
            yield _row(survey, left, right, label, source, bool(pairs & tempting))


def _met(t: Telling, report: str, claims: Sequence[dict[str, Any]]) -> list[str]:
    return [c["id"] for c in claims if c["report"] == report and hit(t.claim.span, Span(c["start"], c["end"]))]


def hit(found: Span, gold: Span) -> bool:
    """Whether two spans stand for one claim: a third of both shared, or one within the other and not six times as long."""
    shared = min(found.end, gold.end) - max(found.start, gold.start)
    sizes = sorted((found.end - found.start, gold.end - gold.start))
    return shared > 0 and ((shared == sizes[0] and sizes[1] <= 6 * sizes[0]) or shared / (sum(sizes) - shared) >= 0.3)


def _label(a: str, b: str, related: dict[tuple[str, str], str]) -> str:
    there = related.get((a, b))
    back = related.get((b, a), "none")
    return there or TURNED.get(back, back)


# ---------------------------------------------------------------- rows


def _survey(extractions: Sequence[Extraction]) -> Survey:
    encoder = sentence_encoder()
    return Survey(extractions, execute, known_actors(), encode=encoder.encode if encoder else None)


def _row(survey: Survey, left: Telling, right: Telling, label: str, source: str, tempting: bool = False) -> Row:
    readings = (survey._accounts.readings[left.report], survey._accounts.readings[right.report])
    numbers = measures(Pair(left, right, readings, survey._weights))
    assert label in PAIR_READINGS
    return Row(excerpt(left, readings[0].text), excerpt(right, readings[1].text), numbers, label, source, tempting)


def _build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build", GOLD / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Write the pairs, and say how many there are of each kind."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path, help="file for the pairs to train on")
    options.add_argument("--held", type=Path, help="file for the pairs of held/")
    options.add_argument("--test", type=Path, help="file for the pairs of tests/blind")
    given, build = options.parse_args(), _build()
    if given.out:
        rows = [row for path in sorted((HERE / "claims").glob("*.txt")) for row in clusters(path)]
        _write(given.out, [*rows, *_bundles(HERE / "stories", build)])
    if given.held:
        _write(given.held, _bundles(HERE / "held", build))
    if given.test:
        _write(given.test, _bundles(BLIND, build))


def _bundles(folder: Path, build: ModuleType) -> list[Row]:
    return [row for path in sorted(folder.glob("*/story.md")) for row in bundle(path.parent, build)]


def _write(file: Path, rows: Sequence[Row]) -> None:
    file.write_bytes(msgspec.msgpack.encode(rows))
    print(file, len(rows), Counter(row.label for row in rows), file=sys.stderr)


if __name__ == "__main__":
    main()
