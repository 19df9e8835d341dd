"""Extractions made up at random from the model's own types: any field of any noun, any text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from reportedly.model import (
    Actor,
    Cap,
    Claim,
    ClaimFrame,
    Copy,
    Document,
    Extraction,
    Figure,
    Group,
    GroupRelation,
    Origin,
    OriginEntry,
    Published,
    Series,
    Span,
    Story,
)

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
    if isinstance(kind, inspect.TupleType):
        return st.tuples(*map(values, kind.item_types))
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


class Found(msgspec.Struct):
    """Findings made up beforehand."""

    held: dict[str, list[Any]] = {}

    def copies(self) -> Iterator[Copy]:
        return iter(self.held.get("copies", ()))

    def groups(self) -> Iterator[Group]:
        return iter(self.held.get("groups", ()))

    def relations(self) -> Iterator[GroupRelation]:
        return iter(self.held.get("relations", ()))

    def origins(self) -> Iterator[OriginEntry]:
        return iter(self.held.get("origins", ()))

    def figure_series(self) -> Iterator[Series]:
        return iter(self.held.get("figure_series", ()))

    def stories(self) -> Iterator[Story]:
        return iter(self.held.get("stories", ()))

    def caps(self) -> Iterator[Cap]:
        return iter(self.held.get("caps", ()))


def found(*stories: str, opposed: Sequence[str] = ()) -> Found:
    """Small, plausible findings on reports made by `extraction`: a story for each text, its reports by name apart by spaces.

    Of the reports in `opposed` ("a b"), the first one's claim conflicts with the second's.
    """
    members = [one.split() for one in stories]
    claims = [[f"{name}/claim/0-6" for name in part] for part in members]
    pairs = [[f"{name}/claim/0-6" for name in pair.split()] for pair in opposed]
    groups = [[claim.replace("/claim/", "/group/") for claim in pair] for pair in pairs]
    conflicts = [GroupRelation(*g, *p, "conflicts", 0.9, "Two numbers.") for g, p in zip(groups, pairs, strict=True)]
    return Found(
        {
            "groups": [Group(part[0].replace("/claim/", "/group/"), tuple(part)) for part in claims if len(part) > 1],
            "relations": conflicts,
            "origins": [
                OriginEntry(tuple(told), len(told), 1, 0, (Origin("Ida", "person", tuple(part), "She said so."),))
                for told, part in zip(claims, members, strict=True)
            ],
            "stories": [Story(f"{part[0]}/story", tuple(part), f"Boats of {part[0]}") for part in members],
        }
    )
