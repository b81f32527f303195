"""Curves to files: both plots as a picture, the figures as CSV."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import CoreError, Fault, WriteError
from core.export import write_history
from gui.lab import Lab
from gui.notes import Note, Told
from gui.panels.curves_panel import CurvesPanel

translate = QCoreApplication.translate


class Exporting:
    """Asks where to, and writes."""

    def __init__(self, window: QWidget, lab: Lab, curves: CurvesPanel) -> None:
        self._window = window
        self._lab = lab
        self._curves = curves

    def png(self) -> None:
        """Loss and accuracy as PNG pictures."""
        self._save("png", translate("exporting", "PNG pictures (*.png)"), lambda path: self._plots(path, "export_png"))

    def svg(self) -> None:
        """Loss and accuracy as SVG drawings."""
        self._save("svg", translate("exporting", "SVG drawings (*.svg)"), lambda path: self._plots(path, "export_svg"))

    def csv(self) -> None:
        """Every epoch's figures."""
        run = self._lab.run
        self._save(
            "csv",
            translate("exporting", "Tables (*.csv)"),
            lambda path: write_history(run.history, path) if run else None,
        )

    def _plots(self, path: str, method: str) -> None:
        stem, ending = Path(path).with_suffix(""), Path(path).suffix
        plots = {"loss": self._curves.loss_plot, "accuracy": self._curves.accuracy_plot}
        for name, plot in plots.items():
            if plot is not None:
                Path(f"{stem}-{name}{ending}").write_bytes(getattr(plot.stage, method)())

    def _save(self, ending: str, kinds: str, write: Callable[[str], None]) -> None:
        if self._lab.run is None or not len(self._lab.run.history):
            self._lab.noted.emit(Note(Told.NOTHING_TO_EXPORT))
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = str(Path(documents) / f"curves.{ending}")
        path, _ = QFileDialog.getSaveFileName(self._window, translate("exporting", "Export the curves"), start, kinds)
        if not path:
            return
        path = path if path.lower().endswith(f".{ending}") else f"{path}.{ending}"
        try:
            write(path)
        except CoreError as error:
            self._lab.noted.emit(error)
        except OSError as error:
            self._lab.noted.emit(WriteError(Fault.WRITE_FAILED, path=path, reason=error.strerror or str(error)))
        else:
            self._lab.noted.emit(Note(Told.EXPORTED, path=path))
