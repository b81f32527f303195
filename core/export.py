"""Numbers of a run for other programs: a CSV file with one row an epoch."""

from __future__ import annotations

import csv
import io
import math
from pathlib import Path
from typing import Final

from core.files import write_atomically
from core.history import History

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
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(zip(*(_cells(history, name) for name in COLUMNS), strict=True))
    return text.getvalue()


def _cells(history: History, name: str) -> list[str]:
    values = history.column(name).tolist()
    if name == "epoch":
        return [str(int(value)) for value in values]
    return [repr(value) if math.isfinite(value) else "" for value in values]
