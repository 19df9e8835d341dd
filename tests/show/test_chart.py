from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Figure, Span
from reportedly.show.chart import EDGE, LEFT, RIGHT, Chart, chart, short
from reportedly.show.view import Row, SeriesView
from reportedly.show.view.voices import Voice
from reportedly.show.view.wording import Piece, Words

AMOUNT = st.one_of(st.none(), st.floats(0, 1e12), st.integers(0, 2_000_000).map(float), st.floats(-1e6, 0))


def drawn(*figures: Figure) -> Chart:
    words = Words("d", "A", Span(0, 1), (Piece("x"),))
    return chart(SeriesView("people", tuple(Row("", True, None, words, (), Voice("", "own"), f) for f in figures)))


def figure(low: float | None, high: float | None, approximate: bool = False, vague: str | None = None) -> Figure:
    return Figure("f", Span(0, 1), low, high, approximate=approximate, vague=vague)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low, high = draw(AMOUNT), draw(AMOUNT)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return figure(low, high, draw(st.booleans()))


@given(st.lists(figures(), min_size=1, max_size=6))
def test_every_mark_is_on_the_chart(some: list[Figure]) -> None:
    made = drawn(*some)
    for row in made.rows:
        if row.bar:
            assert 0 <= row.bar.start <= row.bar.end <= 100
            assert row.bar.at is None or row.bar.start <= row.bar.at + 0.01
            assert row.bar.at is None or row.bar.at <= row.bar.end + 0.01
    assert 2 <= len(made.ticks) <= 8
    assert [t.at for t in made.ticks] == sorted({t.at for t in made.ticks})


def test_more_stands_further_right() -> None:
    three, twelve = (row.bar for row in drawn(figure(3, 3), figure(12, 12)).rows)
    assert three
    assert twelve
    assert three.at is not None
    assert twelve.at is not None
    assert LEFT < three.at < twelve.at <= RIGHT


def test_open_ends_run_to_the_edge() -> None:
    least, most = (row.bar for row in drawn(figure(25, None), figure(None, 40)).rows)
    assert least
    assert most
    assert (least.open_high, least.open_low, least.end) == (True, False, EDGE)
    assert (most.open_low, most.open_high, most.start) == (True, False, LEFT)


def test_approximate_reaches_a_fifth_either_way_and_is_hatched() -> None:
    about, low, high = (
        row.bar for row in drawn(figure(100, 100, approximate=True), figure(80, 80), figure(120, 120)).rows
    )
    assert about
    assert low
    assert high
    assert about.hatched
    assert (about.start, about.end) == (low.at, high.at)


def test_a_vague_word_without_an_amount_has_no_bar() -> None:
    made = drawn(figure(None, None, vague="several"), figure(24, None, vague="dozens"))
    assert made.rows[0].bar is None
    assert made.rows[1].bar
    assert made.rows[1].bar.hatched


def test_people_are_counted_in_whole_steps_from_zero() -> None:
    assert [t.label for t in drawn(figure(0, 0), figure(0, 0)).ticks] == ["0", "1"]
    assert [t.label for t in drawn(figure(2, 2), figure(3, 3)).ticks] == ["0", "1", "2", "3"]


def test_amounts_far_apart_are_drawn_on_a_logarithmic_scale_and_it_says_so() -> None:
    assert drawn(figure(30, 30), figure(45_000, 45_000)).logarithmic
    assert not drawn(figure(1_000, 1_000), figure(35_000, 35_000)).logarithmic
    assert not drawn(figure(0, 0), figure(45_000, 45_000)).logarithmic


def test_short_amounts() -> None:
    assert [short(a) for a in (0, 12, 3000, 45_000, 250_000, 1_200_000, 3e9, 0.25)] == [
        "0", "12", "3,000", "45k", "250k", "1.2m", "3bn", "0.25",
    ]  # fmt: skip
