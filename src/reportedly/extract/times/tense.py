"""The tense of the clause a time stands in: it tells Friday past from Friday to come."""

from __future__ import annotations

from ...model import Tokens
from .reading import Tense

_FUTURE_VERBS = frozenset({"plan", "expect", "schedule", "intend", "set", "slate", "hope", "aim", "prepare", "due"})
_SPEECH = frozenset({"say", "tell", "announce", "report", "add", "state", "declare"})


class Tenses:
    """Tense of the verb that governs a token; built once a report."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.heads: list[int] = tokens.head.tolist()
        self.auxiliaries: dict[int, list[int]] = {}
        for i, dep in enumerate(tokens.dep):
            if dep in ("aux", "auxpass"):
                self.auxiliaries.setdefault(self.heads[i], []).append(i)

    def at(self, token: int) -> Tense:
        """The tense of the nearest verb above a token; "none" where no finite verb governs it."""
        if not 0 <= token < len(self.heads):
            return "none"
        for _ in range(40):
            if self.tokens.pos[token] in ("VERB", "AUX"):
                tense = self._of(token)
                if tense != "none":
                    return tense
            if self.heads[token] == token:
                return "none"
            token = self.heads[token]
        return "none"

    def _of(self, verb: int) -> Tense:
        helpers = [self.tokens.text[a].lower() for a in self.auxiliaries.get(verb, ())]
        tag = self.tokens.tag[verb]
        if any(
            h in ("will", "'ll", "’ll", "shall", "wo", "may", "might", "can", "could", "would", "should", "must")
            for h in helpers
        ):
            return "future" if "have" not in helpers else "past"
        if tag == "VBD" or any(
            h in ("was", "were", "had", "did", "has", "have", "been", "'ve", "’ve") for h in helpers
        ):
            lemma = self.tokens.lemma[verb].lower()
            return "none" if lemma in _FUTURE_VERBS and tag == "VBN" and "had" not in helpers else "past"
        if tag == "VB" and "to" in helpers:
            return "future"
        if tag == "VBN" and not helpers:
            return "past"
        if tag == "VBG":
            return (
                "future"
                if self.tokens.lemma[verb].lower() in ("go", "begin", "start", "end", "expire") and "to" in helpers
                else "none"
            )
        if tag in ("VBZ", "VBP", "MD"):
            return "present"
        return "none"


__all__ = ["Tenses"]
_ = _SPEECH
