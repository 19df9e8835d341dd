from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from reportedly.errors import LibraryError
from reportedly.save import Library
from reportedly.save.lock import locked

from .made import Found, extraction, found

ROOT = Path(__file__).parents[2]
ONE_LINE = r"\A[^\n]+\Z"


def test_a_folder_of_other_files_is_not_taken_over(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    with pytest.raises(LibraryError, match="holds other files and no library"):
        Library(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_library_that_is_not_there_is_only_made_when_asked(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no library here"):
        Library(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_file_in_the_folders_place(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("mine")
    for create in (True, False):
        with pytest.raises(LibraryError, match=ONE_LINE):
            Library(path, create=create)


@pytest.mark.parametrize("marker", ["", "[]", "{", '{"reportedly_library": 99}', '{"other": 1}'])
def test_a_marker_of_another_kind(tmp_path: Path, marker: str) -> None:
    (tmp_path / "library.json").write_text(marker)
    with pytest.raises(LibraryError, match=ONE_LINE):
        Library(tmp_path)


def test_an_interrupted_first_opening_is_finished(tmp_path: Path) -> None:
    (tmp_path / ".writing-library.json-77").write_text("{")
    assert Library(tmp_path).ids() == []
    assert json.loads((tmp_path / "library.json").read_text()) == {"reportedly_library": 1}


def test_a_damaged_part_is_named(tmp_path: Path) -> None:
    list(Library(tmp_path).add([extraction("a")]))
    (tmp_path / "documents" / "00000001.parquet").write_bytes(b"PAR1 no more")
    with pytest.raises(LibraryError, match="damaged"):
        Library(tmp_path).ids()


def test_a_second_writer_waits_and_then_says_so(tmp_path: Path) -> None:
    Library(tmp_path)
    with (
        locked(tmp_path / "lock"),
        pytest.raises(LibraryError, match="another program is writing"),
        locked(tmp_path / "lock", wait=0.1),
    ):
        pass


FULL_DISK = """
import resource, signal, sys
from reportedly.errors import LibraryError
from reportedly.save import Library
from tests.save.made import extraction

library = Library(sys.argv[1])
print(*library.add([extraction("small")]), flush=True)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    list(library.add([extraction("large", text="".join(map(chr, range(0x4E00, 0x9FFF))))]))
except LibraryError as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs a limit on the size of files")
def test_no_room_left_is_one_line_and_loses_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, cwd=ROOT)
    added, line = done.stdout.splitlines()
    assert added == "small"
    assert "File too large" in line
    assert "nothing already acknowledged is lost" in line
    library = Library(tmp_path)
    assert library.ids() == ["small"]
    assert list(library.add([extraction("large")])) == ["large"]
    assert not list(tmp_path.rglob(".writing-*"))


FULL_FOR_FINDINGS = """
import resource, signal, sys
from reportedly.errors import LibraryError
from reportedly.save import Library
from tests.save.made import extraction, found

library = Library(sys.argv[1])
list(library.add([extraction("small")]))
library.keep(lambda *_: found("small"))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    library.keep(lambda *_: found("small", "".join(map(chr, range(0x4E00, 0x9FFF)))))
except LibraryError as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs a limit on the size of files")
def test_no_room_for_findings_is_one_line_and_what_was_kept_stays(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FULL_FOR_FINDINGS, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, cwd=ROOT)
    (line,) = done.stdout.splitlines()
    assert "nothing already acknowledged is lost" in line
    assert [one.id for one in Library(tmp_path).findings().stories()] == ["small/story"]
    assert not list(tmp_path.rglob(".writing-*"))


def test_a_second_comparison_waits_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportedly.save import library as module

    first, second = Library(tmp_path), Library(tmp_path)

    def meanwhile(*_: object) -> Found:
        monkeypatch.setattr(module, "locked", partial(locked, wait=0.1))
        with pytest.raises(LibraryError, match="another program is writing"):
            second.keep(lambda *_: found("b"))
        return found("a")

    first.keep(meanwhile)
    assert [one.id for one in second.findings().stories()] == ["a/story"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_can_not_be_written(tmp_path: Path) -> None:
    library = Library(tmp_path)
    tmp_path.chmod(0o500)
    with pytest.raises(LibraryError, match="Permission denied"):
        list(library.add([extraction("a")]))
    tmp_path.chmod(0o700)
