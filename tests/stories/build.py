"""story.md -> a.txt, b.txt, ... and gold.json in the format of the shared story bundles; fails on anything it can't place.

    python tests/stories/build.py [FOLDER]   every folder in FOLDER, else beside this file

story.md holds, in order: `# title | domain`; for each report `== a | publisher | date | stated|inferred|unknown`, its text with
marks, and `%` lines; then `--` and the relations.
Marks nest: [[c1:claim]] [[s1:source]] [[q1:cue]] [[k1:content]] (1 is the attribution's number; a second source is another
[[s1:...]]) and [[f|low|high|counts|measure|as_of:number]] (`_` for none, a leading `~` in low for approximate, `?` after the
measure for optional). `% 1 person direct denies via=2` says what an attribution is (kind, mode, stance, via).
Relations: `same a1 b1 c2` (all pairs across reports), `refines b2 > a1`, `updates b2 > a1`, `denies b2 > a1`,
`conflicts figure a1 > b2` (each side stands for its whole `same` group), `only conflicts figure a1 > b2` (this pair alone),
`unrelated a1 b2`, `debatable a1 b2`, `copies a b`, `origins a1 b1 = Name; Name; unknown (c)`. Text after ` # ` is the why.
"""

from __future__ import annotations

import json
import re
import sys
from itertools import product
from pathlib import Path
from typing import Any

MARK = re.compile(r"\[\[([csqk])(\d+):|\[\[f\|([^:\]]*):|\]\]")


def strip(marked: str) -> tuple[str, list[tuple[str, str, int, int]]]:
    """The plain text and its marks (kind, what, start, end)."""
    text, marks, open_marks, last = "", [], [], 0
    for m in MARK.finditer(marked):
        text += marked[last : m.start()]
        last = m.end()
        if m.group() == "]]":
            kind, what, start = open_marks.pop()
            marks.append((kind, what, start, len(text)))
        else:
            kind, what = (m[1], m[2]) if m[1] else ("f", m[3])
            open_marks.append((kind, what, len(text)))
    if open_marks:
        sys.exit(f"unclosed mark {open_marks}")
    return text + marked[last:], sorted(marks, key=lambda x: (x[2], -x[3]))


def place(text: str, start: int, end: int) -> dict[str, Any]:
    """The guidelines' span: wording, its occurrence, offsets."""
    wording = text[start:end]
    if not wording or wording != wording.strip():
        sys.exit(f"bad span {wording!r}")
    occurrence, at = 0, -1
    while at != start:
        at = text.index(wording, at + 1)
        occurrence += 1
    return {"text": wording, "occurrence": occurrence, "start": start, "end": end}


def number(s: str) -> float | int | None:
    s = s.lstrip("~")
    if s == "_":
        return None
    value = float(s)
    return int(value) if value.is_integer() else value


def report(name: str, marked: str, meta: list[str], gold: dict[str, Any]) -> str:
    """Adds the report's attributions, figures and claims to the gold; returns its text."""
    text, marks = strip(marked.strip("\n") + "\n")
    about = {line.split()[1]: line.split()[2:] for line in meta}
    for n in sorted({w for k, w, _, _ in marks if k in "sqk"}, key=int):
        words = about.get(n, [])
        flags = [w for w in words if "=" not in w]
        via = next((w[4:] for w in words if w.startswith("via=")), None)
        parts = {k: [place(text, a, b) for kind, w, a, b in marks if kind == k and w == n] for k in "sqk"}
        if not parts["k"]:
            sys.exit(f"{gold['title']} {name}: attribution {n} without content")
        gold["attributions"].append(
            {
                "id": f"{name}A{n}", "report": name, "sources": parts["s"], "cue": parts["q"][0] if parts["q"] else None,
                "content": parts["k"], "kind": flags[0] if flags else "organisation",
                "mode": flags[1] if len(flags) > 1 else "indirect", "stance": flags[2] if len(flags) > 2 else "neutral",
                "via": f"{name}A{via}" if via else None,
            }
        )  # fmt: skip
    figures = [m for m in marks if m[0] == "f"]
    for i, (_, what, a, b) in enumerate(figures, 1):
        low, high, counts, measure, as_of = what.split("|")
        item = {"id": f"{name}F{i}", "report": name, **place(text, a, b), "low": number(low), "high": number(high)}
        item |= {"counts": counts, "measure": measure.rstrip("?"), "as_of": None if as_of == "_" else as_of}
        if low.startswith("~"):
            item["approx"] = True
        if measure.endswith("?"):
            item["optional"] = True
        gold["figures"].append(item)
    for _, n, a, b in (m for m in marks if m[0] == "c"):
        gold["claims"].append({"id": f"{name}{n}", "report": name, **place(text, a, b)})
    return text


