import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import msgspec
import pytest

from reportedly import show
from reportedly.model import Comparison, Document, Extraction, Published, Span

VOID = {"meta", "input", "br", "link", "img"}
HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\'><b onmouseover="x">&amp;{{ 7*7 }}</style><svg onload=x>'


class Page(HTMLParser):
    """Collects elements, checks that they close, and keeps the text of each report by piece."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.pieces: dict[str, str] = {}
        self.bodies: list[str] = []
        self.in_body = 0
        self.piece: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.elements.append((tag, values))
        if tag not in VOID:
            self.open.append(tag)
        if values.get("class") == "body":
            self.bodies.append("")
            self.in_body = len(self.open)
        if "data-o" in values:
            self.piece = values["id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> closes <{self.open[-1]}>"
        if len(self.open) == self.in_body:
            self.in_body = 0
        self.open.pop()
        self.piece = None

    def handle_data(self, data: str) -> None:
        if self.in_body:
            self.bodies[-1] += data
            if self.piece:
                self.pieces[self.piece] = self.pieces.get(self.piece, "") + data


@pytest.fixture(scope="module")
def page(story: Comparison) -> Page:
    return Page(show.html(story))


def test_elements_close_and_ids_are_unique(page: Page) -> None:
    assert not page.open
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))


def test_the_reports_are_there_to_the_letter(story: Comparison, page: Page) -> None:
    assert [b.strip("\n") for b in page.bodies] == [e.document.text for e in story.documents]


def test_every_line_leads_to_its_exact_words(story: Comparison, page: Page) -> None:
    jumps = [a for tag, a in page.elements if tag == "a" and "jump" in (a.get("class") or "").split()]
    assert len(jumps) > 10
    for jump in jumps:
        report, start, end = (int(str(jump[f"data-{k}"])) for k in ("report", "start", "end"))
        assert jump["href"] == f"#r{report}-{start}"
        lit = [t for i, t in page.pieces.items() if i.startswith(f"r{report}-") and start <= int(i.split("-")[1]) < end]
        assert "".join(lit) == story.documents[report - 1].document.text[start:end]


def test_every_link_inside_the_page_has_its_end(page: Page) -> None:
    ids = {a.get("id") for _, a in page.elements}
    links = [str(a["href"]) for tag, a in page.elements if tag == "a" and str(a.get("href")).startswith("#")]
    assert {link[1:] for link in links} <= ids


def test_only_its_own_style_and_script_may_run(story: Comparison) -> None:
    text = show.html(story)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    said = Page(text).elements
    content = next(str(a["content"]) for t, a in said if a.get("http-equiv") == "Content-Security-Policy")
    assert content.startswith("default-src 'none';")
    for kind in ("style", "script"):
        (inside,) = re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.DOTALL)
        assert f"{kind}-src 'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'" in content
    assert "unsafe" not in content


def test_nothing_is_fetched_and_nothing_runs_in_line(page: Page) -> None:
    for tag, attributes in page.elements:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "video", "audio")
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name not in ("src", "style", "srcset", "action", "formaction")
            if name in ("href", "xlink:href"):
                assert str(value).startswith(("#", "https://", "http://"))


def test_hostile_text_stays_text() -> None:
    text = f"{HOSTILE}\n\n{HOSTILE}"
    document = Document(
        HOSTILE, HOSTILE, text, title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)",
        headline=Span(0, len(HOSTILE)), published=Published(why=HOSTILE, value=HOSTILE),
    )  # fmt: skip
    made = show.html(Comparison((Extraction(document),)))
    parsed = Page(made)
    assert [t for t, _ in parsed.elements].count("script") == 1
    assert not any(t == "img" for t, _ in parsed.elements)
    assert "javascript:" not in made.replace("javascript:alert(1)", "", 0) or 'href="javascript' not in made
    assert "49" not in parsed.bodies[0]
    assert parsed.bodies[0].strip("\n") == text


def test_a_web_address_is_a_link_that_tells_nobody(story: Comparison) -> None:
    report = story.documents[0]
    document = msgspec.structs.replace(report.document, url="https://example.org/a?b=1&c=2")
    made = Page(show.html(msgspec.structs.replace(report, document=document)))
    link = next(a for t, a in made.elements if a.get("href") == "https://example.org/a?b=1&c=2")
    assert link["rel"] == "noreferrer noopener"


def test_text_from_right_to_left_keeps_its_direction() -> None:
    made = show.html(Extraction(Document("d", None, "عنوان\n\nنص")))
    assert 'class="body" dir="auto"' in made


def test_text_that_reverses_the_writing_is_pointed_out() -> None:
    warning = "characters that reverse the writing"
    assert warning in show.html(Extraction(Document("d", None, "killed \u202e52")))
    assert warning not in show.html(Extraction(Document("d", None, "killed 25")))


def test_a_report_alone_none_and_two_hundred_claims(story: Comparison) -> None:
    assert not Page(show.html(Comparison(()))).open
    assert not Page(show.html(story.documents[0])).open
    report = story.documents[0]
    claims = tuple(msgspec.structs.replace(report.claims[1], id=f"{report.document.id}/claim/{n}") for n in range(200))
    many = Page(show.html(msgspec.structs.replace(report, claims=claims)))
    assert sum("data-item" in a for _, a in many.elements) >= 200


def test_the_page_is_the_same_every_time(story: Comparison) -> None:
    assert show.html(story) == show.html(story)


def test_it_never_says_who_is_right(story: Comparison) -> None:
    words = re.sub(r"<script>.*?</script>|<style>.*?</style>|<[^>]*>", " ", show.html(story), flags=re.DOTALL).lower()
    for verdict in ("fake", "false", "true", "misinformation", "credib", "reliab", "trustworth", "score", "rating"):
        assert verdict not in words
