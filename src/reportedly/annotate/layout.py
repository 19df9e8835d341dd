"""Paragraphs and quotation marks, mapped once, from the characters alone.

Curly, straight, low-9 and guillemet marks are known; an apostrophe is none. A mark that never closes runs to
the end of its paragraph; one that never opens starts at the paragraph's start when nothing but a quotation
could stand there (the paragraph ends with the mark). A paragraph that opens a quotation left open by the one
before continues it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..model import Quotation, Span, trimmed

BLANK_LINE = re.compile(r"\r?\n[^\S\n]*\n\s*")
LINE_BREAK = re.compile(r"\s*\n\s*")
WIDEST = 120
"""Longest line, in characters, of a text broken by hand."""
MARKS = re.compile("[\"“”„‟«»]|''|``|[‘’‚'`]")
CLOSER = {
    "“": "”", "„": "”“", "‟": "”", "«": "»", "‘": "’", "‚": "’‘", "``": "''", "'": "'", '"': '"', "”": "”",
}  # fmt: skip
SPEECH_TAG = re.compile(
    r"[,?!]\s+(?:(?:he|she|they|it)\s+)?(?:said|says|told|adds|added|asked|asks|explained|recalled)\b"
)
LONGEST = 6000
"""Characters a single quotation may span before its opening mark is held to be a misprint."""


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text: blocks between blank lines, and their lines unless a block is one wrapped by
    hand."""
    return tuple(
        line
        for block in _split(text, 0, len(text), BLANK_LINE)
        for line in ([block] if _wrapped(block.of(text)) else _split(text, block.start, block.end, LINE_BREAK))
    )


def _split(text: str, start: int, end: int, pattern: re.Pattern[str]) -> list[Span]:
    edges = [start, *(x for m in pattern.finditer(text, start, end) for x in m.span()), end]
    return [span for a, b in zip(edges[::2], edges[1::2], strict=True) if (span := trimmed(text, a, b))]


def _wrapped(block: str) -> bool:
    """Whether a block's lines were broken only because the next word did not fit."""
    lines = [line.strip() for line in block.split("\n")]
    width = max(map(len, lines))
    if len(lines) < 2 or not 40 <= width <= WIDEST or (len(lines) == 2 and not lines[1][:1].islower()):
        return False
    return all(len(a) + 1 + len(b.split(" ", 1)[0]) > width - 8 for a, b in pairwise(lines))


def quotations(text: str, blocks: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """Every quotation, paragraph by paragraph, outer ones before those inside them."""
    out: list[Quotation] = []
    left_open = False
    for block in blocks:
        found = _in_block(text, block)
        first = next((q for q in found if q.depth == 0), None)
        if left_open and first is not None and first.opened and first.span.start == block.start:
            found = [Quotation(q.span, q.opened, q.closed, q.depth, q is first) for q in found]
        left_open = any(q.depth == 0 and not q.closed and q.span.end == block.end for q in found)
        out += found
    return tuple(out)


def _in_block(text: str, block: Span) -> list[Quotation]:
    stack: list[tuple[str, int]] = []
    done: list[Quotation] = []
    for match in MARKS.finditer(text, block.start, block.end):
        mark, at = match[0], match.start()
        opens, closes = _can_open(text, match, block), _can_close(text, match, block)
        inner = stack[-1] if stack else None
        if inner and closes and mark in CLOSER[inner[0]] and not (mark in "'’" and _apostrophe(text, match)):
            stack.pop()
            _add(done, text, inner[1], match.end(), True, True, len(stack))
        elif len(stack) > 1 and closes and mark in CLOSER[stack[-2][0]] and mark not in "'’":
            stack.pop()
            outer = stack.pop()
            _add(done, text, outer[1], match.end(), True, True, len(stack))
        elif opens and mark in CLOSER and not (mark in "'’‘`" and _apostrophe(text, match)):
            if mark in '"“„‟«``' or (mark in "‘'‚" and _single_closes(text, match, block)):
                if stack and stack[-1][0] == mark and mark != "«":
                    lost = stack.pop()
                    if _only_opener(lost[0]):
                        continue_end = _end_of_unclosed(text, lost[1], _sentence_end(text, lost[1], at))
                        _add(done, text, lost[1], continue_end, True, False, len(stack))
                stack.append((mark, at))
        elif mark in "”»\"''" and mark not in "'’" and not stack and closes:
            begin = max((q.span.end for q in done), default=block.start)
            if match.end() == block.end or (begin == block.start and text[match.start() - 1] in ",.!?"):
                _add(done, text, begin, match.end(), False, True, 0)
    for depth, (_mark, at) in enumerate(stack):
        if _mark not in "'‘‚":
            _add(done, text, at, _end_of_unclosed(text, at, block.end), True, False, depth)
    return sorted(done, key=lambda q: (q.span.start, -q.span.end))


def _end_of_unclosed(text: str, start: int, end: int) -> int:
    """Where a quotation that never closes ends: behind the comma before ", said Venn", else at `end`."""
    tag = SPEECH_TAG.search(text, start, end)
    return tag.start() + 1 if tag else end


def _add(done: list[Quotation], text: str, start: int, end: int, opened: bool, closed: bool, depth: int) -> None:
    span = trimmed(text, start, min(end, start + LONGEST) if not closed else end)
    if span is not None and span.end - span.start > 1:
        done.append(Quotation(span, opened, closed, depth))


def _only_opener(mark: str) -> bool:
    return mark in "“„‟«"


def _sentence_end(text: str, start: int, stop: int) -> int:
    last = max(text.rfind(c, start, stop) for c in ".!?")
    return last + 1 if last > start else stop


def _before(text: str, match: re.Match[str], block: Span) -> str:
    return text[match.start() - 1] if match.start() > block.start else " "


def _after(text: str, match: re.Match[str], block: Span) -> str:
    return text[match.end()] if match.end() < block.end else " "


def _can_open(text: str, match: re.Match[str], block: Span) -> bool:
    if match[0] in "”»" or match[0] == "''":
        return False
    if match[0] in "“„‟«" or match[0] == "``":
        return True
    before, after = _before(text, match, block), _after(text, match, block)
    return not after.isspace() and (before.isspace() or before in "([{—–-/“‘\"'«:")


def _can_close(text: str, match: re.Match[str], block: Span) -> bool:
    if match[0] in "“„‟«‘‚" or match[0] in ("``", "`"):
        return False
    if match[0] in "”»" or match[0] == "''":
        return True
    before, after = _before(text, match, block), _after(text, match, block)
    return not before.isspace() and not (after.isalnum() and match[0] in "'’")


def _apostrophe(text: str, match: re.Match[str]) -> bool:
    """Whether a single mark stands inside a word ("don't") or shortens a number ("'90s")."""
    at, end = match.start(), match.end()
    inside = at > 0 and end < len(text) and text[at - 1].isalnum() and text[end].isalnum()
    years = end < len(text) and text[end].isdigit() and (at == 0 or not text[at - 1].isalnum())
    return inside or (years and text[end : end + 2].isdigit() and text[end + 2 : end + 3] == "s")


def _single_closes(text: str, match: re.Match[str], block: Span) -> bool:
    """A single opening mark counts only if a fitting closing one follows in the paragraph."""
    wanted = CLOSER[match[0]]
    for later in MARKS.finditer(text, match.end(), min(block.end, match.end() + 600)):
        if later[0] in wanted and _can_close(text, later, block) and not _apostrophe(text, later):
            before = text[later.start() - 1]
            if before in ",.!?…" or not (before == "s" and text[later.end() : later.end() + 1] == " "):
                return True
    return False
