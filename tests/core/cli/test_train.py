"""train: what it answers and writes, and what it says when it cannot."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from core.cli.answer import skipped_notes
from core.config import PRESETS
from core.dataset import Skipped, SkipReason
from core.export.tables import COLUMNS
from core.storage import load_model


def test_training_tests_writes_and_answers(cli: Any, folder: str, tmp_path: Path) -> None:
    model, history = tmp_path / "m.npz", tmp_path / "h.csv"
    outputs = ["--model", str(model), "--history", str(history)]
    told = cli.answer("train", folder, "--epochs", "30", "--validation", "0.25", *outputs)
    rows = list(csv.DictReader(history.read_text("utf-8").splitlines()))
    assert list(rows[0]) == list(COLUMNS)
    assert len(rows) == told["epoch"] == told["config"]["epochs"] == 30
    for name in COLUMNS:
        assert float(rows[-1][name]) == told[name]
    assert told["dataset"]["counts"] == {"1": 12, "7": 12}
    assert told["test"]["n"] == told["dataset"]["test_images"] == 8
    assert told["test"]["accuracy"] == load_model(model).scores["test_accuracy"] == 1.0
    assert told["model"] == str(model)
    assert not told["diverged"]


def test_without_json_there_is_a_summary(cli: Any, folder: str) -> None:
    code, out, err = cli.run("train", folder, "--epochs", "3")
    assert (code, err) == (0, "")
    assert "24 images and 8 test images of the classes 1, 7" in out
    assert "epoch 3 of 3: loss" in out
    assert "test: accuracy" in out
    assert err == ""


def test_the_notebook_preset_takes_classes_from_the_command_line(cli: Any, folder: str) -> None:
    told = cli.answer("train", folder, "--preset", "notebook", "--classes", "1,7", "--per-class", "6")
    assert told["config"] == {**PRESETS["notebook"].to_json(), "classes": [1, 7], "per_class": 6}
    assert told["dataset"]["counts"] == {"1": 6, "7": 6}
    assert told["test"]["n"] == 8
    assert told["validation_loss"] is None


def test_skipped_files_are_summed_up_and_listed(cli: Any, tmp_path: Path, bars: Any) -> None:
    root = Path(bars.fill(tmp_path / "digits", 5))
    for index in range(4):
        (root / "1" / f"broken{index}.png").write_bytes(b"no picture")
    code, out, err = cli.run("train", str(root), "--epochs", "1", "--json")
    assert code == 0
    skipped = json.loads(out)["dataset"]["skipped"]
    assert [Path(one["path"]).name for one in skipped] == [f"broken{index}.png" for index in range(4)]
    assert "4 files were skipped" in err
    assert "broken2.png (no image)" in err
    assert "broken3.png" not in err


def test_a_note_on_few_files_is_whole() -> None:
    one = Skipped("a\x1b.png", SkipReason.NOT_READABLE, "Permission denied")
    note = r"logit-lab: 1 file was skipped: a\x1b.png (it may not be opened: Permission denied)."
    assert skipped_notes([one]) == (note,)
    assert skipped_notes([]) == ()


def test_a_run_that_diverges_says_what_to_lower_and_writes_no_model(cli: Any, folder: str, tmp_path: Path) -> None:
    model, history = tmp_path / "m.npz", tmp_path / "h.csv"
    settings = ["--l2", "1000000", "--learning-rate", "100", "--init-scale", "1"]
    arguments = ["train", folder, *settings, "--model", str(model), "--history", str(history), "--json"]
    code, out, err = cli.run(*arguments)
    assert code == 2
    assert json.loads(out)["diverged"] is True
    assert "lower --learning-rate, which was 100" in cli.sentence(err)
    assert not model.exists()
    assert "nan" not in history.read_text()
    assert "inf" not in history.read_text()


@pytest.mark.parametrize("flag", ["--model", "--history"])
def test_what_cannot_be_written_is_found_out_before_training(cli: Any, flag: str, tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "missing" / "file"):
        assert str(place) in cli.complaint("train", "no such dataset", flag, str(place))


def test_two_outputs_need_two_files(cli: Any, tmp_path: Path) -> None:
    same = str(tmp_path / "out")
    assert "same file" in cli.complaint("train", "x", "--model", same, "--history", same)
    assert not Path(same).exists()


@pytest.mark.parametrize(
    "typed", ["train MISSING", "evaluate TRAINED MISSING", "evaluate MISSING sample", "predict MISSING x.png"]
)
def test_what_is_not_there_is_one_sentence(cli: Any, trained: str, typed: str, tmp_path: Path) -> None:
    missing = str(tmp_path / "nothing")
    arguments = typed.replace("TRAINED", trained).replace("MISSING", missing).split()
    assert f"{missing} does not exist" in cli.complaint(*arguments)


def test_a_folder_without_digits_is_told_what_is_expected(cli: Any, tmp_path: Path, bars: Any) -> None:
    bars.save(tmp_path / "cats" / "tom.png", bars.image(1))
    told = cli.complaint("train", str(tmp_path))
    assert "cats" in told
    assert "train/<digit>/*" in told
