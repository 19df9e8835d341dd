"""What a claim's words assert, what they negate, what they set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from ..model import Span
from .lexicon import WORD, concepts, stem
from .readings import Reading

_NEGATION = frozenset(
    "no not never none nobody neither nor without cannot nothing deny denied denies denying hardly".split()
)
_NO_NEGATION = re.compile(
    r"\b(?:no|not|never) (?:more|fewer|less|later|earlier|sooner|only|just|least|yet clear)\b|\bno doubt\b|\bno longer ago\b|"
    r"\bno \w+ before (?=\d)|\bnot (?:\w+ )?before (?=\d)|\bwithout (?:a )?doubt\b|\bnot to mention\b|\bno one but\b|\bnothing but\b|\bnothing to do with\b|\b(?:nobody|no one|none|not|no)\b[^.;]{0,40}\bwithout\b|\bnothing else\b|\bnothing less\b|"
    r"\b(?:should|ought to) (?:not|never) (?:have|be)\b|\bshouldn['’]t have\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"[,;:.!?–—()“”]|\b(?:but|and|while|although|though|because|who|which|that|until|unless)\b", re.IGNORECASE
)
_ASIDE = re.compile(r"\bnot\s+(?:only\s+)?|\brather than\b|\binstead of\b|\bas opposed to\b", re.IGNORECASE)
_SET_ASIDE = re.compile(r"\b(?:rather than|instead of|as opposed to)\s+(?:to )?$", re.IGNORECASE)
_HOLLOW = frozenset(
    {
        "evidence",
        "indication",
        "question",
        "doubt",
        "reason",
        "suggestion",
        "way",
        "longer",
        "kind",
        "observ",
        "suffer",
        "happen",
        "record",
    }
)
"""Words that only carry a negation on: "no sign of arson" negates the arson."""
_AMOUNT = re.compile(
    r"\bin (?:large |great |significant |any |such |the )?(?:numbers|strength|force)\b|\bmany\b|\bin droves\b|\ben masse\b",
    re.IGNORECASE,
)
_YET = re.compile(
    r"\b(?:have|has|had|is|are) yet to\b|\bunable to\b|\bwas never\b|\b(?:refus|declin|omitt|neglect)\w+ to\b|\bstopped short of\b|\b(?:failed?|fails) to\b|\brul(?:ed?|es|ing) out\b|\brefut\w+\b|\b(?:free of|lack of|absence of|lacks?|lacked|r[au]ns? out of|running out of)\b",
    re.IGNORECASE,
)
_SETTING = re.compile(
    r"\b(?:in|at|near|on|around|inside|outside|during|since|before|after|among|between|within|to|with|from|by|for|over)\b",
    re.IGNORECASE,
)
"""Where what a negation is about ends, and where it was begins."""
_RULED_OUT = re.compile(
    r"\b(?:can|could|may|must|is|was|are|were)\s+(?:be\s+|been\s+)?(?:ruled out|excluded)\b", re.IGNORECASE
)


_REJECTED = re.compile(
    r"\b(?:reject|dismiss|disput|rebuff|rubbish|debunk|disprov|contradict|scoff|no truth)\w*(?: (?:at|to|in|as))? (?:(?:any|the|all|such|these|those|earlier|his|her|their|\w+'s?) )?"
    r"(?:suggestion|claim|report|accusation|allegation|charge|rumou?r|idea|notion|talk|tale|stor(?:y|ie)|speculation|assertion)s?\b",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"\b(?:is|are|was|were|be|been|as|proved|turned out)(?: to be)? (?:\w+ )?(?:false|untrue|incorrect|baseless|unfounded|groundless|fabricat\w+|invented|fiction\w*|"
    r"nonsense|lies|(?:a|an|pure|sheer) (?:lie|myth|hoax|fabrication|invention|fiction|fantasy|rumou?r|fairy tale))\b",
    re.IGNORECASE,
)


class Stated(Struct, frozen=True, gc=False, array_like=True):
    """The concepts of a claim by polarity. `small`: only the amount is negated ("not in numbers")."""

    asserted: frozenset[str]
    negated: frozenset[str]
    aside: frozenset[str]
    small: bool
    lacking: bool
    """Negated only by "without" and the like."""
    focus: frozenset[str] = frozenset()
    """What stands right behind each negation: the thing that is not there, the deed that was not done."""


def stated(reading: Reading, span: Span, counted: Sequence[Span], zero: bool, denied: bool) -> Stated:
    """Reads the words of a claim; `counted` are its figures' spans, `zero` whether a figure says none, `denied` whether it is told as denied."""
    text = span.of(reading.text)
    ranges, aside = _negated(text), _aside(text)
    if _SET_ASIDE.search(reading.text[max(0, span.start - 20) : span.start]):
        aside = [(0, len(text))]
    small = bool(ranges) and bool(_AMOUNT.search(text))
    yes: set[str] = set()
    no: set[str] = set()
    out: set[str] = set()
    for word, a, b in content(reading, span):
        if any(f.start < b and a < f.end for f in counted):
            continue
        at = a - span.start
        if any(x <= at < y for x, y in aside):
            out.add(word)
        elif not small and word not in _HOLLOW and any(x <= at < y for x, y in ranges):
            no.add(word)
        else:
            yes.add(word)
    if zero and not no:
        yes, no = set(), yes
    if denied:
        yes, no = no, yes
    focus = no if denied else no & _focus(reading, span, ranges)
    return Stated(frozenset(yes), frozenset(no), frozenset(out), small, _lacking(text), frozenset(focus))


