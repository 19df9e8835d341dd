"""How many independent origins stand behind each claim told: known ones listed, unknown ones counted apart, every merge with its why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from msgspec import structs

from ..model import Origin, OriginEntry
from .accounts import Accounts
from .groups import members
from .names import Vocabulary, key
from .readings import Reading
from .sources import Voice, affiliations, one_voice, voices
from .tellings import Telling
from .verdicts import Rows, Verdicts

NEAR = 500
"""Reports whose voices are held until others are read."""
CIRCLES = 50
"""Stories whose people are held until others are read."""


def origins(
    accounts: Accounts,
    entries: Iterable[Sequence[int]],
    near: Rows,
    copied: frozenset[frozenset[int]],
    vocabulary: Vocabulary,
) -> Iterator[OriginEntry]:
    """One entry for each claim told, in one report or more.

    `near` names for every report the first of those among which a person's body is looked for (its story, or all of a
    handful); `copied` are the pairs of reports of which one copies the other.
    """
    readings, circles = accounts.readings, {part[0]: part for part in members(near)}

    @lru_cache(NEAR)
    def spoken(report: int) -> dict[int, list[Voice]]:
        return {t.index: voices(t, readings[report], vocabulary) for t in accounts.of(report)}

    @lru_cache(CIRCLES)
    def people(around: tuple[int, ...]) -> Mapping[str, frozenset[str]]:
        reports = [r for circle in around for r in circles[circle]]
        return affiliations([v for r in reports for found in spoken(r).values() for v in found])

    for entry in entries:
        reports = [accounts.report(i) for i in entry]
        said = {i: spoken(r)[i] for i, r in zip(entry, reports, strict=True)}
        around = tuple(sorted({int(near[r]) for r in reports}))
        yield _entry(entry, accounts.tellings, said, people(around), copied, readings)


def entries(home: Rows, verdicts: Verdicts) -> Iterator[list[int]]:
    """The groups, joined where one report restates itself in more or fewer words; every claim stands in exactly one."""
    parent: list[int] = home.tolist()

    def root(x: int) -> int:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    left, right = verdicts.ends
    for i in verdicts.restating.tolist():
        a, b = sorted((root(int(left[i])), root(int(right[i]))))
        parent[b] = a
    return members(np.array([root(i) for i in range(len(parent))], np.int64))


def _entry(
    part: Sequence[int],
    all_tellings: Sequence[Telling],
    spoken: Mapping[int, Sequence[Voice]],
    people: Mapping[str, frozenset[str]],
    copied: frozenset[frozenset[int]],
    readings: Sequence[Reading],
) -> OriginEntry:
    reports = {all_tellings[i].report for i in part}
    told = {all_tellings[i].report for i in part if not all_tellings[i].frame.headline}
    part_voices = [
        v for i in part if not all_tellings[i].frame.headline or all_tellings[i].report not in told for v in spoken[i]
    ]
    known = [v for v in part_voices if v.known]
    attributed = {v.report for v in known}
    unknown = [v for v in part_voices if not v.known and v.report not in attributed]
    known, unknown = _cited(known, unknown, readings, reports)
    merged = _merge(known, lambda a, b: _one(a, b, people, copied))
    unknown = [v for v in unknown if not any(frozenset((v.report, k.report)) in copied for k in known)]
    loose = _merge(unknown, lambda a, b: _same_unknown(a, b, copied, readings))
    claims = tuple(all_tellings[i].claim.id for i in part)
    listed = tuple(sorted((_origin(vs, why, readings) for vs, why in merged), key=lambda o: (o.documents, o.name)))
    return OriginEntry(claims=claims, reports=len(reports), count=len(listed), unknown=len(loose), origins=listed)


def _one(a: Voice, b: Voice, people: Mapping[str, frozenset[str]], copied: frozenset[frozenset[int]]) -> str | None:
    why = one_voice(a, b, people)
    unnamed = not (a.body or b.body) and (a.roles & b.roles or a.name.lower() == b.name.lower())
    if why is None and frozenset((a.report, b.report)) in copied and (a.body & b.body or unnamed):
        return f"one report copies the other, “{a.name}” and “{b.name}” included"
    return why


def _same_unknown(a: Voice, b: Voice, copied: frozenset[frozenset[int]], readings: Sequence[Reading]) -> str | None:
    if a.report == b.report:
        return "the same report"
    if frozenset((a.report, b.report)) in copied:
        return "one report copies the other"
    tags = [_agency(readings[v.report]) for v in (a, b)]
    return "both carry the same agency's tag" if tags[0] and tags[0] == tags[1] else None


def _agency(reading: Reading) -> str | None:
    span = reading.extraction.document.agency
    return key(span.of(reading.text)) if span else None


def _cited(
    known: list[Voice], unknown: list[Voice], readings: Sequence[Reading], reports: set[int]
) -> tuple[list[Voice], list[Voice]]:
    """An outlet cited that is itself one of the reports adds nothing; outlets that cite only each other are one unknown."""
    publishers = {key(p): r for r in sorted(reports) if (p := readings[r].extraction.document.publisher)}
    cited = [(v, publishers[v.outlet]) for v in known if v.outlet in publishers]
    for voice, report in cited:
        known = [v for v in known if v is not voice]
        others = [v for v in known + unknown if v.report == report]
        if not others and not any(v.report == report for v, _ in cited if v is not voice):
            known.append(voice)
    circular = [v for v, r in cited if v not in known and not any(k.report == r for k in known + unknown)]
    return known, unknown + [_unnamed(v) for v in circular[:1]]


def _unnamed(voice: Voice) -> Voice:
    return structs.replace(voice, kind="unknown", known=False)


def _merge(found: Sequence[Voice], why: Callable[[Voice, Voice], str | None]) -> list[tuple[list[Voice], list[str]]]:
    """Voices in classes, each with the reasons of its merges."""
    classes: list[tuple[list[Voice], list[str]]] = []
    for voice in found:
        hits = [(c, reason) for c in classes if (reason := next((r for v in c[0] if (r := why(v, voice))), None))]
        if not hits:
            classes.append(([voice], []))
            continue
        first = hits[0][0]
        first[0].append(voice)
        first[1].append(hits[0][1])
        for other, reason in hits[1:]:
            first[0].extend(other[0])
            first[1].extend([*other[1], reason])
            classes.remove(other)
    return classes


def _origin(found: Sequence[Voice], reasons: Iterable[str], readings: Sequence[Reading]) -> Origin:
    best = max(found, key=lambda v: (len(v.proper), len(v.name), v.name))
    documents = tuple(readings[r].id for r in sorted({v.report for v in found}))
    spans = tuple(dict.fromkeys(s for v in found for s in v.spans))
    told = list(dict.fromkeys(reasons))
    if told:
        why = (
            told[0][0].upper() + told[0][1:] + (f", and {len(told) - 1} more such links" if len(told) > 1 else "") + "."
        )
    else:
        why = (
            f"{best.name[0].upper()}{best.name[1:]} is the only source named for it here."
            if best.kind != "organisation"
            else f"It stands on the word of {best.name}."
        )
    return Origin(name=best.name, kind=best.kind, documents=documents, why=why, spans=spans)
