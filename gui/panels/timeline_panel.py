"""Back in time: a slider over the epochs of the run that is shown; everything else follows the moment it is at."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.benches.run import Run
from gui.lab import Lab
from gui.panels.panel import plain_label
from gui.widgets.timeline import Timeline
from gui.widgets.tip_line import TipLine


class TimelinePanel(QWidget):
    """Asks the lab for moments and shows which one there is."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self.slider = Timeline()
        self.slider.setObjectName("timeline")
        self.slider.setAccessibleName(self.tr("Epoch shown"))
        self.slider.setToolTip(
            self.tr(
                "Go back to any epoch: weights, evaluation and the answer to your drawing go with it. "
                "Marks are moments that were kept; others are trained again, exactly, from the mark before."
            )
        )
        self._words = plain_label(muted=True)
        self._words.setObjectName("momentLabel")
        self.live = self._button("liveButton", self.tr("Live"), self.tr("Follow the newest epoch again"))
        self.live.setCheckable(True)
        self.branch = self._button(
            "branchButton",
            self.tr("Branch from here"),
            self.tr("Train on from this moment with the settings as they are now, as a run of its own"),
        )
        self._tip = self._make_tip()
        self._build()
        self.slider.valueChanged.connect(self._seek)
        self.live.clicked.connect(self._follow)
        self.branch.clicked.connect(lab.branch)
        for signal in (lab.run_changed, lab.runs.changed, lab.moments.sought, lab.activity_changed):
            signal.connect(self._show)
        lab.moments.changed.connect(self._show_moment)
        lab.history_changed.connect(self._begin)
        lab.clock.text.connect(self._grow)
        lab.clock.text.connect(self._catch_up)
        self._show()

    @property
    def run(self) -> Run | None:
        """The run whose moments are chosen from."""
        return self._lab.moments.front

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        return button

    def _make_tip(self) -> TipLine:
        """Until one has gone back once, or does not want to be told."""
        tip = TipLine(
            self.tr("Drag the slider or click in a plot to go back: your drawing's answer goes with it. Live returns."),
            brief=True,
        )
        tip.setObjectName("timelineTip")
        tip.hide()
        tip.dismissed.connect(self._know)
        return tip

    def _know(self) -> None:
        self._lab.moments.visited = True
        self._show_range()

    def _build(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(4, 0, 4, 0)
        body.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        body.addLayout(row)
        body.addWidget(self._tip)
        self._words.setFixedWidth(self._words.fontMetrics().horizontalAdvance(self.tr("epoch {n}").format(n="0000000")))
        row.addWidget(self._words)
        row.addWidget(self.slider, 1)
        row.addWidget(self.live)
        row.addWidget(self.branch)

    def _seek(self, epoch: int) -> None:
        # Values set while a run is followed are not the user's wish.
        asked = self.slider.isSliderDown() or self.slider.hasFocus() or not self._lab.moments.live
        if self.run is not None and asked:
            self._lab.moments.go(self.run, epoch)

    def _follow(self) -> None:
        self._lab.moments.follow()
        self._show()

    def _catch_up(self) -> None:
        """A run that waits is shown as it is: while it ran, not each of its reports had a turn."""
        moments, run = self._lab.moments, self._lab.run
        waits = self._lab.paused and moments.live and run is not None and run.last is not None
        if waits and run is not None and run.last is not None and moments.now.frame is not run.last.keyframe:
            moments.follow()

    def _begin(self) -> None:
        """There are epochs to go back to."""
        if not self.slider.isEnabled():
            self._show()

    def _grow(self) -> None:
        """The run got longer: a slider that is five times a second at its place is not seen to lag."""
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._show_range()
        self._show_moment()
        self._tell()

    def _show_range(self) -> None:
        run = self.run
        self._tip.setVisible(run is not None and run.over and not self._lab.moments.visited)
        has = run is not None and run.last is not None and len(run.history.frames) > 0
        for widget in (self.slider, self.live, self.branch):
            widget.setEnabled(has)
        if run is not None and run.last is not None and has:
            kept = run.history.frames.epochs
            with QSignalBlocker(self.slider):
                self.slider.show_epochs(int(kept[0]), run.last.epoch, kept)

    def _show_moment(self) -> None:
        moments = self._lab.moments
        self.live.setChecked(moments.live)
        if moments.now.run is None or moments.now.run is not self.run:
            return
        wanted = moments.wanted if moments.wanted is not None else moments.now.epoch
        with QSignalBlocker(self.slider):
            self.slider.setValue(wanted)
        if not self._lab.training or not moments.live:
            self._tell()

    def _tell(self) -> None:
        moments = self._lab.moments
        if moments.now.run is None or moments.now.run is not self.run:
            self._words.setText("")
            return
        epoch = QLocale().toString(moments.now.epoch)
        self._words.setText(self.tr("epoch {n}").format(n=epoch))
        if moments.wanted is not None:
            wanted = QLocale().toString(moments.wanted)
            self._words.setToolTip(
                self.tr("Epoch {n} was not kept: it is being trained again from here.").format(n=wanted)
            )
        else:
            self._words.setToolTip(self.tr("The moment that answers now"))
