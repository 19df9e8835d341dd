"""On whose word a claim stands at the bottom of its chain: voices, read off attributions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct, structs

from ..model import Attribution, DocumentSpan, Source, SourceKind, Span
from .cast import Cast, cast, described, joined
from .lexicon import WORD, common, stem
from .names import Vocabulary, key
from .readings import Reading
from .speakers import ARTICLES, BODIES, PAPERS, Speaker, speaker, stems
from .tellings import Telling

_BEHIND = re.compile(
    r", (?P<who>[^,;.:]{3,60}(?:, [^,;.:]{3,60}(?=,))?),? (?:said|says|say|announced|announces|claims?|claimed|reports?|reported)"
    r"(?: on \w+day| today| yesterday)?[.”]?$"
)
_TOLD = re.compile(
    r"\b(?:told|tells|telling|assured|informed) (?:the )?(?P<a>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})(?! (?:that|which) (?:he|she|it))"
    r"|\b(?:an?|the|our) (?P<b>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) (?:reporter|correspondent|photographer)s?\b"
)
"""Whom a source speaks to: the report's own outlet, where it is a name."""
_OWN = frozenset({"we", "i", "us", "this newspaper", "this paper"})
_REPORTS = re.compile(r"(?i)\b(?:report|reports|reported|write|writes|wrote|writing|as reported by)\b")
_BODIES = BODIES - stems("agency service network")
_QUOTED = 6
"""Words from which a quotation shows that two reports have one statement."""


class Voice(Struct, frozen=True, gc=False):
    """One source at the bottom of a claim's chain, or the report's own voice (`known` False unless a release speaks)."""

    report: int
    name: str
    kind: str
    known: bool
    speaker: Speaker = Speaker()
    actor: str | None = None
    spans: tuple[DocumentSpan, ...] = ()
    outlet: str | None = None
    """The key of the name, where a paper, a station or an agency is cited."""
    carriers: tuple[Voice, ...] = ()
    """Who passed it on."""
    quoted: str = ""
    """The words of a quotation, long enough to be known again."""

    @property
    def called(self) -> str:
        """The name as a sentence quotes it."""
        name = self.name.strip(" ,;:")
        first, _, rest = name.partition(" ")
        return f"“{first.lower()} {rest}”" if rest and first.lower() in ARTICLES else f"“{name}”"


def voices(tellings: Iterable[Telling], reading: Reading, vocabulary: Vocabulary) -> dict[int, list[Voice]]:
    """For each claim of a report the sources at the bottom of its chain; the report's own voice where there is none."""
    company = cast(reading)
    return {t.index: _voices(t, company, vocabulary) for t in tellings}


def _voices(telling: Telling, company: Cast, vocabulary: Vocabulary) -> list[Voice]:
    chain = [company.attributions[a] for a in telling.claim.attributions if a in company.attributions]
    if not chain:
        behind = _behind(telling)
        own = own_voice(telling, company.reading)
        return [_voice(behind, None, telling, company, vocabulary)] if behind else [own]
    while len(chain) > 1 and all(_first_person(s, company.reading) for s in chain[-1].sources):
        chain.pop()
    last = chain[-1]
    carried = [_voice(s, a, telling, company, vocabulary) for a in chain[:-1] for s in a.sources]
    carriers = tuple(v for v in carried if v.known)
    said = _quotation(telling, last, company.reading)
    found = [_voice(s, last, telling, company, vocabulary) for s in last.sources]
    found = [structs.replace(v, carriers=carriers, quoted=said) for v in found]
    return found or [_unstated(telling, company.reading)]


def _first_person(source: Source, reading: Reading) -> bool:
    """ "I" and "we" within what somebody says: that somebody."""
    return (source.name or " ".join(s.of(reading.text) for s in source.spans)).lower() in ("i", "we", "us")


