"""Is it learning? Loss and accuracy of the run, live, in two plots that share their epochs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core.trainer import Report
from gui.lab import Lab
from gui.panels.panel import Panel, plain_label

if TYPE_CHECKING:
    from gui.widgets.curve_plot import CurvePlot

FIGURES = {"loss": 1.0, "accuracy": 100.0}  # what is drawn, and its unit: nats, per cent


class CurvesPanel(Panel):
    """Shows the lab's run. The plots come with `build_plots`, after the window has been seen."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._lab = lab
        self._stale: set[str] = set()
        self.loss_plot: CurvePlot | None = None
        self.accuracy_plot: CurvePlot | None = None
        self.heading.setText(self.tr("Learning curves"))
        self.log_check = QCheckBox(self.tr("Log scale"))
        self.log_check.setObjectName("logCheck")
        self.log_check.setAccessibleName(self.tr("Logarithmic loss axis"))
        self.log_check.setToolTip(
            self.tr("Equal factors become equal distances, so that small changes of a small loss are seen too.")
        )
        self._proof = plain_label(muted=True)
        self._proof.setObjectName("proofLabel")
        self._proof.setToolTip(
            self.tr("A proven bound, not an estimate: with these settings no weights reach a loss lower than this.")
        )
        self.corner.addWidget(self._proof)
        self.corner.addWidget(self.log_check)
        lab.clock.text.connect(self._prove)
        self.setProperty("card", False)  # each plot is a card of its own
        self.body.setContentsMargins(0, 4, 0, 0)
        self._slots = [self._slot("lossPlot"), self._slot("accuracyPlot")]
        lab.run_changed.connect(self._restart)
        lab.history_changed.connect(self._mark)
        lab.clock.frame.connect(self._frame)
        lab.config_changed.connect(self._plan)

    def build_plots(self) -> None:
        """Make the plots; pyqtgraph takes a while to import, so this waits for the first paint."""
        from gui.widgets.curve_plot import CurvePlot

        self.loss_plot = CurvePlot(self.tr("Loss"), self.tr("cross-entropy"), self.tr("nats"))
        self.loss_plot.setAccessibleName(self.tr("Loss over the epochs"))
        self.accuracy_plot = CurvePlot(self.tr("Accuracy"), self.tr("accuracy"), "%", percent=True)
        self.accuracy_plot.setAccessibleName(self.tr("Accuracy over the epochs"))
        self.accuracy_plot.link_x(self.loss_plot)
        for slot, plot in zip(self._slots, (self.loss_plot, self.accuracy_plot), strict=True):
            plot.set_names({"train": self.tr("training"), "validation": self.tr("validation")})
            plot.set_hint(self.tr("Press Train to see it learn"))
            slot.addWidget(plot)
        self.log_check.toggled.connect(self.loss_plot.set_log)
        self.loss_plot.log_action.toggled.connect(self.log_check.setChecked)
        self.loss_plot.set_log(self.log_check.isChecked())
        self._plan()
        self._restart()

    def _slot(self, name: str) -> QVBoxLayout:
        """Where a plot will be; it has its name and place before pyqtgraph is there."""
        place = QWidget()
        place.setObjectName(name)
        place.setMinimumHeight(120)
        layout = QVBoxLayout(place)
        layout.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(place, 1)
        return layout

    def _restart(self) -> None:
        self._plan()
        self._mark()
        self._prove()
        for name in FIGURES:
            self._draw(name)

    def _plan(self) -> None:
        """The axes have room for the run under way, or for the one that would be next."""
        run = self._lab.run
        config = self._lab.config if run is None else run.config
        for plot in (self.loss_plot, self.accuracy_plot):
            if plot is not None:
                plot.set_planned(config.epochs)

    def _prove(self) -> None:
        last = self._lab.run.last if self._lab.run else None
        self._proof.setText(self._proven(last) if last is not None else "")

    def _proven(self, last: Report) -> str:
        if last.separable:
            return self.tr("No best loss: all is right, and larger weights are ever better.")
        if last.gap is None or last.gap >= last.objective:  # no loss lies below zero: that is known anyway
            return ""
        if last.at_precision:
            return self.tr("At the optimum, to machine precision.")
        return self.tr("At most {gap} nats above the optimum.").format(gap=f"{last.gap:.2g}")

    def _mark(self) -> None:
        self._stale = set(FIGURES)

    def _frame(self) -> None:
        for turn, name in enumerate(FIGURES):
            if self._lab.clock.draws(turn):
                self._draw(name)

    def _draw(self, name: str) -> None:
        run, plot = self._lab.run, self.loss_plot if name == "loss" else self.accuracy_plot
        if name not in self._stale or run is None or plot is None:
            return
        self._stale.discard(name)
        epochs = run.history.column("epoch")
        series = {"train": run.history.column(name), "validation": run.history.column(f"validation_{name}")}
        plot.show_series({key: (epochs, values * FIGURES[name]) for key, values in series.items()})
