"""Numbers that count nothing: years, names with a number, scores, "one" as a pronoun."""

from __future__ import annotations

import re
from bisect import bisect_right

from ...model import Time
from ..syntax import Tree
from .notation import uncounted_stretches
from .phrases import Quantity
from .units import UNIT_NOUNS, singular

LABELS = set(
    "page section article paragraph chapter type stage category level grade phase step item no number verse line gate room "
    "apartment flat suite option season episode round game week day part volume version mile kilometre kilometer km junction "
    "route bus flight class lane block district ward sector zone camp resolution directive order law act article rule "
    "schedule annex appendix figure table box platform channel studio unit model series windows ios android chapter group "
    "track lot seed row seat floor pier terminal hangar shaft reactor exit area plot parcel case docket file form plan "
    "protocol amendment proposition question psalm card mark division brigade regiment battalion corps squadron".split()
)
INDICES = {
    "p",
    "500",
    "sp",
    "ftse",
    "nasdaq",
    "dax",
    "nikkei",
    "russell",
    "stoxx",
    "cac",
    "fortune",
    "top",
    "hang",
    "index",
    "tsx",
    "forbes",
}
SCORING = set(
    "beat beats beaten won win wins victory lost lose loss defeat defeated draw drew drawn tie tied score scored scores lead led "
    "record leads aggregate halftime half-time trailed trailing ahead series shootout penalties quarter inning set sets final".split()
)
PEOPLE = set(
    "people person civilian fighter soldier troop child woman man worker rebel militant migrant refugee prisoner member "
    "victim resident family house home job student employee death casualty".split()
)
YEARLY = set("in since of by until till during from before after early late mid through circa year between summer winter spring autumn "
             "fall around about pre post end to and january february march april may june july august september october "
             "november december the its last his ending for".split())  # fmt: skip
