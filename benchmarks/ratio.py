"""Wall time of commands, taken in turns so that a busy machine slows all of them alike; the best of each counts."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}


def seconds(command: Sequence[str]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **ONE_THREAD})
    return time.perf_counter() - start


def best(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, float]:
    """The best of `rounds` runs of each command, in seconds."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(seconds(command))
    return {name: min(taken) for name, taken in times.items()}


def table(times: Mapping[str, float], reference: str) -> str:
    """Seconds and ratio to the reference, a line each."""
    return "\n".join(f"{name:44} {taken:7.2f} s {taken / times[reference]:6.2f} x" for name, taken in times.items())
