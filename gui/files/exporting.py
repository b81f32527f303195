"""A run to files: its curves as pictures and as a table, the run as a script, and all of it as a report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.errors import DataError, Fault
from core.judging.judgement import Judgement, Part, examine
from gui.benches.notes import Note, Told
from gui.benches.run import Run
from gui.files.saving import Saving
from gui.lab import Lab
from gui.panels.curves_panel import CurvesPanel

SCRIPT, REPORT = "script", "report"  # purposes beside the run


class Exporting:
    """Exports the run that is shown, or else the last one."""

    def __init__(self, window: QWidget, lab: Lab, curves: CurvesPanel) -> None:
        self._lab = lab
        self._curves = curves
        self._saving = Saving(window, lab)

    def png(self) -> None:
        """Loss and accuracy as PNG pictures."""
        self._plots("png", "export_png")

    def svg(self) -> None:
        """Loss and accuracy as SVG drawings."""
        self._plots("svg", "export_svg")

    def csv(self) -> None:
        """Every epoch's figures."""
        from core.export.tables import history_csv

        run = self._run()
        if run is not None:
            self._saving.save("curves", "csv", make=lambda: history_csv(run.history).encode("utf-8"))

    def script(self) -> None:
        """The run as a NumPy script, once it has been tried beside whatever trains."""
        run = self._run()
        path = self._saving.where(f"run-{run.number}", "py") if run else ""
        if not run or not path:
            return
        if run.away is not None:
            self._lab.noted.emit(DataError(Fault.DATASET_AWAY, name=run.away.name, path=run.away.path))
            return
        from core.export.script_check import tried_script, write_script  # no window that opens needs it

        self._lab.noted.emit(Note(Told.SCRIPT_TRIED))
        place = Path(path)
        work = tried_script(run.dataset, run.config, history=run.history, path=place, start=run.start)
        self._lab.aside.ask(SCRIPT, work, lambda made: self._saving.begin(path, write_script(place, *made)))

    def report(self) -> None:
        """Everything about the run on one page, judged on images it has not seen if there are any."""
        run = self._run()
        model = (run.final or run.model) if run else None
        path = self._saving.where(f"run-{run.number}", "html") if run and model else ""
        if not run or not model or not path:
            return
        if run.away is not None:
            self._report(path, run, None, Part.TEST)
            return
        part = Part.TEST if run.dataset.test else Part.VALIDATION if run.config.validation else Part.TRAINING
        work = examine(model, run.dataset, run.config, part)
        self._lab.aside.ask(REPORT, work, lambda found: self._report(path, run, found, part))

    def _report(self, path: str, run: Run, found: Judgement | None, part: Part) -> None:
        from gui.files.report import report

        self._saving.write(path, report(run, found, part).encode("utf-8"))

    def _plots(self, ending: str, method: str) -> None:
        def make() -> dict[str, bytes]:
            plots = {"loss": self._curves.loss_plot, "accuracy": self._curves.accuracy_plot}
            return {name: getattr(plot.stage, method)() for name, plot in plots.items() if plot is not None}

        if self._run() is not None:
            self._saving.save_parts("curves", ending, make=make)

    def _run(self) -> Run | None:
        run = self._lab.shown_run
        if run is not None and len(run.history):
            return run
        self._saving.nothing()
        return None
