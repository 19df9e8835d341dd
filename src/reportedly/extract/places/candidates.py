"""Stretches of a report that may name a place: names the gazetteer knows, the parser's places, and names with a telling word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from ...model import Entity, Parsed
from . import words as w
from .gazetteer import Gazetteer, Hit

LONGEST = 6
"""Tokens of the longest name looked up."""
CONNECTORS = frozenset(
    "of the de del la las le les el al and du des da do di kwa sur upon on e y ash ad an ar as es - – & ' ’ . d'".split()
)
BRITISH_ROAD = re.compile(r"[AM]\d{1,4}")
ELIDED = frozenset(("d'", "d’", "l'", "l’"))
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))


class Candidate(Struct, frozen=True):
    """Tokens `first` to `last` (excluded), what the gazetteer says they mean, and why they were taken up."""

    first: int
    last: int
    hits: tuple[Hit, ...] = ()
    kind: str = "name"
    """"name" (in the gazetteer), "entity" (the parser's), "telling" (a word such as River or Street is in it), "part" (of a place: "South Los Angeles"), "region"
    (the West), "code" (of a state: "Portland, OR")."""


def candidates(parsed: Parsed, known: Gazetteer) -> list[Candidate]:
    """All of them, overlapping ones too, in the order of the text."""
    text, tokens = parsed.document.text, parsed.tokens
    spans = sorted(set(_grams(parsed)))
    names = {span: text[tokens.start[span[0]] : tokens.end[span[1] - 1]] for span in spans}
    found = known.lookup(names.values())
    peoples = {i for e in parsed.entities if e.label == "NORP" for i in range(e.first, e.last)}
    out = {}
    for at, name in names.items():
        if name in found and not _barred(name):
            adjective = at[0] in peoples or tokens.pos[at[1] - 1] == "ADJ"
            out[at] = Candidate(*at, _of_people(found[name]) if adjective else found[name])
            if name == "West":
                out[at] = msgspec.structs.replace(out[at], hits=_of_region(found[name]), kind="region")
    for span in _entities(parsed):
        out.setdefault(span, Candidate(*span, kind="entity"))
    for span in _telling(parsed):
        out.setdefault(span, Candidate(*span, kind="telling"))
    found_here = [c for _, c in sorted(out.items()) if c.kind != "region" or _the_west(parsed, c)]
    return list(_codes(parsed, found_here))


def _codes(parsed: Parsed, found: list[Candidate]) -> Iterator[Candidate]:
    """Two-letter codes of states only after a comma and a place in that state ("Portland, OR")."""
    texts = parsed.tokens.text
    inside: dict[int, set[int]] = defaultdict(set)
    for c in found:
        inside[c.last] |= {h.entry.first for h in c.hits}
    for c in found:
        code = texts[c.first] if c.last - c.first == 1 else ""
        if len(code) != 2 or code.lower() in w.SHORT_NAMES or not c.hits:
            yield c
        elif c.first > 1 and texts[c.first - 1] == "," and code.isupper():
            hits = tuple(h for h in c.hits if h.entry.row in inside[c.first - 1])
            if hits:
                yield msgspec.structs.replace(c, hits=hits, kind="code")


def _the_west(parsed: Parsed, c: Candidate) -> bool:
    """Whether "West" is the part of the world: with the article, and no name after it."""
    texts = parsed.tokens.text
    alone = c.last >= len(texts) or not capital(texts[c.last])
    return c.first > 0 and texts[c.first - 1].lower() == "the" and alone


def _of_region(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    return tuple(h for h in hits if h.entry.feature == "region" and not h.demonym)


def _of_people(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    return tuple(h for h in hits if h.demonym) or hits


def _barred(name: str) -> bool:
    bare = name.replace(".", "").lower()
    return bare in w.NEVER or (len(bare) == 2 and bare in w.SHORT_NAMES and not name[0].isupper())


def capital(token: str) -> bool:
    """Whether a token begins like a name."""
    return token[0].isupper() or (len(token) > 3 and token[:2].lower() in ("al", "el") and "-" in token)


def _grams(parsed: Parsed) -> Iterator[tuple[int, int]]:
    texts = parsed.tokens.text
    starts = [bool(t) and capital(t) for t in texts]
    for first, last in parsed.sentences:
        for i in range(first, last):
            if not starts[i]:
                continue
            for j in range(i, min(i + LONGEST, last)):
                if starts[j] or (texts[j] == "." and j > i) or (texts[j][:2].lower() in ELIDED and len(texts[j]) > 3):
                    yield i, j + 1
                elif texts[j].lower() not in CONNECTORS:
                    break


def _entities(parsed: Parsed) -> Iterator[tuple[int, int]]:
    for e in parsed.entities:
        if e.label in PLACE_LABELS:
            first, last = bare(parsed, e)
            if first < last and any(capital(parsed.tokens.text[i]) for i in range(first, last)):
                yield first, last


def bare(parsed: Parsed, entity: Entity) -> tuple[int, int]:
    """An entity's tokens without the article in front and the possessive behind."""
    texts = parsed.tokens.text
    first, last = entity.first, entity.last
    if first < last and texts[first].lower() in ("the", "a", "an"):
        first += 1
    if first < last and texts[last - 1] in ("'s", "’s", "'", "’"):
        last -= 1
    return first, last


def _telling(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """Capitalised runs that end in River, Street, County, ... or begin with Lake, Mount, ..."""
    tokens = parsed.tokens
    for first, last in parsed.sentences:
        i = first
        while i < last:
            if not (capital(tokens.text[i]) and tokens.pos[i] in ("PROPN", "NOUN", "ADJ", "NUM")):
                i += 1
                continue
            j = i
            while j < last and capital(tokens.text[j]) and tokens.pos[j] in ("PROPN", "NOUN", "ADJ"):
                j += 1
            for k in range(i + 1, j):
                if tokens.text[k].lower().rstrip(".") in w.GENERIC:
                    yield i, k + 1
            if j < last and tokens.text[j].isdigit() and tokens.text[j - 1].lower().rstrip(".") in w.ROADS:
                yield from ((k, j + 1) for k in range(i, j))
            yield from ((k, k + 1) for k in range(i, j) if BRITISH_ROAD.fullmatch(tokens.text[k]))
            if j - i >= 2 and tokens.text[i].lower() in w.LAND_FIRST:
                yield i, min(j, i + 3)
            i = j + 1
