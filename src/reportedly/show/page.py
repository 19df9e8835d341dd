"""The brief as one HTML page that opens offline: nothing is fetched, and only its own script and style run."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..model import Comparison, Extraction, Span
from .chart import chart
from .marks import LAYERS, segments
from .notes import notes
from .view import Point, View, view
from .view.index import Index
from .view.wording import Words, several, shortened

_SECTIONS = ("agree", "oppose", "updates", "details")


def html(shown: Comparison | Extraction) -> str:
    """One page for a comparison or a single report, to be written as UTF-8. Everything in it is escaped."""
    comparison = shown if isinstance(shown, Comparison) else Comparison((shown,))
    style, script = _asset("brief.css"), _asset("brief.js")
    return (
        _templates()
        .get_template("page.html")
        .render(**context(comparison), style=Markup(style), script=Markup(script), policy=_policy(style, script))
    )


def context(comparison: Comparison) -> dict[str, object]:
    """What the templates need: the view, the charts, and each report's text in marked pieces."""
    seen = view(comparison)
    index = Index(comparison)
    pointed = _pointed_at(seen)
    texts = [
        (line, list(segments(extraction, pointed[line.document], notes(index, extraction))))
        for line, extraction in zip(seen.reports, index.extractions.values(), strict=True)
    ]
    points = (*seen.agree, *seen.oppose, *seen.updates, *seen.details)
    return {
        "view": seen,
        "point_number": {point.id: n for n, point in enumerate(points, 1)},
        "ends": _ends(points),
        "charts": [chart(one) for one in seen.series],
        "texts": texts,
        "layers": [layer for layer in LAYERS if any(layer in s.layers for _, text in texts for s in text)],
        "number": {line.document: n for n, line in enumerate(seen.reports, 1)},
    }


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("reportedly.show"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(several=several, shortened=shortened)
    return environment


def _ends(points: Sequence[Point]) -> dict[str, dict[int, list[Point]]]:
    """By document and by where a claim's words end: the first point of each relation it is in, copies' left out."""
    found: dict[str, dict[int, list[Point]]] = defaultdict(lambda: defaultdict(list))
    for point in points:
        told = () if point.copied else (t for side in point.sides for t in (*side.tellings, *side.again))
        for words in (w for t in told for w in (t.words, *t.also)):
            here = found[words.document][words.span.end]
            if point.relation not in {p.relation for p in here}:
                here.append(point)
    return found


def _pointed_at(seen: View) -> dict[str, list[Span]]:
    """The spans that lines of the brief point at, by document."""
    found: dict[str, list[Span]] = defaultdict(list)
    for words in _words_in(seen):
        found[words.document].append(words.span)
    return found


def _words_in(part: object) -> Iterator[Words]:
    """All words anywhere in a view."""
    if isinstance(part, Words):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from _words_in(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _words_in(getattr(part, field.name))


def _asset(name: str) -> str:
    return files("reportedly.show").joinpath("assets", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """A content security policy that lets this style and this script run, and nothing else."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
