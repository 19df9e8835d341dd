"""The trained attribution tagger: source, cue and content spans with links, from weights kept in a folder apart.

The network only scores word pieces; this module cuts the text into windows, runs the network, reads the best
spans off its scores (Viterbi over the allowed sequences) and links the spans. A report's tags depend on that
report alone: batches never mix reports, since the quantised network rounds by batch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec import Struct

from ..model import Parsed, Tagged, trimmed
from .features import Ints, Pieces, Tokenizer, Vocabulary, pieces_of, windows

Floats = npt.NDArray[np.float32]
Network = Callable[[Ints, Ints, Ints, Ints], tuple[Floats, Floats, Floats]]
"""ids, mask, head (b, n), features (b, n, columns) -> emissions (b, n, 13), link vectors (b, n, 6 x width),
nulls (b, n, 3)."""

WEIGHTS = Path(__file__).parent / "weights"
ROLES = ("source", "cue", "content")
LINKS = (("content", "cue"), ("content", "source"), ("cue", "source"))
OUT, BEGIN, INSIDE, LAST, SINGLE = range(5)
STATES = 1 + 4 * len(ROLES)
"""O, then begin, inside, last and single of each role: the spans of PolNeAR never overlap."""
BATCH = 384
"""Word pieces, padding included, that go through the network at once: few enough for a
core's cache."""
PAD = 2
CLS, SEP = 101, 102
ALTERNATIVES = 3
ELSEWHERE = np.float32(4.0)
"""Taken off the score of a link between paragraphs: PolNeAR has 74 such in 38,000."""
APART = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96)
"""Lower bounds of the buckets of a link's distance in word pieces; further on for links that point back."""


class Settings(Struct, frozen=True):
    """What belongs to one set of weights (`settings.json`): the labels they know, how to read the scores."""

    vocabulary: Vocabulary
    transitions: tuple[tuple[float, ...], ...]
    """Score of each state (column) after each (row); forbidden steps are very low."""
    reach: tuple[tuple[float, ...], ...]
    """Added to a link's score by its kind and the bucket of its distance (`apart`)."""
    window: int = 100
    """Word pieces up to which paragraphs are packed together."""
    bias: float = 0.0
    """Added to "no span here": above 0 for fewer spans."""


class Found(Struct, frozen=True):
    """A span of one layer in a window: first and last piece (included), and how sure."""

    layer: int
    first: int
    last: int
    score: float


class Tagger:
    """Tags parsed reports. Built by `load_tagger`; training measures its own network through one."""

    def __init__(self, network: Network, settings: Settings, tokenizer: Tokenizer) -> None:
        self._network = network
        self._settings = settings
        self._tokenizer = tokenizer
        self._transitions = np.array(settings.transitions, dtype=np.float32)
        self._reach = np.array(settings.reach, dtype=np.float32)

    def tag(self, parsed_list: Sequence[Parsed]) -> list[tuple[Tagged, ...]]:
        """The spans of each report, in the order of the text; links point into the same tuple."""
        return [self._one(parsed) for parsed in parsed_list]

    def _one(self, parsed: Parsed) -> tuple[Tagged, ...]:
        pieces = pieces_of(parsed, self._settings.vocabulary, self._tokenizer)
        ranges = list(windows(pieces, self._settings.window))
        found: dict[int, list[tuple[Found, list[tuple[int, float]]]]] = {}
        for batch in batches(ranges, BATCH):
            emissions, ends, null = self._network(*inputs(pieces, [ranges[i] for i in batch]))
            emissions[..., OUT] += np.float32(self._settings.bias)
            lengths = [ranges[i][1] - ranges[i][0] for i in batch]
            paths = viterbi(emissions[:, 1:], lengths, self._transitions)
            likely = shares(emissions[:, 1:], lengths, self._transitions)
            for row, i in enumerate(batch):
                spans = spans_of(paths[row, : lengths[row]], likely[row])
                paragraph = np.searchsorted(pieces.breaks, np.arange(*ranges[i]), side="right").astype(np.int32)
                links = links_of(spans, ends[row, 1:], null[row, 1:], self._reach, paragraph)
                found[i] = list(zip(spans, links, strict=True))
        return _assembled(parsed.document.text, pieces, ranges, found)


