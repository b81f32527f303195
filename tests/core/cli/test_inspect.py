from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.core.data.writers import digits, encoded, write_idx, write_pictures, zip_bytes

TRAIN, TEST = digits([0, 0, 1, 7], seed=1), digits([1, 7], seed=2)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_pictures(tmp_path / "digits" / "train", TRAIN)
    write_pictures(tmp_path / "digits" / "test", TEST)
    return tmp_path / "digits"


def test_everything_seen_is_told(cli: Any, root: Path) -> None:
    (root / "train" / "0" / "broken.png").write_bytes(b"\x89PNG")
    (root / "train" / "0" / "blank.png").write_bytes(encoded(np.zeros((9, 9), np.uint8)))
    (root / "train" / "1" / "notes.txt").write_bytes(b"text")
    (root / "train" / "٣").mkdir()
    (root / "Thumbs.db").write_bytes(b"")
    told = cli.answer("inspect", str(root))
    assert {name: told[name] for name in ("reader", "loaded", "classes", "splits", "ignored", "error")} == {
        "reader": "folder",
        "loaded": 6,
        "classes": {"0": 2, "1": 2, "7": 2},
        "splits": {"train": 4, "test": 2},
        "ignored": 2,
        "error": None,
    }
    assert told.keys() == {"reader", "loaded", "classes", "splits", "skipped", "ignored", "error"}
    assert all(one.keys() == {"path", "reason"} for one in told["skipped"])
    assert {Path(one["path"]).name: one["reason"] for one in told["skipped"]} == {
        "broken.png": "undecodable",
        "blank.png": "blank",
        "notes.txt": "not_an_image",
    }


def test_the_text_says_the_same(cli: Any, root: Path) -> None:
    for number in range(30):
        (root / "train" / "0" / f"broken\u202e{number}.png").write_bytes(b"no picture")
    (root / "three").mkdir()
    (root / "train" / "1" / "0.png").write_bytes(encoded(255 - TRAIN.images[0]))
    code, out, err = cli.run("inspect", str(root))
    assert (code, err) == (0, "")
    assert out.startswith("digits: 7 images, read as folder\n")
    assert "skipped files: 30\n" in out
    assert "broken\\u202e0.png: no image\n" in out
    assert "and 10 more; --json lists them all\n" in out
    assert "ignored, no digits: 1 (three)" in out
    assert "sizes: 28 x 28 pixels: 7\n" in out
    assert "turned into light on dark: 1\n" in out
    assert "turned into light on dark" not in cli.run("inspect", str(root), "--as-is")[1]


def test_what_cannot_be_opened_is_an_error_with_the_same_keys(cli: Any, root: Path, tmp_path: Path) -> None:
    whole = cli.answer("inspect", str(root))
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "empty", tmp_path / "absent"):
        code, out, err = cli.run("inspect", str(path), "--json")
        told = json.loads(out)
        assert code == 2
        assert told.keys() == whole.keys()
        assert told["error"] == cli.sentence(err)
        assert (told["reader"], told["loaded"], told["skipped"], told["ignored"]) == (None, 0, [], 0)


def test_an_archive_says_what_is_in_it(cli: Any, tmp_path: Path) -> None:
    write_idx(tmp_path / "idx", TRAIN)
    files = {path.name: path.read_bytes() for path in (tmp_path / "idx").iterdir()}
    (tmp_path / "digits.zip").write_bytes(zip_bytes(files))
    told = cli.answer("inspect", str(tmp_path / "digits.zip"))
    assert (told["reader"], told["loaded"], told["splits"]) == ("archive of idx", 4, {"train": 4})
