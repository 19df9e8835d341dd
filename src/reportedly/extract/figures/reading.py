"""The parse as the figures read it: the tree, and which tokens are inside a person's name."""

from __future__ import annotations

from functools import cached_property

from ..syntax import Tree


class Reading(Tree):
    """A parse seen as a tree, with the persons named in it."""

    @cached_property
    def persons(self) -> dict[int, int]:
        """Each token inside a person's name, and the name's first token."""
        return {i: e.first for e in self.parsed.entities if e.label == "PERSON" for i in range(e.first, e.last)}
