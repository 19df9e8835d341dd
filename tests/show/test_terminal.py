from io import StringIO

import msgspec
import pytest
from rich.console import Console

from reportedly import show
from reportedly.model import Cap, Comparison, Document, Extraction


def printed(shown: Comparison | Extraction, width: int = 100, every: bool = False, **kwargs: bool) -> str:
    out = StringIO()
    show.brief(shown, Console(file=out, width=width, highlight=False, **kwargs), every=every)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
def test_no_line_is_wider_than_asked_nor_padded(story: Comparison, width: int) -> None:
    lines = printed(story, width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_the_brief_says_it_all(story: Comparison) -> None:
    text = " ".join(printed(story).split())
    for expected in (
        "3 reports, dated 6 to 7 May 2031; 1 can’t be dated.",
        "A and C (93%)",
        "an official, via Halden Wire",
        "One says that it is not so.",
        "source not stated (“is feared”)",
        "“Blue League” in A, C is also “League of the Blue” (since 2029) in B (Ida Voss)",
        "names as sources: harbour master Ida Voss",
        "1 claim and 1 named source stand in one report only",
        "Listed as one by the register of Sorrel since 2029.",
        "7 May, year unknown",
        "2 reports, 1 independent origin: Halden Wire (A, C)",
        "6 May 2031: the dateline says so",
    ):
        assert expected in text


def test_two_tellings_stand_side_by_side_where_there_is_room(story: Comparison) -> None:
    wide = [line for line in printed(story, 100).splitlines() if "14 people had drowned" in line]
    assert any("At least 12 people" in line for line in wide)
    narrow = [line for line in printed(story, 60).splitlines() if "14 people had drowned" in line]
    assert not any("At least 12 people" in line for line in narrow)


def test_no_colour_when_piped_or_asked(story: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in printed(story)
    assert "\x1b[3" in printed(story, force_terminal=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in printed(story, force_terminal=True).replace("\x1b[3m", "")


def test_hostile_text_steers_nothing() -> None:
    text = "\x1b]0;owned\x07[bold]head[/bold]\u202e\n\nbody\x1b[2J"
    out = printed(Extraction(Document("d", "\x1b[31mfile.txt", text)))
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "\u202e" not in out
    assert "[bold]head[/bold]" in out


def test_what_was_not_followed_is_said_in_a_sentence(story: Comparison) -> None:
    caps = (Cap("names and words in too many reports", 400, 74), Cap("runs of words in too many reports", 60, 3))
    told = " ".join(printed(msgspec.structs.replace(story, caps=caps)).split())
    assert (
        "Not followed, as too common: names and words in more than 400 reports (74) and runs of words in more than 60 reports (3)."
        in told
    )
    assert "Not followed" not in printed(story)


def test_a_name_and_its_initials_are_told_in_a_line(story: Comparison) -> None:
    called = story.namings[0].names
    short = (msgspec.structs.replace(called[0], name="B.L."), msgspec.structs.replace(called[1], name="Blue League"))
    naming = msgspec.structs.replace(story.namings[0], names=short)
    assert "Short forms: “B.L.” is “Blue League”" in printed(msgspec.structs.replace(story, namings=(naming,)))


def test_long_lists_are_cut_and_counted(story: Comparison) -> None:
    report = story.documents[0]
    claims = tuple(msgspec.structs.replace(report.claims[1], id=f"{report.document.id}/claim/{n}") for n in range(40))
    one = msgspec.structs.replace(report, claims=claims)
    assert "… and 34 more" in printed(one)
    assert "more" not in printed(one, every=True)


def test_a_report_alone_and_nothing_at_all(story: Comparison) -> None:
    assert "WHAT IT CLAIMS, AND ON WHOSE WORD" in printed(story.documents[0])
    assert "No reports" in printed(Comparison(()))
