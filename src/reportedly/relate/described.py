"""Words by which the reports of a story describe one referent: "fighters", "terrorists"; "the operation", "the invasion"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from ..model import Called, Figure, Naming, Series, Span
from .lexicon import stem
from .names import Name, key
from .readings import Reading
from .referents import ANY, Noun, kind, marks, nouns
from .scopes import places_of
from .tellings import Telling
from .voiced import shown

_BEFORE = re.compile(r"(?:['’]s?)?[ \xa0]")
_BEHIND = re.compile(r"[ \xa0](?:of|from)[ \xa0](?:the[ \xa0])?")
_ORIGIN = re.compile(r"\w*(?:ish|ese|ian|ean|an|ic|i)")
"""Names of one word that can be of people by where they come from: "Ostran fighters" need not be of one body."""
_LAST = re.compile(r"([\w-]+)[ \xa0]$")
TELLING = 5
"""A number from which on two reports that have it of people of one kind mean the same people."""
QUOTED = 4
"""Most tellings of an amount that a reason quotes."""
COUNTED = 80
"""Characters behind a number within which the word for what it counts stands."""


class Body(Struct, frozen=True):
    """The name that a word for a referent stands beside: its key, and where both stand together."""

    key: str
    start: int
    end: int
    actor: str | None


class Tie(Struct, frozen=True):
    """Words that stand for one referent, and the sentence that says why."""

    nouns: tuple[Noun, ...]
    why: str


def described(
    readings: Mapping[int, Reading], together: Iterable[Sequence[Telling]], counted: Iterable[Series]
) -> Iterator[Naming]:
    """Referents of a story that its reports describe in different words, in the order they come up.

    `together`: claims that tell of one thing; `counted`: figures that count one thing. Nothing else, and no likeness of
    words, makes two words one referent's.
    """
    found = {number: nouns(reading) for number, reading in readings.items()}
    bodies = {noun: body for n, reading in readings.items() for noun, body in _beside(reading, found[n])}
    ties = [
        *_of_bodies(bodies, readings),
        *_of_marks(readings, found),
        *_of_claims(together, found),
        *_of_figures(readings, counted, found, bodies),
        *_of_numbers(readings, found),
    ]
    for joined in _joined([t for t in ties if len(_keys(t.nouns, bodies)) < 2]):
        if naming := _naming(joined, readings, bodies):
            yield naming


def _beside(reading: Reading, found: Sequence[Noun]) -> Iterator[tuple[Noun, Body]]:
    """The nouns with a name right before them ("Blue League fighters") or behind an "of" ("fighters of the Blue League")."""
    places = places_of(reading)
    spots = [p.span for p in reading.extraction.places]
    names = _all_names(reading)
    for noun in found:
        near = max(0, bisect_left(names, noun.start, key=lambda n: n.start) - 2)
        for name in names[near : near + 4]:
            before = name.end <= noun.start and _BEFORE.fullmatch(reading.text, name.end, noun.start)
            behind = name.start >= noun.end and _BEHIND.fullmatch(reading.text, noun.end, name.start)
            if not (before or behind):
                continue
            span = Span(name.start, name.end)
            actor = next((a.actor for a in reading.extraction.actors if a.actor and a.span.overlaps(span)), None)
            placed = name.key in places or any(span.overlaps(s) for s in spots)
            if _fits(kind(noun.kind).of, placed, bool(actor) or not _ORIGIN.fullmatch(name.key)):
                yield noun, Body(name.key, min(name.start, noun.start), max(name.end, noun.end), actor)
                break


def _all_names(reading: Reading) -> list[Name]:
    """The report's names, and in its headline the known bodies that capitals everywhere hide there."""
    keys = {key(reading.text[n.start : n.end]): n.key for n in reading.names}
    known = (a.span for a in reading.extraction.actors if a.actor)
    more = [Name(s.start, s.end, keys[k]) for s in known if (k := key(s.of(reading.text))) in keys]
    return sorted({(n.start, n.end): n for n in (*more, *reading.names)}.values(), key=lambda n: n.start)


def _fits(of: str, placed: bool, body: bool) -> bool:
    return of == "any" or (placed if of == "place" else of == "body" and body and not placed)


