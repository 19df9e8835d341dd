"""Every noun of the program, frozen, as `docs/terms.md` names them; the JSON the program prints is these,
field for field.

Offsets are half-open code-point offsets into `Document.text`. Dates are ISO 8601 strings ("2017-12-05"); a
day of an interval is included. Ids are `<document.id>/<kind>/<start>-<end>[/n]` and are made by `item_ids`
alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt
from msgspec import Struct

# ---------------------------------------------------------------- a report


class Span(Struct, frozen=True, gc=False, order=True):
    """A stretch of the report's text: `text[start:end]`, never empty, no white space at its ends."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The wording meant."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies inside this span (equal spans do)."""
        return self.start <= other.start and other.end <= self.end


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends, the no-break space included; None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


class Published(Struct, frozen=True, gc=False):
    """When a report was published, as an interval no narrower than the evidence; `value` is TIMEX3 and may be
    partial."""

    earliest: str | None = None
    latest: str | None = None
    value: str | None = None
    basis: Literal["stated", "inferred", "unknown"] = "unknown"
    why: str = "no date is stated in the report or its metadata"


class Document(Struct, frozen=True, gc=False):
    """One report as it was read. `text` is what every offset counts in and is never altered."""

    id: str
    source_path: str | None
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    media_type: str = "text/plain"
    sha256: str = ""
    retrieved: str | None = None
    version_of: str | None = None
    headline: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    agency: Span | None = None
    published: Published = Published()


# ---------------------------------------------------------------- what `annotate` adds


class Tokens(Struct, frozen=True, gc=False, eq=False):
    """Tokens as parallel columns. `head[i]` is the index of token i's head, itself for a root; `space[i]` no
    white space token.

    `start`, `end`, `head`: int32 arrays of shape (n,). `pos`, `dep`, `tag` follow spaCy (UPOS, CLEAR, Penn).
    """

    start: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]
    head: npt.NDArray[np.int32]
    text: tuple[str, ...]
    lemma: tuple[str, ...]
    pos: tuple[str, ...]
    tag: tuple[str, ...]
    dep: tuple[str, ...]
    morph: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.text)


class Quotation(Struct, frozen=True, gc=False):
    """A stretch between quotation marks, the marks inside the span; `opened`/`closed` say which marks are
    there."""

    span: Span
    opened: bool
    closed: bool
    depth: int = 0
    """0 for an outermost quotation, 1 for one inside it, ..."""
    continued: bool = False
    """A paragraph that goes on with the quotation of the one before (opened anew, not closed there)."""


class Entity(Struct, frozen=True, gc=False):
    """A named entity of the parser: tokens `first` to `last` (excluded) and its OntoNotes label."""

    first: int
    last: int
    label: str


class Tagged(Struct, frozen=True, gc=False):
    """One span found by a trained tagger. `links` are (index into the same tuple, score 0..1) pairs, best
    first."""

    layer: str
    """"source", "cue" or "content" for the attribution tagger."""
    span: Span
    score: float
    links: tuple[tuple[int, float], ...] = ()


class Parsed(Struct, frozen=True, gc=False, eq=False):
    """A document with its linguistic annotation. Nothing of the parser's own types is in it."""

    document: Document
    tokens: Tokens
    sentences: tuple[tuple[int, int], ...]
    """Token ranges (first, last excluded), in order, covering all tokens."""
    paragraphs: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    entities: tuple[Entity, ...]
    tagged: tuple[Tagged, ...] = ()
    vectors: npt.NDArray[np.float32] | None = None
    """Sentence vectors, shape (len(sentences), 384), unit length; None where no encoder is at hand."""
    parser: str = ""
    """Name and version of the parser and taggers: part of a cached parse's key."""


# ---------------------------------------------------------------- what `extract` finds

