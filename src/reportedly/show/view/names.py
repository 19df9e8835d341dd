"""Different names for the same: which report uses which, on whose word, and why they are taken for one referent's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ...model import Called, Comparison, KnownActor, Likewise, Naming
from .index import Index
from .wording import Words, cut, listed, one_line, quoted

_WORD = re.compile(r"\w+")
_LINKS: dict[Likewise, str] = {
    "listed": "is also",
    "linked": "is linked with",
    "equated": "is also",
    "described": "",
}
_ORDER: tuple[Likewise, ...] = ("linked", "described", "equated", "listed")
_VOICE = 48
"""Characters of a source's name beside a name it uses."""


@dataclass(frozen=True)
class Use:
    """Where a report has a name: first in its own voice, else on the word of `voice`."""

    words: Words
    voice: str


@dataclass(frozen=True)
class Used:
    """A name as reports write it, its dates in the alias table, and one place a report."""

    name: str
    dates: str
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class NamesView:
    """Names for one referent, or for two bodies that are linked; why, and what the alias table says of them.

    `link` is empty where words describe the referent; `head` then names it, where a report does.
    `listed`: the alias table has them, under `name`; `disputed`: it links two bodies; `short`: they are only a name and its short form.
    """

    name: str
    head: str
    link: str
    used: tuple[Used, ...]
    others: str
    note: str
    listed: bool
    disputed: bool
    short: bool
    letters: tuple[str, ...]


def names(index: Index) -> tuple[NamesView, ...]:
    """What reports call by different names: linked bodies first, then descriptions; names and their short forms last."""
    known = {k.id: k for k in index.comparison.known_actors}
    found = sorted(index.comparison.namings, key=lambda n: _ORDER.index(n.basis))
    views = [_view(index, naming, known) for naming in found]
    return tuple(sorted((v for v in views if len(v.used) > 1), key=lambda v: v.short))


def _view(index: Index, naming: Naming, known: Mapping[str, KnownActor]) -> NamesView:
    body = known.get(naming.actor or "") if naming.basis == "listed" else None
    dates = {_key(n): _dates(since, until) for n, since, until in body.names} if body else {}
    used = tuple(Used(called.name, dates.get(_key(called.name), ""), _uses(index, called)) for called in naming.names)
    here = {u.name for u in used}
    letters = {use.words.letter for u in used for use in u.uses}
    return NamesView(
        name=naming.referent,
        head=naming.referent if naming.basis == "described" and naming.referent not in here else "",
        link=_LINKS[naming.basis],
        used=tuple(u for u in used if u.uses),
        others=_others(body, naming) if body else "",
        note=one_line(body.note if body else naming.why),
        listed=naming.basis == "listed",
        disputed=naming.basis == "linked",
        short=_short(naming) and not any(u.dates for u in used),
        letters=tuple(x for x in index.letters.values() if x in letters),
    )


def _uses(index: Index, called: Called) -> tuple[Use, ...]:
    """One place a report: in its own voice where it has one."""
    found: dict[str, Use] = {}
    for place, by in sorted(zip(called.spans, called.by, strict=True), key=lambda use: use[1] is not None):
        extraction = index.extractions.get(place.document)
        if extraction is not None and place.document not in found:
            words = quoted(extraction, index.letters[place.document], place.span)
            found[place.document] = Use(words, cut(one_line(by), _VOICE) if by else "")
    return tuple(found[d] for d in index.letters if d in found)


def _others(body: KnownActor, naming: Naming) -> str:
    """The names of the alias table that no report uses."""
    here = {_key(n.name) for n in naming.names} | {_key(body.name)}
    others = [f"{n} ({_dates(s, u)})" if s or u else n for n, s, u in body.names if _key(n) not in here]
    return listed(others[:5])


def _short(naming: Naming) -> bool:
    """Whether one of two names is the other's initials or a part of it, or the same but for its spelling."""
    if len(naming.names) != 2 or naming.basis not in ("listed", "equated"):
        return False
    short, long = sorted((n.name for n in naming.names), key=len)
    first = "".join(w[0] for w in _WORD.findall(long) if w[0].isupper())
    part = set(_key(short)) <= set(_key(long))
    return part or short.replace(".", "") == first or _consonants(short) == _consonants(long)


def _consonants(name: str) -> str:
    """What spellings of one name from another script have in common."""
    return "".join(c for c in "".join(_WORD.findall(name)).casefold() if c not in "aeiou")


def _dates(since: str | None, until: str | None) -> str:
    if since and until:
        return f"{since} to {until}"
    return f"since {since}" if since else f"until {until}" if until else ""


def _key(name: str) -> tuple[str, ...]:
    """A name's words; spellings that differ in case and hyphens are one name."""
    return tuple(w.casefold() for w in _WORD.findall(name))


def unfollowed(comparison: Comparison) -> str:
    """What was left out because too many reports share it, in a sentence; empty where nothing was."""
    told = [
        f"{cap.what.removesuffix(' in too many reports')} in more than {cap.most:,} reports ({cap.dropped:,})"
        for cap in comparison.caps
    ]
    return f"Not followed, as too common: {listed(told)}." if told else ""
