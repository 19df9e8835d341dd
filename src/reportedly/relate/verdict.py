"""From what the features find to a relation, or to none. All weights and thresholds are here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from ..model import Aspect, Evidence, Modality, RelationType
from .amounts import figures
from .counting import lemmas
from .lexicon import concepts, stem
from .likeness import meaning, named, places, roles, setting, when, wording
from .opposition import PEOPLE, actor, all_or_part, amount, aside, cause, clock_time, denial, opposite
from .pairs import Finding, Pair
from .quantities import LOOSE
from .readings import Reading
from .tellings import Telling

Feature = Callable[[Pair], Finding | None]
FEATURES: tuple[tuple[Feature, float], ...] = (
    (wording, 0.50),
    (setting, 0.15),
    (meaning, 0.30),
    (roles, 0.20),
    (named, 0.15),
    (places, 0.20),
    (when, 0.10),
    (figures, 0.25),
    (denial, 0.10),
    (opposite, 0.0),
    (aside, 0.05),
    (cause, 0.05),
    (clock_time, 0.05),
    (all_or_part, 0.0),
    (amount, 0.0),
    (actor, 0.0),
)
"""Every feature and the weight its score has in the likeness of two claims (what they are about, not what they say of it)."""
SAME = 0.55
"""Likeness from which two claims without a difference are one claim told twice."""
SURE = 0.80
"""Likeness from which other verbs don't matter."""
COVERED = 0.60
"""Share of the general claim's content that the specific one must have to refine it."""
NEEDED: dict[str, float] = {
    "figure": 0.0,
    "loose figure": 0.25,
    "same figure": 0.30,
    "denial": 0.2,
    "opposite words": 0.30,
    "set aside": 0.25,
    "cause": 0.0,
    "clock": 0.25,
    "all or part": 0.25,
    "amount": 0.15,
    "actor": 0.45,
}
"""Likeness from which a feature that speaks for a relation is followed."""
OPEN: frozenset[Modality] = frozenset({"planned", "predicted", "hypothetical"})
"""What has not happened is no telling of what has."""


class Verdict(Struct, frozen=True, gc=False, array_like=True):
    """A relation between a left and a right telling, by index."""

    left: int
    right: int
    relation: RelationType
    aspect: Aspect | None
    score: float
    why: str
    evidence: tuple[Evidence, ...]


def findings(pair: Pair) -> list[Finding]:
    """What every feature has to say on a pair, in their order."""
    return [f for f, _ in _weighed(pair)]


def _weighed(pair: Pair) -> list[tuple[Finding, float]]:
    return [(f, weight) for feature, weight in FEATURES if (f := feature(pair))]


def verdict(pair: Pair) -> Verdict | None:
    """The relation of a pair, or None."""
    if not pair.meet:
        return None
    found = _weighed(pair)
    likeness = sum(f.evidence.score * weight for f, weight in found)
    for f, _ in sorted(found, key=lambda x: _order(x[0])):
        if f.relation and likeness >= _needed(pair, f) and not _barred(pair, f):
            return _made(pair, f, likeness, [x for x, _ in found])
    if _barred(pair, None):
        return None
    return _told_again(pair, likeness, [x for x, _ in found])


_FIRST = ("figure", "denial", "set aside", "actor", "clock", "amount", "cause", "all or part", "opposite words")
"""Which feature is followed where several speak for a relation; two equal figures come last."""


def _order(f: Finding) -> tuple[bool, int]:
    return (f.relation == "same", _FIRST.index(f.evidence.feature) if f.evidence.feature in _FIRST else len(_FIRST))


def _needed(pair: Pair, f: Finding) -> float:
    """The likeness that a finding must have behind it."""
    if f.evidence.feature != "figure":
        return NEEDED.get(f.evidence.feature, SAME)
    loose = all(q.measure in LOOSE for q in (*pair.left.main_quantities, *pair.right.main_quantities))
    if f.relation == "same":
        return NEEDED["figure"] if f.evidence.score == 1.0 and not loose else NEEDED["same figure"]
    return NEEDED["loose figure"] if loose else NEEDED["figure"]


