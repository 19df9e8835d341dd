"""How many independent origins stand behind each claim told: known ones listed, unknown ones counted apart, every merge with its why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import structs

from ..model import Copy, Origin, OriginEntry
from .groups import nested
from .names import Vocabulary, key
from .readings import Reading
from .sources import Voice, affiliations, one_voice, voices
from .tellings import Telling
from .verdict import Verdict

RESTATED = 0.7
"""Score from which a claim is a report's second telling of its own."""


def origins(
    parts: Sequence[Sequence[int]],
    all_tellings: Sequence[Telling],
    verdicts: Sequence[Verdict],
    copies: Sequence[Copy],
    readings: Sequence[Reading],
    vocabulary: Vocabulary,
) -> tuple[OriginEntry, ...]:
    """One entry for each claim told, in one report or more; every claim stands in exactly one."""
    spoken = [voices(t, readings[t.report], vocabulary) for t in all_tellings]
    people = affiliations([v for vs in spoken for v in vs])
    copied = _copied(copies, readings)
    return tuple(
        _entry(part, all_tellings, spoken, people, copied, readings) for part in _entries(parts, all_tellings, verdicts)
    )


def _entries(
    parts: Sequence[Sequence[int]], all_tellings: Sequence[Telling], verdicts: Sequence[Verdict]
) -> list[list[int]]:
    """The groups, joined where one report restates itself in more or fewer words."""
    home = {i: n for n, part in enumerate(parts) for i in part}
    parent = list(range(len(parts)))

    def root(x: int) -> int:
        while parent[x] != x:
            x = parent[x]
        return x

    for v in verdicts:
        one, other = all_tellings[v.left], all_tellings[v.right]
        restated = v.relation == "same" or (
            v.relation == "refines"
            and (one.frame.headline or other.frame.headline)
            and bool(one.main_quantities) == bool(other.main_quantities)
        )
        if restated and one.report == other.report and v.score >= RESTATED and not nested(one, other):
            a, b = sorted((root(home[v.left]), root(home[v.right])))
            parent[b] = a
    joined: dict[int, list[int]] = defaultdict(list)
    for n, part in enumerate(parts):
        joined[root(n)] += part
    return [sorted(joined[n]) for n in sorted(joined, key=lambda n: min(joined[n]))]


def _copied(copies: Sequence[Copy], readings: Sequence[Reading]) -> frozenset[frozenset[int]]:
    place = {r.id: r.index for r in readings}
    return frozenset(frozenset((place[c.left], place[c.right])) for c in copies)


def _entry(
    part: Sequence[int],
    all_tellings: Sequence[Telling],
    spoken: Sequence[Sequence[Voice]],
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
