"""How many independent origins stand behind a claim, in a sentence, and the words that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Origin, OriginEntry
from .index import Index
from .wording import Words, one_line, quoted, several


@dataclass(frozen=True)
class OriginLine:
    """One origin: who, in which reports, why these count as one, and the words that show it."""

    name: str
    letters: tuple[str, ...]
    why: str
    words: tuple[Words, ...]


@dataclass(frozen=True)
class Origins:
    """The origins of one claim told in one or more reports. `single`: no more than one; `named`: at least one is known.
    `lines`: every known one, and those of unknown provenance that several reports share."""

    text: str
    single: bool
    named: bool
    lines: tuple[OriginLine, ...]


def origins(index: Index, claim: str) -> Origins | None:
    """What stands behind this claim; None where one report alone tells it, and its attribution says it all."""
    entry = index.origins.get(claim)
    if entry is None or entry.reports < 2:
        return None
    known, unknown = (tuple(_line(index, o) for o in found) for found in (entry.origins, entry.unknowns))
    return Origins(_sentence(entry, known), entry.count + entry.unknown <= 1, entry.count > 0, known + unknown)


def _sentence(entry: OriginEntry, lines: tuple[OriginLine, ...]) -> str:
    """2 reports, 1 independent origin: the governor (A, C)."""
    told = several(entry.reports, "report")
    names = "; ".join(f"{line.name} ({', '.join(line.letters)})" for line in lines)
    if not entry.count:
        return f"{told}, no origin named" + (
            f": {several(entry.unknown, 'telling')} of unknown provenance" if entry.unknown else ""
        )
    unknown = f", and {entry.unknown} of unknown provenance" if entry.unknown else ""
    return f"{told}, {several(entry.count, 'independent origin')}{unknown}: {names}"


def _line(index: Index, origin: Origin) -> OriginLine:
    words = tuple(
        quoted(index.extractions[s.document], index.letters[s.document], s.span)
        for s in origin.spans
        if s.document in index.extractions
    )
    letters = tuple(index.letters[d] for d in origin.documents if d in index.letters)
    name = "Of unknown provenance" if origin.kind == "unknown" else one_line(origin.name)
    return OriginLine(name, letters, one_line(origin.why), words)


def independent(items: Sequence[Origins], one: str, many: str) -> str:
    """How many points rest on one origin, for the summary; empty where origins weren't looked at.

    `one` and `many` say what they are called: "it" and "them".
    """
    single = sum(o.single for o in items)
    if not items:
        return ""
    nameless = sum(not o.named for o in items)
    if len(items) == 1:
        if nameless:
            return f"{one} has no origin that is named"
        return f"{one} rests on a single origin" if single else f"{one} has more than one origin"
    text = f"{single or 'none'} of {many} {'rest' if single > 1 else 'rests'} on a single origin"
    return f"{text}, and {nameless} {'have' if nameless > 1 else 'has'} none that is named" if nameless else text
