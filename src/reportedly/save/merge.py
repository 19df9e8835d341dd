"""Small parts into larger ones, so that files stay few however often reports are added one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from .parts import Part, highest, parts, write
from .schemas import SCHEMAS
from .tables import REPORTS, only, read

FULL = 256
"""Reports in a part that is merged no more."""
MANY = 16
"""Parts short of that which may stand beside one another."""


def merge(library: Path, live: Mapping[str, Part]) -> None:
    """Write one part for the newest small ones if there are many, without what was removed. With the lock
    held."""
    small = _small(parts(library / "documents"), Counter(live.values()))
    if small:
        write(library, (whole := Part(highest(library) + 1, small[0].first)), _whole(library, small, live, whole))


def _small(documents: Sequence[Part], sizes: Mapping[Part, int]) -> list[Part]:
    """The newest parts, up to the first that is full; none if they are too few to be worth it."""
    full = [at for at, part in enumerate(documents) if sizes[part] >= FULL]
    small = list(documents[full[-1] + 1 if full else 0 :])
    worth = len(small) >= MANY or (len(small) > 1 and sum(sizes[part] for part in small) >= FULL)
    return small if worth else []


def _whole(library: Path, small: Sequence[Part], live: Mapping[str, Part], whole: Part) -> dict[str, pa.Table]:
    pieces = [
        only(read(library, part), [document for document, home in live.items() if home == part]) for part in small
    ]
    tables = {
        name: pa.concat_tables([piece[name] for piece in pieces if name in piece] or [SCHEMAS[name].empty_table()])
        for name in REPORTS
    }
    return {name: _renumbered(table, whole.last) for name, table in tables.items()}


def _renumbered(table: pa.Table, number: int) -> pa.Table:
    return table.set_column(0, table.schema.field(0), pa.array([number] * len(table), pa.int64()))