def _barred(pair: Pair, f: Finding | None) -> bool:
    """Whether the two can't be about one thing, or one has not happened yet."""
    if not pair.one_scope or any(_asks(t, r) for t, r in zip((pair.left, pair.right), pair.readings, strict=True)):
        return True
    numbers = pair.left.quantities or pair.right.quantities
    anywhere = f is not None and (
        f.evidence.feature == "amount" or (f.evidence.feature == "opposite words" and f.relation == "denies")
    )
    if numbers and f is not None and not anywhere and not pair.one_site:
        return True
    if f is not None and f.relation in ("denies", "conflicts"):
        return False
    return (pair.left.claim.modality in OPEN) != (pair.right.claim.modality in OPEN) and not (
        pair.left.claim.modality == "possible" or pair.right.claim.modality == "possible"
    )


_ASKING = re.compile(
    r"\b(?:say|says|said|know|knows|known|knew|clear|unclear|ask\w*|establish\w*|determin\w*|find out|decid\w*|explain\w*|question of|as to)\s+$",
    re.IGNORECASE,
)


def _asks(t: Telling, reading: Reading) -> bool:
    """Whether a claim is what is asked, not told: "whether ...", "could not say who ..."."""
    first = t.text.split(None, 1)[0].lower()
    if first in ("whether", "if"):
        return True
    start = t.claim.span.start
    return first in ("who", "what", "why", "how", "where", "when", "which") and bool(
        _ASKING.search(reading.text[max(0, start - 25) : start])
    )


_DOUBLE = re.compile(r"\b(?:nobody|no one|none|not|no|never)\b[^.;]{0,40}\bwithout\b", re.IGNORECASE)
"""What is so only in some way: "nobody was arrested without cause" tells neither that somebody was nor that nobody was."""


def _made(pair: Pair, f: Finding, likeness: float, found: Sequence[Finding]) -> Verdict:
    relation: RelationType = f.relation or "same"
    turned = f.turned
    if (
        relation == "same"
        and f.evidence.feature == "figure"
        and not (pair.left.frame.headline or pair.right.frame.headline)
    ):
        one, other = _did(pair), _did(pair.turned)
        if one != other:
            return _narrower(pair, other, f"{f.evidence.detail}; one also tells who did it", f, likeness, found)
    left, right = (pair.right, pair.left) if turned else (pair.left, pair.right)
    score = round(min(1.0, max(0.0, 0.5 * f.evidence.score + 0.5 * likeness)), 3)
    return Verdict(
        left.index,
        right.index,
        relation,
        f.aspect,
        score,
        f.evidence.detail[0].upper() + f.evidence.detail[1:] + ".",
        tuple(x.evidence for x in found),
    )


def _did(pair: Pair) -> bool:
    """Whether the left claim names who did what the right one tells without saying who."""
    a, b = pair.left, pair.right
    if b.subjects or not b.objects or not a.subjects or not a.objects & b.objects | a.content & b.objects:
        return False
    if {q.measure for q in a.main_quantities} <= {"duration", "distance", "age", "percent", "share", "money"}:
        return False
    doers = a.subjects & (PEOPLE | {stem(w) for w in a.name_words})
    return bool(doers) and not doers & (b.content | b.context)


def _narrower(pair: Pair, turned: bool, detail: str, f: Finding, likeness: float, found: Sequence[Finding]) -> Verdict:
    left, right = (pair.right, pair.left) if turned else (pair.left, pair.right)
    score = round(min(1.0, max(0.0, 0.5 * f.evidence.score + 0.5 * likeness)), 3)
    why = f"{detail[0].upper()}{detail[1:]}."
    return Verdict(left.index, right.index, "refines", None, score, why, tuple(x.evidence for x in found))


