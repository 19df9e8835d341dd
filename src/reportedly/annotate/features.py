"""What the attribution tagger is told: word pieces with features of the parse and of the quotation marks.

Training and inference both call `pieces_of` and `windows`, so they see the same numbers. Everything here is
linear (or n log n) in the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from ..model import Parsed

Ints = npt.NDArray[np.int32]

SHAPES, QUOTES, QUOTE_EDGES, PLACES, DEPTHS = 6, 3, 3, 5, 9
REACH = (1, 2, 3, 5, 9)
"""Lower bounds of the buckets of a head's distance in tokens."""
CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj", "parataxis", "conj"})
LONGEST = 254
"""Word pieces a window may hold, its two marks left out."""


class Encoding(Protocol):
    """What is used of a `tokenizers.Encoding`."""

    ids: list[int]
    offsets: list[tuple[int, int]]


class Tokenizer(Protocol):
    """What is used of a `tokenizers.Tokenizer`."""

    def encode_batch(self, texts: list[str], *, add_special_tokens: bool) -> Sequence[Encoding]:
        """Word pieces of each text, with character offsets."""
        ...


class Vocabulary(Struct, frozen=True):
    """The parser's labels the weights know, in the order of their numbers from 1 on; 0: any other."""

    pos: tuple[str, ...]
    tag: tuple[str, ...]
    dep: tuple[str, ...]
    entity: tuple[str, ...]

    def sizes(self) -> tuple[int, ...]:
        """How many values each feature column can take, in the order of the columns."""
        pos, tag, dep, entity = (
            len(self.pos) + 1,
            len(self.tag) + 1,
            len(self.dep) + 1,
            2 * len(self.entity) + 1,
        )
        reach = 2 * len(REACH) + 1
        return (SHAPES, pos, tag, dep, entity, QUOTES, QUOTE_EDGES, reach, pos, dep, dep, PLACES, DEPTHS, dep)


class Pieces(Struct, frozen=True, eq=False):
    """A report's word pieces as columns; `head` is the index of a piece, `features` has shape (n, columns).

    `breaks` are the indices where a paragraph begins, `pauses` those where a sentence begins.
    """

    ids: Ints
    start: Ints
    end: Ints
    head: Ints
    features: Ints
    breaks: Ints
    pauses: Ints


def vocabulary(reports: Sequence[Parsed]) -> Vocabulary:
    """The labels that occur in these parses."""
    return Vocabulary(
        pos=tuple(sorted({x for p in reports for x in p.tokens.pos})),
        tag=tuple(sorted({x for p in reports for x in p.tokens.tag})),
        dep=tuple(sorted({x for p in reports for x in p.tokens.dep})),
        entity=tuple(sorted({e.label for p in reports for e in p.entities})),
    )


def token_features(parsed: Parsed, known: Vocabulary) -> Ints:
    """One row a token, one column a feature, in the order of `Vocabulary.sizes`."""
    tokens, n = parsed.tokens, len(parsed.tokens)
    pos, tag, dep = (
        _numbers(*pair) for pair in ((tokens.pos, known.pos), (tokens.tag, known.tag), (tokens.dep, known.dep))
    )
    here = np.arange(n, dtype=np.int32)
    head = np.clip(tokens.head, 0, max(n - 1, 0)).astype(np.int32)
    depth, clause = _tree(head, np.array([d in CLAUSES for d in tokens.dep], dtype=bool))
    left, right = _edges(head, depth, dep)
    quote, quote_edge = _quotation_state(parsed)
    columns = (
        np.array([_shape(t) for t in tokens.text], dtype=np.int32),
        pos,
        tag,
        dep,
        _entities(parsed, known),
        quote,
        quote_edge,
        _reach(head - here),
        pos[head],
        left,
        right,
        _places(parsed),
        np.minimum(depth, DEPTHS - 1),
        dep[clause],
    )
    return np.stack(columns, axis=1).astype(np.int32) if n else np.zeros((0, len(known.sizes())), np.int32)


def pieces_of(parsed: Parsed, known: Vocabulary, tokenizer: Tokenizer) -> Pieces:
    """The word pieces of every paragraph, each with the features of the token it begins in."""
    text = parsed.document.text
    encodings = tokenizer.encode_batch([p.of(text) for p in parsed.paragraphs], add_special_tokens=False)
    ids = np.array([i for e in encodings for i in e.ids], dtype=np.int32)
    spans = np.array(
        [(p.start + a, p.start + b) for p, e in zip(parsed.paragraphs, encodings, strict=True) for a, b in e.offsets],
        dtype=np.int32,
    ).reshape(-1, 2)
    breaks = np.cumsum([0, *(len(e.ids) for e in encodings)], dtype=np.int32)[:-1]
    rows = token_features(parsed, known)
    if not len(rows) or not len(ids):
        empty = np.zeros((len(ids), len(known.sizes())), np.int32)
        return Pieces(ids, spans[:, 0], spans[:, 1], np.arange(len(ids), dtype=np.int32), empty, breaks, breaks)
    tokens = parsed.tokens
    token = np.clip(np.searchsorted(tokens.start, spans[:, 0], side="right") - 1, 0, len(rows) - 1)
    first = np.minimum(np.searchsorted(spans[:, 0], tokens.start, side="left"), len(ids) - 1).astype(np.int32)
    features = rows[token]
    features[1:, 11][token[1:] == token[:-1]] = PLACES - 1
    head = first[np.clip(tokens.head, 0, len(rows) - 1)][token]
    opening = np.array([a for a, _ in parsed.sentences], dtype=np.int32)
    return Pieces(ids, spans[:, 0], spans[:, 1], head, features, breaks, np.unique(first[opening]).astype(np.int32))


