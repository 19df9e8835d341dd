"""Times with no calendar value: "now", "recently", "the future" (PRESENT_REF, PAST_REF, FUTURE_REF)."""

from __future__ import annotations

import re
from collections.abc import Callable

from .reading import Reading, Rule, Setting, Surroundings, rule

_PRESENT = (
    r"right now|just now|now|currently|at present|presently|nowadays|these days|at the moment|this time"
    r"|at this (?:point|time|moment|stage)|the present|current|to date|as of now"
)
_PAST = r"(?:more |most )?recently|lately|the (?:recent |distant )?past|recent times|past years|formerly|long ago|some time ago|the old days"
_FUTURE = (
    r"soon|(?:the )?(?:near|foreseeable|immediate|not-too-distant|distant) future|the future|future (?:years|months|quarters)|shortly"
    r"|the (?:near|short) term|a later date|as soon as possible|some day|someday"
    r"|sooner or later"
)
_GOES_ON = re.compile(
    r"\s(?:and|or|but|is|was|are|were|as|to|for|by|in|on|at|that|when|he|she|it|they|we|with|because|while|if)\b"
)


def _present(match: re.Match[str], setting: Setting) -> Reading:
    return Reading("DATE", "PRESENT_REF", (setting.day, setting.day))


def _past(match: re.Match[str], setting: Setting) -> Reading:
    return Reading("DATE", "PAST_REF", (None, setting.day))


def _future(match: re.Match[str], setting: Setting) -> Reading:
    return Reading("DATE", "FUTURE_REF", (setting.day, None))


def _not_before(*following: str) -> Callable[[Surroundings], bool]:
    pattern = re.compile(rf"[-\s]?(?:{'|'.join(following)})\b", re.IGNORECASE)
    return lambda near: not pattern.match(near.after())


def _ends_phrase(near: Surroundings) -> bool:
    """Whether the noun ends its phrase: "the past" is a time, "the past president" is none."""
    return not re.match(r"\s\w", near.after()) or bool(_GOES_ON.match(near.after()))


_CONDITIONS: dict[str, Callable[[Surroundings], bool]] = {
    "now": lambda near: not re.match(r"[-\s]that\b", near.after()) and near.dep not in ("compound",),
    "this time": _not_before("of", "last", "next", "a", "tomorrow"),
    "the present": _ends_phrase,
    "current": lambda near: near.tag == "JJ" and _not_before("events", "affairs", "account", "accounts")(near),
    "the past": _ends_phrase,
    "the future": _not_before("of"),
    "soon": lambda near: (
        not re.search(r"\b(?:as|so|too|how)\s$", near.before()) and _not_before("as", "after", "afterwards?")(near)
    ),
    "shortly": _not_before("after", "before", "afterwards?", "thereafter", r"\w+ing"),
}


def _allowed(match: re.Match[str], near: Surroundings) -> bool:
    condition = _CONDITIONS.get(" ".join(match[0].lower().split()))
    return condition is None or condition(near)


REFERENCES: tuple[Rule, ...] = (
    rule("present", _PRESENT, _present, _allowed),
    rule("past", _PAST, _past, _allowed),
    rule("future", _FUTURE, _future, _allowed),
)
