"""Saving what is seen: asks where to, writes, and tells."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from itertools import chain, count
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import CoreError, Fault, WriteError
from core.files import plain_name, write_atomically
from gui.benches.notes import Note, Told
from gui.lab import Lab
from gui.session.settings import Settings
from gui.session.tidying import documents

translate = QCoreApplication.translate


class Saving:
    """One file at a time, into the user's documents unless told otherwise."""

    def __init__(self, window: QWidget, lab: Lab) -> None:
        self._window = window
        self._lab = lab

    def where(self, name: str, ending: str) -> str:
        """Ask for a place for a file called `name`; nothing where the user would rather not."""
        start = str(Path(documents()) / f"{plain_name(name)}.{ending}")
        path, _ = QFileDialog.getSaveFileName(self._window, translate("saving", "Export"), start, _kinds()[ending])
        if path:
            Settings().add_saved_folder(str(Path(path).parent))
        return path if not path or path.lower().endswith(f".{ending}") else f"{path}.{ending}"

    def save(self, name: str, ending: str, *, write: Callable[[str], object]) -> None:
        """Ask for a place and have `write` write there."""
        path = self.where(name, ending)
        if path:
            self.write(path, lambda: write(path))

    def save_parts(self, name: str, ending: str, *, make: Callable[[], Mapping[str, bytes]]) -> None:
        """Ask for a place, and write there what `make` makes, one file or several; each that is written is told."""
        path = self.where(name, ending)
        written: list[str] = []
        if path:
            self._try(path, lambda: written.extend(map(str, write_together(path, make()))))
        if written:
            self.told(", ".join(written))

    def write(self, path: str, work: Callable[[], object]) -> None:
        """Do the work, and tell what became of it."""
        if self._try(path, work):
            self.told(path)

    def _try(self, path: str, work: Callable[[], object]) -> bool:
        try:
            work()
        except CoreError as error:
            self._lab.noted.emit(error)
        except OSError as error:
            self._lab.noted.emit(WriteError(Fault.WRITE_FAILED, path=path, reason=error.strerror or str(error)))
        else:
            return True
        return False

    def told(self, path: str) -> None:
        """It is written."""
        self._lab.noted.emit(Note(Told.EXPORTED, path=path))

    def nothing(self) -> None:
        """There is nothing to write."""
        self._lab.noted.emit(Note(Told.NOTHING_TO_EXPORT))


def write_together(path: str, parts: Mapping[str, bytes]) -> list[Path]:
    """Write a file at `path`, or several in its place, each with its name before the ending; gives where they are.

    Of the names made here nobody was asked whether to replace what has them: where one is taken, all get a number.

    Raises
    ------
    WriteError
    """
    plain = Path(path)
    if len(parts) == 1:
        write_atomically(path, *parts.values())
        return [plain]
    places = _free_places(plain, list(parts))
    for place, data in zip(places, parts.values(), strict=True):
        # These names nobody chose: a link that comes to lie there may lead anywhere.
        write_atomically(place, data, follow=False)
    return places


def _free_places(plain: Path, names: list[str]) -> list[Path]:
    stems = chain([plain.stem], (f"{plain.stem}-{number}" for number in count(2)))
    sets = ([plain.with_name(f"{stem}-{name}{plain.suffix}") for name in names] for stem in stems)
    return next(places for places in sets if not any(map(os.path.lexists, places)))


def _kinds() -> dict[str, str]:
    return {
        "png": translate("saving", "PNG pictures (*.png)"),
        "svg": translate("saving", "SVG drawings (*.svg)"),
        "csv": translate("saving", "Tables (*.csv)"),
        "html": translate("saving", "Web pages (*.html)"),
        "py": translate("saving", "Python scripts (*.py)"),
    }
