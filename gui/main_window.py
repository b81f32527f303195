"""The window: lays the panels out, hands the actions round, and remembers how it was left."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QMainWindow,
    QMenu,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.data.sample import NAME as SAMPLE
from core.errors import CoreError
from gui import about, desktop, theme
from gui.appearance import Appearance
from gui.buttons import make_actions, paint_icons, push_button, tool_button
from gui.choosing import Choosing
from gui.exporting import Exporting
from gui.icons import icon
from gui.intake import local_path
from gui.lab import Activity, Lab
from gui.menus import main_menu, menu_button, open_menu, theme_menu
from gui.notes import Note, Told
from gui.pages.book import Book
from gui.pages.data_page import DataPage
from gui.pages.evaluate_page import EvaluatePage
from gui.pages.learn_page import LearnPage
from gui.pages.understand_page import UnderstandPage
from gui.panels.config_panel import ConfigPanel
from gui.panels.curves_panel import CurvesPanel
from gui.panels.data_panel import DataPanel
from gui.panels.draw_panel import DrawPanel
from gui.panels.message_bar import MessageBar
from gui.panels.run_bar import RunBar
from gui.remembering import Remembering
from gui.run import Outcome
from gui.settings import Settings

LEAST = QSize(980, 580)  # pixels; a splitter would squeeze its columns over each other
CLOSING = 2.0  # seconds the worker has to end
_MENU_PICTURES = {"openMenuButton": "more", "menuButton": "menu"}


class MainWindow(QMainWindow):
    """Shows the lab."""

    def __init__(self, lab: Lab, settings: Settings, *, dataset: str) -> None:
        super().__init__()
        self.lab = lab
        lab.setParent(self)
        self._dataset = dataset
        self._settled = False
        self.setWindowTitle(self.tr("Logit Lab"))
        self.setAcceptDrops(True)
        self.setMinimumSize(LEAST)
        self.run_bar, self.draw, self.learn = RunBar(lab), DrawPanel(lab), LearnPage(lab)
        self.book = Book()
        self.messages = MessageBar()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.choosing = Choosing(self, lab, settings, show_picture=self.draw.canvas.set_picture)
        self.exporting = Exporting(self, lab, self.curves)
        self.actions_by_name = make_actions(self)
        self._menu_buttons: list[QToolButton] = []
        self.appearance = Appearance(settings, self._paint_icons)
        self._lay_out()
        self._fill_bars(settings)
        self.remembering = Remembering(self, lab, settings)
        self.remembering.restore()
        lab.noted.connect(self.messages.tell)
        lab.run_changed.connect(self._forget_old_news)
        lab.activity_changed.connect(self._enable)
        lab.dataset_changed.connect(self._enable)
        self.draw.canvas.changed.connect(self._enable)
        self.draw.canvas.undo_stack.indexChanged.connect(self._enable)
        self._enable()
        self.draw.canvas.setFocus()  # where it begins

    @property
    def curves(self) -> CurvesPanel:
        """The plots."""
        return self.learn.curves

    def _lay_out(self) -> None:
        left = _column(DataPanel(self.lab), ConfigPanel(self.lab))
        scroll = QScrollArea()
        scroll.setWidget(left)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the field that has it
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill_book()
        for index, (part, least) in enumerate(((scroll, 256), (self.book, 388), (_column(self.draw), 276))):
            part.setMinimumWidth(least)
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(index, (0, 4, 1)[index])
        self.splitter.setHandleWidth(8)
        self.splitter.setContentsMargins(10, 0, 10, 0)
        self.setCentralWidget(_column(self.run_bar, self.splitter, self.messages, stretch=(0, 1, 0), spacing=0))

    def _fill_book(self) -> None:
        lab = self.lab
        for name, title, tip, make in (
            ("learn", self.tr("Learn"), self.tr("Is it learning?"), lambda: self.learn),
            ("understand", self.tr("Understand"), self.tr("Why this answer?"), lambda: UnderstandPage(lab)),
            ("evaluate", self.tr("Evaluate"), self.tr("How good is it?"), lambda: EvaluatePage(lab)),
            ("data", self.tr("Data"), self.tr("What is it fed?"), lambda: DataPage(lab)),
        ):
            self.book.add_page(name, title, tip=tip, make=make)

    def _fill_bars(self, settings: Settings) -> None:
        actions, bar = self.actions_by_name, self.run_bar
        opener = push_button(actions["openDataset"])
        bar.add(opener)
        more = open_menu(self, actions, settings.recent_folders, self.choosing.open_dataset)
        bar.add(self._menu_button(more, "openMenu", self.tr("Other datasets")))
        bar.add(bar.preset_combo)
        bar.add_gap(8)
        bar.add(push_button(actions["train"], primary=True))
        for name, also in (("pause", self.tr("Resume")), ("step", ""), ("stop", self.tr("Cancel"))):
            bar.add(push_button(actions[name], also=also))
        bar.add_gap(8)
        bar.add_progress()
        themes = theme_menu(self, self.appearance.choice, self.appearance.choose)
        bar.add(self._menu_button(main_menu(self, actions, themes), "menu", self.tr("Menu")))
        for name in ("undo", "redo", "clear"):
            self.draw.add_tool(tool_button(actions[name]))
        self.draw.add_pen()

    def _menu_button(self, menu: QMenu, name: str, text: str) -> QToolButton:
        button = menu_button(menu, name=name, text=text)
        button.setIcon(icon(_MENU_PICTURES[button.objectName()], theme.current().text))
        self._menu_buttons.append(button)
        return button

    def _paint_icons(self) -> None:
        paint_icons(self.actions_by_name)
        for button in self._menu_buttons:
            button.setIcon(icon(_MENU_PICTURES[button.objectName()], theme.current().text))

    # What the actions do beyond the lab

    def toggle_pause(self) -> None:
        """Wait, or go on."""
        self.lab.set_paused(not self.lab.paused)

    def fold_left(self) -> None:
        """Show or hide data and settings."""
        self._fold(0)

    def fold_right(self) -> None:
        """Show or hide the drawing board."""
        self._fold(2)

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
        lab, actions, stack = self.lab, self.actions_by_name, self.draw.canvas.undo_stack
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
        actions["clear"].setEnabled(not self.draw.canvas.is_empty())

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once seen, get the rest ready: what takes a while to import must not keep the window from being there."""
        super().paintEvent(event)
        if not self._settled:
            self._settled = True
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self.learn.build_plots()
        self.lab.open_dataset(self._dataset, instead=SAMPLE)

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "appearance"):
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
            self.draw.canvas.undo_stack.indexChanged.disconnect(self._enable)
        self.lab.shut_down(CLOSING)
        super().closeEvent(event)


def _column(*widgets: QWidget, stretch: tuple[int, ...] = (), spacing: int = 8) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for index, widget in enumerate(widgets):
        layout.addWidget(widget, stretch[index] if stretch else int(index == len(widgets) - 1))
    return column
