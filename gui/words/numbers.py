"""Numbers as the user writes them."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def percent(share: float, digits: int = 1) -> str:
    """A share as a percentage in the user's way of writing numbers."""
    return f"{QLocale().toString(100 * share, 'f', digits)} %"
