"""What the window is furnished with: benches, panels, actions, and what keeps them in step; anew for each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QSplitter

from gui import buttons, face
from gui.benches.hinting import Hinting
from gui.benches.notes import Note, Told
from gui.benches.refusing import Refusing
from gui.benches.run import Outcome
from gui.files.choosing import Choosing
from gui.files.exporting import Exporting
from gui.lab import Activity, Lab
from gui.pages.book import Book
from gui.pages.learn_page import LearnPage
from gui.panels.draw_panel import DrawPanel
from gui.panels.message_bar import MessageBar
from gui.panels.offer_bar import OfferBar
from gui.panels.run_bar import RunBar
from gui.session.carrying import Carried
from gui.session.keeping import Keeping
from gui.session.page_layouts import PageLayouts
from gui.session.remembering import Remembering
from gui.widgets.canvas import Canvas
from gui.words.explaining import Explaining

if TYPE_CHECKING:
    from gui.main_window import MainWindow

translate = QCoreApplication.translate


def furnish(window: MainWindow, lab: Lab) -> None:
    """Put everything into an empty window."""
    settings = window.settings
    window.lab = lab
    lab.setParent(window)
    window.hinting, window.refusing = Hinting(lab, enabled=settings.is_on("hints")), Refusing(lab)
    window.canvas = Canvas()
    window.keeping = Keeping(lab, window.canvas, window)
    window.explaining = Explaining(window)
    build(window)
    window.remembering = Remembering(window, lab, settings)
    window.remembering.restore()
    window.heed()
    _connect(window)
    _tell_language(window)
    window.canvas.setFocus()  # where it begins


def build(window: MainWindow) -> None:
    """Make all that has words."""
    lab, settings = window.lab, window.settings
    window.setWindowTitle(translate("MainWindow", "Logit Lab"))
    window.run_bar, window.draw, window.learn = RunBar(lab), DrawPanel(lab, window.canvas), LearnPage(lab)
    window.book, window.messages, window.offers = Book(), MessageBar(), OfferBar()
    window.splitter = QSplitter(Qt.Orientation.Horizontal)
    window.page_layouts = PageLayouts(window.book, settings)
    window.choosing = Choosing(
        window, lab, settings, runs=window.keeping.run_files, show_picture=window.canvas.set_picture
    )
    window.exporting = Exporting(window, lab, window.curves)
    window.actions_by_name = buttons.make_actions(window)
    face.lay_out(window)
    face.fill_bars(window)
    window.offers.show_offer(window.keeping.offer)
    paint_icons(window)
    enable(window)


def build_anew(window: MainWindow) -> None:
    """The language is another: make all that has words again, and leave everything as it was."""
    window.page_layouts.store()
    carried = Carried(window)
    dialogs = {dialog.objectName() for dialog in window.findChildren(QDialog)}
    old = [*window.actions_by_name.values(), *window.findChildren(QDialog), window.centralWidget()]
    build(window)  # the canvas moves to its new place, and the old central widget is put aside
    for part in filter(None, old):
        part.setParent(None)
        part.deleteLater()
    if window.settled:
        window.learn.build_plots()
    carried.restore(window)
    for name, show in (("guideWindow", window.show_guide), ("settingsDialog", window.show_settings)):
        if name in dialogs:
            show()
    _tell_language(window)


def paint_icons(window: MainWindow) -> None:
    """Give actions and menu buttons their pictures."""
    buttons.paint_icons(window.actions_by_name)
    face.paint_menu_buttons(window)


def enable(window: MainWindow) -> None:
    """Let be done what can be done now."""
    lab, actions, stack = window.lab, window.actions_by_name, window.canvas.undo_stack
    busy = lab.activity is not Activity.IDLE
    loading = lab.activity in (Activity.FETCHING, Activity.LOADING)
    actions["train"].setEnabled(lab.dataset is not None and not loading)
    actions["step"].setEnabled(lab.dataset is not None and not loading)
    actions["pause"].setEnabled(lab.training)
    actions["pause"].setText(translate("MainWindow", "Resume") if lab.paused else translate("MainWindow", "Pause"))
    actions["stop"].setEnabled(busy)
    actions["stop"].setText(translate("MainWindow", "Cancel") if loading else translate("MainWindow", "Stop"))
    actions["undo"].setEnabled(stack.canUndo())
    actions["redo"].setEnabled(stack.canRedo())
    actions["clear"].setEnabled(not window.canvas.is_empty())


def _connect(window: MainWindow) -> None:
    lab, canvas = window.lab, window.canvas
    lab.noted.connect(window.tell)
    window.keeping.offered.connect(lambda offer: window.offers.show_offer(offer))
    lab.run_changed.connect(lambda: _forget_old_news(window))
    for signal in (lab.activity_changed, lab.dataset_changed, canvas.undo_stack.indexChanged):
        signal.connect(window.enable)
    canvas.changed.connect(lambda: window.actions_by_name["clear"].setEnabled(not canvas.is_empty()))


def _forget_old_news(window: MainWindow) -> None:
    if window.lab.run is not None and window.lab.run.outcome is Outcome.UNDER_WAY:
        window.messages.clear()


def _tell_language(window: MainWindow) -> None:
    if window.language.unshown:
        window.tell(Note(Told.FONT_ABSENT, language=window.language.unshown))
