"""Which optimiser is fastest? From one start, in fair turns, to a line that is proven."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.config import OPTIMIZERS
from core.run.race import Line, NoLine
from core.run.stopping import Ending
from gui.benches.run import Outcome, Run
from gui.lab import Activity, Lab
from gui.looks.hues import hue
from gui.looks.theme import current
from gui.panels.panel import plain_label
from gui.widgets.run_tree import swatch
from gui.words.fields import choice_words
from gui.words.numbers import percent
from gui.words.sentences import in_a_row

ACROSS = (4, 3, 2)  # names a line, as many as find room
STARTERS = ("gradient_descent", "adam", "lbfgs", "preconditioned_lbfgs")


class RacePanel(QWidget):
    """Asks the lab for races and shows who arrived when."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self.start = QPushButton(self.tr("Race"))
        self.start.setObjectName("raceButton")
        self.start.setAccessibleName(self.tr("Race"))
        self.start.setToolTip(self.tr("Train the ticked optimisers with the settings as they are now, side by side"))
        self._words = plain_label(muted=True)
        self._words.setObjectName("raceLabel")
        self._words.setWordWrap(True)
        self.checks = self._make_checks()
        self.table = self._make_table()
        self._build()
        self.start.clicked.connect(self._race)
        for signal in (lab.racing.changed, lab.activity_changed, lab.dataset_changed):
            signal.connect(self._show)
        lab.clock.text.connect(self._show)
        self._show()

    def _make_checks(self) -> dict[str, QCheckBox]:
        words, checks = choice_words(), {}
        for name in OPTIMIZERS:
            checks[name] = check = QCheckBox(words[name])
            check.setObjectName(f"{name}Check")
            check.setAccessibleName(words[name])
            check.setChecked(name in STARTERS)
            check.toggled.connect(self._show)
        return checks

    def _make_table(self) -> QTreeWidget:
        table = QTreeWidget()
        table.setObjectName("raceTable")
        table.setAccessibleName(self.tr("Standings"))
        table.setRootIsDecorated(False)
        table.setMinimumHeight(48)
        table.setSizeAdjustPolicy(QTreeWidget.SizeAdjustPolicy.AdjustIgnored)
        heads = (self.tr("Optimiser"), self.tr("Seconds"), self.tr("Passes"), self.tr("Epochs"), self.tr("Arrived"))
        table.setHeaderLabels(list(heads))
        table.header().setStretchLastSection(False)
        for column in range(len(heads)):
            mode = QHeaderView.ResizeMode.ResizeToContents if column else QHeaderView.ResizeMode.Stretch
            table.header().setSectionResizeMode(column, mode)
        return table

    def _build(self) -> None:
        self._names = names = QGridLayout()
        names.setHorizontalSpacing(8)
        names.setVerticalSpacing(2)
        self._arrange(ACROSS[0])
        self.setMinimumWidth(1)  # whoever scrolls this up and down must not give it more width than is seen
        body = QVBoxLayout(self)
        body.setContentsMargins(8, 4, 8, 4)
        body.setSpacing(4)
        body.addLayout(names)
        body.addWidget(self._words)
        body.addWidget(self.table, 1)

    def _arrange(self, columns: int) -> None:
        """Names from left to right, and the button behind them."""
        self._columns = columns
        for index, widget in enumerate((*self.checks.values(), self.start)):
            self._names.addWidget(widget, index // columns, index % columns)

    def _width(self, columns: int) -> int:
        """What so many names a line need."""
        parts = [widget.minimumSizeHint().width() for widget in (*self.checks.values(), self.start)]
        lines = self._names.horizontalSpacing() * (columns - 1) + 16  # and the margins
        return sum(max(parts[column::columns]) for column in range(columns)) + lines

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fitting = next((columns for columns in ACROSS if self._width(columns) <= self.width()), ACROSS[-1])
        if fitting != self._columns:
            self._arrange(fitting)

    def _race(self) -> None:
        chosen = [name for name, check in self.checks.items() if check.isChecked()]
        self._lab.racing.start(chosen, [choice_words()[name] for name in chosen])

    def _show(self) -> None:
        lab = self._lab
        ready = lab.dataset is not None and lab.activity in (Activity.IDLE, Activity.TRAINING, Activity.TESTING)
        self.start.setEnabled(ready and any(check.isChecked() for check in self.checks.values()))
        if self.isVisible() or not lab.worker.busy:
            self._words.setText(self._told())
            self._fill()

    def _told(self) -> str:
        """Where the line is, and who was not let go on to it."""
        cut = ", ".join(run.name for run in self._lab.racing.runs if _was_cut(run))
        if not cut:
            return self._line_words()
        words = self.tr("Cut after {seconds} s of training, not beaten: {names}.")
        return in_a_row(self._line_words(), words.format(seconds=self._room(), names=cut))

    def _room(self) -> str:
        return QLocale().toString(self._lab.racing.rules.seconds, "g", 3)

    def _line_words(self) -> str:
        racing = self._lab.racing
        if not racing.runs:
            words = self.tr(
                "All start from the same weights and take turns by time spent, {seconds} s each at most. With an L2 "
                "penalty the finish line is the best loss there is, proven by a certificate."
            )
            return words.format(seconds=self._room())
        if racing.line is None:
            return self.tr("Surveying the finish line …") if racing.under_way else self.tr("No finish line was found.")
        if racing.line is NoLine.SEPARABLE:
            return self.tr(
                "There is no finish line: these digits can be told apart without error, so larger weights are ever "
                "better and there is no best loss. An L2 penalty would make one."
            )
        if not isinstance(racing.line, Line):
            return self.tr("There is no finish line: without an L2 penalty nothing proves how low the loss can get.")
        low, margin = QLocale().toString(racing.line.low, "g", 6), f"{racing.line.high - racing.line.low:.1e}"
        return self.tr(
            "The best loss, with penalty, is {low} nats, proven to within {margin}. Who has arrived is certainly "
            "within {share} of it."
        ).format(low=low, margin=margin, share=percent(racing.rules.within))

    def _fill(self) -> None:
        racing = self._lab.racing
        ranked = sorted(racing.runs, key=lambda run: racing.crossed[run].seconds if run in racing.crossed else 1e9)
        while self.table.topLevelItemCount() > len(ranked):
            self.table.takeTopLevelItem(0)
        while self.table.topLevelItemCount() < len(ranked):
            self.table.addTopLevelItem(QTreeWidgetItem())
        for row, run in enumerate(ranked):
            item = self.table.topLevelItem(row)
            if item is not None:
                self._fill_row(item, run)

    def _fill_row(self, item: QTreeWidgetItem, run: Run) -> None:
        last = self._lab.racing.crossed.get(run) or run.last
        figures = ("", "", "")
        if last is not None:
            seconds = QLocale().toString(last.seconds, "f", 2)
            figures = (seconds, QLocale().toString(round(last.passes)), QLocale().toString(last.epoch))
        for column, cell in enumerate((run.name, *figures, self._arrival(run))):
            item.setText(column, cell)
            if column:
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setIcon(0, swatch(hue(run.number, current())))

    def _arrival(self, run: Run) -> str:
        if run in self._lab.racing.crossed:
            return self.tr("yes")
        if not run.over:
            return self.tr("under way")
        if run.outcome is Outcome.DIVERGED:
            return self.tr("diverged")
        return self.tr("cut at {seconds} s").format(seconds=self._room()) if _was_cut(run) else self.tr("no")


def _was_cut(run: Run) -> bool:
    """Whether its time was up before it could arrive."""
    return run.over and run.last is not None and run.last.ending is Ending.SECONDS
