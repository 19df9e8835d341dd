"""One actor under several names: the names the reports use, and who lists them as one body, since when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ...model import Actor, Extraction, KnownActor
from .index import Index
from .wording import Words, listed, one_line, quoted


@dataclass(frozen=True)
class Used:
    """A name as reports write it: its dates in the alias table, and where it first stands in each report."""

    name: str
    dates: str
    words: tuple[Words, ...]


@dataclass(frozen=True)
class NamesView:
    """One body: its name in the alias table, the names used here, its other names, and the note."""

    name: str
    used: tuple[Used, ...]
    others: str
    note: str


def names(index: Index) -> tuple[NamesView, ...]:
    """Known actors that appear under at least two names, those whose identity has a note first."""
    mentions: dict[str, dict[str, list[tuple[Extraction, Actor]]]] = defaultdict(lambda: defaultdict(list))
    for extraction in index.extractions.values():
        for actor in extraction.actors:
            if actor.actor:
                mentions[actor.actor][_key(_written(extraction, actor))].append((extraction, actor))
    known = [k for k in index.comparison.known_actors if len(mentions[k.id]) > 1]
    views = [_view(index, k, mentions[k.id]) for k in known]
    return tuple(sorted(views, key=lambda v: (not v.note, not any(u.dates for u in v.used), v.name)))


def _view(index: Index, known: KnownActor, found: dict[str, list[tuple[Extraction, Actor]]]) -> NamesView:
    dates = {_key(name): _dates(since, until) for name, since, until in known.names}
    used = []
    for key, mentions in found.items():
        first = {e.document.id: (e, a) for e, a in reversed(mentions)}
        words = [quoted(e, index.letters[e.document.id], a.span) for e, a in first.values()]
        words.sort(key=lambda w: (len(w.letter), w.letter))
        used.append(Used(words[0].text, dates.get(key, ""), tuple(words)))
    others = [f"{n} ({_dates(s, u)})" if s or u else n for n, s, u in known.names if _key(n) not in found]
    return NamesView(known.name, tuple(used), listed(others[:6]), one_line(known.note))


def _dates(since: str | None, until: str | None) -> str:
    if since and until:
        return f"{since} to {until}"
    return f"since {since}" if since else f"until {until}" if until else ""


def _written(extraction: Extraction, actor: Actor) -> str:
    return one_line(actor.span.of(extraction.document.text))


def _key(name: str) -> str:
    """Names that differ in case, hyphens, an article or a possessive are one name."""
    plain = name.casefold().replace("-", " ").replace("’s", "").replace("'s", "").strip("’' ")
    return plain.removeprefix("the ")