def windows(pieces: Pieces, limit: int, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """Ranges of pieces that cover the report: whole paragraphs packed up to `limit` pieces.

    A paragraph longer than `limit` stands alone; one longer than `longest` is cut where a sentence begins, a
    sentence longer than that wherever it must be.
    """
    start, end = 0, 0
    for a, b in _units(pieces, longest):
        if end > start and b - start > limit:
            yield start, end
            start = a
        end = b
    if end > start:
        yield start, end


def _units(pieces: Pieces, longest: int) -> Iterator[tuple[int, int]]:
    edges = [*np.unique(pieces.breaks).tolist(), len(pieces.ids)]
    for first, last in pairwise(edges):
        a = first
        while last - a > longest:
            k = int(np.searchsorted(pieces.pauses, a + longest, side="right")) - 1
            cut = int(pieces.pauses[k]) if k >= 0 else a
            cut = cut if cut > a else a + longest
            yield a, cut
            a = cut
        if last > a:
            yield a, last


def _numbers(labels: Sequence[str], known: Sequence[str]) -> Ints:
    number = {label: i for i, label in enumerate(known, 1)}
    return np.array([number.get(label, 0) for label in labels], dtype=np.int32)


def _shape(word: str) -> int:
    if word.isupper() and len(word) > 1:
        return 3
    if word[:1].isupper():
        return 2
    if word.islower():
        return 1
    return 4 if any(c.isdigit() for c in word) else 5


def _tree(head: Ints, is_clause: npt.NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Each token's depth below its root, and the nearest clause head at or above it, by pointer doubling."""
    here = np.arange(len(head), dtype=np.int32)
    depth, up = (head != here).astype(np.int32), head.copy()
    clause = np.where(is_clause, here, head).astype(np.int32)
    for _ in range(len(head).bit_length()):
        depth, further, owner = depth + depth[up], up[up], clause[clause]
        if (further == up).all() and (owner == clause).all():
            break
        up, clause = further, owner
    return np.minimum(depth, len(head)).astype(np.int32), clause


def _edges(head: Ints, depth: Ints, dep: Ints) -> tuple[Ints, Ints]:
    """For each token, the label of the highest phrase that begins at it, and of the one that ends at it; or 0."""
    left, right = np.arange(len(head), dtype=np.int32), np.arange(len(head), dtype=np.int32)
    order = np.argsort(-depth, kind="stable")
    levels = np.flatnonzero(np.diff(depth[order])) + 1
    for level in np.split(order, levels):
        np.minimum.at(left, head[level], left[level])
        np.maximum.at(right, head[level], right[level])
    begins, ends = np.zeros(len(head), np.int32), np.zeros(len(head), np.int32)
    begins[left[order]] = dep[order]
    ends[right[order]] = dep[order]
    return begins, ends


def _reach(distance: Ints) -> Ints:
    bucket = np.searchsorted(np.array(REACH), np.abs(distance), side="right")
    return np.where(distance < 0, bucket, np.where(distance > 0, bucket + len(REACH), 0)).astype(np.int32)


def _entities(parsed: Parsed, known: Vocabulary) -> Ints:
    number = {label: i for i, label in enumerate(known.entity)}
    out = np.zeros(len(parsed.tokens), np.int32)
    for entity in parsed.entities:
        if entity.label in number:
            out[entity.first : entity.last] = 2 * number[entity.label] + 2
            out[entity.first] = 2 * number[entity.label] + 1
    return out


def _quotation_state(parsed: Parsed) -> tuple[Ints, Ints]:
    """Outside, inside, inside an inner quotation; and whether the token begins or ends a quotation."""
    start, n = parsed.tokens.start, len(parsed.tokens)
    state, edge = np.zeros(n, np.int32), np.zeros(n, np.int32)
    for quotation in parsed.quotations:
        a, b = (int(np.searchsorted(start, x, side="left")) for x in (quotation.span.start, quotation.span.end))
        if a < b:
            state[a:b] = np.maximum(state[a:b], min(quotation.depth, 1) + 1)
            edge[a] = 1 if quotation.opened else edge[a]
            edge[b - 1] = 2 if quotation.closed else edge[b - 1]
    return state, edge


def _places(parsed: Parsed) -> Ints:
    """1 begins a sentence, 2 a paragraph, 3 ends a sentence, 0 the rest (4: later pieces of a token)."""
    out = np.zeros(len(parsed.tokens), np.int32)
    for first, last in parsed.sentences:
        out[last - 1] = 3
        out[first] = 1
    opening = np.searchsorted(parsed.tokens.start, np.array([p.start for p in parsed.paragraphs]), side="left")
    out[opening[opening < len(out)]] = 2
    return out
