"""The tagger's network: MiniLM's encoder, told of the parse, with a CRF over the roles' BIES states and pointer links.

PolNeAR's spans never overlap, whatever their roles, so one sequence of states holds them all.

Plain PyTorch; `state` names follow the released MiniLM weights only in `load_minilm`.
"""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from reportedly.annotate.tagger import APART, apart

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
ROLES = ("source", "cue", "content")
STATES = 1 + 4 * len(ROLES)
"""O, then B, I, E, S of each role."""
LINKS = (("content", "cue"), ("content", "source"), ("cue", "source"))
LINK_WIDTH, PAIR = 64, 256
FAR = -1e4
PARSE, QUOTES = [1, 2, 3, 4, 7, 8, 9, 10, 12, 13], [5, 6]
"""Columns of the features that come from the parser, and from the quotation marks."""


def allowed() -> tuple[Tensor, Tensor, Tensor]:
    """Which state may follow which, which may begin and which may end a window."""
    letters = "O" + "BIES" * len(ROLES)
    role = [-1, *(k for k in range(len(ROLES)) for _ in range(4))]
    follow = torch.tensor(
        [
            [
                (letters[i] in "OES" and letters[j] in "OBS")
                or (letters[i] in "BI" and letters[j] in "IE" and role[i] == role[j])
                for j in range(STATES)
            ]
            for i in range(STATES)
        ]
    )
    return follow, torch.tensor([c in "OBS" for c in letters]), torch.tensor([c in "OES" for c in letters])


def dropped(x: Tensor, rate: float, training: bool) -> Tensor:
    """Dropout whose mask is a stretch, from anywhere, of one long row drawn beforehand: on a CPU the drawing takes longer than a layer."""
    if not training or not rate:
        return x
    row = _drawn(rate)
    start = random.randrange(len(row) - x.numel())
    return x * row[start : start + x.numel()].view(x.shape)


@cache
def _drawn(rate: float) -> Tensor:
    return ((torch.rand(1 << 25) >= rate) / (1 - rate)).to(torch.bfloat16)


class Block(nn.Module):
    """A layer of BERT's kind: x (b, n, width) and what is added to the attention's scores, broadcast to (b, heads, n, n) -> x."""

    def __init__(
        self, drop: float, width: int = WIDTH, heads: int = HEADS, inner: int = INNER, eps: float = 1e-12
    ) -> None:
        super().__init__()
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=eps)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=eps)
        self.heads, self.drop = heads, drop

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, n, width = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        a = torch.matmul(q * q.shape[-1] ** -0.5, k.transpose(-1, -2)) + bias.to(q.dtype)
        a = self.out(torch.matmul(a.softmax(-1), v).transpose(1, 2).reshape(b, n, width))
        x = self.norm1(x + dropped(a, self.drop, self.training))
        h = self.down(F.gelu(self.up(x)))
        return self.norm2(x + dropped(h, self.drop, self.training))


