"""What the program and the answering model are, and what the keys do; windows that do not block."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from core.cli.version import version
from core.model import Model
from core.sentences import shown
from gui.widgets.menu_letters import words_of
from gui.words.numbers import count, percent
from gui.words.sentences import in_a_row

translate = QCoreApplication.translate


def about_dialog(parent: QWidget, model: Model | None) -> QDialog:
    """Version, the answering model's figures, and where the data come from."""
    parts = [
        translate("about", "Logit Lab {version}").format(version=version()),
        translate(
            "about",
            "Logistic regression written from scratch in NumPy learns to read handwritten digits before your eyes.",
        ),
        _model_text(model),
        translate(
            "about",
            "The sample and the bundled model are made from the MNIST database of handwritten digits by Yann LeCun, "
            "Corinna Cortes and Christopher Burges (CC BY-SA 3.0), the bundled model also from pen drawings by "
            "Ethem Alpaydın and Fevzi Alimoğlu (CC BY 4.0). The program is free software under the MIT licence.",
        ),
    ]
    label = QLabel("\n\n".join(parts))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(380)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return _dialog(parent, translate("about", "About Logit Lab and this model"), label)


def shortcuts_dialog(parent: QWidget, actions: Iterable[QAction]) -> QDialog:
    """Every action that has keys."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setHorizontalSpacing(24)
    with_keys = [action for action in actions if not action.shortcut().isEmpty()]
    rows = -(-len(with_keys) // 2)  # in two columns, which fit a low screen
    for place, action in enumerate(with_keys):
        column, row = divmod(place, rows)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        grid.addWidget(QLabel(words_of(action)), row, 3 * column)
        grid.addWidget(QLabel(keys), row, 3 * column + 1)
    grid.setColumnMinimumWidth(2, 12)
    return _dialog(parent, translate("about", "Keyboard shortcuts"), table)


def _model_text(model: Model | None) -> str:
    if model is None:
        return translate("about", "No model answers yet.")
    text = translate("about", "The answering model tells {classes} apart with {n} weights.").format(
        classes=", ".join(map(str, model.classes)), n=count(model.weights.size)
    )
    tested = model.scores.get("test_accuracy")
    if tested is not None:
        text = in_a_row(
            text, translate("about", "It reads {share} of the test images right.").format(share=percent(tested, 2))
        )
    if model.refusal is not None:
        rate = percent(model.refusal.false_refusals, 2)
        text = in_a_row(text, translate("about", "It says “not sure” to {rate} of real digits.").format(rate=rate))
    return "\n\n".join([text, *(shown(note) for note in model.notes.values())])


def _dialog(parent: QWidget, title: str, content: QWidget) -> QDialog:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(20, 18, 20, 14)
    layout.setSpacing(14)
    layout.addWidget(content)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
    buttons.rejected.connect(dialog.close)
    layout.addWidget(buttons)
    dialog.show()
    return dialog
