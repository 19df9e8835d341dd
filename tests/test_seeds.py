"""What the two reports that started the project must show, read from beside the project where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportedly
from reportedly.model import Comparison, Extraction

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds isn't here")]


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return reportedly.compare(sorted(SEEDS.glob("*.txt")))


def said(extraction: Extraction) -> list[tuple[set[str], str]]:
    """(words that name the sources, the content's words) of each attribution."""
    text = extraction.document.text
    return [
        (
            {span.of(text).replace("\u00a0", " ") for source in a.sources for span in source.spans},
            " ".join(piece.of(text) for piece in a.content),
        )
        for a in extraction.attributions
    ]


FIRST = [("NY Post", "orders"), ("forces on the ground", "orders"), ("McGurk", "mission"), ("Tillerson", "go home")]
SECOND = [
    ("experts", "fewer"),
    ("an official", "commitment"),
    ("Reuters", "commitment"),
    ("Deptula", "onerous"),
    ("representative", "capture"),
    ("Times of London", "escape"),
    ("Russia", "Nusra"),
]


@pytest.mark.parametrize(("number", "source", "word"), [(0, *x) for x in FIRST] + [(1, *x) for x in SECOND])
def test_who_says_what(compared: Comparison, number: int, source: str, word: str) -> None:
    assert any(any(source in s for s in who) and word in what for who, what in said(compared.documents[number]))


def test_two_coordinated_sources_are_two(compared: Comparison) -> None:
    both = next(who for who, what in said(compared.documents[0]) if any("NY Post" in s for s in who))
    assert len(both) == 2


def test_the_official_speaks_through_the_agency(compared: Comparison) -> None:
    second = compared.documents[1]
    by_id = {a.id: a for a in second.attributions}
    official = next(a for a in second.attributions if any((s.name or "") == "an official" for s in a.sources))
    assert official.via is not None
    assert by_id[official.via].sources[0].name == "Reuters"


def test_the_block_quotation_is_unnamed_via_the_newspaper(compared: Comparison) -> None:
    second = compared.documents[1]
    by_id = {a.id: a for a in second.attributions}
    block = next(a for a in second.attributions if a.content[0].of(second.document.text).startswith("The exodus"))
    assert block.sources[0].spans == ()
    assert block.via is not None
    assert "Times" in (by_id[block.via].sources[0].name or "")


def test_figures_keep_their_bounds_and_times(compared: Comparison) -> None:
    figures = compared.documents[1].figures
    assert sum(f.high == 1000 and f.low is None for f in figures) == 4
    assert any(f.low == f.high == 3000 and f.as_of and f.as_of.value == "XXXX-12-05" for f in figures)
    assert any(f.low == f.high == 45000 for f in figures)
    assert not any(f.low == 2 and f.high == 2 for f in compared.documents[0].figures)


def test_no_year_is_guessed(compared: Comparison) -> None:
    published = compared.documents[1].document.published
    assert published.basis == "unknown"
    assert published.earliest is None
    assert (published.value or "").startswith("XXXX-12")


def test_the_two_oppositions_and_the_sameness(compared: Comparison) -> None:
    words = {c.id: c.span.of(e.document.text) for e in compared.documents for c in e.claims}
    told = [(r.relation, r.aspect, words[r.left], words[r.right]) for r in compared.relations]
    assert any(r == "conflicts" and aspect == "manner" and "capture" in a + b for r, aspect, a, b in told)
    assert any(r in {"conflicts", "denies"} and "return" in a + b and "escape" in a + b for r, _, a, b in told)
    assert any(r == "same" for r, *_ in told)


def test_one_series_without_conflict(compared: Comparison) -> None:
    highs = [{p.high for p in s.points} for s in compared.figure_series]
    assert any({1000, 3000, 45000} <= h for h in highs)
    figures = {c.id: c.figures for e in compared.documents for c in e.claims}
    within = [r for r in compared.relations if r.relation == "conflicts" and figures[r.left] and figures[r.right]]
    assert within == []


def test_the_linked_actors_are_named_with_who_says_so(compared: Comparison) -> None:
    known = {k.name: k for k in compared.known_actors}
    nusra = next(k for name, k in known.items() if "usra" in name)
    assert nusra.related
    assert "Security Council" in nusra.note


def test_what_each_report_calls_the_same(compared: Comparison) -> None:
    named = {n.basis: n for n in compared.namings}
    assert "Security Council" in named["linked"].why
    assert len(named["linked"].names) == 2
    assert {len(c.documents) for c in named["listed"].names} == {1, 2}
    assert {"fighters", "terrorists"} <= {c.name for c in named["described"].names}


def test_the_four_tellings_of_one_figure_rest_on_the_experts_and_the_official(compared: Comparison) -> None:
    words = {c.id: c.span.of(compared.documents[1].document.text) for c in compared.documents[1].claims}
    told = {i for i, w in words.items() if "1,000" in w or "one thousand" in w}
    (entry,) = {e for e in compared.origins if told & set(e.claims)}
    assert len(told & set(entry.claims)) >= 4
    assert (entry.count, entry.unknown) == (2, 0)
    assert any("of one body" in o.why for o in entry.origins)
