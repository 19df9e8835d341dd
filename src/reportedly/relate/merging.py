"""Voices of one claim become origins: what ties two of them, and classes of those that are tied."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, structs

from .cited import Links
from .one_voice import Bodies, contrary, one_voice
from .sources import Voice

SAME = "the report is the same"
"""What ties a report's own voices."""
TAGGED = "both reports carry the same agency's tag"


class Merged(Struct):
    """Voices that are one, and why."""

    voices: list[Voice]
    reasons: list[str]
    kinds: dict[int, Voice]
    """One voice for each wording."""


class Ties:
    """Why two voices of an entry are one. What two wordings show is found once, however many reports have them."""

    def __init__(
        self, people: Bodies, copied: frozenset[frozenset[int]], tags: Mapping[int, str | None], links: Links
    ) -> None:
        """`copied`: pairs of reports that copy; `tags`: the agency of each report; `links`: who cites whom."""
        self._people, self._copied, self._tags, self._links = people, copied, tags, links
        self._numbers: dict[tuple[Voice, str | None], int] = {}
        self._kinds: dict[int, int] = {}
        self._found: dict[tuple[int, int, bool], str | None] = {}

    def kind(self, voice: Voice) -> int:
        """The number of a voice's wording."""
        if id(voice) not in self._kinds:
            bare = (structs.replace(voice, report=0, spans=()), self._tags.get(voice.report))
            self._kinds[id(voice)] = self._numbers.setdefault(bare, len(self._numbers))
        return self._kinds[id(voice)]

    def known(self, a: Voice, b: Voice) -> str | None:
        """For sources."""
        found = (self.kind(a), self.kind(b), a.report == b.report)
        if found not in self._found:
            self._found[found] = one_voice(a, b, self._people)
        return self._links.get((id(a), id(b))) or self._found[found] or self._carried(a, b)

    def _carried(self, a: Voice, b: Voice) -> str | None:
        one, other = a.speaker, b.speaker
        if a.report == b.report or (one.person and other.person):
            return None
        how = self._reports(a, b)
        if how is None or not (one.body & other.body or (one.roles | one.about) & (other.roles | other.about)):
            return None
        return f"{how}, so {a.called} and {b.called} are taken for one"

    def unknown(self, a: Voice, b: Voice) -> str | None:
        """For the reports' own voices."""
        if why := self._links.get((id(a), id(b))):
            return why
        return SAME if a.report == b.report else self._reports(a, b)

    def _reports(self, a: Voice, b: Voice) -> str | None:
        if frozenset((a.report, b.report)) in self._copied:
            return "one report copies the other"
        tag = self._tags.get(a.report)
        return TAGGED if tag and tag == self._tags.get(b.report) else None

    def close(self, a: Voice, b: Voice) -> bool:
        """Whether more than the wordings can tie them."""
        return a.report == b.report or (id(a), id(b)) in self._links or frozenset((a.report, b.report)) in self._copied


def merged(found: Sequence[Voice], ties: Ties, why: Callable[[Voice, Voice], str | None]) -> list[Merged]:
    """Voices in classes. A short form ("the police") makes no one of two that are contrary: it goes to the first it fits."""
    classes: list[Merged] = []
    for voice in found:
        own = Merged([voice], [], {ties.kind(voice): voice})
        hits = [(c, reason) for c in classes if (reason := _link(c, own, ties, why))]
        for other, reason in hits:
            if other is hits[0][0] or _link(other, own, ties, why):
                other.voices += own.voices
                other.reasons += [reason, *own.reasons]
                other.kinds |= own.kinds
                classes = [c for c in classes if c is not own]
                own = other
        classes = [*(c for c in classes if c is not own), own] if hits else [*classes, own]
    return classes


def _link(one: Merged, other: Merged, ties: Ties, why: Callable[[Voice, Voice], str | None]) -> str | None:
    """Why two classes are one; None where nothing shows it or two of their voices are contrary."""
    kinds = [(a, b) for a in one.kinds.values() for b in other.kinds.values()]
    pairs = ((a, b) for a in one.voices for b in other.voices if ties.close(a, b))
    reason = next((r for some in (kinds, pairs) for a, b in some if (r := why(a, b))), None)
    if reason is None or any(contrary(a.speaker, b.speaker) and not why(a, b) for a, b in kinds):
        return None
    return reason