def outlet_names(reading: Reading) -> frozenset[str]:
    """Keys of the names by which others can cite the report: its publisher, its agency, whom its sources "told"."""
    document = reading.extraction.document
    given = [document.publisher] if document.publisher else []
    given += [document.agency.of(reading.text)] if document.agency else []
    people = {s.name for a in reading.extraction.attributions for s in a.sources if s.kind == "person" and s.name}
    told = [m["a"] or m["b"] for m in _TOLD.finditer(reading.text)]
    given += [name for name in told if not any(name in p or p in name for p in people)]
    return frozenset(key(name) for name in given)


def own_voice(telling: Telling, reading: Reading) -> Voice:
    """The report itself: its issuer where it is that body's release, else unknown provenance."""
    span = DocumentSpan(reading.id, telling.claim.span)
    document = reading.extraction.document
    if reading.issuer:
        return Voice(
            reading.index, reading.issuer, "organisation", True, speaker(reading.issuer, "organisation"), None, (span,)
        )
    name = document.publisher or document.title or reading.id
    return Voice(reading.index, name, "unknown", False, spans=(span,))


def _unstated(telling: Telling, reading: Reading) -> Voice:
    if reading.issuer:
        return own_voice(telling, reading)
    return Voice(reading.index, "unstated", "unstated", False, spans=(DocumentSpan(reading.id, telling.claim.span),))


def _behind(telling: Telling) -> Source | None:
    """Who is named behind a claim ("..., its maker, Orlan, announced") where nothing else tells whose it is."""
    match = _BEHIND.search(telling.text)
    if not match:
        return None
    start = telling.claim.span.start
    kind: SourceKind = "organisation" if any(w[0].isupper() for w in match["who"].split()[1:]) else "unnamed"
    return Source((Span(start + match.start("who"), start + match.end("who")),), None, kind)


def _quotation(telling: Telling, attribution: Attribution, reading: Reading) -> str:
    words = [w.lower() for w in WORD.findall(telling.text)]
    content = " ".join(s.of(reading.text) for s in attribution.content)
    direct = attribution.mode != "indirect" and any(q in content for q in '“"«‘')
    return " ".join(words) if direct and len(words) >= _QUOTED else ""


def _voice(
    source: Source, attribution: Attribution | None, telling: Telling, company: Cast, vocabulary: Vocabulary
) -> Voice:
    reading = company.reading
    if source.kind == "unstated" or (not source.spans and not source.name):
        return _unstated(telling, reading)
    wording = " ".join(" ".join(s.of(reading.text) for s in source.spans).split())
    shown = " ".join((source.name or wording).split())
    if shown.lower() in _OWN or _issued(wording, reading):
        return own_voice(telling, reading)
    who = described(source, wording, shown, company)
    if who.proper and (alias := vocabulary.alias.get(key(shown))):
        who = joined(who, speaker(alias.title(), "organisation"))
    spans = tuple(DocumentSpan(reading.id, s) for s in source.spans)
    outlet = key(shown) if _cites(source, who, attribution, reading) else None
    return Voice(reading.index, shown, source.kind, True, who, source.actor, spans, outlet)


def _issued(stands: str, reading: Reading) -> bool:
    """A release's own "statement", or "our members": its issuer."""
    given = {stem(w) for w in WORD.findall(stands)} - common()
    ours = re.match(r"(?:\d+ of )?our\b", stands, re.IGNORECASE) is not None
    return bool(reading.issuer) and (ours or (bool(given) and given <= PAPERS))


def _cites(source: Source, who: Speaker, attribution: Attribution | None, reading: Reading) -> bool:
    """An outlet by its kind, or a name that "reports" and that is no body."""
    if source.kind == "outlet":
        return True
    if not who.proper or who.body & _BODIES or who.roles & PAPERS:
        return False
    if source.kind == "document":
        return who.body == who.proper
    cue = attribution.cue.of(reading.text) if attribution and attribution.cue else ""
    return source.kind == "organisation" and bool(_REPORTS.search(cue))
