"""One frozen Settings, read once by the programs from the environment and a file, and passed on as plain
arguments."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from .errors import ReportedlyError

NAME = "reportedly"


@dataclass(frozen=True)
class Settings:
    """What a person may set once: `library` and `model` are what --library and --model stand for when
    absent."""

    library: Path
    model: str | None = None
    file: Path | None = None
    """The file read, if there was one."""


def settings(environ: Mapping[str, str] = os.environ, file: Path | None = None) -> Settings:
    """Settings from REPORTEDLY_LIBRARY and REPORTEDLY_MODEL, else from `config.toml`, else the platform's
    folder.

    Raises ReportedlyError when the file can't be read or says something unknown.
    """
    path = file or user_config_path(NAME) / "config.toml"
    stored = _stored(path)
    library = environ.get("REPORTEDLY_LIBRARY") or stored.get("library")
    return Settings(
        library=Path(library).expanduser() if library else user_data_path(NAME) / "library",
        model=environ.get("REPORTEDLY_MODEL") or stored.get("model"),
        file=path if stored else None,
    )


def _stored(path: Path) -> dict[str, str]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise ReportedlyError(f"{path}: can't be read as settings ({error}); mend or remove it") from error
    for key, value in values.items():
        if key not in ("library", "model") or not isinstance(value, str):
            raise ReportedlyError(f"{path}: {key} is no setting; only library and model, each as text")
    return values
