import gzip
import hashlib
import io
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.acquire import READERS, acquire
from reportedly.acquire.encoding import decode
from reportedly.errors import InputError

from .conftest import Taken

REPORT = "Bridge at Sellin closed\n\nThe bridge was closed on Saturday, the prefect said.\n"


def test_text_is_kept_exactly(take):
    text = "Flood\r\n\r\nIt\xa0rained  twice.\tThen\u2028not.\rEnd \n\n"
    data = text.encode()
    document = take("a.txt", data).only
    assert document.text == text
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.media_type, document.retrieved, document.version_of) == ("text/plain", None, None)


def test_the_same_input_gives_the_same_document(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(REPORT)
    assert Taken(path).documents == Taken(path).documents


def test_source_path_is_as_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(REPORT)
    assert Taken("a.txt").only.source_path == "a.txt"


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_dropped(take, mark):
    assert take("a.txt", REPORT.encode(mark)).only.text == REPORT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(take, encoding):
    assert take("a.txt", REPORT.encode(encoding)).only.text == REPORT


def test_windows_1252(take):
    text = "Five “dead” at the café – so says\r\n\r\nthe mayor’s office.\r\n"
    assert take("a.txt", text.encode("cp1252")).only.text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Le maire a déclaré lundi que l’école était fermée."),
        ("cp1252", "Der Bürgermeister sagte, fünf Menschen seien getötet worden."),
        ("cp1252", "El alcalde dijo que cinco niños murieron, ¿por qué?, según la policía, añadió."),
        ("cp1252", "Fem människor dödades när en bro rasade på lördagen."),
        ("cp1250", "Burmistrz powiedział, że pięć osób zginęło w pożarze, a straż gasiła ogień całą noc."),
        ("cp1250", "Starosta v pondělí řekl, že při požáru zemřelo pět lidí a hasiči hasili celou noc."),
        ("cp1250", "A polgármester közölte, hogy öten meghaltak a gyártűzben, a tűzoltók küzdöttek."),
        ("cp1254", "Belediye başkanı yangında beş kişinin öldüğünü, itfaiyenin çalıştığını söyledi."),
        ("cp1257", "Meras pranešė, kad per gaisrą žuvo penki žmonės, ugniagesiai dirbo visą naktį."),
    ],
)
def test_code_pages_are_told_by_their_letters(take, encoding, text):
    assert take("a.txt", text.encode(encoding)).only.text == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_cyrillic_encodings(take, encoding):
    text = "Пять человек погибли при пожаре на фабрике в Ломаре, сообщила пожарная служба.\n" * 4
    document = take("a.txt", text.encode(encoding)).only
    assert document.text == text
    assert document.language == "ru"


def test_nearly_utf8_names_the_place(take):
    error = take("a.txt", "Żółw\nŁódź – né\n".encode() * 3 + b"bad \xff end").error
    assert "isn't valid UTF-8" in error
    assert "(line 7) is 0xff" in error


def test_broken_utf16_is_one_complaint(take):
    assert "UTF-16-LE" in take("a.txt", b"\xff\xfea\x00\x00\xd8a\x00").error


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=400))
def test_any_unicode_comes_back(text):
    if "\0" not in text and not text.startswith("\ufeff"):
        assert decode(text.encode(), "x") == text


