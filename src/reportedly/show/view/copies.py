"""Reports that share text, and the passages they share."""

from __future__ import annotations

from dataclasses import dataclass

from .index import Index
from .wording import Words, quoted


@dataclass(frozen=True)
class CopyLine:
    """Two reports that share text: `percent` of the shorter one stands in the other."""

    left: str
    right: str
    percent: int
    passages: tuple[tuple[Words, Words], ...]


def copies(index: Index) -> tuple[CopyLine, ...]:
    """Pairs of reports that share text, the closest first."""
    found = []
    for copy in index.comparison.copies:
        left, right = index.extractions.get(copy.left), index.extractions.get(copy.right)
        if left is None or right is None:
            continue
        a, b = index.letters[copy.left], index.letters[copy.right]
        passages = tuple((quoted(left, a, x), quoted(right, b, y)) for x, y in copy.passages)
        found.append(CopyLine(a, b, round(100 * copy.containment), passages))
    return tuple(sorted(found, key=lambda c: (-c.percent, c.left, c.right)))


def families(index: Index) -> dict[str, str]:
    """The letter of the first report each report's text is tied to by copying, itself where there is none."""
    first = {letter: letter for letter in index.letters.values()}
    for copy in index.comparison.copies:
        if copy.left in index.letters and copy.right in index.letters:
            a, b = first[index.letters[copy.left]], first[index.letters[copy.right]]
            low, high = sorted((a, b), key=lambda name: (len(name), name))
            first = {letter: low if head == high else head for letter, head in first.items()}
    return first
