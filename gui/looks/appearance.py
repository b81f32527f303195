"""The theme the user chose: worn, remembered, and passed on to what Qt's palette does not reach."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QApplication

from gui.looks import theme
from gui.looks.theme import Choice
from gui.session.settings import Settings


class Appearance:
    """Wears the remembered theme at once; `repaint` is called after each change."""

    def __init__(self, settings: Settings, repaint: Callable[[], None]) -> None:
        self._settings = settings
        self._repaint = repaint
        self.choose(settings.theme())

    @property
    def choice(self) -> str:
        """ "system", "light", "dark" or "contrast"."""
        return self._settings.theme()

    def choose(self, choice: str) -> None:
        """Wear another theme and remember it."""
        self._settings.set_theme(cast("Choice", choice))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply_theme(application, cast("Choice", choice))
        self._repaint()