def batches(ranges: Sequence[tuple[int, int]], room: int) -> Iterator[list[int]]:
    """Indices of the ranges, like lengths together: a batch with its padding fits the room, or is one range."""
    batch: list[int] = []
    for i in sorted(range(len(ranges)), key=lambda i: (ranges[i][1] - ranges[i][0], i)):
        width = ranges[i][1] - ranges[i][0] + PAD
        if batch and width * (len(batch) + 1) > room:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def inputs(pieces: Pieces, ranges: Sequence[tuple[int, int]]) -> tuple[Ints, Ints, Ints, Ints]:
    """ids, mask, head and features of these windows, between the encoder's two marks and padded."""
    width = max(b - a for a, b in ranges) + PAD
    ids, mask = np.zeros((2, len(ranges), width), np.int32)
    head = np.tile(np.arange(width, dtype=np.int32), (len(ranges), 1))
    features = np.zeros((len(ranges), width, pieces.features.shape[1]), np.int32)
    for row, (a, b) in enumerate(ranges):
        n = b - a
        ids[row, 0], ids[row, n + 1] = CLS, SEP
        ids[row, 1 : n + 1] = pieces.ids[a:b]
        mask[row, : n + 2] = 1
        features[row, 1 : n + 1] = pieces.features[a:b]
        up = pieces.head[a:b]
        head[row, 1 : n + 1] = np.where((up >= a) & (up < b), up - a + 1, head[row, 1 : n + 1])
    return ids, mask, head, features


def state(layer: int, place: int) -> int:
    """The state of a piece at this place (BEGIN ... SINGLE) in a span of this layer."""
    return 4 * layer + place


def viterbi(emissions: Floats, lengths: Sequence[int], transitions: Floats) -> Ints:
    """The best allowed states, (b, n), with nothing before and after; past a window's length, noise.

    `transitions[from, to]`.
    """
    b, n, states = emissions.shape
    back = np.zeros((n, b, states), np.int8)
    score = emissions[:, 0] + transitions[OUT]
    stop = np.array(lengths) - 1
    final = np.zeros(b, np.int64)
    into = np.ascontiguousarray(transitions.T)
    for t in range(n):
        if t:
            step = score[:, None, :] + into
            back[t] = step.argmax(axis=2)
            score = step.max(axis=2) + emissions[:, t]
        done = stop == t
        if done.any():
            final[done] = (score[done] + transitions[:, OUT]).argmax(axis=1)
    path = np.zeros((b, n), np.int32)
    here, rows = np.zeros(b, np.int64), np.arange(b)
    for t in range(n - 1, -1, -1):
        here = np.where(stop == t, final, here)
        path[:, t] = here
        here = back[t, rows, here].astype(np.int64)
    return path


def shares(emissions: Floats, lengths: Sequence[int], transitions: Floats) -> Floats:
    """How likely each state of each piece is, (b, n, states), over all allowed sequences (forward-backward)."""
    step = np.exp(transitions.astype(np.float64))
    seen = np.exp((emissions - emissions.max(axis=2, keepdims=True)).astype(np.float64))
    stop, back, n = np.array(lengths) - 1, np.ascontiguousarray(step.T), emissions.shape[1]
    forward = seen[:, 0] * step[OUT]
    out = np.empty_like(seen)
    for t in range(n):
        if t:
            forward = forward @ step
            forward *= seen[:, t]
        forward /= forward.sum(axis=1, keepdims=True)
        out[:, t] = forward
    after = np.broadcast_to(step[:, OUT], forward.shape)
    for t in range(n - 2, -1, -1):
        after = (after * seen[:, t + 1]) @ back
        after /= after.sum(axis=1, keepdims=True)
        after[stop <= t] = step[:, OUT]
        out[:, t] *= after
    out[stop == n - 1, n - 1] *= step[:, OUT]
    normed: Floats = (out / out.sum(axis=2, keepdims=True)).astype(np.float32)
    return normed


def spans_of(path: Ints, likely: Floats) -> list[Found]:
    """The spans a path of states spells; a span is as sure as the less sure of its two ends (`shares`)."""
    layers, places = (path - 1) // 4, np.where(path == OUT, OUT, (path - 1) % 4 + 1)
    firsts = np.flatnonzero((places == BEGIN) | (places == SINGLE)).tolist()
    lasts = np.flatnonzero((places == LAST) | (places == SINGLE)).tolist()
    return [
        Found(int(layers[a]), a, b, min(float(likely[i, path[i]]) for i in (a, b)))
        for a, b in zip(firsts, lasts, strict=True)
    ]


