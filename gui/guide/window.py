"""The guide's window: reads beside the lab, and opens experiments in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from core.insight.demonstration import Demonstration, demonstrate
from gui import guide
from gui.benches.notes import Note, Told
from gui.guide.experiments import EXPERIMENTS
from gui.guide.figures import figure
from gui.i18n import SOURCE, spoken
from gui.lab import Lab
from gui.looks.theme import Theme, current

NAME = "guideWindow"
PURPOSE = "guide"
SHEET = """
h1, h2, h3 {{ color: {text}; }} h2 {{ margin-top: 26px; }} p, li {{ line-height: 135%; }}
.figure {{ line-height: 100%; }}
a {{ color: {accent}; }} .formula {{ background: {raised}; margin-left: 20px; }} .quiet {{ color: {muted}; }}
"""


def open_guide(window: QWidget, lab: Lab, show_page: Callable[[str], None]) -> None:
    """Open the guide, or bring it to the front; `show_page` turns the lab's pages."""
    found = window.findChild(GuideWindow, NAME) or GuideWindow(lab, window, show_page=show_page)
    found.show()
    found.raise_()
    found.activateWindow()


class GuideWindow(QDialog):
    """Stays open while one works in the window, and asks for nothing."""

    def __init__(self, lab: Lab, parent: QWidget, *, show_page: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._lab, self._show_page = lab, show_page
        self.setObjectName(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Guide"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(620, 720)
        self.pages = _Pages()
        self.pages.setAccessibleName(self.tr("Guide"))
        self.pages.anchorClicked.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.pages.tell()
        lab.aside.ask(PURPOSE, demonstrate(), self._take)

    def changeEvent(self, event: QEvent) -> None:
        """Figures follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.pages.worn is not current():
            self.pages.tell()

    def _take(self, shown: Demonstration) -> None:
        self.pages.shown = shown
        self.pages.tell()

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == "experiment" and url.path() in EXPERIMENTS:
            self._lab.set_config(EXPERIMENTS[url.path()])
            self._show_page("learn")
            self._lab.noted.emit(Note(Told.EXPERIMENT_SET))
        elif url.scheme() == "page":
            self._show_page(url.path())
        elif url.scheme() == "https":
            QDesktopServices.openUrl(url)
        else:
            self.pages.scrollToAnchor(url.fragment())


class _Pages(QTextBrowser):
    """The text, with figures where it names them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guidePages")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(22)
        self.shown: Demonstration | None = None
        self.worn: Theme | None = None

    def tell(self) -> None:
        """Lay the text out again, and stay where it was read."""
        self.worn, place = current(), self.verticalScrollBar().value()
        colours = {name: getattr(self.worn, name) for name in ("text", "accent", "raised", "muted")}
        self.document().setDefaultStyleSheet(SHEET.format(**colours))
        application = QCoreApplication.instance()
        self.setHtml(guide.text(spoken(application) if application else SOURCE))
        self.verticalScrollBar().setValue(place)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Figures are painted when they are asked for."""
        url = QUrl(name)
        if url.scheme() == "figure":
            return figure(url.path(), self.shown, self.devicePixelRatioF())
        return super().loadResource(kind, name)
