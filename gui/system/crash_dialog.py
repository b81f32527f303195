"""The one window that shows errors nobody foresaw, however many there are."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

MOST_SHOWN = 20  # different errors; the log has them all
QUIET = 2.0  # seconds after which the same error is a new event


class CrashDialog(QDialog):
    """Collects tracebacks; what is raised over and over is counted, not repeated.

    Parameters
    ----------
    log_path : where the errors are written down, shown to the user
    """

    def __init__(self, log_path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        self._seen: dict[str, float] = {}
        self.setObjectName("crashDialog")
        self.setWindowTitle(self.tr("Unforeseen error"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.summary = self._plain("")
        self.details = self._details()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(self.summary)
        layout.addWidget(self.details, 1)
        layout.addWidget(self._plain(self.tr("Written down in {path}").format(path=log_path)))
        layout.addWidget(self._buttons())
        self.resize(640, 380)

    def add(self, text: str) -> None:
        """Take in one more traceback and be seen, unless it is one of a stream that the user has closed already."""
        now = time.monotonic()
        quiet = now - self._seen.get(text, -QUIET) >= QUIET
        if text not in self._seen and len(self._seen) < MOST_SHOWN:
            self.details.appendPlainText(text.rstrip() + "\n")
        if text in self._seen or len(self._seen) < MOST_SHOWN:
            self._seen[text] = now
            self.setVisible(quiet or self.isVisible())
        self.count += 1
        self._summarize(text)

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    def _summarize(self, text: str) -> None:
        last = text.rstrip().rsplit("\n", 1)[-1][:200]
        lead = self.tr("Logit Lab met an error it was not made for, and goes on. Save your work soon.")
        times = self.tr("Errors so far: {count}").format(count=self.count)
        self.summary.setText(f"{lead}\n{last}" if self.count == 1 else f"{lead} {times}\n{last}")

    def _plain(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setWordWrap(True)
        return label

    def _details(self) -> QPlainTextEdit:
        details = QPlainTextEdit()
        details.setObjectName("crashDetails")
        details.setAccessibleName(self.tr("Details of the error"))
        details.setReadOnly(True)
        details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        return details

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton(self.tr("Copy details"))
        copy.setObjectName("copyDetailsButton")
        copy.setAccessibleName(self.tr("Copy the details of the error"))
        copy.clicked.connect(self.copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons
