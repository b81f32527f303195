"""Smallest push: a slider that moves the drawing along the shortest way to another answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from core.insight.contrast import Ground, ground_of
from core.insight.push import Push, smallest_push
from core.progress import finish
from gui.lab import Lab
from gui.panels.panel import LivePanel, plain_label
from gui.widgets.tinted_image import TintedImage
from gui.words.numbers import percent, short

END = 150  # per cent of the way to the border
PURPOSE = "push"


class PushPanel(LivePanel):
    """Shows the pushed drawing, what was added to it, and what the model makes of it."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", lab, parent)
        self.heading.setText(self.tr("Smallest push"))
        self.heading.setToolTip(
            self.tr("In the space of all images each answer has its region. This is the shortest way out of this one.")
        )
        self.push: Push | None = None
        self._searching = False
        self.image = TintedImage(self.tr("Draw a digit to push it."))
        self.image.setObjectName("pushedImage")
        self.image.setAccessibleName(self.tr("The pushed drawing"))
        self.change = TintedImage("")
        self.change.setObjectName("pushImage")
        self.change.setAccessibleName(self.tr("What the push adds"))
        self.slider = self._make_slider()
        self.valid = QCheckBox(self.tr("Valid ink only"))
        self.valid.setObjectName("validInkCheck")
        self.valid.setAccessibleName(self.tr("Valid ink only"))
        self.valid.setToolTip(
            self.tr("Keep every pixel a whole grey level between paper and full ink; otherwise the way is shorter.")
        )
        self.valid.setChecked(True)
        self.valid.toggled.connect(lambda _: self.mark())
        self.corner.addWidget(self.valid)
        self.lay = QPushButton(self.tr("Put it on the canvas"))
        self.lay.setObjectName("pushLay")
        self.lay.setAccessibleName(self.tr("Put the pushed drawing on the canvas"))
        self.lay.setToolTip(self.tr("Look at it everywhere in the window; undo brings your drawing back."))
        self.lay.clicked.connect(self._lay)
        self._answer = plain_label()
        self._answer.setObjectName("pushAnswer")
        self._words = plain_label(muted=True)
        self._words.setObjectName("pushWords")
        self._lay_out()

    def draw(self) -> None:
        """The push of the drawing as it is now; where it has to be searched for, that waits for the pen."""
        model, ink = self.lab.model, self.lab.board.ink
        self.lab.aside.forget(PURPOSE)
        self._searching = False
        self.valid.setEnabled(model is None or ground_of(model) is Ground.EXACT)
        if model is None or ink is None:
            self._take(None)
        elif ground_of(model) is Ground.EXACT:
            self._take(finish(smallest_push(model, ink, valid=self.valid.isChecked())))
        else:
            self._searching = True
            self._take(None)

    def refine(self) -> None:
        """Search, where that is needed."""
        model, ink = self.lab.model, self.lab.board.ink
        if self._searching and model is not None and ink is not None:
            self.ask(PURPOSE, smallest_push(model, ink, valid=True), self._found)

    def _found(self, push: Push | None) -> None:
        self._searching = False
        self._take(push)

    def _take(self, push: Push | None) -> None:
        self.push = push
        self.slider.setEnabled(push is not None)
        self.lay.setEnabled(push is not None)
        if push is not None:
            limit = float(abs(push.change).max()) or 1.0
            self.change.show_signed(push.change, limit)
        else:
            self.change.show_nothing()
        self._words.setText(self._say())
        self._move()

    def _move(self) -> None:
        model, ink = self.lab.model, self.lab.board.ink
        if self.push is None or model is None:
            self._answer.setText("")
            if ink is None:
                self.image.show_nothing()
            else:
                self.image.show_grey(ink)
            return
        pushed = self.push.at(self.slider.value() / 100)
        self.image.show_grey(pushed.clip(0, 255).round().astype("uint8"))
        probabilities = model.probabilities(pushed[None])[0]
        best = int(probabilities.argmax())
        share = percent(float(probabilities[best]))
        part = percent(self.slider.value() / 100, 0)
        words = self.tr("{part} of the way: {digit}, {share}")
        self._answer.setText(words.format(part=part, digit=model.classes[best], share=share))

    def _lay(self) -> None:
        if self.push is not None:
            self.lab.board.offer(self.push.at(self.slider.value() / 100).clip(0, 255).round().astype("uint8"))

    def _say(self) -> str:
        push, model = self.push, self.lab.model
        if model is None or self.lab.board.ink is None:
            return ""
        if push is None:
            if self._searching:
                return self.tr("Looking for a push …")
            return self.tr("No valid ink there can be leads to another answer from here.")
        assert push.contrast.rival is not None
        facts = {"length": short(push.length), "digit": model.classes[push.contrast.rival]}
        if push.shortest:
            return self.tr(
                "The shortest of all ways, in closed form: the border to {digit} is {length} pixels of full ink away."
            ).format(**facts)
        return self.tr(
            "A short way, found step by step, for these features bend: the border to {digit} is {length} pixels of "
            "full ink away."
        ).format(**facts)

    def _make_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setObjectName("pushSlider")
        slider.setAccessibleName(self.tr("How far the drawing is pushed"))
        slider.setToolTip(self.tr("How far the drawing is pushed: at 100 % it stands on the border."))
        slider.setRange(0, END)
        slider.setPageStep(10)
        slider.setTickInterval(50)
        slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        slider.setEnabled(False)
        slider.valueChanged.connect(lambda _: self._move())
        return slider

    def _lay_out(self) -> None:
        self.explain(self.tr("Move the slider: so little, in the right places, and the model answers otherwise."))
        pictures = QHBoxLayout()
        pictures.setSpacing(12)
        pictures.addWidget(self.image, 1)
        pictures.addWidget(self.change, 1)
        words = QVBoxLayout()
        words.setSpacing(4)
        self._words.setWordWrap(True)
        for widget in (self.slider, self._answer, self._words):
            words.addWidget(widget)
        self.body.addLayout(pictures, 1)
        words.addWidget(self.lay, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(words)
