"""The sentence encoder that comes with the program, on self-written sentences."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from reportedly.annotate.encoder import WIDTH, load_encoder

TEXTS = [
    "At least 25 soldiers were killed in the strike.",
    "The air raid killed no fewer than 25 troops.",
    "The museum opens a new wing in April.",
]


def test_vectors_have_unit_length_and_tell_meaning():
    encoder = load_encoder()
    assert encoder is not None
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (3, WIDTH)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    alike = vectors @ vectors.T
    assert alike[0, 1] > 0.6 > 0.3 > alike[0, 2]


def test_the_same_call_gives_the_same_vectors():
    encoder = load_encoder()
    assert encoder is not None
    assert np.array_equal(encoder.encode(TEXTS), encoder.encode(TEXTS))


def test_odd_input_is_no_error():
    encoder = load_encoder()
    assert encoder is not None
    assert encoder.encode([]).shape == (0, WIDTH)
    assert np.isfinite(encoder.encode(["", "word " * 5000, "\x00"])).all()


def test_no_weights_is_none(tmp_path: Path):
    assert load_encoder(tmp_path) is None
