"""What is installed, what is not there, and whether the weights are the ones recorded: for a person in
doubt."""

from __future__ import annotations

import hashlib
import importlib.util
import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import Literal, NamedTuple

from .annotate import DEFAULT_MODEL
from .annotate.tagger import WEIGHTS
from .config import Settings
from .errors import LibraryError
from .extract import EXTRACTORS
from .model import Extraction
from .save import Library

State = Literal["ok", "not there", "wrong"]
PACKAGES = ("spacy", "onnxruntime", "duckdb", "pyarrow", "trafilatura", "pypdfium2", "python-docx")
RULES_ALONE = "the rules find attributions alone"
NO_VECTORS = "claims are compared by their words alone"
NO_READING = "pairs of claims are judged by features alone"


class Finding(NamedTuple):
    """One line of the report: "wrong" is what keeps the program from working as released."""

    what: str
    state: State
    detail: str


def findings(settings: Settings) -> Iterator[Finding]:
    """Everything looked at, in order. Weights are read once in full to take their sha256."""
    yield Finding("reportedly", "ok", f"{version('reportedly')}, Python {platform.python_version()}")
    yield from map(_package, PACKAGES)
    yield from _pipeline(settings.model or DEFAULT_MODEL)
    yield from _weights("attribution tagger", WEIGHTS / "attribution", RULES_ALONE)
    yield from _weights("sentence encoder", WEIGHTS / "sentence", NO_VECTORS)
    yield from _weights("pair network", WEIGHTS / "pairs", NO_READING)
    yield from _unfilled()
    yield _library(settings.library)


def _package(name: str) -> Finding:
    try:
        return Finding(name, "ok", version(name))
    except PackageNotFoundError:
        return Finding(name, "wrong", "not installed; set the environment up again")


def _pipeline(name: str) -> Iterator[Finding]:
    found = importlib.util.find_spec(name) if name.isidentifier() else None
    if found is None or not found.submodule_search_locations:
        yield Finding(f"parser {name}", "wrong", "not installed; install it or name another with --model")
        return
    folder = Path(found.submodule_search_locations[0])
    yield Finding(f"parser {name}", "ok", _release(name))
    recorded = _sums(WEIGHTS / f"{name}.sha256")
    if recorded:
        yield from _compared(f"parser {name}", folder, recorded)
    else:
        yield Finding(f"parser {name}", "not there", "no sha256 recorded for its weights")


def _release(package: str) -> str:
    try:
        return distribution(package).version
    except PackageNotFoundError:
        return "no release number"


def _weights(what: str, folder: Path, without: str) -> Iterator[Finding]:
    recorded = _sums(folder / "SHA256SUMS")
    if not folder.is_dir():
        yield Finding(what, "not there", without)
    elif not recorded:
        yield Finding(what, "wrong", f"{folder} has no SHA256SUMS to compare its files with")
    yield from _compared(what, folder, recorded)


def _compared(what: str, folder: Path, recorded: Mapping[str, str]) -> Iterator[Finding]:
    for name, expected in recorded.items():
        path = folder / name
        if not path.is_file():
            yield Finding(what, "wrong", f"{name} is missing")
        elif (found := sha256(path)) != expected:
            yield Finding(what, "wrong", f"{name} has sha256 {found}, recorded is {expected}")
        else:
            yield Finding(what, "ok", f"{name} sha256 {found}, as recorded")


def _sums(path: Path) -> dict[str, str]:
    """File name -> sha256, from a file as sha256sum writes it; empty where there is none."""
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name.lstrip("*"): digest for digest, name in (line.split(maxsplit=1) for line in lines if line)}


def _unfilled() -> Iterator[Finding]:
    """Lists of an Extraction that no extractor of this release fills."""
    filled = {extractor.__name__ for extractor in EXTRACTORS}
    for name in Extraction.__struct_fields__:
        if name not in filled and name not in ("document", "frames"):
            yield Finding(name, "not there", "no extractor in this release: the list is always empty")


def _library(folder: Path) -> Finding:
    if not folder.exists():
        return Finding("library", "not there", f"{folder}; `reportedly add` makes it")
    try:
        return Finding("library", "ok", f"{folder}, {len(Library(folder, create=False))} reports")
    except LibraryError as error:
        return Finding("library", "wrong", str(error))


def sha256(path: Path) -> str:
    """The file's sha256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
