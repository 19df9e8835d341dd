"""The order of the stages: acquire -> annotate -> extract -> relate. The only file that names them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, overload

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from .acquire import acquire as read
from .annotate import DEFAULT_MODEL, annotate, pair_reader, sentence_encoder
from .errors import InputError
from .extract import extract as find
from .extract import known_actors
from .model import ClaimFrame, Comparison, Document, Extraction, Judgement
from .relate import Survey, relate
from .save import execute

if TYPE_CHECKING:
    from .save import Kept, Library

OnError = Callable[[InputError], None]
Input = str | Path | Document | Extraction


def iter_acquire(*inputs: str | Path, fetch: bool = False, on_error: OnError | None = None) -> Iterator[Document]:
    """The reports in these files, folders, addresses or standard input ("-"), one at a time, in input order.

    An input that can't be read goes to `on_error`, and the rest is read on; without one InputError is raised.
    Addresses are fetched only with `fetch`.
    """
    return read(*inputs, fetch=fetch, on_error=on_error)


def acquire(*inputs: str | Path, fetch: bool = False, on_error: OnError | None = None) -> list[Document]:
    """`iter_acquire` as a list."""
    return list(iter_acquire(*inputs, fetch=fetch, on_error=on_error))


def iter_extract(
    documents: Iterable[Document], model: str | None = None, on_error: OnError | None = None
) -> Iterator[Extraction]:
    """What each report says, in order, one at a time: memory stays bounded by the longest report.

    `model` is any installed spaCy pipeline; ModelError when it isn't installed. With `on_error`, a fault of the program's
    own in one report goes there and doesn't cost the others theirs.
    """
    waiting = iter(documents)
    for first in waiting:  # models are loaded for the first report, and not where there is none
        for parsed in annotate(chain([first], waiting), model or DEFAULT_MODEL):
            try:
                found = find(parsed)
            except Exception as fault:
                if on_error is None:
                    raise
                where = parsed.document.source_path or parsed.document.url or parsed.document.id
                what = f"the program failed on it ({type(fault).__name__}: {fault})"
                on_error(InputError(where, what, "please report this fault with the file"))
            else:
                yield found


@overload
def extract(documents: Document, model: str | None = None) -> Extraction: ...
@overload
def extract(documents: Iterable[Document], model: str | None = None) -> list[Extraction]: ...
def extract(documents: Document | Iterable[Document], model: str | None = None) -> Extraction | list[Extraction]:
    """What one report says, or each of several, as `iter_extract` finds it."""
    if isinstance(documents, Document):
        return next(iter_extract([documents], model))
    return list(iter_extract(documents, model))


def add(
    library: Library,
    *inputs: str | Path,
    model: str | None = None,
    fetch: bool = False,
    on_error: OnError | None = None,
) -> Iterator[str]:
    """Put the reports of these inputs into a library: the id of each new one, once it is safe on the disk.

    What the library has already isn't read again and changes nothing; another text under an id it has is an
    InputError. Nothing is stored unless the result is consumed. Raises LibraryError when it can't be written.
    """
    documents = iter_acquire(*inputs, fetch=fetch, on_error=on_error)
    new = (one for one in documents if _is_new(library, one, on_error))
    return library.add(map(_with_vectors, iter_extract(new, model)))


def compare(
    reports: Iterable[Input],
    *,
    model: str | None = None,
    judgements: Sequence[Judgement] = (),
    fetch: bool = False,
    on_error: OnError | None = None,
) -> Comparison:
    """Set reports side by side, given as paths or addresses, documents or extractions, in any mixture.

    Raises InputError for what can't be read (unless `on_error` takes it) and where two reports share an id.
    """
    extractions: list[Extraction] = []
    seen: set[str] = set()
    for extraction in _extractions(reports, model, fetch, on_error):
        if extraction.document.id in seen:
            raise InputError(extraction.document.id, "two reports have this id", "give each an id of its own")
        seen.add(extraction.document.id)
        extractions.append(extraction)
    encode = _encode if sentence_encoder() else None
    return relate(extractions, execute, known_actors(), judgements, encode, pair_reader())


def survey(library: Library) -> Kept:
    """Set all reports of a library side by side and keep in it what is found, in the place of what was kept before.

    Stories keep their ids however many reports were added since. Memory stays bounded: findings go to the disk as they
    come. Raises LibraryError when they can't be written, SpaceError when there is no room for temporary files.
    """

    def found(extractions: Iterator[Extraction], judgements: Sequence[Judgement], settled: Mapping[str, str]) -> Survey:
        encode = _encode if sentence_encoder() else None
        return Survey(extractions, execute, known_actors(), judgements, encode, settled, pair_reader())

    return library.keep(found)


def _encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """A vector a text, every distinct text once and by itself: neither its company nor where it was made matters."""
    encoder = sentence_encoder()
    assert encoder is not None
    distinct = list(dict.fromkeys(texts))
    rows = dict(zip(distinct, (encoder.encode([text])[0] for text in distinct), strict=True))
    return np.stack([rows[text] for text in texts])


def _with_vectors(extraction: Extraction) -> Extraction:
    """The report with its claims' vectors, which comparing it later would otherwise make each time anew."""
    if not extraction.claims or sentence_encoder() is None:
        return extraction
    made = _encode([claim.span.of(extraction.document.text) for claim in extraction.claims])
    vectors = {claim.id: row.astype("<f4").tobytes() for claim, row in zip(extraction.claims, made, strict=True)}
    frames = {frame.claim: frame for frame in extraction.frames}
    filled = [replace(frames.get(c, ClaimFrame(c)), vector=vector) for c, vector in vectors.items()]
    return replace(extraction, frames=tuple(filled))


def _extractions(
    reports: Iterable[Input], model: str | None, fetch: bool, on_error: OnError | None
) -> Iterator[Extraction]:
    """The reports in the order given; neighbours of one kind go through the stages together."""
    for kind, run in groupby(reports, _kind):
        if kind is Extraction:
            yield from (r for r in run if isinstance(r, Extraction))
        elif kind is Document:
            yield from iter_extract((r for r in run if isinstance(r, Document)), model, on_error)
        else:
            paths = [r for r in run if isinstance(r, str | Path)]
            yield from iter_extract(iter_acquire(*paths, fetch=fetch, on_error=on_error), model, on_error)


def _kind(report: Input) -> type:
    return type(report) if isinstance(report, Document | Extraction) else Path


def _is_new(library: Library, document: Document, on_error: OnError | None) -> bool:
    if document.id not in library:
        return True
    (stored,) = library.documents([document.id])
    if stored.text != document.text:
        where = f"{document.source_path or document.id}"
        problem = f"the library has another text under its id {document.id}"
        error = InputError(where, problem, "give it an id of its own, or remove that report first")
        if on_error is None:
            raise error
        on_error(error)
    return False
