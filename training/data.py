"""PolNeAR as training examples: brat files -> parsed reports with gold spans and links -> windows of numbers."""

from __future__ import annotations

import pickle
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch

from reportedly.annotate.features import Ints, Pieces, Tokenizer, Vocabulary, pieces_of, windows
from reportedly.annotate.parse import parse
from reportedly.annotate.tagger import BEGIN, INSIDE, LAST, LINKS, PAD, ROLES, SINGLE, inputs, state
from reportedly.model import Document, Parsed

Spans = list[tuple[int, int]]
Gold = list[dict[str, Spans]]


@dataclass
class Report:
    """A parsed report with its gold attributions (role -> character spans)."""

    parsed: Parsed
    gold: Gold


@dataclass
class Example:
    """A report in word pieces: spans by layer as (first, last) pieces, links as (kind, first piece, first piece or -1)."""

    pieces: Pieces
    spans: list[Spans] = field(default_factory=lambda: [[], [], []])
    links: list[tuple[int, int, int]] = field(default_factory=list)


def read(folder: Path) -> Iterator[tuple[str, str, Gold]]:
    """(id, text, gold) of every annotated report of a PolNeAR split; of several annotators the first by file name."""
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.name[:-9], path)
    for name, path in sorted(first.items()):
        with open(folder / "text" / f"{name}.txt", encoding="utf-8", newline="") as f:
            text = f.read()
        yield name, text, _gold(path, text)


def _gold(path: Path, text: str) -> Gold:
    spans: dict[str, Spans] = {}
    out: Gold = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        cell = line.split("\t")
        if re.fullmatch(r"T\d+", cell[0]) and len(cell) > 2:
            ranges = cell[1].partition(" ")[2].split(";")
            spans[cell[0]] = [(int(a), int(b)) for a, b in (r.split() for r in ranges)]
        elif re.fullmatch(r"E\d+", cell[0]):
            head, *rest = cell[1].split()
            if head.startswith("Attribution") and rest:
                found: dict[str, Spans] = {role: [] for role in ROLES}
                for argument in rest:
                    role, _, key = argument.partition(":")
                    role = re.sub(r"\d", "", role).lower()
                    if role in found:
                        found[role] += spans.get(key, [])
                out.append({role: _joined(text, s) for role, s in found.items()})
    return out


def _joined(text: str, spans: Iterable[tuple[int, int]]) -> Spans:
    """Pieces with nothing but white space between them as one."""
    out: Spans = []
    for a, b in sorted(set(spans)):
        a, b = a + len(text[a:b]) - len(text[a:b].lstrip()), a + len(text[a:b].rstrip())
        if out and a >= out[-1][1] and not text[out[-1][1] : a].strip():
            out[-1] = (out[-1][0], b)
        elif a < b:
            out.append((a, b))
    return out


def reports(folder: Path, cache: Path | None = None) -> list[Report]:
    """A split, parsed; kept in `cache` when one is named."""
    if cache is not None and cache.is_file():
        with cache.open("rb") as f:
            kept: list[Report] = pickle.load(f)
        return kept
    rows = list(read(folder))
    parses = parse(Document(id=name, source_path=None, text=text) for name, text, _ in rows)
    out = [Report(p, gold) for p, (_, _, gold) in zip(parses, rows, strict=True)]
    if cache is not None:
        cache.parent.mkdir(parents=True, exist_ok=True)
        with cache.open("wb") as f:
            pickle.dump(out, f)
    return out


def example(report: Report, known: Vocabulary, tokenizer: Tokenizer) -> Example:
    """The report in word pieces; a span that overlaps an earlier one is left out."""
    pieces = pieces_of(report.parsed, known, tokenizer)
    out = Example(pieces)
    busy = -1
    for start, end, layer in sorted({(*s, k) for a in report.gold for k, role in enumerate(ROLES) for s in a[role]}):
        first, last = _touched(pieces, (start, end))
        if busy < first <= last:
            out.spans[layer].append((first, last))
            busy = last
    for attribution in report.gold:
        begins = {role: [_touched(pieces, s)[0] for s in attribution[role]] for role in ROLES}
        for kind, (left, right) in enumerate(LINKS):
            out.links += [(kind, i, begins[right][0] if begins[right] else -1) for i in begins[left]]
    return out


def _touched(pieces: Pieces, span: tuple[int, int]) -> tuple[int, int]:
    first = int(np.searchsorted(pieces.end, span[0], side="right"))
    last = int(np.searchsorted(pieces.start, span[1], side="left")) - 1
    return first, last


@dataclass
class Batch:
    """One step's tensors; `gold` (b, n) are states, `links[k]` rows of (window, piece, piece or -1)."""

    ids: torch.Tensor
    mask: torch.Tensor
    head: torch.Tensor
    features: torch.Tensor
    gold: torch.Tensor
    links: list[torch.Tensor]


def epoch(examples: Sequence[Example], room: int, dice: random.Random, limits: Sequence[int]) -> Iterator[Batch]:
    """Every report once, cut into windows by a limit drawn for it, windows of like length together, in random order."""
    rows = [(e, w) for e in examples for w in windows(e.pieces, dice.choice(limits))]
    dice.shuffle(rows)
    out = []
    for k in range(0, len(rows), 2000):
        batch: list[tuple[Example, tuple[int, int]]] = []
        for row in sorted(rows[k : k + 2000], key=lambda r: r[1][1] - r[1][0]):
            if batch and (row[1][1] - row[1][0] + PAD) * (len(batch) + 1) > room:
                out.append(batch)
                batch = []
            batch.append(row)
        out.append(batch)
    dice.shuffle(out)
    return map(collate, out)


def collate(rows: Sequence[tuple[Example, tuple[int, int]]]) -> Batch:
    parts = [inputs(e.pieces, [w]) for e, w in rows]
    width = max(p[0].shape[1] for p in parts)
    shape = (len(rows), width)
    ids, mask, head = (np.zeros(shape, np.int64) for _ in range(3))
    features = np.zeros((*shape, parts[0][3].shape[2]), np.int64)
    gold = np.zeros(shape, np.int64)
    links: list[list[tuple[int, int, int]]] = [[] for _ in LINKS]
    for r, ((example_, (a, b)), (i, m, h, f)) in enumerate(zip(rows, parts, strict=True)):
        n = i.shape[1]
        ids[r, :n], mask[r, :n], head[r, :n], features[r, :n] = i[0], m[0], h[0], f[0]
        for layer, spans in enumerate(example_.spans):
            for first, last in spans:
                if first < b and last >= a:
                    _mark(gold[r], layer, max(first, a) - a + 1, min(last, b - 1) - a + 1)
        for kind, i_, j in example_.links:
            if a <= i_ < b:
                links[kind].append((r, i_ - a + 1, j - a + 1 if a <= j < b else -1))
    as_rows = [torch.tensor(x, dtype=torch.long).reshape(-1, 3) for x in links]
    return Batch(*(torch.from_numpy(x) for x in (ids, mask, head, features, gold)), as_rows)


def _mark(states: Ints, layer: int, first: int, last: int) -> None:
    if first == last:
        states[first] = state(layer, SINGLE)
    else:
        states[first : last + 1] = state(layer, INSIDE)
        states[first], states[last] = state(layer, BEGIN), state(layer, LAST)
