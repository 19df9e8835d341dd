"""The tense of the clause a time stands in: it tells Friday past from Friday to come."""

from __future__ import annotations

import re

from ...model import Span, Tokens
from .reading import Tense

_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_MODAL = frozenset({"may", "might", "can", "could", "would", "should", "must", "ca"})
_HAVE_BE = frozenset({"was", "were", "had", "did", "has", "have", "been", "'ve", "’ve", "'d", "’d"})
_IS = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "being"})
_AHEAD = frozenset({"plan", "expect", "schedule", "intend", "set", "slate", "hope", "aim", "due", "want", "prepare"})
_SPEECH = frozenset({"say", "tell", "report", "announce", "claim", "write", "kill", "die", "injure"})
"""Verbs whose present tells what has happened: "the ministry says", and headlines ("bomb kills 12")."""
_IN = frozenset({"in", "on", "since", "during", "at"})
_LEAD = re.compile(r"\b(effective|payable|ending|through|until|till|ended|since)\s{1,4}(?:on\s)?$", re.IGNORECASE)
_BACK, _ON = frozenset({"ended", "since"}), frozenset({"effective", "payable", "ending"})
_OF_A_NOUN = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
"""Dependencies of a time that only names a noun: "a June agreement", "Friday's vote"."""
FARTHEST = 40
"""Steps up the tree before a verb is held to be out of reach."""


class Tenses:
    """Tense of the verb that governs a token; built once a report."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.heads: list[int] = tokens.head.tolist()
        self.helpers: dict[int, list[str]] = {}
        for i, dep in enumerate(tokens.dep):
            if dep in ("aux", "auxpass"):
                self.helpers.setdefault(self.heads[i], []).append(tokens.text[i].lower())

    def at(self, token: int) -> Tense:
        """The tense of the nearest verb above a token that has one; "none" where there is none."""
        for _ in range(FARTHEST):
            if not 0 <= token < len(self.heads):
                return "none"
            if self.tokens.pos[token] in ("VERB", "AUX") and (tense := self._of(token)) != "none":
                return tense
            if self.heads[token] == token:
                return "none"
            token = self.heads[token]
        return "none"

    def _of(self, verb: int) -> Tense:
        helpers, tag = self.helpers.get(verb, []), self.tokens.tag[verb]
        if any(h in _WILL for h in helpers):
            return "future"
        if any(h in _MODAL for h in helpers):
            return "past" if "have" in helpers else "future"
        if tag == "VBN" and self.tokens.lemma[verb].lower() in _AHEAD:
            return "past" if "had" in helpers else "future"
        if tag == "VBD" or any(h in _HAVE_BE for h in helpers):
            return "past"
        if tag == "VB" and "to" in helpers:
            return self._infinitive(verb)
        if tag == "VBN" and not helpers:
            return "past"
        if tag in ("VBZ", "VBP") and self.tokens.lemma[verb].lower() in _SPEECH:
            return "past"
        if tag in ("VBZ", "VBP") or (tag in ("VBN", "VBG") and any(h in _IS for h in helpers)):
            return "present"
        return "none"

    def _infinitive(self, verb: int) -> Tense:
        """Ahead of a present clause or of a plan; else the clause above tells."""
        above = self.heads[verb]
        if "had" in self.helpers.get(above, []) or "had" in self.helpers.get(self.heads[above], []):
            return "past"
        if self.tokens.tag[above] in ("VBZ", "VBP", "VBG") or self.tokens.lemma[above].lower() in _AHEAD:
            return "future"
        return "none"

    def outer(self, first: int, end: int) -> int:
        """The token of a phrase (from token `first` to the character `end`) whose head lies outside it."""
        for k in range(first, len(self.heads)):
            if self.tokens.start[k] >= end:
                break
            head = self.heads[k]
            if head == k or head < first or self.tokens.start[head] >= end:
                return k
        return first

    def of_time(self, text: str, span: Span, first: int) -> Tense:
        """The tense for a time: what leads it in ("effective", "until") and the noun it names count before its clause."""
        lead = _LEAD.search(text, max(0, span.start - 24), span.start)
        if lead:
            word = lead[1].lower()
            ahead = word in _ON or span.of(text).lower().endswith("day")
            return "past" if word in _BACK else "future" if ahead else "none"
        outer = self.outer(first, span.end)
        named = self.tokens.dep[outer] in _OF_A_NOUN if len(self.heads) else False
        tense = self.at(outer)
        return "none" if named and tense != "past" else tense

    def told(self, token: int) -> Tense:
        """The tense of the clause a date stands in directly ("in 2016 it fell"), "none" where it only belongs to a noun."""
        above = self.heads[token]
        if self.tokens.pos[above] == "ADP" and self.tokens.text[above].lower() in _IN:
            above = self.heads[above]
        elif self.tokens.dep[token] != "npadvmod":
            return "none"
        if self.tokens.pos[above] not in ("VERB", "AUX") or self.tokens.lemma[above].lower() in _AHEAD:
            return "none"
        if self.tokens.tag[above] in ("VBG", "VB") and not any(h in _WILL for h in self.helpers.get(above, [])):
            return "none"
        return self._of(above)