SourceKind = Literal["person", "role", "organisation", "outlet", "document", "group", "unnamed", "unstated"]
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal["says", "shows", "believes", "intends", "asks", "orders"]
Stance = Literal["neutral", "affirms", "doubts", "denies"]
Measure = Literal[
    "killed", "wounded", "missing", "captured", "displaced", "present", "arrested", "freed", "destroyed",
    "vehicles", "votes", "money", "percent", "share", "duration", "distance", "age", "other",
]  # fmt: skip
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
ActorKind = Literal[
    "person", "state", "government", "military", "armed_group", "organisation", "outlet", "people", "role"
]
EventStatus = Literal["asserted", "negated", "planned", "possible", "ordered", "predicted"]
WordingKind = Literal[
    "loaded", "name_calling", "dehumanising", "intensifier", "shouting", "scare_quotes", "euphemism", "hedge"
]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["asserted", "possible", "planned", "ordered", "predicted", "hypothetical"]


class Source(Struct, frozen=True, gc=False):
    """On whose word: the words that name the source (none for "unstated"), and its fullest name in the
    report."""

    spans: tuple[Span, ...] = ()
    name: str | None = None
    kind: SourceKind = "unnamed"
    actor: str | None = None


class Attribution(Struct, frozen=True, gc=False):
    """Source, cue and content of one act of attribution (PARC/PolNeAR terms); `via` points at the attribution
    that carried it."""

    id: str
    cue: Span | None
    sources: tuple[Source, ...]
    content: tuple[Span, ...]
    mode: Mode = "indirect"
    act: Act = "says"
    stance: Stance = "neutral"
    via: str | None = None


class AsOf(Struct, frozen=True, gc=False):
    """The time a figure stands for; a partial `value` ("XXXX-12-05") has no interval and names what it hangs
    on."""

    earliest: str | None = None
    latest: str | None = None
    value: str | None = None
    relative_to: str | None = None


class Figure(Struct, frozen=True, gc=False):
    """A quantity as an interval. `low`/`high` None: unbounded; an `_open` bound is itself excluded."""

    id: str
    span: Span
    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False
    vague: str | None = None
    change: Literal["up", "down"] | None = None
    unit: str | None = None
    counts: str | None = None
    measure: Measure = "other"
    places: tuple[str, ...] = ()
    as_of: AsOf | None = None
    part_of: str | None = None


class Time(Struct, frozen=True, gc=False):
    """A time expression: TIMEX3 type and value, and the days (or seconds) it can mean."""

    id: str
    span: Span
    type: TimeType
    value: str | None = None
    earliest: str | None = None
    latest: str | None = None


class Place(Struct, frozen=True, gc=False):
    """A place name, resolved to GeoNames where that can be done; `feature` is the GeoNames code, or
    "demonym", "region"."""

    id: str
    span: Span
    name: str
    geonames_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    feature: str | None = None


class Actor(Struct, frozen=True, gc=False):
    """A mention of somebody who acts; `actor` is the id in the knowledge base (`extract/actors.toml`), or
    null."""

    id: str
    span: Span
    name: str
    kind: ActorKind
    actor: str | None = None


class Event(Struct, frozen=True, gc=False):
    """A coded event (PLOVER type, mode; CAMEO code; quad class)."""

    id: str
    span: Span
    type: str
    mode: str | None = None
    cameo: str | None = None
    quad: int = 0
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    time: str | None = None
    status: EventStatus = "asserted"
    attribution: str | None = None


class Wording(Struct, frozen=True, gc=False):
    """A word choice worth a look, and in whose voice it stands (an attribution's id; null: the report's
    own)."""

    id: str
    span: Span
    kind: WordingKind
    voice: str | None = None


class Claim(Struct, frozen=True, gc=False):
    """The shortest clause that states one thing, with the chain it stands on (attribution ids, outermost
    first)."""

    id: str
    span: Span
    attributions: tuple[str, ...] = ()
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    events: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    times: tuple[str, ...] = ()


class ClaimFrame(Struct, frozen=True, gc=False):
    """What `relate` compares of a claim beyond its printed fields: saved with the library, not printed.

    Lemmas are lower-case. `subjects`/`objects` are content lemmas of the subject (agent) and object noun
    phrases after passives are turned round; `predicates` the clause's verb lemmas, the main one first;
    `words` all content lemmas. `vector` holds the claim's unit vector as little-endian 4-byte floats; empty where
    none was made.
    """

    claim: str
    predicates: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    headline: bool = False
    vector: bytes = b""


