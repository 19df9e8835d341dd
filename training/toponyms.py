"""Fits the weights by which `reportedly.extract.places` tells places' names from other names.

    python training/toponyms.py GEOPARSING_FOLDER [--out src/reportedly/extract/places/weights/toponyms.json] [--check]

The folder holds LGL (Corpora/lgl.xml), GeoVirus (Corpora/GeoVirus.xml) and GeoWebNews (GWN.xml). Logistic regression in two steps:
the candidates' features, then, on top of that score, how near the report's sure names lie. `--check` also fits on all sets but one
and prints precision, recall and F1 of exact spans on the one left out.
"""

from __future__ import annotations

import argparse
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.annotate import annotate
from reportedly.extract.places import choose
from reportedly.extract.places.candidates import candidates
from reportedly.extract.places.gazetteer import gazetteer
from reportedly.model import Document

FILES = {"lgl": "Corpora/lgl.xml", "geovirus": "Corpora/GeoVirus.xml", "geowebnews": "GWN.xml"}
NO_PLACE = {"Literal_Expression", "Non_Lit_Expression", "Non_Toponym", "Homonym", "Demonym", "Language"}
L2 = 1.0
Row = tuple[tuple[int, int], dict[str, float], dict[str, float], bool, bool]


def span(text: str, element: Any) -> tuple[int, int] | None:
    """A gold name's offsets, moved by up to 30 characters where they don't give its words."""
    start, end = int(element.findtext("start")), int(element.findtext("end"))
    name = next((element.findtext(t) for t in ("phrase", "extractedName", "name") if element.find(t) is not None), None)
    name = (name or "").strip()
    if name and text[start:end].strip() != name:
        at = [m.start() for m in re.finditer(re.escape(name), text) if abs(m.start() - start) <= 30]
        if not at:
            return None
        start = min(at, key=lambda i: abs(i - start))
        end = start + len(name)
    return start, end


def load(path: Path) -> list[tuple[str, set[tuple[int, int]], set[tuple[int, int]]]]:
    """Texts with the spans that name places, and those that count neither way."""
    out = []
    for article in ET.parse(path).getroot().findall("article"):
        text = article.findtext("text") or ""
        gold, skip = set(), set()
        for element in article.iter():
            if element.tag in ("toponym", "location") and (at := span(text, element)):
                (skip if (element.findtext("type") or "") in NO_PLACE else gold).add(at)
        out.append((text, gold, skip))
    return out


def touches(a: tuple[int, int], spans: set[tuple[int, int]]) -> bool:
    return any(a[0] < e and s < a[1] for s, e in spans)


def described(reports: Any, name: str) -> list[tuple[Any, Any, set[tuple[int, int]], set[tuple[int, int]]]]:
    documents = [Document(id=f"{name}-{i}", source_path=None, text=text) for i, (text, _, _) in enumerate(reports)]
    return [
        (parsed, candidates(parsed, gazetteer()), gold, skip)
        for parsed, (_, gold, skip) in zip(annotate(documents), reports, strict=True)
    ]


def rows(report: Any, second: bool) -> list[Row]:
    """One row a candidate: span, features, those of what is near, whether it is gold, whether it counts."""
    parsed, found, gold, skip = report
    first = choose.first_scores(parsed, found)
    near = choose.neighbours(parsed, found, [s for s, _ in first]) if second else [{} for _ in found]
    out = []
    for c, (value, features), n in zip(found, first, near, strict=True):
        at = (int(parsed.tokens.start[c.first]), int(parsed.tokens.end[c.last - 1]))
        counts = "demonym" not in features and (touches(at, gold) or not touches(at, skip))
        out.append((at, features if not second else n | {"offset": value}, n, at in gold, counts))
    return out


def fit(examples: Sequence[Row]) -> dict[str, float]:
    """Newton's method on the regularised log-likelihood; "offset" is added with weight 1."""
    used = [r for r in examples if r[4]]
    names = sorted({k for r in used for k in r[1]} - {"offset"})
    index = {k: i for i, k in enumerate(names)}
    x, offset = np.zeros((len(used), len(names))), np.zeros(len(used))
    for i, r in enumerate(used):
        for k, v in r[1].items():
            if k == "offset":
                offset[i] = v
            else:
                x[i, index[k]] = v
    y, b = np.array([float(r[3]) for r in used]), np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-(x @ b + offset)))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + L2 * np.eye(len(names)), x.T @ (p - y) + L2 * b)
        b -= step
        if np.abs(step).max() < 1e-5:
            break
    return {k: round(float(v), 2) for k, v in zip(names, b, strict=True) if abs(v) >= 0.02}


def fitted(reports: Sequence[Any]) -> dict[str, float]:
    choose.weights = dict  # type: ignore[assignment]
    first = fit([r for report in reports for r in rows(report, second=False)])
    choose.weights = lambda: first  # type: ignore[assignment]
    return first | fit([r for report in reports for r in rows(report, second=True)])


def check(reports: Sequence[Any], by: dict[str, float], demonyms: bool) -> str:
    choose.weights = lambda: by  # type: ignore[assignment]
    right = said = gold_all = 0
    for parsed, found, gold, skip in reports:
        picked = {
            (int(parsed.tokens.start[c.first]), int(parsed.tokens.end[c.last - 1]))
            for c in choose.chosen(parsed, found)
            if demonyms or any(not h.demonym for h in c.hits) or not c.hits
        }
        picked = {p for p in picked if touches(p, gold) or not touches(p, skip)}
        right, said, gold_all = right + len(picked & gold), said + len(picked), gold_all + len(gold)
    return f"P {100 * right / said:.1f} R {100 * right / gold_all:.1f} F1 {200 * right / (said + gold_all):.1f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=choose.WEIGHTS)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    sets = {name: described(load(options.folder / file), name) for name, file in FILES.items()}
    if options.check:
        for name in sets:
            others = fitted([r for other in sets if other != name for r in sets[other]])
            print(f"{name} left out: {check(sets[name], others, name != 'geowebnews')}")
    weights = fitted([r for name in sets for r in sets[name]])
    for name in sets:
        print(f"{name} fitted on: {check(sets[name], weights, name != 'geowebnews')}")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps({"weights": weights}, indent=0) + "\n", encoding="utf-8")