def _of_bodies(bodies: Mapping[Noun, Body], readings: Mapping[int, Reading]) -> Iterator[Tie]:
    """Words of one kind beside the same name; those that say only that somebody belongs go with the one kind there is."""
    held: dict[tuple[str, str], list[Noun]] = defaultdict(list)
    for noun, body in bodies.items():
        held[noun.kind, body.key].append(noun)
    for (sort, name), found in held.items():
        if sort == ANY:
            continue
        alone = sum(kind(k).people for k, n in held if n == name and k != ANY) == 1
        more = held.get((ANY, name), []) if alone and kind(sort).people else []
        both = sorted((*found, *more))
        yield Tie(tuple(both), f"The words stand beside one name: {_quoted(both, readings, bodies)}.")


def _of_marks(readings: Mapping[int, Reading], found: Mapping[int, Sequence[Noun]]) -> Iterator[Tie]:
    """Words for people of one kind behind one word that tells whose side they are on or where they come from."""
    held: dict[tuple[str, str], list[Noun]] = defaultdict(list)
    for number, reading in readings.items():
        for noun in found[number]:
            before = _LAST.search(reading.text, max(0, noun.start - 24), noun.start)
            if before and kind(noun.kind).people and before[1].lower() in marks():
                held[noun.kind, before[1].lower()].append(noun)
    for (_, mark), same in held.items():
        quotes = ", ".join(f"“{mark} {readings[n.report].text[n.start : n.end].lower()}”" for n in _one_a_word(same))
        yield Tie(tuple(same), f"The words stand behind one word: {quotes}.")


def _of_claims(together: Iterable[Sequence[Telling]], found: Mapping[int, Sequence[Noun]]) -> Iterator[Tie]:
    """Words of one kind in the same role of claims that tell of one thing."""
    for told in together:
        held: dict[tuple[str, str], set[Noun]] = defaultdict(set)
        for t in told:
            for role, words in (("doer", t.frame.subjects), ("object", t.frame.objects)):
                for noun in _within(found.get(t.report, ()), t.claim.span):
                    if _named_in(noun, words):
                        held[role, noun.kind].add(noun)
        for (role, _), same in held.items():
            if len({n.report for n in same}) > 1:
                texts = [next(t.text for t in told if t.report == n.report) for n in _one_a_word(sorted(same))]
                quotes = " and ".join(f"“{' '.join(text.split())}”" for text in texts[:2])
                yield Tie(tuple(sorted(same)), f"The words are the {role} in claims that tell of one thing: {quotes}.")


def _named_in(noun: Noun, words: Sequence[str]) -> bool:
    """Whether a noun is in the phrase of a role: for people anywhere in it, else as its head."""
    stems = [stem(w) for w in words]
    parts = noun.word.split()
    return parts[-1] in stems if kind(noun.kind).people else bool(stems) and stems[0] == parts[-1]


def _of_figures(
    readings: Mapping[int, Reading],
    counted: Iterable[Series],
    found: Mapping[int, Sequence[Noun]],
    bodies: Mapping[Noun, Body],
) -> Iterator[Tie]:
    """Words of one kind for what the figures of a series count."""
    figures = {f.id: (n, f) for n, r in readings.items() for f in r.extraction.figures}
    for series in counted:
        told = [figures[p.figure] for p in series.points if p.figure in figures]
        there = {noun for n, f in told for noun in _counted(readings[n], f, found[n])}
        for sort in sorted({n.kind for n in there if n.kind != ANY and kind(n.kind).people}):
            plain = len({n.sense for n in there if n.kind == sort}) > 1
            same = sorted(n for n in there if n.kind == sort or (n.kind == ANY and (plain or n in bodies)))
            if len({n.report for n in same}) > 1:
                texts = [
                    f"“{' '.join(f.span.of(readings[n].text).split())}”"
                    for n, f in told
                    if set(_counted(readings[n], f, found[n])) & set(same)
                ]
                yield Tie(
                    tuple(same),
                    f"The words are for what is counted as one: {', '.join([*dict.fromkeys(texts)][:QUOTED])}.",
                )


def _of_numbers(readings: Mapping[int, Reading], found: Mapping[int, Sequence[Noun]]) -> Iterator[Tie]:
    """Words for people of one kind that one and the same number counts, where it is exact and not small."""
    held: dict[tuple[float, str], list[tuple[Noun, str]]] = defaultdict(list)
    for number, reading in readings.items():
        for f in reading.extraction.figures:
            if f.low is None or f.low != f.high or f.low < TELLING or f.approximate or f.measure in ("age", "duration"):
                continue
            for noun in _counted(reading, f, found[number])[:1]:
                if noun.kind != ANY and kind(noun.kind).people and noun.start > f.span.start:
                    held[f.low, noun.kind].append((noun, " ".join(reading.text[f.span.start : noun.end].split())))
    for same in held.values():
        nouns_of = tuple(sorted({noun for noun, _ in same}))
        if len({n.report for n in nouns_of}) > 1:
            quotes = ", ".join(dict.fromkeys(f"“{quote}”" for _, quote in same))
            yield Tie(nouns_of, f"One number counts them: {quotes}.")


def _counted(reading: Reading, figure: Figure, found: Sequence[Noun]) -> list[Noun]:
    """The words for what a figure counts: behind the number, else the only ones of its sentence."""
    wanted = {stem(w) for w in re.findall(r"\w+", figure.counts or "")}
    sentence = reading.sentence(figure.span.start)
    here = [n for n in _within(found, sentence) if n.word.split()[-1] in wanted]
    behind = [n for n in here if 0 <= n.start - figure.span.end <= COUNTED]
    near = [n for n in behind if n.start - behind[0].end <= 1 or n == behind[0]]
    return near or (here if len({n.start for n in here}) == 1 else [])


def _within(found: Sequence[Noun], span: Span) -> Sequence[Noun]:
    first = bisect_left(found, span.start, key=lambda n: n.start)
    last = bisect_left(found, span.end, key=lambda n: n.start)
    return [n for n in found[first:last] if n.end <= span.end]


def _joined(ties: Sequence[Tie]) -> list[Tie]:
    """Ties that share a word where it stands are of one referent."""
    home: dict[Noun, int] = {}
    parts: dict[int, list[int]] = {}
    for i, tie in enumerate(ties):
        met = sorted({home[n] for n in tie.nouns if n in home})
        parts[i] = [*(m for part in met for m in parts.pop(part)), i]
        home.update({n: i for m in parts[i] for n in ties[m].nouns})
    merged = [
        Tie(
            tuple(sorted({n for m in part for n in ties[m].nouns})),
            " ".join(dict.fromkeys(ties[m].why for m in part if _senses(ties[m].nouns) > 1)),
        )
        for part in parts.values()
    ]
    return sorted(merged, key=lambda t: t.nouns[0])


def _senses(found: Iterable[Noun]) -> int:
    return len({n.sense for n in found})


def _keys(found: Iterable[Noun], bodies: Mapping[Noun, Body]) -> set[str]:
    return {bodies[n].key for n in found if n in bodies}


def _naming(tie: Tie, readings: Mapping[int, Reading], bodies: Mapping[Noun, Body]) -> Naming | None:
    """The referent, where different reports use different words for it that don't say the same."""
    used: dict[int, set[str]] = defaultdict(set)
    for n in tie.nouns:
        used[n.report].add(n.sense)
    sort = next((n.kind for n in tie.nouns if n.kind != ANY), None)
    if (
        sort is None
        or len(used) < 2
        or len(set(map(frozenset, used.values()))) < 2
        or len(_keys(tie.nouns, bodies)) > 1
    ):
        return None
    names = []
    for word in dict.fromkeys(n.word for n in tie.nouns):
        places = [(readings[n.report], Span(n.start, n.end)) for n in tie.nouns if n.word == word]
        spans, by = shown(places)
        texts = [" ".join(span.of(reading.text).split()) for reading, span in places]
        name = next((t for t in texts if t.islower()), texts[0].lower())
        names.append(Called(name, tuple(dict.fromkeys(r.id for r, _ in places)), spans, by))
    first = next((n for n in tie.nouns if n in bodies), None)
    body = bodies[first] if first else None
    referent = " ".join(readings[first.report].text[body.start : body.end].split()) if first and body else names[0].name
    return Naming(referent, sort, body.actor if body else None, "described", tuple(names), tie.why)


def _one_a_word(found: Sequence[Noun]) -> list[Noun]:
    """The first noun of each sense."""
    return list({n.sense: n for n in reversed(found)}.values())[::-1]


def _quoted(found: Sequence[Noun], readings: Mapping[int, Reading], bodies: Mapping[Noun, Body]) -> str:
    texts = [" ".join(readings[n.report].text[bodies[n].start : bodies[n].end].split()) for n in _one_a_word(found)]
    return ", ".join(f"“{t}”" for t in dict.fromkeys(texts))
