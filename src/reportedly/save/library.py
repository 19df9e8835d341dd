"""The library: reports with what was found in them, in a folder that many may read while one writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from ..errors import LibraryError
from ..model import Document, Extraction, Judgement
from . import generations, textindex
from .execute import execute
from .findings import Stored
from .folder import checked, guarded, made
from .kept import Compare, Kept, settled, since
from .live import Live
from .lock import locked
from .merge import FULL, merge
from .parts import Part, highest, parts, sweep, write
from .query import expression
from .rows import to_extractions, to_tables
from .schemas import FINDINGS, SCHEMAS
from .snippet import Found, as_text, found_in
from .tables import REPORTS, counted, counting, dataset, only, read

BATCH = 32
"""Reports written, and acknowledged, at once."""
SLICE = 16
"""Reports turned into objects at once."""
INDEX = "index.sqlite"


class Library:
    """A folder of Parquet parts. Reading needs no lock; what a writing method returned from is on the
    disk."""

    def __init__(self, folder: str | Path, *, create: bool = True) -> None:
        """Open the library in `folder`, made where the folder is new or empty if `create`; else
        LibraryError."""
        self.folder = Path(folder)
        (made if create else checked)(self.folder)
        self._live = Live(self.folder)

    # ---------------------------------------------------------------- reading

    def ids(self) -> list[str]:
        """The ids of the reports in the library, in the order of adding."""
        with guarded(self.folder):
            return list(self._live.ids())

    def __contains__(self, document: object) -> bool:
        with guarded(self.folder):
            return document in self._live.ids()

    def __len__(self) -> int:
        return len(self.ids())

    def extractions(self, ids: Iterable[str] | None = None) -> Iterator[Extraction]:
        """What was found in these reports (all: None), in the order of adding, a few in memory at a time.

        Raises LibraryError when one of them isn't there.
        """
        with guarded(self.folder):
            live = self._live.ids()
            wanted = set(live) if ids is None else self._there(live, ids)
            homes: dict[Part, list[str]] = {}
            for document, part in live.items():
                if document in wanted:
                    homes.setdefault(part, []).append(document)
            for part, here in sorted(homes.items()):
                tables = read(self.folder, part)
                for start in range(0, len(here), SLICE):
                    yield from to_extractions(only(tables, here[start : start + SLICE]))

    def documents(self, ids: Iterable[str]) -> list[Document]:
        """These reports alone, in the order asked for. Raises LibraryError when one of them isn't there."""
        wanted = list(ids)
        with guarded(self.folder):
            live = self._live.ids()
            homes = sorted({live[document] for document in self._there(live, wanted)})
            stored = dataset(self.folder, "documents", homes)
            rows = stored.to_table(filter=pc.field("id").isin(pa.array(wanted, pa.string()))).to_pylist()
        found = {row["id"]: row for row in rows if row["part"] == live[row["id"]].last}
        return msgspec.convert([found[document] for document in wanted], list[Document])

    def query(self, sql: str, parameters: Sequence[object] = ()) -> pa.Table:
        """One SELECT over the reports that count and what was kept of comparing them, in DuckDB's dialect; the tables
        are those of `docs/5-save.md`."""
        named = [name for name in (*REPORTS, *FINDINGS) if re.search(rf"\b{name}\b", sql)]
        with guarded(self.folder):
            live = self._live.ids()
            homes = sorted(set(live.values()))
            tables: dict[str, pa.Table | ds.Dataset] = {"live": counted(live)}
            tables |= {f"stored_{name}": dataset(self.folder, name, homes) for name in named if name in REPORTS}
            tables |= {name: self.findings().dataset(name) for name in named if name in FINDINGS}
            views = {name: counting(name) for name in named if name in REPORTS}
            return execute(sql, tables, parameters, views)

    def search(self, words: str, limit: int = 20) -> list[Found]:
        """The reports with these words, best first: `"a phrase"`, `prefix*`, `-not`, `OR`; English endings
        fold.

        Raises LibraryError when there is no word to search for.
        """
        wanted = expression(words)
        with guarded(self.folder):
            live = self._live.ids()
            by_number = {part.last: part for part in live.values()}
            load = partial(self._texts, by_number)
            hits = textindex.ranked(self.folder / INDEX, list(by_number), load, wanted)
        ids = [document for number, document in hits if live.get(document) == by_number[number]]
        return [found_in(document, wanted) for document in self.documents(ids[:limit])]

    def judgements(self) -> tuple[Judgement, ...]:
        """Every human judgement, oldest first."""
        with guarded(self.folder):
            stored = dataset(self.folder, "judgements", parts(self.folder / "judgements"))
            return tuple(msgspec.convert(stored.to_table().to_pylist(), list[Judgement]))

    # ---------------------------------------------------------------- what comparing all of them found

    def findings(self) -> Stored:
        """What was kept of comparing all reports, read as it is asked for; nothing where nothing was kept."""
        with guarded(self.folder):
            there = generations.newest(self.folder)
        return Stored(there[0] if there else None)

    def kept(self) -> Kept | None:
        """When findings were kept, of how many reports, and what has changed since; None where nothing was kept."""
        with guarded(self.folder):
            there = generations.newest(self.folder)
            return since(self.folder, self._live.ids(), *there) if there else None

    def settled(self) -> dict[str, str]:
        """The story (id) that findings were kept in of each report (id): of those only that weren't removed since."""
        with guarded(self.folder):
            there = generations.newest(self.folder)
            return settled(self.folder, self._live.ids(), *there) if there else {}

    def keep(self, compare: Compare) -> Kept:
        """Have all reports compared, and keep what is found: it replaces what was kept before once it is whole.

        `compare` is handed the reports a few at a time, the human judgements and what is `settled`. Only other calls of this
        method wait; adding, removing and judging go on, and count as changes since. Raises LibraryError.
        """
        home = self.folder / generations.FOLDER
        with ExitStack() as held:
            with guarded(self.folder):
                home.mkdir(exist_ok=True)
                held.enter_context(locked(home / "lock"))
                generations.sweep(self.folder)
                upto = highest(self.folder)
                covered = generations.Covered.of(ids := self.ids(), upto, _now())
                handed = self.extractions(ids), self.judgements(), self.settled()
            found = compare(*handed)
            with guarded(self.folder):
                generations.keep(self.folder, found, covered)
                kept = self.kept()
        assert kept
        return kept

    # ---------------------------------------------------------------- writing

    def add(self, extractions: Iterable[Extraction], at_once: int = BATCH) -> Iterator[str]:
        """Store reports, giving each one's id back once it is safe; those there already change nothing.

        `at_once` (at most 256) are written, and given back, together: many that are at hand are stored in half the time
        when that is 256. Nothing is stored unless the result is consumed. Raises LibraryError when it can't be written.
        """
        items = iter(extractions)
        tidy = False
        while batch := list(islice(items, min(at_once, FULL))):
            with guarded(self.folder), locked(self.folder / "lock"):
                if not tidy:
                    sweep(self.folder, REPORTS)
                added = self._added(batch)
                tidy = not merge(self.folder, self._live)
            yield from added

    def remove(self, ids: Iterable[str]) -> list[str]:
        """Take reports out: a part that says so is added, and those of the ids that were there come back."""
        with guarded(self.folder), locked(self.folder / "lock"):
            live = self._live.ids()
            gone = [document for document in dict.fromkeys(ids) if document in live]
            if gone:
                self._append("removed", [{"document": document, "at": _now()} for document in gone])
        return gone

    def judge(self, judgement: Judgement) -> Judgement:
        """Append a human judgement; what it says of a pair stands above older ones and above every score."""
        stamped = msgspec.structs.replace(judgement, at=judgement.at or _now())
        with guarded(self.folder), locked(self.folder / "lock"):
            self._append("judgements", [msgspec.to_builtins(stamped)])
        return stamped

    def _added(self, batch: Sequence[Extraction]) -> list[str]:
        live = self._live.ids()
        fresh = {one.document.id: one for one in reversed(batch) if one.document.id not in live}
        ordered = [one for one in batch if fresh.get(one.document.id) is one]
        if ordered:
            number = highest(self.folder) + 1
            write(self.folder, Part(number, number), to_tables(ordered, number, _now()))
        return [one.document.id for one in ordered]

    def _append(self, table: str, rows: list[dict[str, object]]) -> None:
        number = highest(self.folder) + 1
        content = pa.Table.from_pylist([{"part": number, **row} for row in rows], SCHEMAS[table])
        write(self.folder, Part(number, number), {table: content})

    def _there(self, live: Mapping[str, Part], ids: Iterable[str]) -> set[str]:
        wanted = set(ids)
        if missing := sorted(wanted - live.keys()):
            raise LibraryError(f"{missing[0]}: not in the library {self.folder}; see `reportedly list`")
        return wanted

    def _texts(self, by_number: Mapping[int, Part], number: int) -> Iterator[textindex.Text]:
        stored = dataset(self.folder, "documents", [by_number[number]])
        return map(as_text, msgspec.convert(stored.to_table().to_pylist(), list[Document]))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
