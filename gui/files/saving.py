"""Saving what is seen: asks where to, writes, and tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import CoreError, Fault, WriteError
from core.files import plain_name, write_atomically
from gui.benches.notes import Note, Told
from gui.lab import Lab
from gui.session.settings import Settings

translate = QCoreApplication.translate


class Saving:
    """One file at a time, into the user's documents unless told otherwise."""

    def __init__(self, window: QWidget, lab: Lab) -> None:
        self._window = window
        self._lab = lab

    def where(self, name: str, ending: str) -> str:
        """Ask for a place for a file called `name`; nothing where the user would rather not."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = str(Path(documents) / f"{plain_name(name)}.{ending}")
        path, _ = QFileDialog.getSaveFileName(self._window, translate("saving", "Export"), start, _kinds()[ending])
        if path:
            Settings().add_saved_folder(str(Path(path).parent))
        return path if not path or path.lower().endswith(f".{ending}") else f"{path}.{ending}"

    def save(self, name: str, ending: str, *, write: Callable[[str], object]) -> None:
        """Ask for a place and have `write` write there."""
        path = self.where(name, ending)
        if path:
            self.write(path, lambda: write(path))

    def write(self, path: str, work: Callable[[], object]) -> None:
        """Do the work, and tell what became of it."""
        try:
            work()
        except CoreError as error:
            self._lab.noted.emit(error)
        except OSError as error:
            self._lab.noted.emit(WriteError(Fault.WRITE_FAILED, path=path, reason=error.strerror or str(error)))
        else:
            self.told(path)

    def told(self, path: str) -> None:
        """It is written."""
        self._lab.noted.emit(Note(Told.EXPORTED, path=path))

    def nothing(self) -> None:
        """There is nothing to write."""
        self._lab.noted.emit(Note(Told.NOTHING_TO_EXPORT))


def write_together(path: str, parts: Mapping[str, bytes]) -> None:
    """Write a file at `path`, or several in its place, each with its name before the ending.

    Raises
    ------
    WriteError
    """
    plain = Path(path)
    if len(parts) == 1:
        write_atomically(path, *parts.values())
        return
    for name, data in parts.items():
        # These names nobody chose: a link that lies there may lead anywhere.
        write_atomically(plain.with_name(f"{plain.stem}-{name}{plain.suffix}"), data, follow=False)


def _kinds() -> dict[str, str]:
    return {
        "png": translate("saving", "PNG pictures (*.png)"),
        "svg": translate("saving", "SVG drawings (*.svg)"),
        "csv": translate("saving", "Tables (*.csv)"),
        "html": translate("saving", "Web pages (*.html)"),
        "py": translate("saving", "Python scripts (*.py)"),
    }
