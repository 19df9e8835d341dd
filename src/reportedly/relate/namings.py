"""What the reports of a story call the same referent, where they don't call it the same: each name tied to its words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..model import Called, KnownActor, Likewise, Naming, Series, Span
from .described import described
from .names import Equation, classes, equations, key
from .readings import Reading
from .tellings import Telling
from .verdicts import Rows
from .voiced import shown

_WORD = re.compile(r"\w+")
_INSIDE = re.compile(r"(?<=\w)[.’'](?=\w)")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
Uses = Mapping[str, Sequence[tuple[Reading, Span]]]
"""Where each name stands, by a key that spellings of one name share; in the order of the reports."""


def namings(
    readings: Mapping[int, Reading],
    together: Iterable[Sequence[Telling]],
    counted: Iterable[Series],
    known: Mapping[str, KnownActor],
) -> Iterator[Naming]:
    """Namings among the reports of one story, given by number: bodies linked, bodies listed, names equated, descriptions.

    `together`: claims that tell of one thing (a group's; two that stand in a relation); `counted`: the story's series;
    `known`: the alias table. What isn't sure is left out.
    """
    used = _known_names(readings, known)
    yield from _linked(used, known)
    yield from (n for i, uses in used.items() if (n := _naming(known[i].name, known[i].kind, i, "listed", uses)))
    yield from _equated(readings, {key(n) for i in used for n in (known[i].name, *(n for n, _, _ in known[i].names))})
    yield from described(readings, together, counted)


def together(
    told: Iterable[Telling], home: Sequence[int] | Rows, bonds: Iterable[tuple[int, int]]
) -> list[list[Telling]]:
    """Those of the claims that tell of one thing: the members of each group, and the two of each bond.

    `home`: the group of each claim, by number; `bonds`: pairs of claims, by number.
    """
    number = {t.index: t for t in told}
    found: dict[int, list[Telling]] = defaultdict(list)
    for t in number.values():
        found[int(home[t.index])].append(t)
    return [*(part for part in found.values() if len(part) > 1), *([number[a], number[b]] for a, b in bonds)]


def _naming(referent: str, kind: str, actor: str | None, basis: Likewise, uses: Uses, why: str = "") -> Naming | None:
    """The naming, where two reports or more name the referent and not all by the same names."""
    reports: dict[int, set[str]] = defaultdict(set)
    for name, places in uses.items():
        for reading, _ in places:
            reports[reading.index].add(name)
    if len(reports) < 2 or len(set(map(frozenset, reports.values()))) < 2:
        return None
    why = why or f"The alias table lists the names for one body, {referent}."
    return Naming(referent, kind, actor, basis, tuple(map(_called, uses.values())), why)


def _called(places: Sequence[tuple[Reading, Span]]) -> Called:
    spans, by = shown(places)
    first, span = places[0]
    name = " ".join(span.of(first.text).split())
    return Called(name, tuple(dict.fromkeys(reading.id for reading, _ in places)), spans, by)


# ---------------------------------------------------------------- the alias table


def _known_names(readings: Mapping[int, Reading], known: Mapping[str, KnownActor]) -> dict[str, Uses]:
    """By the entry's id: where the reports use its names; entries in the order they come up."""
    found: dict[str, dict[str, list[tuple[Reading, Span]]]] = {}
    spelled: dict[str, list[tuple[str, ...]]] = {}
    for reading in readings.values():
        for actor in reading.extraction.actors:
            if body := known.get(actor.actor or ""):
                names = spelled.setdefault(body.id, _spelled(body))
                if stands := _inside(reading, actor.span, names):
                    name, span = stands
                    found.setdefault(body.id, {}).setdefault(" ".join(name), []).append((reading, span))
    return dict(found)


def _spelled(body: KnownActor) -> list[tuple[str, ...]]:
    """The entry's names in words, the longest first; an article is no part of one."""
    words = (_words(name) for name in (body.name, *(n for n, _, _ in body.names)))
    names = {w[1:] if w[:1] == ("the",) and len(w) > 1 else w for w in words}
    return sorted(names, key=lambda n: (-len(n), n))


def _inside(reading: Reading, span: Span, names: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], Span] | None:
    """The longest of the names inside a mention, and where it stands; none where it says "the department"."""
    text = span.of(reading.text)
    words = list(_WORD.finditer(_INSIDE.sub("_", text)))
    spelled = [_INSIDE.sub("", text[w.start() : w.end()]).casefold() for w in words]
    for name in names:
        for i in range(len(spelled) - len(name) + 1):
            if tuple(spelled[i : i + len(name)]) == name:
                start, end = words[i].start(), words[i + len(name) - 1].end()
                dotted = _DOTTED.fullmatch(text[start : end + 1])
                return name, Span(span.start + start, span.start + end + bool(dotted))
    return None


