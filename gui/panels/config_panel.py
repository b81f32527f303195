"""How it is trained: a form made of the Config's fields, the few that matter first, the rest folded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QToolButton, QWidget

from core.config import PRESETS, Config, bounds
from core.errors import ConfigError, CoreError, Fault
from core.features import steps_for
from gui.lab import Lab
from gui.panels.config_fields import Editor, editor_for, idle_fields
from gui.panels.panel import Panel, plain_label
from gui.widgets.chip_choice import ChipChoice
from gui.widgets.number_spin import NumberSpin
from gui.widgets.quiet_wheel import QuietWheel
from gui.widgets.whole_spin import WholeSpin
from gui.words.fields import FieldText, main_fields, more_fields
from gui.words.messages import text_of
from gui.words.presets import preset_sentence


class ConfigPanel(Panel):
    """Edits the lab's config; what is changed counts from the next run."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._lab = lab
        self._editors: dict[str, Editor] = {}
        self._wheel = QuietWheel(self)
        self.heading.setText(self.tr("Settings"))
        self._about = plain_label(muted=True)
        self._about.setObjectName("presetSentence")
        self._about.setWordWrap(True)
        self.body.addWidget(self._about)
        self.body.addWidget(self._form(main_fields()))
        more = self._form(more_fields())
        more.hide()
        self.body.addWidget(self._fold(more))
        self.body.addWidget(more)
        live = self.tr("Learning rate, momentum, batch size and epochs change at once, the rest with the next run.")
        self._pending = plain_label(live, muted=True)
        self._pending.setWordWrap(True)
        kept = self._pending.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # nothing jumps as a run begins or ends
        self._pending.setSizePolicy(kept)
        self.body.addWidget(self._pending)
        self.body.addStretch(1)
        lab.config_changed.connect(self._fill)
        lab.activity_changed.connect(self._show_activity)
        lab.dataset_changed.connect(self._offer)
        self._fill()
        self._show_activity()

    def _form(self, fields: list[FieldText]) -> QWidget:
        form = QWidget()
        layout = QFormLayout(form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in fields:
            editor = self._editor(field)
            layout.addRow(self._label(field, editor), editor)
        return form

    def _label(self, field: FieldText, editor: QWidget) -> QWidget:
        """On a line with the editor, or with the first row of its buttons."""
        label = plain_label(field.label)
        label.setFixedHeight((editor.findChild(QToolButton) or editor).sizeHint().height())
        label.setToolTip(field.teaches)
        return label

    def _editor(self, field: FieldText) -> QWidget:
        editor = editor_for(field.name, getattr(self._lab.config, field.name))
        editor.widget.setObjectName(_object_name(field.name, editor.widget))
        editor.widget.setAccessibleName(field.label)
        editor.widget.setAccessibleDescription(field.teaches)
        editor.widget.setToolTip(field.teaches)
        self._wheel.keep_from(editor.widget)
        editor.changed.connect(lambda *_: self._edited(field.name))
        if isinstance(editor.widget, NumberSpin | WholeSpin):
            editor.widget.refused.connect(lambda text: self._refused(field.name, text))
        self._editors[field.name] = editor
        return editor.widget

    def _fold(self, folded: QWidget) -> QToolButton:
        fold = QToolButton()
        fold.setText(self.tr("More settings"))
        fold.setAccessibleName(self.tr("More settings"))
        fold.setToolTip(self.tr("Features, regularisation, schedules and what else a run depends on"))
        fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        fold.setArrowType(Qt.ArrowType.RightArrow)
        fold.setCheckable(True)
        fold.setObjectName("moreSettingsButton")
        fold.toggled.connect(folded.setVisible)
        fold.toggled.connect(
            lambda down: fold.setArrowType(Qt.ArrowType.DownArrow if down else Qt.ArrowType.RightArrow)
        )
        return fold

    def _edited(self, name: str) -> None:
        value: Any = self._editors[name].read()
        if name == "classes" and len(value) == 1:
            # One digit is the start of a choice, not yet a choice.
            self._about.setText(self._one_digit_text())
            return
        try:
            self._lab.set_config(replace(self._lab.config, **{name: value}))
        except CoreError as error:
            self._lab.noted.emit(error)
            self._fill()

    def _refused(self, name: str, text: str) -> None:
        limits = bounds(name)
        facts = {"minimum": limits.minimum, "maximum": limits.maximum}
        self._lab.noted.emit(ConfigError(Fault.CONFIG_RANGE, field=name, value=text, **facts))

    def _fill(self) -> None:
        config: Config = self._lab.config
        idle = idle_fields(config)
        self._about.setText(self._about_text(config))
        for name, editor in self._editors.items():
            editor.widget.setEnabled(name not in idle)
            if editor.read() != getattr(config, name):
                blocked = editor.widget.blockSignals(True)
                editor.fill(getattr(config, name))
                editor.widget.blockSignals(blocked)

    def _one_digit_text(self) -> str:
        digits = ", ".join(str(digit) for digit in self._lab.config.classes) or self.tr("all digits")
        text = self.tr("Choose one more digit: two are needed to tell apart. Until then a run takes {digits}.")
        return text.format(digits=digits)

    def _about_text(self, config: Config) -> str:
        preset = next((name for name, ready in PRESETS.items() if ready == config), "")
        try:
            steps_for(config)
        except CoreError as error:
            return text_of(error)
        return preset_sentence(preset) or self.tr("Your own settings.")

    def _offer(self) -> None:
        digits = self._editors["classes"].widget
        if isinstance(digits, ChipChoice) and self._lab.dataset is not None:
            digits.offer(self._lab.dataset.classes)

    def _show_activity(self) -> None:
        self._pending.setVisible(self._lab.training)


def _object_name(name: str, widget: QWidget) -> str:
    """As `learningRateSpin`: the field in camel case and what kind of editor it is."""
    first, *rest = name.split("_")
    kind = {"QCheckBox": "Check", "QComboBox": "Combo", "ChipChoice": "Choice"}.get(type(widget).__name__, "Spin")
    return first + "".join(word.capitalize() for word in rest) + kind
