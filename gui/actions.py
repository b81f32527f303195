"""All that can be done, as a table of actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

translate = QCoreApplication.translate

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


def specs(window: MainWindow) -> list[Spec]:
    """The table."""
    return [*_data_specs(window), *_run_specs(window), *_board_specs(window), *_window_specs(window)]


def _data_specs(window: MainWindow) -> list[Spec]:
    key, choose = QKeySequence.StandardKey, window.choosing
    return [
        Spec(
            "openDataset",
            translate("actions", "Open …"),
            translate("actions", "Open a folder of digit images"),
            "open",
            key.Open,
            choose.folder,
        ),
        Spec(
            "openStrokes",
            translate("actions", "Open strokes file …"),
            translate("actions", "Open drawings (.jsonl)"),
            None,
            None,
            choose.strokes,
        ),
        Spec(
            "openSample",
            translate("actions", "Use the sample"),
            translate("actions", "6,000 digits of MNIST"),
            None,
            None,
            choose.sample,
        ),
        Spec(
            "openModel",
            translate("actions", "Open model …"),
            translate("actions", "Let a saved model answer"),
            None,
            "Ctrl+Shift+O",
            choose.model,
        ),
        Spec(
            "saveModel",
            translate("actions", "Save model …"),
            translate("actions", "Save the answering model"),
            "save",
            key.Save,
            choose.save_model,
        ),
        Spec(
            "bundledModel",
            translate("actions", "Use the bundled model"),
            translate("actions", "Let the model that comes with the program answer"),
            None,
            None,
            window.lab.use_bundled_model,
        ),
    ]


def _run_specs(window: MainWindow) -> list[Spec]:
    lab = window.lab
    return [
        Spec(
            "train",
            translate("actions", "Train"),
            translate("actions", "Start a new run with these settings"),
            "train",
            "F5",
            lab.train,
        ),
        Spec(
            "pause",
            translate("actions", "Pause"),
            translate("actions", "Wait after this epoch, or go on"),
            "pause",
            "F6",
            window.toggle_pause,
        ),
        Spec(
            "step", translate("actions", "Step"), translate("actions", "One epoch, then wait"), "step", "F7", lab.step
        ),
        Spec(
            "stop",
            translate("actions", "Stop"),
            translate("actions", "End this run, or cancel loading"),
            "stop",
            "F8",
            lab.stop,
        ),
    ]


def _board_specs(window: MainWindow) -> list[Spec]:
    key = QKeySequence.StandardKey
    canvas = window.draw.canvas
    return [
        Spec(
            "undo",
            translate("actions", "Undo"),
            translate("actions", "Take back the last stroke"),
            "undo",
            key.Undo,
            canvas.undo_stack.undo,
        ),
        Spec(
            "redo",
            translate("actions", "Redo"),
            translate("actions", "Draw it again"),
            "redo",
            key.Redo,
            canvas.undo_stack.redo,
        ),
        Spec(
            "clear",
            translate("actions", "Clear"),
            translate("actions", "Empty the canvas"),
            "clear",
            key.Delete,
            canvas.clear,
        ),
        Spec(
            "openImage",
            translate("actions", "Read an image …"),
            translate("actions", "Open a picture of a digit"),
            "image",
            "Ctrl+I",
            window.choosing.image,
        ),
        Spec(
            "paste",
            translate("actions", "Paste an image"),
            translate("actions", "Read the picture on the clipboard"),
            "paste",
            key.Paste,
            window.choosing.paste,
        ),
    ]


def _window_specs(window: MainWindow) -> list[Spec]:
    key = QKeySequence.StandardKey
    export = window.exporting
    return [
        Spec(
            "exportPng",
            translate("actions", "Curves as PNG …"),
            translate("actions", "Save the plots as a picture"),
            None,
            None,
            export.png,
        ),
        Spec(
            "exportSvg",
            translate("actions", "Curves as SVG …"),
            translate("actions", "Save the plots as a drawing"),
            None,
            None,
            export.svg,
        ),
        Spec(
            "exportCsv",
            translate("actions", "Curves as CSV …"),
            translate("actions", "Save the figures of every epoch"),
            None,
            "Ctrl+E",
            export.csv,
        ),
        Spec(
            "toggleLeft",
            translate("actions", "Data and settings"),
            translate("actions", "Show or fold the left column"),
            None,
            "F9",
            window.fold_left,
        ),
        Spec(
            "toggleRight",
            translate("actions", "Drawing board"),
            translate("actions", "Show or fold the right column"),
            None,
            "F10",
            window.fold_right,
        ),
        Spec(
            "addToMenu",
            translate("actions", "Add to applications menu"),
            translate("actions", "So that it starts by a click"),
            None,
            None,
            window.add_to_menu,
        ),
        Spec(
            "shortcuts",
            translate("actions", "Keyboard shortcuts"),
            translate("actions", "What the keys do"),
            None,
            key.HelpContents,
            window.show_shortcuts,
        ),
        Spec(
            "about",
            translate("actions", "About this model"),
            translate("actions", "Version, model, sources"),
            None,
            None,
            window.show_about,
        ),
        Spec(
            "quit", translate("actions", "Quit"), translate("actions", "Close the window"), None, key.Quit, window.close
        ),
    ]