def _told_again(pair: Pair, likeness: float, found: Sequence[Finding]) -> Verdict | None:
    if bool(_DOUBLE.search(pair.left.text)) != bool(_DOUBLE.search(pair.right.text)):
        return None
    a, b = pair.covered
    polar = pair.weight(pair.left.negated & pair.right.asserted) + pair.weight(pair.left.asserted & pair.right.negated)
    if any(
        f.relation in ("conflicts", "denies", "updates") for f in found if f.evidence.feature in ("figure", "denial")
    ):
        return None
    if (
        pair.left.main_quantities
        and pair.right.main_quantities
        and not any(f.evidence.feature == "figure" for f in found)
    ):
        return None
    counted = pair.left.main_quantities or pair.right.main_quantities
    if (
        (counted and not pair.one_site)
        or polar > 0.3 * pair.weight(pair.shared)
        or any(f.evidence.feature == "figure" and f.relation is None for f in found)
    ):
        return None
    if (
        not pair.deeds_shared
        and not (pair.left.causes & pair.right.causes and pair.left.reasons and pair.right.reasons)
        and pair.left.predicates
        and pair.right.predicates
        and likeness < SURE
    ):
        return None
    if not any(f.evidence.feature == "figure" for f in found) and (_counts_else(pair) or _by_the_way(pair)):
        return None
    if not any(f.evidence.feature == "figure" for f in found) and not (_tells(pair.left) and _tells(pair.right)):
        return None
    x, y = pair.core_covered
    deed = any(f.evidence.feature == "roles" and f.evidence.score >= 0.7 for f in found) and likeness >= SURE
    if likeness < SAME or (max(x, y) < 0.5 and not deed) or (min(x, y) < 0.25 and likeness < 0.75):
        return None
    best = max((f for f in found if f.evidence.score > 0), key=lambda f: f.evidence.score, default=None)
    detail = best.evidence.detail if best else "the two say the same"
    score = round(min(1.0, likeness), 3)
    more_left, more_right = _more(pair), _more(pair.turned)
    if more_left != more_right and max(a, b) >= COVERED:
        if not pair.one_site:
            return None
        turned = more_right
        left, right = (pair.right, pair.left) if turned else (pair.left, pair.right)
        return Verdict(
            left.index,
            right.index,
            "refines",
            None,
            score,
            f"Both tell the same; the first adds {_added(pair.turned if turned else pair)}.",
            tuple(f.evidence for f in found),
        )
    return Verdict(
        pair.left.index,
        pair.right.index,
        "same",
        None,
        score,
        f"{detail[0].upper()}{detail[1:]}, and nothing sets them apart.",
        tuple(f.evidence for f in found),
    )


_MODIFIER = re.compile(r"^(?:[A-Z ]{4,}: ?)?(?:(?:The|the|A|a) )?(?P<word>[A-Za-z]{3,}(?:ed|en|wn)) (?=[A-Z])")


def _by_the_way(pair: Pair) -> bool:
    """Whether what the two share is only a word before a name ("Defeated Ibex get bad news"), which tells nothing itself."""
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        match = _MODIFIER.match(one.text)
        word = {c for c, _, _ in concepts([stem(match["word"])])} if match else set()
        shared = (one.content & other.predicates) | (one.predicates & other.content)
        if word and word & shared and not shared - word:
            return True
    return False


def _counts_else(pair: Pair) -> bool:
    """Whether one counts people of whom the other tells nothing: not what happened to them, and no number."""
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        if other.main_quantities or not any(q.kinds for q in one.main_quantities):
            continue
        deed = lemmas(one.frame.predicates[:1]) & one.content
        told = deed or frozenset(c for q in one.main_quantities for c in q.counted)
        if told and not told & (other.content | other.predicates):
            return True
    return False


def _tells(t: Telling) -> bool:
    """Whether a claim says anything beyond whom it is about."""
    return bool(t.content - PEOPLE - {stem(w) for w in t.name_words})


def _more(pair: Pair) -> bool:
    """Whether the left claim has a figure, a cause or a name that the right one lacks."""
    return bool(_added_kinds(pair))


def _new_number(left: Telling, right: Telling) -> bool:
    """A number that tells how many of what the other claim speaks of; how long, or of all that it says of all, is colour."""
    if right.main_quantities or right.whole:
        return False
    return any(q.measure not in LOOSE for q in left.main_quantities)


def _added_kinds(pair: Pair) -> list[str]:
    left, right = pair.left, pair.right
    out = []
    if _new_number(left, right):
        out.append("a figure")
    if left.causes and not right.causes:
        out.append("a cause")
    known = {n.key for n in pair.readings[1].names} | {n.key for n in pair.readings[0].names if not n.sure}
    new = {n for n in left.names if not set(n.split()) & right.name_words} - known
    if (left.subjects or left.objects) and not left.quantities:
        new = {n for n in new if {stem(w) for w in n.split()} & (left.subjects | left.objects)}
    if new and not right.names - left.names:
        out.append("a name")
    return out


def _added(pair: Pair) -> str:
    return " and ".join(_added_kinds(pair))
