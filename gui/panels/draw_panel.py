"""The drawing board: the user's own digit, what the model receives of it, and what it answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QEnterEvent, QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolButton, QVBoxLayout, QWidget

from core.dataset import Images
from core.sentences import shown
from gui.benches.moments import Source
from gui.lab import Lab
from gui.looks.plain_tip import plain_tip
from gui.panels.panel import Panel, plain_label
from gui.widgets.canvas import Canvas
from gui.widgets.label_chips import LabelChips
from gui.widgets.pixel_image import PixelImage
from gui.widgets.probability_bars import ProbabilityBars
from gui.words.announcing import announce
from gui.words.numbers import count, percent
from gui.words.sentences import in_a_row


class DrawPanel(Panel):
    """Shows the lab's board and puts ink on it."""

    def __init__(self, lab: Lab, canvas: Canvas | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._lab = lab
        self.heading.setText(self.tr("Draw"))
        self.canvas = canvas or Canvas()
        self.canvas.setObjectName("canvas")
        self.canvas.setAccessibleName(self.tr("Drawing canvas"))
        self.canvas.setAccessibleDescription(self.tr("Draw a digit with the mouse, a pen or a finger."))
        self.tools = QHBoxLayout()
        self.tools.setSpacing(2)
        self._preview = self._make_preview()
        self._answer = self._make_answer()
        self._certainty = plain_label()
        self._source = plain_label(muted=True)
        self._source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._caveat = self._make_caveat()
        self._bars = ProbabilityBars()
        self._bars.setObjectName("probabilityBars")
        self._bars.setAccessibleName(self.tr("Probability of each digit"))
        self._labels = LabelChips(self.tr("This is a {digit}: keep the drawing with that label. The key does it, too."))
        self._labels.setObjectName("labelChips")
        self._labels.setAccessibleName(self.tr("What you have drawn"))
        self._build()
        self.canvas.changed.connect(self._read)
        self.canvas.strokeFinished.connect(self._announce)
        self.canvas.digit_pressed.connect(self._say)
        self._labels.chosen.connect(self._say)
        lab.teaching.changed.connect(self._show_label)
        lab.board.offered.connect(self._lay)
        lab.board.ink_changed.connect(self._show_ink)
        lab.board.answer_changed.connect(self._show_answer)
        lab.model_changed.connect(self._show_model)
        lab.clock.text.connect(self._show_words)
        self._show_ink()
        self._show_label()
        self._show_model()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Who comes near may draw: what takes a moment to load should be there by then."""
        super().enterEvent(event)
        QTimer.singleShot(0, self, self._lab.board.get_ready)

    def add_tool(self, button: QToolButton) -> None:
        """Put a button under the canvas."""
        self.tools.addWidget(button)

    def add_pen(self) -> None:
        """Put the pen width's slider under the canvas, at the right."""
        pen = QSlider(Qt.Orientation.Horizontal)
        pen.setObjectName("penWidthSlider")
        pen.setRange(8, 40)
        pen.setValue(round(self.canvas.pen_width()))
        pen.setAccessibleName(self.tr("Pen width"))
        pen.setToolTip(self.tr("Pen width. The model redraws every stroke with its own pen, so this is for your eyes."))
        pen.setMaximumWidth(90)
        pen.valueChanged.connect(self.canvas.set_pen_width)
        self.tools.addStretch(1)
        self.tools.addWidget(pen)

    def _make_preview(self) -> PixelImage:
        preview = PixelImage()
        preview.setObjectName("inkPreview")
        preview.setAccessibleName(self.tr("What the model receives"))
        preview.setToolTip(
            self.tr("What the model receives: your ink in 28 × 28 pixels, scaled and centred as MNIST's digits are.")
        )
        preview.setFixedSize(86, 86)  # three screen pixels each, and the rim
        return preview

    def _make_answer(self) -> QLabel:
        answer = plain_label()
        answer.setObjectName("answerLabel")
        answer.setAccessibleName(self.tr("Answer"))
        font = QFont(answer.font())
        font.setPointSizeF(font.pointSizeF() * 3.4)
        font.setBold(True)
        answer.setFont(font)
        answer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        answer.setFixedSize(answer.fontMetrics().horizontalAdvance("00"), 64)
        return answer

    def _make_caveat(self) -> QLabel:
        """Keeps its place while there is nothing to say."""
        caveat = plain_label(muted=True)
        caveat.setObjectName("calibrationLabel")
        caveat.setToolTip(
            self.tr(
                "When a run ends, its probabilities are set right (calibrated) on its validation images, so that 90 % "
                "is right nine times of ten. While it trains, at earlier moments and without validation images they "
                "are as they were learnt, and often too sure."
            )
        )
        caveat.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return caveat

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._certainty)
        words.addWidget(self._source)
        words.addWidget(self._caveat)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._answer)
        row.addLayout(words, 1)
        row.addWidget(self._preview)
        self.body.addWidget(self.canvas)
        self.body.addLayout(self.tools)
        self.body.addLayout(row)
        self.body.addWidget(self._labels)
        self.body.addWidget(self._bars, 1)

    def _lay(self, grey: Images) -> None:
        self.canvas.set_picture(grey, exact=True)

    def _read(self) -> None:
        self._lab.clock.ahead()
        picture = self.canvas.picture()
        if picture is not None and self.canvas.picture_is_exact():
            self._lab.board.show_pixels(picture)
        elif picture is not None:
            self._lab.board.show_picture(picture)
        else:
            self._lab.board.show_strokes(self.canvas.strokes())
        self._lab.teaching.clear_board()
        self._show_label()

    def _say(self, digit: int) -> None:
        self._lab.teaching.say(self.canvas.strokes(), digit, pen=self.canvas.pen_width())

    def _show_label(self) -> None:
        """A drawing can be kept, a picture cannot."""
        self._labels.setEnabled(bool(self.canvas.strokes()))
        self._labels.show_label(self._lab.teaching.said)

    def _show_ink(self) -> None:
        self._preview.show_grey(self._lab.board.ink)

    def _show_model(self) -> None:
        if not self._lab.worker.busy:
            self._show_words()
        self._show_answer()

    def _show_answer(self) -> None:
        answer = self._lab.board.answer
        model = self._lab.model
        labels = [str(label) for label in model.classes] if model else []
        self._bars.show_probabilities(labels, None if answer is None else answer.probabilities.tolist())
        self._answer.setText("" if answer is None else str(answer.digit) if answer.sure else "?")
        self._answer.setToolTip("" if answer is None or answer.sure else self._unsure_words())
        if not self._lab.worker.busy or answer is None:
            self._show_words()

    def _announce(self) -> None:
        answer = self._lab.board.answer
        if answer is not None and answer.sure:
            announce(
                self._answer,
                self.tr("{digit}, {share} sure").format(digit=answer.digit, share=percent(answer.certainty)),
            )
        elif answer is not None:
            announce(self._answer, self.tr("Not sure"))

    def _show_words(self) -> None:
        answer = self._lab.board.answer
        self._certainty.setText(self._certainty_text() if answer else self.tr("Draw a digit"))
        model = self._lab.model
        told = answer is not None and model is not None and model.refusal is None
        self._caveat.setText(self.tr("not calibrated") if told else "")
        source = self._source_text()
        self._source.setText(source)
        self._source.setToolTip(plain_tip(source))

    def _certainty_text(self) -> str:
        answer = self._lab.board.answer
        if answer is None:
            return ""
        if not answer.sure:
            return self.tr("Not sure")
        return self.tr("{share} sure").format(share=percent(answer.certainty))

    def _unsure_words(self) -> str:
        refusal = self._lab.model.refusal if self._lab.model else None
        text = self.tr("The model has not seen ink like this, so it does not trust its answer.")
        if refusal is None:
            return text
        rate = percent(refusal.false_refusals, 2)
        return in_a_row(text, self.tr("It refuses {rate} of real digits by mistake.").format(rate=rate))

    def _source_text(self) -> str:
        now = self._lab.moments.now
        if now.source is Source.RUN:
            return self.tr("epoch {n}").format(n=count(now.epoch))
        if now.source is Source.FILE:
            return shown(now.name)
        if now.source is Source.HAND:
            return self.tr("taught by you")
        return self.tr("bundled model") if now.source is Source.BUNDLED else self.tr("no model yet")
