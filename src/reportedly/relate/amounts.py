"""The feature on figures: the same, narrower, later, corrected, or impossible together."""

from __future__ import annotations

import math
import re

from msgspec import structs

from .days import gap
from .lexicon import stem
from .pairs import Finding, Pair, finding
from .quantities import AT_ONCE, CUMULATIVE, LOOSE, UNITS, Quantity, counts_alike, stand

SETTLED_DAYS = 5
"""Estimates of something present that are fewer days apart speak of the same time."""
PAST_DAYS = 30
"""What is told of a day so far off the other report's is told as background, of another happening."""
GROWTH = 2.0
"""A toll this many times the earlier one within days is no mere update."""
FEW = 12
"""Numbers up to this one meet by chance."""
_CORRECTS = re.compile(
    r"\b(?:correct(?:ed|ion|s|ing)?|revis\w+|mistaken\w*|wrong\w*|erroneous\w*|counted twice|overstated|understated|not \S+ as|initially|"
    r"first (?:announced|reported|given)|originally)\b",
    re.IGNORECASE,
)
_GROWS = re.compile(
    r"\b(?:grown|grew|risen|rose|climbed|now|so far|still|already|stands? at|stood at|became|doubled|tripled|fell to|"
    r"dropped to|has increased|have died|after burning)\b",
    re.IGNORECASE,
)
_RISEN = re.compile(
    r"\b(?:grown|grew|risen|rose|climbed|doubled|tripled|has increased|raised|increased|now stands?|stands at|stood at)\b",
    re.IGNORECASE,
)
_BY_NOW = re.compile(r"\b(?:now|so far|has (?:risen|grown|climbed|reached)|have now)\b", re.IGNORECASE)
_REACHES = re.compile(r"\b(?:as many as|as much as|nearly|almost|close to)\b", re.IGNORECASE)
_CHANGE = frozenset({"rise", "fall", "unchanged"})
"""How a number moves says nothing of what it is a number of."""
_SWELLING = frozenset({"hectar", "acr", "case", "infect", "infection", "evacuee", "displace", "household"})
"""Things counted that pile up in the course of one happening."""


def figures(pair: Pair) -> Finding | None:
    """The most telling comparison among the claims' figures: of those that count the same thing, the nearest two each."""
    corrected = _corrections(pair)
    if corrected:
        return corrected[0]
    both = [
        (_distance(a, b), i, j, a, b)
        for i, a in enumerate(pair.left.main_quantities)
        for j, b in enumerate(pair.right.main_quantities)
        if counts_alike(a, b)
    ]
    if not both and (none := _none_of(pair) or _turned(_none_of(pair.turned))):
        return none
    used: set[tuple[int, int]] = set()
    found = []
    for _, i, j, a, b in sorted(both, key=lambda x: x[:3]):
        if (0, i) not in used and (1, j) not in used:
            used |= {(0, i), (1, j)}
            found.append(_compare(pair, a, b))
    order = ("conflicts", "denies", "updates", "refines", "same", None)
    best = min((f for f in found if f), key=lambda f: (order.index(f.relation), f.evidence.detail), default=None)
    if best and best.relation in ("same", "refines") and pair.left.denied != pair.right.denied:
        return finding("figure", 0.8, f"{best.evidence.detail}, told as denied", "denies", turned=pair.right.denied)
    return best


def _none_of(pair: Pair) -> Finding | None:
    """The left claim says that none was so, the right one gives a share of the same things."""
    for a in pair.left.main_quantities:
        for b in pair.right.main_quantities:
            if a.low == a.high == 0 and b.measure == "percent" and b.low > 0 and a.counted & b.counted:
                return finding("figure", 0.8, f"one says none, the other {_said(pair, b, 1)}", "denies")
    return None


def _turned(found: Finding | None) -> Finding | None:
    return structs.replace(found, turned=True) if found else None


def _distance(a: Quantity, b: Quantity) -> float:
    """How far apart two amounts are in size; one below nought ("minus six") counts as nought."""
    x, y = (q.low if q.low > 0 else max(0.0, min(q.high, 1e12)) for q in (a, b))
    return abs(math.log((x + 1) / (y + 1)))


def _compare(pair: Pair, left: Quantity, right: Quantity) -> Finding | None:
    standing, days = stand(left, right), gap(left.days, right.days)
    said = f"{_said(pair, left, 0)} and {_said(pair, right, 1)}"
    if standing == "equal":
        return finding("figure", 1.0 if left.low > FEW else 0.7, f"both give {_said(pair, left, 0)}", "same")
    if left.measure != right.measure:
        return None
    if left.measure in LOOSE and (not _on_one_thing(pair, left, right) or pair.of_others):
        return None
    if days and abs(days) > PAST_DAYS and left.measure in AT_ONCE | CUMULATIVE and left.stated != right.stated:
        return None
    if not days and _told_later(pair, left, right):
        days = gap(pair.readings[0].days, pair.readings[1].days)
    wider = right if standing == "narrower" else left
    if standing in ("narrower", "wider") and wider.figure.vague and wider.measure in CUMULATIVE | AT_ONCE:
        return finding("figure", 0.8, f"{said} can both hold; one is narrower", "refines", turned=standing == "wider")
    if days and _moves(pair, left, right, days):
        apart = f"{abs(days)} day{'s' if abs(days) > 1 else ''} apart"
        return finding("figure", 0.8, f"{said}, {apart}", "updates", turned=days > 0)
    if (left.high == 0) != (right.high == 0) and standing == "apart":
        some = _said(pair, left, 0) if right.high == 0 else _said(pair, right, 1)
        return finding("figure", 0.9, f"one says none, the other {some}", "denies", turned=right.high == 0)
    grown = _grown(pair, left, right) if not days and standing == "apart" else None
    if grown is not None:
        detail = f"{said}, the higher one told as risen; it is taken for the later one"
        return finding("figure", 0.6, detail, "updates", turned=grown)
    if standing == "apart" and (_one(pair, left, 0) or _one(pair, right, 1)):
        return None
    if standing == "apart":
        return finding("figure", 0.8, f"{said} can't both hold at one time", "conflicts", "figure")
    if standing in ("narrower", "wider") and _reaching(pair, left, right):
        return finding("figure", 0.6, f"{said} can hardly both hold at one time", "conflicts", "figure")
    if days is None and left.measure not in CUMULATIVE | AT_ONCE:
        return finding("figure", 0.3, f"{said}, at times not known")
    if standing in ("narrower", "wider"):
        return finding("figure", 0.8, f"{said} can both hold; one is narrower", "refines", turned=standing == "wider")
    return finding("figure", 0.3, f"{said} overlap")


