"""Names of somebody who acts: those of the alias table, the parser's persons and organisations, and surnames alone."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import ActorKind
from . import words as w
from .report import ARTICLES, Mention, Report
from .table import aliases, known_actors, reach, words


def known(r: Report) -> Iterator[Mention]:
    """Names of the alias table, whatever the parser makes of them."""
    table, bodies, far = aliases(), known_actors(), reach()
    cut = [words(t) for t in r.tokens.text]
    i = 0
    while i < len(cut):
        most = far.get(cut[i][0], 0) if cut[i] else 0
        for j in range(min(i + most + 2 * (most > 1), len(cut)), i, -1):
            name = tuple(x for part in cut[i:j] for x in part)
            actor = table.get(name)
            if actor and cut[i] and cut[j - 1] and _proper(r, i, j):
                yield _widened(r, i, j, bodies[actor].kind, actor)
                i = j - 1
                break
        i += 1


def _proper(r: Report, first: int, last: int) -> bool:
    """A name of the table written as a name: some word of it in capitals."""
    return any(r.tokens.text[i][0].isupper() for i in range(first, last))


def entities(r: Report) -> Iterator[Mention]:
    """The parser's persons (with their titles), organisations and peoples, unless a place claimed the words."""
    for e in r.parsed.entities:
        first, last = e.first, e.last
        if first < last and r.low[first] in ARTICLES:
            first += 1
        if first < last and r.low[last - 1] in ("'s", "’s", "'", "’"):
            last -= 1
        if first >= last or not any(t[0].isupper() for t in r.tokens.text[first:last]):
            continue
        if r.low[first] in ("near", "outside", "inside") and last - first > 1:
            first += 1
        name = " ".join(r.tokens.text[first:last])
        if "/" in name or name in w.NO_ACTORS:
            continue
        place = r.places.get((first, last))
        label = _usual(r, name, e.label)
        if label == "PERSON" and not place:
            yield _person(r, first, last)
        elif label == "ORG" and not place:
            yield _widened(r, first, last, _kind_of_name(r, first, last), None)
        elif e.label == "NORP" and _noun_like(r, first, last):
            yield Mention(first, last, last - 1, "people", None, True, (first, last))


def surnames(r: Report, found: list[Mention]) -> Iterator[Mention]:
    """Last words of the report's full names where they stand alone and the parser saw no name."""
    surnames = {r.tokens.text[m.core[1] - 1] for m in found if m.kind == "person" and m.core[1] - m.core[0] > 1}
    placed = {i for first, last in r.places for i in range(first, last)}
    for i, word in enumerate(r.tokens.text):
        if word in surnames and r.tokens.pos[i] == "PROPN" and i not in placed and _alone(r, i):
            yield Mention(i, i + 1, i, "person", None, True, (i, i + 1))


def _alone(r: Report, i: int) -> bool:
    """Whether no other capitalised word of a name stands beside it."""
    beside = [j for j in (i - 1, i + 1) if (0 <= j < len(r.low) and j not in r.opens) or j == i + 1 < len(r.low)]
    return not any(r.tokens.pos[j] == "PROPN" and r.head[j] in (i, r.head[i]) for j in beside)


def _usual(r: Report, name: str, label: str) -> str:
    """The label the parser gives a name most often over the report, of a person's and an organisation's."""
    seen = r.labels.get(name)
    return (
        label
        if not seen or label not in ("PERSON", "ORG")
        else max(("PERSON", "ORG"), key=lambda x: (seen[x], x == label))
    )


def _noun_like(r: Report, first: int, last: int) -> bool:
    tag, dep = r.tokens.tag[last - 1], r.tokens.dep[last - 1]
    return tag in ("NNPS", "NNS") or (dep not in ("amod", "compound", "nmod") and r.low[last - 1].endswith("s"))


def _kind_of_name(r: Report, first: int, last: int) -> ActorKind:
    inside = {r.low[i] for i in range(first, last)}
    if inside & w.MILITARY_WORDS:
        return "military"
    if inside & w.ARMED_WORDS:
        return "armed_group"
    if inside & w.OUTLET_WORDS:
        return "outlet"
    return "government" if inside & w.GOVERNMENT_WORDS else "organisation"


def _person(r: Report, first: int, last: int) -> Mention:
    """A person's name with the titles before it."""
    core = (first, last)
    head = r.root(first, last)
    left = first
    while left > 0 and (left not in r.opens or _abbreviated(r, left - 1)) and _title(r, left - 1, head):
        left -= 1
    while left < first and r.low[left] in (*ARTICLES, ",", "-", "of", "for", "and"):
        left += 1
    return Mention(left, last, head, "person", None, True, core)


def _title(r: Report, i: int, head: int) -> bool:
    word = r.low[i].rstrip(".")
    if r.tokens.pos[i] in ("PUNCT", "VERB", "AUX", "ADP", "PRON", "SCONJ", "CCONJ"):
        return word in ("of", "for") and i > 0 and r.tokens.text[i + 1][0].isupper() and _heads_title(r, i - 1)
    if word in ARTICLES:
        return False
    if word in w.TITLES or w.HEADS.get(r.tokens.lemma[i].lower()) == "role" or word in w.OFFICES:
        return True
    near = r.head[i] == head or r.head[i] > i
    return near and r.tokens.dep[i] in ("compound", "amod", "nmod") and r.tokens.text[i][0].isupper()


def _abbreviated(r: Report, i: int) -> bool:
    """A title such as "Lt." that the parser takes for the end of a sentence."""
    return r.low[i].endswith(".") and r.low[i].rstrip(".") in w.TITLES


def _heads_title(r: Report, i: int) -> bool:
    return r.low[i] in w.OF_HEADS or r.low[i] in w.FOR_HEADS


def _widened(r: Report, first: int, last: int, kind: ActorKind, actor: str | None) -> Mention:
    return Mention(first, last, r.root(first, last), kind, actor, True, (first, last))
