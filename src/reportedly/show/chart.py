"""Where the marks of a figure chart stand, in percent of its width: the template draws them.

One row a telling, in the order of the times the figures stand for; the amount runs across. An open end fades
out, an approximate or vague amount is hatched, and an approximate one reaches 20% either way, as when figures
are compared.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..model import Figure
from .view import Row, SeriesView

LEFT, RIGHT = 1.5, 86.0
EDGE = 99.0
"""Amounts are drawn between LEFT and RIGHT; what is open above runs on to EDGE."""
_WIDE = 40.0
"""The ratio of the largest to the smallest amount from which the scale is logarithmic."""


@dataclass(frozen=True)
class Bar:
    """One interval. `start` and `end` in percent; `at` is the one stated amount, where there is just one."""

    start: float
    end: float
    at: float | None
    open_low: bool
    open_high: bool
    hatched: bool


@dataclass(frozen=True)
class Tick:
    """A labelled amount on the axis."""

    at: float
    label: str


@dataclass(frozen=True)
class ChartRow:
    """A telling and its bar; no bar where no amount is stated ("several")."""

    row: Row
    bar: Bar | None


@dataclass(frozen=True)
class Chart:
    """A series ready to be drawn."""

    title: str
    letters: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    ticks: tuple[Tick, ...]
    logarithmic: bool
    hatched: bool
    opened: bool


def chart(series: SeriesView) -> Chart:
    """The geometry of one series."""
    amounts = [a for row in series.rows for a in _stated(row.figure)]
    reached = [a + abs(a) / 5 if row.figure.approximate else a for row in series.rows for a in _stated(row.figure)]
    least = min((a for a in amounts if a > 0), default=0.0)
    logarithmic = min(amounts, default=0.0) > 0 and max(reached) / least >= _WIDE
    if logarithmic:
        opened = any(row.figure.low is None and row.figure.high is not None for row in series.rows)
        ticks, scale = _logarithmic(least / 10 if opened else least, max(reached))
    else:
        whole = all(a == int(a) for a in amounts)
        below = [a - abs(a) / 5 for a in amounts if a < 0]
        ticks, scale = _linear(min([*below, 0.0]), max([*reached, 0.0]), whole)
    rows = tuple(ChartRow(row, _bar(row.figure, scale)) for row in series.rows)
    bars = [r.bar for r in rows if r.bar]
    return Chart(
        series.title,
        series.letters,
        rows,
        ticks,
        logarithmic,
        any(b.hatched for b in bars),
        any(b.open_low or b.open_high for b in bars),
    )


def _stated(figure: Figure) -> list[float]:
    return [a for a in (figure.low, figure.high) if a is not None]


def _bar(figure: Figure, scale: Callable[[float], float]) -> Bar | None:
    stated = _stated(figure)
    if not stated:
        return None
    low, high = figure.low, figure.high
    if figure.approximate and low is not None and high is not None:
        low, high = low - abs(low) / 5, high + abs(high) / 5
    return Bar(
        start=round(LEFT if low is None else scale(low), 2),
        end=round(EDGE if high is None else scale(high), 2),
        at=round(scale(stated[0]), 2) if len(set(stated)) == 1 else None,
        open_low=low is None,
        open_high=high is None,
        hatched=figure.approximate or bool(figure.vague),
    )


def _linear(least: float, most: float, whole: bool) -> tuple[tuple[Tick, ...], Callable[[float], float]]:
    step = _step(max(most - least, 1.0 if whole else 1e-9), whole)
    first, last = math.floor(least / step), max(math.ceil(most / step), math.floor(least / step) + 1)
    bottom, top = first * step, last * step

    def scale(amount: float) -> float:
        return LEFT + (RIGHT - LEFT) * (amount - bottom) / (top - bottom)

    return tuple(Tick(round(scale(n * step), 2), short(n * step)) for n in range(first, last + 1)), scale


def _logarithmic(least: float, most: float) -> tuple[tuple[Tick, ...], Callable[[float], float]]:
    bottom, top = math.floor(math.log10(least)), math.ceil(math.log10(most))
    top = max(top, bottom + 1)

    def scale(amount: float) -> float:
        exponent = math.log10(amount) if amount > 0 else bottom
        return max(LEFT, LEFT + (RIGHT - LEFT) * (exponent - bottom) / (top - bottom))

    every = max(1, math.ceil((top - bottom) / 5))
    return tuple(Tick(round(scale(10.0**n), 2), short(10.0**n)) for n in range(bottom, top + 1, every)), scale


def _step(width: float, whole: bool) -> float:
    """A round step that gives up to five intervals; at least 1 where whole things are counted."""
    size = 10.0 ** math.floor(math.log10(width))
    steps = (size * m for m in (0.2, 0.25, 0.5, 1.0, 2.0, 2.5))
    return next(s for s in steps if width / s <= 5 and not (whole and s != int(s)))


def short(amount: float) -> str:
    """An amount as an axis shows it: 250, 3,000, 45k, 1.2m."""
    sizes: Sequence[tuple[float, str]] = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e4, "k"))
    for size, sign in sizes:
        if abs(amount) >= size:
            unit = 1e3 if sign == "k" else size
            return f"{amount / unit:.3g}{sign}"
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:.3g}"
