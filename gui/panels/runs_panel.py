"""Which settings did better? Every run with its colour, what sets it apart, and its last figures."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QLocale
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gui.benches.run import Outcome, Run
from gui.lab import Lab
from gui.looks.hues import hue
from gui.looks.theme import current
from gui.widgets.one_line import OneLine
from gui.widgets.run_tree import Entry, RunTree
from gui.words.numbers import percent
from gui.words.runs import differing, outcome_text, run_name, settings_text


class RunsPanel(QWidget):
    """Shows the lab's runs; choosing one looks at it."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self._differ: tuple[str, ...] = ()
        heads = (self.tr("Run"), self.tr("What differs"), self.tr("Epoch"), self.tr("Loss"), self.tr("Accuracy"))
        self.tree = RunTree(heads)
        self.tree.setObjectName("runTree")
        self.tree.setAccessibleName(self.tr("Runs"))
        self._hint = OneLine(muted=True)
        self.go_on = self._button(
            "goOnButton", self.tr("Go on"), self.tr("Train this stopped run on from where it was")
        )
        self.rename = self._button("renameRunButton", self.tr("Rename"), self.tr("Call this run something (F2)"))
        self.delete = self._button("deleteRunButton", self.tr("Delete"), self.tr("Take this run out of the list"))
        self.undo = self._button("undoRunButton", self.tr("Undo"), self.tr("Undo the last change of this list"))
        self._build()
        self._wire()
        self._show()

    def _button(self, name: str, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        return button

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._hint, 1)
        for button in (self.go_on, self.rename, self.delete, self.undo):
            top.addWidget(button)
        body = QVBoxLayout(self)
        body.setContentsMargins(8, 2, 8, 4)
        body.setSpacing(2)
        body.addLayout(top)
        body.addWidget(self.tree, 1)

    def _wire(self) -> None:
        lab, tree, stack = self._lab, self.tree, self._lab.runs.undo_stack
        tree.chosen.connect(self._look)
        tree.renamed.connect(self._rename)
        tree.hidden.connect(lambda number, hidden: self._with(number, lambda run: lab.runs.hide(run, hidden)))
        tree.deleted.connect(lambda number: self._with(number, lab.runs.delete))
        tree.undone.connect(stack.undo)
        tree.redone.connect(stack.redo)
        self.rename.clicked.connect(tree.rename)
        self.delete.clicked.connect(lambda: self._with(tree.number, lab.runs.delete))
        self.undo.clicked.connect(stack.undo)
        self.go_on.clicked.connect(lambda: self._with(tree.number, lab.go_on))
        for signal in (lab.runs.changed, lab.run_changed, lab.activity_changed, stack.indexChanged):
            signal.connect(self._show)
        lab.moments.sought.connect(self._select)
        lab.clock.text.connect(self._show_growing)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _with(self, number: int | None, deed: Callable[[Run], object]) -> None:
        run = next((run for run in self._lab.runs if run.number == number), None)
        if run is not None:
            deed(run)

    def _rename(self, number: int, text: str) -> None:
        """What stands there already, the run's own number among it, is no new name."""
        self._with(number, lambda run: self._lab.runs.rename(run, text) if text != run_name(run) else None)

    def _look(self, number: int) -> None:
        self._with(number, self._look_at)

    def _look_at(self, run: Run) -> None:
        if run is self._lab.run and not run.over:
            self._lab.moments.follow()
        elif run.last is not None:
            self._lab.moments.go(run, run.last.epoch)

    def _select(self) -> None:
        front = self._lab.moments.front
        self.tree.select(front.number if front else None)

    def _show_growing(self) -> None:
        """Figures of runs under way; what sets runs apart is found out only when the list changes."""
        growing = [run for run in self._lab.runs if not run.over]
        if growing and self.isVisible():
            self.tree.update_entries([self._entry(run) for run in growing])

    def _show(self) -> None:
        if not self.isVisible():
            return
        runs, front = self._lab.runs.all, self._lab.moments.front
        self._differ = differing([run.config for run in runs])
        self.tree.show_entries([self._entry(run) for run in runs], front.number if front else None)
        stack = self._lab.runs.undo_stack
        self.undo.setEnabled(stack.canUndo())
        self.undo.setToolTip(self.tr("Undo: {what}").format(what=stack.undoText()) if stack.canUndo() else "")
        stopped = front is not None and front.outcome is Outcome.STOPPED and front.away is None
        self.go_on.setEnabled(stopped and not self._lab.training)
        self.rename.setEnabled(front is not None)
        self.delete.setEnabled(front is not None and front.over)
        self._hint.setText(
            self.tr("Choose a run to look at it; its tick draws or hides its curves.")
            if runs
            else self.tr("Press Train: each run is listed here, so that settings can be compared.")
        )

    def _entry(self, run: Run) -> Entry:
        names = settings_text(run.config, self._differ)
        last = run.last
        figures = ("", "", "")
        if last is not None:
            share = last.accuracy if last.validation_accuracy is None else last.validation_accuracy
            loss = last.loss if last.validation_loss is None else last.validation_loss
            figures = (QLocale().toString(last.epoch), QLocale().toString(loss, "g", 4), percent(share))
        tip = "<br>".join(map(escape, (f"{run_name(run)}: {outcome_text(run)}", names))) if names else outcome_text(run)
        return Entry(run.number, hue(run.number, current()), not run.hidden, (run_name(run), names, *figures), tip)
