"""Extractions made up at random from the model's own types: any field of any noun, any text."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from reportedly.model import Actor, Claim, ClaimFrame, Document, Extraction, Figure, Published, Span

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SCALARS: dict[type, st.SearchStrategy[Any]] = {
    inspect.StrType: TEXT,
    inspect.IntType: st.integers(0, 2**40),
    inspect.FloatType: st.floats(allow_nan=False, allow_infinity=False),
    inspect.BoolType: st.booleans(),
    inspect.BytesType: st.binary(max_size=12),
    inspect.NoneType: st.none(),
}


def values(kind: inspect.Type) -> st.SearchStrategy[Any]:
    """Any value of a field of this type."""
    if isinstance(kind, inspect.UnionType):
        return st.one_of([values(one) for one in kind.types])
    if isinstance(kind, inspect.LiteralType):
        return st.sampled_from(sorted(kind.values))
    if isinstance(kind, inspect.VarTupleType):
        return st.lists(values(kind.item_type), max_size=3).map(tuple)
    if isinstance(kind, inspect.StructType):
        return st.builds(kind.cls, **{field.name: values(field.type) for field in kind.fields})
    return SCALARS[type(kind)]


def any_of(struct: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """Any value of a struct."""
    return values(inspect.type_info(struct))


def extraction(name: str, text: str = "Twelve boats left Port Ambel.", title: str | None = None) -> Extraction:
    """A small, plausible extraction of a report with this id."""
    document = Document(id=name, source_path=f"{name}.txt", text=text, title=title, published=Published())
    span = Span(0, min(6, len(text)))
    return Extraction(
        document=document,
        figures=(Figure(id=f"{name}/figure/0-6", span=span, low=12.0, high=12.0, counts="boats"),),
        actors=(Actor(id=f"{name}/actor/0-6", span=span, name="boats", kind="people"),),
        claims=(Claim(id=f"{name}/claim/0-6", span=span, figures=(f"{name}/figure/0-6",)),),
        frames=(ClaimFrame(claim=f"{name}/claim/0-6", predicates=("leave",), vector=b"\x00\x00\x80>\x00\x00\x00\xbf"),),
    )
