"""The tagger's decoding and windows on hand-made scores; the weights themselves on a self-written report."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from reportedly.annotate.features import LONGEST, Pieces, Vocabulary, pieces_of, token_features, windows
from reportedly.annotate.parse import parse
from reportedly.annotate.tagger import (
    BEGIN,
    INSIDE,
    LAST,
    OUT,
    SINGLE,
    STATES,
    Found,
    Settings,
    Tagger,
    apart,
    batches,
    inputs,
    links_of,
    load_tagger,
    load_tokenizer,
    shares,
    spans_of,
    state,
    viterbi,
)
from reportedly.annotate.tagger import WEIGHTS as FOLDER
from reportedly.model import Document, Parsed

TEXT = (
    "The mayor of Velden said on Monday that the bridge would stay shut until spring.\n\n"
    "“We will not risk a single life,” Anna Rook, the mayor's deputy, told reporters.\n"
)
KNOWN = Vocabulary(pos=("NOUN", "VERB"), tag=("NN",), dep=("ROOT", "nsubj"), entity=("PERSON",))


def parsed(text: str = TEXT) -> Parsed:
    return next(iter(parse([Document(id="d", source_path=None, text=text)])))


def free() -> np.ndarray:
    """Transitions that only forbid what is impossible."""
    places = [OUT, *(p for _ in range(3) for p in (BEGIN, INSIDE, LAST, SINGLE))]
    roles = [-1, *(r for r in range(3) for _ in range(4))]
    table = np.zeros((STATES, STATES), np.float32)
    for i, (p, r) in enumerate(zip(places, roles, strict=True)):
        for j, (q, s) in enumerate(zip(places, roles, strict=True)):
            goes_on = p in (BEGIN, INSIDE) and q in (INSIDE, LAST) and r == s
            anew = p in (OUT, LAST, SINGLE) and q in (OUT, BEGIN, SINGLE)
            table[i, j] = 0 if goes_on or anew else -1e4
    return table


def scores(wanted: list[int], width: int | None = None) -> np.ndarray:
    out = np.zeros((1, width or len(wanted), STATES), np.float32)
    for i, s in enumerate(wanted):
        out[0, i, s] = 5
    return out


def test_viterbi_reads_the_spans_it_is_shown():
    wanted = [OUT, state(0, SINGLE), state(1, BEGIN), state(1, LAST), state(2, BEGIN), state(2, INSIDE), state(2, LAST)]
    path = viterbi(scores(wanted), [len(wanted)], free())
    assert path[0].tolist() == wanted
    found = spans_of(path[0], shares(scores(wanted), [len(wanted)], free())[0])
    assert all(f.score > 0.8 for f in found)
    assert [(f.layer, f.first, f.last) for f in found] == [(0, 1, 1), (1, 2, 3), (2, 4, 6)]


def test_viterbi_never_leaves_a_span_open_and_stops_at_the_length():
    emissions = scores([OUT, state(2, BEGIN), state(2, INSIDE), state(2, INSIDE)], width=6)
    path = viterbi(emissions, [4], free())
    first = spans_of(path[0, :4], shares(emissions, [4], free())[0])
    assert [(f.first, f.last) for f in first] == [(1, 3)]


def test_viterbi_of_random_scores_is_always_well_formed():
    rng = np.random.default_rng(0)
    emissions = rng.normal(size=(20, 30, STATES)).astype(np.float32) * 3
    lengths = rng.integers(1, 31, 20).tolist()
    path, likely = viterbi(emissions, lengths, free()), shares(emissions, lengths, free())
    for row, n in enumerate(lengths):
        found = spans_of(path[row, :n], likely[row])
        assert all(0 < f.score <= 1 for f in found)
        assert all(a.last < b.first for a, b in itertools.pairwise(found))
        assert all(f.first <= f.last < n for f in found)


def test_shares_are_those_of_counting_every_sequence():
    rng = np.random.default_rng(1)
    emissions, steps = rng.normal(size=(1, 5, STATES)).astype(np.float32), free()
    total = np.zeros((3, STATES))
    for path in itertools.product(range(STATES), repeat=3):
        edges = steps[OUT, path[0]] + sum(steps[a, b] for a, b in itertools.pairwise(path)) + steps[path[-1], OUT]
        weight = np.exp(float(edges) + sum(float(emissions[0, i, s]) for i, s in enumerate(path)))
        total[range(3), path] += weight
    counted = total / total.sum(axis=1, keepdims=True)
    assert np.allclose(shares(emissions, [3], steps)[0, :3], counted, atol=1e-5)


def test_links_prefer_the_likeliest_and_leave_out_what_is_less_likely_than_none():
    spans = [Found(0, 0, 0, 1.0), Found(1, 1, 1, 1.0), Found(2, 2, 4, 1.0), Found(1, 6, 6, 1.0)]
    ends = np.zeros((8, 3, 2, 4), np.float32)
    ends[2, 0, 0] = 1
    ends[1, 0, 1] = 1
    ends[6, 0, 1] = -1
    null = np.zeros((8, 3), np.float32)
    null[2, 1] = 9
    found = links_of(spans, ends.reshape(8, -1), null, np.zeros((3, 27), np.float32), np.zeros(8, np.int32))
    assert [i for i, _ in found[2]] == [1]
    assert found[2][0][1] == pytest.approx(1, abs=0.05)


def test_apart_tells_directions_apart():
    near = apart(np.array([0, 1, -1, 500, -500]))
    assert near.tolist() == [0, 1, 14, 13, 26]


def pieces(breaks: list[int], pauses: list[int], n: int) -> Pieces:
    one = np.arange(n, dtype=np.int32)
    return Pieces(
        one, one, one + 1, one, np.zeros((n, 1), np.int32), np.array(breaks, np.int32), np.array(pauses, np.int32)
    )


def test_windows_pack_paragraphs_and_cut_long_ones_at_sentences():
    p = pieces([0, 10, 20, 700], [0, 10, 20, 120, 250, 400, 700], 710)
    cut = list(windows(p, 25))
    assert cut[0] == (0, 20)
    assert cut[1:5] == [(20, 250), (250, 400), (400, 654), (654, 700)]
    assert cut[-1] == (700, 710)
    assert all(b - a <= LONGEST for a, b in cut)


@pytest.mark.parametrize("limit", [1, 50, 192])
def test_windows_cover_every_piece_once(limit: int):
    p = pieces([0, 3, 3, 90], list(range(0, 2000, 7)), 2000)
    covered = [i for a, b in windows(p, limit) for i in range(a, b)]
    assert covered == list(range(2000))


def test_batches_keep_to_the_room_and_lose_nothing():
    ranges = [(0, n) for n in (5, 250, 1, 80, 80, 30)]
    out = list(batches(ranges, 300))
    assert sorted(i for b in out for i in b) == list(range(6))
    assert all(len(b) == 1 or len(b) * max(ranges[i][1] + 2 for i in b) <= 300 for b in out)


def test_features_know_quotation_marks_and_survive_unknown_labels():
    p = parsed()
    rows = token_features(p, KNOWN)
    assert rows.shape == (len(p.tokens), len(KNOWN.sizes()))
    assert (rows >= 0).all()
    assert (rows < np.array(KNOWN.sizes())).all()
    inside = [t for t, q in zip(p.tokens.text, rows[:, 5], strict=True) if q]
    assert inside[0] == "“"
    assert inside[-1] == "”"
    assert "risk" in inside


def test_pieces_point_into_the_text():
    p = parsed()
    cut = pieces_of(p, KNOWN, load_tokenizer(FOLDER / "sentence"))
    words = [TEXT[a:b].lower() for a, b in zip(cut.start, cut.end, strict=True)]
    assert words[:5] == ["the", "mayor", "of", "ve", "##lden"[2:]]
    assert len(cut.breaks) == 2
    head = cut.head[words.index("mayor")]
    assert words[head] == "said"


def test_nothing_to_tag_is_no_error():
    def network(*columns: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        b, n = columns[0].shape
        return np.zeros((b, n, STATES), np.float32), np.zeros((b, n, 24), np.float32), np.zeros((b, n, 3), np.float32)

    settings = Settings(KNOWN, tuple(map(tuple, free().tolist())), tuple(((0.0,) * 27,) * 3))
    tagger = Tagger(network, settings, load_tokenizer(FOLDER / "sentence"))
    assert tagger.tag([parsed(""), parsed(" \n\n "), parsed(".")])[:2] == [(), ()]


def test_inputs_keep_heads_inside_the_window():
    one = np.arange(6, dtype=np.int32)
    p = Pieces(one, one, one + 1, np.full(6, 5, np.int32), np.ones((6, 2), np.int32), one[:1], one[:1])
    ids, mask, head, features = inputs(p, [(0, 3), (3, 6)])
    assert ids[0].tolist() == [101, 0, 1, 2, 102]
    assert mask.all()
    assert head[0].tolist() == [0, 1, 2, 3, 4]
    assert head[1].tolist() == [0, 3, 3, 3, 4]
    assert features[0, 0].tolist() == [0, 0]


tagger = load_tagger()
weighted = pytest.mark.skipif(tagger is None, reason="no weights in this checkout")


@weighted
def test_the_weights_find_who_said_what():
    assert tagger is not None
    p = parsed()
    tags = tagger.tag([p])[0]
    by = {layer: [t.span.of(TEXT) for t in tags if t.layer == layer] for layer in ("source", "cue", "content")}
    assert "The mayor of Velden" in by["source"]
    assert any("Anna Rook" in s for s in by["source"])
    assert any("said" in s for s in by["cue"])
    assert any("the bridge would stay shut until spring" in s for s in by["content"])
    said = next(t for t in tags if t.layer == "content" and "bridge" in t.span.of(TEXT))
    linked = {tags[i].layer: tags[i].span.of(TEXT) for i, _ in reversed(said.links)}
    assert "said" in linked["cue"]
    assert linked["source"] == "The mayor of Velden"


@weighted
def test_a_report_is_tagged_the_same_alone_and_in_company():
    assert tagger is not None
    p, other = parsed(), parsed("Officials denied it. The road, they insisted, is safe.")
    assert tagger.tag([p])[0] == tagger.tag([other, p, other])[1]


@weighted
def test_one_long_paragraph_is_tagged_in_pieces():
    assert tagger is not None
    p = parsed("The clerk said the road was open. " * 300)
    assert sum(t.layer == "cue" for t in tagger.tag([p])[0]) > 250
