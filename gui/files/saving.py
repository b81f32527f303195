"""Saving what is seen: asks where to, writes, and tells."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Mapping
from itertools import chain, count
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from core.files import plain_name, write_by_steps
from gui.benches.errands import Doing, Then
from gui.benches.notes import Note, Told
from gui.files.starting import documents
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
        start = str(Path(documents()) / f"{plain_name(name)}.{ending}")
        path, _ = QFileDialog.getSaveFileName(self._window, translate("saving", "Export"), start, _kinds()[ending])
        if path:
            Settings().add_saved_folder(str(Path(path).parent))
        return path if not path or path.lower().endswith(f".{ending}") else f"{path}.{ending}"

    def save(self, name: str, ending: str, *, make: Callable[[], bytes]) -> None:
        """Ask for a place, and write there what `make` makes."""
        path = self.where(name, ending)
        if path:
            self.write(path, make())

    def save_parts(self, name: str, ending: str, *, make: Callable[[], Mapping[str, bytes]]) -> None:
        """Ask for a place, and write there what `make` makes, one file or several; each that is written is told."""
        path = self.where(name, ending)
        if path:
            self.begin(path, write_together(path, make()), lambda places: self.told(", ".join(map(str, places))))

    def write(self, path: str, data: bytes) -> None:
        """Write it beside the window, and tell."""
        self.begin(path, write_by_steps(path, data))

    def begin(self, path: str, work: Doing, then: Then | None = None) -> None:
        """Have the work, which writes to `path`, done beside the window, and tell what became of it."""
        self._lab.errands.write(path, work, then or (lambda _: self.told(path)))

    def told(self, path: str) -> None:
        """It is written."""
        self._lab.noted.emit(Note(Told.EXPORTED, path=path))

    def nothing(self) -> None:
        """There is nothing to write."""
        self._lab.noted.emit(Note(Told.NOTHING_TO_EXPORT))


def write_together(path: str, parts: Mapping[str, bytes]) -> Generator[None, None, list[Path]]:
    """Write a file at `path`, or several in its place, each with its name before the ending; gives where they are.

    Of the names made here nobody was asked whether to replace what has them: where one is taken, all get a number.

    Raises
    ------
    WriteError
    """
    plain = Path(path)
    if len(parts) == 1:
        yield from write_by_steps(path, *parts.values())
        return [plain]
    places = _free_places(plain, list(parts))
    for place, data in zip(places, parts.values(), strict=True):
        # These names nobody chose: a link that comes to lie there may lead anywhere.
        yield from write_by_steps(place, data, follow=False)
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
