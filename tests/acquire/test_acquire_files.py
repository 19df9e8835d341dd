"""HTML, PDF and DOCX: every file is made here."""

import io
import zipfile
from collections.abc import Sequence

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

from .conftest import Taken

HEADLINE = "Bridge at Sellin closed after crack found"
LEAD = "SELLIN, March 4 – The bridge was closed to all traffic on Saturday, the prefect said in a short note."
QUOTE = "“It was not safe,” said Tilda Marsh, an engineer of the district. “We had to act before the frost.”"


def page(body: str, head: str = "") -> str:
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


ARTICLE = f"<article><h1>{HEADLINE}</h1><p>{LEAD}</p><p>{QUOTE}</p></article>"


# ------------------------------------------------------------------------------------------------- HTML


def test_html_is_headline_blank_line_body(take):
    menu = "<nav><ul><li><a href='/'>Home</a><li><a href='/w'>World</a></ul></nav>"
    document = take("a.html", page(f"{menu}{ARTICLE}<footer>Copyright 2019 Courier</footer>")).only
    assert document.text == f"{HEADLINE}\n\n{LEAD}\n\n{QUOTE}"
    assert document.headline is not None
    assert document.headline.of(document.text) == HEADLINE
    assert document.dateline is not None
    assert document.dateline.of(document.text) == "SELLIN, March 4"
    assert document.media_type == "text/html"


def test_html_metadata(take):
    head = """<title>Bridge at Sellin closed | Lomara Courier</title>
    <link rel="canonical" href="https://courier.example/bridge"><meta property="og:site_name" content="Lomara Courier">
    <meta property="article:published_time" content="2023-03-04T22:15:00+01:00">"""
    document = take("a.html", page(ARTICLE, head)).only
    assert (document.publisher, document.url) == ("Lomara Courier", "https://courier.example/bridge")
    assert (document.published.value, document.published.basis) == ("2023-03-04", "stated")
    assert "article:published_time" in document.published.why


def test_json_ld_stands_before_meta(take):
    head = """<script type="application/ld+json">{broken</script><script type="application/ld+json">
    {"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "datePublished": "2023-03-05",
    "publisher": {"@type": "Organization", "name": "Kesh Regional"}}]}</script><meta name="date" content="2020-01-01">"""
    document = take("a.html", page(ARTICLE, head)).only
    assert (document.publisher, document.published.value) == ("Kesh Regional", "2023-03-05")


def test_a_date_in_the_running_text_is_no_publication_date(take):
    body = ARTICLE.replace(
        "</article>", "<p>The old bridge had been opened on 4 March 1979 by the mayor.</p></article>"
    )
    assert take("a.html", page(body + "<p>© 2019</p>")).only.published.basis == "unknown"


def test_the_address_can_state_the_day(take):
    head = '<link rel="canonical" href="https://courier.example/2023/03/04/bridge.html">'
    published = take("a.html", page(ARTICLE, head)).only.published
    assert (published.value, published.why) == ("2023-03-04", "the address (/2023/03/04) says 2023-03-04")


def test_the_page_s_own_encoding(take):
    body = page(ARTICLE.replace("frost", "Frost ő")).replace("utf-8", "iso-8859-2").replace("–", "-")
    body = body.replace("“", '"').replace("”", '"')
    assert "Frost ő" in take("a.html", body.encode("iso-8859-2")).only.text


def test_lists_tables_and_line_breaks_become_paragraphs(take):
    rest = (
        "<ul><li>First point of the note</li><li>Second point</li></ul><table><tr><td>Dead</td><td>38</td></tr></table>"
    )
    text = take(
        "a.html", page(ARTICLE.replace("</article>", f"<p>One line here.<br>Another line.</p>{rest}</article>"))
    ).only.text
    assert text.split("\n\n")[3:] == [
        "One line here.",
        "Another line.",
        "First point of the note",
        "Second point",
        "Dead | 38",
    ]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<div>" * 50_000 + "hello", "levels"),
        ("<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">hello", "attributes"),
        ("<p>word" * 60_000, "elements"),
        ("<script>" + "var x = 1;" * 2000 + "</script>", "no report text"),
        (f"<p title='{'x' * 11_000_000}'>Hello.</p>", "no report text"),
        ("", "no report text"),
    ],
)
def test_hostile_pages_are_one_complaint(take, body, what):
    assert what in take("a.html", page(body)).error


