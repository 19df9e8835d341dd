"""Scores the tagger alone: python training/evaluate.py --data ../shared/data [--weights FOLDER] [--split dev] [--checkpoint FILE]

Tagged spans become the barest attributions (a cue, or a content without one, with the sources and contents linked to it), which
the scorer in `score/attribution.py` beside the data then counts.
"""

from __future__ import annotations

import argparse
import importlib
import pickle
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch

from network import Encoder, load_minilm
from network import Tagger as Network
from reportedly.annotate.features import Ints, Vocabulary
from reportedly.annotate.parse import parse
from reportedly.annotate.tagger import Floats, Settings, Tagger, load_tagger, load_tokenizer
from reportedly.model import Document, Parsed, Tagged


def attributions(tagged: Sequence[Tagged]) -> list[dict[str, Any]]:
    """Contract attributions of the tags: every content joins its best cue, or stands alone; the best source goes with each."""

    def best(i: int, layer: str) -> int | None:
        return next((j for j, _ in tagged[i].links if tagged[j].layer == layer), None)

    def span(i: int) -> dict[str, int]:
        return {"start": tagged[i].span.start, "end": tagged[i].span.end}

    contents: dict[int, list[int]] = {i: [] for i, t in enumerate(tagged) if t.layer == "cue"}
    for i, t in enumerate(tagged):
        if t.layer == "content":
            cue = best(i, "cue")
            contents.setdefault(i if cue is None else cue, []).append(i)
    out, used = [], set()
    for i, parts in contents.items():
        is_cue = tagged[i].layer == "cue"
        source = best(i, "source")
        if source is None:
            source = next((s for p in parts if (s := best(p, "source")) is not None), None)
        used.add(source)
        out.append(_attribution(span(i) if is_cue else None, source, [span(p) for p in parts], span))
    out += [_attribution(None, i, [], span) for i, t in enumerate(tagged) if t.layer == "source" and i not in used]
    return out


def _attribution(
    cue: dict[str, int] | None, source: int | None, content: list[dict[str, int]], span: Any
) -> dict[str, Any]:
    sources = [] if source is None else [{"spans": [span(source)], "kind": "unnamed"}]
    return {"cue": cue, "sources": sources, "content": content}


def scorer(folder: Path) -> Any:
    """The module `attribution` of the scorers' folder (this folder has one of the same name)."""
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("score_attribution", folder / "attribution.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold(data: Path, score: Path, cache: Path | None, split: str = "dev") -> tuple[list[dict[str, Any]], list[Parsed]]:
    """The scorer's documents and their parses."""
    docs = scorer(score).load(data, None, split)
    if cache is not None and cache.is_file():
        with cache.open("rb") as f:
            return docs, pickle.load(f)
    parses = list(parse(Document(id=d["id"], source_path=None, text=d["text"]) for d in docs))
    if cache is not None:
        with cache.open("wb") as f:
            pickle.dump(parses, f)
    return docs, parses


def tables(tagger: Tagger, data: Path, score: Path, cache: Path | None, split: str = "dev") -> tuple[Any, float]:
    """The scorer's results and the tagger's words a second."""
    docs, parses = gold(data, score, cache, split)
    began = time.time()
    tags = tagger.tag(parses)
    rate = sum(len(p.tokens) for p in parses) / (time.time() - began)
    outs = [{"attributions": attributions(t)} for t in tags]
    return scorer(score).score(docs, outs), rate


def measure(tagger: Tagger, data: Path, score: Path, cache: Path | None) -> str:
    """One line: exact F1 on both sets, linked F1 on the first, words a second."""
    results, rate = tables(tagger, data, score, cache)
    wanted = [(s, m, v["f1"]) for s, m, v in results if m.endswith("exact") or m == "linked"]
    return ", ".join(f"{s} {m} {v:.2f}" for s, m, v in wanted) + f", {rate:.0f} tokens/s"


def tagger_of(network: Network, known: Vocabulary, tokenizer: Any, amp: bool = True, window: int = 100) -> Tagger:
    """A runtime tagger around a network in PyTorch."""

    def run(ids: Ints, mask: Ints, head: Ints, features: Ints) -> tuple[Floats, Floats, Floats]:
        tensors = [torch.from_numpy(x.astype(np.int64)) for x in (ids, mask, head, features)]
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=amp):
            emissions, ends, null = network(*tensors)
        return emissions.float().numpy(), ends.float().numpy(), null.float().numpy()

    network.eval()
    return Tagger(run, settings_of(network, known, window), tokenizer)


def settings_of(network: Network, known: Vocabulary, window: int = 100, bias: float = 0.0) -> Settings:
    """What the runtime needs beside the network's scores."""
    steps = tuple(tuple(round(x, 4) for x in row) for row in network.transitions().tolist())
    reach = tuple(tuple(round(x, 4) for x in row) for row in network.reach.tolist())
    return Settings(known, steps, reach, window, bias)


def restore(checkpoint: Path) -> tuple[Network, Vocabulary]:
    """The network of a training checkpoint."""
    saved = torch.load(checkpoint, map_location="cpu")
    known = msgspec.convert(saved["vocabulary"], Vocabulary)
    words = saved["model"]["encoder.words.weight"].shape[0]
    network = Network(Encoder(words), known.sizes(), **saved["switches"])
    network.load_state_dict(saved["model"])
    return network.eval(), known


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--score", type=Path, help="folder of the scorers; by default score/ beside the data")
    ap.add_argument("--cache", type=Path)
    ap.add_argument("--split", default="dev")
    ap.add_argument("--weights", type=Path, help="folder of exported weights; by default those of the program")
    ap.add_argument("--checkpoint", type=Path, help="score this checkpoint of training/attribution.py instead")
    ap.add_argument("--encoder", type=Path, help="folder with tokenizer.json, for --checkpoint")
    ap.add_argument("--window", type=int, default=100)
    o = ap.parse_args()
    if o.checkpoint:
        network, known = restore(o.checkpoint)
        tagger: Tagger | None = tagger_of(network, known, load_tokenizer(o.encoder), window=o.window)
    else:
        tagger = load_tagger(o.weights)
    if tagger is None:
        sys.exit("no weights there")
    results, rate = tables(tagger, o.data, o.score or o.data.parent / "score", o.cache, o.split)
    print("\n".join(results.table()), f"\n{rate:.0f} tokens/s")


__all__ = ["load_minilm", "measure", "restore", "tagger_of"]

if __name__ == "__main__":
    main()
