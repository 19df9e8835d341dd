"""Times with no calendar value: "now", "recently", "the future" (PRESENT_REF, PAST_REF, FUTURE_REF)."""

from __future__ import annotations

import re

from .reading import Reading, Rule, Setting, Surroundings, rule

_PRESENT = (
    r"now|right now|just now|currently|at present|presently|nowadays|these days|at the moment|this time|at this (?:point|time|moment|stage)"
    r"|the present|current(?= (?!events|affairs|account))|to date|as of now"
)
_PAST = (
    r"(?:more |most |as |until |very )?recently|recent|lately|the (?:recent |distant )?past|recent (?:years|months|weeks|days|decades|times|hours)"
    r"|(?:in )?past years|previously|formerly|long ago|not long ago|some time ago|once|until recently|in the past|the old days|earlier"
)
_FUTURE = (
    r"soon|the (?:near |foreseeable |immediate |not-too-distant |distant )?future|future|near future|in the (?:near )?future|shortly|coming (?:days|weeks|months|years)"
    r"|the (?:near|short|long) term|a later date|as soon as possible|some day|someday|one day soon|sooner or later"
)


def _present(match: re.Match[str], setting: Setting) -> Reading:
    return Reading("DATE", "PRESENT_REF", (setting.day, setting.day))


def _past(match: re.Match[str], setting: Setting) -> Reading:
    return Reading("DATE", "PAST_REF", (None, setting.day))


def _future(match: re.Match[str], setting: Setting) -> Reading:
    return Reading("DATE", "FUTURE_REF", (setting.day, None))


def _past_ok(match: re.Match[str], near: Surroundings) -> bool:
    words = " ".join(match[0].lower().split())
    if words == "once":
        return (
            near.tag == "RB"
            and not re.match(r"[\s,](?:again|more|the|he|she|it|they|a)\b", near.after())
            and not re.search(r"\bat\s$", near.before())
        )
    if words == "earlier":
        return near.tag == "RBR" and not re.match(r"\s(?:than|this|in|on|that|\w+day)\b", near.after())
    return not (
        words == "the past"
        and re.match(r"\s\w", near.after())
        and not re.match(r"\s(?:and|or|but|is|was|as|to|for|by|in|that|when|he|she|they|with)\b", near.after())
    )


def _present_ok(match: re.Match[str], near: Surroundings) -> bool:
    words = " ".join(match[0].lower().split())
    if words == "now":
        return not re.match(r"\s(?:that|,)\b", near.after()) and not re.search(
            r"\b(?:until|till)\s$", near.before()[-8:] + "\0"
        )
    if words == "this time":
        return not re.match(r"\s(?:of|last|next)\b", near.after())
    if words == "the present":
        return not re.match(r"\s[a-z]", near.after())
    return True


def _future_ok(match: re.Match[str], near: Surroundings) -> bool:
    words = match[0].lower()
    if words == "soon":
        return not re.search(r"\b(?:as|so|too)\s$", near.before()) and not re.match(r"\sas\b", near.after())
    if words == "shortly":
        return not re.match(r"\s(?:after|before|\w+ing)\b", near.after())
    return not (words == "the future" and re.match(r"\sof\b", near.after()) and False) and not (
        words == "future" and near.tag == "NNS"
    )


REFERENCES: tuple[Rule, ...] = (
    rule("present", _PRESENT, _present, _present_ok),
    rule("past", _PAST, _past, _past_ok),
    rule("future", _FUTURE, _future, _future_ok),
)
