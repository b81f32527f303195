"""Words for what the core and the lab tell in kinds and facts."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from core.errors import CoreError, Fault
from core.sentences import shown
from gui.feature_words import step_names
from gui.notes import Note, Told

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
    return Tone.GOOD if told.kind in (Told.TESTED, Told.RUN_DONE) else Tone.QUIET


def text_of(told: Note | CoreError) -> str:
    """One or two sentences that say what happened and, where something is wrong, what to do."""
    facts = {name: _fact(value) for name, value in told.facts.items()}
    if isinstance(told, CoreError):
        if told.kind is Fault.STEPS_ORDER:
            facts = {name: _listed(told.facts[name]) for name in ("images", "turning", "rows")}
        return _fault_text(told.kind).format(**facts)
    return _told_text(told).format(**facts)


def percent(share: float, digits: int = 1) -> str:
    """A share as a percentage in the user's way of writing numbers."""
    return f"{QLocale().toString(100 * share, 'f', digits)} %"


def skip_reason(reason: str) -> str:
    """Why a file was passed over."""
    return {
        "undecodable": translate("messages", "not a picture that can be read, or cut short"),
        "not_an_image": translate("messages", "not a picture"),
        "empty": translate("messages", "empty"),
        "too_large": translate("messages", "too large"),
        "not_a_file": translate("messages", "not an ordinary file"),
        "not_readable": translate("messages", "may not be read"),
    }.get(reason, shown(reason))


_WARNINGS = (Told.RUN_DIVERGED, Told.CLASSES_RESET, Told.NO_INK, Told.SETTINGS_SET_ASIDE)


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


def _told_text(note: Note) -> str:
    if note.kind is Told.DATASET_OPENED:
        return _opened_text(note)
    if note.kind is Told.RUN_DONE:
        return _done_text(note)
    if note.kind is Told.TESTED:
        low, high = percent(note.facts["low"]), percent(note.facts["high"])
        text = translate(
            "messages", "On {n} test images it has never seen: {share} right (95 % sure: {low} to {high})."
        )
        return text.replace("{share}", percent(note.facts["accuracy"])).replace("{low}", low).replace("{high}", high)
    return _plain_texts()[note.kind]


def _opened_text(note: Note) -> str:
    text = translate("messages", "{name}: {count} images.")
    if note.facts["skipped"]:
        text += " " + translate("messages", "{skipped} files could not be read; the list is under Data.")
    return text


def _done_text(note: Note) -> str:
    held = note.facts["validation_accuracy"]
    text = translate("messages", "Done after {epochs} epochs: {share} of the training images right.")
    if held is not None:
        text = translate(
            "messages", "Done after {epochs} epochs: {share} of the training and {held} of the validation images right."
        )
        text = text.replace("{held}", percent(held))
    return text.replace("{share}", percent(note.facts["accuracy"]))


def _plain_texts() -> dict[Told, str]:
    return {
        Told.LOADING_CANCELLED: translate("messages", "Loading was cancelled; the dataset you had is still in use."),
        Told.CLASSES_RESET: translate("messages", "This dataset has no {wanted}, so all its digits are used."),
        Told.RUN_STOPPED: translate("messages", "Stopped after epoch {epochs}. The model keeps what it has learnt."),
        Told.RUN_DIVERGED: translate(
            "messages",
            "The loss left the range of numbers in epoch {epoch}. Lower the learning rate, now {learning_rate}; "
            "the last good weights are kept.",
        ),
        Told.MODEL_OPENED: translate("messages", "Model {name} answers now. It knows {classes}."),
        Told.MODEL_SAVED: translate("messages", "Model saved as {path}."),
        Told.BUNDLED_MODEL: translate("messages", "The bundled model answers now."),
        Told.EXPORTED: translate("messages", "Saved as {path}."),
        Told.NO_INK: translate("messages", "There is no digit to see in {name}."),
        Told.SETTINGS_SET_ASIDE: translate("messages", "Your settings could not be read and were set aside as {path}."),
        Told.MENU_ENTRY_ADDED: translate("messages", "Logit Lab is in your applications menu now ({path})."),
        Told.NOTHING_TO_EXPORT: translate("messages", "There are no curves to export yet: press Train first."),
        Told.NO_PICTURE_ON_CLIPBOARD: translate("messages", "There is no picture on the clipboard."),
        Told.PICTURE_SHOWN: translate("messages", "Reading {name}."),
    }


