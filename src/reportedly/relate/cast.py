"""Who speaks in a report, with all that it says of each; what its short forms ("the ministry", "her office") stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct, structs

from ..model import Actor, Attribution, Source
from .lexicon import stem
from .names import key
from .readings import Reading
from .speakers import BODIES, FIRMS, MOUTHS, PAPERS, TITLES, Speaker, speaker, stems

_NEAR = 2
"""Sentences within which "its director" and "a spokesman" speak for the body that spoke last."""
_LONGEST = 4
"""Words of a person's whole name."""
_PLACE = re.compile(r"\b(?:in|at|near|outside) ((?:[A-ZÀ-Þ][\w’'-]*[ \xa0]?){1,3})")
"""What somebody or something is in: a place, whatever the actors say."""
_TOLD = re.compile(r"(?:,| is| was)\s(?P<who>(?:the |an? |its )?[^,.;:\n]{3,80})(?=[,.;])")
_BEFORE = re.compile(r"(?:[\w’'-]+[ \xa0]){1,4}$")


class Heard(Struct, frozen=True, gc=False):
    """A source where it stands."""

    start: int
    source: Source
    wording: str
    speaker: Speaker


class Cast(Struct, frozen=True, gc=False):
    """The sources of a report in the order of their places, and the bodies it names."""

    reading: Reading
    attributions: dict[str, Attribution]
    heard: tuple[Heard, ...]
    bodies: tuple[tuple[int, Speaker], ...]
    """Where each is named, and how."""
    people: dict[str, tuple[Speaker, ...]]
    """By the name that the attributions and the actors have."""


def cast(reading: Reading) -> Cast:
    """Read once for each report."""
    found = reading.extraction
    stand = sorted(
        {s.spans[0].start: s for a in found.attributions for s in reversed(a.sources) if s.spans}.items(),
        key=lambda p: p[0],
    )
    heard = tuple(
        Heard(at, s, w, speaker(w, s.kind))
        for at, s in stand
        for w in [" ".join(" ".join(p.of(reading.text) for p in s.spans).split())]
    )
    places = {m[1].strip() for m in _PLACE.finditer(reading.text)}
    bodies = [(h.start, h.speaker) for h in heard if h.speaker.body]
    bodies += [
        (a.span.start, speaker(a.name, "organisation"))
        for a in found.actors
        if a.kind == "organisation" and a.name not in places
    ]
    people: dict[str, list[Speaker]] = defaultdict(list)
    for h in heard:
        if h.source.name and h.source.name in h.wording:
            people[h.source.name].append(h.speaker)
    for actor in found.actors:
        if actor.kind == "person":
            people[actor.name].append(_introduced(actor, reading.text))
    return Cast(
        reading,
        {a.id: a for a in found.attributions},
        heard,
        tuple(sorted(bodies, key=lambda b: b[0])),
        {name: tuple(told) for name, told in people.items()},
    )


def _introduced(actor: Actor, text: str) -> Speaker:
    """Who a person is, by the words about the name: "Ola Finch, head of Orlan," and "Orlan spokeswoman Ola Finch"."""
    after = _TOLD.match(text, actor.span.end)
    if after and (who := speaker(f"{actor.name}, {after['who']}", "person")).roles & MOUTHS and who.person:
        return who
    before = _BEFORE.search(text, max(0, actor.span.start - 60), actor.span.start)
    words = before[0].split() if before else []
    if not words or stem(words[-1]) not in MOUTHS:
        return speaker(actor.name, "person")
    start = next((i for i in range(len(words) - 1, 0, -1) if not words[i - 1][0].isupper()), 0)
    return speaker(" ".join([*words[start:], actor.name]), "person")


def described(source: Source, wording: str, shown: str, company: Cast) -> Speaker:
    """All that the report says of a source: its wording, the wordings with the same name elsewhere, its titles, what it is short for."""
    told = [speaker(wording if shown in wording else shown, source.kind)]
    if source.name and (told[0].person or source.kind == "person"):
        told += company.people.get(source.name, ())
    person = _whole(max((s.person for s in told), key=len) or _surname(shown), company)
    person = person or told[0].person or _labelled(source, company.reading)
    told += [s for s in company.people.get(" ".join(person).title(), ()) if s.person == person]
    who = max(told, key=lambda s: len(s.body - stems(" ".join(person))))
    if person and (who.body <= stems(" ".join(person)) or who.body == stems(shown)):
        who = structs.replace(who, body=frozenset(), proper=frozenset(), whom="")
    roles = frozenset[str]().union(*(s.roles for s in told)) | _titles(person, company.reading)
    who = structs.replace(who, person=person, roles=roles, speaks=any(s.speaks for s in told))
    meant = _meant(source, who, wording, company) or _office(who, company)
    return joined(who, meant) if meant else who


