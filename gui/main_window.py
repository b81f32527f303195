"""The window: lays the panels out, hands the actions round, and remembers how it was left."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QSplitter

from core.data.sample import NAME as SAMPLE
from core.errors import CoreError
from gui import face
from gui.benches.hinting import Hinting
from gui.benches.notes import Note, Told
from gui.benches.refusing import Refusing
from gui.benches.run import Outcome
from gui.buttons import make_actions, paint_icons
from gui.dialogs import about
from gui.dialogs.settings_dialog import show_settings
from gui.files.choosing import Choosing
from gui.files.exporting import Exporting
from gui.files.intake import local_path
from gui.lab import Activity, Lab
from gui.looks.appearance import Appearance
from gui.looks.language import Language
from gui.pages.book import Book
from gui.pages.learn_page import LearnPage
from gui.panels.curves_panel import CurvesPanel
from gui.panels.draw_panel import DrawPanel
from gui.panels.message_bar import MessageBar
from gui.panels.offer_bar import OfferBar
from gui.panels.run_bar import RunBar
from gui.session.carrying import Carried
from gui.session.keeping import Keeping
from gui.session.page_layouts import PageLayouts
from gui.session.remembering import Remembering
from gui.session.settings import Settings
from gui.system import desktop
from gui.widgets.canvas import Canvas
from gui.words.explaining import Explaining

LEAST = QSize(980, 580)  # pixels; a splitter would squeeze its columns over each other
CLOSING = 1.6  # seconds that workers have to end and the session to be saved


class MainWindow(QMainWindow):
    """Shows the lab."""

    run_bar: RunBar
    draw: DrawPanel
    learn: LearnPage
    book: Book
    messages: MessageBar
    splitter: QSplitter

    def __init__(self, lab: Lab, settings: Settings, *, dataset: str, model: str = "") -> None:
        super().__init__()
        self.lab, self.settings = lab, settings
        lab.setParent(self)
        self.hinting, self.refusing = Hinting(lab, enabled=settings.is_on("hints")), Refusing(lab)
        self._dataset, self._model = dataset, model
        self._settled = False
        self.setAcceptDrops(True)
        self.setMinimumSize(LEAST)
        self.canvas = Canvas()
        self.keeping = Keeping(lab, self.canvas, self)
        self.actions_by_name: dict[str, QAction] = {}
        self.appearance = Appearance(settings, self._paint_icons)
        self.language = Language(settings, self._build_anew)
        self.explaining = Explaining(self)
        self._build()
        self.remembering = Remembering(self, lab, settings)
        self.remembering.restore()
        self._heed()
        lab.noted.connect(self._tell)
        self.keeping.offered.connect(lambda offer: self.offers.show_offer(offer))
        lab.run_changed.connect(self._forget_old_news)
        canvas = self.canvas
        for signal in (lab.activity_changed, lab.dataset_changed, canvas.changed, canvas.undo_stack.indexChanged):
            signal.connect(self._enable)
        self._tell_language()
        self.canvas.setFocus()  # where it begins

    @property
    def curves(self) -> CurvesPanel:
        """The plots."""
        return self.learn.curves

    def _build(self) -> None:
        """Make all that has words."""
        lab = self.lab
        self.setWindowTitle(self.tr("Logit Lab"))
        self.run_bar, self.draw, self.learn = RunBar(lab), DrawPanel(lab, self.canvas), LearnPage(lab)
        self.book, self.messages, self.offers = Book(), MessageBar(), OfferBar()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.page_layouts = PageLayouts(self.book, self.settings)
        self.choosing = Choosing(
            self, lab, self.settings, runs=self.keeping.run_files, show_picture=self.canvas.set_picture
        )
        self.exporting = Exporting(self, lab, self.curves)
        self.actions_by_name = make_actions(self)
        face.lay_out(self)
        face.fill_bars(self)
        self.offers.show_offer(self.keeping.offer)
        self._paint_icons()
        self._enable()

    def _build_anew(self) -> None:
        """The language is another: make all that has words again, and leave everything as it was."""
        self.page_layouts.store()
        carried = Carried(self)
        dialogs = {dialog.objectName() for dialog in self.findChildren(QDialog)}
        old = [*self.actions_by_name.values(), *self.findChildren(QDialog), self.centralWidget()]
        self._build()  # the canvas moves to its new place, and the old central widget is put aside
        for part in filter(None, old):
            part.setParent(None)
            part.deleteLater()
        if self._settled:
            self.learn.build_plots()
        carried.restore(self)
        for name, show in (("guideWindow", self.show_guide), ("settingsDialog", self.show_settings)):
            if name in dialogs:
                show()
        self._tell_language()

    def _paint_icons(self) -> None:
        paint_icons(self.actions_by_name)
        face.paint_menu_buttons(self)

    def _tell_language(self) -> None:
        if self.language.unshown:
            self._tell(Note(Told.FONT_ABSENT, language=self.language.unshown))

    def _tell(self, told: Note | CoreError) -> None:
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

    def toggle_hints(self) -> None:
        """Give hints, or none, from now on."""
        self.hinting.set_enabled(not self.hinting.enabled)

    def add_to_menu(self) -> None:
        """Put the program into the desktop's menu."""
        try:
            path = desktop.install()
        except CoreError as error:
            self.lab.noted.emit(error)
        else:
            self.lab.noted.emit(Note(Told.MENU_ENTRY_ADDED, path=str(path)))

    def show_shortcuts(self) -> None:
        """What the keys do."""
        about.shortcuts_dialog(self, self.actions_by_name.values())

    def show_settings(self) -> None:
        """What is set for the whole program."""
        show_settings(self, self.settings, wear=self.appearance.choose, speak=self.language.choose, apply=self._heed)

    def _heed(self) -> None:
        """Do as the settings say, those apart that are done as they are chosen."""
        self.lab.runs.set_room(self.settings.memory() * 1_000_000)
        self.lab.opening.keep_decoded(self.settings.is_on("cache"))
        self.hinting.set_enabled(self.settings.is_on("hints"))

    def show_guide(self) -> None:
        """The text that goes with the window."""
        from gui.guide.window import open_guide  # not needed by a window that opens

        open_guide(self, self.lab, lambda name: self.book.open_page(name))

    def show_about(self) -> None:
        """What this is."""
        about.about_dialog(self, self.lab.model)

    def _forget_old_news(self) -> None:
        if self.lab.run is not None and self.lab.run.outcome is Outcome.UNDER_WAY:
            self.messages.clear()

    def _fold(self, index: int) -> None:
        part = self.splitter.widget(index)
        if part is not None:
            part.setVisible(part.isHidden())

    def _enable(self) -> None:
        lab, actions, stack = self.lab, self.actions_by_name, self.canvas.undo_stack
        busy = lab.activity is not Activity.IDLE
        loading = lab.activity in (Activity.FETCHING, Activity.LOADING)
        actions["train"].setEnabled(lab.dataset is not None and not loading)
        actions["step"].setEnabled(lab.dataset is not None and not loading)
        actions["pause"].setEnabled(lab.training)
        actions["pause"].setText(self.tr("Resume") if lab.paused else self.tr("Pause"))
        actions["stop"].setEnabled(busy)
        actions["stop"].setText(self.tr("Cancel") if loading else self.tr("Stop"))
        actions["undo"].setEnabled(stack.canUndo())
        actions["redo"].setEnabled(stack.canRedo())
        actions["clear"].setEnabled(not self.canvas.is_empty())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once seen, get the rest ready: what takes a while to import must not keep the window from being there."""
        super().paintEvent(event)
        if not self._settled:
            self._settled = True
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self.lab.moments.use_bundled()
        if self._model:
            self.lab.moments.open(self._model)
        self.learn.build_plots()
        self.keeping.begin()
        self.lab.open_dataset(self._dataset, instead=SAMPLE)

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped anywhere."""
        if local_path(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        path = local_path(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.choosing.take(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how it was, and end the worker before the window goes."""
        self.remembering.store()
        with suppress(RuntimeError):  # closed twice
            self.canvas.undo_stack.indexChanged.disconnect(self._enable)
        self.lab.shut_down(CLOSING / 2)
        self.keeping.close(CLOSING / 2)
        super().closeEvent(event)
