"""Reports set side by side. What was found is handed out piece by piece: it needn't ever be in memory at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa

from ..model import (
    Cap,
    Copy,
    Extraction,
    Group,
    GroupRelation,
    Judgement,
    KnownActor,
    Naming,
    OriginEntry,
    Relation,
    Series,
    Silence,
    Story,
)
from .accounts import HELD, Account, Accounts, accounts
from .between import group_relations, groups, relations
from .candidates import HANDFUL, ClaimKeys, Execute, ReportKeys, candidates, linked
from .copies import Prints, copies, stock
from .groups import group, judged, members
from .judging import judging
from .kept import Kept
from .names import vocabulary
from .namings import namings, together
from .origins import entries, origins
from .pairs import Weights
from .read import Read
from .series import figure_series
from .silences import silences
from .stories import Heads, assigned, stories
from .tellings import Counted, Encode
from .ties import Bonds, tied

COPIES = 10_000
"""Copies that stay in memory."""


class Survey:
    """What reports share and where they differ: each function gives one kind of finding, in an order that never changes."""

    def __init__(
        self,
        extractions: Iterable[Extraction],
        execute: Execute,
        known_actors: Mapping[str, KnownActor] | None = None,
        judgements: Sequence[Judgement] = (),
        encode: Encode | None = None,
        settled: Mapping[str, str] | None = None,
        read: Read | None = None,
    ) -> None:
        """The arguments of `relate`; the reports are gone through once. `settled`: the story (id) that reports (id) are in.

        Beyond some thousands of reports most of what is worked with waits in temporary files; SpaceError where there
        is no room for them.
        """
        self._execute, self._known = execute, known_actors or {}
        given = Kept(Extraction, HELD, 0)
        self._words = vocabulary(_kept(extractions, given), self._known)
        self._accounts = Accounts()
        self._actors: set[str] = set()
        tables = _Tables(judgements)
        for account in accounts(given, self._words, encode):
            self._accounts.append(account)
            self._actors |= {a.actor for a in account.reading.extraction.actors if a.actor}
            tables.add(account)
        del given
        self._weights = Weights(tables.counted.weights())
        self._link(tables, judgements, settled or {}, read)

    def _link(
        self, tables: _Tables, judgements: Sequence[Judgement], settled: Mapping[str, str], read: Read | None
    ) -> None:
        reports, claims = len(self._accounts.readings), len(self._accounts.tellings)
        prints, execute = tables.prints.table(), self._execute
        self._copies, self._copied = self._compared(prints)
        links, unlinked = linked(reports, tables.reports.table(), execute)
        pairs = candidates(reports, tables.claims.table(self._weights), links, execute)
        self._verdicts = judging(self._accounts, pairs, self._weights, read)
        self._home = group(claims, self._verdicts, judged(judgements, tables.place), execute)
        self._heads, self._settled = tables.heads, settled
        self._stories = assigned(tables.heads, settled)
        self._near = self._stories if reports > HANDFUL else np.zeros_like(self._stories)
        self._caps = tuple(cap for cap in (*unlinked, stock(reports, prints, execute)) if cap.dropped)

    @property
    def actors(self) -> list[str]:
        """The knowledge base's entries that the reports' actors point at, in order."""
        return sorted(self._actors)

    def copies(self) -> Iterator[Copy]:
        """Pairs of reports of which one carries words of the other."""
        return iter(self._copies)

    def groups(self) -> Iterator[Group]:
        """The groups of two claims or more that say the same."""
        return groups(self._home, self._accounts)

    def relations(self) -> Iterator[GroupRelation]:
        """How groups stand to each other."""
        return group_relations(self._home, self._accounts, self._verdicts)

    def pairs(self) -> list[Relation]:
        """The relations between groups and within them, written out as pairs of claims; all in memory."""
        return relations(self._home, self._accounts, self._verdicts)

    def origins(self) -> Iterator[OriginEntry]:
        """On how many origins each claim told stands."""
        return origins(self._accounts, entries(self._home, self._verdicts), self._near, self._copied, self._words)

    def figure_series(self) -> Iterator[Series]:
        """A line for each thing counted more than once, story by story."""
        readings = self._accounts.readings
        for part in members(self._near):
            yield from figure_series({number: readings[number] for number in part})

    def stories(self) -> Iterator[Story]:
        """The reports by what they are about."""
        return stories(self._heads, self._stories, self._settled)

    def namings(self) -> Iterator[Naming]:
        """What the reports of a story call the same referent, story by story."""
        bonds = Bonds(self._near, self._accounts.reports, self._verdicts)
        for part in members(self._near):
            told = [t for report in part for t in self._accounts.of(report)]
            readings = {number: self._accounts.readings[number] for number in part}
            one = together(told, self._home, bonds.of(part[0]))
            yield from namings(readings, one, figure_series(readings), self._known)

    def silences(self) -> Iterator[Silence]:
        """What one report has and no other of its story mentions, story by story."""
        bound = tied(self._home, self._accounts.reports, self._verdicts)
        for part in members(self._near):
            told = [t for report in part for t in self._accounts.of(report)]
            yield from silences({n: self._accounts.readings[n] for n in part}, told, bound, self._words)

    def caps(self) -> Iterator[Cap]:
        """What was left out, where anything was."""
        return iter(self._caps)

    def _compared(self, prints: pa.Table) -> tuple[Kept[Copy], frozenset[frozenset[int]]]:
        kept, pairs = Kept(Copy, COPIES, 0), set()
        for one, other, copy in copies(self._accounts.readings, prints, self._execute):
            kept.append(copy)
            pairs.add(frozenset((one, other)))
        return kept, frozenset(pairs)


class _Tables:
    """What is gathered report by report, for the joins."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        self.counted, self.heads = Counted(), Heads()
        self.reports, self.claims, self.prints = ReportKeys(), ClaimKeys(), Prints()
        self.place: dict[str, int] = {}
        """Numbers of the claims that a person judged."""
        self._judged = {claim for j in judgements for claim in (j.left, j.right)}

    def add(self, account: Account) -> None:
        """Take one more report."""
        for part in (self.heads, self.reports, self.prints):
            part.add(account.reading)
        for gathering in (self.counted, self.claims):
            gathering.add(account.tellings)
        self.place |= {t.claim.id: t.index for t in account.tellings if t.claim.id in self._judged}


def _kept(extractions: Iterable[Extraction], given: Kept[Extraction]) -> Iterator[Extraction]:
    """The reports as they come, each noted down for the second reading."""
    for extraction in extractions:
        given.append(extraction)
        yield extraction
