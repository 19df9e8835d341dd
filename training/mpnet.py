"""MPNet's encoder in plain PyTorch, with the released all-mpnet-base-v2 weights (Song et al. 2020; Apache-2.0)."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from network import Block, attention_bias, dropped

WIDTH, HEADS, LAYERS, INNER = 768, 12, 12, 3072
BUCKETS, REACH = 32, 128
FIRST_PLACE = 2
"""The first two rows of the table of places stand for padding."""
MARKS = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
"""BERT's name of a word piece -> MPNet's, where they differ."""


class Encoder(nn.Module):
    """ids (b, n), what is added to the word embeddings (b, n, WIDTH), mask (b, n) -> hidden states (b, n, WIDTH)."""

    def __init__(self, vocabulary: int, drop: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(512 + FIRST_PLACE, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.relative = nn.Embedding(BUCKETS, HEADS)
        self.blocks = nn.ModuleList(Block(drop, WIDTH, HEADS, INNER, 1e-5) for _ in range(LAYERS))
        self.drop = drop

    def forward(self, ids: Tensor, extra: Tensor, mask: Tensor) -> Tensor:
        n = ids.shape[1]
        x = self.words(ids) + self.places.weight[FIRST_PLACE : FIRST_PLACE + n] + extra
        x = dropped(self.norm(x), self.drop, self.training)
        bias = self.relative(_buckets(n)).permute(2, 0, 1)[None] + attention_bias(mask)
        for block in self.blocks:
            x = block(x, bias)
        return x

    def fixed(self, layers: int) -> None:
        """Leave the embeddings and so many of the lowest layers as released."""
        for part in (self.words, self.places, self.norm, self.relative, *self.blocks[:layers]):
            part.requires_grad_(False)


def _buckets(n: int) -> Tensor:
    """(n, n): which of the learned distances stands for the way from one piece to another, half of them for each direction."""
    places = torch.arange(n)
    back = places[:, None] - places[None]
    near, half = BUCKETS // 4, BUCKETS // 2
    far = near + (torch.log(back.abs().float().clamp(min=1) / near) / math.log(REACH / near) * (half - near)).long()
    return (back < 0).long() * half + torch.where(back.abs() < near, back.abs(), far.clamp(max=half - 1))


def load_mpnet(folder: Path, vocabulary: dict[str, int], drop: float = 0.1) -> Encoder:
    """The released weights (`model.safetensors`, `vocab.txt`) as an Encoder that takes the ids of BERT's vocabulary."""
    w = load_file(str(folder / "model.safetensors"))
    theirs = {word: i for i, word in enumerate((folder / "vocab.txt").read_text(encoding="utf-8").split("\n"))}
    rows = torch.full((max(vocabulary.values()) + 1,), theirs["<unk>"])
    for word, i in vocabulary.items():
        rows[i] = theirs.get(MARKS.get(word, word), theirs["<unk>"])
    e = Encoder(len(rows), drop)
    state = {
        "words.weight": w["embeddings.word_embeddings.weight"][rows],
        "places.weight": w["embeddings.position_embeddings.weight"],
        "norm.weight": w["embeddings.LayerNorm.weight"],
        "norm.bias": w["embeddings.LayerNorm.bias"],
        "relative.weight": w["encoder.relative_attention_bias.weight"],
    }
    names = (
        ("out", "attention.attn.o"), ("norm1", "attention.LayerNorm"), ("up", "intermediate.dense"),
        ("down", "output.dense"), ("norm2", "output.LayerNorm"),
    )  # fmt: skip
    for i in range(LAYERS):
        p = f"encoder.layer.{i}."
        for kind in ("weight", "bias"):
            state[f"blocks.{i}.qkv.{kind}"] = torch.cat([w[f"{p}attention.attn.{x}.{kind}"] for x in "qkv"])
            state |= {f"blocks.{i}.{ours}.{kind}": w[f"{p}{name}.{kind}"] for ours, name in names}
    e.load_state_dict(state)
    return e
