"""What programs that were killed left half-written, wherever they were saving: gone soon after the next start."""

from __future__ import annotations

from core.soon import soon
from core.strays import sweep
from gui.files.starting import documents
from gui.session.settings import Settings


def tidy(settings: Settings) -> None:
    """Look through the folders that were saved in lately, beside everything else; who calls does not wait."""
    folders = {documents(), *settings.saved_folders()}
    soon(sweep, sorted(folder for folder in folders if folder), otherwise=0, patience=0.0)
