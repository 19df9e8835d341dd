"""When a report was published, as far as it or its metadata states it; inference from the text comes later."""

from __future__ import annotations

import re

from ..model import Published
from .dates import Day, exact, stamp

IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/\-_.?#]|\Z)")


def published(day: Day, where: str) -> Published:
    """What a date found at `where` ("the line under the headline") says of the publication."""
    note = f" ({day.note})" if day.note else ""
    if day.earliest is None:
        return Published(value=day.value, why=f"{where} says {day.value[5:]} without a year{note}")
    return Published(day.earliest, day.latest, day.value, "stated", f"{where} says {day.value}{note}")


def stated(value: str, where: str) -> Published:
    """What a metadata field says; one that is no date leaves the publication unknown and says so."""
    day = stamp(value)
    if day is None:
        return Published(why=f"{where} is no date: {' '.join(value.split())[:40]!r}")
    return published(day, where)


def settled(metadata: Published | None, line: Published | None, url: str | None, made: str | None) -> Published:
    """The strongest of: metadata, a date line or dateline, the address; a file's own date is told, not used."""
    known = [p for p in (metadata, line, _of_address(url)) if p is not None]
    for candidate in known:
        if candidate.basis == "stated":
            return candidate
    for candidate in known[::-1]:
        if candidate.value is not None:
            return candidate
    if known:
        return known[0]
    if made:
        return Published(
            why=f"no date is stated in the report; the file says it was made on {made}, which may be another day"
        )
    return Published()


def _of_address(url: str | None) -> Published | None:
    match = IN_ADDRESS.search(url or "")
    day = exact(int(match[1]), int(match[2]), int(match[3])) if match else None
    return published(day, f"the address ({match[0].rstrip('/')})") if day and match else None
