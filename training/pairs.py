"""Trains the network that reads two claims together, measures it, and exports it.

    python training/pairs.py --pairs FILE ... --test FILE --encoder FOLDER --out CHECKPOINT [--epochs N] [--start CHECKPOINT]
    python training/pairs.py --export CHECKPOINT ... --test FILE --out WEIGHTS

The files of pairs are those of pair_data.py. MPNet reads both claims in one sequence, each in its sentence and marked as a claim; its
pooled states and the numbers of the pair go through one hidden layer. Embeddings and the lowest layers stay as released. Half the batches
are read with the sides changed. The second command writes the mean of the checkpoints (one given twice counts twice) as ONNX and measures
it: weights of the layers in 4 bits by blocks of 16 (8 bits a row break this encoder), word embeddings in 8.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

from export import sums, to_int8
from mpnet import WIDTH, Encoder, load_mpnet
from pair_rows import TURNED, Row
from reportedly.annotate.pairs import PairReader, sides, standard
from reportedly.annotate.tagger import load_tokenizer
from reportedly.model import PAIR_READINGS

TOKENIZER = Path(__file__).parents[1] / "src/reportedly/annotate/weights/pairs"
BATCH, CHUNK = 32, 640
NUMBERS, HIDDEN = 64, 256
SMOOTHED = 0.05
FIXED = 4
"""Lowest layers that stay as released."""
RATE, HEAD_RATE = 3e-5, 4.0
WARMED, FULL = 150, 0.4
"""Steps until the full learning rate, and the share of all steps after which it falls."""
NEGATIVES = 1.5
"""Pairs without a relation in an epoch, for each with one; likelier the more alike the two are in meaning."""
BACK = {v: k for k, v in TURNED.items()} | TURNED


class PairNetwork(nn.Module):
    """ids, types (b, n) and numbers (b, k) -> logits (b, 9)."""

    def __init__(self, encoder: Encoder, numbers: int) -> None:
        super().__init__()
        self.enc = encoder
        self.typ = nn.Embedding(4, WIDTH)
        nn.init.zeros_(self.typ.weight)
        self.fin = nn.Sequential(nn.Linear(numbers, NUMBERS), nn.GELU())
        self.head = nn.Sequential(
            nn.Dropout(0.1),
            nn.Linear(2 * WIDTH + NUMBERS, HIDDEN),
            nn.GELU(),
            nn.Dropout(0.1),
            nn.Linear(HIDDEN, len(PAIR_READINGS)),
        )

    def forward(self, ids: Tensor, types: Tensor, numbers: Tensor, mask: Tensor | None = None) -> Tensor:
        mask = torch.ones_like(ids) if mask is None else mask
        x = self.enc(ids, self.typ(types), mask)
        weight = mask[:, :, None].to(x.dtype)
        pooled = (x * weight).sum(1) / weight.sum(1)
        numbers = self.fin(F.dropout(numbers, 0.15, self.training))
        return self.head(torch.cat([x[:, 0], pooled, numbers], 1))


class Pairs:
    """Rows ready for the network, from either side."""

    def __init__(self, rows: Sequence[Row], like: dict[str, Any] | None = None) -> None:
        """`like`: a checkpoint whose names, means and spreads are taken."""
        tokenizer = load_tokenizer(TOKENIZER)
        self.rows, self.names = rows, like["names"] if like else list(rows[0].numbers)
        self.sides = [
            [sides(tokenizer, r.left, r.right) for r in rows],
            [sides(tokenizer, r.right, r.left) for r in rows],
        ]
        table = np.array([[r.numbers[n] for n in self.names] for r in rows], np.float32)
        self.mean = like["mean"] if like else table.mean(0)
        self.spread = like["spread"] if like else table.std(0) + 1e-3
        self.numbers = torch.tensor(standard(table, self.mean, self.spread))
        labels = [r.label for r in rows]
        self.labels = [
            torch.tensor([PAIR_READINGS.index(x) for x in side]) for side in (labels, [BACK.get(x, x) for x in labels])
        ]

    def batch(self, rows: Sequence[int], side: int = 0) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        found = [self.sides[side][i] for i in rows]
        width = max(len(ids) for ids, _ in found)
        ids, types, mask = (torch.zeros(len(found), width, dtype=torch.long) for _ in range(3))
        for k, (words, kinds) in enumerate(found):
            ids[k, : len(words)], types[k, : len(words)], mask[k, : len(words)] = (
                torch.tensor(words),
                torch.tensor(kinds),
                1,
            )
        return ids, types, self.numbers[list(rows)], mask

    def length(self, row: int) -> int:
        return len(self.sides[0][row][0])


def epoch_of(pairs: Pairs, numbers: np.random.Generator, rng: random.Random) -> list[list[int]]:
    """The batches of an epoch: all pairs with a relation, some without; lengths together."""
    related = [i for i, r in enumerate(pairs.rows) if r.label != "none"]
    others = [i for i, r in enumerate(pairs.rows) if r.label == "none" and r.numbers["meaning"] > -0.3]
    weight = np.array([0.45 + pairs.rows[i].numbers["meaning"] + 0.5 * pairs.rows[i].tempting for i in others])
    drawn = numbers.choice(
        len(others), min(len(others), int(NEGATIVES * len(related))), replace=False, p=weight / weight.sum()
    )
    chosen = related + [others[i] for i in drawn]
    rng.shuffle(chosen)
    batches = []
    for start in range(0, len(chosen), CHUNK):
        part = sorted(chosen[start : start + CHUNK], key=pairs.length)
        batches += [part[i : i + BATCH] for i in range(0, len(part), BATCH)]
    rng.shuffle(batches)
    return batches


def train(pairs: Pairs, network: PairNetwork, epochs: float, seed: int = 0) -> None:
    """Train the network in place; what stays in it is a running average of its weights.

    Steps are made in bfloat16 on a copy, sums are kept in float: on two cores that halves the time of a step.
    """
    rng, numbers = random.Random(seed), np.random.default_rng(seed)
    network.enc.fixed(FIXED)
    network.train()
    copy = deepcopy(network).bfloat16()
    inner = [p for n, p in network.named_parameters() if n.startswith("enc.") and p.requires_grad]
    outer = [p for n, p in network.named_parameters() if not n.startswith("enc.")]
    weights, copied = ([p for p in n.parameters() if p.requires_grad] for n in (network, copy))
    averages = [p.detach().clone() for p in weights]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": RATE}, {"params": outer, "lr": HEAD_RATE * RATE}], weight_decay=0.01, fused=True
    )
    batches = epoch_of(pairs, numbers, rng)
    steps = int(epochs * len(batches))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, (s + 1) / WARMED, _falling(s / steps)))
    start = time.time()
    for step in range(steps):
        if not batches:
            batches = epoch_of(pairs, numbers, rng)
        batch, side = batches.pop(), int(rng.random() < 0.5)
        ids, types, row, mask = pairs.batch(batch, side)
        logits = copy(ids, types, row.bfloat16(), mask)
        loss = F.cross_entropy(logits.float(), pairs.labels[side][batch], label_smoothing=SMOOTHED)
        loss.backward()
        with torch.no_grad():
            for kept, taken in zip(weights, copied, strict=True):
                kept.grad, taken.grad = taken.grad.float(), None
            nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            schedule.step()
            for kept, taken in zip(weights, copied, strict=True):
                taken.copy_(kept)
            if step % 10 == 0:
                for average, kept in zip(averages, weights, strict=True):
                    average.lerp_(kept, 1 - min(0.98, (step + 1) / (step + 100)))
        if step % 100 == 99:
            print(f"{step + 1} of {steps}, {time.time() - start:.0f} s: {loss.item():.3f}", file=sys.stderr, flush=True)
    with torch.no_grad():
        for kept, average in zip(weights, averages, strict=True):
            kept.copy_(average)


def _falling(gone: float) -> float:
    """The share of the learning rate when this much of the training is over."""
    return 1.0 if gone < FULL else max(0.02, (1 - gone) / (1 - FULL))


@torch.no_grad()
def chances(network: PairNetwork, pairs: Pairs) -> np.ndarray:
    """A row of chances for each pair."""
    half = deepcopy(network).eval().bfloat16()
    order = sorted(range(len(pairs.rows)), key=pairs.length)
    out = np.zeros((len(order), len(PAIR_READINGS)), np.float32)
    for start in range(0, len(order), 64):
        rows = order[start : start + 64]
        ids, types, row, mask = pairs.batch(rows)
        out[rows] = F.softmax(half(ids, types, row.bfloat16(), mask).float(), 1).numpy()
    return out


def measured(found: np.ndarray, pairs: Pairs) -> str:
    """F1 over relations, whichever way round, and by kind; pairs of the program's claims, before they are grouped."""
    kind = [BACK[k] if k in TURNED.values() else k for k in PAIR_READINGS]
    summed = {k: sum(found[:, i] for i, name in enumerate(kind) if name == k) for k in dict.fromkeys(kind)}
    names = list(summed)
    said = [names[i] for i in np.stack(list(summed.values()), 1).argmax(1)]
    gold = [kind[PAIR_READINGS.index(r.label)] for r in pairs.rows]
    return ", ".join(f"{k or 'all'} {_f1(said, gold, k):.3f}" for k in ("", *names[1:]))


