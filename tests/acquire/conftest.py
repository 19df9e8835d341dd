from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportedly.acquire import acquire
from reportedly.errors import InputError
from reportedly.model import Document


class Taken:
    """What an input gave: documents, and complaints as strings."""

    def __init__(self, *inputs: Any, **options: Any) -> None:
        errors: list[InputError] = []
        self.documents: list[Document] = list(acquire(*inputs, on_error=errors.append, **options))
        self.errors = [str(e) for e in errors]

    @property
    def only(self) -> Document:
        assert not self.errors
        (document,) = self.documents
        return document

    @property
    def error(self) -> str:
        assert not self.documents
        (error,) = self.errors
        assert "\n" not in error
        return error

    def words(self, part: str) -> str | None:
        span = getattr(self.only, part)
        return span and span.of(self.only.text)


@pytest.fixture
def take(tmp_path: Path) -> Callable[..., Taken]:
    """take("name.txt", data): write the file and read it."""

    def taken(name: str, data: bytes | str) -> Taken:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return Taken(path)

    return taken
