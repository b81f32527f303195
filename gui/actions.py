"""All that can be done, as a table of actions; buttons and menus are made of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from gui import theme
from gui.icons import icon

if TYPE_CHECKING:
    from gui.main_window import MainWindow

Keys = QKeySequence.StandardKey | str | None


class Spec(NamedTuple):
    """An action: its name, words, picture, keys and what it does."""

    name: str
    text: str
    tip: str
    picture: str | None
    keys: Keys
    run: Callable[[], object]


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)


def specs(window: MainWindow) -> list[Spec]:
    """The table."""
    return [*_data_specs(window), *_run_specs(window), *_board_specs(window), *_window_specs(window)]


def _data_specs(window: MainWindow) -> list[Spec]:
    key, choose = QKeySequence.StandardKey, window.choosing
    return [
        Spec("openDataset", _tr("Open …"), _tr("Open a folder of digit images"), "open", key.Open, choose.folder),
        Spec("openStrokes", _tr("Open strokes file …"), _tr("Open drawings (.jsonl)"), None, None, choose.strokes),
        Spec("openSample", _tr("Use the sample"), _tr("6,000 digits of MNIST"), None, None, choose.sample),
        Spec("openModel", _tr("Open model …"), _tr("Let a saved model answer"), None, "Ctrl+Shift+O", choose.model),
        Spec("saveModel", _tr("Save model …"), _tr("Save the answering model"), "save", key.Save, choose.save_model),
        Spec(
            "bundledModel",
            _tr("Use the bundled model"),
            _tr("Let the model that comes with the program answer"),
            None,
            None,
            window.lab.use_bundled_model,
        ),
    ]


def _run_specs(window: MainWindow) -> list[Spec]:
    lab = window.lab
    return [
        Spec("train", _tr("Train"), _tr("Start a new run with these settings"), "train", "F5", lab.train),
        Spec("pause", _tr("Pause"), _tr("Wait after this epoch, or go on"), "pause", "F6", window.toggle_pause),
        Spec("step", _tr("Step"), _tr("One epoch, then wait"), "step", "F7", lab.step),
        Spec("stop", _tr("Stop"), _tr("End this run, or cancel loading"), "stop", "F8", lab.stop),
    ]


def _board_specs(window: MainWindow) -> list[Spec]:
    key = QKeySequence.StandardKey
    canvas = window.draw.canvas
    return [
        Spec("undo", _tr("Undo"), _tr("Take back the last stroke"), "undo", key.Undo, canvas.undo_stack.undo),
        Spec("redo", _tr("Redo"), _tr("Draw it again"), "redo", key.Redo, canvas.undo_stack.redo),
        Spec("clear", _tr("Clear"), _tr("Empty the canvas"), "clear", key.Delete, canvas.clear),
        Spec(
            "openImage",
            _tr("Read an image …"),
            _tr("Open a picture of a digit"),
            "image",
            "Ctrl+I",
            window.choosing.image,
        ),
        Spec(
            "paste",
            _tr("Paste an image"),
            _tr("Read the picture on the clipboard"),
            "paste",
            key.Paste,
            window.choosing.paste,
        ),
    ]


def _window_specs(window: MainWindow) -> list[Spec]:
    key = QKeySequence.StandardKey
    export = window.exporting
    return [
        Spec("exportPng", _tr("Curves as PNG …"), _tr("Save the plots as a picture"), None, None, export.png),
        Spec("exportSvg", _tr("Curves as SVG …"), _tr("Save the plots as a drawing"), None, None, export.svg),
        Spec("exportCsv", _tr("Curves as CSV …"), _tr("Save the figures of every epoch"), None, "Ctrl+E", export.csv),
        Spec("toggleLeft", _tr("Data and settings"), _tr("Show or fold the left column"), None, "F9", window.fold_left),
        Spec("toggleRight", _tr("Drawing board"), _tr("Show or fold the right column"), None, "F10", window.fold_right),
        Spec(
            "addToMenu",
            _tr("Add to applications menu"),
            _tr("So that it starts by a click"),
            None,
            None,
            window.add_to_menu,
        ),
        Spec(
            "shortcuts",
            _tr("Keyboard shortcuts"),
            _tr("What the keys do"),
            None,
            key.HelpContents,
            window.show_shortcuts,
        ),
        Spec(
            "about",
            _tr("About this model"),
            _tr("Version, model, sources"),
            None,
            None,
            window.show_about,
        ),
        Spec("quit", _tr("Quit"), _tr("Close the window"), None, key.Quit, window.close),
    ]


def make_actions(window: MainWindow) -> dict[str, QAction]:
    """The table as QActions of the window, by name."""
    made = {}
    for spec in specs(window):
        action = QAction(spec.text, window)
        action.setObjectName(f"{spec.name}Action")
        if spec.keys is not None:
            action.setShortcut(QKeySequence(spec.keys))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{spec.tip} ({keys})" if keys else spec.tip)
        action.setData(spec.picture)
        action.triggered.connect(lambda _=False, run=spec.run: run())
        window.addAction(action)
        made[spec.name] = action
    return made


def paint_icons(actions: dict[str, QAction]) -> None:
    """Give every action its picture in the theme's colours."""
    colours = theme.current()
    for name, action in actions.items():
        if action.data():
            action.setIcon(icon(action.data(), colours.on_accent if name == "train" else colours.text))


def push_button(action: QAction, *, primary: bool = False, also: str = "") -> QPushButton:
    """A button with words that does what the action does; wide enough for the words it may `also` have."""
    button = QPushButton()
    button.setObjectName(action.objectName().replace("Action", "Button"))
    button.setProperty("primary", primary)
    button.setAutoDefault(True)  # Enter presses it too

    def follow() -> None:
        button.setText(action.text())
        button.setIcon(action.icon())
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())

    action.changed.connect(follow)
    button.clicked.connect(lambda: action.trigger())
    button.setText(also)
    widest = button.sizeHint().width()
    follow()
    button.setMinimumWidth(max(widest, button.sizeHint().width()))
    return button


def tool_button(action: QAction, parent: QWidget | None = None) -> QToolButton:
    """A small button with a picture that does what the action does."""
    button = QToolButton(parent)
    button.setObjectName(action.objectName().replace("Action", "Button"))
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
