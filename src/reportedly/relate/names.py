"""Names in a set of reports: where they stand, and which of them the reports themselves equate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from ..model import Extraction, KnownActor
from .lexicon import WORD, common, ordinary, stem

_CAP = r"[A-ZÀ-ÖØ-Þ][^\W_]*(?:[-’'][^\W_]+)*"
_LINK = r"(?:(?:of|for|de|la|le|bin|al|du|von|van)[ \xa0])?(?:the[ \xa0])?"
_NAME = re.compile(rf"{_CAP}(?:[ \xa0]{_LINK}{_CAP}){{0,6}}(?:[ \xa0]\d{{1,3}}(?![\d,.]\d))?")
_TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady president general gen captain capt colonel col major lieutenant lt sergeant sgt "
    "commander governor mayor minister secretary senator representative spokesman spokeswoman inspector professor prof "
    "king queen prince princess pope judge chief director police officer prefect bishop sheikh ambassador envoy".split()
)
_LONG = rf"{_CAP}(?:[ \xa0]{_LINK}{_CAP}){{0,4}}"
_ALIAS = re.compile(
    rf"(?P<a>{_LONG})[,  ]*(?:[-–—(,][ \xa0]?)?(?:which[ \xa0]|who[ \xa0]|yes,[ \xa0]the[ \xa0]old[ \xa0])?"
    rf"(?:formerly|previously|once|also|better|now|later)?[ \xa0]?"
    rf"(?:known[ \xa0]as|called|rebranded(?:[ \xa0]as)?|renamed(?:[ \xa0]as)?|re-baptised[ \xa0]itself|calls[ \xa0]itself|began[ \xa0]as|alias|aka)"
    rf"[ \xa0](?:the[ \xa0])?[“\"‘']?(?P<b>{_LONG})"
)
_ACRONYM = re.compile(
    rf"(?P<long>{_CAP}(?:[ \xa0](?:(?:of|for|and|the)[ \xa0])*{_CAP}){{1,7}})[ \xa0]\((?P<short>[A-Z]{{2,8}})\)"
)
_OLD = re.compile(
    rf"(?P<a>[A-Z]{{2,8}}|{_LONG})[ \xa0]?[–—(-][ \xa0]?(?:yes,[ \xa0])?(?:the[ \xa0])?(?:old|former)[ \xa0]"
    rf"(?P<b>{_LONG})"
)


class Name(Struct, frozen=True, gc=False, array_like=True):
    """A name where it stands; `key` is the same for every name of one body."""

    start: int
    end: int
    key: str
    sure: bool = True
    """False for a lone word at the head of a sentence."""


class Vocabulary(Struct, frozen=True, gc=False, eq=False):
    """What the whole set of reports shows about its words and names."""

    lower: Counter[str]
    capital: Counter[str]
    alias: dict[str, str]


def vocabulary(extractions: Iterable[Extraction], known: Mapping[str, KnownActor]) -> Vocabulary:
    """Counts of words in lower case and of words capitalised inside a sentence, and the names the texts equate."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    pairs: list[tuple[str, str]] = []
    for extraction in extractions:
        text = extraction.document.text
        titles = _titles(text)
        for match in WORD.finditer(text):
            word = match.group()
            if any(a <= match.start() < b for a, b in titles):
                continue
            if word[0].islower():
                lower[word] += 1
            elif not word.isupper() and not _heads_sentence(text, match.start()):
                capital[word.lower()] += 1
        pairs += [(e.one, e.other) for e in equations(text)]
    for actor in known.values():
        pairs += [(name, actor.name) for name, _, _ in actor.names]
    return Vocabulary(lower, capital, classes(pairs))


def _titles(text: str) -> list[tuple[int, int]]:
    """Lines in Title Case or capitals: their capitals say nothing."""
    found, start = [], 0
    for line in text.split("\n"):
        words = [w for w in WORD.findall(line) if len(w) > 3]
        if 4 <= len(words) <= 30 and sum(w[0].isupper() for w in words) >= 0.7 * len(words):
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


class Equation(Struct, frozen=True):
    """Two names that a text says are one body's, and the words that say so."""

    one: str
    other: str
    start: int
    end: int


