"""On whose word a claim stands at the bottom of its chain, and when two sources are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from ..model import Attribution, DocumentSpan, Source
from .lexicon import WORD, common, stem
from .names import Vocabulary, key
from .readings import Reading
from .tellings import Telling

_OFFICE = frozenset(
    stem(w)
    for w in "official officials spokesman spokeswoman spokesperson director chief head president minister ministry secretary governor general commander "
    "representative source sources aide aides adviser advisor advisors executive officer inspector member people person man woman expert experts agency office "
    "department service authority authorities board council press release text message statement speaking condition anonymity familiar matter "
    "direct knowledge senior top former retired deputy regional national local mr mrs ms dr captain".split()
)
_MOUTHS = frozenset(
    stem(w)
    for w in "spokesman spokeswoman spokesperson director chief head president minister secretary general commander representative executive "
    "chairman chairwoman aide aides official officials statement release message ambassador envoy expert experts".split()
)
_VAGUE = frozenset(
    stem(w)
    for w in "official officials source sources expert experts report reports resident residents witness witnesses critic critics observer observers analyst analysts".split()
)


class Voice(Struct, frozen=True):
    """One source at the bottom of a claim's chain, or the report's own voice (`known` False unless a release speaks)."""

    report: int
    name: str
    kind: str
    known: bool
    proper: frozenset[str]
    """Words of the proper names in it."""
    body: frozenset[str]
    """Other words that tell whom it speaks for."""
    mouth: bool
    """A spokesman, an official, a paper: speaks for the body named."""
    actor: str | None = None
    spans: tuple[DocumentSpan, ...] = ()
    outlet: str | None = None


def voices(telling: Telling, reading: Reading, vocabulary: Vocabulary) -> list[Voice]:
    """The sources at the bottom of the claim's chain; the report's own voice where there is none."""
    attributions = {a.id: a for a in reading.extraction.attributions}
    chain = [attributions[a] for a in telling.claim.attributions if a in attributions]
    if not chain:
        return [own_voice(telling, reading)]
    bottom = chain[-1]
    found = [_voice(s, bottom, telling, reading, vocabulary) for s in bottom.sources]
    return found or [_unstated(telling, reading)]


def own_voice(telling: Telling, reading: Reading) -> Voice:
    """The report itself: its issuer where it is that body's release, else unknown provenance."""
    span = DocumentSpan(reading.id, telling.claim.span)
    document = reading.extraction.document
    if reading.issuer:
        words = frozenset(stem(w) for w in WORD.findall(reading.issuer.lower()) if stem(w) not in common())
        return Voice(
            reading.index,
            reading.issuer.title() if reading.issuer.islower() else reading.issuer,
            "organisation",
            True,
            words,
            words,
            False,
            None,
            (span,),
        )
    return Voice(
        reading.index,
        document.publisher or document.title or reading.id,
        "unknown",
        False,
        frozenset(),
        frozenset(),
        False,
        None,
        (span,),
    )


def _unstated(telling: Telling, reading: Reading) -> Voice:
    span = DocumentSpan(reading.id, telling.claim.span)
    return Voice(reading.index, "unstated", "unstated", False, frozenset(), frozenset(), False, None, (span,))


def _voice(
    source: Source, attribution: Attribution, telling: Telling, reading: Reading, vocabulary: Vocabulary
) -> Voice:
    if source.kind == "unstated" or (not source.spans and not source.name):
        return _unstated(telling, reading)
    words_as_they_stand = " ".join(s.of(reading.text) for s in source.spans)
    shown = source.name or words_as_they_stand
    spans = tuple(DocumentSpan(reading.id, s) for s in source.spans)
    named = {w for s in source.spans for n in reading.named(s.start, s.end) for w in n.key.split()}
    described = {stem(w) for w in WORD.findall(f"{words_as_they_stand} {source.name or ''}")}
    named |= {w.lower() for w in WORD.findall(source.name or "") if w[0].isupper()}
    proper = frozenset(stem(w) for w in named if stem(w) not in common() and stem(w) not in _OFFICE)
    body = frozenset(w for w in described if w not in common() and w not in _OFFICE)
    alias = vocabulary.alias.get(key(shown))
    if alias:
        proper |= frozenset(stem(w) for w in alias.split())
        body |= proper
    outlet = key(shown) if source.kind == "outlet" else None
    return Voice(
        reading.index,
        " ".join(shown.split()),
        source.kind,
        True,
        proper,
        body,
        bool(described & _MOUTHS),
        source.actor,
        spans,
        outlet,
    )


def one_voice(a: Voice, b: Voice, people: Mapping[str, frozenset[str]]) -> str | None:
    """Why two known voices are one, or None."""
    if a.actor and a.actor == b.actor:
        return f"“{a.name}” and “{b.name}” are the same body"
    if a.name.lower() == b.name.lower() and (a.proper or a.report == b.report or a.body - _VAGUE):
        return f"both stand on the word of {a.name}"
    if a.proper & b.proper and _surname_shared(a, b):
        return f"“{a.name}” and “{b.name}” share a name"
    whole_a, whole_b = a.body | _of(a, people), b.body | _of(b, people)
    if not whole_a or not whole_b:
        return None
    common_part = whole_a & whole_b
    if not common_part:
        return _by_initials(a, b) or _by_initials(b, a)
    small = min(len(whole_a), len(whole_b))
    if (
        (a.mouth or b.mouth or a.proper & b.proper)
        and len(common_part) >= 1
        and common_part & (_org(a, people) & _org(b, people))
    ):
        return f"“{a.name}” and “{b.name}” speak for one body"
    if len(common_part) == small or len(common_part) * 2 >= len(whole_a | whole_b):
        return f"“{a.name}” and “{b.name}” name the same source"
    return None


def _surname_shared(a: Voice, b: Voice) -> bool:
    return a.kind == "person" or b.kind == "person" or a.proper == b.proper


def _of(v: Voice, people: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(people.get(w, frozenset()) for w in v.proper)) if v.kind == "person" else frozenset()


def _org(v: Voice, people: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return (v.body | _of(v, people)) - (v.proper if v.kind == "person" else frozenset())


def _by_initials(a: Voice, b: Voice) -> str | None:
    """An acronym and a name whose initials are among its letters ("NODR", "the disaster office")."""
    short = [w for w in a.proper if 3 <= len(w) <= 6 and w.upper() in a.name.upper().split()]
    words = [w for w in WORD.findall(b.name) if stem(w) not in common()]
    for acronym in short:
        letters = list(acronym)
        if len(words) >= 2 and all(w[0].lower() in letters for w in words) and a.name.split()[0].isupper():
            return f"“{a.name}” can be read as “{b.name}” by its letters"
    return None


def affiliations(all_voices: Sequence[Voice]) -> dict[str, frozenset[str]]:
    """Per word of a person's name, the words of the bodies that some report says that person speaks for."""
    out: dict[str, frozenset[str]] = {}
    for v in all_voices:
        if v.kind == "person":
            for word in v.proper:
                out[word] = out.get(word, frozenset()) | (v.body - v.proper)
    return out
