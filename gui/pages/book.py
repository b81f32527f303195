"""The book: pages behind tabs, each made when it is first opened, so that the window is there at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget


class Book(QTabWidget):
    """Pages by name."""

    made = Signal(QWidget)
    turned = Signal(str)  # away from the page of that name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setAccessibleName(self.tr("Pages"))
        self.setDocumentMode(True)
        self._makers: dict[int, Callable[[], QWidget]] = {}
        self._places: dict[str, QVBoxLayout] = {}
        self._pages: dict[str, QWidget] = {}
        self._front = ""
        self.currentChanged.connect(self._turn)

    def add_page(self, name: str, title: str, *, tip: str, make: Callable[[], QWidget]) -> None:
        """A page called `name`, made when it is first opened; the first of all is made now."""
        place = QWidget()
        place.setObjectName(f"{name}Page")
        layout = QVBoxLayout(place)
        layout.setContentsMargins(0, 6, 0, 0)
        self._places[name] = layout
        self._makers[self.count()] = make
        index = self.addTab(place, title)
        self.setTabToolTip(index, tip)
        self._turn(self.currentIndex())

    def open_page(self, name: str) -> None:
        """Turn to the page of that name."""
        self.setCurrentIndex(list(self._places).index(name))

    def page(self, name: str) -> QWidget | None:
        """What `make` gave for the page of that name; None before it has been opened."""
        return self._pages.get(name)

    def put_above(self, name: str, line: QWidget) -> None:
        """Put a line over the page of that name."""
        self._places[name].insertWidget(0, line)

    def opened(self) -> list[str]:
        """The pages that have been made."""
        return [name for name in self._places if name in self._pages]

    def make_page(self, name: str) -> None:
        """Make the page of that name without turning to it."""
        self._open(list(self._places).index(name))

    def _turn(self, index: int) -> None:
        left, self._front = self._front, list(self._places)[index]
        self._open(index)
        if left and left != self._front:
            self.turned.emit(left)

    def _open(self, index: int) -> None:
        make = self._makers.pop(index, None)
        if make is not None:
            page = make()
            name = list(self._places)[index]
            self._pages[name] = page
            self._places[name].addWidget(page, 1)
            self.made.emit(page)
