"""The bar over everything: what is open, which preset, and the run's buttons and progress."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from core.config import PRESETS
from core.progress import Progress
from gui.lab import Activity, Lab
from gui.panels.panel import plain_label
from gui.words.numbers import count
from gui.words.presets import preset_names, preset_sentence

SCALE = 1000  # steps of the progress bar


class RunBar(QWidget):
    """Shows what the worker is at; buttons are put in by `add`."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self._loaded = Progress(0, 0)
        self.preset_combo = self._make_presets()
        self.progress = QProgressBar()
        self.progress.setObjectName("trainProgress")
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.setTextVisible(False)
        self.progress.setRange(0, SCALE)
        self._words = plain_label(muted=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 8, 10, 6)
        self._row.setSpacing(6)
        lab.activity_changed.connect(self._show_activity)
        lab.progressed.connect(self._show_loading)
        lab.history_changed.connect(self._show_training)
        lab.clock.text.connect(self._show_words)
        lab.config_changed.connect(self._show_preset)
        self._show_preset()

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)

    def add_gap(self, width: int) -> None:
        """Leave so many pixels free."""
        self._row.addSpacing(width)

    def add_progress(self) -> None:
        """Put in the progress bar with its words, which take what room is left."""
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self.progress)
        column.addStretch(1)
        self._row.addLayout(column, 1)
        self._show_activity()

    def _make_presets(self) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName("presetCombo")
        combo.setAccessibleName(self.tr("Preset"))
        combo.setToolTip(self.tr("Ready-made settings. Change any of them and they become your own."))
        names = preset_names()
        for name in PRESETS:
            combo.addItem(names[name], name)
            combo.setItemData(combo.count() - 1, preset_sentence(name), Qt.ItemDataRole.ToolTipRole)
        combo.addItem(self.tr("Your settings"), None)
        combo.activated.connect(self._choose)
        return combo

    def _choose(self, index: int) -> None:
        name = self.preset_combo.itemData(index)
        if name is not None:
            self._lab.set_config(PRESETS[name])
        self._show_preset()

    def _show_preset(self) -> None:
        same = [name for name, config in PRESETS.items() if config == self._lab.config]
        with QSignalBlocker(self.preset_combo):
            self.preset_combo.setCurrentIndex(self.preset_combo.findData(same[0] if same else None))

    def _show_activity(self) -> None:
        idle = self._lab.activity is Activity.IDLE
        self.progress.setEnabled(not idle)
        if idle:
            self.progress.setRange(0, SCALE)
            finished = self._lab.run is not None and self._lab.run.last is not None
            self.progress.setValue(self._share_trained() if finished else 0)
        else:
            self._loaded = Progress(0, 0)
            self.progress.setRange(0, 0)
        self._show_words()

    def _show_loading(self, progress: Progress) -> None:
        self._loaded = progress
        inside = self._lab.training and self._lab.run is not None and self._lab.run.last is not None
        if progress.total and not inside and self._lab.activity is not Activity.RACING:  # how far an epoch is
            self.progress.setRange(0, SCALE)
            self.progress.setValue(progress.done * SCALE // progress.total)

    def _show_training(self) -> None:
        if self._lab.training:  # nobody knows where a race ends
            self.progress.setRange(0, SCALE)
            self.progress.setValue(self._share_trained())

    def _share_trained(self) -> int:
        run = self._lab.run
        return run.last.epoch * SCALE // run.config.epochs if run and run.last else 0

    def _show_words(self) -> None:
        words = {
            Activity.IDLE: self.tr("Ready"),
            Activity.FETCHING: self._fetching_words(),
            Activity.LOADING: self.tr("Loading …"),
            Activity.TESTING: self.tr("Testing on unseen images …"),
            Activity.RACING: self.tr("Racing …"),
            Activity.DRAWING: self.tr("Trying seeds …"),
        }.get(self._lab.activity)
        self._words.setText(words or self._training_words())

    def _fetching_words(self) -> str:
        megabytes = [QLocale().toString(bytes_ / 1e6, "f", 1) for bytes_ in self._loaded]
        return self.tr("Downloading: {done} of {total} MB").format(done=megabytes[0], total=megabytes[1])

    def _training_words(self) -> str:
        run = self._lab.run
        if run is None or run.last is None:
            return self.tr("Preparing images …")
        epoch = self.tr("epoch {n} of {total}").format(n=count(run.last.epoch), total=count(run.config.epochs))
        if self._lab.paused:
            return self.tr("Paused at {epoch}").format(epoch=epoch)
        return self.tr("{epoch} · {time} left").format(epoch=epoch, time=self._duration(run.seconds_left or 0.0))

    def _duration(self, seconds: float) -> str:
        if seconds < 60:
            return self.tr("{n} s").format(n=QLocale().toString(seconds, "f", 0 if seconds >= 10 else 1))
        minutes, rest = divmod(round(seconds), 60)
        return self.tr("{m} min {s:02} s").format(m=minutes, s=rest)
