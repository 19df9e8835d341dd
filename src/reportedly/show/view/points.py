"""The points the reports share or differ on: one card each, the claims that say the same thing folded into sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from ...model import Aspect, Claim, Evidence, Extraction, Relation, RelationType, Span
from .cards import Edges, cards
from .copies import families
from .index import Index
from .origins import Origins, origins
from .voices import Voice, voice
from .wording import Words, one_line, quoted

HEADINGS: dict[RelationType, str] = {
    "same": "Told alike",
    "refines": "Told in more detail",
    "updates": "Moved on",
    "denies": "Denied",
    "conflicts": "In conflict",
}
ASPECTS: dict[Aspect, str] = {
    "figure": "over a figure",
    "actor": "over who",
    "place": "over where",
    "time": "over when",
    "manner": "over how",
}
_ORDER: tuple[RelationType, ...] = ("denies", "conflicts", "updates", "refines", "same")
_ROLES: dict[RelationType, tuple[str, str]] = {
    "same": ("", ""),
    "conflicts": ("", ""),
    "denies": ("denial", "denied"),
    "updates": ("later", "earlier"),
    "refines": ("more specific", "broader"),
}


@dataclass(frozen=True)
class Telling:
    """One report's wording of a claim, and whose it is; `also`: where other reports tell it in the same words.

    `tags` say where it isn't plainly asserted.
    """

    claim: str
    letter: str
    words: Words
    also: tuple[Words, ...]
    voice: Voice
    headline: bool
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Side:
    """Claims that say the same thing: one telling a report, further ones of the same reports in `again`."""

    role: str
    tellings: tuple[Telling, ...]
    again: tuple[Telling, ...]
    origins: tuple[Origins, ...]


@dataclass(frozen=True)
class Point:
    """A card: sides that agree (one side) or stand against each other (two or more)."""

    id: str
    relation: RelationType
    aspect: Aspect | None
    heading: str
    sides: tuple[Side, ...]
    whys: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    letters: tuple[str, ...]
    copied: bool
    """Told only by reports that carry the same text."""
    score: float


@dataclass(frozen=True)
class Nodes:
    """Claims folded into groups: the node of each claim, and each node's claims in the order of the reports."""

    of: dict[str, str]
    members: dict[str, tuple[str, ...]]


def nodes(index: Index) -> Nodes:
    """Groups as they were found, and every other claim alone."""
    of = {c: g.id for g in index.comparison.groups for c in g.claims if c in index.claims}
    members: dict[str, list[str]] = defaultdict(list)
    for claim in index.claims:
        members[of.setdefault(claim, claim)].append(claim)
    return Nodes(of, {node: tuple(claims) for node, claims in members.items()})


def points(index: Index, folded: Nodes) -> tuple[Point, ...]:
    """Every point, the weightiest first within its relation."""
    found = [*_shared(index, folded), *_between(index, folded)]
    return tuple(sorted(found, key=lambda p: _weight(index, p)))


def alone(index: Index, folded: Nodes, shown: Iterable[Point]) -> dict[str, tuple[Telling, ...]]:
    """By document id, the claims that stand in one report only and in no card, headlines and figures first."""
    placed = {folded.of[t.claim] for p in shown for side in p.sides for t in (*side.tellings, *side.again)}
    only: dict[str, list[tuple[tuple[bool, bool, int], Telling]]] = {d: [] for d in index.extractions}
    for node, claims in folded.members.items():
        if node in placed:
            continue
        extraction, claim = index.claims[claims[0]]
        order = (claims[0] not in index.headlines, not claim.figures, claim.span.start)
        only[extraction.document.id].append((order, telling(index, claims[0])))
    return {d: tuple(t for _, t in sorted(rows, key=lambda row: row[0])) for d, rows in only.items()}


def telling(index: Index, identity: str) -> Telling:
    """A claim in its own words."""
    extraction, claim = index.claims[identity]
    letter = index.letters[extraction.document.id]
    return Telling(
        claim=identity,
        letter=letter,
        words=quoted(extraction, letter, claim.span, _figures(extraction, claim)),
        also=(),
        voice=voice(index, extraction, claim),
        headline=identity in index.headlines,
        tags=() if claim.modality == "asserted" else (claim.modality,),
    )


def _figures(extraction: Extraction, claim: Claim) -> list[Span]:
    wanted = set(claim.figures)
    return [f.span for f in extraction.figures if f.id in wanted]


