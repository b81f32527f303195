"""A history as CSV: named columns, the same bits back, empty cells where there is no number."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.config import Config
from core.dataset import Dataset
from core.errors import WriteError
from core.export import COLUMNS, history_csv, write_history
from core.history import History
from core.trainer import train


def history(validation: float) -> History:
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, size=(40, 5, 5)).astype(np.uint8)
    made = History()
    made.extend(list(train(Dataset(images, np.arange(40) % 2), Config(size=5, epochs=7, validation=validation))))
    return made


def rows(path: Path) -> list[dict[str, Any]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("validation", [0.0, 0.25])
def test_reading_gives_the_same_bits(tmp_path: Path, validation: float) -> None:
    made = history(validation)
    write_history(made, tmp_path / "history.csv")
    read = rows(tmp_path / "history.csv")
    assert list(read[0]) == list(COLUMNS)
    assert [row["epoch"] for row in read] == [str(epoch) for epoch in range(1, 8)]
    for name in COLUMNS:
        back = np.array([float(row[name] or "nan") for row in read])
        assert back.tobytes() == made.column(name).tobytes()


def test_a_cell_without_a_number_is_empty() -> None:
    for line in history_csv(history(0.0)).splitlines()[1:]:
        assert line.split(",")[3:5] == ["", ""]


def test_a_run_without_epochs_has_a_header_alone() -> None:
    assert history_csv(History()) == "epoch,loss,accuracy,validation_loss,validation_accuracy,gradient_norm,seconds\n"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        write_history(History(), tmp_path)
