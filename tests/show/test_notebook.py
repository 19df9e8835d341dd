import subprocess
import sys
from html.parser import HTMLParser

import pytest

from reportedly import show
from reportedly.model import Comparison


class Frames(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append({"tag": tag, **dict(attrs)})


def test_a_notebook_shows_the_page_in_a_frame_of_its_own(story: Comparison) -> None:
    (frame,) = Frames(show.display(story)._repr_html_()).found
    assert frame["tag"] == "iframe"
    assert frame["srcdoc"] == show.html(story)
    assert "allow-same-origin" not in str(frame["sandbox"])


def test_a_console_shows_the_brief(story: Comparison) -> None:
    assert "3 reports side by side" in repr(show.display(story))
    assert "\x1b" not in repr(show.display(story))


def test_ipython_shows_nouns_without_being_asked(story: Comparison) -> None:
    shell = pytest.importorskip("IPython.core.interactiveshell").InteractiveShell.instance()
    show.load_ipython_extension(shell)
    for noun in (story, story.documents[0]):
        data, _ = shell.display_formatter.format(noun)
        assert data["text/html"].startswith("<iframe")
        assert "REPORTS" in data["text/plain"]


def test_importing_show_loads_nothing_heavy() -> None:
    check = (
        "import sys, reportedly.show; "
        "sys.exit(any(m in sys.modules for m in ('rich', 'jinja2', 'markupsafe', 'msgspec.json', 'spacy')))"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_every_form_is_there() -> None:
    for name in show.FORMS:
        assert callable(getattr(show, name))
    with pytest.raises(AttributeError):
        show.nothing  # noqa: B018
