"""What speaks for and against a candidate's being a place's name, as named numbers."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct

from ...model import Parsed
from . import words as w
from .candidates import Candidate, bare, capital

Features = dict[str, float]


class Context(Struct, frozen=True):
    """What the whole report says about its names."""

    entity_at: dict[int, tuple[int, int, str]]
    """Token -> the entity it is in, bared, and its label."""
    placed: Counter[str]
    """How often each name stands where places stand."""
    surnames: Counter[str]
    """Last words of the report's names of persons."""
    labels: dict[str, Counter[str]]
    """The parser's labels of each name over the report."""
    states: frozenset[int]
    """First tokens of names of countries and first-level divisions."""
    given: frozenset[str]
    """First words of the report's names of persons."""
    common: frozenset[str]
    """Words the report also writes in lower case."""
    outer: frozenset[tuple[int, int]]
    """Candidates of the gazetteer that hold a shorter one."""
    inner: frozenset[tuple[int, int]]
    """Candidates that lie in a longer one of the gazetteer."""


def context(parsed: Parsed, found: Sequence[Candidate]) -> Context:
    """Reads the report once."""
    texts = parsed.tokens.text
    entity_at: dict[int, tuple[int, int, str]] = {}
    surnames: Counter[str] = Counter()
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    given: set[str] = set()
    for e in parsed.entities:
        first, last = bare(parsed, e)
        entity_at.update(dict.fromkeys(range(e.first, e.last), (first, last, e.label)))
        labels[" ".join(texts[first:last]).lower()][e.label] += 1
        if e.label == "PERSON" and last - first > 1:
            surnames[texts[last - 1].lower()] += 1
            given.add(texts[first].lower())
    placed = Counter(
        name_of(parsed, c)
        for c in found
        if c.first > 0 and texts[c.first - 1].lower() in w.LOCATIVE and not _runs_on(parsed, c)
    )
    states = frozenset(c.first for c in found if any(h.entry.feature in ("PCLI", "ADM1") for h in c.hits))
    outer, inner = _nested(found)
    common = frozenset(t for t in texts if t.islower())
    return Context(entity_at, placed, surnames, labels, states, frozenset(given), common, outer, inner)


def _nested(found: Sequence[Candidate]) -> tuple[frozenset[tuple[int, int]], frozenset[tuple[int, int]]]:
    outer, inner = set(), set()
    for n, a in enumerate(found):
        for b in found[n + 1 :]:
            if b.first >= a.last:
                break
            long, short = (a, b) if a.last - a.first > b.last - b.first else (b, a)
            if long.first <= short.first and short.last <= long.last and any(not h.demonym for h in long.hits):
                inner.add((short.first, short.last))
                if short.hits:
                    outer.add((long.first, long.last))
    return frozenset(outer), frozenset(inner)


def name_of(parsed: Parsed, c: Candidate) -> str:
    """A candidate's name in lower case, tokens apart."""
    return " ".join(parsed.tokens.text[c.first : c.last]).lower()


def features(parsed: Parsed, c: Candidate, report: Context) -> Features:
    """Named features; absent ones are 0."""
    out: Features = {"bias": 1.0, f"kind={c.kind}": 1.0}
    _gazetteer(c, out)
    _entity(parsed, c, report, out)
    _shape(parsed, c, out)
    _around(parsed, c, report, out)
    _consensus(parsed, c, report, out)
    return out


def _gazetteer(c: Candidate, out: Features) -> None:
    plain = [h for h in c.hits if not h.demonym]
    if c.hits and (not plain or c.kind in ("region", "code")):
        out["demonym"] = 1.0
    if not plain:
        return
    usual = [h for h in plain if not h.alternate]
    best = max(h.entry.population for h in usual or plain)
    out["people"] = math.log10(best + 1) / 7
    out["meanings"] = math.log10(len(plain))
    if not usual:
        out["alternate"] = 1.0
    for feature in {h.entry.feature for h in usual}:
        group = feature if feature in ("PCLI", "ADM1", "ADM2", "PPL", "PPLC", "CONT", "region", "FAC") else "area"
        out[f"is={group}"] = 1.0
    if any(h.entry.feature in ("PPL", "PPLC") and h.entry.country == "US" for h in usual):
        out["us_town"] = 1.0


def _entity(parsed: Parsed, c: Candidate, report: Context, out: Features) -> None:
    at = {report.entity_at[i] for i in range(c.first, c.last) if i in report.entity_at}
    if not at:
        out["label=none"] = 1.0
        return
    for first, last, label in at:
        group = label if label in ("GPE", "LOC", "FAC", "ORG", "PERSON", "NORP", "EVENT", "LANGUAGE") else "other"
        if (first, last) == (c.first, c.last):
            out[f"label={group}"] = 1.0
        elif first >= c.first and last <= c.last:
            out[f"holds={group}"] = 1.0
        elif first <= c.first and last >= c.last:
            place = "start" if first == c.first else "end" if last == c.last else "middle"
            out[f"in={group}-{place}"] = 1.0
        else:
            out["crosses"] = 1.0


