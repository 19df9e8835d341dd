"""Features that speak for a denial or a conflict: negation, opposite words, what a claim sets aside, causes, clock times, all or part."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from .days import gap
from .lexicon import stem, tables
from .pairs import Finding, Pair, finding, quoted
from .quantities import LOOSE
from .tellings import Telling, causes

CORE = 0.4
"""Share of the negated content that the other claim must assert."""


Excluded = dict[str, frozenset[str]]


@cache
def opposites() -> Excluded:
    """For each concept those that exclude it."""
    return _both_ways("pairs")


@cache
def negations() -> Excluded:
    """For each concept those that are its plain negation."""
    return _both_ways("negations")


def _both_ways(table: str) -> Excluded:
    pairs = [tuple(p.split()) for p in tables()["opposites"][table]]  # type: ignore[attr-defined]
    both = [*pairs, *((b, a) for a, b in pairs)]
    return {a: frozenset(y for x, y in both if x == a) for a, _ in sorted(both)}


@cache
def instances() -> Excluded:
    """For each concept those that are a case of it: who denies all casualties denies a death."""
    table = tables()["instances"]
    return {str(whole): frozenset(str(cases).split()) for whole, cases in sorted(table.items())}


def denial(pair: Pair) -> Finding | None:
    """One claim negates what the other asserts."""
    forth, back = _denies(pair), _denies(pair.turned)
    if not forth and not back:
        return None
    turned = back > forth
    if (pair.right if turned else pair.left).stated.lacking:
        turned = not turned
    denier, told = (pair.right, pair.left) if turned else (pair.left, pair.right)
    how = "is told as denied, against" if denier.denied else "speaks against"
    return finding(
        "denial", max(forth, back), f"{quoted(denier.text)} {how} {quoted(told.text)}", "denies", turned=turned
    )


_THERE_WAS_NO = re.compile(r"there (?:is|are|was|were|has been|have been|had been) no\b", re.IGNORECASE)
_MISSING = frozenset({"fail", "outage", "lack"})
PEOPLE = frozenset({"person", "fighter", "soldier", "civilian", "child", "woman", "worker", "police", "victim"})


def _denies(pair: Pair) -> float:
    """How much of what the left claim negates the right one asserts, 0 where that is no denial."""
    left, right = pair.left, pair.right
    if (
        not left.negated
        or right.stated.small
        or (right.asserted & _MISSING and not _THERE_WAS_NO.match(left.text))
        or pair.other_subjects
        or left.text.startswith("which ")
    ):
        return 0.0
    core = left.negated - {stem(w) for w in left.name_words}
    hit = core & right.asserted
    if core & PEOPLE and right.asserted & PEOPLE:
        hit |= core & PEOPLE
    cases = instances()
    hit |= frozenset(c for c in core if cases.get(c, frozenset()) & right.asserted)
    if hit <= PEOPLE and core - PEOPLE:
        return 0.0
    if not core or not hit or left.negated & right.negated & core or not _to_the_point(left, hit):
        return 0.0
    share = pair.weight(hit) / pair.weight(core)
    if left.predicates & core and not left.predicates & hit:
        share *= 0.75
    if (
        left.asserted
        and pair.weight(left.asserted) > pair.weight(left.negated)
        and not left.asserted & (right.asserted | right.context)
    ):
        share *= 0.5
    return share if share >= CORE else (CORE if share >= CORE / 2 and _alike(pair, hit) else 0.0)


ALIKE = 0.65
"""Cosine of two claims from which one negates the other though they share few words."""


def _alike(pair: Pair, hit: frozenset[str]) -> bool:
    """Whether the two are told in words so near in meaning that the negation of the one bears on the other."""
    left, right = pair.left, pair.right
    if (
        left.vector is None
        or right.vector is None
        or not hit - PEOPLE
        or (not left.stated.focus & left.predicates and not left.denied)
    ):
        return False
    return not right.negated and float(np.dot(left.vector, right.vector)) >= ALIKE


def _to_the_point(left: Telling, hit: frozenset[str]) -> bool:
    """Whether what is met is what the denial is about: its deed, or the thing that it says is not there."""
    point = left.predicates & left.negated | left.stated.focus
    return bool((point or hit) & hit)


_UNREAL = frozenset({"planned", "ordered", "predicted", "hypothetical"})


@cache
def turns() -> tuple[tuple[str, str], ...]:
    """Pairs of states, the first of which turns into the second."""
    return tuple((a, b) for a, b in (p.split() for p in tables()["turns"]["pairs"]))  # type: ignore[attr-defined]


FAR_DAYS = 30
"""Days from which a state told of is taken for another happening's."""


