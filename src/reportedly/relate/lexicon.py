"""The word tables of `lexicon.toml`, read once: stems, concepts, opposites, classes of causes and of people counted."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
LONGEST_PHRASE = 4


_CONTRACTED = re.compile(r"'(?:s|ve|re|ll|d|m)$")
_KEPT = frozenset(
    {
        "fired",
        "left",
        "debris",
        "news",
        "series",
        "species",
        "wounded",
        "united",
        "andes",
        "plane",
        "warplane",
        "savings",
        "grounding",
    }
)
"""Words whose stem would be another word's."""
_MARCH = frozenset({"march", "marches", "marched", "marching"})
"""The deed in lower case; the month has a capital."""


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A light English stem: plural, -ing, -ed, -ly and a final e are cut; the same word always gives the same stem."""
    if word in _MARCH:
        return "marched"
    w = word.lower().replace("’", "'")
    if w in _KEPT:
        return w
    w = _CONTRACTED.sub("", w.removesuffix("'"))
    if len(w) > 4 and w.endswith("ies"):
        w = w[:-3] + "y"
    elif len(w) > 4 and w.endswith(("sses", "xes", "ches", "shes", "zes")):
        w = w[:-2]
    elif len(w) > 3 and w.endswith("s") and not w.endswith(("ss", "us", "is")):
        w = w[:-1]
    if w in _KEPT:
        return w
    if len(w) > 5 and w.endswith("ing"):
        w = _undoubled(w[:-3])
    elif len(w) > 4 and w.endswith("ed"):
        w = _undoubled(w[:-2])
    elif len(w) > 5 and w.endswith("ly"):
        w = w[:-2]
    if len(w) > 3 and w.endswith("e"):
        w = w[:-1]
    return w[:-1] + "i" if len(w) > 3 and w.endswith("y") else w


def _undoubled(w: str) -> str:
    return w[:-1] if len(w) > 3 and w[-1] == w[-2] and w[-1] not in "lsz" else w


@cache
def tables() -> dict[str, dict[str, object]]:
    """The file as it stands."""
    return tomllib.loads((files(__package__) / "lexicon.toml").read_text(encoding="utf-8"))


@cache
def common() -> frozenset[str]:
    """Stems that carry no content of their own."""
    return frozenset(stem(w) for w in str(tables()["common"]["words"]).split())


@cache
def light() -> frozenset[str]:
    """Stems that say little in news."""
    return frozenset(stem(w) for w in str(tables()["common"]["light"]).split())


@cache
def phrases() -> dict[tuple[str, ...], str]:
    """Stem sequence -> concept; in the file the words of a phrase are joined by `_`."""
    found: dict[tuple[str, ...], str] = {}
    for concept, words in tables()["concepts"].items():
        for entry in str(words).split():
            found.setdefault(tuple(stem(w) for w in entry.split("_")), concept)
    return found


@cache
def ordinary() -> frozenset[str]:
    """Single stems that the tables know as words of the language."""
    return frozenset(p[0] for p in phrases() if len(p) == 1) | common() | light()


@cache
def _telling_pairs() -> dict[tuple[str, ...], str]:
    """Phrases of two words that both tell something ("lose life"): other words may stand between them."""
    return {
        p: c
        for p, c in phrases().items()
        if len(p) == 2 and p[0] not in common() and (p[1] not in common() or p[1] == "against")
    }


@cache
def _openers() -> frozenset[str]:
    return frozenset(p[0] for p in _telling_pairs())


PARTED = 4
"""Most words without content, numbers too, between the two words of a phrase."""


def _parted(stems: Sequence[str], at: int) -> tuple[str, int] | None:
    """The phrase of two words that begins here with empty words in between ("claimed at least 26 lives"), and where it ends."""
    if stems[at] not in _openers():
        return None
    for i in range(at + 1, min(len(stems), at + PARTED + 2)):
        concept = _telling_pairs().get((stems[at], stems[i]))
        if concept is not None:
            return concept, i
        if stems[i] not in common() and not stems[i][:1].isdigit():
            return None
    return None


def concepts(stems: Sequence[str]) -> list[tuple[str, int, int]]:
    """The content of a sequence of stems, in order: (concept or stem, first, last excluded); longest phrases first."""
    known, skip, out, i = phrases(), common(), [], 0
    while i < len(stems):
        for n in range(min(LONGEST_PHRASE, len(stems) - i), 0, -1):
            concept = known.get(tuple(stems[i : i + n]))
            if concept is not None and (n > 1 or stems[i] not in skip):
                out.append((concept, i, i + n))
                i += n
                break
            if n == 2 and (parted := _parted(stems, i)):
                out.append((parted[0], i, i + 1))
                stems = [*stems[: parted[1]], "", *stems[parted[1] + 1 :]]
                i += 1
                break
        else:
            if stems[i] and stems[i] not in skip and not stems[i][0].isdigit():
                out.append((stems[i], i, i + 1))
            i += 1
    return out
