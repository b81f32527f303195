"""A history as CSV: named columns, the same bits back, empty cells where there is no number."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.config import Config
from core.dataset import Dataset
from core.errors import WriteError
from core.evaluation import summary
from core.export.tables import (
    COLUMNS,
    answer_rows,
    class_rows,
    comparison_rows,
    confusion_rows,
    history_csv,
    table_csv,
    write_history,
)
from core.history import History
from core.judging.comparison import compare
from core.judging.outcomes import judge
from core.progress import finish
from core.trainer import train
from tests.core.judged import digits, model_of


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


def test_tables_of_a_judgement_say_what_it_says() -> None:
    dataset = digits(60, (3, 5, 8))
    outcomes = finish(judge(model_of((3, 5, 8)), dataset))
    told = summary(outcomes)
    assert confusion_rows(told)[0] == ["is", "3", "5", "8"]
    assert [[int(cell) for cell in row[1:]] for row in confusion_rows(told)[1:]] == told.confusion.tolist()
    assert [float(row[3]) for row in class_rows(told)[1:]] == told.recall.tolist()
    answers = answer_rows(outcomes)
    assert answers[0] == ["row", "is", "read_as", "loss", "p_3", "p_5", "p_8"]
    assert [int(row[1]) for row in answers[1:]] == dataset.labels.tolist()
    assert [float(row[3]) for row in answers[1:]] == outcomes.losses.tolist()
    assert [[float(p) for p in row[4:]] for row in answers[1:]] == outcomes.probabilities.tolist()
    compared = compare(outcomes, outcomes)
    assert compared is not None
    assert dict(row for row in comparison_rows(compared) if len(row) == 2)["mcnemar_exact_p"] == "1.0"
    assert list(csv.reader(io.StringIO(table_csv(answers)))) == answers


@pytest.mark.parametrize("formula", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_is_text(formula: str) -> None:
    assert table_csv([[formula]]).strip('"\n')[0] == "'"


@pytest.mark.parametrize("number", ["-1.5", "+2", "-1e-300", "0", "-inf"])
def test_numbers_stay_numbers(number: str) -> None:
    assert table_csv([[number, "mine"]]) == f"{number},mine\n"
