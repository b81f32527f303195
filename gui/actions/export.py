"""Exports: a run to files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.actions.spec import Spec

if TYPE_CHECKING:
    from gui.main_window import MainWindow

translate = QCoreApplication.translate


def specs(window: MainWindow) -> list[Spec]:
    """The rows of the table."""
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
            "exportScript",
            translate("actions", "Run as a NumPy script …"),
            translate("actions", "A page of Python that gives the run's curve, bit for bit; it is tried first"),
            None,
            None,
            export.script,
        ),
        Spec(
            "exportReport",
            translate("actions", "Report of the run …"),
            translate("actions", "One web page with curves, figures, mistakes and settings"),
            None,
            "Ctrl+Shift+E",
            export.report,
        ),
    ]
