"""What each class looks like: how many images it has, their mean, and where they differ."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLocale
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from core.curation.survey import Survey, survey
from core.dataset import Dataset
from gui.lab import Lab
from gui.panels.panel import plain_label
from gui.widgets.image_grid import ImageGrid

PURPOSE = "survey"


class SurveyPanel(QWidget):
    """Follows the dataset and its corrections; nothing is computed while nobody looks."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self._shown: Dataset | None = None
        self._found: Survey | None = None
        self.pictures = ImageGrid(rows=1, side=58)
        self.pictures.setObjectName("classPictures")
        self._words = plain_label(muted=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.spread = QToolButton()
        self.spread.setObjectName("spreadButton")
        self.spread.setText(self.tr("Where they differ"))
        self.spread.setToolTip(
            self.tr("Every pixel's standard deviation over the class: dark where its images do not agree")
        )
        self.spread.setCheckable(True)
        self.spread.toggled.connect(self._show)
        top = QHBoxLayout()
        top.addWidget(self._words, 1)
        top.addWidget(self.spread)
        body = QVBoxLayout(self)
        body.setContentsMargins(2, 6, 2, 2)
        body.setSpacing(3)
        body.addLayout(top)
        body.addWidget(self.pictures)
        body.addStretch(1)
        self._show()
        lab.dataset_changed.connect(self._follow)
        lab.corrections.changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        if not self.isVisible() or self._lab.dataset is None:
            return
        dataset = self._lab.corrections.apply(self._lab.dataset)
        if dataset is not self._shown:
            self._shown = dataset
            self._lab.aside.ask(PURPOSE, survey(dataset.images, dataset.labels), self._take)

    def _take(self, found: Survey) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        found = self._found
        differ = self.spread.isChecked()
        self._words.setText(
            self.tr("Where the images of a class differ (standard deviation)")
            if differ
            else self.tr("Mean image of each class, and its count")
        )
        if found is None:
            self.pictures.show_grey(np.zeros((0, 1, 1), np.uint8), [])
            return
        counts = [QLocale().toString(count) for count in found.counts.tolist()]
        pairs = list(zip(found.classes, counts, strict=True))
        counted = [self.tr("{label}: {n}").format(label=label, n=count) for label, count in pairs]
        captions = [f"{label}\n{count}" for label, count in pairs]
        self.pictures.show_grey(found.spread_picture if differ else found.mean_picture, captions)
        self.pictures.setAccessibleName(self._words.text())
        self.pictures.setAccessibleDescription(", ".join(counted))
