"""Lines on pages -> a headline and paragraphs: wrapped lines and broken words are joined, and what stands on every
page is left out. The only place where a PDF's wording is put together."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from msgspec import Struct

LARGER = 1.15
"""How much larger than the body's type a headline's is."""
ENDED = re.compile(r"[.!?:…][\"”’')\]]*\Z")
BROKEN = re.compile(r"[^\W\d_][-‐\xad]\Z")
BULLET = re.compile(r"(?:[•▪◦*–-]|\(?\d{1,2}[.)])\s")
SOFT = re.compile(r"(?<![^\W\d_])([^\W\d_]*)\xad([^\W\d_]*)")
"""A word that was broken at the end of a line."""
FOLIO = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\Z", re.I)


class Line(Struct, frozen=True):
    """One line: its box in points (top above bottom) and its type size."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


def paragraphs(pages: Sequence[Sequence[Line]], title: str = "") -> tuple[str | None, list[str]]:
    """The headline, if the first page shows one, and the paragraphs in reading order without it.

    `title`: what the file calls itself; where the first page shows it, that is the headline.
    """
    kept = [[line for line in page if line.text.strip()] for page in _without_furniture(pages)]
    lines = [line for page in kept for line in page]
    if not lines:
        return None, []
    size = median(line.size for line in lines for _ in range(len(line.text)))
    known = Counter(re.findall(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)+", "\n".join(line.text for line in lines)))
    blocks = _blocks(kept, size)
    texts = [_joined(block, known) for block in blocks]
    at = _headline([(block, text) for block, text in zip(blocks, texts, strict=True)], kept[0], size, title)
    return (None if at is None else texts[at]), [t for i, t in enumerate(texts) if i != at]


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Pages without page numbers and without the first and last lines that return on most pages."""
    edges = Counter(_shape(line) for page in pages for line in {*page[:2], *page[-2:]})
    often = max(2, (len(pages) + 1) // 2)
    out = []
    for page in pages:
        last = len(page) - 1
        out.append(
            [
                line
                for i, line in enumerate(page)
                if not (i in (0, 1, last - 1, last) and edges[_shape(line)] >= often)
                and not (i in (0, last) and FOLIO.match(line.text.strip()))
            ]
        )
    return out


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text.strip())


def _blocks(pages: Sequence[Sequence[Line]], size: float) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for page in pages:
        gap = _usual_gap(page, size)
        for i, line in enumerate(page):
            before = blocks[-1][-1] if blocks else None
            if before is None or (_turns(before, line) if i == 0 else _breaks(blocks[-1], line, gap)):
                blocks.append([line])
            else:
                blocks[-1].append(line)
    return blocks


def _usual_gap(page: Sequence[Line], size: float) -> float:
    """The distance from one line's foot to the next one's, within paragraphs."""
    gaps = [a.bottom - b.bottom for a, b in itertools.pairwise(page) if 0 < a.bottom - b.bottom < 3 * size]
    return median(gaps) if gaps else 1.3 * size


def _turns(before: Line, line: Line) -> bool:
    """Whether a new page also begins a new paragraph."""
    return bool(ENDED.search(before.text.strip())) or not (
        line.text.strip()[0].islower() or BROKEN.search(before.text.strip())
    )


def _breaks(block: list[Line], line: Line, gap: float) -> bool:
    before, recent = block[-1], block[-40:]
    step = before.bottom - line.bottom
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size) or BULLET.match(line.text.strip()):
        return True
    if step < 0:  # the next column
        return _turns(before, line)
    if step > 1.25 * max(gap, 1.0) and step > 1.25 * line.size:
        return step > 1.7 * gap or bool(ENDED.search(before.text.strip())) or not line.text.strip()[0].islower()
    indented = line.left > before.left + 0.8 * line.size and len(block) > 1
    widest = max(x.right for x in recent)
    short = before.right < widest - 0.15 * (widest - min(x.left for x in recent)) and len(block) > 1
    return indented or (short and bool(ENDED.search(before.text.strip())))


def _joined(block: list[Line], known: Counter[str]) -> str:
    pieces: list[str] = []
    for line in block:
        piece = " ".join(line.text.split())
        if pieces and BROKEN.search(pieces[-1][-2:]):
            if piece[0].islower():
                pieces[-1] = pieces[-1][:-1] + "\xad"
        elif pieces:
            pieces.append(" ")
        pieces.append(piece)
    return SOFT.sub(lambda broken: _mended(broken, known), "".join(pieces)).replace("\xad", "")


def _mended(broken: re.Match[str], known: Counter[str]) -> str:
    """A broken word whole again; the hyphen stays where the word stands elsewhere with one, or nothing follows."""
    compound = f"{broken[1]}-{broken[2]}"
    return compound if compound in known or not broken[2] else broken[1] + broken[2]


def _headline(blocks: Sequence[tuple[list[Line], str]], page: Sequence[Line], size: float, title: str) -> int | None:
    """Which block is the headline: the one the file's title names, else of those set larger than the body on the
    first page the largest that is no mere name (a masthead has three words at most)."""
    first = set(page)
    on_first = [i for i, (block, text) in enumerate(blocks) if block[0] in first and len(text) <= 300]
    wanted = re.sub(r"\W+", "", title).casefold()
    for i in on_first:
        if wanted and re.sub(r"\W+", "", blocks[i][1]).casefold() == wanted:
            return i
    large = [i for i in on_first if blocks[i][0][0].size >= LARGER * size]
    wordy = [i for i in large if len(blocks[i][1].split()) > 3]
    return max(wordy or large, key=lambda i: (blocks[i][0][0].size, -i), default=None)
