"""What programs that were killed left half-written, wherever they were saving: gone soon after the next start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from core.soon import soon
from core.strays import sweep
from gui.session.settings import Settings


def documents() -> str:
    """The user's documents, or their home where no such folder has been made."""
    kinds = QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.HomeLocation
    places = [QStandardPaths.writableLocation(kind) for kind in kinds]
    return next((place for place in places if Path(place).is_dir()), places[0])


def tidy(settings: Settings) -> None:
    """Look through the folders that were saved in lately, beside everything else; who calls does not wait."""
    folders = {documents(), *settings.saved_folders()}
    soon(sweep, sorted(folder for folder in folders if folder), otherwise=0, patience=0.0)
