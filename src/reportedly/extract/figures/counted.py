"""What a number counts: the noun phrase after it, or the one said before that it leans on."""

from __future__ import annotations

from ..syntax import Tree
from .currency import singular
from .draft import Draft
from .quantity import Quantity
from .units import UNIT_NOUNS

MODIFIER = {"ADJ", "NOUN", "PROPN", "NUM"}
AMBIGUOUS = {
    "point",
    "time",
    "second",
    "quarter",
    "season",
    "square",
    "cubic",
    "bit",
    "mole",
    "won",
    "mark",
    "real",
    "rand",
    "mil",
}
MORE = {"more", "other", "others", "additional", "further", "such", "new", "extra", "another"}
PRONOUNS = {"them", "us", "these", "those", "whom", "which", "you", "ours", "theirs"}
STATES = {"dead", "killed", "wounded", "injured", "missing", "displaced", "homeless", "captured", "detained", "arrested",
          "unaccounted", "hurt", "slain", "martyred", "hospitalised", "hospitalized", "freed", "released"}  # fmt: skip


TIMES = set(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow january february march april june july "
    "august september october november december overnight".split()
)
AGENT_FORMS = set(
    "die dies died flee flees fled surrender surrendered escape escaped remain remains arrive arrives arrived perish perished".split()
)


def placed(tree: Tree, q: Quantity) -> Draft:
    """The quantity with its tokens, and the noun it counts where that stands beside it."""
    first, last = tree.token_at(q.at), tree.token_at(q.to - 1)
    root = next((i for i in range(last, first - 1, -1) if not first <= tree.head[i] <= last), last)
    noun, counts, leans = _beside(tree, q, root)
    node = noun if noun is not None and not tree.text[q.end : tree.start[noun]].lstrip().startswith("of ") else root
    return Draft(q, first, last, node, noun, counts, q.unit, q.measure, leans)


def _beside(tree: Tree, q: Quantity, root: int) -> tuple[int | None, str | None, bool]:
    stop = tree.sentence(root)[1]
    i = tree.token_at(q.end - 1) + 1
    while i < stop and (tree.word[i] in "-–" or (tree.word[i].lower() in ("old", "of") and tree.word[i - 1] == "-")):
        i += 1
    if i >= stop or tree.start[i] - q.end > 3:
        return None, None, True
    if tree.word[i].lower() == "of":
        return _partitive(tree, i, stop)
    if (
        tree.word[i].lower() in ("the", "a", "an", "all", "those", "his", "her", "its", "their")
        and q.form == "fraction"
    ):
        return _partitive(tree, i - 1, stop)
    start = i
    while i < stop and tree.word[i].lower() in MORE and tree.word[i].lower() != "others":
        i += 1
    if i < stop and tree.word[i].lower() == "others":
        return None, None, True
    if start < i < stop and tree.word[i].lower() == "of":
        return _partitive(tree, i, stop)
    return _phrase(tree, root, i, stop)


def _phrase(tree: Tree, root: int, i: int, stop: int) -> tuple[int | None, str | None, bool]:
    """The noun phrase that starts at token i, cut where the parser ends what the number counts."""
    head: int | None = None
    run: list[int] = []
    while i < stop and not _ends(tree, i, stop, bool(run)):
        run.append(i)
        if tree.pos[i] in ("NOUN", "PROPN"):
            head = i
            if tree.head[root] == i and tree.dep[root] == "nummod" and not _compound(tree, i, stop):
                break
        i += 1
    if head is None:
        return None, None, True
    return head, tree.text[tree.start[run[0]] : tree.end[head]], False


def _ends(tree: Tree, i: int, stop: int, begun: bool) -> bool:
    """Whether token i is no part of the noun phrase."""
    word = tree.word[i].lower()
    if word in TIMES or word in AGENT_FORMS or (not begun and word in ("last", "this", "next")):
        return True
    if word in STATES and not _modifies(tree, i, stop):
        return True
    if word in "-–/" and begun and i + 1 < stop and tree.end[i] == tree.start[i + 1]:
        return False
    if tree.pos[i] == "NUM" and tree.dep[i] == "nummod":
        return True
    return tree.pos[i] not in MODIFIER and not _modifies(tree, i, stop)


def _compound(tree: Tree, i: int, stop: int) -> bool:
    """Whether the phrase goes on past a noun: "fighters/gunmen", "police officers"."""
    if i + 1 >= stop:
        return False
    return tree.word[i + 1] == "/" or (tree.pos[i + 1] in ("NOUN", "PROPN") and tree.head[i] == i + 1)


def _modifies(tree: Tree, i: int, stop: int) -> bool:
    """Whether a participle or state stands before a noun: "wounded soldiers", "destroyed houses"."""
    if tree.pos[i] not in ("VERB", "ADJ") or i + 1 >= stop:
        return False
    return tree.dep[i] in ("amod", "compound") and tree.head[i] > i and tree.pos[tree.head[i]] in ("NOUN", "PROPN")


def _partitive(tree: Tree, of: int, stop: int) -> tuple[int | None, str | None, bool]:
    """What stands after "of": "of the cargo", "of its workers"; "of them" leans on what was said before."""
    i = of + 1
    while i < stop and (tree.pos[i] in ("DET", "ADJ", "PRON") and tree.word[i].lower() not in PRONOUNS):
        if tree.word[i].lower() == "own" and not (i + 1 < stop and tree.pos[i + 1] == "NOUN"):
            return i, "own", True
        if tree.word[i].lower() in ("dead", "wounded", "injured", "missing", "killed", "displaced"):
            return i, "people", False
        i += 1
    run: list[int] = []
    head = None
    if i < stop and tree.word[i].lower() in TIMES:
        return None, None, True
    while i < stop and (
        tree.pos[i] in ("NOUN", "PROPN", "ADJ")
        or _modifies(tree, i, stop)
        or tree.word[i] == "-"
        or tree.tag[i] == "POS"
    ):
        if tree.tag[i] == "POS":
            i, run, head = _past_number(tree, i + 1, stop), [], None
            continue
        if tree.pos[i] in ("NOUN", "PROPN"):
            head = i
        run.append(i)
        i += 1
    if head is None:
        return None, None, True
    return head, tree.text[tree.start[run[0]] : tree.end[head]], False


def _past_number(tree: Tree, i: int, stop: int) -> int:
    """The token after the number at i, if there is one: "the town's 12,000 houses"."""
    while i < stop and (tree.pos[i] == "NUM" or tree.word[i].lower() in MORE):
        i += 1
    return i


def unit_of(tree: Tree, draft: Draft) -> None:
    """Set the unit where the noun counted is one: kilometres, years."""
    if draft.unit is not None or draft.counts is None:
        return
    words = draft.counts.lower().replace("-", " ").split()
    for n, word in enumerate(words[:3], 1):
        if singular(word) not in UNIT_NOUNS or (len(words) > n and singular(word) in AMBIGUOUS):
            continue
        draft.unit = " ".join(draft.counts.replace("-", " ").split()[:n])
        draft.counts = draft.unit
        area = "square" in words[:n] or "cubic" in words[:n]
        draft.measure = draft.measure or ("other" if area else UNIT_NOUNS[singular(word)])
        return
