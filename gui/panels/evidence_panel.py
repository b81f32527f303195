"""Why this answer: each bit of the drawing's ink tinted by what it adds for the answer against another."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.explain import fair_limit
from core.insight.contrast import Contrast, Evidence, Ground, evidence, leading, likeliest
from core.model import Model
from gui.lab import Lab
from gui.panels.panel import LivePanel, plain_label
from gui.widgets.tinted_image import TintedImage
from gui.words.numbers import percent, signed

READABLE = 120  # milliseconds
RUNNER_UP, MEAN = -2, -1  # what the choice holds beside digits


class EvidencePanel(LivePanel):
    """Shows the evidence in the current drawing, live under the pen."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", lab, parent)
        self.heading.setText(self.tr("Evidence"))
        self.heading.setToolTip(
            self.tr(
                "One logit alone means nothing: adding the same to all of them changes no answer. So what is shown is "
                "always a difference, the answer against another digit or against the mean of all digits."
            )
        )
        self.shown: Evidence | None = None
        self._judge: Model | None = None  # whose evidence it is
        self.image = self._make_image()
        self.against = self._make_choice()
        self._question = self._label("evidenceQuestion", heading=True)
        self._sum = self._label("evidenceSum")
        self._ground = self._label("evidenceGround", muted=True)
        self._trust = self._label("evidenceTrust")
        # Words that change move what lies around them: as often as they can be read is enough.
        self._words_pause = QTimer(self, singleShot=True, interval=READABLE)
        self._words_pause.timeout.connect(self._say)
        self._lay_out()
        lab.model_changed.connect(self._offer)
        self._offer()

    def draw(self) -> None:
        """The quick picture: exact, or by erasing each part of the ink once."""
        self._show(fine=False)

    def refine(self) -> None:
        """Where ink has to be erased, by parts that overlap."""
        if self.shown is not None and self.shown.ground is Ground.OCCLUSION and not self.lab.worker.busy:
            self._show(fine=True)

    def _show(self, *, fine: bool) -> None:
        model, ink = self.lab.model, self.lab.board.ink
        if model is None or ink is None:
            self.shown = None
            self.image.show_nothing()
            self._say()
            return
        answer = self.lab.board.answer
        known = answer.logits if answer is not None and answer.model is model else None
        self._judge = model
        self.shown = found = evidence(model, ink, self._contrast(model), fine=fine, logits=known)
        self.image.show_tints(found.tints, ink, fair_limit(found.tints[ink > 0], 0.99))
        if not self._words_pause.isActive():
            self._words_pause.start()

    def _contrast(self, model: Model) -> Contrast:
        ink, chosen = self.lab.board.ink, self.against.currentData()
        assert ink is not None
        answer, mean = self.lab.board.answer, chosen == MEAN
        if answer is not None and answer.model is model:
            contrast = likeliest(answer.probabilities, against_mean=mean)
        else:
            contrast = leading(model, ink, against_mean=mean)
        if chosen in model.classes and model.classes.index(chosen) != contrast.winner:
            return Contrast(contrast.winner, model.classes.index(chosen))
        return contrast

    def _say(self) -> None:
        found, model = self.shown, self._judge  # the words come later than the picture, and are of the same model
        if found is None or model is None:
            for label in (self._question, self._sum, self._ground, self._trust):
                label.setText("")
            return
        self._trust.setText(self._trust_words(model))
        self._trust.setVisible(bool(self._trust.text()))
        winner, rival = found.contrast
        one = str(model.classes[winner])
        if rival is None:
            self._question.setText(self.tr("{one} against the mean of all").format(one=one))
        else:
            self._question.setText(self.tr("{one} against {other}").format(one=one, other=model.classes[rival]))
        parts = {"ink": signed(float(found.tints.sum())), "paper": signed(found.paper)}
        words = self.tr("Ink {ink}, before any ink {paper}: the logits differ by {all} nats.")
        if found.ground is Ground.OCCLUSION:
            words = self.tr("The logits differ by {all} nats, the sum of all tints.")
        self._sum.setText(words.format(**parts, all=signed(found.difference)))
        self._ground.setText(self._ground_words(found.ground))

    def _trust_words(self, model: Model) -> str:
        """Whether the model has seen such ink, and how often it says so of real digits."""
        answer = self.lab.board.answer
        if answer is None or answer.sure or model.refusal is None:
            return ""
        words = self.tr("I have not seen ink like this. ({rate} of the test digits are refused by mistake.)")
        return words.format(rate=percent(model.refusal.false_refusals, 2))

    def _ground_words(self, ground: Ground) -> str:
        return {
            Ground.EXACT: self.tr("Exact: the weights, pulled back to pixels; the tints add up."),
            Ground.HELD: self.tr("Exact for this drawing, its slant held as it is; the tints add up."),
            Ground.OCCLUSION: self.tr(
                "By occlusion: what is lost when parts of the ink are erased; what no part loses alone is shared by "
                "all ink."
            ),
        }[ground]

    def _make_image(self) -> TintedImage:
        words = self.tr("{nats} nats")
        image = TintedImage(
            self.tr("Draw a digit to see which of its ink speaks for what."),
            read=lambda value: words.format(nats=signed(value, 3)),
        )
        image.setObjectName("evidenceImage")
        image.setAccessibleName(self.tr("Evidence in the drawing"))
        return image

    def _make_choice(self) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName("againstCombo")
        choice.setAccessibleName(self.tr("What the answer is compared with"))
        choice.setToolTip(self.tr("What the answer is compared with."))
        choice.currentIndexChanged.connect(lambda _: self.mark())
        self.corner.addWidget(choice)
        return choice

    def _offer(self) -> None:
        """The digits of the model that answers."""
        classes = self.lab.model.classes if self.lab.model else ()
        if [self.against.itemData(row) for row in range(2, self.against.count())] == list(classes) and classes:
            return
        chosen = self.against.currentData()
        self.against.blockSignals(True)
        self.against.clear()
        self.against.addItem(self.tr("against the runner-up"), RUNNER_UP)
        self.against.addItem(self.tr("against the mean"), MEAN)
        for label in classes:
            self.against.addItem(self.tr("against {digit}").format(digit=label), label)
        self.against.setCurrentIndex(max(0, self.against.findData(chosen)))
        self.against.blockSignals(False)

    def _label(self, name: str, *, muted: bool = False, heading: bool = False) -> QLabel:
        label = plain_label(muted=muted)
        label.setObjectName(name)
        label.setProperty("heading", heading)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _lay_out(self) -> None:
        self.explain(self.tr("Orange ink speaks for the answer, blue ink against it; the stronger, the more."))
        words = QVBoxLayout()
        for label in (self._trust, self._question, self._sum, self._ground):
            words.addWidget(label)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.image, 3)
        row.addLayout(words, 2)
        self.body.addLayout(row, 1)
