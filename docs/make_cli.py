"""Write docs/cli.md from the commands themselves: `python docs/make_cli.py` after changing one."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from reportedly.cli import app

PAGE = Path(__file__).with_name("cli.md")
HEAD = """# The commands

Made by `python docs/make_cli.py` from the commands' own help; a test fails when it is out of date.

Exit status: 0 when all went well, 1 when an input was bad (one line each on standard error; the others are still
processed), 2 for wrong usage. Output is UTF-8 everywhere. A progress bar shows on standard error while that is a
terminal.

`REPORTEDLY_LIBRARY` and `REPORTEDLY_MODEL`, or `library` and `model` in `config.toml` in the platform's folder for
settings (`~/.config/reportedly` on Linux), stand for `--library` and `--model` where those aren't given.
"""


def page() -> str:
    """The whole page."""
    return HEAD + "".join(f"\n## {name}\n\n```\n{_help(name)}```\n" for name in names())


def names() -> list[str]:
    """The commands, in the order of the help."""
    return [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]


def _help(name: str) -> str:
    result = CliRunner().invoke(app, [name, "--help"], prog_name="reportedly", env={"COLUMNS": "100"})
    return result.stdout.strip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