SPEAKING = set(
    "say tell ask reply add write recall shout call explain complain report note testify whisper joke".split()
)
HOUR_BEFORE = re.compile(r"(?i)\b(?:at|from|until|till|by|before|after) (?:about |around )?$")
WEEKDAYS = set("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())


def counted_people(tree: Tree, i: int) -> bool:
    """Whether a capitalised noun phrase that starts at token i ends in a noun that is counted: "25 Iranian soldiers"."""
    while i + 1 < len(tree) and tree.pos[i] in ("PROPN", "ADJ") and tree.pos[i + 1] in ("PROPN", "ADJ", "NOUN"):
        i += 1
    return tree.tag[i] in ("NNS", "NNPS") or singular(tree.word[i]) in PEOPLE


class Uncounted:
    """Tells the quantities that count nothing from those that do, for one report."""

    def __init__(self, tree: Tree, times: tuple[Time, ...]) -> None:
        self.tree = tree
        self.text = tree.text
        self.stretches = uncounted_stretches(self.text)
        self.starts = [a for a, _ in self.stretches]
        self.dates = [t.span for t in times if t.type in ("DATE", "TIME")]

    def __call__(self, q: Quantity) -> bool:
        """Whether the number is a date, a name, a score or the like."""
        if q.form == "none" or q.vague:
            return False
        if self._stretch(q):
            return True
        if q.unit and (q.measure in ("money", "percent")):
            return False
        return (
            self._inside_word(q)
            or self._dated(q)
            or self._year(q)
            or self._score(q)
            or self._name(q)
            or self._clock(q)
            or self._pronoun(q)
            or self._zero(q)
        )

    def _stretch(self, q: Quantity) -> bool:
        i = bisect_right(self.starts, q.to - 1) - 1
        return any(a < q.to and q.at < b for a, b in self.stretches[max(0, i - 1) : i + 1])

    def _char(self, i: int) -> str:
        return self.text[i] if 0 <= i < len(self.text) else " "

    def _inside_word(self, q: Quantity) -> bool:
        """F-16, 5G, 49ers, R2, 4x4, #7, three-pronged."""
        before, after = self._char(q.at - 1), self._char(q.to)
        digits = self.text[q.at].isdigit()
        if q.start == q.at and (
            before.isalnum() or before in "_/\\&+" or (before == "." and self._char(q.at - 2).isalnum())
        ):
            return True
        if before in "-–" and q.start == q.at and self._char(q.at - 2).isalnum():
            return not self.text[max(0, q.at - 6) : q.at - 1].lower().endswith(("now", "then"))
        if (before == ":" and self._char(q.at - 2).isdigit()) or (after == ":" and self._char(q.to + 1).isdigit()):
            return True
        if after == "/" and self._char(q.to + 1).isdigit():
            return True
        if q.unit is None and (after.isalpha() or after == "_"):
            return True
        if after == "-" and self._char(q.to + 1).isalpha() and q.unit is None:
            return self._compound(q, digits)
        return after == "." and self._char(q.to + 1).isdigit()

    def _compound(self, q: Quantity, digits: bool) -> bool:
        """Whether number-hyphen-word is a word of its own ("three-pronged", "one-time") rather than a count of something."""
        end = q.to + 1
        while self._char(end).isalpha():
            end += 1
        word = singular(self.text[q.to + 1 : end])
        if word in UNIT_NOUNS and word not in ("time", "point", "way"):
            return False
        if word in PEOPLE or word in (
            "member",
            "strong",
            "vehicle",
            "truck",
            "seat",
            "bed",
            "point",
            "cylinder",
            "story",
            "storey",
        ):
            return False
        if word in ("plus", "odd", "ish"):
            return False
        return not digits

    def _dated(self, q: Quantity) -> bool:
        if q.measure == "duration" or self._unit(q) == "duration":
            return False
        return any(d.start <= q.at and q.to <= d.end for d in self.dates)

    def _next(self, q: Quantity) -> int | None:
        """The first token after the phrase in its sentence."""
        tree = self.tree
        last = tree.token_at(q.end - 1)
        first, stop = tree.sentence(last)
        i = last + 1
        if i < stop and tree.word[i] == "-":
            i += 1
        return i if i < stop else None

    def _unit(self, q: Quantity) -> str | None:
        i = self._next(q)
        return UNIT_NOUNS.get(singular(self.tree.word[i])) if i is not None else None

    def _year(self, q: Quantity) -> bool:
        """A bare 1500 to 2100 unless it counts people or a unit, or stands under a bound."""
        written = self.text[q.at : q.to]
        if (
            q.ranged
            and all(w.isdigit() and len(w) == 4 for w in written.replace("–", "-").split("-"))
            and len(written) == 9
        ):
            return 1500 <= (q.low or 0) < 2100
        if q.ranged and not q.unit and all(1900 <= (v or 0) < 2100 for v in (q.low, q.high)) and "," not in written:
            i = self._next(q)
            return i is None or singular(self.tree.word[i]) not in PEOPLE
        if not (len(written) == 4 and written.isdigit() and 1500 <= int(written) < 2200) or q.unit:
            return False
        i = self._next(q)
        if i is None:
            return not self._bounded(q)
        tree, word = self.tree, singular(self.tree.word[i])
        if word in PEOPLE or word in UNIT_NOUNS:
            return False
        before = self.text[max(0, q.start - 20) : q.start].lower().split()
        if before and before[-1].strip("(,") in YEARLY:
            return True
        if q.bounded:
            return False
        plural = tree.tag[i] in ("NNS", "NNPS") or (
            tree.pos[i] == "ADJ" and i + 1 < len(tree) and tree.tag[i + 1] == "NNS"
        )
        return not (plural and tree.dep[tree.token_at(q.to - 1)] == "nummod")

    def _bounded(self, q: Quantity) -> bool:
        return q.bounded or q.approximate

    def _score(self, q: Quantity) -> bool:
        """2-1, 89-89, and a range of small numbers near words of winning."""
        after = self._char(q.to)
        before = self._char(q.at - 1)
        if not q.ranged and after in "-–" and self._char(q.to + 1).isdigit():
            return not self._votes(q)
        if not q.ranged and before in "-–" and self._char(q.at - 2).isdigit():
            return not self._votes(q)
        written = self.text[q.at : q.to]
        if q.ranged and written.replace("-", "").replace("–", "").isdigit() and (q.high or 0) < 200:
            near = self.text[max(0, q.start - 40) : q.end + 30].lower().split()
            return any(w.strip(".,;:()") in SCORING for w in near)
        return False

    def _votes(self, q: Quantity) -> bool:
        near = self.text[max(0, q.start - 40) : q.end + 30].lower()
        return "vote" in near or "ballot" in near or "majority" in near

    def _name(self, q: Quantity) -> bool:
        """ISIS 2.0, Mile 40, Game 6, page 3: a name or label right before and nothing counted after."""
        tree = self.tree
        first = tree.token_at(q.at)
        if q.start != q.at or q.ranged or q.unit:
            return False
        sentence, stop = tree.sentence(first)
        i = self._next(q)
        if first == sentence or tree.end[first - 1] + 2 < tree.start[first]:
            return False
        word, previous = tree.word[first - 1].lower(), first - 1
        counted = self._counts(first, i)
        if not counted and self._listed(first):
            return True
        if word in LABELS or (singular(word) in LABELS and self.text[q.at].isdigit()):
            counted = counted and i is not None and tree.tag[i] != "NN"
            return not counted and tree.pos[previous] not in ("VERB", "AUX")
        if word in INDICES and self.text[q.at : q.to].isdigit() and tree.pos[previous] != "VERB":
            return not counted
        if self.text[q.at - 1] == "(" and self.text[q.to : q.to + 1] == ")" and (q.low or 0) < 15:
            return True
        if not tree.word[previous][:1].isupper() or self.text[q.at - 1] in "(,":
            return False
        if (
            tree.pos[previous] == "PROPN"
            and not q.bounded
            and not q.approximate
            and (
                tree.head[first] == previous
                or (
                    i is not None
                    and tree.tag[i] == "NNP"
                    and tree.tag[previous] == "NNP"
                    and not counted_people(tree, i)
                )
            )
            and self.text[q.at].isdigit()
            and not self._after_event(i)
            and word not in WEEKDAYS
        ):
            return not self._aged(q, previous)
        if tree.pos[previous] != "PROPN" or word in ("us", "i") or counted:
            return False
        if word in WEEKDAYS:
            return False
        if self._after_event(i):
            return False
        return not self._aged(q, previous)

    def _listed(self, first: int) -> bool:
        """Whether the number goes on a list of labels: "Units 1, 2 and 3"."""
        tree, i = self.tree, first - 1
        if not tree.word[first].isdigit():
            return False
        while i > 0 and (tree.word[i] in (",", "and", "or", "&", "-", "to") or tree.word[i].isdigit()):
            i -= 1
        return (
            i < first - 1
            and tree.word[i][:1].isupper()
            and tree.word[i + 1].isdigit()
            and (tree.word[i].lower() in LABELS or singular(tree.word[i]) in LABELS)
        )

    def _clock(self, q: Quantity) -> bool:
        """At ten; from seven to seven."""
        if q.ranged and q.low == q.high:
            return True
        hour = (
            q.low == q.high
            and 1 <= (q.low or 0) <= 12
            and q.start == q.at
            and q.to == q.end
            and not self.text[q.at].isdigit()
        )
        if not hour or not HOUR_BEFORE.search(self.text, max(0, q.start - 12), q.start):
            return False
        i = self._next(q)
        if (
            i is not None
            and self.tree.word[i] not in (".", ",", ";", "!", "?", "”", '"')
            and self.tree.word[i].lower() not in ("to", "in", "on")
        ):
            return False
        near = self.text[max(0, q.start - 60) : q.start].lower()
        return not any(w in near for w in (" stood", " stand", " put ", " toll", "estimate", "remain"))

    def _after_event(self, i: int | None) -> bool:
        """Whether "killed", "dead" or a verb follows: "in Aleppo 20 killed"."""
        return i is not None and (
            self.tree.word[i].lower()
            in ("killed", "dead", "injured", "wounded", "missing", "more", "others", "of", "die", "died", "arrested")
            or (
                self.tree.tag[i] in ("VBD", "VBP", "VBN")
                and self.tree.dep[self.tree.token_at(self.tree.start[i]) - 1] in ("nsubj", "nsubjpass")
            )
        )

    def _aged(self, q: Quantity, previous: int) -> bool:
        """A person's age after the name, where the commas were lost."""
        if not (q.low == q.high and 15 <= (q.low or 0) <= 105):
            return False
        return any(e.label == "PERSON" and e.first < previous < e.last for e in self.tree.parsed.entities)

    def _counts(self, first: int, i: int | None) -> bool:
        """Whether a noun follows that the number counts."""
        tree = self.tree
        if i is None:
            return False
        if tree.pos[i] == "NOUN" or (
            tree.pos[i] in ("ADJ", "VERB") and i + 1 < len(tree) and tree.pos[i + 1] == "NOUN" and tree.tag[i] != "VBD"
        ):
            return True
        return tree.head[first] > first and tree.dep[first] == "nummod"

    def _pronoun(self, q: Quantity) -> bool:
        """ "One" that counts nothing: "no one", "the one", "one another", "one of them said"."""
        tree = self.tree
        if self.text[q.at : q.to].lower() not in ("one", "ones") or q.ranged:
            return False
        first, i = tree.token_at(q.at), self._next(q)
        previous = tree.word[first - 1].lower() if first and first - 1 >= tree.sentence(first)[0] else ""
        if (
            previous
            in (
                "no",
                "the",
                "this",
                "that",
                "each",
                "every",
                "which",
                "another",
                "any",
                "other",
                "day",
                "number",
                "square",
                "air",
                "force",
            )
            and q.start == q.at
        ):
            following = tree.word[i].lower() if i is not None else ""
            return not (
                (previous in ("the", "day") and i is not None and tree.pos[i] in ("NOUN",)) or following == "killed"
            )
        if q.start != q.at:
            return False
        if i is None:
            return True
        word = tree.word[i].lower()
        if word in (
            "another",
            "'s",
            "’s",
            "day",
            "thing",
            "who",
            "that",
            "which",
            "way",
            "-",
            "can",
            "could",
            "would",
            "should",
            "might",
            "may",
            "must",
        ):
            return True
        if word == "of":
            return self._introduces(first)
        if tree.pos[first] == "PRON" or (
            tree.dep[first] in ("nsubj", "dobj", "pobj", "attr", "appos") and tree.head[first] < len(tree)
        ):
            return not self._elided(first, i)
        if previous in ("time", "point") or (
            tree.pos[i] in ("ADP", "PUNCT", "ADV", "SCONJ", "CCONJ") and not self._elided(first, i)
        ):
            return True
        return False

    def _elided(self, first: int, i: int) -> bool:
        """One (of those named before) was killed, is missing; one dead."""
        words = [w.lower() for w in self.tree.word[i : i + 4]]
        return any(
            w
            in (
                "killed",
                "dead",
                "wounded",
                "injured",
                "missing",
                "died",
                "destroyed",
                "captured",
                "arrested",
                "critically",
                "seriously",
            )
            for w in words
        )

    def _introduces(self, first: int) -> bool:
        """Whether "one of them" only introduces a speaker."""
        tree = self.tree
        head = tree.head[first]
        return tree.dep[first] == "nsubj" and tree.lemma[head] in SPEAKING

    def _zero(self, q: Quantity) -> bool:
        return (
            q.low == 0
            and self.text[q.at : q.to].lower() == "zero"
            and not self._counts(self.tree.token_at(q.at), self._next(q))
        )
