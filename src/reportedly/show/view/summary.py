"""The brief in a few plain sentences with counts, each naming the section that holds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Published
from .copies import CopyLine
from .days import between
from .names import NamesView
from .origins import independent
from .points import ASPECTS, Point
from .wording import listed, several


@dataclass(frozen=True)
class Sentence:
    """A sentence, the word it goes under, and the id of the section it sums up; `empty`: there is none."""

    section: str
    label: str
    text: str
    empty: bool = False


def told(reports: Sequence[Published]) -> Sentence:
    """How many reports there are, from which days, and how many can't be dated."""
    known = sorted(d for p in reports if p.earliest and p.latest for d in (p.earliest, p.latest))
    undated = sum(not (p.earliest and p.latest) for p in reports)
    dated = f", dated {between(known[0], known[-1])}" if known else ""
    text = f"{several(len(reports), 'report')}{dated}{_undated(undated, len(reports))}."
    return Sentence("reports-list", "Reports", text, not reports)


def _undated(undated: int, of: int) -> str:
    if not undated:
        return ""
    return "; none can be dated" if undated == of else f"; {undated} can’t be dated"


def agree(shared: Sequence[Point]) -> Sentence:
    """On how many points the reports agree, and how many of those rest on one origin."""
    if not shared:
        return Sentence("agree", "Agree", "The reports agree on no point that was found.", True)
    copied = sum(p.copied for p in shared)
    own = [o for p in shared if not p.copied for o in p.sides[0].origins]
    text = f"The reports agree on {several(len(shared), 'point')}"
    if copied:
        text += f", {copied} of them told only by reports that carry the same text"
    names = ("the other", "the others") if copied else ("it", "them")
    origins = independent(own, *names)
    return Sentence("agree", "Agree", f"{text}; {origins}." if origins else f"{text}.")


def oppose(against: Sequence[Point]) -> Sentence:
    """On how many points the reports oppose each other, and in what."""
    if not against:
        return Sentence("oppose", "Oppose", "They oppose each other on no point that was found.", True)
    denials = sum(p.relation == "denies" for p in against)
    conflicts = Counter(p.aspect for p in against if p.relation == "conflicts")
    parts = [several(denials, "denial")] if denials else []
    parts += [
        f"{n} {ASPECTS[a]}" if a else f"{n} otherwise"
        for a, n in sorted(conflicts.items(), key=lambda x: (-x[1], x[0] or ""))
    ]
    return Sentence("oppose", "Oppose", f"They oppose each other on {several(len(against), 'point')}: {listed(parts)}.")


def moved(updates: Sequence[Point], details: Sequence[Point]) -> Sentence | None:
    """How many claims moved on in time, and how many one report tells in more detail."""
    parts = [f"{several(len(updates), 'claim')} moved on from one report to a later one"] if updates else []
    parts += (
        [
            f"{several(len(details), 'claim')} {'is' if len(details) == 1 else 'are'} told in more detail by another report"
        ]
        if details
        else []
    )
    text = listed(parts)
    return Sentence("moved", "Moved", f"{text[:1].upper()}{text[1:]}.") if parts else None


def differing(called: Sequence[NamesView]) -> Sentence | None:
    """Which different names the reports use for the same, with two examples; a name and its short form don't count."""
    own = [n for n in called if not n.short and not n.disputed]
    linked = sum(n.disputed for n in called)
    examples = [listed([f"“{u.name}”" for u in n.used[:3]], "or") for n in own[:2]]
    parts = [*examples, *([f"{len(own) - 2} more"] if len(own) > 2 else [])]
    told = [f"The same goes by different names: {'; '.join(parts)}"] if own else []
    told += (
        [f"{several(linked, 'pair')} of bodies {'is' if linked == 1 else 'are'} said by some to be one"]
        if linked
        else []
    )
    return Sentence("names", "Names", f"{'. '.join(told)}.") if told else None


def single(claims: int, sources: int) -> Sentence:
    """How much of weight only one report says, and how many sources only one names."""
    parts = [several(claims, "claim")] if claims or not sources else []
    parts += [several(sources, "named source")] if sources else []
    verb = "stands" if claims + sources == 1 else "stand"
    text = f"{listed(parts)} {verb} in one report only, mentioned by none of the others."
    return Sentence("alone", "One report", text, not claims + sources)


def own(kinds: Sequence[str]) -> Sentence:
    """Of a report alone: how many of its claims are in its own voice; `kinds` are those of the claims' voices."""
    count = sum(kind == "own" for kind in kinds)
    text = f"{several(len(kinds), 'claim')}, {count} of them in the report’s own voice."
    return Sentence("alone", "Claims", text, not kinds)


def sources(unnamed: int, unstated: int) -> Sentence | None:
    """How many attributions name nobody, and how many say not even who it was."""
    parts = [f"{several(unnamed, 'source')} {'is' if unnamed == 1 else 'are'} not named"] if unnamed else []
    parts += (
        [f"{several(unstated, 'attribution')} {'does' if unstated == 1 else 'do'} not say whose word it is"]
        if unstated
        else []
    )
    return Sentence("sources", "Sources", f"{listed(parts)}.") if parts else None


def copied(lines: Sequence[CopyLine]) -> Sentence | None:
    """Which reports carry the same text."""
    if not lines:
        return None
    parts = [f"{c.left} and {c.right} ({c.percent}%)" for c in lines[:3]]
    more = f" and {len(lines) - 3} more" if len(lines) > 3 else ""
    return Sentence("copies", "Copies", f"Carrying the same text: {listed(parts)}{more}.")
