"""Trains the attribution tagger: python training/attribution.py --data ../shared/data --encoder FOLDER --out DIR

DATA holds `polnear/train` and `polnear/dev` (brat); FOLDER the released MiniLM-L6 (`model.safetensors`, `tokenizer.json`).
DIR gets checkpoints on the way, `last.pt` (the running average of the weights) and a cache of the parses. Then: training/export.py.
"""

from __future__ import annotations

import argparse
import copy
import itertools
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import torch
import torch.distributed as dist

from data import Batch, Example, Report, epoch, example, reports
from evaluate import measure, tagger_of
from network import PARSE, Encoder, Tagger, load_minilm
from reportedly.annotate.features import vocabulary
from reportedly.annotate.tagger import SEP, load_tokenizer

MASK = 103


def options() -> argparse.Namespace:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--encoder", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--score", type=Path, help="folder of the scorers; by default score/ beside the data")
    ap.add_argument("--cache", type=Path, help="folder for parses (default: DIR/cache)")
    ap.add_argument("--start", type=Path, help="go on from this checkpoint (with a lower rate)")
    ap.add_argument("--epochs", type=int, default=9)
    ap.add_argument("--minutes", type=float, help="end then, whatever the epoch; the rate falls by the clock")
    ap.add_argument("--room", type=int, default=1536, help="word pieces in a step")
    ap.add_argument("--rate", type=float, default=2.2e-4, help="the encoder's highest learning rate")
    ap.add_argument("--head-rate", type=float, default=1e-3)
    ap.add_argument("--layer-decay", type=float, default=0.9)
    ap.add_argument("--average", type=float, default=0.992, help="how much of the running average a step keeps")
    ap.add_argument("--hide-words", type=float, default=0.04)
    ap.add_argument("--hide-parses", type=float, default=0.1)
    ap.add_argument("--share", type=int, default=1, help="train on one report in SHARE (ablations)")
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--workers", type=int, default=2, help="processes that average their weights")
    ap.add_argument("--sync", type=int, default=10, help="steps between two averages")
    ap.add_argument("--save", type=float, default=0.2, help="share of the training between two checkpoints")
    ap.add_argument("--seed", type=int, default=0)
    for part in ("parse", "quotes", "lstm"):
        ap.add_argument(f"--{part}", action=argparse.BooleanOptionalAction, default=True)
    return ap.parse_args()


def groups(model: Tagger, o: argparse.Namespace) -> list[dict[str, Any]]:
    """The encoder's layers at rates that fall towards the words, everything else at the head's rate."""
    out: list[dict[str, Any]] = []
    encoder: Encoder = model.encoder
    parts = [[encoder.words, encoder.places, encoder.norm], *([b] for b in encoder.blocks)]
    for i, modules in enumerate(reversed(parts)):
        out.append({"params": [p for m in modules for p in m.parameters()], "lr": o.rate * o.layer_decay**i})
    tables = [model.follow, model.reach]
    taken = {id(p) for p in (*encoder.parameters(), *tables)}
    out.append({"params": [p for p in model.parameters() if id(p) not in taken], "lr": o.head_rate})
    out.append({"params": tables, "lr": 10 * o.head_rate, "weight_decay": 0.0})
    return out


def blur(b: Batch, words: float, parses: float) -> None:
    """Hides a share of the word pieces, and from a share of the windows the whole parse (another parser may know less)."""
    hidden = (torch.rand(b.ids.shape) < words) & (b.ids > SEP)
    b.ids[hidden] = MASK
    blind = torch.rand(len(b.ids)) < parses
    rows = b.features[blind]
    rows[:, :, PARSE] = 0
    b.features[blind] = rows
    b.head[blind] = torch.arange(b.ids.shape[1])


def average(kept: Tagger, model: Tagger, keep: float) -> None:
    with torch.no_grad():
        pairs = zip(kept.parameters(), model.parameters(), strict=True)
        old, new = zip(*pairs, strict=True)
        torch._foreach_lerp_(list(old), list(new), 1 - keep)


def together(model: Tagger, kept: Tagger, o: argparse.Namespace, step: int, share: float) -> float:
    """Averages the workers' weights (local SGD) and moves the running average; the first worker's share of the work done."""
    told = torch.tensor([share])
    if o.workers > 1:
        weights = [p.data for p in model.parameters()]
        flat = torch.cat([w.flatten() for w in weights])
        dist.all_reduce(flat)
        dist.broadcast(told, 0)
        for w, new in zip(weights, (flat / o.workers).split([w.numel() for w in weights]), strict=True):
            w.copy_(new.view_as(w))
    average(kept, model, min(o.average, step / (step + 10)) ** o.sync)
    return float(told)


