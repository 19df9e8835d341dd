"""On whose word a claim stands at the bottom of its chain, and when two sources are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, structs

from ..model import DocumentSpan, Source, SourceKind, Span
from .lexicon import WORD, common, stem
from .names import Vocabulary, key
from .readings import Reading
from .tellings import Telling


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(w) for w in words.split())


MOUTHS = _stems(
    "spokesman spokeswoman spokesperson director chief head president minister secretary general commander representative executive chairman "
    "chairwoman chair aide aides official officials statement release message ambassador envoy expert experts superintendent inspector manager"
)
"""Who and what speaks for a body."""
ROLES = MOUTHS | _stems(
    "governor mayor prefect captain leader source sources adviser advisor advisors officer member people person man woman press text speaking "
    "condition anonymity familiar matter direct knowledge senior top former retired deputy regional national local mr mrs ms dr sir lawyer "
    "professor analyst doctor engineer he she they we it reporter reporters journalist today"
)
"""Words that say what somebody is, not for whom."""
BODIES = _stems(
    "ministry government office board authority union council committee commission agency department service party company group police army "
    "command coalition hospital court bank operator brigade network administration federation association society institute foundation movement front"
)
"""Words for bodies: by themselves a short form of a longer name."""
TITLES = _stems("governor mayor prefect minister president premier king queen pope general")
_VAGUE = _stems("source people person man woman official spokesman spokeswoman member officer")
FIRMS = _stems(
    "company operator firm maker manufacturer producer developer owner employer carrier airline bank utility"
)
"""What a business is called for short."""
_PAPERS = _stems("press news media release statement communique communiqué bulletin advisory notice text")
"""What a body gives out: by itself the word of who issued the report."""
LOOSE = _stems(
    "resident residents witness witnesses survivor survivors neighbour neighbours critic critics observer observers worker workers"
)


_BEHIND = re.compile(
    r", (?P<who>[^,;.:]{3,60}(?:, [^,;.:]{3,60}(?=,))?),? (?:said|says|say|announced|announces|claims?|claimed|reports?|reported)"
    r"(?: on \w+day| today| yesterday)?[.”]?$"
)


class Voice(Struct, frozen=True, gc=False):
    """One source at the bottom of a claim's chain, or the report's own voice (`known` False unless a release speaks)."""

    report: int
    name: str
    kind: str
    known: bool
    proper: frozenset[str] = frozenset()
    """Words of the proper names in it."""
    body: frozenset[str] = frozenset()
    """Words that tell who it is or whom it speaks for."""
    roles: frozenset[str] = frozenset()
    actor: str | None = None
    spans: tuple[DocumentSpan, ...] = ()
    outlet: str | None = None
    carriers: tuple[Voice, ...] = ()
    """Who passed it on, outlets left out."""

    @property
    def person(self) -> bool:
        """Somebody with a name, as far as can be told."""
        return self.kind == "person" or bool(self.proper and self.roles)


def voices(telling: Telling, reading: Reading, vocabulary: Vocabulary) -> list[Voice]:
    """The sources at the bottom of the claim's chain; the report's own voice where there is none."""
    attributions = {a.id: a for a in reading.extraction.attributions}
    chain = [attributions[a] for a in telling.claim.attributions if a in attributions]
    if not chain:
        behind = _behind(telling)
        return [_voice(behind, telling, reading, vocabulary)] if behind else [own_voice(telling, reading)]
    carried = [_voice(s, telling, reading, vocabulary) for a in chain[:-1] for s in a.sources]
    carriers = tuple(v for v in carried if v.known and v.outlet is None)
    found = [structs.replace(_voice(s, telling, reading, vocabulary), carriers=carriers) for s in chain[-1].sources]
    return found or [_unstated(telling, reading)]


def _behind(telling: Telling) -> Source | None:
    """Who is named behind a claim ("..., its maker, Orlan, announced") where nothing else tells whose it is."""
    match = _BEHIND.search(telling.text)
    if not match:
        return None
    start = telling.claim.span.start
    kind: SourceKind = "organisation" if any(w[0].isupper() for w in match["who"].split()[1:]) else "unnamed"
    return Source((Span(start + match.start("who"), start + match.end("who")),), None, kind)


def own_voice(telling: Telling, reading: Reading) -> Voice:
    """The report itself: its issuer where it is that body's release, else unknown provenance."""
    span = DocumentSpan(reading.id, telling.claim.span)
    document = reading.extraction.document
    if reading.issuer:
        words = _content(WORD.findall(reading.issuer))
        return Voice(
            reading.index, reading.issuer, "organisation", True, words - BODIES, words, frozenset(), None, (span,)
        )
    name = document.publisher or document.title or reading.id
    return Voice(reading.index, name, "unknown", False, spans=(span,))