def turn(pair: Pair) -> Finding | None:
    """A state of one thing, and what became of it by the time of the other report: each holds at its own time."""
    for turned, one in ((False, pair), (True, pair.turned)):
        later, earlier = one.left, one.right
        hit = next(((a, b) for a, b in turns() if _turned(later, earlier, a, b)), None) or _dropped(later, earlier)
        if (
            hit is None
            or later.negated
            or earlier.negated
            or one.other_subjects
            or not _of_as_many(later, earlier)
            or not _ground(pair, *hit)
        ):
            continue
        days = gap(one.readings[1].days, one.readings[0].days) or gap(earlier.days, later.days)
        if abs(gap(earlier.days or one.readings[1].days, later.days or one.readings[0].days) or 0) > FAR_DAYS:
            continue
        if (days or 0) > 0 or (not days and hit[0] in later.content):
            since = f", {days} day{'s' if days and days > 1 else ''} later" if days else ", and tells of both"
            return finding("turn", 0.7, f"one says “{hit[0]}”, the other “{hit[1]}”{since}", "updates", turned=turned)
    return None


def _dropped(later: Telling, earlier: Telling) -> tuple[str, str] | None:
    """Whether what the earlier claim tells as planned the later one tells as called off."""
    off = sorted(later.predicates & {"cancel", "delay"})
    planned = earlier.claim.modality in ("planned", "predicted")
    return (
        (sorted(earlier.predicates & later.content)[0], off[0])
        if planned and off and earlier.predicates & later.content
        else None
    )


def _ground(pair: Pair, *words: str) -> frozenset[str]:
    """What two claims share besides names and the words compared."""
    return pair.shared - {stem(w) for w in pair.left.name_words | pair.right.name_words} - set(words)


def _nouns(pair: Pair) -> bool:
    """Whether both claims have a subject or object of their own that is no name."""
    names = {stem(w) for w in pair.left.name_words | pair.right.name_words}
    return all((t.subjects | t.objects) - t.predicates - names for t in (pair.left, pair.right))


def _of_as_many(later: Telling, earlier: Telling) -> bool:
    """Whether the two can tell of the same people or things: eleven rescued are not the twenty-six still below."""
    a, b = ({(q.low, q.high) for q in t.main_quantities if q.measure not in LOOSE or q.kinds} for t in (later, earlier))
    return not _BEFORE.search(earlier.text) and (not a or not b or bool(a & b))


_BEFORE = re.compile(r"\bhad (?:already )?been\b", re.IGNORECASE)


def _turned(later: Telling, earlier: Telling, a: str, b: str) -> bool:
    """Whether the earlier claim tells of the first state alone, and the later one of the second, as what it mainly says."""
    if a not in earlier.asserted or b in earlier.content or b not in later.asserted:
        return False
    return bool(later.predicates & {b}) or not later.predicates


_STAGES = frozenset({"start", "continue", "end"})
"""What one thing does in turn: told on other days they follow each other."""


def opposite(pair: Pair) -> Finding | None:
    """Both assert, with words that exclude each other."""
    if pair.other_subjects or (pair.left.claim.modality in _UNREAL) != (pair.right.claim.modality in _UNREAL):
        return None
    for table, relation in ((negations(), "denies"), (opposites(), "conflicts")):
        hits = sorted(
            (a, b)
            for a in pair.left.asserted & table.keys()
            if a not in pair.right.content
            for b in pair.right.asserted & table[a]
            if b not in pair.left.content and (relation == "denies" or _told(pair, a, b))
        )
        hits = [(a, b) for a, b in hits if relation == "denies" or _ground(pair, a, b) or not _nouns(pair)]
        if hits:
            a, b = hits[0]
            detail = f"one says “{a}”, the other “{b}”, which exclude each other if both mean the same thing"
            days = gap(pair.left.days, pair.right.days)
            if relation == "denies" and not days:
                return finding("opposite words", 0.8, detail, "denies", turned=b.startswith("un"))
            days = days if relation == "denies" else gap(pair.readings[0].days, pair.readings[1].days)
            if days and (relation == "denies" or {a, b} <= _STAGES):
                detail = f"one says “{a}”, the other “{b}”, {abs(days)} day{'s' if abs(days) > 1 else ''} apart"
                return finding("opposite words", 0.7, detail, "updates", turned=days > 0)
            return finding("opposite words", 0.7, detail, "conflicts", "manner")
    return None


def _told(pair: Pair, a: str, b: str) -> bool:
    """Whether one of the two words is what its claim tells, or both say how one deed was done: no word by the way."""
    left, right = pair.left.predicates, pair.right.predicates
    return not left or not right or a in left or b in right or bool(left & right)


def aside(pair: Pair) -> Finding | None:
    """One sets aside ("rather than", "not ... but") what the other asserts or leaves open."""
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        hit = one.stated.aside & (other.asserted | other.subjects)
        if hit and (one.asserted or (one.context - hit) & other.content):
            what = "actor" if hit & {"fighter", "soldier", "civilian", "person", "police"} else "manner"
            detail = f"{quoted(one.text)} sets aside {pair.words(hit)}, which {quoted(other.text)} includes"
            return finding("set aside", 0.9, detail, "conflicts", what)  # type: ignore[arg-type]
    return None


_BEGINS = frozenset(
    {
        "start",
        "cause",
        "fire",
        "deliberate",
        "hack",
        "accident",
        "shootdown",
        "set",
        "explode",
        "collapse",
        "sink",
        "crash",
    }
)
"""What a cause is told of."""