def stream(examples: list[Example], o: argparse.Namespace, rank: int) -> Iterator[tuple[int, Batch]]:
    """This worker's batches, epoch after epoch; together the workers see every report once an epoch."""
    dice = random.Random(o.seed)
    for number in itertools.count(1):
        order = dice.sample(range(len(examples)), len(examples))[rank :: o.workers]
        rows = random.Random(f"{o.seed} {number} {rank}")
        for b in epoch([examples[i] for i in order], o.room, rows, (1, 1, 128, 254)):
            yield number, b


def work(rank: int, o: argparse.Namespace) -> None:
    torch.set_num_threads(o.threads)
    if o.workers > 1:
        meet = f"file://{(o.out / 'meet').resolve()}"
        dist.init_process_group("gloo", init_method=meet, rank=rank, world_size=o.workers)
    cache = o.cache or o.out / "cache"
    train: list[Report] = reports(o.data / "polnear" / "train", cache / "train.pkl")[:: o.share]
    known, tokenizer = vocabulary([r.parsed for r in train]), load_tokenizer(o.encoder)
    examples = [example(r, known, tokenizer) for r in train]
    del train
    torch.manual_seed(o.seed)
    model = Tagger(load_minilm(o.encoder), known.sizes(), o.parse, o.quotes, o.lstm)
    if o.start:
        model.load_state_dict(torch.load(o.start, map_location="cpu")["model"])
    kept = copy.deepcopy(model).eval()
    torch.manual_seed(1000 * o.seed + rank)
    total = sum(len(e.pieces.ids) for e in examples)
    steps = int(1.05 * o.epochs * total / o.room / o.workers) + 1
    optimiser = torch.optim.AdamW(groups(model, o), weight_decay=0.01, fused=True)
    warm, step, began, share, saved = max(1, min(150, steps // 10)), 0, time.time(), 0.0, 0.0

    def done() -> float:
        return (time.time() - began) / (60 * o.minutes) if o.minutes else step / steps

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min((s + 1) / warm, max(0.01, 1 - share)))
    model.train()
    tag_sum = link_sum = seen = 0.0
    for number, b in stream(examples, o, rank):
        blur(b, o.hide_words, o.hide_parses)
        with torch.autocast("cpu", torch.bfloat16):
            emissions, ends, null = model(b.ids, b.mask, b.head, b.features)
        tag, link = model.tag_loss(emissions, b.gold, b.mask), model.link_loss(ends, null, b.links, b.mask)
        pieces = float(b.mask.sum())
        ((tag + link) / pieces).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        step += 1
        tag_sum, link_sum, seen = tag_sum + tag.item(), link_sum + link.item(), seen + pieces
        if step % o.sync == 0:
            share = together(model, kept, o, step, done())
        if (step % 100 == 0 or step == 10) and rank == 0:
            losses = f"tag {tag_sum / seen:.4f} link {link_sum / seen:.4f}"
            print(f"{number} {step} {losses} {time.time() - began:.0f}s {share:.3f}", flush=True)
            tag_sum = link_sum = seen = 0.0
        if rank == 0 and (share >= 1 or share - saved >= o.save):
            saved = share
            switches = {"parse": o.parse, "quotes": o.quotes, "lstm": o.lstm}
            state = {"model": kept.state_dict(), "vocabulary": msgspec.to_builtins(known), "switches": switches}
            torch.save(state, o.out / f"at{round(100 * share):03d}.pt")
            torch.save(state, o.out / "last.pt")
        if share >= 1:
            break
    if rank == 0:
        print(measure(tagger_of(kept, known, tokenizer), o.data, o.score, cache / "dev.pkl"), flush=True)


def main() -> None:
    o = options()
    o.out.mkdir(parents=True, exist_ok=True)
    o.score = o.score or o.data.parent / "score"
    (o.out / "meet").unlink(missing_ok=True)
    if o.workers > 1:
        torch.multiprocessing.spawn(work, (o,), o.workers)
    else:
        work(0, o)


if __name__ == "__main__":
    main()
