"""evaluate: every figure, on the part that was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def test_an_evaluation_has_every_figure(cli: Any, trained: str, folder: str) -> None:
    told = cli.answer("evaluate", trained, folder)
    assert (told["n"], told["accuracy"], told["part"]) == (8, 1.0, "test")
    assert told["confusion"] == [[4, 0], [0, 4]]
    assert told["interval"][0] < 1.0 == told["interval"][1]
    assert 0 < told["cross_entropy"] < 1
    for name in ("precision", "recall", "f1"):
        assert told[name] == [1.0, 1.0]


@pytest.mark.parametrize(("part", "n"), [("train", 24), ("test", 8), ("all", 32)])
def test_a_part_can_be_chosen(cli: Any, trained: str, folder: str, part: str, n: int) -> None:
    assert cli.answer("evaluate", trained, folder, "--part", part)["n"] == n


def test_without_a_test_part_all_is_evaluated(cli: Any, trained: str, tmp_path: Path, bars: Any) -> None:
    root = bars.fill(tmp_path / "plain", 3)
    assert cli.answer("evaluate", trained, root)["n"] == 6
    assert "has no test part" in cli.complaint("evaluate", trained, root, "--part", "test")


def test_an_evaluation_reads_well(cli: Any, trained: str, folder: str) -> None:
    code, out, err = cli.run("evaluate", trained, folder)
    assert (code, err) == (0, "")
    assert "accuracy 100.00% of 8 images (95 % interval 67.56% to 100.00%)" in out
    assert "true \\ said" in out
    assert "precision" in out


def test_no_shared_class_is_one_sentence(cli: Any, trained: str, tmp_path: Path, bars: Any) -> None:
    bars.save(tmp_path / "3" / "a.png", bars.image(1))
    bars.save(tmp_path / "4" / "a.png", bars.image(7))
    told = cli.complaint("evaluate", trained, str(tmp_path))
    assert "the model knows 1 and 7 and the dataset has 3 and 4" in told


def test_a_foreign_model_is_one_sentence(cli: Any, tmp_path: Path, folder: str) -> None:
    (tmp_path / "m.npz").write_bytes(b"PK but no model")
    assert "is no model of Logit Lab" in cli.complaint("evaluate", str(tmp_path / "m.npz"), folder)