def _focus(reading: Reading, span: Span, ranges: Sequence[tuple[int, int]]) -> frozenset[str]:
    """The telling words right behind each negation, or all before one that looks back ("was ruled out")."""
    found: set[str] = set()
    words = content(reading, span)
    text = span.of(reading.text)
    for x, y in ranges:
        setting = _SETTING.search(text, x, y)
        about = setting.start() if setting and x else y
        inside = [(w, a - span.start) for w, a, _ in words if x <= a - span.start < y and w not in _HOLLOW]
        found |= {w for i, (w, at) in enumerate(inside) if i == 0 or at < about}
    return frozenset(found)


def _lacking(text: str) -> bool:
    words = {w.lower() for w in WORD.findall(text)}
    return "without" in words and not words & (_NEGATION - {"without"})


def content(reading: Reading, span: Span) -> list[tuple[str, int, int]]:
    """The concepts of a stretch of the report, words of names as they are: (concept, start, end) in the report's offsets."""
    text = span.of(reading.text)
    marks = [(span.start + m.start(), span.start + m.end()) for m in WORD.finditer(text)]
    names = iter([*reading.named(span.start, span.end), None])
    name = next(names)
    runs: list[tuple[bool, list[tuple[int, int]]]] = []
    for a, b in marks:
        while name is not None and name.end <= a:
            name = next(names)
        inside = name is not None and name.start <= a
        if not runs or runs[-1][0] != inside:
            runs.append((inside, []))
        runs[-1][1].append((a, b))
    out = []
    for inside, run in runs:
        stems = [stem(reading.text[a:b]) for a, b in run]
        if inside:
            out += [(s, a, b) for s, (a, b) in zip(stems, run, strict=True) if len(s) > 1]
        else:
            out += [(c, run[i][0], run[j - 1][1]) for c, i, j in concepts(stems)]
    return out


def _negated(text: str) -> list[tuple[int, int]]:
    spared = [m.span() for m in _NO_NEGATION.finditer(text)]
    found = []
    for match in WORD.finditer(text):
        word = match.group().lower().replace("’", "'")
        if (word in _NEGATION or word.endswith("n't")) and not any(a <= match.start() < b for a, b in spared):
            found.append((match.end(), _stop(text, match.end())))
    found += [(m.end(), _stop(text, m.end())) for m in _YET.finditer(text)]
    found += [(m.end(), _stop(text, m.end())) for m in _REJECTED.finditer(text)]
    found += [(0, m.start()) for m in _RULED_OUT.finditer(text)]
    found += [(0, m.start()) for m in _UNTRUE.finditer(text) if not any(a < m.start() for a, _ in found)]
    return found


def _stop(text: str, at: int) -> int:
    stop = _UNTIL.search(text, at)
    return stop.start() if stop else len(text)


def _aside(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _ASIDE.finditer(text):
        stop = _UNTIL.search(text, match.end())
        end = stop.start() if stop else len(text)
        if (
            not match.group().lower().startswith("not")
            or (stop and stop.group().lower() == "but")
            or (_comma_before(text, match.start()) and (stop is None or stop.group() in ",;.–—"))
        ):
            found.append((match.end(), end))
    return found


def _comma_before(text: str, at: int) -> bool:
    return text[:at].rstrip().endswith((",", "–", "—", "-"))