def _shared(index: Index, folded: Nodes) -> list[Point]:
    """Groups told by more than one report."""
    same: dict[str, list[Relation]] = defaultdict(list)
    for r in index.comparison.relations:
        if r.relation == "same" and r.left in folded.of and folded.of[r.left] == folded.of.get(r.right):
            same[folded.of[r.left]].append(r)
    found, family = [], families(index)
    for node, claims in folded.members.items():
        side = _side(index, [claims], "")
        letters = _letters([side])
        if len(letters) > 1:
            point = _point(node, "same", None, (side,), same[node])
            found.append(replace(point, copied=len({family[x] for x in letters}) == 1))
    return found


def _between(index: Index, folded: Nodes) -> list[Point]:
    """Points between groups: the pairs of nodes in one relation, those that belong on one card run together."""
    pairs: dict[tuple[RelationType, Aspect | None], Edges] = {}
    for r in index.comparison.relations:
        if r.left not in folded.of or r.right not in folded.of:
            continue
        left, right = folded.of[r.left], folded.of[r.right]
        if left != right:
            pairs.setdefault((r.relation, r.aspect), {}).setdefault((left, right), []).append(r)
    found = []
    for (relation, aspect), edges in pairs.items():
        for number, card in enumerate(cards(edges, directed=relation not in ("conflicts", "same"))):
            roles = _ROLES[relation] if card.forward else _ROLES[relation][::-1]
            rows = [max(edges[edge], key=lambda r: (r.score, r.left, r.right)) for edge in card.edges]
            meant = {claim for r in rows for claim in (r.left, r.right)}
            sides = tuple(
                _side(index, [folded.members[node] for node in nodes], roles[min(n, 1)], meant)
                for n, nodes in enumerate(card.sides)
            )
            identity = f"{relation}-{aspect}-{number}"
            found.append(_point(identity, relation, aspect, sides if card.forward else sides[::-1], rows))
    return found


def _side(index: Index, groups: Sequence[Sequence[str]], role: str, meant: Collection[str] = ()) -> Side:
    """One telling a report and group, the others in `again`: the one that is meant, else one in the body first."""
    shown: list[Telling] = []
    again: list[Telling] = []
    for claims in groups:
        seen = set[str]()
        told = (telling(index, c) for c in claims)
        for t in sorted(told, key=lambda t: (t.claim not in meant, t.headline, t.words.span)):
            (again if t.letter in seen else shown).append(t)
            seen.add(t.letter)
    order = list(index.letters.values())
    shown.sort(key=lambda t: order.index(t.letter))
    behind = [o for claims in groups if (o := origins(index, claims[0]))]
    return Side(role, _alike(shown), tuple(again), tuple({o.text: o for o in behind}.values()))


def _alike(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """Tellings of several reports in the same words and on the same word become one."""
    found: dict[tuple[str, str, bool], Telling] = {}
    for t in tellings:
        key = (t.words.text.casefold(), t.voice.text, t.headline)
        first = found.setdefault(key, t)
        if t.letter not in {w.letter for w in (first.words, *first.also)}:
            found[key] = replace(first, also=(*first.also, t.words))
    return tuple(found.values())


def _letters(sides: Sequence[Side]) -> tuple[str, ...]:
    letters = {w.letter for s in sides for t in s.tellings for w in (t.words, *t.also)}
    return tuple(sorted(letters, key=lambda name: (len(name), name)))


def _point(
    identity: str, relation: RelationType, aspect: Aspect | None, sides: tuple[Side, ...], rows: list[Relation]
) -> Point:
    evidence = {(e.feature, e.detail): e for r in rows for e in r.evidence}
    return Point(
        id=identity,
        relation=relation,
        aspect=aspect,
        heading=HEADINGS[relation] + (f" {ASPECTS[aspect]}" if aspect else ""),
        sides=sides,
        whys=_whys(rows),
        evidence=tuple(evidence.values()),
        letters=_letters(sides),
        copied=False,
        score=max((r.score for r in rows), default=1.0),
    )


def _whys(rows: Sequence[Relation]) -> tuple[str, ...]:
    """The sentences that say why, each once: the same words in another order are the same sentence."""
    found: dict[tuple[str, ...], str] = {}
    for row in rows:
        found.setdefault(tuple(sorted(row.why.casefold().split())), one_line(row.why))
    return tuple(found.values())


def _weight(index: Index, point: Point) -> tuple[int, bool, bool, int, bool, int, int, str]:
    """Orders points: denials before conflicts; what only copies share last; then by origins, reports, headlines."""
    tellings = [t for side in point.sides for t in side.tellings]
    single = any(o.single for side in point.sides for o in side.origins)
    headline = any(t.headline for t in tellings)
    first = min(t.words.span.start for t in tellings)
    order = (-len(point.letters), not headline, -round(1000 * point.score), first, point.id)
    return (_ORDER.index(point.relation), point.copied, single, *order)
