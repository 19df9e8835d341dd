"""One claim's origins: the voices behind its tellings, made one where something shows they are, each merge with its why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, structs

from ..model import Origin, OriginEntry
from .names import key
from .one_voice import Bodies, Body, contrary, one_voice, same_body
from .readings import Reading
from .sources import Voice, outlet_names
from .speakers import MOUTHS, Speaker, speaker
from .tellings import Telling

REASONS = 3
"""Links between names that a sentence gives."""
Why = Callable[[Voice, Voice], str | None]


class _Class(Struct):
    """Voices that are one, and why."""

    voices: list[Voice]
    reasons: list[str]
    speakers: dict[Speaker, Voice]
    """A voice for each wording."""


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
    known, unknown, cited = _cited(known, unknown, readings, reports)
    merged = _merge(known, lambda a, b: cited.get((id(a), id(b))) or _one(a, b, people, copied, readings))
    unknown = [v for v in unknown if not any(frozenset((v.report, k.report)) in copied for k in known)]
    loose = _merge(unknown, lambda a, b: _one_unknown(a, b, copied, readings))
    found = [_origin(c, [o for o in merged if o is not c], readings) for c in merged]
    listed = tuple(sorted(found, key=lambda o: (o.documents, o.name)))
    return OriginEntry(
        claims=tuple(t.claim.id for t in told),
        reports=len(reports),
        count=len(listed),
        unknown=len(loose),
        origins=listed,
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


def _one(
    a: Voice, b: Voice, people: Bodies, copied: frozenset[frozenset[int]], readings: Sequence[Reading]
) -> str | None:
    if why := one_voice(a, b, people):
        return why
    if a.report == b.report:
        return None
    one, other = a.speaker, b.speaker
    alike = one.body & other.body or (one.roles | one.about) & (other.roles | other.about)
    if (one.person and other.person) or not alike:
        return None
    if frozenset((a.report, b.report)) in copied:
        return f"one report copies the other, {a.called} and {b.called} included"
    if _agency(a, b, readings):
        return f"both reports carry the same agency's tag, so {a.called} and {b.called} are taken for one"
    return None


def _one_unknown(a: Voice, b: Voice, copied: frozenset[frozenset[int]], readings: Sequence[Reading]) -> str | None:
    if a.report == b.report:
        return "the same report"
    if frozenset((a.report, b.report)) in copied:
        return "one report copies the other"
    return "both carry the same agency's tag" if _agency(a, b, readings) else None


def _agency(a: Voice, b: Voice, readings: Sequence[Reading]) -> bool:
    """Whether two reports carry one agency's tag."""
    tags = [(readings[v.report].text, readings[v.report].extraction.document.agency) for v in (a, b)]
    one, other = (key(span.of(text)) if span else None for text, span in tags)
    return one is not None and one == other


def _cited(
    known: list[Voice], unknown: list[Voice], readings: Sequence[Reading], reports: Sequence[int]
) -> tuple[list[Voice], list[Voice], dict[tuple[int, int], str]]:
    """Who is cited and has a report here adds nothing: the word is that of the report's own sources.

    Outlets that cite only each other are one unknown. The third: why one voice is another's, by their identities.
    """
    names = {r: outlet_names(readings[r]) for r in reports}
    issuers = {r: _body(speaker(i, "organisation")) for r in reports if (i := readings[r].issuer)}
    home = {id(v): r for v in known if (r := _home(v, names)) is not None}
    links: dict[tuple[int, int], str] = {}
    kept, circular = [], []
    for voice in known:
        behind = [v for v in known if v.report == home.get(id(voice)) and id(v) not in home]
        behind += [v for v in known if v is not voice and _carried(v, voice)]
        behind += _relayed(voice, known, issuers)
        if behind:
            links[id(voice), id(behind[0])] = links[id(behind[0]), id(voice)] = (
                f"one report cites {voice.called}, who has it from {behind[0].called}"
            )
        if behind or id(voice) not in home:
            kept.append(voice)
        elif not any(v.report == home[id(voice)] for v in unknown):
            circular.append(voice)
    if not circular and _echo(kept, unknown, readings):
        kept, circular = [], kept
    lone = [structs.replace(v, kind="unknown", known=False) for v in circular[:1]]
    return kept, unknown + lone, links


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


def _merge(found: Sequence[Voice], why: Why) -> list[_Class]:
    """Voices in classes. A short form ("the police") makes no one of two that are contrary: it goes to the first it fits."""
    classes: list[_Class] = []
    for voice in found:
        own = _Class([voice], [], {voice.speaker: voice})
        hits = [(c, reason) for c in classes if (reason := _link(c, own, why))]
        for other, reason in hits:
            if other is hits[0][0] or _link(other, own, why):
                other.voices += own.voices
                other.reasons += [reason, *own.reasons]
                other.speakers |= own.speakers
                own = other
                classes = [c for c in classes if c is not other]
        classes.append(own)
    return classes


def _link(one: _Class, other: _Class, why: Why) -> str | None:
    """Why two classes are one; None where nothing shows it or two of their voices are contrary."""
    reason = next((r for a in one.voices for b in other.voices if (r := why(a, b))), None)
    if reason is None:
        return None
    apart = ((a, b) for s, a in one.speakers.items() for t, b in other.speakers.items() if contrary(s, t))
    return reason if all(why(a, b) for a, b in apart) else None


def _origin(found: _Class, others: Sequence[_Class], readings: Sequence[Reading]) -> Origin:
    best = max(found.voices, key=lambda v: (len(v.speaker.person) + len(v.speaker.proper), len(v.name), v.name))
    return Origin(
        name=best.name,
        kind=best.kind,
        documents=tuple(readings[r].id for r in sorted({v.report for v in found.voices})),
        why=_why(found, best, others),
        spans=tuple(dict.fromkeys(s for v in found.voices for s in v.spans)),
    )


def _why(found: _Class, best: Voice, others: Sequence[_Class]) -> str:
    """One sentence: why its voices are one; for one alone, why it is apart."""
    told = list(dict.fromkeys(found.reasons))
    if told:
        rest = len(told) - REASONS
        more = [f"{rest} more such link{'s' if rest > 1 else ''} can be followed in the words"] if rest > 0 else []
        return _sentence("; ".join([*told[:REASONS], *more]))
    return _sentence(_apart(best, others) or f"nobody but {best.called} is named for it here")


def _apart(voice: Voice, others: Sequence[_Class]) -> str | None:
    """What is said of an unnamed source that may or may not be of the body another in its report speaks for."""
    if not _nameless(voice):
        return None
    beside = [v for c in others for v in c.voices if v.report == voice.report and v.speaker.body and v.speaker.speaks]
    if not beside:
        return None
    return f"nothing here says whether {voice.called} and {beside[0].called} are of one body, so they count as two"


def _nameless(voice: Voice) -> bool:
    """Who speaks for some body that isn't said."""
    who = voice.speaker
    return bool(who.roles & MOUTHS) and not who.person and not who.body


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + "."
