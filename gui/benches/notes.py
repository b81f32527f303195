"""What the lab has to tell, as kinds and facts; `messages` puts it into words."""

from __future__ import annotations

from enum import Enum
from typing import Any

from core.evaluation import Evaluation


class Told(Enum):
    """What happened; the facts that come with each are named behind it."""

    DATASET_OPENED = "dataset opened"  # name, count, skipped
    LOADING_CANCELLED = "loading cancelled"
    FETCHING_CANCELLED = "fetching cancelled"
    CLASSES_RESET = "classes reset"  # wanted
    RUN_DONE = "run done"  # epochs, accuracy, validation_accuracy (or None)
    RUN_SAVED = "run saved"  # path
    RUN_OPENED = "run opened"  # name, epoch
    RUN_STOPPED = "run stopped"  # epochs
    RUN_DIVERGED = "run diverged"  # epoch, learning_rate
    RUN_THINNED = "run thinned"  # number, rows
    TESTED = "tested"  # accuracy, n, low, high
    MODEL_OPENED = "model opened"  # name, classes
    MODEL_SAVED = "model saved"  # path
    BUNDLED_MODEL = "bundled model"
    EXPORTED = "exported"  # path
    READING = "reading"  # name
    READING_GIVEN_UP = "reading given up"  # name
    WRITING = "writing"  # path
    WRITING_GIVEN_UP = "writing given up"  # path
    LEFT_UNWRITTEN = "left unwritten"  # paths
    SCRIPT_TRIED = "script tried"
    NO_INK = "no ink"  # name
    SETTINGS_SET_ASIDE = "settings set aside"  # path
    EXPERIMENT_SET = "experiment set"
    FONT_ABSENT = "font absent"  # language
    MENU_ENTRY_ADDED = "menu entry added"  # path
    NOTHING_TO_EXPORT = "nothing to export"
    NO_PICTURE_ON_CLIPBOARD = "no picture on clipboard"
    CRASHED_BEFORE = "crashed before"  # path
    SESSION_LEFT = "session left"  # runs, epoch, lost
    RUN_LEFT = "run left"  # runs, epoch, lost
    RUNS_LOST = "runs lost"  # count
    SESSION_NOT_KEPT = "session not kept"  # path
    DATASET_CHANGED = "dataset changed"  # name, path
    PICTURE_SHOWN = "picture shown"  # name
    DRAWING_KEPT = "drawing kept"  # label, count, held
    LESSON_GIVEN = "lesson given"  # lesson
    CORRECTIONS_BACK = "corrections back"  # count
    HAND_SET_ASIDE = "hand set aside"  # path


class Note:
    """Something told, with its facts."""

    def __init__(self, kind: Told, /, **facts: Any) -> None:
        self.kind = kind
        self.facts = facts

    def __repr__(self) -> str:
        return f"Note({self.kind.value}, {self.facts})"


def tested(found: Evaluation) -> Note:
    """What a model is worth on images it has never seen."""
    low, high = found.interval
    return Note(Told.TESTED, accuracy=found.accuracy, n=found.n, low=low, high=high)