def cause(pair: Pair) -> Finding | None:
    """Different causes for one happening: different classes of causes, or different words after "because of"."""
    a, b = (t.causes & causes(t.asserted - pair.shared) for t in (pair.left, pair.right))
    causal = all(t.reasons or (t.predicates | t.asserted) & _BEGINS for t in (pair.left, pair.right))
    if a and b and causal and not a & b and ({"attack", "technical", "nature"} & (a | b)):
        return finding("cause", 0.7, f"one puts it down to {_or(a)}, the other to {_or(b)}", "conflicts", "manner")
    x, y = pair.left.reasons, pair.right.reasons
    if x and y and not x & y and not (a & b):
        return finding(
            "cause", 0.6, f"one names {pair.words(x)} as the cause, the other {pair.words(y)}", "conflicts", "manner"
        )
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


HALF_DAY = 12 * 60
"""Minutes."""


def clock_time(pair: Pair) -> Finding | None:
    """Different times of day for one happening."""
    a, b = pair.left.clock, pair.right.clock
    if a is None or b is None or not pair.shared:
        return None
    said = f"one says {a // 60:02}:{a % 60:02}, the other {b // 60:02}:{b % 60:02}"
    if abs(a - b) < 10:
        return finding("clock", 0.6, f"both say {a // 60:02}:{a % 60:02}", "same")
    if abs(abs(a - b) - HALF_DAY) < 10 and min(a, b) >= 60:
        return finding("clock", 0.4, f"{said}: one time, if one of them counts by the twelve-hour clock", "same")
    return finding("clock", 0.7, said, "conflicts", "time")


_ONE_TIME = frozenset(
    {
        "die",
        "resign",
        "sink",
        "crash",
        "collapse",
        "elect",
        "surrender",
        "overthrow",
        "dismiss",
        "explode",
        "release",
        "start",
    }
)
"""What happens to one body or thing once, or not again within days."""
SAME_WEEK = 10
"""Days within which another day given for one happening contradicts the first."""


def day(pair: Pair) -> Finding | None:
    """Different days for what can have happened to one named body only once."""
    a, b = pair.left, pair.right
    apart = gap(a.days, b.days)
    once = a.predicates & b.predicates & _ONE_TIME
    if not apart or abs(apart) > SAME_WEEK or not once or not _sharp(a) or not _sharp(b):
        return None
    names = {stem(w) for w in a.name_words & b.name_words}
    if not (a.subjects | a.objects) & (b.subjects | b.objects) & names or a.negated or b.negated:
        return None
    detail = f"the days they name for {pair.words(once)} lie {abs(apart)} apart, if both mean the same happening"
    return finding("day", 0.8, detail, "conflicts", "time")


def _sharp(t: Telling) -> bool:
    """Whether the claim gives one day, or a day and the night after it."""
    return t.days is not None and t.days.last - t.days.first <= 1


def all_or_part(pair: Pair) -> Finding | None:
    """Said of all in one claim, of a part in the other."""
    a, b = pair.left, pair.right
    if not (a.whole and b.part and not b.whole) and not (b.whole and a.part and not a.whole):
        return None
    if not pair.shared & (a.predicates | b.predicates):
        return None
    return finding("all or part", 0.6, "one says it of all, the other of a part", "conflicts", "figure")


def amount(pair: Pair) -> Finding | None:
    """One says that it happened in no great numbers, the other gives a large number."""
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        large = [q for q in other.main_quantities if q.low >= 100]
        if one.stated.small and large and not other.stated.small:
            return finding(
                "amount",
                0.8,
                f"{quoted(one.text)} says not in numbers, {quoted(other.text)} gives a large number",
                "conflicts",
                "figure",
            )
    return None


def actor(pair: Pair) -> Finding | None:
    """The same deed done to the same by somebody else, or doer and object swapped."""
    a, b = pair.left, pair.right
    if not a.predicates & b.predicates or not a.subjects or not b.subjects or a.negated or b.negated:
        return None
    names = {stem(w) for w in a.name_words | b.name_words}
    deeds = a.predicates | b.predicates
    doer_a, doer_b = (a.subjects & names or a.subjects) - deeds, (b.subjects & names or b.subjects) - deeds
    if not doer_a or not doer_b:
        return None
    if doer_a & doer_b or not ((a.subjects & names and b.subjects & names) or _people(a.subjects, b.subjects)):
        return None
    swapped = doer_a & b.objects or doer_b & a.objects
    if (
        not swapped
        and not a.objects & b.objects
        and ((a.objects and b.objects) or a.predicates & b.predicates <= _OWN_DEEDS)
    ):
        return None
    how = "swap doer and object" if swapped else "name different doers"
    return finding(
        "actor",
        0.8,
        f"for {pair.words(a.predicates & b.predicates)} the two {how}, if both mean the same happening",
        "conflicts",
        "actor",
    )


_OWN_DEEDS = frozenset({"die", "injure", "missing", "rise", "fall", "remain"})
"""What happens to one may happen to another too."""


def _people(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a & PEOPLE and b & PEOPLE and not a & b & PEOPLE)
