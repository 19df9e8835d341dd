"""What a library keeps is compared as it would be when read anew, without a vector being made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly import pipeline
from reportedly.model import Document
from reportedly.save import Library
from reportedly.show import to_json

TEXTS = {
    "one": "OSTHAVEN (Fictional Wire) - A fire at the Osthaven mill killed 12 people, the mayor said. The gates were locked.",
    "two": "OSTHAVEN (Morning Page) - At least 15 people died in the mill fire in Osthaven. The gates were not locked.",
}


@pytest.fixture
def kept(tmp_path: Path) -> Library:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    library = Library(tmp_path / "library")
    assert len(list(pipeline.add(library, *(tmp_path / f"{name}.txt" for name in TEXTS)))) == 2
    return library


def test_stored_reports_compare_as_those_read_anew(kept: Library, tmp_path: Path) -> None:
    anew = pipeline.compare([tmp_path / f"{name}.txt" for name in TEXTS])
    assert to_json(pipeline.compare(kept.extractions())) == to_json(anew)
    assert anew.relations


def test_no_vector_is_made_twice(kept: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    if pipeline.sentence_encoder() is None:
        pytest.skip("no sentence encoder here")
    stored = list(kept.extractions())
    assert all(len(frame.vector) == 4 * 384 for one in stored for frame in one.frames)

    def never(texts: object) -> object:
        raise AssertionError(texts)

    monkeypatch.setattr(pipeline, "_encode", never)
    assert pipeline.compare(stored).relations


def test_a_vector_is_the_same_in_any_company() -> None:
    if pipeline.sentence_encoder() is None:
        pytest.skip("no sentence encoder here")
    one, long = "The gates were locked.", "A fire at the mill " * 20
    assert (pipeline._encode([one])[0] == pipeline._encode([long, one, one])[2]).all()


def test_a_report_without_claims_is_left_as_it_is() -> None:
    bare = pipeline.extract(Document(id="x", source_path=None, text="Osthaven."))
    assert pipeline._with_vectors(bare).document == bare.document
