"""First-use tips: the first time a page is opened, a line says what is new there; it never comes again."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gui.pages.book import Book
from gui.session.settings import Settings
from gui.widgets.tip_line import TipLine


class Tips(QObject):
    """Each is said until it is put away or its page is left; the page Learn has its own, under the timeline."""

    def __init__(self, book: Book, settings: Settings) -> None:
        super().__init__(book)
        self._book, self._settings = book, settings
        self._lines: dict[str, TipLine] = {}
        book.made.connect(self._put)
        book.turned.connect(self._know)

    def _put(self) -> None:
        for name in self._book.opened():
            words = self._words().get(name)
            if words and name not in self._lines and self._settings.is_on(_key(name)):
                self._lines[name] = line = TipLine(words)
                line.setObjectName(f"{name}Tip")
                line.setContentsMargins(12, 0, 6, 0)
                line.dismissed.connect(lambda name=name: self._know(name))
                self._book.put_above(name, line)

    def _know(self, name: str) -> None:
        line = self._lines.get(name)
        if line is not None and not line.isHidden():
            line.hide()
            self._settings.turn(_key(name), False)

    def _words(self) -> dict[str, str]:
        return {
            "understand": self.tr(
                "Draw, and see at once which ink speaks for the answer and which against it. The tabs ask further: how "
                "little would change it, and what was it learnt from?"
            ),
            "evaluate": self.tr(
                "Click a cell of the table to see just those images; click an image, and it lies on the canvas with "
                "its answer."
            ),
            "data": self.tr(
                "Choose images and press a digit's key to label them anew, or leave them out. Undo takes it back, and "
                "the files on disk stay as they are."
            ),
        }


def _key(name: str) -> str:
    return f"tip/{name}"
