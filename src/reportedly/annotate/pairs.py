"""What a small network reads in two claims: the chance of each relation between them, from their words and a row of numbers."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..model import PAIR_READINGS, Excerpt
from .tagger import CLS, SEP, WEIGHTS, load_tokenizer, onnx_session

BEFORE, CLAIM, BEHIND = 10, 36, 6
"""Word pieces of a claim that count, and of its sentence before and behind it."""
CLIPPED = 5.0
"""Standard deviations from the mean beyond which a number counts as this far."""


class PairReader:
    """Pairs of claims -> chances. A pair's chances are the same in any company: each goes through the network by itself."""

    def __init__(self, folder: Path) -> None:
        """The network in this folder: loaded for the first pair, and not where there is none."""
        settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        self._folder = folder
        self.names: list[str] = settings["names"]
        self._mean = np.array(settings["mean"], np.float32)
        self._spread = np.array(settings["spread"], np.float32)

    @cached_property
    def _session(self) -> Any:
        return onnx_session(self._folder / "model.onnx")

    @cached_property
    def _tokenizer(self) -> Any:
        return load_tokenizer(self._folder)

    def __call__(self, pairs: Iterable[tuple[Excerpt, Excerpt, Mapping[str, float]]]) -> npt.NDArray[np.float32]:
        """For each pair (a claim, another, the numbers by name) a row of chances, in the order of PAIR_READINGS; they add up to 1.

        Pairs are read side by side on all cores, each by one thread.
        """
        cases = [self._given(*pair) for pair in pairs]
        if not cases:
            return np.zeros((0, len(PAIR_READINGS)), np.float32)
        session = self._session
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return np.array(list(pool.map(lambda given: _chances(session, given), cases)), np.float32)

    def _given(self, left: Excerpt, right: Excerpt, numbers: Mapping[str, float]) -> dict[str, npt.NDArray[Any]]:
        ids, types = sides(self._tokenizer, left, right)
        row = standard(np.array([[numbers[name] for name in self.names]], np.float32), self._mean, self._spread)
        return {"ids": np.array([ids], np.int64), "types": np.array([types], np.int64), "numbers": row}


def _chances(session: Any, given: Mapping[str, npt.NDArray[Any]]) -> npt.NDArray[np.float32]:
    logits = session.run(["logits"], given)[0][0].astype(np.float64)
    chances = np.exp(logits - logits.max())
    shares: npt.NDArray[np.float32] = (chances / chances.sum()).astype(np.float32)
    return shares


def standard(
    numbers: npt.NDArray[np.float32], mean: npt.NDArray[np.float32], spread: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Rows of numbers in standard deviations from the mean."""
    clipped: npt.NDArray[np.float32] = np.clip((numbers - mean) / spread, -CLIPPED, CLIPPED)
    return clipped


def sides(tokenizer: Any, left: Excerpt, right: Excerpt) -> tuple[list[int], list[int]]:
    """Word pieces of both claims between the encoder's marks, and for each what it is of: 0 the left sentence, 1 its claim; 2, 3."""
    ids, types = [CLS], [0]
    for first, (before, claim, behind) in ((0, left), (2, right)):
        parts = [_pieces(tokenizer, text) for text in (before, claim, behind)]
        kept = (parts[0][-BEFORE:], parts[1][:CLAIM], parts[2][:BEHIND])
        for part, kind in zip(kept, (first, first + 1, first), strict=True):
            ids += part
            types += [kind] * len(part)
        ids.append(SEP)
        types.append(first)
    return ids, types


def _pieces(tokenizer: Any, text: str) -> list[int]:
    found: list[int] = tokenizer.encode(text, add_special_tokens=False).ids
    return found


def load_pair_reader(folder: Path | None = None) -> PairReader | None:
    """The network in this folder (the program's own by default); None where there is none."""
    folder = folder or WEIGHTS / "pairs"
    return PairReader(folder) if (folder / "model.onnx").is_file() else None
