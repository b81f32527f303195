"""The guide: one text a language, figures made by the program itself, and experiments that open by a click."""

from __future__ import annotations

from pathlib import Path

from gui.i18n import SOURCE

FOLDER = Path(__file__).parent


def text(language: str) -> str:
    """The guide in that language, or in English where nobody has written it in it yet."""
    file = FOLDER / f"{language}.html"
    return (file if file.exists() else FOLDER / f"{SOURCE}.html").read_text(encoding="utf-8")
