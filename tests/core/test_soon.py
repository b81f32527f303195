from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from core.soon import soon


def test_each_question_has_its_answer(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    assert soon(Path.is_dir, [tmp_path / "there", tmp_path / "gone"], otherwise=True) == [True, False]
    assert soon(Path.is_dir, [], otherwise=True) == []


def test_what_hangs_is_not_waited_for() -> None:
    go_on = threading.Event()
    hanging: Callable[[int], int] = lambda number: number if number % 2 or go_on.wait(20) else -1  # noqa: E731
    try:
        assert soon(hanging, [1, 2, 3, 4], otherwise=0, patience=0.05) == [1, 0, 3, 0]
    finally:
        go_on.set()
