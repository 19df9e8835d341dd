"""One actor under several names, and actors that are said to be one: who lists them so, and since when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...model import Extraction, KnownActor, Span
from .index import Index
from .wording import Words, listed, one_line, quoted

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Used:
    """A name as reports write it: its dates in the alias table, and where it first stands in each report."""

    name: str
    dates: str
    words: tuple[Words, ...]


@dataclass(frozen=True)
class NamesView:
    """Names for one body (`link` "is also"), or for two bodies that are linked; what the alias table says of them."""

    name: str
    link: str
    used: tuple[Used, ...]
    others: str
    note: str


def names(index: Index) -> tuple[NamesView, ...]:
    """Known actors that appear under at least two names, and pairs of linked ones: linked pairs first, then where the reports differ."""
    known = {k.id: k for k in index.comparison.known_actors}
    used = {identity: found for identity, k in known.items() if (found := _used(index, k))}
    pairs = sorted(_links(known, used), key=lambda pair: (not _both_say_so(known[pair[0]], known[pair[1]]), pair))
    linked = [v for a, b in pairs if (v := _linked(known[a], known[b], used[a], used[b]))]
    views = [_one(known[i], found) for i, found in used.items() if len(found) > 1]
    return (*linked, *sorted(views, key=lambda v: (not _across(v), not v.note, v.name)))


def _across(names: NamesView) -> bool:
    """Whether different reports use different names."""
    return len({tuple(w.letter for w in u.words) for u in names.used}) > 1


def _links(known: Mapping[str, KnownActor], used: Mapping[str, object]) -> set[tuple[str, str]]:
    """Pairs that the alias table links, both of them in the reports."""
    pairs = {(min(i, other), max(i, other)) for i in used for other in known[i].related if other in used}
    return {(a, b) for a, b in pairs if a != b}


def _both_say_so(a: KnownActor, b: KnownActor) -> bool:
    return _speaks_of(a.note, b) and _speaks_of(b.note, a)


def _one(known: KnownActor, used: tuple[Used, ...]) -> NamesView:
    here = {_key(u.name) for u in used}
    others = [
        f"{n} ({_dates(s, u)})" if s or u else n for n, s, u in known.names if _key(n) not in here and n != known.name
    ]
    return NamesView(known.name, "is also", used, listed(others[:5]), one_line(known.note))


def _linked(a: KnownActor, b: KnownActor, names_a: tuple[Used, ...], names_b: tuple[Used, ...]) -> NamesView | None:
    """Two linked bodies, if the note on one of them names the other: the longer note where both do."""
    notes = [one_line(k.note) for k, other in ((a, b), (b, a)) if _speaks_of(k.note, other)]
    if not notes:
        return None
    return NamesView(f"{a.name}, {b.name}", "is linked with", (names_a[0], names_b[0]), "", max(notes, key=len))


def _speaks_of(note: str, other: KnownActor) -> bool:
    words = f" {' '.join(_key(note))} "
    return any(f" {' '.join(_key(n))} " in words for n in (other.name, *(n for n, _, _ in other.names)))


def _used(index: Index, known: KnownActor) -> tuple[Used, ...]:
    """The names of one body that the reports use, in the order they come up."""
    table = {_key(n): _dates(since, until) for n, since, until in known.names}
    table.setdefault(_key(known.name), "")
    places: dict[tuple[str, ...], dict[str, Words]] = {}
    for extraction in index.extractions.values():
        for actor in extraction.actors:
            if actor.actor == known.id:
                key, span = _named(extraction, actor.span, table)
                words = quoted(extraction, index.letters[extraction.document.id], span)
                places.setdefault(key, {}).setdefault(extraction.document.id, words)
    found = [(key, tuple(words.values())) for key, words in places.items()]
    return tuple(Used(words[0].text, table.get(key, ""), words) for key, words in found)


def _named(extraction: Extraction, span: Span, table: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], Span]:
    """The longest name of the table inside a mention, and where it stands; the whole mention where there is none."""
    words = list(_WORD.finditer(span.of(extraction.document.text)))
    key = tuple(w.group().casefold() for w in words)
    for name in sorted(table, key=lambda n: (-len(n), n)):
        for first in range(len(key) - len(name) + 1):
            if name and key[first : first + len(name)] == name:
                last = words[first + len(name) - 1]
                return name, Span(span.start + words[first].start(), span.start + last.end())
    return key, span


def _dates(since: str | None, until: str | None) -> str:
    if since and until:
        return f"{since} to {until}"
    return f"since {since}" if since else f"until {until}" if until else ""


def _key(name: str) -> tuple[str, ...]:
    """A name's words; spellings that differ in case and hyphens are one name."""
    return tuple(w.casefold() for w in _WORD.findall(name))
