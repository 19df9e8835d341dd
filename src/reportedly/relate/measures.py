"""Two claims as a row of numbers, the same from either side: what a network that reads pairs is told besides their words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from ..model import Excerpt, RelationType
from .days import Days, gap
from .pairs import Finding, Pair
from .tellings import Telling
from .verdict import findings

KINDS: tuple[RelationType, ...] = get_args(RelationType)
FAR = 30
"""Days from which a gap counts as this long."""
OPEN = frozenset({"planned", "predicted", "hypothetical", "ordered"})


def measures(pair: Pair) -> dict[str, float]:
    """The numbers by name; the names are always the same ones, in the same order."""
    found = {f.evidence.feature: f for f in findings(pair)}
    return {**_found(found), **_content(pair), **_polarity(pair), **_roles(pair), **_counts(pair), **_setting(pair)}


SCORED = ("wording", "setting", "meaning", "roles", "names", "place", "time")
SPEAKING = (
    "figure",
    "denial",
    "opposite words",
    "set aside",
    "actor",
    "clock",
    "day",
    "amount",
    "cause",
    "turn",
    "all or part",
)
"""Features that may speak for a relation."""


def _found(found: dict[str, Finding]) -> dict[str, float]:
    """Each feature's score, and the relation it speaks for."""
    out = {name: found[name].evidence.score if name in found else 0.0 for name in (*SCORED, *SPEAKING)}
    for name in SPEAKING:
        spoken = found[name].relation or "none" if name in found else ""
        out |= {f"{name}: {kind}": float(spoken == kind) for kind in (*KINDS, "none")}
    return out


def _content(p: Pair) -> dict[str, float]:
    a, b = p.left, p.right
    both = a.context & b.context
    out = {**_sides("covered", p.covered), **_sides("core", p.core_covered), **_sides("total", p.totals)}
    out |= _sides("concepts", (len(a.content), len(b.content)))
    return out | {
        "shared": p.weight(p.shared),
        "shared concepts": len(p.shared),
        "context": p.weight(both),
        "context share": len(both) / max(1, len(a.context | b.context)),
        "headlines": float(a.frame.headline) + float(b.frame.headline),
    }


def _polarity(p: Pair) -> dict[str, float]:
    a, b = p.left, p.right
    opposed = p.weight(a.negated & b.asserted) + p.weight(a.asserted & b.negated)
    still = (a.claim.modality in OPEN, b.claim.modality in OPEN)
    return {
        **_sides("negated", (p.weight(a.negated), p.weight(b.negated))),
        "opposed": opposed,
        "opposed share": opposed / p.weight(p.shared) if p.shared else 0.0,
        "both negated": p.weight(a.negated & b.negated),
        "aside": p.weight(a.stated.aside & b.content) + p.weight(b.stated.aside & a.content),
        "one denied": float(a.denied != b.denied),
        "both denied": float(a.denied and b.denied),
        "one negated claim": float(a.claim.polarity != b.claim.polarity),
        "one open": float(still[0] != still[1]),
        "both open": float(all(still)),
        "possible": float(a.claim.modality == "possible") + float(b.claim.modality == "possible"),
        "whole": float(a.whole) + float(b.whole),
        "part": float(a.part) + float(b.part),
    }


def _roles(p: Pair) -> dict[str, float]:
    a, b = p.left, p.right
    return {
        "same deeds": len(a.predicates & b.predicates),
        "same subjects": len(a.subjects & b.subjects),
        "same objects": len(a.objects & b.objects),
        "turned round": len(a.subjects & b.objects) + len(a.objects & b.subjects),
        "deeds told": p.weight(a.predicates & b.content) + p.weight(b.predicates & a.content),
        "other subjects": float(_differ(a.subjects, b.subjects)),
        "other objects": float(_differ(a.objects, b.objects)),
        "same names": len(a.names & b.names),
        "other names": float(bool(a.names and b.names and not a.name_words & b.name_words)),
        "one with names": float(bool(a.names) != bool(b.names)),
        "other named subjects": float(p.other_subjects),
        "of others": float(p.of_others),
    }


def _counts(p: Pair) -> dict[str, float]:
    left, right = p.left.main_quantities, p.right.main_quantities
    both = [(x, y) for x in left for y in right]
    return {
        **_sides("figures", (len(left), len(right))),
        "one with figures": float(bool(left) != bool(right)),
        "same measure": float(any(x.measure == y.measure for x, y in both)),
        "same things": float(any(x.counted & y.counted for x, y in both)),
        "same kinds": float(any(x.kinds & y.kinds for x, y in both)),
        "equal": float(any((x.low, x.high) == (y.low, y.high) for x, y in both)),
        "within": float(any(x.low <= y.high and y.low <= x.high for x, y in both)),
    }


def _setting(p: Pair) -> dict[str, float]:
    a, b = p.left, p.right
    clocks = a.clock is not None and b.clock is not None
    return {
        "one scope": float(p.one_scope),
        "one site": float(p.one_site),
        "reports apart": _apart(p.readings[0].days, p.readings[1].days),
        "days apart": _apart(a.days, b.days),
        "clock times": 0.0 if not clocks else 1.0 if a.clock == b.clock else -1.0,
        "other causes": float(_differ(a.causes, b.causes)),
        "same causes": float(bool(a.causes & b.causes)),
        "reasons": float(bool(a.reasons)) + float(bool(b.reasons)),
    }


def _sides(name: str, values: Iterable[float]) -> dict[str, float]:
    """A number of each side, told by size: the row is the same when the two change places."""
    low, high = sorted(values)
    return {f"{name}, less": low, f"{name}, more": high}


def _differ(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b and not a & b)


def _apart(a: Days | None, b: Days | None) -> float:
    days = gap(a, b)
    return -1.0 if days is None else float(min(FAR, abs(days)))


def excerpt(t: Telling, text: str) -> Excerpt:
    """A claim between what stands before and behind it in its sentence: the words that a network reads."""
    span, sentence = t.claim.span, t.sentence
    start, end = min(sentence.start, span.start), max(sentence.end, span.end)
    return text[start : span.start], t.text, text[span.end : end]