def apart(distance: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """The bucket of a signed distance in word pieces."""
    bucket = np.searchsorted(np.array(APART), np.abs(distance), side="right")
    signed: npt.NDArray[np.int64] = np.where(distance < 0, bucket + len(APART), bucket).astype(np.int64)
    return signed


def links_of(
    spans: Sequence[Found], ends: Floats, null: Floats, reach: Floats, paragraph: Ints
) -> list[list[tuple[int, float]]]:
    """For each span the spans it belongs to, best first: those at least as likely as none at all.

    `paragraph` numbers the paragraph of each piece; a link out of one is held unlikely.
    """
    vectors = ends.reshape(len(ends), len(LINKS), 2, -1)
    out: list[list[tuple[int, float]]] = [[] for _ in spans]
    for k, (left, right) in enumerate(LINKS):
        sources = [i for i, s in enumerate(spans) if ROLES[s.layer] == left]
        targets = [i for i, s in enumerate(spans) if ROLES[s.layer] == right]
        if not sources or not targets:
            continue
        a, b = (np.array([spans[i].first for i in group]) for group in (sources, targets))
        scores = vectors[a, k, 0] @ vectors[b, k, 1].T + reach[k][apart(b[None] - a[:, None])]
        scores -= ELSEWHERE * (paragraph[a][:, None] != paragraph[b][None])
        scores = np.concatenate([scores, null[a, k, None]], axis=1)
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        for i, row in zip(sources, shares, strict=True):
            best = np.argsort(-row[:-1], kind="stable")[:ALTERNATIVES]
            out[i] += [(targets[j], float(row[j])) for j in best if row[j] >= row[-1]]
    return out


def _assembled(
    text: str,
    pieces: Pieces,
    ranges: Sequence[tuple[int, int]],
    found: dict[int, list[tuple[Found, list[tuple[int, float]]]]],
) -> tuple[Tagged, ...]:
    """The windows' spans in the order of the text, links renumbered."""
    rows = []
    for i, here in found.items():
        for j, (span, links) in enumerate(here):
            a, b = pieces.start[ranges[i][0] + span.first], pieces.end[ranges[i][0] + span.last]
            place = trimmed(text, int(a), int(b))
            if place is not None:
                rows.append((place, span.layer, i, j, span.score, links))
    rows.sort(key=lambda r: (r[0].start, -r[0].end, r[1]))
    number = {(i, j): k for k, (_, _, i, j, _, _) in enumerate(rows)}
    return tuple(
        Tagged(
            ROLES[layer],
            place,
            round(score, 4),
            tuple((number[i, j], round(share, 4)) for j, share in links if (i, j) in number),
        )
        for place, layer, i, _, score, links in rows
    )


def load_tagger(folder: Path | None = None) -> Tagger | None:
    """The tagger of this folder (by default the program's own), or None where there are no weights."""
    folder = folder or WEIGHTS / "attribution"
    if not (folder / "model.onnx").is_file():
        return None
    settings = msgspec.json.decode((folder / "settings.json").read_bytes(), type=Settings)
    return Tagger(onnx_network(folder / "model.onnx"), settings, load_tokenizer(folder))


def load_tokenizer(folder: Path) -> Any:
    """The tokenizer in this folder, or the one its parent folder shares between weights; read once."""
    own = folder / "tokenizer.json"
    return _tokenizer(own if own.is_file() else folder.parent / "tokenizer.json")


@cache
def _tokenizer(path: Path) -> Any:
    import tokenizers

    tokenizer = tokenizers.Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def onnx_session(path: Path, threads: int = 1) -> Any:
    """An onnxruntime session on this file; one thread, so that sums are taken in one order."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def onnx_network(path: Path, threads: int = 1) -> Network:
    """The exported network as a function."""
    session = onnx_session(path, threads)

    def run(ids: Ints, mask: Ints, head: Ints, features: Ints) -> tuple[Floats, Floats, Floats]:
        names = ("ids", "mask", "head", "features")
        feed = {k: v.astype(np.int64) for k, v in zip(names, (ids, mask, head, features), strict=True)}
        emissions, ends, null = session.run(["emissions", "ends", "null"], feed)
        return emissions, ends, null

    return run


__all__ = ["Settings", "Tagger", "load_tagger"]
