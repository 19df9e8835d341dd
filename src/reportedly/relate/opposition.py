"""Features that speak for a denial or a conflict: negation, opposite words, what a claim sets aside, causes, clock times, all or part."""

from __future__ import annotations

from functools import cache

from .lexicon import tables
from .pairs import Finding, Pair, finding, quoted

CORE = 0.5
"""Share of the negated content that the other claim must assert."""


@cache
def opposites() -> frozenset[tuple[str, str]]:
    """Pairs of concepts that exclude each other, both ways round."""
    pairs = [tuple(p.split()) for p in tables()["opposites"]["pairs"]]  # type: ignore[attr-defined]
    return frozenset((a, b) for a, b in pairs) | frozenset((b, a) for a, b in pairs)


@cache
def negations() -> frozenset[tuple[str, str]]:
    """Pairs of concepts of which one is the plain negation of the other, both ways round."""
    pairs = [tuple(p.split()) for p in tables()["opposites"]["negations"]]  # type: ignore[attr-defined]
    return frozenset((a, b) for a, b in pairs) | frozenset((b, a) for a, b in pairs)


def denial(pair: Pair) -> Finding | None:
    """One claim negates what the other asserts."""
    forth, back = _denies(pair), _denies(pair.turned)
    if not forth and not back:
        return None
    turned = back > forth
    denier, told = (pair.right, pair.left) if turned else (pair.left, pair.right)
    how = "is reported as denied" if denier.denied else "says that it is not so"
    return finding(
        "denial",
        max(forth, back),
        f"{quoted(denier.text)} {how}, {quoted(told.text)} says it is",
        "denies",
        turned=turned,
    )


def _denies(pair: Pair) -> float:
    left, right = pair.left, pair.right
    if not left.negated or right.small:
        return 0.0
    hit = left.negated & right.asserted
    core = pair.weight(hit) / pair.weight(left.negated)
    same = pair.weight(left.negated & right.negated) / pair.weight(left.negated)
    return core if hit and core >= CORE and same < CORE else 0.0


def opposite(pair: Pair) -> Finding | None:
    """Both assert, with words that exclude each other."""
    for table, relation in ((negations(), "denies"), (opposites(), "conflicts")):
        hits = sorted(
            (a, b)
            for a in pair.left.asserted - pair.right.content
            for b in pair.right.asserted - pair.left.content
            if (a, b) in table
        )
        if hits:
            a, b = hits[0]
            detail = f"one says “{a}”, the other “{b}”, which exclude each other if both mean the same thing"
            if relation == "denies":
                return finding("opposite words", 0.8, detail, "denies", turned=b.startswith("un"))
            return finding("opposite words", 0.7, detail, "conflicts", "manner")
    return None


def aside(pair: Pair) -> Finding | None:
    """One sets aside ("rather than", "not ... but") what the other asserts or leaves open."""
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        hit = one.excluded & other.asserted
        if hit:
            what = "actor" if hit & {"fighter", "soldier", "civilian", "person", "police"} else "manner"
            detail = f"{quoted(one.text)} sets aside {pair.words(hit)}, which {quoted(other.text)} includes"
            return finding("set aside", 0.9, detail, "conflicts", what)  # type: ignore[arg-type]
    return None


def cause(pair: Pair) -> Finding | None:
    """Different classes of causes for one happening."""
    a, b = pair.left.causes, pair.right.causes
    if not a or not b or a & b:
        return None
    if "attack" in a | b or "technical" in a | b:
        return finding("cause", 0.7, f"one puts it down to {_or(a)}, the other to {_or(b)}", "conflicts", "manner")
    return None


def _or(kinds: frozenset[str]) -> str:
    return " or ".join(
        {
            "attack": "an attack or a deliberate act",
            "technical": "a technical cause",
            "nature": "nature",
            "person": "somebody's mistake",
            "disease": "illness or hunger",
        }[k]
        for k in sorted(kinds)
    )


def clock_time(pair: Pair) -> Finding | None:
    """Different times of day for one happening."""
    a, b = pair.left.clock, pair.right.clock
    if a is None or b is None or abs(a - b) < 10:
        return None
    return finding(
        "clock", 0.7, f"one says {a // 60:02}:{a % 60:02}, the other {b // 60:02}:{b % 60:02}", "conflicts", "time"
    )


def all_or_part(pair: Pair) -> Finding | None:
    """Said of all in one claim, of a part in the other."""
    a, b = pair.left, pair.right
    if not (a.whole and b.part and not b.whole) and not (b.whole and a.part and not a.whole):
        return None
    return finding("all or part", 0.6, "one says it of all, the other of a part", "conflicts", "figure")


def amount(pair: Pair) -> Finding | None:
    """One says that it happened in no great numbers, the other gives a large number."""
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        large = [q for q in other.main_quantities if q.low >= 100]
        if one.small and large and not other.small:
            return finding(
                "amount",
                0.8,
                f"{quoted(one.text)} says not in numbers, {quoted(other.text)} gives a large number",
                "conflicts",
                "figure",
            )
    return None
