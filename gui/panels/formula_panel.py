"""The formulas of the model, beside the code that runs and its live numbers."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from core.insight.clinic import current_batch
from core.insight.formulas import FORMULAS, Figures, figures
from core.model import Model
from core.progress import Progress
from gui.benches.run import Run
from gui.lab import Lab
from gui.panels.panel import LivePanel, plain_label
from gui.words.numbers import percent, short, signed

PURPOSE = "formulas"


def live(run: Run, model: Model, epoch: int) -> Generator[Progress, None, Figures]:
    """The numbers on the first batch after an epoch."""
    setup = yield from run.prepare()
    return figures(current_batch(setup.training, run.config.batch_size, run.config.seed, epoch=epoch), model)


class FormulaPanel(LivePanel):
    """Shows one formula at a time."""

    follows_ink = False

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", lab, parent)
        self.heading.setText(self.tr("Formulas"))
        self.found: Figures | None = None
        self._of: tuple[Run | None, int] = (None, -1)
        self.explain(self.tr("Each formula with the very code that computes it, and what it gives now."))
        self.choice = QComboBox()
        self.choice.setObjectName("formulaCombo")
        self.choice.setAccessibleName(self.tr("Formula"))
        for formula in FORMULAS:
            self.choice.addItem(self._name(formula.name))
        self.choice.currentIndexChanged.connect(lambda _: self.draw())
        self.corner.addWidget(self.choice)
        self.written = plain_label()
        self.written.setObjectName("formulaWritten")
        self.written.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.written.setWordWrap(True)
        font = self.written.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self.written.setFont(font)
        self.numbers = plain_label(muted=True)
        self.numbers.setObjectName("formulaNumbers")
        self.numbers.setWordWrap(True)
        self.code = self._make_code()
        for widget in (self.written, self.numbers, self.code):
            self.body.addWidget(widget)

    def draw(self) -> None:
        """The formula that is chosen."""
        model = self.lab.model
        formula, n_classes = FORMULAS[self.choice.currentIndex()], len(model.classes) if model else 10
        self.written.setText(formula.written(n_classes))
        source = formula.source(n_classes) or self.tr("The program came without its source.")
        if source != self.code.toPlainText():
            self.code.setPlainText(source)
        self._say()

    def refine(self) -> None:
        """Numbers of a moment that stays."""
        moment = self.lab.moments.now
        if moment.run is None or moment.run.away or moment.model is None or self._of == (moment.run, moment.epoch):
            return
        self._of = (moment.run, moment.epoch)
        self.ask(PURPOSE, live(moment.run, moment.model, moment.epoch), self._take)

    def _take(self, found: Figures) -> None:
        self.found = found
        self._say()

    def _say(self) -> None:
        found = self.found
        if found is None:
            self.numbers.setText(self.tr("Train a run to see its numbers."))
            return
        name = FORMULAS[self.choice.currentIndex()].name
        few = [signed(number) for number in found.logits]
        shares = [percent(share) for share in found.probabilities]
        first = self.tr("First image of the batch, a {digit}: ").format(digit=found.target)
        self.numbers.setText(
            {
                "logits": first + "  ".join(few),
                "probabilities": first + "  ".join(shares),
                "loss": first + self.tr("{loss} nats").format(loss=short(found.loss, 4)),
                "gradient": self.tr("Norm of the gradient on the batch: {norm}").format(norm=short(found.gradient, 4)),
            }[name]
        )

    def _name(self, name: str) -> str:
        return {
            "logits": self.tr("Logits"),
            "probabilities": self.tr("Probabilities"),
            "loss": self.tr("Loss"),
            "gradient": self.tr("Gradient"),
        }[name]

    def _make_code(self) -> QPlainTextEdit:
        code = QPlainTextEdit()
        code.setObjectName("formulaCode")
        code.setAccessibleName(self.tr("The code that computes it"))
        code.setReadOnly(True)
        code.setTabChangesFocus(True)
        code.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        code.setMinimumHeight(150)
        return code
