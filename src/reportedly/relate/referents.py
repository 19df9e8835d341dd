"""The words of `referents.toml`, read once: which nouns stand for one sort of referent, and where a report has them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from .lexicon import WORD, stem
from .readings import Reading

ANY = "any"
"""The kind of words for people that say nothing but that they belong."""


class Kind(Struct, frozen=True):
    """A sort of referent: the words for it, each with the word it says the same as."""

    name: str
    words: dict[tuple[str, ...], str]
    people: bool = False
    """Whether it is people: their words count in the plural only ("rebel" may tell what something else is like)."""
    of: str = ""
    """What a name beside the word can be for the two to be one referent: "body", "place", "any" of both, "" nothing."""


class Noun(Struct, frozen=True, order=True):
    """A word for a referent where it stands; `word` is its stem, `sense` what it says the same as."""

    report: int
    start: int
    end: int
    kind: str
    word: str
    sense: str


@cache
def kinds() -> tuple[Kind, ...]:
    """Every sort of referent, in the order of the file."""
    listed = [
        Kind(name, _words(str(k["words"]), bool(k.get("people"))), bool(k.get("people")), str(k.get("of", "")))
        for name, k in _table()["kinds"].items()
    ]
    return (*listed, Kind(ANY, _words(str(_table()[ANY]["words"]), True), True, "body"))


@cache
def kind(name: str) -> Kind:
    """The kind of that name."""
    return next(k for k in kinds() if k.name == name)


@cache
def marks() -> frozenset[str]:
    """Words before a noun for people that tell whose side they are on, or where they come from."""
    return frozenset(str(_table()["marks"]["words"]).split())


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__package__) / "referents.toml").read_text(encoding="utf-8"))


def _words(listed: str, people: bool) -> dict[tuple[str, ...], str]:
    """Each word or phrase, and its plural -> the first of those it is joined to."""
    found: dict[tuple[str, ...], str] = {}
    for alike in listed.split():
        for entry in alike.split("="):
            *first, last = entry.split("_")
            for form in (last,) if people else (last, _plural(last)):
                found[*first, form] = alike.split("=")[0]
    return found


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def _by_first() -> dict[str, tuple[tuple[Kind, tuple[str, ...]], ...]]:
    """The kinds and words that begin with a word; longer phrases first."""
    found: dict[str, list[tuple[Kind, tuple[str, ...]]]] = {}
    for k in kinds():
        for words in k.words:
            found.setdefault(words[0], []).append((k, words))
    return {word: tuple(sorted(starts, key=lambda x: -len(x[1]))) for word, starts in found.items()}


def nouns(reading: Reading) -> list[Noun]:
    """The report's words for referents, in order: in lower case, in the headline or at the head of a sentence; parts of names left out."""
    tokens = [(m.start(), m.end(), m.group()) for m in WORD.finditer(reading.text)]
    headline = reading.sentences[0].end if reading.sentences else 0
    heads = {m.start() for s in reading.sentences if (m := WORD.search(reading.text, s.start, s.end))}
    names = [(n.start, n.end) for n in reading.names]
    found: list[Noun] = []
    held = 0
    for i, (start, _, word) in enumerate(tokens):
        while held < len(names) and names[held][1] <= start:
            held += 1
        named = held < len(names) and names[held][0] <= start
        if not named and (word[0].islower() or start < headline or start in heads):
            found += _at(reading, tokens, i)
    return found


def _at(reading: Reading, tokens: Sequence[tuple[int, int, str]], first: int) -> list[Noun]:
    """The words for referents that begin with a token: of each kind the longest."""
    found: dict[str, Noun] = {}
    for k, words in _by_first().get(tokens[first][2].lower(), ()):
        here = tokens[first : first + len(words)]
        if k.name not in found and tuple(t.lower() for _, _, t in here) == words:
            stems = " ".join(stem(w) for w in words)
            found[k.name] = Noun(reading.index, here[0][0], here[-1][1], k.name, stems, k.words[words])
    return list(found.values())
