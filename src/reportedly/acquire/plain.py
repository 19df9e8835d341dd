"""Plain text: the characters as they stand in the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from .encoding import decode
from .nouns import Content, Reading


def read(content: Content) -> Iterator[Reading]:
    """One report, its text exactly the file's. Raises InputError for what can't be decoded or is too large."""
    data = content.whole()
    text = decode(data, content.where, content.charset)
    yield Reading(text, "text/plain", hashlib.sha256(data).hexdigest(), url=content.url)