def _unstated(telling: Telling, reading: Reading) -> Voice:
    if reading.issuer:
        return own_voice(telling, reading)
    return Voice(reading.index, "unstated", "unstated", False, spans=(DocumentSpan(reading.id, telling.claim.span),))


def _content(words: Iterable[str]) -> frozenset[str]:
    return frozenset(s for w in words if (s := stem(w)) not in common() and s not in ROLES and len(s) > 1)


def _voice(source: Source, telling: Telling, reading: Reading, vocabulary: Vocabulary) -> Voice:
    if source.kind == "unstated" or (not source.spans and not source.name):
        return _unstated(telling, reading)
    if (source.name or " ".join(s.of(reading.text) for s in source.spans)).lower() in (
        "we",
        "i",
        "us",
        "this newspaper",
        "this paper",
    ):
        return own_voice(telling, reading)
    stands = " ".join(s.of(reading.text) for s in source.spans)
    if reading.issuer and (given := {stem(w) for w in WORD.findall(stands)} - common()) and given <= _PAPERS:
        return own_voice(telling, reading)
    shown = " ".join((source.name or stands).split())
    words = WORD.findall(f"{stands} {shown}")
    if meant := _meant(source, words, reading):
        words += WORD.findall(meant)
    named = {w for s in source.spans for n in reading.named(s.start, s.end) for w in n.key.split()}
    if source.kind == "person" and source.name and {stem(w) for w in WORD.findall(stands)} & MOUTHS:
        named = set()
    named |= {w for w in WORD.findall(f"{shown} {meant or ''}") if w[0].isupper()}
    proper, body = _content(named) - BODIES, _content(words)
    if alias := vocabulary.alias.get(key(shown)):
        proper |= _content(alias.split())
        body |= proper
    roles = frozenset(s for w in words if (s := stem(w)) in ROLES) | titles_of(reading, named)
    spans = tuple(DocumentSpan(reading.id, s) for s in source.spans)
    outlet = key(shown) if source.kind in ("outlet", "document") else None
    return Voice(reading.index, shown, source.kind, True, proper, body, roles, source.actor, spans, outlet)


def _meant(source: Source, words: Sequence[str], reading: Reading) -> str | None:
    """The body that a bare "the company" stands for: the only business named before it in the report."""
    if source.spans and words and words[0].lower() in ("his", "her", "their") and _stems(" ".join(words)) & BODIES:
        before = [
            s for a in reading.extraction.attributions for s in a.sources if s.spans and s.spans[0] < source.spans[0]
        ]
        named = [s for s in before if s.kind == "person" and s.name]
        return " ".join(s.of(reading.text) for s in max(named, key=lambda s: s.spans).spans) if named else None
    short = {stem(w) for w in words} - common()
    if not source.spans or not short or not short <= FIRMS:
        return None
    at = source.spans[0].start
    found = reading.extraction
    said = [(s.name, s.spans[0]) for a in found.attributions for s in a.sources if s.kind == "organisation" and s.spans]
    said += [(a.name, a.span) for a in found.actors if a.kind == "organisation"]
    names = {key(name) for name, span in said if name and span.start < at and name[0].isupper()}
    names = {n for n in names if not _stems(n) & BODIES - FIRMS}
    whole = {n for n in names if not any(n != o and set(n.split()) <= set(o.split()) for o in names)}
    return next(iter(whole)).title() if len(whole) == 1 else None