@given(st.lists(st.sampled_from(["<p>", "</p>", "<div>", "<table>", "<td>", "<h1>", "<!--", "-->", "&#0;", "&", "<svg>",
       "<script>", "</script>", "<a href=", '"', "word ", "A full sentence stands here. ", "]]>", "<?xml", "\x00é"]), max_size=60))  # fmt: skip
@settings(deadline=None, max_examples=60)
def test_tangled_pages_never_crash(tmp_path_factory, pieces):
    path = tmp_path_factory.mktemp("x") / "a.html"
    path.write_text("<html>" + "".join(pieces), encoding="utf-8")
    taken = Taken(path)
    assert len(taken.documents) + len(taken.errors) == 1


# -------------------------------------------------------------------------------------------------- PDF


def pdf(pages: Sequence[Sequence[tuple[int, str]]], title: str = "", **options: object) -> bytes:
    """Pages of (type size, line); an empty line leaves room."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4, invariant=1, **options)
    if title:
        sheet.setTitle(title)
    for lines in pages:
        y = 800.0
        for size, line in lines:
            y -= 1.25 * size
            sheet.setFont("Helvetica", size)
            sheet.drawString(70, y, line)
        sheet.showPage()
    sheet.save()
    return out.getvalue()


WRAPPED = [
    (11, "SELLIN, March 4, 2023 - The bridge was closed to all traffic on Sat-"),
    (11, "urday, the prefect said in a short note. The well-known engineer"),
    (11, "Tilda Marsh agreed, and so did every other well-"),
    (11, "known engineer of the district."),
    (11, ""),
    (11, "Nobody was hurt, and the works will last until the summer, a"),
    (11, "spokesman said."),
]


def test_pdf_lines_and_broken_words_are_joined(take):
    document = take("a.pdf", pdf([[(20, HEADLINE), (11, ""), *WRAPPED]])).only
    assert document.text == (
        f"{HEADLINE}\n\nSELLIN, March 4, 2023 - The bridge was closed to all traffic on Saturday, the prefect said in a short "
        "note. The well-known engineer Tilda Marsh agreed, and so did every other well-known engineer of the district."
        "\n\nNobody was hurt, and the works will last until the summer, a spokesman said."
    )
    assert document.headline is not None
    assert document.title == document.headline.of(document.text) == HEADLINE
    assert document.published.value == "2023-03-04"


def test_a_masthead_is_no_headline(take):
    text = take("a.pdf", pdf([[(30, "LOMARA COURIER"), (11, ""), (20, HEADLINE), (11, ""), *WRAPPED]])).only.text
    assert text.startswith(f"{HEADLINE}\n\nLOMARA COURIER\n\nSELLIN")


def test_what_stands_on_every_page_is_left_out(take):
    pages = [[(8, "Lomara Courier"), (11, ""), *WRAPPED, (11, ""), (8, f"Page {n} of 3")] for n in (1, 2, 3)]
    text = take("a.pdf", pdf(pages)).only.text
    assert "Courier" not in text
    assert "Page" not in text


def test_a_paragraph_goes_on_over_the_page(take):
    pages = [
        [*WRAPPED, (11, ""), (11, "The ministry had asked for a report on the state of")],
        [(11, "every bridge by June."), *WRAPPED],
    ]
    assert "report on the state of every bridge by June." in take("a.pdf", pdf(pages)).only.text


def test_a_pdf_s_own_date_is_told_and_not_used(take):
    published = take("a.pdf", pdf([[(11, "The bridge was closed, the prefect said.")]])).only.published
    assert (published.basis, published.value) == ("unknown", None)
    assert "the file says it was made on 2000-01-01" in published.why


def test_a_pdf_is_known_by_its_bytes(take):
    assert take("a.txt", pdf([WRAPPED])).only.media_type == "application/pdf"


def test_bad_pdfs_are_one_complaint(take):
    whole = pdf([WRAPPED] * 3)
    assert "damaged or cut-off PDF" in take("a.pdf", whole[: len(whole) // 3]).error
    assert "no text in it" in take("b.pdf", pdf([[]])).error
    assert "locked with a password" in take("c.pdf", pdf([WRAPPED], encrypt=StandardEncryption("secret"))).error
    assert "more pages" in take("d.pdf", pdf([[(11, "x")]] * 501)).error


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=30))
@settings(deadline=None, max_examples=6)
def test_scratched_pdfs_never_crash(tmp_path_factory, at, scratch):
    data = bytearray(pdf([WRAPPED]))
    at = 20 + at % (len(data) - 60)
    data[at : at + len(scratch)] = scratch
    path = tmp_path_factory.mktemp("x") / "a.pdf"
    path.write_bytes(bytes(data))
    taken = Taken(path)
    assert len(taken.documents) + len(taken.errors) == 1


# ------------------------------------------------------------------------------------------------- DOCX


def word(*blocks: tuple[str, str]) -> bytes:
    """Paragraphs of (style, text)."""
    file = docx.Document()
    for style, text in blocks:
        file.add_paragraph(text, style or None)
    table = file.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Dead", "38"
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def repacked(data: bytes, change: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
    return out.getvalue()


def test_docx_is_headline_blank_line_body(take):
    document = take(
        "a.docx", word(("", "Lomara Courier"), ("Heading 1", HEADLINE), ("", LEAD), ("", " "), ("", QUOTE))
    ).only
    assert document.text == f"{HEADLINE}\n\nLomara Courier\n\n{LEAD}\n\n{QUOTE}\n\nDead | 38"
    assert document.headline is not None
    assert document.headline.of(document.text) == HEADLINE


def test_tracked_changes_and_content_controls(take):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = f"""<w:document {w}><w:body><w:p><w:r><w:t>Twelve </w:t></w:r><w:del><w:r><w:delText>old </w:delText></w:r></w:del>
    <w:ins><w:r><w:t>people</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> died.</w:t></w:r></w:p>
    <w:sdt><w:sdtContent><w:p><w:r><w:t>The prefect said so.</w:t></w:r></w:p></w:sdtContent></w:sdt>
    <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="900000000"/></w:tcPr><w:p><w:r><w:t>Wide</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
    </w:body></w:document>"""
    data = repacked(word(("", LEAD)), {"word/document.xml": xml.encode()})
    assert take("a.docx", data).only.text == "Twelve people died.\n\nThe prefect said so.\n\nWide"


def test_docx_without_styles(take):
    core = b"""<?xml version="1.0"?><cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"><dc:title>Report form</dc:title>
    </cp:coreProperties>"""
    data = repacked(word(("", HEADLINE), ("", LEAD)), {"docProps/core.xml": core})
    document = take("a.docx", data).only
    assert document.headline is not None
    assert document.headline.of(document.text) == HEADLINE


def test_a_zip_bomb(take):
    bomb = repacked(word(("", LEAD)), {"word/document.xml": b"<w>" + b" " * 90 * 2**20})
    assert "zip bomb" in take("a.docx", bomb).error


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(take, encoding):
    xml = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'.encode(encoding)
    assert "declares entities" in take("a.docx", repacked(word(("", LEAD)), {"word/document.xml": xml})).error


def test_damaged_docx_and_other_archives(take):
    whole = word(("", LEAD))
    assert "damaged" in take("a.docx", whole[: len(whole) // 2]).error
    assert "damaged" in take("b.docx", repacked(whole, {"word/document.xml": b"<w"})).error
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "hello")
    assert "is a zip archive" in take("c.zip", other.getvalue()).error


@given(st.integers(0, 30_000), st.binary(min_size=1, max_size=20))
@settings(deadline=None, max_examples=25)
def test_scratched_docx_never_crash(tmp_path_factory, at, scratch):
    data = bytearray(word(("", LEAD)))
    at %= len(data)
    data[at : at + len(scratch)] = scratch
    path = tmp_path_factory.mktemp("x") / "a.docx"
    path.write_bytes(bytes(data))
    taken = Taken(path)
    assert len(taken.documents) + len(taken.errors) == 1