def _shape(parsed: Parsed, c: Candidate, out: Features) -> None:
    texts, pos = parsed.tokens.text[c.first : c.last], parsed.tokens.pos[c.first : c.last]
    out[f"tokens={min(len(texts), 4)}"] = 1.0
    letters = "".join(texts)
    if letters.isupper():
        out["short_caps" if len(letters.replace(".", "")) <= 4 else "caps"] = 1.0
    if all(p == "PROPN" for p in pos):
        out["proper"] = 1.0
    elif not any(p == "PROPN" for p in pos):
        out["not_proper"] = 1.0
    bare_letters = letters.replace(".", "").lower()
    if len(bare_letters) == 2 and bare_letters not in w.SHORT_NAMES:
        out["two_letters"] = 1.0
    last, first = texts[-1].lower().rstrip("."), texts[0].lower().rstrip(".")
    if texts[-1][-1].isdigit():
        out["ends=number"] = 1.0
    if len(texts) > 1:
        for name, group in (("street", w.STREETS), ("admin", w.ADMINISTRATIVE), ("nature", w.WATER_AND_LAND)):
            if last in group:
                out[f"ends={name}"] = 1.0
        if first in w.LAND_FIRST:
            out["starts=land"] = 1.0
        if first in w.DIRECTIONS:
            out["starts=direction"] = 1.0
        if first in w.TITLES:
            out["starts=title"] = 1.0


def _runs_on(parsed: Parsed, c: Candidate) -> bool:
    """Whether another word of a name follows at once."""
    return c.last < len(parsed.tokens) and capital(parsed.tokens.text[c.last]) and parsed.tokens.pos[c.last] == "PROPN"


def _around(parsed: Parsed, c: Candidate, report: Context, out: Features) -> None:
    tokens = parsed.tokens
    texts, pos = tokens.text, tokens.pos
    before = texts[c.first - 1] if c.first else ""
    after = texts[c.last] if c.last < len(tokens) else ""
    low, next_low = before.lower().rstrip("."), after.lower().rstrip(".")
    if c.first == 0:
        out["opens_report"] = 1.0
    if low in w.LOCATIVE:
        out["after=direction" if low in w.DIRECTIONS else "after=locative"] = 1.0
    elif low == "of":
        head = texts[c.first - 2].lower() if c.first > 1 else ""
        out["after=place_of" if head in w.OF_FIRST else "after=of"] = 1.0
    elif low == "the":
        out["after=the"] = 1.0
    elif low in w.TITLES and before[:1].isupper():
        out["after=title"] = 1.0
    elif before and capital(before) and pos[c.first - 1] == "PROPN":
        out["after=name"] = 1.0
    elif before in ("and", ",", "or"):
        out["after=list"] = 1.0
    if before == "," and c.first > 1 and capital(texts[c.first - 2]):
        out["after=name_comma"] = 1.0
    if _runs_on(parsed, c):
        for name, group in (("street", w.STREETS), ("admin", w.ADMINISTRATIVE), ("nature", w.WATER_AND_LAND)):
            if next_low in group:
                out[f"before={name}"] = 1.0
        if next_low in w.INSTITUTIONS:
            out["before=institution"] = 1.0
        elif not any(f"before={g}" in out for g in ("street", "admin", "nature")):
            out["before=name"] = 1.0
    elif after == "," and c.last + 1 in report.states:
        out["before=comma_state"] = 1.0
    elif after in ("'s", "’s"):
        out["before=possessive"] = 1.0
    elif next_low in w.SPEECH:
        out["before=speech"] = 1.0
    elif after in ("-", "–", "—", "--") or (after == "(" and c.first == 0):
        out["before=dash"] = 1.0
    elif c.last < len(tokens) and pos[c.last] == "VERB":
        out["before=verb"] = 1.0
    elif c.last < len(tokens) and pos[c.last] == "NOUN":
        out["before=noun"] = 1.0
    if before in ("-", "–") or after in ("-", "–"):
        out["hyphen"] = 1.0


def _consensus(parsed: Parsed, c: Candidate, report: Context, out: Features) -> None:
    name = name_of(parsed, c)
    if report.placed[name]:
        out["placed_elsewhere"] = 1.0
    great = bool({"is=PCLI", "is=CONT", "is=region", "short_caps"} & out.keys())
    if report.surnames[name] and not great:
        out["surname"] = 1.0
    if name in report.given and not great:
        out["given"] = 1.0
    if name in report.common and not great:
        out["common"] = 1.0
    if (c.first, c.last) in report.outer:
        out["outer"] = 1.0
    if (c.first, c.last) in report.inner:
        out["inner"] = 1.0
    ending = next((k for k in out if k.startswith("ends=")), "")
    if ending:
        out[f"{c.kind}&{ending}"] = 1.0
    label = next((k for k in out if k.startswith("label=")), "label=part")
    out[f"{c.kind}&{label}"] = 1.0
    if "tokens=1" in out and label in ("label=PERSON", "label=ORG", "label=none", "label=part"):
        out[f"one&{label}"] = 1.0
        if "people" in out:
            out[f"people&{label}"] = out["people"]
    for near in (
        "before=institution",
        "before=name",
        "after=name",
        "before=speech",
        "after=locative",
        "before=possessive",
    ):
        if near in out:
            out[f"{near}&{label}"] = 1.0
    labels = report.labels.get(name)
    if labels:
        total = sum(labels.values())
        out["share=place"] = sum(labels[k] for k in ("GPE", "LOC", "FAC")) / total
        out["share=person"] = labels["PERSON"] / total
