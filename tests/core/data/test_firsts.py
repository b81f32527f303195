from __future__ import annotations

from pathlib import Path

import pytest

from core.data.firsts import MANY, Firsts
from core.data.tree import DISK
from tests.core.data.writers import digits, write_pictures


def test_first_pictures_are_seen_at_once_and_then_after_pauses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.data.firsts.PAUSE", 60)
    write_pictures(tmp_path, digits([3, 4, 8, 8]))
    firsts = Firsts(DISK, 28, as_is=True)
    seen = []
    for label in (3, 4, 8):
        paths = sorted(map(str, (tmp_path / str(label)).iterdir()))
        firsts.add(label, paths, 1 if label == 8 else MANY)
        seen += list(firsts.due())
    assert [item.labels for item in seen] == [(3,)]
    assert [item.labels for item in firsts.show()] == [(3, 4)]
    assert not list(firsts.show())
