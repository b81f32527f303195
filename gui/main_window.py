"""The window: there at once and empty, then furnished; hands the actions round, and remembers how it was left."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from gui.looks import room
from gui.looks.appearance import Appearance
from gui.looks.language import Language
from gui.session.restoring import restore_geometry
from gui.session.settings import Settings

# What is in the window takes longer to import than the window to be there.
if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QSplitter

    from core.errors import CoreError
    from gui.benches.hinting import Hinting
    from gui.benches.notes import Note
    from gui.benches.refusing import Refusing
    from gui.files.choosing import Choosing
    from gui.files.exporting import Exporting
    from gui.lab import Lab
    from gui.pages.book import Book
    from gui.pages.learn_page import LearnPage
    from gui.panels.curves_panel import CurvesPanel
    from gui.panels.draw_panel import DrawPanel
    from gui.panels.message_bar import MessageBar
    from gui.panels.offer_bar import OfferBar
    from gui.panels.run_bar import RunBar
    from gui.session.keeping import Keeping
    from gui.session.page_layouts import PageLayouts
    from gui.session.remembering import Remembering
    from gui.widgets.canvas import Canvas
    from gui.words.explaining import Explaining

CLOSING = 1.6  # seconds that workers have to end and the session to be saved


class MainWindow(QMainWindow):
    """Shows the lab, once it is furnished; what is annotated here is there from then on."""

    painted = Signal()  # each time

    lab: Lab
    canvas: Canvas
    keeping: Keeping
    remembering: Remembering
    hinting: Hinting
    refusing: Refusing
    explaining: Explaining
    run_bar: RunBar
    draw: DrawPanel
    learn: LearnPage
    book: Book
    messages: MessageBar
    offers: OfferBar
    splitter: QSplitter
    page_layouts: PageLayouts
    choosing: Choosing
    exporting: Exporting

    def __init__(self, settings: Settings, *, dataset: str = "", model: str = "") -> None:
        super().__init__()
        self.settings = settings
        self._dataset, self._model = dataset, model
        self.furnished = self.settled = False
        self.actions_by_name: dict[str, QAction] = {}
        self.setMinimumSize(room.least_size(self))
        self.appearance = Appearance(settings, self.paint_icons)
        self.language = Language(settings, self._build_anew)
        self.setWindowTitle(self.tr("Logit Lab"))
        if not restore_geometry(self, settings.geometry()):
            self.resize(room.first_size(self))

    @property
    def curves(self) -> CurvesPanel:
        """The plots."""
        return self.learn.curves

    def furnish(self, lab: Lab) -> None:
        """Put in all that is seen and heard."""
        from gui import furnishing

        furnishing.furnish(self, lab)
        self.setAcceptDrops(True)
        self.furnished = True
        self.update()

    def _build_anew(self) -> None:
        from gui import furnishing

        furnishing.build_anew(self)

    def paint_icons(self) -> None:
        """Pictures in the colours of the theme."""
        if self.actions_by_name:
            from gui import furnishing

            furnishing.paint_icons(self)

    def tell(self, told: Note | CoreError) -> None:
        """Show a message."""
        self.messages.tell(told)

    def toggle_pause(self) -> None:
        """Wait, or go on."""
        self.lab.set_paused(not self.lab.paused)

    def fold_left(self) -> None:
        """Show or hide data and settings."""
        self._fold(0)

    def fold_right(self) -> None:
        """Show or hide the drawing board."""
        self._fold(2)

    def to_canvas(self) -> None:
        """Let the drawing board have the keyboard, folded or not."""
        column = self.splitter.widget(2)
        if column is not None:
            column.show()
        self.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_hints(self) -> None:
        """Give hints, or none, from now on."""
        self.hinting.set_enabled(not self.hinting.enabled)

    def add_to_menu(self) -> None:
        """Put the program into the desktop's menu."""
        from gui.benches.errands import once
        from gui.benches.notes import Note, Told
        from gui.system import desktop

        def told(path: Path) -> None:
            self.lab.noted.emit(Note(Told.MENU_ENTRY_ADDED, path=str(path)))

        self.lab.errands.write(str(desktop.entry_path()), once(desktop.install), told)

    def show_shortcuts(self) -> None:
        """What the keys do."""
        from gui.dialogs import about

        about.shortcuts_dialog(self, self.actions_by_name.values())

    def show_settings(self) -> None:
        """What is set for the whole program."""
        from gui.dialogs.settings_dialog import show_settings

        show_settings(self, self.settings, wear=self.appearance.choose, speak=self.language.choose, apply=self.heed)

    def heed(self) -> None:
        """Do as the settings say, those apart that are done as they are chosen."""
        self.lab.runs.set_room(self.settings.memory() * 1_000_000)
        self.lab.opening.keep_decoded(self.settings.is_on("cache"))
        self.hinting.set_enabled(self.settings.is_on("hints"))

    def show_guide(self) -> None:
        """The text that goes with the window."""
        from gui.guide.window import open_guide

        open_guide(self, self.lab, lambda name: self.book.open_page(name))

    def show_about(self) -> None:
        """What this is."""
        from gui.dialogs import about

        about.about_dialog(self, self.lab.model)

    def _fold(self, index: int) -> None:
        part = self.splitter.widget(index)
        if part is not None:
            part.setVisible(part.isHidden())

    def enable(self) -> None:
        """What can be done now."""
        from gui import furnishing

        furnishing.enable(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once seen, get the rest ready: what takes a while to import must not keep the window from being there."""
        super().paintEvent(event)
        if self.furnished and not self.settled:
            self.settled = True
            QTimer.singleShot(0, self, self._settle)
        self.painted.emit()

    def _settle(self) -> None:
        from core.data.sample import NAME as SAMPLE

        # Only now has every part its place: without this the window is half there until pyqtgraph is imported.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.repaint()
        self.lab.settle()
        if self._model:
            self.lab.moments.open(self._model)
        self.learn.build_plots()
        self.keeping.begin()
        self.lab.open_dataset(self._dataset or SAMPLE, instead=SAMPLE)

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.paint_icons()

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab goes as one reads."""
        from gui import face, tab_order

        return self.furnished and tab_order.go_on(self, face.reading_order(self), forward=next_)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped anywhere."""
        from gui.files.intake import local_path

        if local_path(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        from gui.files.intake import local_path

        path = local_path(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.choosing.take(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how it was, and end the worker before the window goes."""
        if not self.furnished:  # for these few milliseconds it cannot be closed
            event.ignore()
            return
        self.remembering.store()
        with suppress(RuntimeError):  # closed twice
            self.canvas.undo_stack.indexChanged.disconnect(self.enable)
        self.lab.shut_down(CLOSING / 2)
        self.settings.set_unwritten(self.lab.errands.unwritten)
        self.keeping.close(CLOSING / 2)
        super().closeEvent(event)