def equations(text: str) -> list[Equation]:
    """The names that a text itself equates: "X, formerly known as Y", "X (Y)" with Y the initials of X, "X, the old Y"."""
    found = [Equation(m["a"], m["b"], *m.span()) for m in (*_ALIAS.finditer(text), *_OLD.finditer(text))]
    for match in _ACRONYM.finditer(text):
        initials = "".join(w[0] for w in match["long"].split() if w[0].isupper())
        if initials.endswith(match["short"]):
            words = match["long"].split()
            first = len([w for w in words if w[0].isupper()]) - len(match["short"])
            kept = [w for w in words if w[0].isupper()][first]
            at = match["long"].index(kept)
            found.append(Equation(match["long"][at:], match["short"], match.start() + at, match.end()))
    return [e for e in found if len(e.one) > 1 and len(e.other) > 1 and key(e.one) != key(e.other)]


def classes(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names that pairs join, through others too: each one's key to the first key of its class."""
    parent: dict[str, str] = {}

    def root(x: str) -> str:
        while parent.setdefault(x, x) != x:
            x = parent[x]
        return x

    for a, b in sorted((key(a), key(b)) for a, b in pairs):
        if a and b:
            low, high = sorted((root(a), root(b)))
            parent[high] = low
    return {name: root(name) for name in sorted(parent)}


def key(name: str) -> str:
    """A name's words in lower case, without article, titles and possessive."""
    words = [w.lower().removesuffix("'s").removesuffix("’s").strip("’'") for w in name.replace("\xa0", " ").split()]
    while len(words) > 1 and (words[0] in _TITLES or words[0] in {"the", "a", "an"}):
        words = words[1:]
    return " ".join(words)


def _heads_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \t“\"‘'(—–•*\xa0")
    return start == 0 or not before or before[-1] in ".!?:\n…"


def names(text: str, vocabulary: Vocabulary) -> tuple[Name, ...]:
    """The names in a text, in order, with the keys that the set of reports gives them."""
    out = []
    titles = _titles(text)
    for match in _NAME.finditer(text):
        start, end = match.span()
        titled = any(a <= start < b for a, b in titles)
        words = [(m.start() + start, m.end() + start, m.group()) for m in re.finditer(r"\S+", match.group())]
        if titled:
            out += _known_names(words, vocabulary)
            continue
        while words and _no_name(words[0], text, vocabulary):
            words = words[1:]
        while words and words[-1][2].lower() in {"of", "for", "the", "de", "al", "la", "le"}:
            words = words[:-1]
        if not words or len(words[0][2]) < 2:
            continue
        start, end = words[0][0], words[-1][1]
        name = key(text[start:end])
        if name and name not in _TITLES:
            sure = len(words) > 1 or not _heads_sentence(text, start) or vocabulary.capital[name] > 0
            out.append(Name(start, end, vocabulary.alias.get(name, name), sure))
    return tuple(out)


def _known_names(words: Sequence[tuple[int, int, str]], vocabulary: Vocabulary) -> list[Name]:
    """In a title: runs of words that stand capitalised elsewhere, more often than not."""
    out: list[Name] = []
    run: list[tuple[int, int, str]] = []
    for word in [*words, (0, 0, "")]:
        low = word[2].lower().removesuffix("’s").removesuffix("'s")
        if low and vocabulary.capital[low] > vocabulary.lower[low] and stem(low) not in common():
            run.append(word)
            continue
        if run:
            name = key(" ".join(w for _, _, w in run))
            out.append(Name(run[0][0], run[-1][1], vocabulary.alias.get(name, name)))
        run = []
    return out


def _no_name(word: tuple[int, int, str], text: str, vocabulary: Vocabulary) -> bool:
    start, _, raw = word
    low = raw.lower().removesuffix("’s").removesuffix("'s")
    if not raw[0].isupper() or stem(low) in common():
        return True
    shouted = raw.isupper() and len(raw) > 4
    if _heads_sentence(text, start) or shouted:
        plain = vocabulary.lower[low] > 0 or (stem(low) in ordinary() and not vocabulary.capital[low])
        return plain or (shouted and not vocabulary.capital[low])
    return vocabulary.lower[low] > 2 * vocabulary.capital[low] + 2
