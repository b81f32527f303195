"""How a page was left: its tabs and splitters, by their names, from one start of the program to the next."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from gui.pages.book import Book
from gui.session.restoring import restore_splitter
from gui.session.settings import Settings

Part = TypeVar("Part", QTabWidget, QSplitter)


class PageLayouts(QObject):
    """Brings back each page's parts when it is made; pages that were never opened stay as they were stored."""

    def __init__(self, book: Book, settings: Settings) -> None:
        super().__init__(book)
        self._book = book
        self._settings = settings
        book.made.connect(self.restore)

    def restore(self, page: QWidget) -> None:
        """Bring back a page; what was never stored stays as it is at first."""
        for tabs in _named(page, QTabWidget):
            place = bytes(self._settings.layout(tabs.objectName()).data())
            if place.isdigit() and len(place) < 9 and int(place) < tabs.count():
                tabs.setCurrentIndex(int(place))
        for splitter in _named(page, QSplitter):
            restore_splitter(splitter, self._settings.layout(splitter.objectName()))

    def store(self) -> None:
        """Write down the pages that have been opened."""
        for page in self._pages():
            for tabs in _named(page, QTabWidget):
                self._settings.set_layout(tabs.objectName(), str(tabs.currentIndex()).encode())
            for splitter in _named(page, QSplitter):
                self._settings.set_layout(splitter.objectName(), bytes(splitter.saveState().data()))

    def reset(self) -> None:
        """The first tab in front, and splitters as their stretch says."""
        for page in self._pages():
            for tabs in _named(page, QTabWidget):
                tabs.setCurrentIndex(0)
            for splitter in _named(page, QSplitter):
                shares = [_stretch(splitter, index) for index in range(splitter.count())]
                if all(shares):
                    splitter.setSizes([1000 * share for share in shares])

    def _pages(self) -> list[QWidget]:
        # The page Learn looks after itself: it is there before anything can be brought back.
        pages = (self._book.page(name) for name in self._book.opened() if name != "learn")
        return [page for page in pages if page is not None]


def _named(page: QWidget, kind: type[Part]) -> list[Part]:
    return [part for part in page.findChildren(kind) if part.objectName()]


def _stretch(splitter: QSplitter, index: int) -> int:
    part = splitter.widget(index)
    policy = part.sizePolicy() if part is not None else None
    if policy is None:
        return 0
    across = splitter.orientation() is Qt.Orientation.Horizontal
    return policy.horizontalStretch() if across else policy.verticalStretch()