def _one(pair: Pair, q: Quantity, side: int) -> bool:
    """Whether a number is only an article: "a guard was killed" tells of one, not of how many."""
    return q.figure.span.of(pair.readings[side].text).lower() in ("a", "an")


def _things(q: Quantity) -> frozenset[str]:
    """What is counted; of a stuff only what it is measured in, since oil in tonnes says more than tonnes."""
    return q.counted & UNITS or q.counted


def _on_one_thing(pair: Pair, left: Quantity, right: Quantity) -> bool:
    """Whether two numbers that don't say by themselves what they measure stand with a word in common; for bare ones no mere name."""
    names = {stem(w) for w in pair.left.name_words | pair.right.name_words}
    bare = not left.counted or not right.counted
    return bool(
        pair.shared - _things(left) - _things(right) - _CHANGE - (names if bare and left.measure == "other" else set())
    )


def _told_later(pair: Pair, left: Quantity, right: Quantity) -> bool:
    """Whether the higher toll is given as what it has come to by now, whatever day it is of ("Monday's blast has now killed 26")."""
    if left.measure not in CUMULATIVE:
        return False
    higher = pair.right if right.low > left.low else pair.left
    return bool(_BY_NOW.search(higher.text))


def _moves(pair: Pair, left: Quantity, right: Quantity, days: int) -> bool:
    """Whether the difference can be what happened between the two times."""
    later, earlier = (right, left) if days > 0 else (left, right)
    told = pair.right.text if later is right else pair.left.text
    if _CORRECTS.search(told):
        return False
    if (
        later.measure in CUMULATIVE
        or later.counted & _SWELLING
        or (later.figure.unit or "") in ("ha", "hectare", "hectares", "acre")
    ):
        if later.high < earlier.low or (later.low < earlier.low and stand(later, earlier) == "wider"):
            return False
        return (
            later.measure not in ("killed", "wounded")
            or later.low <= max(earlier.high, earlier.low, 1) * GROWTH + 3
            or abs(days) > SETTLED_DAYS
            or bool(_GROWS.search(told))
        )
    if later.measure in AT_ONCE:
        return bool(_GROWS.search(told))
    if (
        later.measure in ("money", "percent")
        and stand(left, right) in ("narrower", "wider")
        and not _GROWS.search(told)
    ):
        return False
    if later.measure in LOOSE and not (left.stated and right.stated) and abs(days) <= SETTLED_DAYS:
        return False
    return later.measure == "missing" or abs(days) > SETTLED_DAYS or bool(_GROWS.search(told))


def _grown(pair: Pair, left: Quantity, right: Quantity) -> bool | None:
    """Where no day is known: whether the right one (True) or the left one (False) is the higher and told as grown; else None."""
    higher = right.low > left.high
    one, other = (pair.right, pair.left) if higher else (pair.left, pair.right)
    grows = _RISEN.search(one.text) and not _RISEN.search(other.text) and not _CORRECTS.search(one.text)
    return higher if grows else None


def _reaching(pair: Pair, left: Quantity, right: Quantity) -> bool:
    """Whether one reaches up to a number ("as many as 500") far beyond the most that the other allows ("no more than 60")."""
    for a, b, side in ((left, right, 0), (right, left, 1)):
        top = _REACHES.search(a.figure.span.of(pair.readings[side].text))
        if top and a.low == b.low == 0 and b.high * GROWTH <= a.high:
            return True
    return False


def _corrections(pair: Pair) -> list[Finding]:
    out = []
    for one, other, turned in ((pair.left, pair.right, False), (pair.right, pair.left, True)):
        if not _CORRECTS.search(one.text) and not any(q.role == "old" for q in one.quantities):
            continue
        for new in one.main_quantities:
            for old in (q for q in one.quantities if q.role == "old"):
                for told in other.main_quantities:
                    if (
                        counts_alike(new, told)
                        and stand(old, told) == "equal"
                        and stand(new, told) == "apart"
                        and _replaces(pair, one.text, old, turned)
                    ):
                        detail = (
                            f"{_said(pair, new, turned)} is given as the correction of {_said(pair, told, not turned)}"
                        )
                        out.append(finding("figure", 0.9, detail, "conflicts", "figure"))
    return out


def _replaces(pair: Pair, text: str, old: Quantity, turned: bool) -> bool:
    before = pair.readings[int(turned)].text[max(0, old.figure.span.start - 12) : old.figure.span.start].lower()
    return bool(_CORRECTS.search(text)) or bool(re.search(r"\b(?:not|instead of|rather than)\s+(?:the )?$", before))


def _said(pair: Pair, q: Quantity, side: int | bool) -> str:
    words = q.figure.span.of(pair.readings[int(side)].text)
    counts = q.figure.counts
    return f"{words} {counts}" if counts and counts.lower() not in words.lower() else words
