"""What commands take, in turns so that a busy machine slows all of them alike; the best of each counts."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}


class Taken(NamedTuple):
    """Seconds on the clock, and of processor time, which a busy machine disturbs less."""

    wall: float
    cpu: float


def once(command: Sequence[str]) -> Taken:
    """One run of a command. Raises RuntimeError when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, **ONE_THREAD})
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} exited {process.returncode}")
    return Taken(time.perf_counter() - start, usage.ru_utime + usage.ru_stime)


def best(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Taken]:
    """The least wall and processor time of `rounds` runs of each command."""
    times: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(once(command))
    return {name: Taken(*map(min, zip(*taken, strict=True))) for name, taken in times.items()}


def table(times: Mapping[str, Taken], reference: str) -> str:
    """Seconds and their ratios to the reference, a line each."""
    base = times[reference]
    head = f"{'':36} {'clock':>9} {'ratio':>7} {'cpu':>11} {'ratio':>7}"
    return "\n".join(
        [head]
        + [
            f"{name:36} {taken.wall:7.2f} s {taken.wall / base.wall:6.2f}x {taken.cpu:9.2f} s {taken.cpu / base.cpu:6.2f}x"
            for name, taken in times.items()
        ]
    )