def titles_of(reading: Reading, named: Iterable[str]) -> frozenset[str]:
    """The titles that the report gives the people of these names, wherever it does."""
    words = {w.lower() for w in named}
    found = set()
    for n in reading.names:
        if set(n.key.split()) & words:
            before = reading.text[max(0, n.start - 20) : n.start].split()[-1:]
            found |= {s for w in (*before, reading.text[n.start : n.end].split()[0]) if (s := stem(w)) in TITLES}
    return frozenset(found)


def one_voice(a: Voice, b: Voice, people: Mapping[str, frozenset[str]]) -> str | None:
    """Why two known voices are one, or None."""
    if why := _one(a, b, people):
        return why
    for bottom, other in ((a, b), (b, a)):
        if bottom.report != other.report and any(_one(c, other, people) for c in bottom.carriers):
            return f"“{other.name}” is also who passes on the word of “{bottom.name}”"
    return None


def _one(a: Voice, b: Voice, people: Mapping[str, frozenset[str]]) -> str | None:
    if a.actor and a.actor == b.actor:
        return f"“{a.name}” and “{b.name}” are the same body"
    if a.name.lower() == b.name.lower() and (a.proper or a.report == b.report or a.body - LOOSE):
        return f"both stand on the word of {a.name}"
    if a.proper & b.proper and (a.person or b.person or a.proper <= b.proper or b.proper <= a.proper):
        return f"“{a.name}” and “{b.name}” share a name"
    if a.report == b.report and _one_office(a, b):
        return f"“{a.name}” and “{b.name}” stand for one in the same report"
    if _one_holder(a, b):
        return f"“{a.name}” and “{b.name}” hold one office"
    left, right = a.body | _of(a, people), b.body | _of(b, people)
    both = left & right
    if both and (a.roles | b.roles) & MOUTHS and both - _names_of(a) - _names_of(b):
        return f"“{a.name}” and “{b.name}” speak for one body"
    if both and (both in (left, right) or 2 * len(both) >= len(left | right)):
        return f"“{a.name}” and “{b.name}” name the same source"
    return _by_initials(a, b) or _by_initials(b, a) or _short(a, b) or _short(b, a)


def _short(a: Voice, b: Voice) -> str | None:
    """A bare "the company" in one report and a business by name in another, for one claim."""
    if a.report == b.report or a.proper or not a.body or not a.body <= FIRMS:
        return None
    if b.kind != "organisation" or not b.proper or b.body & BODIES - FIRMS:
        return None
    return f"“{a.name}” can only be “{b.name}” if both tell of one business"


def _one_office(a: Voice, b: Voice) -> bool:
    """A bare "the general" in a report whose only named general is the other, or who is told of at more length."""
    shared = a.roles & b.roles - _VAGUE
    if not shared or (a.proper and b.proper):
        return False
    return bool(a.proper) != bool(b.proper) or a.body <= b.body or b.body <= a.body


def _one_holder(a: Voice, b: Voice) -> bool:
    """A "prefect" without a name and one with: an office that a story has one holder of."""
    return bool(a.proper) != bool(b.proper) and bool(a.roles & b.roles & TITLES)


def _of(v: Voice, people: Mapping[str, frozenset[str]]) -> frozenset[str]:
    if not v.person:
        return frozenset()
    return frozenset().union(*(people.get(w, frozenset()) for w in sorted(v.proper)))


def _names_of(v: Voice) -> frozenset[str]:
    return v.proper if v.person else frozenset()


def _by_initials(a: Voice, b: Voice) -> str | None:
    """An acronym and a name whose initials are among its letters ("NODR", "the disaster office")."""
    short = a.name.split()[0]
    words = [w for w in WORD.findall(b.name.split(",")[0]) if stem(w) not in common()]
    if not short.isupper() or not 3 <= len(short) <= 6 or len(words) < 2:
        return None
    if all(w[0].upper() in short for w in words):
        return f"“{short}” can be read as “{b.name}” by its letters"
    return None


def affiliations(all_voices: Sequence[Voice]) -> dict[str, frozenset[str]]:
    """Per word of a person's name, the words of the bodies that some report says that person speaks for."""
    out: dict[str, frozenset[str]] = {}
    for v in all_voices:
        if v.person:
            for word in sorted(v.proper):
                out[word] = out.get(word, frozenset()) | (v.body - v.proper)
    return out
