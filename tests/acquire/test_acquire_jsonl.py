import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Span

from .conftest import Taken

TEXT = "Bridge at Sellin closed\n\nThe bridge was closed on Saturday."


def lines(*reports: dict) -> str:
    return "".join(json.dumps(r) + "\n" for r in reports)


def test_fields_arrive(take):
    report = {
        "text": TEXT, "title": "Bridge at Sellin closed", "publisher": "Lomara Courier", "id": "c-17",
        "url": "https://courier.example/bridge", "published": "2023-03-04T22:15:00+01:00", "other": 3,
    }  # fmt: skip
    document = take("a.jsonl", lines(report)).only
    assert document.text == TEXT
    assert (document.id, document.publisher, document.url) == ("c-17", report["publisher"], report["url"])
    assert document.headline == Span(0, 23)
    assert (document.published.value, document.published.basis) == ("2023-03-04", "stated")


def test_a_title_not_in_the_text_yields_no_spans(take):
    document = take("a.jsonl", lines({"text": TEXT, "title": "Sellin without its bridge"})).only
    assert document.title == "Sellin without its bridge"
    assert document.headline is None


def test_bad_lines_are_named_and_the_others_go_on(take, tmp_path):
    data = lines({"text": "One is here."}) + '\n{"txt": 1}\nnonsense\n[1]\n{"text": "\\ud800"}\n{"text": 3}\n'
    taken = take("a.jsonl", data + lines({"text": " "}, {"text": "Two is here."}))
    assert [d.text for d in taken.documents] == ["One is here.", "Two is here."]
    assert [e.split(": ")[0].rpartition(":")[2] for e in taken.errors] == ["3", "4", "5", "6", "7", "8"]
    assert all(e.startswith(str(tmp_path / "a.jsonl:")) for e in taken.errors)


def test_invalid_utf8_in_a_line_spares_the_others(take):
    taken = take("a.jsonl", b'{"text": "One is here."}\n{"text": "\xff"}\n{"text": "Two is here."}')
    assert len(taken.documents) == 2
    assert ":2: no report on this line" in taken.errors[0]


def test_no_report_at_all(take):
    assert "holds no report" in take("a.jsonl", "\n \n").error


def test_a_line_too_long_spares_the_others(take):
    data = b'{"text": "' + b"x" * 17 * 2**20 + b'"}\n' + lines({"text": "Two is here."}).encode()
    taken = take("a.jsonl", data)
    assert [d.text for d in taken.documents] == ["Two is here."]
    assert ":1: the line is longer than 16 MB" in taken.errors[0]


def test_hashed_ids_are_short_stable_and_unique(take):
    same = {"text": TEXT, "publisher": "A", "title": "T"}
    taken = take("a.jsonl", lines(same, {**same, "publisher": "B"}, same, same))
    ids = [d.id for d in taken.documents]
    assert len(ids[0]) == 16
    assert ids[2:] == [f"{ids[0]}-2", f"{ids[0]}-3"]
    assert ids[1] != ids[0]
    assert [d.id for d in take("b.jsonl", lines(same)).documents] == ids[:1]


def test_given_ids_stay_unique_whatever_they_are(take):
    taken = take("a.jsonl", lines(*({"text": TEXT, "id": i} for i in ("a", "a-2", "a", 7, " "))))
    ids = [d.id for d in taken.documents]
    assert ids[:4] == ["a", "a-2", "a-3", "7"]
    assert len(ids[4]) == 16


def test_the_url_stands_for_publisher_and_title(take):
    one = {"text": TEXT, "url": "https://x.example/1", "title": "A"}
    taken = take("a.jsonl", lines(one, {**one, "title": "B"}))
    assert taken.documents[1].id == taken.documents[0].id + "-2"


@pytest.mark.parametrize(
    ("published", "value", "earliest", "latest"),
    [
        ("2024-04-15", "2024-04-15", "2024-04-15", "2024-04-15"),
        ("20240415T101500Z", "2024-04-15", "2024-04-15", "2024-04-15"),
        ("2024-02", "2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024", "2024-01-01", "2024-12-31"),
        ("Mon, 15 Apr 2024 10:00:00 GMT", "2024-04-15", "2024-04-15", "2024-04-15"),
        ("12/05/2017", "2017", "2017-05-12", "2017-12-05"),
    ],
)
def test_published(take, published, value, earliest, latest):
    found = take("a.jsonl", lines({"text": TEXT, "published": published})).only.published
    assert (found.value, found.earliest, found.latest, found.basis) == (value, earliest, latest, "stated")


@pytest.mark.parametrize("published", ["soon", "2024-02-31", "", "31/31/2024"])
def test_published_that_is_no_date(take, published):
    found = take("a.jsonl", lines({"text": TEXT, "published": published})).only.published
    assert (found.value, found.basis) == (None, "unknown")
    assert "is no date" in found.why


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300), st.text(max_size=40))
@settings(deadline=None, max_examples=100)
def test_any_text_is_kept_and_every_span_is_inside_it(tmp_path_factory, text, title):
    path = tmp_path_factory.mktemp("x") / "a.jsonl"
    title = title.encode("utf-8", "replace").decode()
    path.write_text(json.dumps({"text": text, "title": title}) + "\n")
    for document in Taken(path).documents:
        assert document.text == text
        for part in ("headline", "byline", "dateline", "agency"):
            if span := getattr(document, part):
                words = span.of(text)
                assert words
                assert words == words.strip()
