"""The text index: SQLite FTS5 beside the parts, made from them alone. Deleting it costs nothing but time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from ..model import Span

FORMAT = 1
"""Raised when the tables below or what goes into them change: an older index is then made anew."""
WORDS = "title, text, tokenize='porter unicode61 remove_diacritics 2'"
SETUP = f"""
CREATE TABLE IF NOT EXISTS part (number INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS report (number INTEGER PRIMARY KEY AUTOINCREMENT, part INTEGER, document TEXT);
CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5({WORDS}, content='');
PRAGMA user_version = {FORMAT};
"""
RANKED = """
SELECT report.part, report.document FROM word JOIN report ON report.number = word.rowid
WHERE word MATCH ? ORDER BY bm25(word, 4.0, 1.0), report.number
"""
UNUSABLE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_SCHEMA)
OPEN, CLOSE = "\ue000", "\ue001"
"""Put round a match to learn its offsets: private characters, blanked in the text beforehand."""
BLANKS = str.maketrans({OPEN: " ", CLOSE: " ", "\0": " ", **{chr(c): "?" for c in range(0xD800, 0xE000)}})


class Text(NamedTuple):
    """A report as the index sees it."""

    document: str
    title: str
    text: str


Load = Callable[[int], Iterable[Text]]
"""The reports of a part, by its number."""


def ranked(path: Path, numbers: Sequence[int], load: Load, expression: str) -> list[tuple[int, str]]:
    """(part, document) of every report that matches, best first, over exactly the parts numbered.

    The index at `path` is brought up to date first: made anew where it is missing or damaged, in memory where
    it can't be written. Raises sqlite3.OperationalError when another program keeps it locked for a minute.
    """
    try:
        return _ranked(str(path), numbers, load, expression)
    except sqlite3.DatabaseError as error:
        code = error.sqlite_errorcode & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        if code in UNUSABLE:
            path.unlink(missing_ok=True)
            return _ranked(str(path), numbers, load, expression)
        return _ranked(":memory:", numbers, load, expression)


def _ranked(place: str, numbers: Sequence[int], load: Load, expression: str) -> list[tuple[int, str]]:
    with closing(sqlite3.connect(place, timeout=60, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        _set_up(connection)
        _update(connection, numbers, load)
        return connection.execute(RANKED, (expression,)).fetchall()


def _set_up(connection: sqlite3.Connection) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != FORMAT or _mostly_gone(connection):
        connection.executescript(
            "DROP TABLE IF EXISTS part; DROP TABLE IF EXISTS report; DROP TABLE IF EXISTS word;" + SETUP
        )


def _mostly_gone(connection: sqlite3.Connection) -> bool:
    """Whether most of what was indexed is no longer in any part (words can't be taken out, only left
    unused)."""
    (ever,) = connection.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence").fetchone()
    (now,) = connection.execute("SELECT count(*) FROM report").fetchone()
    return bool(ever > 2 * now + 1000)


def _update(connection: sqlite3.Connection, numbers: Sequence[int], load: Load) -> None:
    there = {number for (number,) in connection.execute("SELECT number FROM part")}
    for number in sorted(there - set(numbers)):
        connection.execute("DELETE FROM report WHERE part = ?", (number,))
        connection.execute("DELETE FROM part WHERE number = ?", (number,))
    for number in sorted(set(numbers) - there):
        texts = list(load(number))
        connection.execute("BEGIN IMMEDIATE")
        if not connection.execute("SELECT 1 FROM part WHERE number = ?", (number,)).fetchone():
            connection.execute("INSERT INTO part VALUES (?)", (number,))
            for one in texts:
                _insert(connection, number, one)
        connection.execute("COMMIT")


def _insert(connection: sqlite3.Connection, part: int, one: Text) -> None:
    row = connection.execute("INSERT INTO report (part, document) VALUES (?, ?)", (part, one.document)).lastrowid
    connection.execute(
        "INSERT INTO word (rowid, title, text) VALUES (?, ?, ?)", (row, plain(one.title), plain(one.text))
    )


def plain(text: str) -> str:
    """The text with the same length and offsets, without what SQLite or the marks can't bear."""
    return text.translate(BLANKS)


def matches(one: Text, expression: str) -> tuple[Span, ...]:
    """Where in its text a report matches, in order; nothing where only the title does."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE word USING fts5({WORDS})")
        connection.execute("INSERT INTO word VALUES (?, ?)", (plain(one.title), plain(one.text)))
        marked = connection.execute(
            "SELECT highlight(word, 1, ?, ?) FROM word WHERE word MATCH ?", (OPEN, CLOSE, expression)
        ).fetchone()
    spans = []
    at = 0
    for before, _, rest in (piece.partition(CLOSE) for piece in marked[0].split(OPEN)) if marked else ():
        if _:
            spans.append(Span(at, at + len(before)))
        at += len(before) + len(rest)
    return tuple(spans)
