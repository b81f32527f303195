"""predict: an answer for each picture and drawing that can be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

STROKE = {"width": 280, "height": 280, "pen": 18}


def test_pictures_get_a_class_and_probabilities(cli: Any, trained: str, tmp_path: Path, bars: Any) -> None:
    upright = bars.save(tmp_path / "größe\x1b 1.png", bars.image(1, 99))
    lying = bars.save(tmp_path / "photo.png", np.asarray(255 - np.kron(bars.image(7, 99), np.ones((9, 9))), np.uint8))
    told = cli.answer("predict", trained, upright, lying)
    assert [one["class"] for one in told["predictions"]] == [1, 7]
    for one in told["predictions"]:
        assert sum(one["probabilities"].values()) == pytest.approx(1)
        assert one["probability"] == one["probabilities"][str(one["class"])] > 0.5
    _, out, _ = cli.run("predict", trained, upright)
    assert r"größe\x1b 1.png: 1 " in out


def test_drawings_get_an_answer_each(cli: Any, trained: str, tmp_path: Path) -> None:
    lines = [
        {**STROKE, "strokes": [[[140, 40], [141, 240]]]},
        {**STROKE, "label": 7, "strokes": [[[40, 140], [240, 140]]]},
    ]
    path = tmp_path / "drawn.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    told = cli.answer("predict", trained, str(path))
    assert [(one["drawing"], one["class"]) for one in told["predictions"]] == [(1, 1), (2, 7)]


def test_an_unreadable_picture_keeps_no_other_from_its_answer(
    cli: Any, bars: Any, trained: str, tmp_path: Path
) -> None:
    blank = bars.save(tmp_path / "blank.png", np.full((40, 40), 255, np.uint8))
    good = bars.save(tmp_path / "good.png", bars.image(1))
    (tmp_path / "text.jpg").write_text("text")
    paths = [blank, str(tmp_path / "text.jpg"), good, str(tmp_path / "absent.png")]
    code, out, err = cli.run("predict", trained, *paths, "--json")
    told, sentence = json.loads(out), cli.sentence(err)
    assert code == 2
    assert [one["path"] for one in told["predictions"]] == [good]
    assert [one["reason"] for one in told["skipped"]] == ["no_ink", "image_unreadable", "not_found"]
    assert f"{blank} has no ink on it" in sentence
    assert "2 more of 4" in sentence


def test_what_is_no_digit_is_said_to_be_unsure(cli: Any, tmp_path: Path) -> None:
    scribble = [[[30, 30], [250, 60], [40, 100], [240, 130], [50, 200], [220, 240], [100, 20], [20, 250], [260, 250]]]
    path = tmp_path / "drawings.jsonl"
    lines = [{"strokes": scribble}, {"strokes": [[[140, 40], [140, 140], [140, 240]]]}]
    path.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    told = cli.answer("predict", "bundled", str(path))
    assert [one["sure"] for one in told["predictions"]] == [False, True]
    _, out, _ = cli.run("predict", "bundled", str(path))
    assert "not sure" in out
