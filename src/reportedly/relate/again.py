"""Whether two claims between which nothing else was found are one claim told twice, or one of them the fuller telling."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from .added import added, contains
from .counting import lemmas
from .lexicon import concepts, stem
from .opposition import PEOPLE
from .pairs import Finding, Pair
from .tellings import Telling

SAME = 0.55
"""Likeness from which two claims without a difference are one claim told twice."""
CONTAINED = 0.30
"""Likeness from which a claim whose every word another one has, and more, is refined by it."""
SURE = 0.80
"""Likeness from which other verbs don't matter."""
COVERED = 0.60
"""Share of the general claim's content that the specific one must have to refine it."""
HALF, QUARTER = 0.5, 0.25
"""Least share of the words that the claim with more in common, and the other one, must have in common."""
LONG_SURE = 0.75
"""Likeness from which one claim may be far longer than the other."""
CROSSED = 0.3
"""Share of the common content that may be asserted by one and negated by the other."""


TOLLS = {"killed": "die", "wounded": "injure", "missing": "missing", "displaced": "displace"}
"""What is told of those whom a toll counts."""


class Again(Struct, frozen=True, gc=False):
    """Told again: `narrower` where one adds something, the right one where `turned`; `detail` says so."""

    narrower: bool
    turned: bool
    detail: str


def told_again(pair: Pair, likeness: float, found: Sequence[Finding]) -> Again | None:
    """How the two tell one thing, or None where they don't."""
    if _figures_differ(pair, found) or _set_apart(pair, likeness) or (not _figure(found) and _says_little(pair)):
        return None
    fuller = _fuller(pair) if CONTAINED <= likeness < SAME else None
    if fuller is not None:
        return _narrower(pair, fuller)
    if not _alike(pair, likeness, found):
        return None
    left, right = bool(added(pair)), bool(added(pair.turned))
    if left != right and max(pair.covered) >= COVERED:
        return _narrower(pair, right) if pair.one_site else None
    best = max(found, key=lambda f: f.evidence.score)
    return Again(False, False, f"{best.evidence.detail}, and nothing sets them apart")


def _narrower(pair: Pair, turned: bool) -> Again:
    more = " and ".join(added(pair.turned if turned else pair))
    return Again(True, turned, f"both tell the same; the first adds {more}")


def _figure(found: Sequence[Finding]) -> Finding | None:
    return next((f for f in found if f.evidence.feature == "figure"), None)


def _figures_differ(pair: Pair, found: Sequence[Finding]) -> bool:
    """Whether numbers, or a negation, keep the two apart, also where they were not alike enough to relate."""
    figure, denied = _figure(found), any(f.evidence.feature == "denial" for f in found)
    if denied or (figure and figure.relation in ("conflicts", "denies", "updates", None)):
        return True
    a, b = pair.left.main_quantities, pair.right.main_quantities
    return bool(a and b and not figure) or bool((a or b) and not pair.one_site)


def _set_apart(pair: Pair, likeness: float) -> bool:
    """Whether the two tell of different deeds, or one asserts what the other negates."""
    if bool(_DOUBLE.search(pair.left.text)) != bool(_DOUBLE.search(pair.right.text)):
        return True
    if _of_whose(pair) or _of_whose(pair.turned):
        return True
    return _crossed(pair) > CROSSED * pair.weight(pair.shared) or (likeness < SURE and not _one_deed(pair))


def _of_whose(pair: Pair) -> bool:
    """Whether the left claim tells of something of somebody's ("Lorn's driver") and the right one of that body itself."""
    both = {w for n in pair.left.names & pair.right.names for w in n.split()[-1:]}
    both = {w for w in both if stem(w) in pair.left.subjects & pair.right.subjects}
    return any(_owns(w, pair.left.text) and not _owns(w, pair.right.text) for w in both)


def _owns(name: str, text: str) -> bool:
    return bool(re.search(rf"\b{re.escape(name)}['’]s\b", text, re.IGNORECASE))


def _one_deed(pair: Pair) -> bool:
    """Whether the two can tell of one deed: the same verb, the same negation, or one cause."""
    left, right = pair.left, pair.right
    caused = left.causes & right.causes and left.reasons and right.reasons
    negated = left.stated.focus & right.stated.focus
    return bool(pair.deeds_shared or negated or caused or not left.predicates or not right.predicates)


def _says_little(pair: Pair) -> bool:
    """Whether what the two share is no claim by itself."""
    return _counts_else(pair) or _by_the_way(pair) or not (_tells(pair.left) and _tells(pair.right))


def _fuller(pair: Pair) -> bool | None:
    """Whether the right claim (True) or the left one (False) tells all that the other does and more; None where neither."""
    if pair.left.main_quantities and pair.right.main_quantities:
        return None
    return False if contains(pair) else True if contains(pair.turned) else None


def _alike(pair: Pair, likeness: float, found: Sequence[Finding]) -> bool:
    """Whether the two have enough in common to be one claim."""
    less, more = sorted(pair.core_covered)
    deed = likeness >= SURE and any(f.evidence.feature == "roles" and f.evidence.score >= 0.7 for f in found)
    return likeness >= SAME and (more >= HALF or deed) and (less >= QUARTER or likeness >= LONG_SURE)


_DOUBLE = re.compile(r"\b(?:nobody|no one|none|not|no|never)\b[^.;]{0,40}\bwithout\b", re.IGNORECASE)
"""What is so only in some way: "nobody was arrested without cause" tells neither that somebody was nor that nobody was."""


def _crossed(pair: Pair) -> float:
    """The weight of what one asserts and the other negates; nothing where both negate one thing.

    "No civilian was harmed" and "civilians came to no harm" agree.
    """
    left, right = pair.left, pair.right
    if left.stated.focus & right.negated or right.stated.focus & left.negated:
        return 0.0
    return pair.weight(left.negated & right.asserted) + pair.weight(left.asserted & right.negated)


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
        if other.main_quantities:
            continue
        tolls = {TOLLS[q.measure] for q in one.main_quantities if q.measure in TOLLS}
        if tolls and not tolls & (other.content | other.predicates):
            return True
        if not any(q.kinds for q in one.main_quantities):
            continue
        deed = lemmas(one.frame.predicates[:1]) & one.content
        told = deed or frozenset(c for q in one.main_quantities for c in q.counted)
        if told and not told & (other.content | other.predicates):
            return True
    return False


def _tells(t: Telling) -> bool:
    """Whether a claim says anything beyond whom it is about."""
    return bool(t.content - PEOPLE - {stem(w) for w in t.name_words})
