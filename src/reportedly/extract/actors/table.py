"""The alias table: which bodies are known by which names, with dates, and who says so where that is disputed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from ...model import KnownActor

TABLE = Path(__file__).parent / "actors.toml"
SPELLING = str.maketrans("-–", "  ", "’'‘`.")


@lru_cache(maxsize=1)
def known_actors() -> Mapping[str, KnownActor]:
    """Every entry of the alias table by its id."""
    entries = tomllib.loads(TABLE.read_text(encoding="utf-8"))["actor"]
    made = [
        KnownActor(
            id=e["id"],
            name=e["name"],
            kind=e["kind"],
            names=(
                *((n["name"], n.get("since"), n.get("until")) for n in e.get("names", ())),
                *((name, None, None) for name in e.get("aliases", ())),
            ),
            note=e.get("note", ""),
            related=tuple(e.get("related", ())),
        )
        for e in entries
    ]
    return MappingProxyType({a.id: a for a in made})


@lru_cache(maxsize=1)
def aliases() -> Mapping[tuple[str, ...], str]:
    """Names as spelled in the table, cut into words, to the id of the body each names."""
    return MappingProxyType(
        {words(name): a.id for a in known_actors().values() for name in (a.name, *(n for n, _, _ in a.names))}
    )


def words(name: str) -> tuple[str, ...]:
    """A name's words without hyphens, apostrophes and full stops; in lower case unless all capitals and short."""
    plain = name.translate(SPELLING)
    return tuple(w if w.isupper() and len(w) <= 5 else w.lower() for w in plain.split())


@lru_cache(maxsize=1)
def reach() -> Mapping[str, int]:
    """First words of the table's names, and the words of the longest name each begins."""
    out: dict[str, int] = {}
    for name in aliases():
        out[name[0]] = max(out.get(name[0], 0), len(name))
    return MappingProxyType(out)
