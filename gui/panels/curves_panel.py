"""Is it learning? Loss and accuracy of the run one looks at, live, before those of all other runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QCursor, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from core.trainer import Report
from gui.lab import Lab
from gui.panels.panel import Panel
from gui.parts.curve_menu import CurveMenu
from gui.parts.overlay import FIGURES, OBJECTIVE, View
from gui.widgets.one_line import OneLine
from gui.widgets.value_table import ValueTable
from gui.words.values import csv_text, table_rows

if TYPE_CHECKING:
    from gui.parts.run_curves import RunCurves
    from gui.widgets.curve_plot import CurvePlot


LOWEST = 84  # pixels high that a plot needs at least


class CurvesPanel(Panel):
    """Shows the lab's runs. The plots come with `build_plots`, after the window has been seen."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._lab = lab
        self._pointed: float | None = None
        self._curves: RunCurves | None = None
        self.loss_plot: CurvePlot | None = None
        self.accuracy_plot: CurvePlot | None = None
        self.heading.setText(self.tr("Learning curves"))
        self.heading.setToolTip(
            self.tr(
                "Loss should fall and accuracy rise. Where training goes on to improve and validation does not, "
                "the model learns its images by heart."
            )
        )
        self.menu = CurveMenu()
        self._log = False  # as the user chose it; a race has its own way
        self.log_check = self._make_log_check()
        self._proof = self._make_proof()
        for widget in (self._proof, self.log_check, self.menu):
            self.corner.addWidget(widget)
        self.setProperty("card", False)  # each plot is a card of its own
        self.body.setContentsMargins(0, 4, 0, 0)
        self._slots = [self._slot("lossPlot"), self._slot("accuracyPlot")]
        self._table = ValueTable(self)
        self._table.setObjectName("valueTable")

    def build_plots(self) -> None:
        """Make the plots; pyqtgraph takes a while to import, so this waits for the first paint."""
        from gui.parts.run_curves import RunCurves
        from gui.widgets.curve_plot import CurvePlot

        self.loss_plot = CurvePlot(self.tr("Loss"), self.tr("cross-entropy"), self.tr("nats"))
        self.loss_plot.setAccessibleName(self.tr("Loss over the epochs"))
        self.accuracy_plot = CurvePlot(self.tr("Accuracy"), self.tr("accuracy"), "%", percent=True)
        self.accuracy_plot.setAccessibleName(self.tr("Accuracy over the epochs"))
        self.accuracy_plot.link_x(self.loss_plot)
        for slot, plot in zip(self._slots, (self.loss_plot, self.accuracy_plot), strict=True):
            plot.set_hint(self.tr("Press Train to see it learn"))
            plot.pointed.connect(self._point)
            plot.addAction(self._copy_action(plot))
            slot.addWidget(plot)
        self.log_check.toggled.connect(self.loss_plot.set_log)
        self.loss_plot.log_action.toggled.connect(self.log_check.setChecked)
        self.loss_plot.log_action.triggered.connect(self._choose_log)
        self.loss_plot.set_log(self.log_check.isChecked())
        self._curves = RunCurves(self._lab, {"loss": self.loss_plot, "accuracy": self.accuracy_plot}, self)
        self._wire(self._curves)

    def shown_as(self) -> list[str]:
        """The names of what the user has chosen of how curves are looked at."""
        return [*self.menu.chosen(), *([self.log_check.objectName()] if self._log else [])]

    def show_as(self, names: Sequence[str]) -> None:
        """Look at curves as was chosen another time."""
        self.menu.choose(names)
        self._choose_log(self.log_check.objectName() in names)
        self.log_check.setChecked(self._log)

    def reset(self) -> None:
        """As curves are looked at at first."""
        self.menu.reset()
        self.show_as([])

    def draw(self, figure: str) -> None:
        """Bring one plot up to date."""
        if self._curves is not None:
            self._curves.draw(figure)

    def copy_values(self) -> None:
        """Put the values of all runs that are shown, at the place pointed at or at the end, on the clipboard as CSV."""
        QGuiApplication.clipboard().setText(csv_text(self._lab.runs.shown, self.menu.view, self._pointed))

    def changeEvent(self, event: QEvent) -> None:
        """Runs wear the theme's hues."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_curves", None) is not None:
            self._restart()

    def _make_log_check(self) -> QCheckBox:
        check = QCheckBox(self.tr("Log scale"))
        check.setObjectName("logCheck")
        check.setAccessibleName(self.tr("Logarithmic loss axis"))
        check.setToolTip(
            self.tr("Equal factors become equal distances, so that small changes of a small loss are seen too.")
        )
        check.clicked.connect(self._choose_log)
        return check

    def _choose_log(self, on: bool) -> None:
        self._log = on

    def _make_proof(self) -> OneLine:
        proof = OneLine(muted=True)
        proof.setObjectName("proofLabel")
        proof.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        proof.explain(
            self.tr("A proven bound, not an estimate: with these settings no weights reach a loss lower than this.")
        )
        return proof

    def _slot(self, name: str) -> QVBoxLayout:
        """Where a plot will be; it has its name and place before pyqtgraph is there."""
        place = QWidget()
        place.setObjectName(name)
        place.setMinimumHeight(LOWEST)
        layout = QVBoxLayout(place)
        layout.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(place, 1)
        return layout

    def _copy_action(self, plot: CurvePlot) -> QAction:
        action = QAction(self.tr("Copy values as CSV"), plot)
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(self.copy_values)
        return action

    def _wire(self, curves: RunCurves) -> None:
        lab = self._lab
        self.menu.changed.connect(self._look)
        lab.clock.text.connect(self._slowly)
        lab.clock.frame.connect(self._frame)
        lab.history_changed.connect(curves.grown)
        for signal in (lab.run_changed, lab.runs.changed, lab.racing.changed, lab.luck.changed):
            signal.connect(self._restart)
        lab.moments.sought.connect(self._sought)
        lab.moments.changed.connect(curves.place_cursor)
        lab.racing.started.connect(self._look_at_race)
        lab.config_changed.connect(curves.plan)
        self._look()
        for figure in FIGURES:  # a window built anew in the middle of a run has something to show
            self.draw(figure)

    def _look(self) -> None:
        if self._curves is not None:
            self._curves.look(self.menu.view)

    def _sought(self) -> None:
        """Another moment; another run comes to the front with it or not."""
        if self._curves is not None and self._curves.front_changed():
            self._restart()

    def _look_at_race(self) -> None:
        """A race is run over time, down to what is minimised."""
        self.log_check.setChecked(True)
        self.menu.look(View(axis="seconds", parts=OBJECTIVE))

    def _restart(self) -> None:
        self._prove()
        if self._curves is not None:
            self._curves.restart()

    def _slowly(self) -> None:
        self._prove()
        if self._curves is not None and sum(not run.over for run in self._lab.runs.shown) > 1:
            self._curves.grown(behind=True)  # a race: those behind grow too

    def _frame(self) -> None:
        for turn, figure in enumerate(FIGURES):
            if self.isVisible() and self._lab.clock.draws(turn):
                self.draw(figure)

    def _point(self, place: float | None) -> None:
        self._pointed = place
        runs = self._lab.runs.shown
        if place is None or len(runs) < 2:
            self._table.hide()
            return
        self._table.show_rows(*table_rows(runs, self.menu.view, place), self.tr("and {n} more"))
        self._table.move_beside(self.mapFromGlobal(QCursor.pos()))
        self._table.show()
        self._table.raise_()

    def _prove(self) -> None:
        front = self._lab.moments.front
        self._proof.setText(self._proven(front.last) if front is not None and front.last is not None else "")

    def _proven(self, last: Report) -> str:
        if last.separable:
            return self.tr("No best loss: all is right, and larger weights are ever better.")
        if last.gap is None or last.gap >= last.objective:  # no loss lies below zero: that is known anyway
            return ""
        if last.at_precision:
            return self.tr("At the optimum, to machine precision.")
        return self.tr("At most {gap} nats above the optimum.").format(gap=f"{last.gap:.2g}")
