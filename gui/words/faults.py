"""What went wrong, in words: what was wrong, where, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.errors import Fault

translate = QCoreApplication.translate


def fault_text(kind: Fault) -> str:
    """The words, with the facts' names in braces."""
    return (_data_texts() | _file_texts() | _fetching_texts() | _setting_texts() | _script_texts())[kind]


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
        Fault.ARCHIVE_DAMAGED: translate("messages", "{path} is cut short or damaged. Fetch it again."),
        Fault.ARCHIVE_ENCRYPTED: translate(
            "messages", "{path} is locked with a password. Unpack it and open the folder."
        ),
        Fault.ARCHIVE_NESTED: translate(
            "messages", "{path} holds archives within an archive ({found}). Unpack it and open one of them."
        ),
        Fault.ARRAYS_ABSENT: translate(
            "messages", "{path} has no images with labels, such as x_train and y_train. Found: {found}."
        ),
        Fault.ARRAY_VALUE: translate("messages", "{path}: “{key}” cannot be images or labels."),
        Fault.CSV_ROW: translate(
            "messages", "{path}, line {line}: not a row of {expected} numbers, a label and the pixels."
        ),
        Fault.UNKNOWN_FORMAT: translate(
            "messages",
            "{path} is no dataset. Choose a folder of digit images; IDX, npz or CSV files; a zip or tar of any of "
            "these; or a strokes file (.jsonl).",
        ),
        Fault.DATASET_AWAY: translate(
            "messages", "This run was trained on {name} ({path}), which is not open. Open it to train further."
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
        Fault.NO_MEMORY: translate(
            "messages",
            "{path} needs {needed} bytes of memory, which are not free. Close other programs, or take fewer images.",
        ),
        Fault.NO_DESCRIPTORS: translate(
            "messages", "Too many files are open to begin that ({reason}). Close other programs, then try again."
        ),
        Fault.NOT_BEGUN: translate(
            "messages",
            "{path}: too many files are open to begin that ({reason}). Close other programs, then try again.",
        ),
        Fault.NO_DRAWINGS: translate(
            "messages", "No drawing of yours to learn from shows {classes}. Draw a digit, then press its key."
        ),
        Fault.MODEL_FOREIGN: translate(
            "messages", "{path} is not a Logit Lab model. Choose a file saved with Save model."
        ),
        Fault.MODEL_NEWER: translate(
            "messages", "{path} was written by another version of Logit Lab (format {version}; this one reads {known})."
        ),
        Fault.MODEL_DAMAGED: translate(
            "messages", "{path} is damaged and was not opened; the model you had still answers."
        ),
        Fault.RUN_FOREIGN: translate("messages", "{path} is not a Logit Lab run. Choose a file saved with Save run."),
        Fault.RUN_NEWER: translate(
            "messages", "{path} was written by another version of Logit Lab (format {version}; this one reads {known})."
        ),
        Fault.RUN_DAMAGED: translate("messages", "{path} is damaged and was not opened; nothing else has changed."),
    }


def _fetching_texts() -> dict[Fault, str]:
    return {
        Fault.OFFLINE: translate(
            "messages", "There is no connection to {host} ({reason}). Are you online? A proxy is taken from the system."
        ),
        Fault.DOWNLOAD_SLOW: translate(
            "messages", "{host} has said nothing for {seconds} seconds. Try again: it goes on where it stopped."
        ),
        Fault.DOWNLOAD_CUT: translate(
            "messages", "The connection to {host} breaks off. Try again: it goes on where it stopped."
        ),
        Fault.DOWNLOAD_REFUSED: translate(
            "messages", "{host} does not give the file (HTTP status {status}). Try again later."
        ),
        Fault.DOWNLOAD_INSECURE: translate(
            "messages", "{host} wants the file fetched without encryption, which is refused. Try again later."
        ),
        Fault.DOWNLOAD_UNTRUSTED: translate(
            "messages", "{host} cannot show that it is itself ({reason}). Check this computer's clock and network."
        ),
        Fault.DOWNLOAD_LENGTH: translate(
            "messages", "{url} has {found} bytes where {expected} belong, so it was not taken. Try again later."
        ),
        Fault.DOWNLOAD_WRONG: translate(
            "messages", "{url} is not the file it should be (another sha256), so it was thrown away. Try again later."
        ),
    }


def _script_texts() -> dict[Fault, str]:
    return {
        Fault.SCRIPT_OPTIMIZER: translate(
            "messages",
            "No script was written: {optimizer} takes more lines than a page has. Gradient descent, momentum, "
            "Nesterov and Adam can be written down.",
        ),
        Fault.SCRIPT_LENGTH: translate(
            "messages",
            "No script was written: this run would take {lines} lines, {limit} is the most. Choose plainer settings.",
        ),
        Fault.SCRIPT_DIFFERENT: translate(
            "messages",
            "No script was written: it leaves the run's curve at epoch {epoch}, as it does where a setting was "
            "changed on the way. Train again without changing any.",
        ),
        Fault.SCRIPT_FAILED: translate("messages", "No script was written: it does not run here ({reason})."),
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
        Fault.BRANCH_ROWS: translate(
            "messages",
            "A branch keeps the images and features of its run, but these settings differ from it: {fields}. "
            "Set them as they were, or press Train for a new run.",
        ),
        Fault.CONFIG_TYPE: translate("messages", "{value} is no value that {field} can have."),
        Fault.CONFIG_RANGE: translate("messages", "{field} must lie between {minimum} and {maximum}; it is {value}."),
        Fault.CONFIG_CHOICE: translate("messages", "{field} must be one of {choices}; it is {value}."),
    }
