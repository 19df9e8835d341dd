"""Quantities without a number: "no casualties", "not one soldier", "several people were killed"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .quantity import Quantity

COUNTABLE = (
    "casualt(?:y|ies)|deaths?|injur(?:y|ies)|fatalit(?:y|ies)|victims?|survivors?|civilians?|soldiers?|troops|children|wom[ae]n|"
    "prisoners?|arrests?|hostages?|detainees?|fighters?|militants?|journalists?|passengers?|losses|lives|wounded|dead|bodies|"
    "police(?:men| officers?)|officers?|houses|homes|buildings|aircraft|votes|cases|attacks?|strikes?|refugees|people|m[ae]n|"
    "residents|villagers|rebels?|protesters?|demonstrators|workers|medics|patients|students|kilograms?|gram|drones?|missiles?"
)
NONE = re.compile(
    rf"\b(?P<none>not (?:one|a single)(?! of)|no(?= (?:[a-z-]+ )?(?:{COUNTABLE})\b(?! tolls?\b)))(?=[ \u00a0]+(?P<noun>[a-z]))",
    re.I,
)
VAGUE = re.compile(
    r"(?<!\bas )(?<!\bso )(?<!\btoo )(?<!\bhow )(?<!\bthat )\b(?P<vague>several|many|numerous|countless|a few|a handful of|a number of|an unknown number of|an unspecified number of|"
    r"a large number of|large numbers of|untold numbers of|a couple of|multiple)(?=[ \u00a0]+\w)",
    re.I,
)
NO_NUMBER = re.compile(r" (?:longer|more than|less than|fewer than|sign|way|idea|one)\b", re.I)


def none(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Every "no" or "not one" with something counted after it: nought."""
    for m in NONE.finditer(text, start, end):
        if not NO_NUMBER.match(text, m.end("none")):
            a, b = m.span("none")
            yield Quantity(a, b, a, b, 0.0, 0.0, "none")


def vague(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Every "several", "many", "a few": no bounds, the word itself."""
    for m in VAGUE.finditer(text, start, end):
        a, b = m.span("vague")
        b -= 3 if text[a:b].lower().endswith(" of") else 0
        yield Quantity(a, b, a, b, None, None, "vague", vague=text[a:b].lower())