@given(st.binary(max_size=600))
@settings(deadline=None, max_examples=150)
def test_random_bytes_never_crash(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("x") / "a.txt"
    path.write_bytes(data)
    taken = Taken(path)
    assert len(taken.documents) + len(taken.errors) == 1


def test_bad_inputs_leave_the_others_alone(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "white.txt").write_text(" \n\xa0\n")
    (tmp_path / "binary.txt").write_bytes(random.Random(1).randbytes(3000))
    taken = Taken(tmp_path, tmp_path / "none.txt", tmp_path / "a.txt", "ftp://example.org/a", "http://example.org/a")
    assert [d.text for d in taken.documents] == [REPORT, REPORT]
    problems = [e.removeprefix(str(tmp_path)) for e in taken.errors]
    assert problems == [
        "/binary.txt: is binary, not text; give .txt, .html, .pdf, .docx or .jsonl",
        "/empty.txt: the file is empty; give a file that holds a report",
        "/white.txt: holds no text but white space; give a file that holds a report",
        "/none.txt: there is no such file or folder; check the path",
        "ftp://example.org/a: is no http or https address, and no other is fetched; save it and give the file",
        "http://example.org/a: is an address, and nothing is fetched unless asked; pass --fetch",
    ]


def test_without_on_error_the_first_is_raised(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        list(acquire(tmp_path / "none.txt"))


def test_a_hundred_megabytes_of_one_line(tmp_path):
    path = tmp_path / "line.txt"
    with open(path, "wb") as file:
        file.truncate(100 * 2**20)
        file.write(b"one line of a report " * 4000)
    assert "more than 64 MB" in Taken(path).error


def test_a_text_too_long_for_a_report(take):
    assert "1,200,000 characters" in take("a.txt", "word, " * 200_000).error


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission_denied(take, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "a.txt").chmod(0)
    assert "permission denied" in Taken(tmp_path / "a.txt").error


def test_what_open_refuses_is_one_complaint(take, monkeypatch):
    def refuse(*_: object) -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert "can't be read (permission denied)" in Taken(__file__).error


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path):
    for name in ("b.txt", "a/c.TXT", "a/b.text", "README.md", ".hidden.txt", ".git/x.txt", "picture.png", "noending"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name} says something here.")
    names = [str(d.source_path).removeprefix(str(tmp_path)) for d in Taken(tmp_path).documents]
    assert names == ["/a/b.text", "/a/c.TXT", "/b.txt"]


def test_a_path_of_any_bytes_is_one_line_of_unicode(tmp_path):
    path = os.fsencode(tmp_path) + b"/a\n\xff.txt"
    with open(path, "wb") as file:
        file.write(REPORT.encode())
    document = Taken(tmp_path).only
    assert document.source_path == f"{tmp_path}/a\\x0a\ufffd.txt"
    assert "a\\x0ab: there is no such" in Taken("a\nb").error
    assert "no file can have this name" in Taken("a\0b").error


def test_a_folder_with_nothing_readable(tmp_path):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    assert "nothing readable" in Taken(tmp_path).error


def test_a_pipe_in_a_folder_is_passed_over(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert "nothing readable" in Taken(tmp_path).error


def test_standard_input_is_sniffed(monkeypatch):
    for data, media in ((REPORT, "text/plain"), (json.dumps({"text": REPORT}), "application/x-ndjson")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
        document = Taken("-").only
        assert (document.text, document.source_path, document.media_type) == (REPORT, "-", media)
        assert not sys.stdin.closed


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"{\\rtf1 hello}", "RTF"),
        (b"\xd0\xcf\x11\xe0 old", "old Office"),
        (b"\x89PNG\r\n", "image"),
        (b"<?xml version='1.0'?><rss version='2.0'/>", "feed"),
        (b"PK\x03\x04 not much of a zip", "damaged"),
    ],
)
def test_kinds_that_are_not_read_say_what_they_are(take, data, what):
    assert what in take("a.txt", data).error


def test_a_wrong_ending_is_named(take):
    assert "is no PDF file inside" in take("a.pdf", "Just some words.").error


def test_json_that_is_no_jsonl(take):
    assert "one object a line" in take("a.json", "[\n1,\n2]").error


def test_readers_are_visible():
    assert [r.kind for r in READERS] == ["text", "html", "pdf", "docx", "jsonl"]


def test_importing_loads_no_reader():
    code = (
        "import sys, reportedly.acquire; "
        "print([m for m in ('trafilatura', 'pypdfium2', 'docx', 'lxml', 'httpx', 'ssl') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


# ------------------------------------------------------------------------------------------- compressed


def test_gzip_is_unpacked(take):
    assert take("a.txt.gz", gzip.compress(REPORT.encode())).only.text == REPORT


def test_a_gzip_bomb(take):
    assert "more than 64 MB" in take("a.txt.gz", gzip.compress(b"0" * 70 * 2**20)).error


def test_a_gzip_bomb_of_lines(take):
    taken = take("a.jsonl.gz", gzip.compress(b"0" * 160 * 2**20))
    assert not taken.documents
    assert any("zip bomb" in e for e in taken.errors)


def test_damaged_and_doubled_gzip(take):
    packed = gzip.compress(REPORT.encode() * 99)
    assert "can't be read" in take("cut.txt.gz", packed[: len(packed) // 2]).error
    assert "more than once" in take("two.gz", gzip.compress(packed)).error