def relate(lines: list[str], gold: dict[str, Any]) -> None:
    """Reads the relations and writes out all pairs across reports."""
    ids = {c["id"] for c in gold["claims"]}
    group = {i: [i] for i in ids}
    pairs: dict[frozenset[str], dict[str, Any]] = {}

    def known(names: list[str]) -> list[str]:
        if missing := [n for n in names if n not in ids]:
            sys.exit(f"{gold['title']}: no claim {missing}")
        return names

    def add(left: str, right: str, relation: str, aspect: str | None, why: str) -> None:
        key = frozenset((left, right))
        if left[0] == right[0]:
            return
        if key in pairs and pairs[key]["relation"] != relation:
            sys.exit(f"{gold['title']}: {left} {right} is both {pairs[key]['relation']} and {relation}")
        pairs[key] = {"left": left, "right": right, "relation": relation, "aspect": aspect, "why": why}

    parsed = [(line.partition(" # ")[0].split(), line.partition(" # ")[2]) for line in lines if line.strip()]
    for words, why in parsed:
        if words[0] == "same":
            members = known(words[1:])
            for m in members:
                group[m] = members
            for a, b in product(members, members):
                if a < b:
                    add(a, b, "same", None, why or "Told twice.")
    for words, why in parsed:
        only = words[0] == "only"
        words = words[1:] if only else words
        if words[0] in ("refines", "updates", "denies", "conflicts"):
            aspect = words[1] if words[0] == "conflicts" else None
            sides = " ".join(words[2 if aspect else 1 :]).split(" > ")
            for left, right in product(*(known(s.split()) for s in sides)):
                for a, b in [(left, right)] if only else product(group[left], group[right]):
                    add(a, b, words[0], aspect, why)
        elif words[0] in ("unrelated", "debatable"):
            a, b = known(words[1:])
            gold[words[0]].append([a, b])
        elif words[0] == "copies":
            gold["copies"].append(words[1:])
        elif words[0] == "origins":
            claims, names = " ".join(words[1:]).split(" = ")
            named = [n.strip() for n in names.split(";")]
            held = known(claims.split())
            gold["origins"].append(
                {"claims": held, "reports": len({c[0] for c in held}), "origins": named, "count": len(named)}
            )
    gold["relations"] = list(pairs.values())
    for kind in ("unrelated", "debatable"):
        if clash := [p for p in gold[kind] if frozenset(p) in pairs]:
            sys.exit(f"{gold['title']}: {kind} but related {clash}")


def build(folder: Path) -> None:
    """Writes one folder's reports and gold."""
    body, _, tail = (folder / "story.md").read_text(encoding="utf-8").partition("\n--\n")
    head, *blocks = re.split(r"^== ", body, flags=re.MULTILINE)
    title, _, domain = head.strip().lstrip("# ").partition(" | ")
    gold: dict[str, Any] = {"title": title, "domain": domain, "reports": {}}
    gold |= {
        k: [] for k in ("attributions", "figures", "claims", "relations", "unrelated", "copies", "origins", "debatable")
    }
    for block in blocks:
        first, _, rest = block.partition("\n")
        name, publisher, published, basis = (x.strip() for x in first.split("|"))
        lines = rest.split("\n")
        text = report(
            name, "\n".join(x for x in lines if not x.startswith("% ")), [x for x in lines if x.startswith("% ")], gold
        )
        gold["reports"][name] = {
            "publisher": publisher,
            "published": None if published == "_" else published,
            "published_basis": basis,
        }
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")
    relate(tail.split("\n"), gold)
    (folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for path in sorted(Path(*sys.argv[1:2] or [Path(__file__).parent]).glob("*/story.md")):
        build(path.parent)
        print(path.parent.name)
