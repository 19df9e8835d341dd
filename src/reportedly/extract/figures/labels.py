"""Names and labels with a number in them: Mile 40, page 3, Units 1 and 2, ISIS 2.0."""

from __future__ import annotations

import re

from ..syntax import Tree
from .currency import singular
from .predicates import PEOPLE
from .quantity import Quantity
from .reading import Reading
from .units import UNIT_NOUNS

LABELS = set(
    "page section article paragraph chapter type stage category level grade phase step item verse line gate room apartment flat suite "
    "option season episode round game week day part volume version mile kilometre kilometer km junction route bus flight class lane "
    "block district ward sector zone camp resolution directive act rule schedule annex appendix figure table box platform channel "
    "studio unit model series windows ios android group track lot row floor pier terminal hangar shaft reactor exit area plot parcel "
    "case docket file form plan protocol amendment proposition question psalm card mark division brigade regiment battalion squadron "
    "checkpoint highway sura".split()
)
INDICES = {
    "p",
    "sp",
    "ftse",
    "nasdaq",
    "dax",
    "nikkei",
    "russell",
    "stoxx",
    "cac",
    "fortune",
    "hang",
    "index",
    "tsx",
    "forbes",
}
INVARIABLE = set(
    "aircraft people police personnel staff cattle troop sheep infantry cavalry livestock percent youth".split()
)
WEEKDAYS = set("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())
DETERMINERS = set("the this that last past a an each per next every another one".split())
FOLLOWING = set(
    "killed dead injured wounded missing more others of die died dies arrested detained captured displaced freed fled flee remain "
    "remained surrendered escaped survived lost received suffered left people others other or".split()
)
"""Words after a number that show it counts, whatever stands before it."""


def label(tree: Tree, i: int) -> bool:
    """A label before a number: "page 3", "Units 4"; not "in the camp 30 were hurt"."""
    word = tree.word[i]
    if singular(word) not in LABELS:
        return False
    return word[:1].isupper() or not (i > 0 and tree.word[i - 1].lower() in DETERMINERS)


def listed(tree: Tree, first: int) -> bool:
    """Whether the number goes on a list of labels: "Units 1, 2 and 3"."""
    i = first - 1
    if not tree.word[first].isdigit():
        return False
    while i > 0 and (tree.word[i] in (",", "and", "or", "&", "-", "to") or tree.word[i].isdigit()):
        i -= 1
    return i < first - 1 and tree.word[i + 1].isdigit() and singular(tree.word[i]) in LABELS


def index_name(tree: Tree, first: int) -> bool:
    """The number in the name of a stock index or a ranking."""
    return tree.word[first - 1].lower() in INDICES and tree.word[first].isdigit() and tree.pos[first - 1] != "VERB"


def after_event(tree: Tree, i: int | None) -> bool:
    """Whether a state or a verb follows: "in Abran 20 killed", "this week 12 were freed"."""
    return i is not None and (tree.word[i].lower() in FOLLOWING or tree.pos[i] == "AUX")


def named(tree: Tree, first: int, following: int | None, counted: bool) -> bool:
    """A proper name right before the number, and the number hangs on it or counts nothing."""
    i = first - 1
    word = tree.word[i].lower()
    if tree.word[i].islower() or word in WEEKDAYS or word in ("us", "i"):
        return False
    if tree.pos[i] != "PROPN" and not _acronym(tree, i, following):
        return False
    if not counted or re.fullmatch(r"\d\.\d", tree.word[first]):
        return True
    if not tree.word[first][:1].isdigit():
        return False
    if tree.head[first] == i or _single(tree, following):
        return True
    return following is not None and tree.tag[following] == tree.tag[i] == "NNP" and not _plural_name(tree, following)


def _acronym(tree: Tree, i: int, following: int | None) -> bool:
    """A name in capitals that the parser takes for a common noun, in text that isn't all in capitals."""
    shouted = following is not None and tree.word[following].isupper() and len(tree.word[following]) > 1
    return tree.word[i].isupper() and len(tree.word[i]) > 1 and tree.pos[i] == "NOUN" and not shouted


def _single(tree: Tree, i: int | None) -> bool:
    """Whether a lone singular noun follows, which a number above one can't count: "the Highland 100 index"."""
    if i is None or tree.tag[i] != "NN" or tree.word[i].lower() in INVARIABLE or singular(tree.word[i]) in UNIT_NOUNS:
        return False
    while i + 1 < len(tree) and tree.tag[i] in ("NN", "NNP", "JJ") and tree.tag[i + 1] in ("NN", "NNP", "NNS"):
        i += 1
    return tree.tag[i] == "NN" and tree.word[i].lower() not in INVARIABLE


def _plural_name(tree: Tree, i: int) -> bool:
    """Whether a capitalised noun phrase that starts at token i ends in a noun that is counted: "25 Harran Guard soldiers"."""
    while i + 1 < len(tree) and tree.pos[i] in ("PROPN", "ADJ") and tree.pos[i + 1] in ("PROPN", "ADJ", "NOUN"):
        i += 1
    return tree.tag[i] in ("NNS", "NNPS") or singular(tree.word[i]) in PEOPLE


def aged(tree: Reading, q: Quantity, i: int) -> bool:
    """A person's age after the name that ends at token i, where the commas were lost."""
    if not (q.low == q.high and 15 <= (q.low or 0) <= 105):
        return False
    return tree.persons.get(i, i) < i
