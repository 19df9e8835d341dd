"""Exports weights for the program and gates them.

    python training/export.py sentence --encoder FOLDER --out WEIGHTS          the released sentence encoder, in int8
    python training/export.py attribution --checkpoint FILE --encoder FOLDER --data DATA --out WEIGHTS

WEIGHTS gets `tokenizer.json` and a folder a model, with SHA256SUMS. The second command measures int8 against the checkpoint on the
development half, and keeps the layers that suffer most in float when F1 falls by more than GATE.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from evaluate import restore, settings_of, tables
from network import Encoder, load_minilm
from reportedly.annotate.tagger import Tagger as Runtime
from reportedly.annotate.tagger import load_tokenizer, onnx_network

GATE = 0.3
"""Points of F1, the mean over roles and links, that int8 may lose."""
KINDS = ("MatMul", "Gather", "Gemm", "LSTM")
"""Operations whose weights are put into int8."""


class Sentence(nn.Module):
    """ids, mask -> mean of the hidden states, at unit length."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        weight = mask[:, :, None].float()
        pooled = (self.encoder(ids, mask) * weight).sum(1) / weight.sum(1)
        return pooled / pooled.norm(dim=1, keepdim=True).clamp_min(1e-9)


def to_onnx(model: nn.Module, inputs: dict[str, Tensor], outputs: list[str], path: Path) -> None:
    """The model in float, its batch and length left open."""
    torch.onnx.export(
        model.eval(),
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes={k: {0: "batch", 1: "length"} for k in inputs},
        opset_version=17,
        dynamo=False,
    )


def to_int8(source: Path, target: Path, keep_float: Sequence[str] = (), kinds: Sequence[str] = KINDS) -> None:
    """Weights in int8, per channel, with the range that every processor sums without overflow."""
    quantize_dynamic(
        source,
        target,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=[*kinds],
        nodes_to_exclude=[*keep_float],
        extra_options={"MatMulConstBOnly": True},
    )


def sums(folder: Path) -> None:
    """SHA256SUMS of the folder's other files."""
    files = sorted(p for p in folder.iterdir() if p.is_file() and p.suffix in (".onnx", ".json"))
    rows = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in files]
    (folder / "SHA256SUMS").write_text("".join(rows), encoding="utf-8")


def example(columns: int | None = None) -> dict[str, Tensor]:
    ids = torch.randint(1000, 20000, (3, 17))
    out = {"ids": ids, "mask": torch.ones_like(ids)}
    if columns is not None:
        out |= {"head": torch.randint(0, 17, (3, 17)), "features": torch.zeros(3, 17, columns, dtype=torch.long)}
    return out


def sentence(o: argparse.Namespace) -> None:
    folder: Path = o.out / "sentence"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(o.encoder / "tokenizer.json", o.out / "tokenizer.json")
    model = Sentence(load_minilm(o.encoder))
    with tempfile.TemporaryDirectory() as tmp:
        to_onnx(model, example(), ["vectors"], Path(tmp, "float.onnx"))
        to_int8(Path(tmp, "float.onnx"), folder / "model.onnx")
    sums(folder)


def attribution(o: argparse.Namespace) -> None:
    folder: Path = o.out / "attribution"
    folder.mkdir(parents=True, exist_ok=True)
    if not (o.out / "tokenizer.json").is_file():
        shutil.copy(o.encoder / "tokenizer.json", o.out / "tokenizer.json")
    network, known = restore(o.checkpoint)
    settings = settings_of(network, known, o.window, o.bias)
    tokenizer = load_tokenizer(o.encoder)
    score = o.score or o.data.parent / "score"

    def mean(path: Path) -> float:
        results, rate = tables(Runtime(onnx_network(path), settings, tokenizer), o.data, score, o.cache)
        rows = [(f"{s} {m}", v["f1"]) for s, m, v in results if m.endswith("exact") or m == "linked"]
        print(path.name, ", ".join(f"{k} {v:.2f}" for k, v in rows), f"{rate:.0f} tokens/s", flush=True)
        return sum(v for _, v in rows) / len(rows)

    with tempfile.TemporaryDirectory() as tmp:
        full, small = Path(tmp, "float.onnx"), Path(tmp, "int8.onnx")
        to_onnx(network, example(len(known.sizes())), ["emissions", "ends", "null"], full)
        to_int8(full, small)
        goal = mean(full) - GATE
        if mean(small) < goal:
            print("int8 loses too much: the feed-forward layers' second halves stay in float")
            graph = onnx.load(full).graph
            to_int8(full, small, [n.name for n in graph.node if n.op_type == "MatMul" and "down" in n.name])
            if mean(small) < goal:
                raise SystemExit("the gate stays shut: nothing was written")
        shutil.copy(small, folder / "model.onnx")
    (folder / "settings.json").write_bytes(msgspec.json.format(msgspec.json.encode(settings), indent=1))
    sums(folder)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("what", choices=("sentence", "attribution"))
    ap.add_argument("--encoder", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--checkpoint", type=Path)
    ap.add_argument("--data", type=Path)
    ap.add_argument("--score", type=Path)
    ap.add_argument("--cache", type=Path, help="parses of the development half, kept by evaluate.py")
    ap.add_argument("--window", type=int, default=100)
    ap.add_argument("--bias", type=float, default=0.0)
    o = ap.parse_args()
    {"sentence": sentence, "attribution": attribution}[o.what](o)


if __name__ == "__main__":
    main()
