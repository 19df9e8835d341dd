"""One claim's origins: the voices behind its tellings, made one where something shows they are, each merge with its why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model import DocumentSpan, Origin, OriginEntry
from .cited import cited
from .merging import SAME, TAGGED, Merged, Ties, merged
from .names import key
from .one_voice import Bodies
from .readings import Reading
from .sources import Voice
from .speakers import MOUTHS
from .tellings import Telling

REASONS = 3
"""Links between names that a sentence gives."""


def entry(
    part: Sequence[int],
    all_tellings: Sequence[Telling],
    spoken: Mapping[int, Sequence[Voice]],
    people: Bodies,
    copied: frozenset[frozenset[int]],
    readings: Sequence[Reading],
) -> OriginEntry:
    """The origins of the claims numbered in `part`; `spoken` are their voices, `copied` the pairs of reports that copy."""
    told = [all_tellings[i] for i in part]
    reports = sorted({t.report for t in told})
    known, unknown = _voices(told, spoken)
    known, unknown, links = cited(known, unknown, readings, reports)
    ties = Ties(people, copied, {r: _agency(readings[r]) for r in reports}, links)
    classes = merged(known, ties, ties.known)
    sources = {v.report for v in known}
    unknown = [v for v in unknown if not any(frozenset((v.report, r)) in copied for r in sources)]
    loose = merged(unknown, ties, ties.unknown)
    found = [_origin(c, [o for o in classes if o is not c], readings) for c in classes]
    listed = tuple(sorted(found, key=lambda o: (o.documents, o.name)))
    return OriginEntry(
        claims=tuple(t.claim.id for t in told),
        reports=len(reports),
        count=len(listed),
        unknown=len(loose),
        origins=listed,
        unknowns=tuple(_unknown(c, readings) for c in loose if len({v.report for v in c.voices}) > 1),
    )


def _voices(told: Sequence[Telling], spoken: Mapping[int, Sequence[Voice]]) -> tuple[list[Voice], list[Voice]]:
    """Known voices, and the reports' own. What a headline says, and what the report says itself and attributes elsewhere, takes that attribution."""
    bodies = {t.report for t in told if not t.frame.headline}
    counted = [t for t in told if not t.frame.headline or t.report not in bodies]
    known = [v for t in counted for v in spoken[t.index] if v.known]
    attributed = {v.report for v in known}
    inner = [t for t in counted if any(v.known for v in spoken[t.index])]
    own = [
        v
        for t in counted
        for v in spoken[t.index]
        if not v.known and (v.report not in attributed or any(_beside(t, i) for i in inner))
    ]
    return known, own


def _beside(own: Telling, other: Telling) -> bool:
    """A report's own claim around what it attributes ("where the mayor had spoken of five, the number is still five")."""
    return (
        own.report == other.report and own.claim.span != other.claim.span and own.claim.span.contains(other.claim.span)
    )


def _agency(reading: Reading) -> str | None:
    """The agency whose tag a report carries."""
    span = reading.extraction.document.agency
    return key(span.of(reading.text)) if span else None


def _origin(found: Merged, others: Sequence[Merged], readings: Sequence[Reading]) -> Origin:
    best = max(found.voices, key=lambda v: (len(v.speaker.person) + len(v.speaker.proper), len(v.name), v.name))
    return Origin(
        name=best.name,
        kind=best.kind,
        documents=tuple(readings[r].id for r in sorted({v.report for v in found.voices})),
        why=_why(found, best, others),
        spans=_spans(found, readings),
    )


def _unknown(found: Merged, readings: Sequence[Reading]) -> Origin:
    """Tellings of one unknown provenance, with what makes them one."""
    reports = sorted({v.report for v in found.voices})
    told = [r for r in dict.fromkeys(found.reasons) if r != SAME]
    return Origin(
        name="unknown",
        kind="unknown",
        documents=tuple(readings[r].id for r in reports),
        why=_sentence("; ".join(told[:REASONS])),
        spans=_spans(found, readings),
    )


def _spans(found: Merged, readings: Sequence[Reading]) -> tuple[DocumentSpan, ...]:
    """The words that show it: the sources' names or the claims, and the agency's tags where these tie them."""
    shown = [s for v in found.voices for s in v.spans]
    if any(r.startswith(TAGGED) for r in found.reasons):
        documents = [readings[r].extraction.document for r in sorted({v.report for v in found.voices})]
        shown += [DocumentSpan(d.id, d.agency) for d in documents if d.agency]
    return tuple(dict.fromkeys(shown))


def _why(found: Merged, best: Voice, others: Sequence[Merged]) -> str:
    """One sentence: why its voices are one; for one alone, why it is apart."""
    told = list(dict.fromkeys(found.reasons))
    if told:
        rest = len(told) - REASONS
        more = [f"{rest} more such link{'s' if rest > 1 else ''} can be followed in the words"] if rest > 0 else []
        return _sentence("; ".join([*told[:REASONS], *more]))
    alone = (
        f"nothing here ties {best.called} to the other sources"
        if others
        else f"nobody but {best.called} is named for it"
    )
    return _sentence(_apart(best, others) or alone)


def _apart(voice: Voice, others: Sequence[Merged]) -> str | None:
    """What is said of an unnamed source that may or may not be of the body another in its report speaks for."""
    near = [v for c in others for v in c.voices if v.report == voice.report and v.speaker.speaks]
    beside = next((v for v in near if (_nameless(v) if voice.speaker.body else v.speaker.body)), None)
    if beside is None or not (_nameless(voice) or (voice.speaker.body and voice.speaker.speaks)):
        return None
    return f"nothing here says whether {voice.called} and {beside.called} are of one body, so they count as two"


def _nameless(voice: Voice) -> bool:
    """Who speaks for some body that isn't said."""
    who = voice.speaker
    return bool(who.roles & MOUTHS) and not who.person and not who.body


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + "."
