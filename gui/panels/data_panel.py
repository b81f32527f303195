"""What is it fed: the dataset's name, its classes, a few of its images, and what was passed over."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QListWidget, QToolButton, QWidget

from core.dataset import Dataset
from core.progress import Glimpse
from gui.benches.activity import Activity
from gui.lab import Lab
from gui.looks.plain_tip import plain_tip
from gui.panels.panel import Panel, plain_label
from gui.widgets.image_grid import ImageGrid
from gui.widgets.one_line import OneLine
from gui.words.datasets import dataset_name
from gui.words.messages import skipped_line

SHOWN_SKIPPED = 200


class DataPanel(Panel):
    """Shows the lab's dataset."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._lab = lab
        self.heading.setText(self.tr("Data"))
        self._name = OneLine()
        self._counts = plain_label(muted=True)
        self._counts.setWordWrap(True)
        self._sample = ImageGrid(side=38)
        self._sample.setAccessibleName(self.tr("One training image of each class"))
        self._skipped_button = QToolButton()
        self._skipped_button.setCheckable(True)
        self._skipped_button.setAccessibleName(self.tr("Show skipped files"))
        self._skipped = QListWidget()
        self._skipped.setAccessibleName(self.tr("Skipped files and why"))
        self._skipped.setMaximumHeight(96)
        for widget in (self._name, self._counts, self._sample, self._skipped_button, self._skipped):
            self.body.addWidget(widget)
        self._skipped_button.toggled.connect(self._skipped.setVisible)
        lab.dataset_changed.connect(self._show)
        lab.opening.glimpsed.connect(self._glimpse)
        lab.activity_changed.connect(self._look_away)
        self._glimpsing = False
        self._show()

    def _show(self) -> None:
        dataset = self._lab.dataset
        if dataset is None:
            self._name.setText(self.tr("No dataset yet"))
            self._counts.setText(self.tr("Open a folder of digit images, or take the sample."))
            self._sample.hide()
            self._show_skipped(())
            return
        self._name.setText(dataset_name(dataset.name))
        self._counts.setText(self._counted(dataset))
        firsts = np.array([int(np.flatnonzero(dataset.labels == label)[0]) for label in dataset.classes])
        self._sample.show_grey(dataset.images[firsts], [str(label) for label in dataset.classes])
        self._sample.show()
        folder = self._lab.opening.path
        self._show_skipped(tuple(skipped_line(one, folder) for one in dataset.skipped))

    def _glimpse(self, glimpse: Glimpse) -> None:
        """The first images of what is being opened, until it is there."""
        self._glimpsing = True
        self._name.setText(self.tr("Being opened …"))
        self._counts.setText(self.tr("Some of its first images"))
        self._sample.show_grey(glimpse.images, [str(label) for label in glimpse.labels])
        self._sample.show()

    def _look_away(self) -> None:
        """What was glimpsed has come, or will not."""
        if self._glimpsing and self._lab.activity is not Activity.LOADING:
            self._glimpsing = False
            self._show()

    def _counted(self, dataset: Dataset) -> str:
        numbers = QLocale()
        counts = sorted(set(dataset.counts.values()))
        each = numbers.toString(counts[0])
        if len(counts) > 1:
            each = self.tr("{least} to {most}").format(least=each, most=numbers.toString(counts[-1]))
        text = self.tr("{n} images, {k} classes, {each} each").format(
            n=numbers.toString(len(dataset)), k=len(dataset.classes), each=each
        )
        if len(dataset.classes) == 1:
            text = self.tr("{n} images, all of one class: open more, to tell apart").format(n=each)
        if dataset.test is not None:
            text += "\n" + self.tr("and %Ln test image(s)", "", len(dataset.test))
        return text

    def _show_skipped(self, lines: tuple[str, ...]) -> None:
        self._skipped.clear()
        self._skipped.addItems(lines[:SHOWN_SKIPPED])
        for place, line in enumerate(lines[:SHOWN_SKIPPED]):
            self._skipped.item(place).setToolTip(plain_tip(line))
        if len(lines) > SHOWN_SKIPPED:
            self._skipped.addItem(self.tr("and {n} more").format(n=len(lines) - SHOWN_SKIPPED))
        self._skipped_button.setVisible(bool(lines))
        self._skipped_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._skipped_button.setText(self.tr("%Ln file(s) skipped …", "", len(lines)))
        self._skipped.setVisible(bool(lines) and self._skipped_button.isChecked())
