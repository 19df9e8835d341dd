"""Small parts into larger ones, so that files stay few however often reports are added one by one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from pathlib import Path

import pyarrow as pa

from .live import Live
from .parts import Part, highest, write
from .schemas import SCHEMAS
from .tables import REPORTS, only, read

FULL = 256
"""Reports in a part that is merged no more."""
MANY = 16
"""Parts short of that which may stand beside one another."""


def merge(library: Path, live: Live) -> bool:
    """Write one part for the newest small ones if there are many, without what was removed: whether it did. With
    the lock held."""
    live.ids()
    if small := _small(live):
        write(library, (whole := Part(highest(library) + 1, min(small).first)), _whole(library, small, whole))
    return bool(small)


def _small(live: Live) -> dict[Part, list[str]]:
    """The newest parts with their reports, up to the first that is full; none if they are too few to be worth it."""
    newest = ((part, live.within(part)) for part in reversed(live.parts))
    small = dict(reversed(list(takewhile(lambda one: len(one[1]) < FULL, newest))))
    worth = len(small) >= MANY or (len(small) > 1 and sum(map(len, small.values())) >= FULL)
    return small if worth else {}


def _whole(library: Path, small: Mapping[Part, list[str]], whole: Part) -> dict[str, pa.Table]:
    pieces = [only(read(library, part), documents) for part, documents in small.items()]
    tables = {
        name: pa.concat_tables([piece[name] for piece in pieces if name in piece] or [SCHEMAS[name].empty_table()])
        for name in REPORTS
    }
    return {name: _renumbered(table, whole.last) for name, table in tables.items()}


def _renumbered(table: pa.Table, number: int) -> pa.Table:
    return table.set_column(0, table.schema.field(0), pa.array([number] * len(table), pa.int64()))
