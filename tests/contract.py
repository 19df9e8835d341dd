"""What the output contract asks of every report and comparison, whatever is in it; raises AssertionError."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from reportedly.model import Comparison, Document, Extraction, Span

KINDS = {
    "attributions": "attribution", "figures": "figure", "times": "time", "places": "place", "actors": "actor",
    "events": "event", "wording": "wording", "claims": "claim",
}  # fmt: skip
POINTERS = {
    "via": "attributions", "part_of": "figures", "attribution": "attributions", "voice": "attributions",
    "places": "places", "attributions": "attributions", "events": "events", "figures": "figures",
    "actors": "actors", "recipients": "actors", "times": "times",
}  # fmt: skip


def spans(value: Any) -> Iterator[Span]:
    """Every span anywhere in a noun."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from spans(one)


def check_report(found: Extraction, given: Document | None = None) -> None:
    """Spans lie in the unaltered text with no white space at their ends, ids are the contract's and pointers point."""
    text = found.document.text
    if given is not None:
        assert text == given.text
        assert found.document.id == given.id
    for span in spans(found):
        piece = text[span.start : span.end]
        assert 0 <= span.start < span.end <= len(text), span
        assert piece == piece.strip(), repr(piece)
    ids = {kind: [item.id for item in getattr(found, kind)] for kind in KINDS}
    for kind, noun in KINDS.items():
        assert len(set(ids[kind])) == len(ids[kind])
        assert all(one.startswith(f"{found.document.id}/{noun}/") for one in ids[kind])
        for item in getattr(found, kind):
            _check_pointers(item, ids)
    assert [frame.claim for frame in found.frames] == ids["claims"]
    for figure in found.figures:
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert all(isinstance(bound, float | None) for bound in (figure.low, figure.high))
    assert all(attribution.content for attribution in found.attributions)
    published = found.document.published
    assert published.basis != "inferred" or published.why


def _check_pointers(item: Any, ids: dict[str, list[str]]) -> None:
    for name, target in POINTERS.items():
        value = getattr(item, name, None)
        for one in value if isinstance(value, tuple) else [value] if isinstance(value, str) else []:
            assert one in ids[target], (item.id, name, one)
            assert one != item.id


def check_comparison(comparison: Comparison) -> None:
    """Relations join claims of different reports and say why; every claim has its origins once."""
    for report in comparison.documents:
        check_report(report)
    texts = {report.document.id: report.document.text for report in comparison.documents}
    home = {claim.id: report.document.id for report in comparison.documents for claim in report.claims}
    assert len(texts) == len(comparison.documents)
    assert len(home) == sum(len(report.claims) for report in comparison.documents)
    for copy in comparison.copies:
        assert 0 <= copy.containment <= 1
        for left, right in copy.passages:
            assert left.end <= len(texts[copy.left])
            assert right.end <= len(texts[copy.right])
    for relation in comparison.relations:
        assert home[relation.left] != home[relation.right]
        assert relation.why
        assert 0 <= relation.score <= 1
        assert relation.aspect or relation.relation != "conflicts"
    placed = [claim for entry in comparison.origins for claim in entry.claims]
    assert sorted(placed) == sorted(home)
    for entry in comparison.origins:
        assert entry.count == len(entry.origins)
        for origin in entry.origins:
            for one in origin.spans:
                assert one.span.of(texts[one.document]).strip()
    told = [document for story in comparison.stories for document in story.documents]
    assert sorted(told) == sorted(texts)
