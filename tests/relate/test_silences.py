"""What one report has that no other of its story mentions."""

from __future__ import annotations

from reportedly.model import Extraction, Silence

from .made import compared, report


def silent(*reports: Extraction) -> dict[str, Silence]:
    return {s.document: s for s in compared(*reports).silences}


def claims(made: Extraction, found: Silence) -> list[str]:
    words = {c.id: c.span.of(made.document.text) for c in made.claims}
    return [words[c] for c in found.claims]


SHARED = "The depot at Varn burned down on Monday night"
COUNT = "Two watchmen died of smoke"


def test_a_figure_that_no_other_report_has() -> None:
    a = report("a", f"Fire\n\n{SHARED}. {COUNT}.", [SHARED, COUNT], figures=[("Two", 2, 2, "watchmen", "killed")])
    b = report("b", f"Blaze\n\n{SHARED}, the mayor said.", [SHARED])
    found = silent(a, b)
    assert claims(a, found["a"]) == [COUNT]
    assert "b" not in found


def test_what_another_report_tells_in_other_words_is_mentioned() -> None:
    a = report("a", f"Fire\n\n{SHARED}. {COUNT}.", [SHARED, COUNT], figures=[("Two", 2, 2, "watchmen", "killed")])
    other = "The smoke killed two watchmen"
    b = report("b", f"Blaze\n\n{SHARED}. {other}.", [SHARED, other], figures=[("two", 2, 2, "watchmen", "killed")])
    assert "a" not in silent(a, b)


def test_a_statement_counts_and_the_report_s_own_words_do_not() -> None:
    said, own = "the gates had been locked since the spring", "The market stays closed"
    a = report(
        "a",
        f"Fire\n\n{SHARED}. Ola Finch, a driver, said {said}. {own}.",
        [SHARED, said, own],
        said=[("Ola Finch", "person", said)],
        frames={said: ("", "lock", "gate spring")},
    )
    found = silent(a, report("b", f"Blaze\n\n{SHARED}, the mayor said.", [SHARED]))["a"]
    assert claims(a, found) == [said]
    assert [(n.name, n.span.of(a.document.text)) for n in found.names] == [("Ola Finch", "Ola Finch")]


def test_a_source_that_another_report_names_is_not_alone() -> None:
    said = "the gates had been locked since the spring"
    a = report("a", f"Fire\n\n{SHARED}. Ola Finch said {said}.", [SHARED, said], said=[("Ola Finch", "person", said)])
    b = report("b", f"Blaze\n\n{SHARED}. The gates were locked since the spring, said driver Finch.", [SHARED])
    assert all(not s.names for s in silent(a, b).values())


def test_one_report_leaves_nobody_silent() -> None:
    a = report("a", f"Fire\n\n{SHARED}. {COUNT}.", [SHARED, COUNT], figures=[("Two", 2, 2, "watchmen", "killed")])
    assert silent(a) == {}