def _fault_text(kind: Fault) -> str:
    return (_data_texts() | _file_texts() | _setting_texts())[kind]


def _data_texts() -> dict[Fault, str]:
    return {
        Fault.NO_DIGITS: translate(
            "messages",
            "No digit images in {path}. Expected folders train/0 … train/9, or 0 … 9, with JPG, PNG, BMP, WebP or "
            "TIFF files. Found: {found}; {skipped} files could not be read.",
        ),
        Fault.WENT_AWAY: translate(
            "messages", "{path} went away, {read} of {total} images read. Connect it again and open it once more."
        ),
        Fault.UNKNOWN_FORMAT: translate(
            "messages",
            "{path} is no dataset. Choose a folder of digit images, a folder of IDX files or a strokes file (.jsonl).",
        ),
        Fault.CLASSES_ABSENT: translate(
            "messages", "The dataset has no images of {wanted}. It has {available}: choose among these."
        ),
        Fault.ONE_CLASS: translate(
            "messages", "Two digits or more are needed to tell apart; here is only {available}. Choose more."
        ),
        Fault.IDX_HEADER: translate("messages", "{path} is not an IDX file of images or labels. Fetch it again."),
        Fault.IDX_LENGTH: translate(
            "messages", "{path} is cut short or damaged: {found} bytes where {expected} belong. Fetch it again."
        ),
        Fault.IDX_COUNTS: translate(
            "messages", "{path}: {images} images but {labels} labels. These files do not belong together."
        ),
        Fault.STROKES_NOT_JSON: translate(
            "messages", "{path}, line {line}: not a JSON object. Each line holds one drawing."
        ),
        Fault.STROKES_KEY: translate("messages", "{path}, line {line}: “{key}” is missing."),
        Fault.STROKES_VALUE: translate("messages", "{path}, line {line}: “{key}” has a value no drawing can have."),
        Fault.GZIP_DAMAGED: translate("messages", "{path} is cut short or damaged. Fetch it again."),
        Fault.NO_SHARED_CLASSES: translate(
            "messages", "The model knows {model}, the dataset has {dataset}: nothing in common."
        ),
    }


def _file_texts() -> dict[Fault, str]:
    return {
        Fault.NOT_FOUND: translate("messages", "{path} does not exist any more. Choose another."),
        Fault.NOT_ALLOWED: translate("messages", "{path} cannot be read ({reason}). Check its permissions."),
        Fault.WRITE_FAILED: translate("messages", "{path} could not be written ({reason}). Choose another place."),
        Fault.FILE_TOO_LARGE: translate(
            "messages", "{path} is larger than the {limit} bytes that are read. Choose a smaller file."
        ),
        Fault.IMAGE_UNREADABLE: translate("messages", "{path} is not a picture that can be read, or it is cut short."),
        Fault.NO_INK: translate("messages", "There is no digit to see in {path}."),
        Fault.MODEL_FOREIGN: translate(
            "messages", "{path} is not a Logit Lab model. Choose a file saved with Save model."
        ),
        Fault.MODEL_NEWER: translate(
            "messages", "{path} was written by another version of Logit Lab (format {version}; this one reads {known})."
        ),
        Fault.MODEL_DAMAGED: translate(
            "messages", "{path} is damaged and was not opened; the model you had still answers."
        ),
    }


def _setting_texts() -> dict[Fault, str]:
    return {
        Fault.CONFIG_UNKNOWN: translate("messages", "There is no setting called {field}."),
        Fault.STEPS_ORDER: translate(
            "messages",
            "These features cannot work together: choose exactly one of {turning}, since the learner needs numbers; "
            "{images} come before it, {rows} after it.",
        ),
        Fault.NO_ROOM: translate(
            "messages",
            "{images} images with {features} features need {needed} GB of memory; {available} GB are free. "
            "Take fewer images per class, or fewer features: a smaller image size, reach or number of components.",
        ),
        Fault.CONFIG_TYPE: translate("messages", "{value} is no value that {field} can have."),
        Fault.CONFIG_RANGE: translate("messages", "{field} must lie between {minimum} and {maximum}; it is {value}."),
        Fault.CONFIG_CHOICE: translate("messages", "{field} must be one of {choices}; it is {value}."),
    }
