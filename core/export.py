"""Numbers for other programs, as CSV: a run with one row an epoch, and what a model makes of digits."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from core.evaluation import Evaluation
from core.files import write_atomically
from core.history import History
from core.outcomes import Outcomes

COLUMNS: Final = ("epoch", "loss", "accuracy", "validation_loss", "validation_accuracy", "gradient_norm", "seconds")


def write_history(history: History, path: str | Path) -> None:
    """Write one row an epoch under the names in `COLUMNS`; losses in nats, accuracies 0..1, time in seconds.

    Floats are written so that reading them gives the same bits; a cell is empty where there is no number.

    Raises
    ------
    WriteError
        WRITE_FAILED with the path and the operating system's reason.
    """
    write_atomically(path, history_csv(history).encode("utf-8"))


def history_csv(history: History) -> str:
    """The text `write_history` writes."""
    return _table(COLUMNS, zip(*(_cells(history, name) for name in COLUMNS), strict=True))


def _cells(history: History, name: str) -> list[str]:
    values = history.column(name).tolist()
    if name == "epoch":
        return [str(int(value)) for value in values]
    return [repr(value) if math.isfinite(value) else "" for value in values]


def confusion_csv(evaluation: Evaluation) -> str:
    """The confusion matrix: a row a class, a column what it was read as."""
    rows = [[label, *row] for label, row in zip(evaluation.classes, evaluation.confusion.tolist(), strict=True)]
    return _table(["is", *evaluation.classes], rows)


def classes_csv(evaluation: Evaluation) -> str:
    """Images, precision, recall and F1 (0..1) of each class."""
    columns = (evaluation.confusion.sum(axis=1), evaluation.precision, evaluation.recall, evaluation.f1)
    rows = zip(evaluation.classes, *(column.tolist() for column in columns), strict=True)
    return _table(["class", "images", "precision", "recall", "f1"], rows)


def answers_csv(outcomes: Outcomes) -> str:
    """Every image: its row in the dataset, what it is and was read as, the loss (nats) and each class' probability."""
    classes = outcomes.classes
    rows = zip(
        outcomes.rows.tolist(), outcomes.targets.tolist(), outcomes.said.tolist(), outcomes.losses.tolist(), strict=True
    )
    given = outcomes.probabilities.tolist()
    return _table(
        ["row", "is", "read_as", "loss", *(f"p_{label}" for label in classes)],
        (
            [row, classes[truth], classes[said], loss, *p]
            for (row, truth, said, loss), p in zip(rows, given, strict=True)
        ),
    )


def _table(headings: Sequence[object], rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue()
