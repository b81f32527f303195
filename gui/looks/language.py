"""The language the user chose: spoken, remembered, and passed on to those who show words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTimer

from gui import i18n
from gui.session.settings import Settings


class Language:
    """Speaks the remembered language at once; `anew` is called after a change, when what asked for it is over.

    Attributes
    ----------
    unshown : what the language is called that is wanted but that no font of this system shows; else nothing
    """

    def __init__(self, settings: Settings, anew: Callable[[], None]) -> None:
        self._settings = settings
        self._anew = anew
        self.unshown = ""
        self._speak()

    @property
    def choice(self) -> str:
        """ "system", or a language's code."""
        return self._settings.language()

    def choose(self, choice: str) -> None:
        """Speak another language and remember it."""
        if choice == self.choice:
            return
        self._settings.set_language(choice)
        self._speak()
        # The menu that was asked is still open, and would be taken away under itself.
        QTimer.singleShot(0, self._anew)

    def _speak(self) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            name = i18n.languages()[i18n.speak(application, self.choice)]
            self.unshown = "" if i18n.can_show(name) else name