class Extraction(Struct, frozen=True, gc=False):
    """Everything found in one report, in the order of the text. `document` carries the inferred date, if one
    was inferred."""

    document: Document
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    wording: tuple[Wording, ...] = ()
    claims: tuple[Claim, ...] = ()
    frames: tuple[ClaimFrame, ...] = ()
    """One a claim, in the same order; left out of the printed JSON."""


# ---------------------------------------------------------------- what `relate` finds

RelationType = Literal["same", "refines", "updates", "denies", "conflicts"]
Aspect = Literal["figure", "actor", "place", "time", "manner"]


class Copy(Struct, frozen=True, gc=False):
    """Two reports that share text: `containment` is the share of the shorter one's shingles found in the
    other."""

    left: str
    right: str
    containment: float
    passages: tuple[tuple[Span, Span], ...] = ()


class Group(Struct, frozen=True, gc=False):
    """Claims that say the same thing, over all reports; `expanded` false: relations name representatives
    only."""

    id: str
    claims: tuple[str, ...]
    expanded: bool = True


class Evidence(Struct, frozen=True, gc=False):
    """One feature's word on a pair: score -1 (against) to 1 (for), and a plain sentence."""

    feature: str
    score: float
    detail: str


class Relation(Struct, frozen=True, gc=False):
    """How two claims of different reports stand to each other."""

    left: str
    right: str
    relation: RelationType
    score: float
    why: str
    aspect: Aspect | None = None
    evidence: tuple[Evidence, ...] = ()


Excerpt = tuple[str, str, str]
"""A claim's words between what stands before and behind it in its sentence."""
PAIR_READINGS = (
    "none", "same", "conflicts", "refines", "refined", "updates", "updated", "denies", "denied",
)  # fmt: skip
"""How a left and a right claim can be read together; "refined", "updated", "denied": it is the right one that does it."""
TURNED: dict[str, RelationType] = {"refined": "refines", "updated": "updates", "denied": "denies"}
"""The readings in which the right claim does it -> the relation."""


class GroupRelation(Struct, frozen=True, gc=False):
    """How two groups of claims stand to each other, as the library keeps it: `left` and `right` are the claims that show it.

    A group's id is its first claim's with `group` for `claim`, be it of one claim or of many.
    """

    left_group: str
    right_group: str
    left: str
    right: str
    relation: RelationType
    score: float
    why: str
    aspect: Aspect | None = None
    evidence: tuple[Evidence, ...] = ()


class DocumentSpan(Struct, frozen=True, gc=False):
    """A span and the report it is in."""

    document: str
    span: Span


class Origin(Struct, frozen=True, gc=False):
    """One independent origin behind a claim: who, in which reports, and the words that show it."""

    name: str
    kind: str
    documents: tuple[str, ...]
    why: str
    spans: tuple[DocumentSpan, ...] = ()


class OriginEntry(Struct, frozen=True, gc=False):
    """The origins behind one claim told in one or more reports. `unknown` counts those of unknown provenance,
    apart."""

    claims: tuple[str, ...]
    reports: int
    count: int
    unknown: int
    origins: tuple[Origin, ...] = ()
    unknowns: tuple[Origin, ...] = ()
    """Those of unknown provenance that several reports share, with why they count as one."""


class SeriesPlace(Struct, frozen=True, gc=False):
    """A place a series is about."""

    name: str
    geonames_id: str | None = None


class SeriesPoint(Struct, frozen=True, gc=False):
    """One telling of a series' quantity."""

    figure: str
    document: str
    low: float | None
    high: float | None
    as_of: AsOf | None = None


class Series(Struct, frozen=True, gc=False):
    """One thing counted, told more than once, in the order of its as-of times."""

    counts: str
    measure: Measure
    places: tuple[SeriesPlace, ...] = ()
    points: tuple[SeriesPoint, ...] = ()


