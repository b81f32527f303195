"""All images that are learnt from: sifted, looked at, corrected."""

from __future__ import annotations

from typing import cast

import numpy as np
from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QSlider, QWidget

from core.dataset import Dataset
from gui.benches.exhibits import Exhibit, exhibits
from gui.benches.opinions import Opinions
from gui.lab import Lab
from gui.panels.panel import Panel, plain_label
from gui.parts.correction_bar import CorrectionBar
from gui.parts.sieve_bar import SieveBar
from gui.widgets.thumbnails import Mark, Thumbnails
from gui.words.numbers import percent

SMALLEST, USUAL, LARGEST = 1, 2, 4  # screen pixels for one of an image's 28
PIXELS = 28


class ImagesPanel(Panel):
    """Shows one exhibit at a time; digits, Delete and Undo work on the chosen images as its buttons do."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._lab = lab
        self.heading.setText(self.tr("Images"))
        self._exhibits = exhibits(lab)
        for exhibit in self._exhibits:
            exhibit.setParent(self)
        self._exhibit: Exhibit = self._exhibits[0]
        self._dataset: Dataset | None = None
        self.opinions = Opinions(lab, self)
        self.bar = SieveBar()
        self.thumbnails = Thumbnails(side=USUAL * PIXELS)
        self.thumbnails.setObjectName("thumbnails")
        self.thumbnails.setAccessibleName(self.tr("Images"))
        self.thumbnails.installEventFilter(self)
        self.thumbnails.setMinimumHeight(USUAL * PIXELS + self.fontMetrics().height() + 4)  # a row with its labels
        self._words = plain_label(muted=True)
        self._words.setObjectName("imagesWords")
        self._words.setToolTip(self.tr("The next run learns from the images as they are corrected here."))
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.corrections = CorrectionBar()
        self._build()
        self._connect()
        self._look_at(0)

    def _build(self) -> None:
        self._parts = QComboBox()
        self._parts.setObjectName("partChoice")
        self._parts.setAccessibleName(self.tr("Which part"))
        for text in (self.tr("Training images"), self.tr("Test images"), self.tr("My drawings")):
            self._parts.addItem(text)
        self._size = QSlider(Qt.Orientation.Horizontal)
        self._size.setObjectName("thumbnailSize")
        self._size.setAccessibleName(self.tr("Size of the images"))
        self._size.setToolTip(self._size.accessibleName())
        self._size.setRange(SMALLEST, LARGEST)
        self._size.setPageStep(1)
        self._size.setValue(USUAL)
        self._size.setFixedWidth(64)
        self.corner.addWidget(self._size)
        self.corner.addWidget(self._parts)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.thumbnails, 1)
        self.body.addWidget(self._words)
        self.body.addWidget(self.corrections)

    def _connect(self) -> None:
        lab, bar = self._lab, self.corrections
        self._parts.currentIndexChanged.connect(self._look_at)
        self._size.valueChanged.connect(lambda scale: self.thumbnails.set_side(scale * PIXELS))
        self.bar.changed.connect(self._sift)
        self.opinions.changed.connect(self._judged)
        self.thumbnails.selection_changed.connect(self._show_words)
        self.thumbnails.activated.connect(self._lay)
        bar.relabel.connect(lambda label: self._exhibit.relabel(self._chosen(), label))
        bar.exclude.connect(lambda: self._exhibit.exclude(self._chosen()))
        bar.restore.connect(lambda: self._exhibit.restore(self._chosen()))
        for exhibit in self._exhibits:
            exhibit.changed.connect(lambda exhibit=exhibit: self._changed(exhibit))
            exhibit.said.connect(lambda exhibit=exhibit: self._said(exhibit))
        lab.model_changed.connect(self._ask)
        lab.activity_changed.connect(self._ask)
        lab.teaching.begins.connect(self.opinions.stand_back)
        lab.aside.failed.connect(self._ask)
        lab.clock.text.connect(self._show_words)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self._changed(self._exhibit)

    # What is looked at

    def _look_at(self, index: int) -> None:
        self._exhibit = self._exhibits[index]
        self.corrections.show_exhibit(self._exhibit)
        self._changed(self._exhibit)

    def _changed(self, exhibit: Exhibit) -> None:
        if exhibit is self._exhibit and self.isVisible():
            self.opinions.forget()
            self._dataset = exhibit.dataset()
            self._offer()
            self._sift()
            self._ask()

    def _said(self, exhibit: Exhibit) -> None:
        """Labels or marks are others: the images stay where they are, so that one can go on."""
        if exhibit is self._exhibit and self.isVisible():
            self._dataset = exhibit.dataset()
            self.thumbnails.refresh()
            self._show_words()
            self._ask()

    def _ask(self, _error: object = None) -> None:
        if self.isVisible():
            self.opinions.ask(self._dataset)

    def _judged(self) -> None:
        self._offer()
        if self.bar.sieve().asks:
            self._sift()
        else:
            self.thumbnails.refresh()
            self._show_words()

    def _offer(self) -> None:
        labels = () if self._dataset is None else self._dataset.classes
        outcomes = self.opinions.outcomes
        self.bar.show_classes(labels, () if outcomes is None else outcomes.classes)

    def _sift(self) -> None:
        if self._dataset is None:
            self.thumbnails.show_images(np.zeros((0, 1, 1), np.uint8))
        else:
            places = self.bar.sieve().sift(self._dataset.labels, self._exhibit.corrections, self.opinions.outcomes)
            self.thumbnails.show_images(
                self._dataset.images, places, caption=self._caption, mark=self._mark, tip=self._tip
            )
        self.thumbnails.set_empty_text(self._empty_text())
        self._show_words()

    # What is said of one image

    def _caption(self, place: int) -> str:
        dataset = cast(Dataset, self._dataset)
        label, said = int(dataset.labels[place]), self.opinions.said(place)
        if said in (None, label):
            return self.tr("{label} (test)").format(label=label) if place in self._exhibit.kept_back else str(label)
        return self.tr("{label} → {said}").format(label=label, said=said)

    def _mark(self, place: int) -> Mark:
        corrections = self._exhibit.corrections
        if place in corrections.excluded:
            return Mark.EXCLUDED
        if place in corrections.labels:
            return Mark.CHANGED
        right = self.opinions.said(place) in (None, cast(Dataset, self._dataset).labels[place])
        return Mark.NONE if right else Mark.WRONG

    def _tip(self, place: int) -> str:
        numbers, dataset = QLocale(), cast(Dataset, self._dataset)
        text = self.tr("Image {n}, a {label}").format(n=numbers.toString(place + 1), label=dataset.labels[place])
        if place in self._exhibit.kept_back:
            text += self.tr("; kept back to test with")
        said = self.opinions.said(place)
        if said is None:
            return text
        loss = numbers.toString(self.opinions.loss(place), "f", 3)
        return text + self.tr("; the model says {said}, loss {loss} nats").format(said=said, loss=loss)

    def _empty_text(self) -> str:
        if self._exhibit.name == "hand" and self._dataset is None:
            return self.tr("No drawings of yours yet. Draw a digit on the board, then press its key.")
        if self._dataset is None:
            return self.tr("This dataset has no such part.")
        if self.bar.sieve().asks and self.opinions.outcomes is None:
            return self.tr("Asking the model about every image …")
        return self.tr("No image passes. Widen the filters above.")

    def _show_words(self) -> None:
        if not self.isVisible():
            return
        numbers, chosen = QLocale(), len(self.thumbnails.selection)
        total = 0 if self._dataset is None else len(self._dataset)
        text = self.tr("{n} of {total}").format(
            n=numbers.toString(len(self.thumbnails.shown)), total=numbers.toString(total)
        )
        if chosen:
            text += " · " + self.tr("{n} chosen").format(n=numbers.toString(chosen))
        if len(self._exhibit.corrections):
            text += " · " + self.tr("{n} corrected").format(n=numbers.toString(len(self._exhibit.corrections)))
        if self.opinions.share is not None:
            text += " · " + self.tr("asking the model: {share}").format(share=percent(self.opinions.share, 0))
        self._words.setText(text)
        self.corrections.enable(bool(chosen))

    # What is done

    def _chosen(self) -> list[int]:
        chosen: list[int] = self.thumbnails.selection.tolist()
        return chosen

    def _lay(self, place: int) -> None:
        if self._dataset is not None:
            self._lab.board.offer(self._dataset.images[place])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that the window has for the canvas mean the chosen images while these have the focus."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if watched is not self.thumbnails or event.type() not in kinds or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        deed = self.corrections.deed(event)
        if deed is None:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            deed()
        return True
