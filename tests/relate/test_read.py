"""What a network reads in two claims is weighed with what the features say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pytest

from reportedly.annotate import pair_reader
from reportedly.model import PAIR_READINGS, TURNED, Excerpt
from reportedly.relate import relate
from reportedly.relate.read import NOTHING, OPPOSED, SURE, SURE_OF_MORE, WHY
from reportedly.save import execute

from .made import report

LOCKED, SHUT = "The gates had been padlocked", "Nobody could get out through the yard"
VECTOR = np.ones((1, 4), np.float32) / 2


class Reader:
    """Gives every pair the same chances, and notes what it was given."""

    def __init__(self, kind: str, chance: float, rest: str = "none") -> None:
        """`chance` for this reading, and what is left for another."""
        self.row = np.zeros(len(PAIR_READINGS), np.float32)
        self.row[PAIR_READINGS.index(rest)] = 1 - chance
        self.row[PAIR_READINGS.index(kind)] = chance
        self.given: list[tuple[Excerpt, Excerpt, Mapping[str, float]]] = []

    def __call__(self, pairs: Iterable[tuple[Excerpt, Excerpt, Mapping[str, float]]]) -> np.ndarray:
        self.given += (new := list(pairs))
        return np.tile(self.row, (len(new), 1))


def encode(texts: list[str]) -> np.ndarray:
    return np.repeat(VECTOR, len(texts), axis=0)


def related(kind: str, chance: float, reader: Reader | None = None) -> list[tuple[str, str, str]]:
    one = report("a", f"Fire at the mill. {LOCKED}.", [LOCKED])
    other = report("b", f"After the blaze. {SHUT}.", [SHUT])
    found = relate([one, other], execute, encode=encode, read=reader or Reader(kind, chance))  # type: ignore[arg-type]
    texts = {c.id: c.span.of(e.document.text) for e in found.documents for c in e.claims}
    return [(texts[r.left], r.relation, texts[r.right]) for r in found.relations]


@pytest.mark.parametrize("relation", sorted(WHY))
def test_what_it_is_sure_of_is_followed(relation: str) -> None:
    sure = max(0.5, SURE_OF_MORE if relation in ("same", "conflicts") else SURE)  # "none" must be less likely too
    counted = OPPOSED if relation == "conflicts" else 1.0
    level = NOTHING * sure / (counted * (1 - sure) + NOTHING * sure)
    assert related(relation, level + 0.01) == [(LOCKED, relation, SHUT)]
    assert related(relation, level - 0.01) == []


def test_of_what_stands_between_several_readings_none_is_followed() -> None:
    reader = Reader("refines", 0.35)
    reader.row[[PAIR_READINGS.index(kind) for kind in ("none", "updates", "denies")]] = 0.05, 0.3, 0.3
    assert related("refines", 0.35, reader) == []


def test_a_piece_of_a_sentence_is_in_conflict_with_nothing_on_the_networks_word_alone() -> None:
    one = report("a", "Men who came north were fed.", ["came north"])
    other = report("b", f"After the blaze. {SHUT}.", [SHUT])
    for kind, found in (("conflicts", []), ("denies", ["denies"])):
        seen = relate([one, other], execute, encode=encode, read=Reader(kind, 0.95))  # type: ignore[arg-type]
        assert [r.relation for r in seen.relations] == found


@pytest.mark.parametrize("kind", sorted(TURNED))
def test_the_side_that_does_it_comes_first(kind: str) -> None:
    assert related(kind, 0.95) == [(SHUT, TURNED[kind], LOCKED)]


def test_it_reads_the_claims_in_their_sentences() -> None:
    reader = Reader("none", 1.0)
    assert related("none", 1.0, reader) == []
    assert [(left, right) for left, right, _ in reader.given] == [(("", LOCKED, "."), ("", SHUT, "."))]


@pytest.mark.parametrize(
    ("kind", "chance", "found"),
    [("none", 0.4, ["same"]), ("none", 1.0, []), ("denies", 0.7, ["same"]), ("denies", 1.0, ["denies"])],
)
def test_the_features_word_weighs_more_than_a_doubtful_reading(kind: str, chance: float, found: list[str]) -> None:
    told = "The guards had locked the gates of the mill"
    one, other = (report(name, f"{told}.", [told], day="2024-03-04") for name in "ab")
    assert [r.relation for r in relate([one, other], execute, encode=encode).relations] == ["same"]
    reader = Reader(kind, chance, rest="same")
    seen = relate([one, other], execute, encode=encode, read=reader)  # type: ignore[arg-type]
    assert [r.relation for r in seen.relations] == found


def test_the_network_that_comes_with_the_program_tells_a_denial_from_what_has_nothing_to_do_with_it() -> None:
    reader = pair_reader()
    assert reader is not None
    numbers = dict.fromkeys(reader.names, 0.0)
    rows = reader(
        [
            (
                ("", "The army denied that it had shelled the bakery", "."),
                ("", "Army shells fell on the bakery", "."),
                numbers,
            ),
            (("", "The festival opens on Friday", "."), ("", "Army shells fell on the bakery", "."), numbers),
        ]
    )
    assert rows.shape == (2, len(PAIR_READINGS))
    assert np.allclose(rows.sum(axis=1), 1)
    assert rows[1, 0] > rows[0, 0]
    again = reader([(("", "The festival opens on Friday", "."), ("", "Army shells fell on the bakery", "."), numbers)])
    assert (again[0] == rows[1]).all()


@pytest.mark.parametrize(("second", "joined"), [([0.0, 1.0], 2), ([0.8, 0.6], 3)])
def test_two_unlike_claims_of_one_report_do_not_become_one_through_a_third(second: list[float], joined: int) -> None:
    told = {"The gates had been padlocked": [1.0, 0.0], "The siren stayed silent": second, SHUT: [0.6, 0.8]}
    one = report("a", "The gates had been padlocked. The siren stayed silent.", list(told)[:2])
    other = report("b", f"After the blaze. {SHUT}.", [SHUT])

    def encoded(texts: list[str]) -> np.ndarray:
        return np.array([told[text] for text in texts], np.float32)

    found = relate([one, other], execute, encode=encoded, read=Reader("same", 0.95))  # type: ignore[arg-type]
    assert [len(g.claims) for g in found.groups] == [joined]
