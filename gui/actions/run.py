"""The run: train, pause, step, stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.actions.spec import Spec

if TYPE_CHECKING:
    from gui.main_window import MainWindow

translate = QCoreApplication.translate


def specs(window: MainWindow) -> list[Spec]:
    """The rows of the table."""
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
        Spec(
            "learnHand",
            translate("actions", "Learn my hand"),
            translate("actions", "Teach the answering model your labelled drawings"),
            None,
            "Ctrl+L",
            lab.teaching.learn,
        ),
    ]
