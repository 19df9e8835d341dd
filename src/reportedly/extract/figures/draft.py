"""A figure in the making: its quantity, and where it hangs in the parse."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from ...model import Measure
from .quantity import Quantity


class Draft(Struct):
    """`first`/`last`: the number's tokens. `noun`: the head of what is counted, if it is there. `node`: the token that stands
    for the whole phrase in the tree. `whole`: index of the draft this one is a part of. `leans`: what is counted was said before.
    """

    quantity: Quantity
    first: int
    last: int
    node: int
    noun: int | None = None
    counts: str | None = None
    unit: str | None = None
    measure: Measure | None = None
    leans: bool = False
    whole: int | None = None
    change: Literal["up", "down"] | None = None
