"""Words for what the core and the lab tell in kinds and facts."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from core.dataset import Skipped
from core.errors import CoreError, Fault
from core.sentences import shown
from gui.benches.notes import Note, Told
from gui.words.datasets import dataset_name
from gui.words.faults import fault_text
from gui.words.features import step_names
from gui.words.fields import choice_words, field_label
from gui.words.told import told_text

translate = QCoreApplication.translate


class Tone(Enum):
    """How a message is meant."""

    QUIET = "quiet"
    GOOD = "good"
    WARNING = "warning"
    ERROR = "error"


def tone_of(told: Note | CoreError) -> Tone:
    """How it is meant."""
    if isinstance(told, CoreError):
        return Tone.ERROR
    if told.kind in _WARNINGS or told.facts.get("skipped"):
        return Tone.WARNING
    return Tone.GOOD if told.kind in (Told.TESTED, Told.RUN_DONE, Told.LESSON_GIVEN) else Tone.QUIET


def text_of(told: Note | CoreError) -> str:
    """One or two sentences that say what happened and, where something is wrong, what to do."""
    facts = {name: _fact(value) for name, value in told.facts.items()}
    if isinstance(told, CoreError):
        if told.kind is Fault.STEPS_ORDER:
            facts = {name: _listed(told.facts[name]) for name in ("images", "turning", "rows")}
        if told.kind is Fault.NOT_ALLOWED and "reason" in facts:
            facts["reason"] = skip_reason(str(told.facts["reason"]))
        if isinstance(field := told.facts.get("field"), str):
            facts["field"] = field_label(field)
        if told.kind is Fault.BRANCH_ROWS:
            facts["fields"] = ", ".join(field_label(name) for name in told.facts["fields"])
        if told.kind is Fault.SCRIPT_OPTIMIZER:
            facts["optimizer"] = choice_words()[told.facts["optimizer"]]
        return fault_text(told.kind).format(**facts)
    if told.kind is Told.DATASET_OPENED:
        facts["name"] = dataset_name(told.facts["name"])
    return told_text(told).format(**facts)


def skip_reason(reason: str) -> str:
    """Why a file was passed over."""
    return {
        "undecodable": translate("messages", "not a picture that can be read, or cut short"),
        "not_an_image": translate("messages", "not a picture"),
        "empty": translate("messages", "empty"),
        "too_large": translate("messages", "too large"),
        "not_a_file": translate("messages", "not an ordinary file"),
        "not_readable": translate("messages", "may not be read"),
        "encrypted": translate("messages", "locked with a password"),
        "packed_otherwise": translate("messages", "packed in a way that is not read here"),
        "blank": translate("messages", "blank: nothing is drawn on it"),
        "too_slow": translate("messages", "takes too long to decode"),
        "outside": translate("messages", "a link that leads out of the chosen folder"),
    }.get(reason, shown(reason))


def skipped_line(one: Skipped, folder: str) -> str:
    """A file that was passed over and why, by its name within the folder that was opened."""
    within = one.path[len(folder) :].lstrip("/\\") if folder and one.path.startswith(folder) else ""
    why = skip_reason(one.reason.value)
    name = shown(within or one.path)
    return f"{name} – {why} ({shown(one.detail)})" if one.detail else f"{name} – {why}"


_WARNINGS = (
    Told.RUN_DIVERGED,
    Told.CLASSES_RESET,
    Told.NO_INK,
    Told.SETTINGS_SET_ASIDE,
    Told.FONT_ABSENT,
    Told.HAND_SET_ASIDE,
    Told.CRASHED_BEFORE,
    Told.SESSION_LEFT,
    Told.RUNS_LOST,
    Told.SESSION_NOT_KEPT,
    Told.DATASET_CHANGED,
    Told.LEFT_UNWRITTEN,
)


def _fact(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return str(value)
    if isinstance(value, int):
        return QLocale().toString(value)
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, (tuple, list)):
        return ", ".join(shown(item) for item in value) or translate("messages", "nothing")
    return shown(value)


def _listed(steps: Sequence[str]) -> str:
    return ", ".join(step_names()[step] for step in steps)
