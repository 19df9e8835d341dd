"""Columns of whole numbers that grow a row at a time, and become the tables that SQL joins."""

from __future__ import annotations

from array import array

import numpy as np
import pyarrow as pa


class Rows:
    """Rows of whole numbers under 2**31, 4 bytes each."""

    def __init__(self, *names: str) -> None:
        self._columns = {name: array("i") for name in names}

    def append(self, *values: int) -> None:
        """Add one row."""
        for column, value in zip(self._columns.values(), values, strict=True):
            column.append(value)

    def table(self) -> pa.Table:
        """All rows. The memory is shared: nothing may be appended any more."""
        return pa.table({name: pa.array(np.frombuffer(c, np.int32)) for name, c in self._columns.items()})
