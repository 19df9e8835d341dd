"""Sentence vectors from the released MiniLM sentence encoder, in int8; `relate` compares claims by them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from .tagger import CLS, PAD, SEP, WEIGHTS, batches, load_tokenizer, onnx_session

WIDTH = 384
LONGEST = 126
"""Word pieces of a text that count; the rest is cut off."""
BATCH = 256
"""Word pieces, padding included, that go through the network at once: few enough for a
core's cache."""


class SentenceEncoder:
    """Texts -> vectors of unit length. The same texts in one call give the same vectors."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One row of 384 numbers a text; an empty text is a row like any other."""
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        rows = [[CLS, *e.ids[:LONGEST], SEP] for e in encodings]
        out = np.zeros((len(rows), WIDTH), np.float32)
        for batch in batches([(0, len(r) - PAD) for r in rows], BATCH):
            width = max(len(rows[i]) for i in batch)
            ids, mask = np.zeros((2, len(batch), width), np.int64)
            for k, i in enumerate(batch):
                ids[k, : len(rows[i])] = rows[i]
                mask[k, : len(rows[i])] = 1
            out[batch] = self._session.run(["vectors"], {"ids": ids, "mask": mask})[0]
        return out


def load_encoder(folder: Path | None = None) -> SentenceEncoder | None:
    """The sentence encoder in this folder (the program's own by default); None where there is none."""
    folder = folder or WEIGHTS / "sentence"
    if not (folder / "model.onnx").is_file():
        return None
    return SentenceEncoder(onnx_session(folder / "model.onnx"), load_tokenizer(folder))
