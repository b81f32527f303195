"""What is set for the whole program: each choice counts at once, and none stands in the way of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.places import datasets_folder
from gui.files.starting import answering
from gui.i18n import SYSTEM
from gui.menus import language_names, theme_names
from gui.session.settings import LEAST_MEMORY, MOST_MEMORY, USUAL_MEMORY, Settings
from gui.widgets.one_line import OneLine

Choose = Callable[[str], object]
NAME = "settingsDialog"


def show_settings(
    window: QWidget, settings: Settings, *, wear: Choose, speak: Choose, apply: Callable[[], object]
) -> None:
    """Open the dialog, or bring the one that is open to the front."""
    dialog = window.findChild(QDialog, NAME) or SettingsDialog(settings, window, wear=wear, speak=speak, apply=apply)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


class SettingsDialog(QDialog):
    """Shows the settings; `wear`, `speak` and `apply` make a choice count."""

    def __init__(
        self, settings: Settings, parent: QWidget, *, wear: Choose, speak: Choose, apply: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self._settings, self._wear, self._speak, self._apply = settings, wear, speak, apply
        self.setObjectName(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self.language = _combo("languageCombo", language_names(), self._choose_language)
        self.theme = _combo("themeCombo", theme_names(), self._choose_theme)
        self.memory = self._make_memory()
        self.hints = QCheckBox(self.tr("Say what might be wrong with data or settings"))
        self.hints.setObjectName("hintsCheck")
        self.hints.toggled.connect(lambda on: self._turn("hints", on))
        self.cache = QCheckBox(self.tr("Keep folders decoded, so that they open at once the next time"))
        self.cache.setObjectName("cacheCheck")
        self.cache.setToolTip(self.tr("In your cache folder, at most 4 GB; never where the pictures are."))
        self.cache.toggled.connect(lambda on: self._turn("cache", on))
        self.folder = OneLine()
        self._lay_out()
        self._fill()

    def _make_memory(self) -> QSpinBox:
        spin = QSpinBox()
        spin.setObjectName("memorySpin")
        spin.setRange(LEAST_MEMORY, MOST_MEMORY)
        spin.setSingleStep(64)
        spin.setSuffix(self.tr(" MB"))
        spin.setKeyboardTracking(False)
        spin.setToolTip(self.tr("Every run keeps its weights at many epochs, so that any moment can be shown again."))
        spin.valueChanged.connect(self._choose_memory)
        return spin

    def _lay_out(self) -> None:
        change = QPushButton(self.tr("Choose …"))
        change.setObjectName("dataFolderButton")
        change.setAccessibleDescription(self.tr("Where fetched datasets are kept"))
        change.clicked.connect(self._choose_folder)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(change)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, editor in (
            (self.tr("Language"), self.language),
            (self.tr("Appearance"), self.theme),
            (self.tr("Memory for moments"), self.memory),
            (self.tr("Hints"), self.hints),
            (self.tr("Folders"), self.cache),
        ):
            editor.setAccessibleName(label)
            form.addRow(label, editor)
        form.addRow(self.tr("Fetched datasets"), place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(self._buttons())
        self.setMinimumWidth(460)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        reset = box.addButton(self.tr("Reset to defaults"), QDialogButtonBox.ButtonRole.ResetRole)
        reset.setObjectName("resetButton")
        reset.clicked.connect(self._reset)
        close = box.addButton(QDialogButtonBox.StandardButton.Close)
        close.setIcon(QIcon())
        close.clicked.connect(self.close)
        return box

    def _fill(self) -> None:
        settings = self._settings
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language())))
        self.theme.setCurrentIndex(self.theme.findData(settings.theme()))
        self.memory.setValue(settings.memory())
        self.hints.setChecked(settings.is_on("hints"))
        self.cache.setChecked(settings.is_on("cache"))
        self.folder.setText(str(settings.data_folder()))

    # What is chosen counts at once

    def _choose_language(self) -> None:
        self._speak(self.language.currentData())

    def _choose_theme(self) -> None:
        self._wear(self.theme.currentData())

    def _choose_memory(self, megabytes: int) -> None:
        self._settings.set_memory(megabytes)
        self._apply()

    def _turn(self, name: str, on: bool) -> None:
        self._settings.turn(name, on)
        self._apply()

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(
            self, self.tr("Where fetched datasets are kept"), answering([str(self._settings.data_folder())])
        )
        if path:
            self._settings.set_data_folder("" if Path(path) == datasets_folder() else path)
            self._fill()

    def _reset(self) -> None:
        self._settings.set_memory(USUAL_MEMORY)
        self._settings.turn("hints", True)
        self._settings.turn("cache", True)
        self._settings.set_data_folder("")
        self._fill()
        self._apply()
        self._wear(SYSTEM)
        self._speak(SYSTEM)
        self._fill()


def _combo(name: str, names: Mapping[str, str], chosen: Callable[[], object]) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    for value, text in names.items():
        combo.addItem(text, value)
    combo.activated.connect(lambda _: chosen())
    return combo
