"""Who is cited and has a report of the same claim, or passes on what another said: one word, told twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import structs

from .one_voice import Body, same_body
from .readings import Reading
from .sources import Voice, outlet_names
from .speakers import Speaker, speaker

Links = dict[tuple[int, int], str]
"""Why one voice is another's word, by their identities."""


def cited(
    known: list[Voice], unknown: list[Voice], readings: Sequence[Reading], reports: Sequence[int]
) -> tuple[list[Voice], list[Voice], Links]:
    """Who is cited and has a report here adds nothing: the word is that of the report's own sources.

    Outlets that cite only each other are one unknown. Given back: the known, the unknown, and the links.
    """
    names = {r: outlet_names(readings[r]) for r in reports}
    issuers = {r: _body(speaker(i, "organisation")) for r in reports if (i := readings[r].issuer)}
    home = {id(v): r for v in known if (r := _home(v, names)) is not None}
    links: Links = {}
    kept, circular = [], []
    for voice in known:
        behind = _behind(voice, known, home) if voice.outlet else []
        behind += _relayed(voice, known, issuers)
        if behind:
            links[id(voice), id(behind[0])] = links[id(behind[0]), id(voice)] = (
                f"one report cites {voice.called}, who has it from {behind[0].called}"
            )
        if behind or id(voice) not in home:
            kept.append(voice)
        elif not any(v.report == home[id(voice)] for v in unknown):
            circular.append(voice)
    supposed = not circular and _echo(kept, unknown, readings)
    if supposed:
        kept, circular = [], kept
    lone = [structs.replace(v, kind="unknown", known=False) for v in circular]
    for v in lone[1:]:
        links[id(lone[0]), id(v)] = links[id(v), id(lone[0])] = _only_each_other(lone[0], v, supposed)
    return kept, unknown + lone, links


def _only_each_other(a: Voice, b: Voice, supposed: bool) -> str:
    if supposed:
        return f"neither report has more than another outlet's word, {a.called} and {b.called}, so they may cite each other"
    return f"{a.called} and {b.called} are cited for it by each other alone"


def _behind(voice: Voice, known: Sequence[Voice], home: Mapping[int, int]) -> list[Voice]:
    """Whose word an outlet that is cited has: the sources of its own report, and those who are heard through it elsewhere."""
    own = home.get(id(voice))
    found = [v for v in known if v.report == own and id(v) not in home] if own is not None else []
    return found + [v for v in known if v is not voice and _carried(v, voice)]


def _home(voice: Voice, names: Mapping[int, frozenset[str]]) -> int | None:
    """The report of the entry that is the cited outlet's own."""
    if voice.outlet is None:
        return None
    others = (r for r, own in names.items() if r != voice.report and any(_called(voice.outlet, n) for n in own))
    return next(others, None)


def _relayed(voice: Voice, known: Sequence[Voice], issuers: Mapping[int, Body]) -> list[Voice]:
    """Whose word the cited body's own release passes on, where it doesn't say so itself."""
    for report, body in issuers.items():
        if report != voice.report and _issued(voice, body):
            behind = [v for v in known if v.report == report]
            return [] if any(_issued(v, body) for v in behind) else behind
    return []


def _body(who: Speaker) -> Body:
    return Body(who.body, who.proper)


def _issued(voice: Voice, body: Body) -> bool:
    """Whether the voice is that of the body, or of who speaks for it."""
    who = voice.speaker
    return who.speaks and bool(who.body) and same_body(_body(who), body) is not None


def _called(name: str, outlet: str) -> bool:
    """A short form of an outlet's name counts ("the Courier")."""
    return any(
        f" {x} ".startswith(f" {y} ") or f" {x} ".endswith(f" {y} ") for x, y in ((name, outlet), (outlet, name))
    )


def _carried(bottom: Voice, outlet: Voice) -> bool:
    return any(c.outlet and outlet.outlet and _called(c.outlet, outlet.outlet) for c in bottom.carriers)


def _echo(known: Sequence[Voice], unknown: Sequence[Voice], readings: Sequence[Reading]) -> bool:
    """Reports of unknown publishers that have nothing but another outlet's word each: they may cite each other."""
    reports = {v.report for v in known}
    outlets = {v.outlet for v in known}
    named = [r for r in reports if readings[r].extraction.document.publisher]
    return not (unknown or named or None in outlets) and len(reports) > 1 and len(outlets) == len(reports)
