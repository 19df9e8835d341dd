"""One victim told by an article: when "a" counts one dead, when it doesn't, and whose part it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate.parse import parse
from reportedly.extract.figures import figures
from reportedly.model import Document, Extraction, Figure

ONES = {"a", "an", "another"}


def read(text: str) -> list[Figure]:
    document = Document("d", None, text)
    (parsed,) = parse([document])
    return list(figures(parsed, Extraction(document)).figures)


def ones(text: str) -> list[str | None]:
    """What each article that is a figure counts."""
    found = [f for f in read(text) if f.span.of(text).lower() in ONES]
    assert all((f.low, f.high, f.measure, f.unit) == (1.0, 1.0, "killed", None) for f in found)
    return [f.counts for f in found]


DEAD = [
    ("A boy was shot dead in Harran on Monday.", ["boy"]),
    ("The blast killed a 24-year-old man.", ["man"]),
    ("A teenager has died after the crash.", ["teenager"]),
    ("The body of a woman was found in the canal.", ["woman"]),
    ("A body was pulled from the river.", ["body"]),
    ("A 15-year-old is dead after the fire.", ["person"]),
    ("Officers found a man's body near the mill.", ["man"]),
    ("Police look into the fatal shooting of a police officer.", ["police officer"]),
    ("The flood claimed the life of a sheriff's deputy.", ["deputy"]),
    ("A guard was shot and killed at the gate.", ["guard"]),
    ("A cyclist was hit by a truck and pronounced dead.", ["cyclist"]),
    ("A guard was beaten to death on Friday.", ["guard"]),
    ("The attack left a nurse dead and four wounded.", ["nurse"]),
    ("A man was shot in Orvale and taken to hospital, where he died.", ["man"]),
    ("They fired several shots at a driver, killing him.", ["driver"]),
    ("A woman who was stabbed last week has died.", ["woman"]),
    ("Police arrested a man wanted for killing a guard.", ["guard"]),
    ("A nurse was shot dead and another nurse died later.", ["nurse", "nurse"]),
    ("Among the dead was a nurse.", ["nurse"]),
    ("A man and a woman were found dead in a flat.", ["man", "woman"]),
]


@pytest.mark.parametrize(("text", "counts"), DEAD)
def test_the_article_before_someone_who_died_is_the_number_one(text: str, counts: list[str]) -> None:
    assert ones(text) == counts


NOT_DEAD = [
    "A spokesman said no guard had died.",
    "A man could have been killed, the mayor said.",
    "A miner was nearly killed when the wall fell.",
    "If a man is killed, the mine must close.",
    "A man who kills a woman is jailed for life.",
    "He tried to kill a guard.",
    "The plot to murder a judge was foiled.",
    "He was charged with the attempted murder of a woman.",
    "A driver narrowly missed killing a cyclist.",
    "The doctors feared that a miner might die.",
    "A child died every ten minutes.",
    "Did a witness die in the fire?",
    "A third man died on Friday.",
    "A dog was killed. A family was killed. A dream died.",
    "A body of experts was found in Orvale.",
    "A man was sentenced to death.",
    "A gunman killed four people.",
    "A woman was wounded and a man was arrested.",
    "Man killed in Harran. Teen dead after crash.",
    "The victim died at the scene.",
    "Orla Venn, a teacher, was shot dead.",
]


@pytest.mark.parametrize("text", NOT_DEAD)
def test_what_did_not_happen_or_is_not_one_person_is_not_counted(text: str) -> None:
    assert ones(text) == []


PARTS = [
    ("Two people died, a man and a woman, police said.", "Two"),
    ("Two people – a man and a woman – were killed on Monday.", "Two"),
    ("Three people were killed in the fire, including a child and a nurse.", "Three"),
    ("Five people were killed, among them a doctor.", "Five"),
]


@pytest.mark.parametrize(("text", "whole"), PARTS)
def test_victims_named_under_a_number_are_parts_of_it(text: str, whole: str) -> None:
    found = read(text)
    total = next(f for f in found if f.span.of(text) == whole)
    assert total.part_of is None
    parts = [f for f in found if f is not total]
    assert parts
    assert {f.part_of for f in parts} == {total.id}


def test_numbers_listed_under_a_number_are_parts_of_it() -> None:
    found = read("Three civilians – two women and a boy – were killed.")
    assert [(f.low, f.part_of) for f in found] == [(3.0, None), (2.0, found[0].id), (1.0, found[0].id)]


def test_a_victim_is_no_part_of_another_victim() -> None:
    assert [f.part_of for f in read("Among the dead was a nurse. The toll includes a child.")] == [None, None]


NO_TOLL = [
    ("Call the toll-free line at 855.", "855"),
    ("He was shot and killed on Monday two blocks north of the park.", "two"),
    ("Murder charges against two teens were dropped.", "two"),
    ("Kim Roe and Al Venn, both 24 and from Orvale, died.", "24"),
    ("The shooting killed Al Venn, 16 – who was not armed.", "16"),
]


@pytest.mark.parametrize(("text", "number"), NO_TOLL)
def test_numbers_near_a_death_that_count_no_dead(text: str, number: str) -> None:
    (figure,) = (f for f in read(text) if f.span.of(text) == number)
    assert figure.measure != "killed"


NO_NUMBER = [
    "She called 911 at once.",
    "A 911 call came in.",
    "He dialled 999.",
    "Call 480-WITNESS or 1-800-222-TIPS (8477).",
    "Text TIP to 888777 or ring ext. 303.",
]


@pytest.mark.parametrize("text", NO_NUMBER)
def test_numbers_to_call_are_no_figures(text: str) -> None:
    assert read(text) == []


def test_capitals_after_a_number_are_counted() -> None:
    assert [f.counts for f in read("500 NATO troops arrived.")] == ["NATO troops"]


def test_a_number_after_a_lost_space_is_read() -> None:
    assert [f.low for f in read("She spoke with the police.Two women were found dead.")] == [2.0]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([text for text, _ in DEAD] + NOT_DEAD + [text for text, _ in PARTS]), max_size=4))
def test_every_part_has_its_whole_and_every_span_its_words(texts: list[str]) -> None:
    text = "\n\n".join(texts)
    found = read(text)
    ids = {f.id for f in found}
    assert len(ids) == len(found)
    assert [f.span for f in found] == sorted(f.span for f in found)
    for figure in found:
        assert figure.part_of is None or (figure.part_of in ids and figure.part_of != figure.id)
        assert figure.span.of(text).strip() == figure.span.of(text) != ""
