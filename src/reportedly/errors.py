"""What can go wrong with an input, said in one line that names it and what to do."""

from __future__ import annotations


class ReportedlyError(Exception):
    """Base of every error a caller may want to catch; its text is one line fit to show a person."""


class InputError(ReportedlyError):
    """An input that can't be read. `str()` gives `PATH: what is wrong; what to do`."""

    def __init__(self, where: str, what: str, advice: str) -> None:
        super().__init__(f"{where}: {what}; {advice}")
        self.where, self.what, self.advice = where, what, advice


class LibraryError(ReportedlyError):
    """A library folder that can't be opened, read or written."""


class ModelError(ReportedlyError):
    """A language model that isn't installed or whose files don't match."""


class SpaceError(ReportedlyError):
    """A folder for temporary files that can't be written: comparing very many reports needs one."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(
            f"{where}: temporary files can't be kept there ({what}); free space, or set TMPDIR to another folder"
        )
