from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Claim, Document, Extraction, Figure, Span, Time
from reportedly.show.marks import segments

TEXT = st.text(min_size=1, max_size=60)


def spans(text: str) -> st.SearchStrategy[list[Span]]:
    edge = st.integers(0, len(text))
    pairs = st.tuples(edge, edge).filter(lambda p: p[0] != p[1])
    return st.lists(pairs.map(lambda p: Span(min(p), max(p))), max_size=8)


@given(TEXT.flatmap(lambda text: st.tuples(st.just(text), spans(text), spans(text), spans(text), spans(text))))
def test_segments_joined_are_the_text_and_each_span_is_marked_throughout(drawn) -> None:  # type: ignore[no-untyped-def]
    text, claims, figures, times, pointed = drawn
    found = Extraction(
        Document("d", None, text),
        claims=tuple(Claim(f"c{n}", s) for n, s in enumerate(claims)),
        figures=tuple(Figure(f"f{n}", s, 1.0, 1.0) for n, s in enumerate(figures)),
        times=tuple(Time(f"t{n}", s, "DATE") for n, s in enumerate(times)),
    )
    pieces = list(segments(found, pointed))
    assert "".join(p.text for p in pieces) == text
    starts = {p.start for p in pieces}
    for layer, expected in (("claim", claims), ("figure", figures), ("time", times), ("anchor", pointed)):
        marked = {i for p in pieces if layer in p.layers for i in range(p.start, p.start + len(p.text))}
        assert marked == {i for s in expected for i in range(s.start, s.end)}
        assert all(s.start in starts for s in expected)


def test_overlapping_spans_share_their_overlap() -> None:
    found = Extraction(
        Document("d", None, "abcdef"), claims=(Claim("c", Span(0, 4)),), figures=(Figure("f", Span(2, 6), 1.0, 1.0),)
    )
    assert [(p.text, p.layers) for p in segments(found)] == [
        ("ab", ("claim",)),
        ("cd", ("figure", "claim")),
        ("ef", ("figure",)),
    ]
