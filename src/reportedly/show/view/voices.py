"""Whose words a claim is: the chain of attribution, the one who speaks first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ...model import Attribution, Claim, Extraction, Source, Span
from .index import Index
from .wording import listed, one_line

OWN = "the report’s own voice"
UNSTATED = "source not stated"
UNNAMED = "somebody unnamed"
_STANCES = {"denies": "denied", "doubts": "doubted by the report"}


@dataclass(frozen=True)
class Voice:
    """On whose word something stands. `kind`: "own", "named", "unnamed" or "unstated"; `span` shows the source."""

    text: str
    kind: str
    span: Span | None = None


def voice(index: Index, extraction: Extraction, claim: Claim) -> Voice:
    """The chain a claim stands on, in words: "an official, via Reuters"."""
    chain = [index.attributions[a] for a in claim.attributions if a in index.attributions]
    return chain_voice(extraction, chain[::-1])


def chain_voice(extraction: Extraction, inner_first: list[Attribution]) -> Voice:
    """The chain in words, from the one who speaks to the one who carries it."""
    if not inner_first:
        return Voice(OWN, "own")
    text = ", via ".join(dict.fromkeys(said_by(extraction, link) for link in _joined(inner_first)))
    return Voice(text, kind(inner_first[0]), shown(inner_first[0]))


def _joined(chain: list[Attribution]) -> Iterator[list[Attribution]]:
    """Links of the chain; neighbours that state no source ("it was estimated that ... were believed to") as one."""
    for unstated, links in groupby(chain, lambda link: kind(link) == "unstated"):
        if unstated:
            yield list(links)
        else:
            yield from ([link] for link in links)


def said_by(extraction: Extraction, links: list[Attribution]) -> str:
    """The sources of one link; what they do, when it is more than saying; how the report treats them."""
    first = links[0]
    names = [called(extraction, s) for s in first.sources]
    names = list(dict.fromkeys(n for n in names if n)) or [UNSTATED]
    cues = [one_line(link.cue.of(extraction.document.text)) for link in links if link.cue]
    tells = first.act not in ("says", "shows") or names == [UNSTATED]
    notes = [f"“{cue}”" for cue in cues] if tells else []
    notes += [_STANCES[first.stance]] if first.stance in _STANCES else []
    return listed(names) + (f" ({', '.join(notes)})" if notes else "")


def called(extraction: Extraction, source: Source) -> str:
    """A source by its fullest name in the report, else by the words that name it; nothing for an unstated one."""
    if source.kind == "unstated":
        return ""
    words = [one_line(span.of(extraction.document.text)) for span in source.spans]
    return (one_line(source.name or "") or " ".join(words)).strip(" ,;:") or UNNAMED


def kind(attribution: Attribution) -> str:
    """Whether the sources are named, unnamed, or not stated at all."""
    kinds = {s.kind for s in attribution.sources}
    if kinds <= {"unstated"}:
        return "unstated"
    return "unnamed" if kinds <= {"unstated", "unnamed"} else "named"


def shown(attribution: Attribution) -> Span | None:
    """The words that show who speaks: the first source's, else the cue."""
    spans = [span for s in attribution.sources for span in s.spans]
    return spans[0] if spans else attribution.cue
