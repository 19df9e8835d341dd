"""Reports written by hand, without a parser: what the tests of `relate` compare."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import (
    AsOf,
    Attribution,
    Claim,
    ClaimFrame,
    Comparison,
    Document,
    Extraction,
    Figure,
    Judgement,
    Published,
    Source,
    Span,
    item_ids,
)
from reportedly.relate import relate
from reportedly.save import execute


def span(text: str, wording: str, occurrence: int = 1) -> Span:
    """Where a wording stands."""
    at = -1
    for _ in range(occurrence):
        at = text.index(wording, at + 1)
    return Span(at, at + len(wording))


def report(
    id: str,
    text: str,
    claims: Sequence[str],
    *,
    day: str | None = None,
    figures: Sequence[tuple[str, float | None, float | None, str, str]] = (),
    said: Sequence[tuple[str, str, str]] = (),
    stances: Sequence[str] = (),
    as_of: dict[str, str] | None = None,
    frames: dict[str, tuple[str, str, str]] | None = None,
    publisher: str | None = None,
) -> Extraction:
    """`figures`: (wording, low, high, counts, measure); `said`: (source, kind, content); `frames`: claim -> subjects, predicates, objects."""
    published = Published(day, day, day, "stated", "made") if day else Published()
    document = Document(id=id, source_path=f"{id}.txt", text=text, published=published, publisher=publisher)
    spans = [span(text, f[0]) for f in figures]
    made = tuple(
        Figure(
            i, s, low, high, counts=counts, measure=measure,  # type: ignore[arg-type]
            as_of=AsOf(d, d, d) if (d := (as_of or {}).get(wording)) else None,
        )
        for i, s, (wording, low, high, counts, measure) in zip(item_ids(id, "figure", spans), spans, figures, strict=True)
    )  # fmt: skip
    contents = [span(text, content) for _, _, content in said]
    voices = tuple(
        Attribution(
            i, None, (Source((span(text, name),) if name in text else (), name, kind),), (content,),  # type: ignore[arg-type]
            stance=stances[n] if n < len(stances) else "neutral",  # type: ignore[arg-type]
        )
        for n, (i, content, (name, kind, _)) in enumerate(
            zip(item_ids(id, "attribution", contents), contents, said, strict=True)
        )
    )  # fmt: skip
    places = [span(text, c) for c in claims]
    told = tuple(
        Claim(
            i,
            s,
            attributions=tuple(a.id for a in voices if a.content[0].contains(s)),
            figures=tuple(f.id for f in made if s.contains(f.span)),
        )
        for i, s in zip(item_ids(id, "claim", places), places, strict=True)
    )
    roles = frames or {}
    shaped = tuple(
        ClaimFrame(c.id, *(tuple(part.split()) for part in (roles[w][1], roles[w][0], roles[w][2])))
        if w in roles
        else ClaimFrame(c.id)
        for c, w in zip(told, claims, strict=True)
    )
    return Extraction(document, attributions=voices, figures=made, claims=told, frames=shaped)


def compared(*reports: Extraction, judgements: Sequence[Judgement] = ()) -> Comparison:
    """The reports side by side, in DuckDB."""
    return relate(reports, execute, judgements=judgements)


def found(comparison: Comparison, left: str, right: str) -> tuple[str, str | None, bool] | None:
    """(relation, aspect, left first) between the claims with these wordings."""
    words = {c.id: c.span.of(e.document.text) for e in comparison.documents for c in e.claims}
    for r in comparison.relations:
        pair = (words[r.left], words[r.right])
        if pair == (left, right):
            return r.relation, r.aspect, True
        if pair == (right, left):
            return r.relation, r.aspect, False
    return None
