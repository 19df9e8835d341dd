"""Document -> Parsed: the only stage that loads models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import structs

from ..model import Document, Parsed
from .encoder import SentenceEncoder, load_encoder
from .pairs import PairReader, load_pair_reader
from .parse import DEFAULT_MODEL, load_parser, parse
from .tagger import Tagger, load_tagger

__all__ = ["DEFAULT_MODEL", "annotate", "load_parser", "pair_reader", "sentence_encoder"]


def annotate(documents: Iterable[Document], model: str = DEFAULT_MODEL, tagged: bool = True) -> Iterator[Parsed]:
    """Parse reports, in order, with any installed spaCy pipeline, and tag them with the trained tagger.

    `tagged` False, or no weights beside the program: the rules of `extract` work alone. Raises ModelError when the
    pipeline named isn't installed. Memory is bounded by the longest report.
    """
    tagger = _tagger() if tagged else None
    for parsed in parse(documents, model):
        yield structs.replace(parsed, tagged=tagger.tag([parsed])[0]) if tagger is not None else parsed


@lru_cache(maxsize=1)
def _tagger() -> Tagger | None:
    return load_tagger()


@lru_cache(maxsize=1)
def sentence_encoder() -> SentenceEncoder | None:
    """The sentence encoder, loaded once; None where its weights are not beside the program."""
    return load_encoder()


@lru_cache(maxsize=1)
def pair_reader() -> PairReader | None:
    """The network that reads two claims together, loaded once; None where its weights are not beside the program."""
    return load_pair_reader()
