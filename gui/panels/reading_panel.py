"""How the dataset was read: by which reader, what became of its pictures, which files were passed over and why."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale, QSignalBlocker, QStringListModel
from PySide6.QtWidgets import QCheckBox, QListView, QSizePolicy, QVBoxLayout, QWidget

from core.dataset import Dataset, Skipped
from core.sentences import shown
from gui.lab import Lab
from gui.panels.panel import plain_label
from gui.words.datasets import reader_name
from gui.words.messages import skipped_line
from gui.words.sentences import in_a_row

translate = QCoreApplication.translate
SIZES_AT_MOST, NAMES_AT_MOST = 3, 5


class ReadingPanel(QWidget):
    """Follows the dataset; any number of files."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self._words = plain_label(muted=True)
        self._words.setObjectName("readingWords")
        self._words.setWordWrap(True)
        self.turn = QCheckBox(self.tr("Dark ink on light paper becomes light on dark"))
        self.turn.setObjectName("turnPaper")
        self.turn.setToolTip(
            self.tr("Told apart by the border of each picture. Without this they stay as they are. They are read anew.")
        )
        self.turn.toggled.connect(lambda on: lab.opening.turn_paper(on))
        self._lines = QStringListModel(self)
        self.list = QListView()
        self.list.setObjectName("skippedFiles")
        self.list.setAccessibleName(self.tr("Skipped files and why"))
        self.list.setModel(self._lines)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setMinimumHeight(44)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # the images have the room
        body = QVBoxLayout(self)
        body.setContentsMargins(2, 6, 2, 2)
        body.setSpacing(4)
        body.addWidget(self._words)
        body.addWidget(self.turn)
        body.addWidget(self.list, 1)
        body.addStretch(0)
        lab.dataset_changed.connect(self._show)
        self._show()

    @property
    def count(self) -> int:
        """How many files were passed over."""
        return self._lines.rowCount()

    def _show(self) -> None:
        dataset, folder = self._lab.dataset, self._lab.opening.path
        self._lines.setStringList([] if dataset is None else [skipped_line(one, folder) for one in _skipped(dataset)])
        self.list.setVisible(bool(self.count))
        self._words.setText("" if dataset is None else _text(dataset, self.count))
        with QSignalBlocker(self.turn):
            self.turn.setChecked(not self._lab.opening.as_is)


def _skipped(dataset: Dataset) -> tuple[Skipped, ...]:
    """Of both parts, each file once."""
    test = () if dataset.test is None else dataset.test.skipped
    return tuple(dict.fromkeys((*dataset.skipped, *test)))


def _text(dataset: Dataset, skipped: int) -> str:
    numbers = QLocale()
    parts = [translate("reading", "Reader: {name}.").format(name=reader_name(dataset.reader or dataset.name))]
    if dataset.sizes:
        parts.append(translate("reading", "Sizes found: {sizes}.").format(sizes=_sizes(dataset.sizes)))
    if dataset.inverted:
        text = translate("reading", "Dark on light, and turned: {n}.")
        parts.append(text.format(n=numbers.toString(dataset.inverted)))
    if dataset.ignored:
        names = ", ".join(map(shown, dataset.ignored_names[:NAMES_AT_MOST]))
        names += " …" if len(dataset.ignored_names) > NAMES_AT_MOST else ""
        text = translate("reading", "Beside the digits lay, and were ignored: {n}")
        parts.append(text.format(n=numbers.toString(dataset.ignored)) + (f" ({names})." if names else "."))
    skips = translate("reading", "No file was passed over.")
    if skipped:
        skips = translate("reading", "Files passed over: {n}.")
    return in_a_row(*parts, skips.format(n=numbers.toString(skipped)))


def _sizes(sizes: Mapping[tuple[int, int], int]) -> str:
    """The commonest, widths first as people say them."""
    numbers = QLocale()
    common = sorted(sizes.items(), key=lambda item: -item[1])
    words = [f"{width} × {height} ({numbers.toString(count)})" for (height, width), count in common[:SIZES_AT_MOST]]
    return ", ".join(words) + (" …" if len(common) > SIZES_AT_MOST else "")