def joined(who: Speaker, other: Speaker) -> Speaker:
    """The speaker, with the words of the body meant."""
    name = stems(" ".join(other.person))
    return structs.replace(
        who, body=who.body | other.body | name, proper=who.proper | other.proper | name, whom=other.whom or who.whom
    )


def _whole(person: tuple[str, ...], company: Cast) -> tuple[str, ...]:
    """The whole name of who is called by a part of it here: the only one in the report that has all of its words."""
    if not person:
        return person
    known = {s.person for told in company.people.values() for s in told}
    whole = sorted(n for n in known if len(person) < len(n) <= _LONGEST and set(person) <= set(n))
    return whole[0] if len(whole) == 1 else ()


def _surname(shown: str) -> tuple[str, ...]:
    """A lone name, which may be a person's whatever the attribution takes it for."""
    return (shown.lower(),) if shown.isalpha() and shown[0].isupper() else ()


def _labelled(source: Source, reading: Reading) -> tuple[str, ...]:
    """Whose turn a transcript's label ("ROON:", "AR:") marks: the only name in the report that ends with it or has its initials."""
    shown = source.spans[0].of(reading.text) if source.spans else ""
    label = shown.lower()
    if not shown.isupper() or not shown.isalpha() or reading.text[source.spans[0].end :][:1] != ":":
        return ()
    names = {tuple(key(reading.text[n.start : n.end]).split()) for n in reading.names}
    named = {n for n in names if 2 <= len(n) <= _LONGEST and label in (n[-1], "".join(w[0] for w in n))}
    return next(iter(named)) if len(named) == 1 else ()


def _titles(person: Sequence[str], reading: Reading) -> frozenset[str]:
    """The titles that the report gives the people of these names, wherever it does."""
    words, found = set(person), set()
    for n in reading.names if words else ():
        if set(key(reading.text[n.start : n.end]).split()) & words:
            before = reading.text[max(0, n.start - 20) : n.start].split()[-1:]
            found |= {s for w in (*before, reading.text[n.start : n.end].split()[0]) if (s := stem(w)) in TITLES}
    return frozenset(found)


def _office(who: Speaker, company: Cast) -> Speaker | None:
    """The office of a person with a title ("the governor of Osk" for "Governor Lind"), where the report words it apart."""
    if not who.person or who.body:
        return None
    same = (h.speaker for h in company.heard if not h.speaker.person and h.speaker.roles & who.roles & TITLES)
    return next((s for s in same if s.body), None)


def _meant(source: Source, who: Speaker, wording: str, company: Cast) -> Speaker | None:
    """The body that a short form stands for: "the ministry", "her office", "its director", "a spokesman"."""
    if not source.spans or who.proper or not wording:
        return None
    at, first = source.spans[0].start, wording.split()[0].lower()
    before = company.heard[: bisect_left(company.heard, at, key=lambda h: h.start)]
    if first in ("his", "her") and who.body & BODIES:
        return next((h.speaker for h in reversed(before) if h.speaker.person), None)
    if who.body and who.body <= BODIES:
        return _longer(who, at, company)
    if who.body or not who.roles & (MOUTHS | PAPERS) or who.roles & TITLES:
        return None
    if first in ("its", "their"):
        return _last(
            [(start, s) for start, s in company.bodies if s.speaks and (s.proper or s.body & BODIES)],
            at,
            company.reading,
        )
    if first in ("a", "an", "the"):
        return _last([(h.start, h.speaker) for h in before if h.source.kind == "organisation"], at, company.reading)
    return None


def _longer(who: Speaker, at: int, company: Cast) -> Speaker | None:
    """The body named last before it whose name has the short form's words; for a business the only one named."""
    firm = who.body <= FIRMS
    before = [s for start, s in company.bodies if start < at and s.proper]
    named = [s for s in before if s.body > who.body or (firm and not s.body & (BODIES - FIRMS))]
    whole = [s for s in named if not any(s.proper < o.proper for o in named)]
    if firm:
        return whole[0] if len({s.proper for s in whole}) == 1 else None
    return whole[-1] if whole else None


def _last(named: Sequence[tuple[int, Speaker]], at: int, reading: Reading) -> Speaker | None:
    """The last of the bodies named before, where that isn't far before."""
    start, last = max(((start, s) for start, s in named if start < at), key=lambda n: n[0], default=(0, None))
    return last if len([s for s in reading.sentences if start < s.end < at]) <= _NEAR else None
