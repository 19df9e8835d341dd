"""What the summary says of the origins behind the points that reports agree on."""

from __future__ import annotations

import pytest

from reportedly.show.view.origins import Origins, independent

SINGLE = Origins("", True, True, ())
SEVERAL = Origins("", False, True, ())
NAMELESS = Origins("", False, False, ())


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ((), ""),
        ((SINGLE,), "it rests on a single origin"),
        ((SEVERAL,), "it has more than one origin"),
        ((NAMELESS,), "it has no origin that is named"),
        ((SINGLE, SEVERAL), "1 of them rests on a single origin"),
        ((SINGLE, SEVERAL, NAMELESS), "1 of them rests on a single origin, and 1 has none that is named"),
    ],
)
def test_origins_of_unknown_provenance_are_not_counted_as_origins(items: tuple[Origins, ...], said: str) -> None:
    assert independent(items, "it", "them") == said
