"""Numbers that count nothing: dates, years, clock times, names with a number in them, scores, "one" as a pronoun."""

from __future__ import annotations

import re
from bisect import bisect_right

from ...model import Time
from .currency import singular
from .labels import after_event, aged, index_name, label, listed, named
from .notation import uncounted_stretches
from .predicates import PEOPLE
from .pronouns import pronoun
from .quantity import Quantity
from .reading import Reading
from .units import UNIT_NOUNS

SCORING = set(
    "beat beats beaten won win wins victory lost lose loss defeat defeated draw drew drawn tie tied score scored scores lead led "
    "record leads aggregate halftime half-time trailed trailing ahead series shootout penalties quarter inning set sets final".split()
)
YEARLY = set(
    "in since of by until till during from before after early late mid through circa year between summer winter spring autumn fall "
    "around about pre post end to and january february march april may june july august september october november december the its "
    "last his ending for".split()
)
"""Words before a bare 2014 that make it a year."""
COUNTED = PEOPLE | set(
    "family house home job death casualty pound dollar mile ton tonne barrel vote unit seat vehicle".split()
)
VERSION = re.compile(r"\d{1,2}\.\d{1,2}")
COMPOUND = set(
    "member strong vehicle truck seat bed point cylinder story storey man person soldier tonne ton bed room plus odd ish".split()
)
HOUR_BEFORE = re.compile(r"(?i)\b(?:at|from|until|till|by|before|after) (?:about |around )?$")
STANDING = (" stood", " stand", " put ", " toll", "estimate", "remain")


