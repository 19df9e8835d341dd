"""Puts the example's real output into README.md: `.venv/bin/python docs/make_readme.py`.

What is shown is the head of the brief and the first items of some sections; `[...]` stands where lines are left out.
"""

from __future__ import annotations

import re
from pathlib import Path

import reportedly
from reportedly.show.notebook import plain

ROOT = Path(__file__).parents[1]
COMMAND = "$ reportedly compare examples/ostrel --html brief.html"
SECTIONS = {
    "WHERE THEY OPPOSE EACH OTHER": 3,
    "THE FIGURES AS THEY MOVED": 2,
    "DIFFERENT NAMES FOR THE SAME": 1,
    "SOURCES NOT STATED": 1,
}
"""Headings shown after the list of reports, and how many of their items."""
_HEADING = re.compile(r"(?P<name>[A-Z][A-Z, ]+?)(  \d+)?$")
_ITEM = re.compile(r" \d+\. | \S|[A-Z]")


def main() -> None:
    """Rewrite the block of output in README.md."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    before, rest = text.split(COMMAND + "\n", 1)
    _, after = rest.split("\n```", 1)
    brief = plain(reportedly.compare([ROOT / "examples" / "ostrel"]))
    readme.write_text(f"{before}{COMMAND}\n{excerpt(brief)}\n```{after}", encoding="utf-8")


def excerpt(brief: str) -> str:
    """The summary, the reports, and the sections wanted, cut after their first items."""
    head, sections = _split(brief)
    parts = [head, sections["THE REPORTS"]]
    parts += [_cut(sections[name], items) for name, items in SECTIONS.items() if name in sections]
    return "\n\n".join("\n".join(part).rstrip() for part in parts) + "\n\n[...]"


def _split(brief: str) -> tuple[list[str], dict[str, list[str]]]:
    head: list[str] = []
    sections: dict[str, list[str]] = {}
    into = head
    for line in brief.splitlines():
        if heading := _HEADING.match(line):
            into = sections.setdefault(heading["name"], [])
        into.append(line)
    return head, sections


def _cut(lines: list[str], items: int) -> list[str]:
    starts = [n for n, line in enumerate(lines) if n and _ITEM.match(line)]
    return lines if len(starts) <= items else [*lines[: starts[items]], "   [...]"]


if __name__ == "__main__":
    main()
