"""Files that were passed over, each with its reason."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QStringListModel
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from core.sentences import shown
from gui.lab import Lab
from gui.panels.panel import plain_label
from gui.words.messages import skip_reason


class SkippedPanel(QWidget):
    """Follows the dataset; any number of files."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self._words = plain_label(muted=True)
        self._words.setObjectName("skippedWords")
        self._words.setWordWrap(True)
        self._lines = QStringListModel(self)
        self.list = QListView()
        self.list.setObjectName("skippedFiles")
        self.list.setAccessibleName(self.tr("Skipped files and why"))
        self.list.setModel(self._lines)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        body = QVBoxLayout(self)
        body.setContentsMargins(2, 6, 2, 2)
        body.addWidget(self._words)
        body.addWidget(self.list, 1)
        lab.dataset_changed.connect(self._show)
        self._show()

    @property
    def count(self) -> int:
        """How many files."""
        return self._lines.rowCount()

    def _show(self) -> None:
        dataset = self._lab.dataset
        test = () if dataset is None or dataset.test is None else dataset.test.skipped
        skipped = () if dataset is None else tuple(dict.fromkeys((*dataset.skipped, *test)))
        self._lines.setStringList([self._line(one.path, one.reason.value, one.detail) for one in skipped])
        self.list.setVisible(bool(skipped))
        ignored = 0 if dataset is None else dataset.ignored
        text = self.tr("Every file that looked like an image could be read.")
        if skipped:
            text = self.tr("{n} files were passed over:").format(n=QLocale().toString(len(skipped)))
        if ignored:
            text += " " + self.tr("{n} things lay beside the digits and were ignored.").format(n=ignored)
        self._words.setText(text)

    def _line(self, path: str, reason: str, detail: str) -> str:
        why = skip_reason(reason)
        return f"{shown(path)} – {why} ({shown(detail)})" if detail else f"{shown(path)} – {why}"