def _words(name: str) -> tuple[str, ...]:
    """A name's words: case, hyphens, apostrophes and full stops inside a word make no other name."""
    return tuple(w.casefold() for w in _WORD.findall(_INSIDE.sub("", name)))


def _linked(used: Mapping[str, Uses], known: Mapping[str, KnownActor]) -> Iterator[Naming]:
    """Two bodies that the alias table links and whose notes say so, named by different reports: who takes them for one."""
    pairs = {(min(i, other), max(i, other)) for i in used for other in known[i].related if other in used and other != i}
    for a, b in sorted(pairs):
        said = [k for k, other in ((known[a], known[b]), (known[b], known[a])) if _speaks_of(k.note, other)]
        if said and (len(said) > 1 or not _reports(used[a]) & _reports(used[b])):
            body = max(said, key=lambda k: (len(k.note), k.id))
            uses = {f"{i}:{name}": places for i in (a, b) for name, places in used[i].items()}
            naming = _naming(f"{known[a].name}, {known[b].name}", body.kind, body.id, "linked", uses, body.note)
            if naming:
                yield naming


def _reports(uses: Uses) -> set[int]:
    return {reading.index for places in uses.values() for reading, _ in places}


def _speaks_of(note: str, other: KnownActor) -> bool:
    """Whether a note names the other body; a name within a longer one ("the Al-Qaida Sanctions Committee") doesn't count."""
    found = list(_WORD.finditer(_INSIDE.sub("_", note)))
    words = [_INSIDE.sub("", note[w.start() : w.end()]) for w in found]
    folded = [w.casefold() for w in words]
    for name in _spelled(other):
        for i in range(len(words) - len(name) + 1):
            ends = i + len(name)
            longer = ends < len(words) and words[ends][0].isupper() and note[found[ends - 1].end()] == " "
            if tuple(folded[i:ends]) == name and not longer:
                return True
    return False


# ---------------------------------------------------------------- names that reports equate


def _equated(readings: Mapping[int, Reading], listed: set[str]) -> Iterator[Naming]:
    """Names that a report of the story says are one body's; those of the alias table and people's initials left out."""
    said = [(r, e) for r in readings.values() for e in equations(r.text)]
    root = classes((e.one, e.other) for _, e in said)
    uses: dict[str, dict[str, list[tuple[Reading, Span]]]] = {}
    for reading in readings.values() if root else ():
        for name in reading.names:
            raw = key(reading.text[name.start : name.end])
            if raw in root:
                places = uses.setdefault(root[raw], {}).setdefault(raw, [])
                places.append((reading, Span(name.start, name.end)))
    for body, found in uses.items():
        if not listed & set(found):
            saying = [(r, e) for r, e in said if root.get(key(e.one)) == body]
            first = _called(next(iter(found.values()))).name
            naming = _naming(first, _kind(found), None, "equated", found, _why(saying))
            if naming and not (naming.kind == "person" and any(n.name.isupper() for n in naming.names)):
                yield naming


def _why(said: Sequence[tuple[Reading, Equation]]) -> str:
    quotes = dict.fromkeys(" ".join(r.text[e.start : e.end].split()) for r, e in said)
    return f"The reports say so: {', '.join(f'“{q}”' for q in quotes)}."


def _kind(uses: Uses) -> str:
    """What sort of actor most mentions of the names are taken for."""
    kinds = Counter(
        a.kind
        for places in uses.values()
        for reading, span in places
        for a in reading.extraction.actors
        if a.span.overlaps(span)
    )
    return max(sorted(kinds), key=lambda k: kinds[k], default="name")
