"""Typed errors: a kind and facts, no prose; who talks to the user writes the sentence."""

from __future__ import annotations

from enum import Enum
from math import prod
from typing import Any


class Fault(str, Enum):
    """What went wrong; the facts that come with each are named behind it."""

    NOT_FOUND = "not_found"  # path
    NOT_ALLOWED = "not_allowed"  # path, reason (the operating system's words)
    WRITE_FAILED = "write_failed"  # path, reason (the operating system's words)
    UNKNOWN_FORMAT = "unknown_format"  # path
    WENT_AWAY = "went_away"  # path, read, total
    NO_DIGITS = "no_digits"  # path, found (names seen, at most ten), skipped (a count)
    DATASET_AWAY = "dataset_away"  # name, path
    CLASSES_ABSENT = "classes_absent"  # wanted, available
    ONE_CLASS = "one_class"  # available
    IDX_HEADER = "idx_header"  # path
    IDX_LENGTH = "idx_length"  # path, expected, found (bytes)
    IDX_COUNTS = "idx_counts"  # path, images, labels
    STROKES_NOT_JSON = "strokes_not_json"  # path, line
    STROKES_KEY = "strokes_key"  # path, line, key
    STROKES_VALUE = "strokes_value"  # path, line, key
    ARCHIVE_DAMAGED = "archive_damaged"  # path
    ARCHIVE_ENCRYPTED = "archive_encrypted"  # path
    ARCHIVE_NESTED = "archive_nested"  # path, found (names of archives in it)
    ARRAYS_ABSENT = "arrays_absent"  # path, found (names of the arrays)
    ARRAY_VALUE = "array_value"  # path, key
    CSV_ROW = "csv_row"  # path, line, expected (numbers in a row)
    GZIP_DAMAGED = "gzip_damaged"  # path
    FILE_TOO_LARGE = "file_too_large"  # path, limit (bytes)
    IMAGE_UNREADABLE = "image_unreadable"  # path, reason (a SkipReason's value)
    NO_INK = "no_ink"  # path
    NO_DRAWINGS = "no_drawings"  # classes (of the model)
    NO_MEMORY = "no_memory"  # path, needed (bytes)
    NO_DESCRIPTORS = "no_descriptors"  # reason (the operating system's words)
    NOT_BEGUN = "not_begun"  # path, reason (the operating system's words)
    MODEL_FOREIGN = "model_foreign"  # path
    MODEL_NEWER = "model_newer"  # path, version, known
    MODEL_DAMAGED = "model_damaged"  # path, part
    RUN_FOREIGN = "run_foreign"  # path
    RUN_NEWER = "run_newer"  # path, version, known
    RUN_DAMAGED = "run_damaged"  # path, part
    NO_SHARED_CLASSES = "no_shared_classes"  # model, dataset (classes)
    CONFIG_UNKNOWN = "config_unknown"  # field
    CONFIG_TYPE = "config_type"  # field, value
    CONFIG_RANGE = "config_range"  # field, value, minimum, maximum
    CONFIG_CHOICE = "config_choice"  # field, value, choices
    STEPS_ORDER = "steps_order"  # steps (as asked), images, turning, rows (names of the steps of each kind)
    SCRIPT_OPTIMIZER = "script_optimizer"  # optimizer
    SCRIPT_LENGTH = "script_length"  # lines, limit
    SCRIPT_DIFFERENT = "script_different"  # epoch (the first whose figures are not the run's)
    SCRIPT_FAILED = "script_failed"  # reason (the last the script said)
    NO_ROOM = "no_room"  # images, features, needed, available (gigabytes)
    BRANCH_ROWS = "branch_rows"  # fields (names)
    OFFLINE = "offline"  # host, reason (the operating system's words)
    DOWNLOAD_SLOW = "download_slow"  # host, seconds
    DOWNLOAD_CUT = "download_cut"  # host
    DOWNLOAD_REFUSED = "download_refused"  # host, status (of HTTP)
    DOWNLOAD_INSECURE = "download_insecure"  # host
    DOWNLOAD_UNTRUSTED = "download_untrusted"  # host, reason (of the certificate's refusal)
    DOWNLOAD_LENGTH = "download_length"  # url, expected, found (bytes)
    DOWNLOAD_WRONG = "download_wrong"  # url


def needed_by(error: MemoryError) -> int:
    """How many bytes could not be had; 0 where the error does not say."""
    shape, dtype = getattr(error, "shape", None), getattr(error, "dtype", None)
    if shape is not None and dtype is not None:  # numpy's
        return int(prod(shape) * dtype.itemsize)
    return next((fact for fact in error.args if isinstance(fact, int)), 0)


class CoreError(Exception):
    """An expected failure: `kind` says what went wrong, `facts` say where and with what."""

    def __init__(self, kind: Fault, /, **facts: Any) -> None:
        super().__init__(kind, facts)
        self.kind = kind
        self.facts = facts

    def __str__(self) -> str:
        listed = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.kind.value}({listed})"


class DataError(CoreError):
    """Digits cannot be opened or used as asked."""


class ModelError(CoreError):
    """A model file cannot be read, or a model does not fit what it is asked to read."""


class RunError(CoreError):
    """A run's file cannot be read, or a run does not fit the dataset it is to go on with."""


class ConfigError(CoreError):
    """A setting is not one a run can have."""


class WriteError(CoreError):
    """A file cannot be written."""


class DownloadError(CoreError):
    """Digits cannot be fetched."""
