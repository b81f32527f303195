"""Which of two is better, and can that be chance? Two models on the same images, by McNemar's test."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, NamedTuple

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.dataset import Dataset
from core.export.tables import comparison_rows
from core.judging.comparison import Comparison, compare
from core.judging.outcomes import judge
from core.model import Model
from core.storage import load_bundled
from gui.benches.judging import Judging
from gui.benches.moments import Source
from gui.files.judgement_files import Files
from gui.lab import Lab
from gui.panels.panel import Panel, plain_label
from gui.widgets.thumbnails import Thumbnails
from gui.words.numbers import chance, count, percent, signed
from gui.words.sentences import in_a_row

PURPOSE = "compare"


class Rival(NamedTuple):
    """A model to compare, and what to call it."""

    name: str
    model: Model


class ComparePanel(Panel):
    """Compares two of the session's models on the part that is judged; the images only one reads are shown."""

    def __init__(self, lab: Lab, judging: Judging, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._lab = lab
        self._judging = judging
        self._rivals: list[Rival] = []
        self._asked: tuple[object, ...] = ()
        self._bundled: Model | None = None
        self.comparison: Comparison | None = None
        self._dataset: Dataset | None = None
        self.heading.setText(self.tr("Which of two is better"))
        self._choices = (self._combo("firstCombo"), self._combo("secondCombo"))
        self._words = plain_label()
        self._words.setObjectName("comparisonLabel")
        self._words.setWordWrap(True)
        self._test = plain_label(muted=True)
        self._test.setWordWrap(True)
        self._test.setObjectName("mcnemarLabel")
        self._titles = (plain_label(muted=True), plain_label(muted=True))
        self.images = (self._shelf("firstImages"), self._shelf("secondImages"))
        self._build()
        judging.changed.connect(self._refresh)
        lab.runs.changed.connect(self._offer)
        lab.model_changed.connect(self._moved)

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(name)
        combo.setAccessibleName(self.tr("A model to compare"))
        combo.setToolTip(self.tr("Runs of this session, the model shown now, and the one that comes with the program."))
        combo.activated.connect(lambda _: self._refresh())
        return combo

    def _shelf(self, name: str) -> Thumbnails:
        shelf = Thumbnails(side=40, captions=False)
        shelf.setObjectName(name)
        shelf.setAccessibleName(self.tr("Images that only one of the two reads"))
        shelf.set_empty_text(self.tr("None."))
        shelf.clicked.connect(self._put_on_canvas)
        return shelf

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._choices[0], 1)
        row.addWidget(plain_label(self.tr("against")))
        row.addWidget(self._choices[1], 1)
        self.body.addLayout(row)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._words)
        words.addWidget(self._test)
        self.body.addLayout(words)
        grid = QGridLayout()
        for column in (0, 1):
            self._titles[column].setWordWrap(True)
            grid.addWidget(self._titles[column], 0, column)
            grid.addWidget(self.images[column], 1, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(1, 1)
        self.body.addLayout(grid, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._offer()

    def files(self) -> Files:
        """What it shows, for files."""
        tables = {"comparison": comparison_rows(self.comparison)} if self.comparison else {}
        return Files({}, {"comparison": self}, tables)

    def _moved(self) -> None:
        """The model shown now is one of the rivals; while it learns it is asked at the pace of the judgement."""
        if not self._lab.worker.busy:
            self._offer()

    def _offer(self) -> None:
        if not self.isVisible():
            return
        chosen = [combo.currentText() for combo in self._choices]
        if chosen[0] == chosen[1]:  # there was but one to choose from
            chosen = ["", ""]
        self._rivals = self._all()
        names = [rival.name for rival in self._rivals]
        last = self._rivals[-1].model
        other = next((place for place in range(len(names) - 2, -1, -1) if self._rivals[place].model is not last), 0)
        defaults = (other, len(names) - 1)
        for combo, before, default in zip(self._choices, chosen, defaults, strict=True):
            combo.clear()
            combo.addItems(names)
            combo.setCurrentIndex(names.index(before) if before in names else default)
        self._refresh()

    def _all(self) -> list[Rival]:
        self._bundled = self._bundled or load_bundled()
        rivals = [Rival(self.tr("The bundled model"), self._bundled)]
        if self._lab.model is not None and self._lab.moments.now.source is not Source.BUNDLED:
            rivals.append(Rival(self.tr("The model shown"), self._lab.model))
        for run in self._lab.runs:
            model = run.final or run.model
            if model is not None:
                rivals.append(Rival(run.name or self.tr("Run {n}").format(n=run.number), model))
        return rivals

    def _refresh(self) -> None:
        found = self._judging.judgement
        if not self.isVisible() or found is None or not found.whole or not self._rivals:
            return
        first, second = (self._rivals[max(0, combo.currentIndex())] for combo in self._choices)
        if first.model is second.model:
            self._say(self.tr("Choose two models. Every run of this session can be compared with every other."))
            return
        asked = (first.model, second.model, found.exam.dataset)
        if len(self._asked) == 3 and all(a is b for a, b in zip(asked, self._asked, strict=True)):
            return
        self._say(self.tr("Being compared …"))
        self._asked = asked
        work = _compared(*asked)
        names = (first.name, second.name)
        self._lab.aside.ask(PURPOSE, work, lambda result: self._take(result, names, found.exam.dataset), asker=self)

    def _say(self, words: str) -> None:
        self.comparison, self._asked = None, ()
        self._words.setText(words)
        self._test.setText("")
        for title, shelf in zip(self._titles, self.images, strict=True):
            title.setText("")
            shelf.hide()

    def _take(self, told: Comparison | None, names: tuple[str, str], dataset: Dataset) -> None:
        if told is None:
            self._say(self.tr("The two know no digit in common here."))
            return
        self.comparison, self._dataset = told, dataset
        self._words.setText(self._sentence(told, names))
        self._test.setText(self._verdict(told))
        for title, name, shelf, rows in zip(
            self._titles, names, self.images, (told.only_first, told.only_second), strict=True
        ):
            title.setText(self.tr("{name} alone reads these {n}:").format(name=name, n=count(len(rows))))
            shelf.show()
            shelf.show_images(dataset.images, rows, tip=lambda row: str(dataset.labels[row]))

    def _sentence(self, told: Comparison, names: tuple[str, str]) -> str:
        low, high = told.interval
        return self.tr(
            "{first}: {a} right. {second}: {b} right. The difference is {d} percentage points, with 95 % certainty "
            "{low} to {high}."
        ).format(
            first=names[0],
            a=percent(told.first, 2),
            second=names[1],
            b=percent(told.second, 2),
            d=signed(100 * told.difference),
            low=signed(100 * low),
            high=signed(100 * high),
        )

    def _verdict(self, told: Comparison) -> str:
        p = chance(told.exact)
        if told.exact < 0.05:
            text = self.tr("McNemar's test: p {p}. So uneven a split is hardly chance.")
        else:
            text = self.tr("McNemar's test: p {p}. So uneven a split may well be chance.")
        more = self.tr("(exact; by χ² = {x}: p {q})").format(x=f"{told.statistic:.2f}", q=chance(told.chi_squared))
        return in_a_row(text.format(p=p), more)

    def _put_on_canvas(self, row: int) -> None:
        if self._dataset is not None:
            self._lab.board.offer(self._dataset.images[row])


def _compared(first: Model, second: Model, dataset: Dataset) -> Generator[Any, None, Comparison | None]:
    if not set(first.classes) & set(second.classes) & set(dataset.classes):
        return None
    one = yield from judge(first, dataset)
    other = yield from judge(second, dataset)
    return compare(one, other)
