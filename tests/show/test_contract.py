import json
from pathlib import Path

import jsonschema
import pytest

from reportedly import show
from reportedly.model import Comparison, Document, Extraction

from .story import AGENCY

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(show.schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_a_comparison_satisfies_the_schema(story: Comparison, validator: jsonschema.Draft202012Validator) -> None:
    validator.validate(json.loads(show.to_json(story)))


def test_each_line_of_a_report_satisfies_the_schema(
    story: Comparison, validator: jsonschema.Draft202012Validator
) -> None:
    lines = show.to_jsonl(story.documents).splitlines()
    assert len(lines) == 3
    for line in lines:
        validator.validate(json.loads(line))


def test_the_schema_refuses_what_the_contract_does_not_allow(
    story: Comparison, validator: jsonschema.Draft202012Validator
) -> None:
    for spoil in (
        lambda c: c["relations"][0].update(relation="true"),
        lambda c: c["documents"][0]["figures"][0].pop("vague"),
        lambda c: c.pop("origins"),
        lambda c: c["documents"][0]["claims"][0].update(span=[1, 2]),
    ):
        printed = json.loads(show.to_json(story))
        spoil(printed)
        assert not validator.is_valid(printed)


def test_what_only_relate_needs_is_not_printed(story: Comparison) -> None:
    printed = json.loads(show.to_json(story))
    for report in printed["documents"]:
        assert list(report) == [
            "document", "attributions", "figures", "times", "places", "actors", "events", "wording", "claims",
        ]  # fmt: skip
    assert "frames" not in show.to_json(story)
    assert "vector" not in show.to_json(story)


def test_spans_are_objects_that_slice_the_text(story: Comparison) -> None:
    report = json.loads(show.to_jsonl(story.documents[0]))
    span = report["claims"][0]["span"]
    assert report["document"]["text"] == AGENCY
    assert AGENCY[span["start"] : span["end"]] == "At least 12 people drowned"


def test_one_line_a_report_whatever_is_in_the_text() -> None:
    odd = "a\nb\u2028c\u0085d\x0b"
    printed = show.to_jsonl([Extraction(Document("x", None, odd))])
    assert printed.endswith("\n")
    assert printed.count("\n") == 1
    assert json.loads(printed)["document"]["text"] == odd


def test_text_that_utf8_cannot_hold_is_printed_all_the_same() -> None:
    printed = show.to_jsonl([Extraction(Document("x", None, "a\ud800b"))])
    assert printed.encode("utf-8")
    assert len(json.loads(printed)["document"]["text"]) == 3


def test_the_same_comparison_prints_the_same(story: Comparison) -> None:
    assert show.to_json(story) == show.to_json(story)


@pytest.mark.shared
def test_real_reports_satisfy_the_schema(validator: jsonschema.Draft202012Validator) -> None:
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("../shared/seeds is not here")
    import reportedly

    validator.validate(json.loads(show.to_json(reportedly.compare(seeds))))
