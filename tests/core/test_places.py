from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from core.places import data_folder


def test_it_is_where_qt_keeps_the_data_of_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for home in (tmp_path, Path("relative")):
        monkeypatch.setenv("XDG_DATA_HOME", str(home))
        qt = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
        assert data_folder() == Path(qt) / "logit-lab"


@pytest.mark.parametrize(("platform", "place"), [("darwin", "Library/Application Support"), ("win32", "AppData/Local")])
def test_each_system_has_its_place(monkeypatch: pytest.MonkeyPatch, platform: str, place: str) -> None:
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert data_folder() == Path.home() / place / "logit-lab"