class Story(Struct, frozen=True, gc=False):
    """Reports about the same happening."""

    id: str
    documents: tuple[str, ...]
    headline: str


class Called(Struct, frozen=True, gc=False):
    """One name for a referent: `documents` use it; `spans` show where it first stands in each, on each word.

    `by`, one for each of `spans`: on whose word the name stands there; None in the report's own voice.
    """

    name: str
    documents: tuple[str, ...]
    spans: tuple[DocumentSpan, ...]
    by: tuple[str | None, ...]


Likewise = Literal["listed", "linked", "equated", "described"]


class Naming(Struct, frozen=True, gc=False):
    """What reports of one story call the same referent, where they don't all call it the same.

    `basis` tells why the names are taken for one referent's: the alias table lists them for one body; it links two
    bodies, and its note says who takes them for one; a report equates them; or they stand for the same in claims.
    """

    referent: str
    kind: str
    """The actor's kind, "name" where it is not known, or what sort of thing the words are for ("fighters", "killing")."""
    actor: str | None
    basis: Likewise
    names: tuple[Called, ...]
    why: str


class SoleName(Struct, frozen=True, gc=False):
    """A name that a single report of its story has, and where it stands first."""

    name: str
    span: Span


class Silence(Struct, frozen=True, gc=False):
    """What one report has and no other of its story mentions: claims of weight by id, and sources named nowhere else."""

    document: str
    claims: tuple[str, ...]
    names: tuple[SoleName, ...]


class KnownActor(Struct, frozen=True, gc=False):
    """An entry of the alias table: names with their dates and who lists them as one; `related` are disputed
    identities."""

    id: str
    name: str
    kind: ActorKind
    names: tuple[tuple[str, str | None, str | None], ...] = ()
    """(name, used since, used until)"""
    note: str = ""
    """Who lists the names as one body and since when, where that is disputed."""
    related: tuple[str, ...] = ()
    """Ids of bodies it grew out of, belongs to, or is said by some to be the same as."""


class Judgement(Struct, frozen=True, gc=False):
    """A person's word on two claims (ids in either order): told apart from every score, and standing above
    it.

    Of several on one pair the last counts. `at` is an ISO time in UTC, `by` whoever said so.
    """

    left: str
    right: str
    verdict: Literal["same", "different"]
    by: str = ""
    note: str = ""
    at: str | None = None


class Cap(Struct, frozen=True, gc=False):
    """What was looked at no further because it is too common to tell reports apart: a cost of comparing many."""

    what: str
    most: int
    """How many reports may share one."""
    dropped: int
    """How many were left out."""


class Comparison(Struct, frozen=True, gc=False):
    """Reports side by side."""

    documents: tuple[Extraction, ...]
    copies: tuple[Copy, ...] = ()
    groups: tuple[Group, ...] = ()
    relations: tuple[Relation, ...] = ()
    origins: tuple[OriginEntry, ...] = ()
    figure_series: tuple[Series, ...] = ()
    stories: tuple[Story, ...] = ()
    namings: tuple[Naming, ...] = ()
    silences: tuple[Silence, ...] = ()
    known_actors: tuple[KnownActor, ...] = ()
    """The alias table's entries that the reports' actors point at."""
    caps: tuple[Cap, ...] = ()
    """What was left out, of each kind where anything was: pairs found by that alone are missing."""


# ---------------------------------------------------------------- ids


def item_ids(document: str, kind: str, spans: Iterable[Sequence[int] | Span]) -> list[str]:
    """Ids of a report's items of one kind, in order: `<document>/<kind>/<start>-<end>`, `/2`, `/3` added
    where a span recurs."""
    seen: Counter[tuple[int, int]] = Counter()
    ids = []
    for span in spans:
        key = (span.start, span.end) if isinstance(span, Span) else (span[0], span[-1])
        seen[key] += 1
        ids.append(f"{document}/{kind}/{key[0]}-{key[1]}" + (f"/{seen[key]}" if seen[key] > 1 else ""))
    return ids
