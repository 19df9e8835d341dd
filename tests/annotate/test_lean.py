from __future__ import annotations

import subprocess
import sys


def test_the_parser_loads_without_spacys_command_line_which_stays_usable() -> None:
    code = (
        "import sys\n"
        "from reportedly.annotate.parse import load_parser\n"
        "nlp = load_parser()\n"
        "assert 'weasel' not in sys.modules and 'spacy.cli' not in sys.modules\n"
        "import spacy.cli\n"
        "assert callable(spacy.cli.info) and len(nlp('It rained.')) == 3\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