class Encoder(nn.Module):
    """ids, mask -> hidden states; `extra` is added to the word embeddings, `graft(i, x)` may change x after layer i."""

    def __init__(self, vocabulary: int, drop: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.blocks = nn.ModuleList(Block(drop) for _ in range(LAYERS))
        self.drop = drop

    def embed(self, ids: Tensor, extra: Tensor | None = None) -> Tensor:
        x = self.words(ids) + self.places.weight[: ids.shape[1]]
        x = self.norm(x if extra is None else x + extra)
        return F.dropout(x, self.drop, self.training)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        x, bias = self.embed(ids), attention_bias(mask)
        for block in self.blocks:
            x = block(x, bias)
        return x


def attention_bias(mask: Tensor) -> Tensor:
    return (1.0 - mask[:, None, None, :].float()) * FAR


def load_minilm(folder: Path, drop: float = 0.1) -> Encoder:
    """The released MiniLM-L6 weights (`model.safetensors`) as an Encoder; the constant token type is folded into the places."""
    w = load_file(str(folder / "model.safetensors"))
    e = Encoder(w["embeddings.word_embeddings.weight"].shape[0], drop)
    state = {
        "words.weight": w["embeddings.word_embeddings.weight"],
        "places.weight": w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": w["embeddings.LayerNorm.weight"],
        "norm.bias": w["embeddings.LayerNorm.bias"],
    }
    for i in range(LAYERS):
        p = f"encoder.layer.{i}."
        for kind in ("weight", "bias"):
            q, k, v = (w[f"{p}attention.self.{x}.{kind}"] for x in ("query", "key", "value"))
            state[f"blocks.{i}.qkv.{kind}"] = torch.cat([q, k, v])
            state[f"blocks.{i}.out.{kind}"] = w[f"{p}attention.output.dense.{kind}"]
            state[f"blocks.{i}.norm1.{kind}"] = w[f"{p}attention.output.LayerNorm.{kind}"]
            state[f"blocks.{i}.up.{kind}"] = w[f"{p}intermediate.dense.{kind}"]
            state[f"blocks.{i}.down.{kind}"] = w[f"{p}output.dense.{kind}"]
            state[f"blocks.{i}.norm2.{kind}"] = w[f"{p}output.LayerNorm.{kind}"]
    e.load_state_dict(state)
    return e


class Tagger(nn.Module):
    """ids, mask, head (b, n), features (b, n, columns) -> emissions (b, n, states), link vectors, nulls."""

    def __init__(
        self, encoder: Encoder, sizes: tuple[int, ...], parse: bool = True, quotes: bool = True, lstm: bool = True
    ) -> None:
        super().__init__()
        self.encoder = encoder
        self.register_buffer("offsets", torch.tensor([0, *sizes]).cumsum(0)[:-1])
        keep = torch.ones(len(sizes), dtype=torch.long)
        if not parse:
            keep[PARSE] = 0
        if not quotes:
            keep[QUOTES] = 0
        self.register_buffer("keep", keep)
        self.parse = parse
        self.inputs = nn.Embedding(sum(sizes), WIDTH)
        nn.init.zeros_(self.inputs.weight)
        self.outputs = nn.Embedding(sum(sizes), 128)
        nn.init.normal_(self.outputs.weight, std=0.05)
        self.graft = nn.Linear(WIDTH, WIDTH, bias=False)
        nn.init.zeros_(self.graft.weight)
        self.lstm = nn.LSTM(WIDTH, 128, bidirectional=True, batch_first=True) if lstm else None
        self.mix = nn.Linear(2 * WIDTH + 128 + (256 if lstm else 0), WIDTH)
        self.tags = nn.Linear(WIDTH, STATES)
        self.pair = nn.Linear(self.mix.in_features, PAIR)
        self.ends = nn.Linear(PAIR, 2 * len(LINKS) * LINK_WIDTH)
        self.null = nn.Linear(PAIR, len(LINKS))
        self.reach = nn.Parameter(torch.zeros(len(LINKS), 2 * len(APART) + 1))
        self.follow = nn.Parameter(torch.zeros(STATES, STATES))
        follow, begin, end = allowed()
        self.register_buffer("no_follow", (~follow) * FAR)
        self.register_buffer("no_begin", (~begin) * FAR)
        self.register_buffer("no_end", (~end) * FAR)
        self.drop = 0.1

    def forward(self, ids: Tensor, mask: Tensor, head: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        b, n = ids.shape
        rows = (features * self.keep + self.offsets).view(b * n, -1)
        x = self.encoder.embed(ids, bag(rows, self.inputs.weight).view(b, n, -1))
        bias, up = attention_bias(mask), head[:, :, None].expand(-1, -1, WIDTH)
        for i, block in enumerate(self.encoder.blocks):
            x = block(x, bias)
            if i == LAYERS // 2 - 1 and self.parse:
                x = x + self.graft(x.gather(1, up))
        parts = [
            x,
            x.gather(1, up) if self.parse else torch.zeros_like(x),
            bag(rows, self.outputs.weight).view(b, n, -1),
        ]
        if self.lstm is not None:
            parts.append(self.lstm(x)[0])
        h = F.dropout(torch.cat([p.to(x.dtype) for p in parts], -1), self.drop, self.training)
        tag = F.dropout(F.gelu(self.mix(h)), self.drop, self.training)
        pair = F.dropout(F.gelu(self.pair(h)), self.drop, self.training)
        return self.tags(tag), self.ends(pair), self.null(pair)

    def transitions(self) -> Tensor:
        return self.follow + self.no_follow

    def tag_loss(self, emissions: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood of gold (b, n), summed; padding stands at the end."""
        e, m, steps = emissions.float(), mask.bool(), self.transitions()
        right = (e.gather(2, gold[..., None])[..., 0] * m).sum() + (steps[gold[:, :-1], gold[:, 1:]] * m[:, 1:]).sum()
        a = e[:, 0] + self.no_begin
        for i in range(1, e.shape[1]):
            a = torch.where(m[:, i, None], torch.logsumexp(a[:, :, None] + steps, 1) + e[:, i], a)
        return torch.logsumexp(a + self.no_end, -1).sum() - right

    def link_loss(self, ends: Tensor, null: Tensor, links: list[Tensor], mask: Tensor) -> Tensor:
        """Cross entropy of the links, summed: links[k] has rows (window, from piece, to piece or -1 for none)."""
        b, n, _ = ends.shape
        v = ends.float().view(b, n, len(LINKS), 2, LINK_WIDTH)
        total = ends.new_zeros((), dtype=torch.float32)
        for k, rows in enumerate(links):
            if not len(rows):
                continue
            w, i, j = rows.unbind(1)
            s = torch.einsum("rd,rnd->rn", v[w, i, k, 0], v[w, :, k, 1])
            far = torch.from_numpy(apart(np.arange(n)[None] - i.numpy()[:, None]))
            s = s + self.reach[k][far] + (1.0 - mask[w].float()) * FAR
            s = torch.cat([s, null[w, i, k, None].float()], 1)
            total = total + F.cross_entropy(s, torch.where(j < 0, n, j), reduction="sum")
        return total


def bag(rows: Tensor, table: Tensor) -> Tensor:
    """Sum of the table's rows named by each line; one gather a column keeps the export small and quick."""
    return F.embedding_bag(rows, table, mode="sum") if not torch.onnx.is_in_onnx_export() else table[rows].sum(1)
