"""Finds what an id stands for, and the letter each report goes by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ...model import Attribution, Claim, Comparison, Extraction, Figure, OriginEntry


def letter(number: int) -> str:
    """A, B, ... Z, AA, AB, ... for 0, 1, ..."""
    name = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


@dataclass(frozen=True)
class Index:
    """A comparison with its look-ups."""

    comparison: Comparison

    @cached_property
    def extractions(self) -> dict[str, Extraction]:
        """Reports by document id, in the order given."""
        return {e.document.id: e for e in self.comparison.documents}

    @cached_property
    def letters(self) -> dict[str, str]:
        """The letter each document id goes by."""
        return {identity: letter(n) for n, identity in enumerate(self.extractions)}

    @cached_property
    def claims(self) -> dict[str, tuple[Extraction, Claim]]:
        """Claims by id, with the report each is in, in the order of the reports."""
        return {c.id: (e, c) for e in self.comparison.documents for c in e.claims}

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        """Attributions by id."""
        return {a.id: a for e in self.comparison.documents for a in e.attributions}

    @cached_property
    def figures(self) -> dict[str, tuple[Extraction, Figure]]:
        """Figures by id, with the report each is in."""
        return {f.id: (e, f) for e in self.comparison.documents for f in e.figures}

    @cached_property
    def origins(self) -> dict[str, OriginEntry]:
        """The origins behind a claim, by the claim's id."""
        return {claim: entry for entry in self.comparison.origins for claim in entry.claims}

    @cached_property
    def headlines(self) -> frozenset[str]:
        """Ids of the claims that stand in a headline."""
        return frozenset(
            c.id for e, c in self.claims.values() if e.document.headline and e.document.headline.contains(c.span)
        )