def _f1(said: Sequence[str], gold: Sequence[str], kind: str) -> float:
    right = sum(s == g != "none" and kind in ("", g) for s, g in zip(said, gold, strict=True))
    told = sum(s == kind if kind else s != "none" for s in said) + sum(g == kind if kind else g != "none" for g in gold)
    return 2 * right / max(1, told)


def restored(checkpoint: dict[str, Any]) -> PairNetwork:
    """The network of a checkpoint."""
    network = PairNetwork(Encoder(len(checkpoint["net"]["enc.words.weight"])), len(checkpoint["names"]))
    network.load_state_dict(checkpoint["net"])
    return network


def mean(checkpoints: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """A checkpoint with the mean of their weights; they must come from one line of training."""
    nets = [c["net"] for c in checkpoints]
    return checkpoints[0] | {"net": {name: sum(net[name] for net in nets) / len(nets) for name in nets[0]}}


def export(checkpoint: dict[str, Any], test: Pairs, out: Path) -> None:
    """WEIGHTS/model.onnx, settings.json and SHA256SUMS; what fewer bits cost is printed."""
    network = restored(checkpoint).eval()
    ids, types, row, _ = test.batch([0])
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full, small = Path(folder) / "full.onnx", Path(folder) / "small.onnx"
        axes = {"ids": {1: "length"}, "types": {1: "length"}}
        torch.onnx.export(
            network, (ids, types, row), str(full), input_names=["ids", "types", "numbers"], output_names=["logits"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        layers = MatMulNBitsQuantizer(onnx.load(full), bits=4, block_size=16, is_symmetric=False, accuracy_level=4)
        layers.process()
        onnx.save(layers.model.model, small)
        to_int8(small, out / "model.onnx", kinds=["Gather"])
    settings = {"names": test.names, "mean": test.mean.tolist(), "spread": test.spread.tolist()}
    (out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    sums(out)
    reader = PairReader(out)
    print("checkpoint:", measured(chances(network, test), test))
    print("exported:  ", measured(reader((r.left, r.right, r.numbers) for r in test.rows), test))


def main() -> None:
    """Train, or export."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pairs", type=Path, nargs="+")
    options.add_argument("--test", type=Path, required=True)
    options.add_argument("--encoder", type=Path)
    options.add_argument("--epochs", type=float, default=3)
    options.add_argument("--start", type=Path, help="a checkpoint to go on from")
    options.add_argument("--export", type=Path, nargs="+")
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    rows = msgspec.msgpack.decode(given.test.read_bytes(), type=list[Row])
    if given.export:
        checkpoint = mean([torch.load(file, weights_only=False) for file in given.export])
        export(checkpoint, Pairs(rows, checkpoint), given.out)
        return
    start = torch.load(given.start, weights_only=False) if given.start else None
    found = [row for file in given.pairs for row in msgspec.msgpack.decode(file.read_bytes(), type=list[Row])]
    pairs = Pairs(found, start)
    like = {"names": pairs.names, "mean": pairs.mean, "spread": pairs.spread}
    held = Pairs(rows, like)
    torch.manual_seed(0)
    random.seed(0)
    vocabulary = load_tokenizer(TOKENIZER).get_vocab()
    network = restored(start) if start else PairNetwork(load_mpnet(given.encoder, vocabulary), len(pairs.names))
    train(pairs, network, given.epochs)
    print(measured(chances(network, held), held), file=sys.stderr)
    torch.save({"net": network.state_dict(), **like}, given.out)


if __name__ == "__main__":
    main()
