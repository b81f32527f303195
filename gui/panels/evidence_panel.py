"""Why this answer: what each bit of the drawing's ink speaks for and against, class by class."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.explain import Ground, evidence, evidence_ground
from gui.lab import Lab
from gui.panels.panel import ClassPictures, Pictures


class EvidencePanel(ClassPictures):
    """Shows the evidence in the current drawing."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(lab, parent)
        self.grid.setObjectName("evidenceImages")
        self.grid.setAccessibleName(self.tr("Evidence for each digit"))
        self.grid.set_empty_text(self.tr("Draw a digit to see which of its ink speaks for what."))

    def pictures(self) -> Pictures:
        """The evidence, and what it rests on."""
        if self.model is None or self.ink is None:
            return Pictures()
        tip = self.tr("Orange ink speaks for the digit, blue ink against it, compared with the mean of all digits.")
        if evidence_ground(self.model) is Ground.EXACT:
            words = self.tr("Exact: each image adds up to its digit's logit against the mean, the bias apart.")
        else:
            words = self.tr("By occlusion: what the logits lose when parts of the ink are erased.")
        return Pictures(evidence(self.model, self.ink), None, words, tip)
