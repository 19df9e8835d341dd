"""What all tests share: nobody's library is touched, and what needs more than Python says why it is skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from reportedly.model import Document, Extraction

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"

hypothesis.settings.register_profile("fixed", derandomize=True)
if REQUIRE_ALL:  # CI shows the same result for the same code; elsewhere every run tries other examples
    hypothesis.settings.load_profile("fixed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden", action="store_true", help="write what is found now into tests/golden/*.expected.json"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    browser = any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome")))
    for item in items:
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason=f"needs the data beside the project ({SHARED})"))
        if item.get_closest_marker("browser") and not browser and not REQUIRE_ALL:
            item.add_marker(pytest.mark.skip(reason="needs Chromium; REQUIRE_ALL=1 makes it fail instead"))


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and library of whoever runs the tests stay out of them."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("REPORTEDLY_LIBRARY", str(home / "library"))
    monkeypatch.delenv("REPORTEDLY_MODEL", raising=False)


@pytest.fixture(scope="session")
def extracted() -> Callable[..., Extraction]:
    """A text (and fields of its Document) to what the whole pipeline finds in it."""
    import reportedly

    def of(text: str, **fields: object) -> Extraction:
        document = Document(**{"id": "report", "source_path": None, "text": text} | fields)  # type: ignore[arg-type]
        return reportedly.extract(document)

    return of
