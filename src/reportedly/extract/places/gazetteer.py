"""The compiled gazetteer: names looked up by the batch in memory-mapped arrays. Compiled by `training/gazetteer.py`."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from .names import key

FOLDER = Path(__file__).parent / "geonames"
ALTERNATE, DEMONYM = 1 << 30, 1 << 31
ROW = ALTERNATE - 1
NONE = 0xFFFF
PLACE = np.dtype(
    [
        ("lat", "<f4"), ("lon", "<f4"), ("population", "<u4"), ("geonames", "<u4"), ("first", "<u2"), ("second", "<u2"),
        ("name", "<u4"), ("length", "u1"), ("feature", "u1"), ("country", "S2"),
    ]
)  # fmt: skip
"""`first`, `second`: rows of the divisions a place is in (they come first in the table), NONE for none; `name`, `length`: its name's bytes in names.bin."""


class Entry(Struct, frozen=True):
    """One place of the gazetteer. `row` is its place in the table; `lat`, `lon` None where no honest point exists."""

    row: int
    name: str
    lat: float | None
    lon: float | None
    population: int
    geonames: int
    first: int
    second: int
    feature: str
    country: str


class Hit(Struct, frozen=True):
    """A place a name can mean; `alternate`: not its usual name; `demonym`: the name is of its people."""

    entry: Entry
    alternate: bool
    demonym: bool


class Gazetteer:
    """Names to places."""

    def __init__(self, folder: Path) -> None:
        self._places = np.load(folder / "places.npy", mmap_mode="r")
        self._keys: npt.NDArray[np.uint64] = np.load(folder / "keys.npy", mmap_mode="r")
        self._targets: npt.NDArray[np.uint32] = np.load(folder / "targets.npy", mmap_mode="r")
        self._names = (folder / "names.bin").read_bytes()
        meta = json.loads((folder / "meta.json").read_text())
        self._features: list[str] = meta["features"]
        self._extents: dict[int, list[float]] = {int(row): half for row, half in meta["extents"].items()}
        self._entries: dict[int, Entry] = {}
        self._known: dict[str, tuple[Hit, ...]] = {}

    def lookup(self, names: Iterable[str]) -> dict[str, tuple[Hit, ...]]:
        """What each name can mean, the most peopled first; names that mean nothing are left out."""
        wanted = sorted(set(names))
        fresh = [n for n in wanted if n not in self._known]
        if len(self._known) > 200_000:
            self._known.clear()
            fresh = wanted
        if fresh:
            keys = np.array([key(n) for n in fresh], dtype=np.uint64)
            left, right = np.searchsorted(self._keys, keys, "left"), np.searchsorted(self._keys, keys, "right")
            for name, a, b in zip(fresh, left.tolist(), right.tolist(), strict=True):
                self._known[name] = self._hits(a, b) if a < b else ()
        return {n: hits for n in wanted if (hits := self._known[n])}

    def _hits(self, a: int, b: int) -> tuple[Hit, ...]:
        hits = [Hit(self.entry(t & ROW), bool(t & ALTERNATE), bool(t & DEMONYM)) for t in self._targets[a:b].tolist()]
        return tuple(sorted(hits, key=lambda h: (-h.entry.population, h.entry.row)))

    def extent(self, row: int) -> tuple[float, float]:
        """Half the extent of a country or first-level division, north-south and east-west, in degrees; else 0."""
        north, east = self._extents.get(row, (0.0, 0.0))
        return north, east

    def entry(self, row: int) -> Entry:
        """The place in that row."""
        if row not in self._entries:
            lat, lon, people, geonames, first, second, at, length, feature, country = self._places[row].item()
            self._entries[row] = Entry(
                row=row,
                name=self._names[at : at + length].decode(),
                lat=None if math.isnan(lat) else round(lat, 5),
                lon=None if math.isnan(lon) else round(lon, 5),
                population=people,
                geonames=geonames,
                first=-1 if first == NONE else first,
                second=-1 if second == NONE else second,
                feature=self._features[feature],
                country=country.decode(),
            )
        return self._entries[row]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer that comes with the program."""
    return Gazetteer(FOLDER)