class Uncounted:
    """Tells the quantities that count nothing from those that do, for one report."""

    def __init__(self, tree: Reading, times: tuple[Time, ...]) -> None:
        self.tree = tree
        self.text = tree.text
        self.stretches = uncounted_stretches(self.text)
        self.starts = [a for a, _ in self.stretches]
        self.dates = [t.span for t in times if t.type in ("DATE", "TIME")]
        self.date_starts = [d.start for d in self.dates]

    def __call__(self, q: Quantity) -> bool:
        """Whether the number is a date, a name, a score or the like."""
        if q.form == "none" or q.vague:
            return False
        if self._stretch(q):
            return True
        if q.measure in ("money", "percent"):
            return False
        following = self._next(q)
        return (
            self._inside_word(q)
            or self._dated(q, following)
            or self._year(q, following)
            or self._score(q)
            or self._name(q, following)
            or self._clock(q, following)
            or pronoun(self.tree, q, following)
            or self._idle_zero(q, following)
        )

    def _char(self, i: int) -> str:
        return self.text[i] if 0 <= i < len(self.text) else " "

    def _next(self, q: Quantity) -> int | None:
        """The first token after the phrase in its sentence, a joining hyphen skipped."""
        last = self.tree.token_at(q.end - 1)
        stop = self.tree.sentence(last)[1]
        i = last + 1
        if i < stop and self.tree.word[i] == "-":
            i += 1
        return i if i < stop else None

    def _stretch(self, q: Quantity) -> bool:
        i = bisect_right(self.starts, q.to - 1) - 1
        return any(a < q.to and q.at < b for a, b in self.stretches[max(0, i - 1) : i + 1])

    def _inside_word(self, q: Quantity) -> bool:
        """F-16, 5G, 49ers, R2, 4x4, #7, three-pronged."""
        before, after = self._char(q.at - 1), self._char(q.to)
        if q.start == q.at and self._char(q.at - 2).isdigit() and before in "-–" and self._voting(q):
            return False
        if before == "." and self._char(q.at).isupper() and self._char(q.at - 2).islower():
            return False  # a sentence that lost its space: "said police.Two women"
        if q.start == q.at and self._char(q.at - 2).isalnum() and before in "-–.":
            return not self.text[max(0, q.at - 6) : q.at - 1].lower().endswith(("now", "then"))
        if q.start == q.at and (before.isalnum() or before in "_/\\&+"):
            return True
        if (before == ":" and self._char(q.at - 2).isdigit()) or (after in ":/." and self._char(q.to + 1).isdigit()):
            return True
        if q.unit is not None:
            return False
        if after.isalpha() or after == "_":
            return True
        return after == "-" and self._char(q.to + 1).isalpha() and self._compound(q)

    def _compound(self, q: Quantity) -> bool:
        """Whether number-hyphen-word is a word of its own ("three-pronged", "one-time") rather than a count of something."""
        end = q.to + 1
        while self._char(end).isalpha():
            end += 1
        word = singular(self.text[q.to + 1 : end])
        if (word in UNIT_NOUNS and word not in ("time", "point")) or word in COMPOUND:
            return False
        return not self.text[q.at].isdigit()

    def _dated(self, q: Quantity, following: int | None) -> bool:
        """Inside a date or time already found, unless it measures a duration ("two years ago")."""
        if q.measure == "duration" or self._unit(following) == "duration":
            return False
        i = bisect_right(self.date_starts, q.at) - 1
        return i >= 0 and q.to <= self.dates[i].end

    def _unit(self, following: int | None) -> str | None:
        return UNIT_NOUNS.get(singular(self.tree.word[following])) if following is not None else None

    def _year(self, q: Quantity, following: int | None) -> bool:
        """A bare 1500 to 2199 unless it counts people or a unit, or stands under a bound."""
        written = self.text[q.at : q.to]
        word = singular(self.tree.word[following]) if following is not None else ""
        if q.unit or word in COUNTED or (word in UNIT_NOUNS and self.tree.tag[following or 0] != "NN"):
            return False
        if q.ranged:
            return "," not in written and all(1900 <= (v or 0) < 2100 for v in (q.low, q.high))
        if not (len(written) == 4 and written.isdigit() and 1500 <= int(written) < 2200):
            return False
        before = self.text[max(0, q.start - 20) : q.start].lower().split()
        if before and before[-1].strip("(,") in YEARLY:
            return True
        if q.bounded:
            return False
        if following is None or 1990 <= int(written) < 2040:
            return not q.approximate
        tree = self.tree
        plural = tree.tag[following] in ("NNS", "NNPS") or (
            tree.pos[following] == "ADJ" and following + 1 < len(tree) and tree.tag[following + 1] == "NNS"
        )
        return not (plural and tree.dep[tree.token_at(q.to - 1)] == "nummod")

    def _score(self, q: Quantity) -> bool:
        """2-1, 89-89, and a range of small numbers near words of winning."""
        if not q.ranged:
            right = self._char(q.to) in "-–" and self._char(q.to + 1).isdigit()
            left = self._char(q.at - 1) in "-–" and self._char(q.at - 2).isdigit()
            return (left or right) and not self._voting(q)
        written = self.text[q.at : q.to]
        if not written.replace("-", "").replace("–", "").isdigit() or (q.high or 0) >= 200:
            return False
        near = self.text[max(0, q.start - 40) : q.end + 30].lower().split()
        return any(w.strip(".,;:()") in SCORING for w in near)

    def _voting(self, q: Quantity) -> bool:
        near = self.text[max(0, q.start - 40) : q.end + 30].lower()
        return "vote" in near or "ballot" in near or "majority" in near

    def _name(self, q: Quantity, following: int | None) -> bool:
        """ISIS 2.0, Mile 40, Game 6, page 3: a name or label right before and nothing counted after."""
        tree = self.tree
        first = tree.token_at(q.at)
        if q.start != q.at or q.ranged or q.unit or first == tree.sentence(first)[0]:
            return False
        if tree.start[first] - tree.end[first - 1] > 1:
            return False
        if self.text[q.at - 1] == "(":
            return self._char(q.to) == ")" and (q.low or 0) < 15
        counted = self._counts(first, following)
        if VERSION.fullmatch(tree.word[first]) and named(tree, first, following, counted):
            return True
        if not counted and listed(tree, first):
            return True
        if after_event(tree, following) and not (label(tree, first - 1) and tree.word[first - 1][:1].isupper()):
            return False
        if label(tree, first - 1):
            single = following is not None and tree.tag[following] == "NN"
            return (not counted or single) and tree.pos[first - 1] not in ("VERB", "AUX")
        if index_name(tree, first):
            return not counted
        return named(tree, first, following, counted) and not aged(tree, q, first - 1)

    def _counts(self, first: int, following: int | None) -> bool:
        """Whether a noun follows that the number counts."""
        tree, i = self.tree, following
        if i is None:
            return False
        if tree.pos[i] == "NOUN":
            return True
        if tree.pos[i] in ("ADJ", "VERB") and tree.tag[i] != "VBD" and i + 1 < len(tree) and tree.pos[i + 1] == "NOUN":
            return True
        return tree.head[first] > first and tree.dep[first] == "nummod"

    def _clock(self, q: Quantity, following: int | None) -> bool:
        """At ten; from seven to seven."""
        if q.ranged:
            return q.low == q.high
        hour = (
            q.low == q.high
            and 1 <= (q.low or 0) <= 12
            and q.start == q.at
            and q.to == q.end
            and not self.text[q.at].isdigit()
        )
        if not hour or not HOUR_BEFORE.search(self.text, max(0, q.start - 12), q.start):
            return False
        if following is not None and self.tree.word[following].lower() not in (*'.,;!?”"', "to", "in", "on"):
            return False
        near = self.text[max(0, q.start - 60) : q.start].lower()
        return not any(w in near for w in STANDING)

    def _idle_zero(self, q: Quantity, following: int | None) -> bool:
        written = self.text[q.at : q.to].lower()
        return written == "zero" and not self._counts(self.tree.token_at(q.at), following)
