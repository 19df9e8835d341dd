"""The fullest name a report gives somebody: short forms and abbreviations resolved where only one reading is possible."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ...model import Parsed
from .report import Mention
from .words import SINGULAR

NEAR = 3
"""Sentences a pronoun looks back over, its own included."""
BREAKS = re.compile(r"\s+")


class Names:
    """Names for the mentions of one report."""

    def __init__(self, parsed: Parsed, mentions: Sequence[Mention]) -> None:
        self.parsed = parsed
        self.mentions = mentions
        self.sentence = [n for n, (a, b) in enumerate(parsed.sentences) for _ in range(a, b)]
        self._known: dict[str, str] = {}
        self.named = [m for m in mentions if m.named and m.kind == "person"]
        self.firsts = [m.first for m in self.named]
        self.persons = self._full_persons()
        self.bodies = self._longest_by_actor()
        self.short = self._abbreviations()

    def of(self, mention: Mention) -> str:
        """The name of a mention, white space as single spaces; its own words where nothing fuller is certain."""
        own = self._words(*(mention.core if mention.named else (mention.first, mention.last)))
        if mention.named and mention.kind == "person":
            return self._person(own)
        if mention.named and mention.actor:
            return self.bodies.get(mention.actor, own)
        if mention.named:
            return self.short.get(own, own)
        if own.lower() in SINGULAR:
            return self._pronoun(mention) or own
        return own

    def _words(self, first: int, last: int) -> str:
        t = self.parsed.tokens
        return BREAKS.sub(" ", self.parsed.document.text[t.start[first] : t.end[last - 1]]).strip()

    def _full_persons(self) -> tuple[str, ...]:
        names = (self._words(*m.core) for m in self.named)
        return tuple(sorted({n for n in names if " " in n}))

    def _person(self, own: str) -> str:
        """The one longer name in the report that ends or begins with these words; else the words."""
        if own not in self._known:
            fuller = [n for n in self.persons if n.endswith(" " + own)]
            fuller = fuller or [n for n in self.persons if n.startswith(own + " ")]
            longest = max(fuller, key=lambda n: (len(n), n), default=own)
            same = all(longest.endswith(n) or n.split()[0] == longest.split()[0] for n in fuller)
            self._known[own] = longest if same else own
        return self._known[own]

    def _longest_by_actor(self) -> dict[str, str]:
        out: dict[str, str] = {}
        for m in self.mentions:
            if m.named and m.actor:
                name = self._words(*m.core)
                if len(name) > len(out.get(m.actor, "")):
                    out[m.actor] = name
        return out

    def _abbreviations(self) -> dict[str, str]:
        """Abbreviations whose letters begin the words of one name of the report."""
        names = {self._words(*m.core) for m in self.mentions if m.named and m.kind != "person"}
        full: dict[str, set[str]] = {}
        for name in sorted(names):
            parts = [p for p in re.split(r"[\s\-]+", name) if p]
            if len(parts) > 1:
                for letters in (parts, [p for p in parts if p[0].isupper()]):
                    full.setdefault("".join(p[0] for p in letters).upper(), set()).add(name)
        out = {}
        for name in sorted(names):
            plain = name.replace(".", "")
            if plain.isupper() and " " not in name and len(plain) > 1 and len(full.get(plain, ())) == 1:
                out[name] = next(iter(full[plain]))
        return out

    def _pronoun(self, mention: Mention) -> str | None:
        """For "he" or "she": the one person named shortly before; None where there are two or none."""
        if self.parsed.tokens.text[mention.first].lower() in ("i", "me", "myself"):
            return None
        here = self.sentence[mention.first]
        before: set[str] = set()
        for m in (self.named[k] for k in range(bisect_left(self.firsts, mention.first) - 1, -1, -1)):
            if here - self.sentence[m.first] >= NEAR or len(before) > 1:
                break
            before.add(self._person(self._words(*m.core)))
        return next(iter(before)) if len(before) == 1 else None
