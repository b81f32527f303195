"""Numbers for other programs, as CSV: a run with one row an epoch, and what a model makes of digits."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np

from core.evaluation import Evaluation
from core.files import write_atomically
from core.history import History
from core.judging.comparison import Comparison
from core.judging.outcomes import Outcomes

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
    return table_csv([COLUMNS, *zip(*(_cells(history, name) for name in COLUMNS), strict=True)])


def _cells(history: History, name: str) -> list[str]:
    values = history.column(name).tolist()
    if name == "epoch":
        return [str(int(value)) for value in values]
    return [repr(value) if math.isfinite(value) else "" for value in values]


def confusion_rows(evaluation: Evaluation) -> list[list[str]]:
    """The confusion matrix: a row a class, a column what it was read as."""
    rows = zip(evaluation.classes, evaluation.confusion.tolist(), strict=True)
    return [_text(["is", *evaluation.classes]), *(_text([label, *row]) for label, row in rows)]


def class_rows(evaluation: Evaluation) -> list[list[str]]:
    """Images, precision, recall and F1 (0..1) of each class."""
    columns = (evaluation.confusion.sum(axis=1), evaluation.precision, evaluation.recall, evaluation.f1)
    rows = zip(evaluation.classes, *(column.tolist() for column in columns), strict=True)
    return [["class", "images", "precision", "recall", "f1"], *map(_text, rows)]


def answer_rows(outcomes: Outcomes) -> list[list[str]]:
    """Every image: its row in the dataset, what it is and was read as, the loss (nats) and each class' probability."""
    classes = np.array(outcomes.classes)
    columns = (outcomes.rows, classes[outcomes.targets], classes[outcomes.said], outcomes.losses)
    rows = zip(*(column.tolist() for column in columns), outcomes.probabilities.tolist(), strict=True)
    headings = ["row", "is", "read_as", "loss", *(f"p_{label}" for label in outcomes.classes)]
    return [headings, *(_text([*first, *given]) for *first, given in rows)]


def comparison_rows(told: Comparison) -> list[list[str]]:
    """A comparison, a figure a row."""
    figures = {
        "images": told.n,
        "first": told.first,
        "second": told.second,
        "both_right": told.both,
        "only_first_right": len(told.only_first),
        "only_second_right": len(told.only_second),
        "neither_right": told.neither,
        "difference": told.difference,
        "difference_low": told.interval[0],
        "difference_high": told.interval[1],
        "mcnemar_exact_p": told.exact,
        "mcnemar_statistic": told.statistic,
        "mcnemar_chi_squared_p": told.chi_squared,
    }
    return [["figure", "value"], *(_text(pair) for pair in figures.items())]


def table_csv(rows: Iterable[Iterable[str]]) -> str:
    """Rows of text as a CSV file's; what a spreadsheet would take for a formula is marked as text."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def _harmless(cell: str) -> str:
    """A cell that begins as formulas do gets an apostrophe in front, unless it is a number."""
    if not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")):
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell if cell == cell.strip() else f"'{cell}"


def _text(cells: Iterable[object]) -> list[str]:
    """Floats so that reading them gives the same bits."""
    return [repr(cell) if isinstance(cell, float) else str(cell) for cell in cells]
