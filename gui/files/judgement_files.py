"""What a tab of the page Evaluate shows, as files: its pictures and its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtWidgets import QWidget

from core.export.tables import table_csv
from core.files import write_atomically
from gui.widgets.picture_file import write_png, write_svg


class Drawn(Protocol):
    """What can draw itself into a file."""

    def export_png(self, path: Path | str) -> None:
        """As a picture."""
        ...

    def export_svg(self, path: Path | str) -> None:
        """As a drawing."""
        ...


class Files(NamedTuple):
    """Charts and widgets, and tables as rows of text, by the names their files get."""

    charts: Mapping[str, Drawn]
    widgets: Mapping[str, QWidget]
    tables: Mapping[str, Sequence[Sequence[str]]]


def write(files: Files, path: str, ending: str) -> None:
    """Write everything of that kind: to `path` if it is one, else each with its name before the ending.

    Raises
    ------
    WriteError, OSError
    """
    if ending == "csv":
        for name, rows in files.tables.items():
            write_atomically(_place(path, name, len(files.tables)), table_csv(rows).encode("utf-8"))
        return
    number = len(files.charts) + len(files.widgets)
    for name, chart in files.charts.items():
        (chart.export_png if ending == "png" else chart.export_svg)(_place(path, name, number))
    for name, widget in files.widgets.items():
        (write_png if ending == "png" else write_svg)(widget, _place(path, name, number))


def _place(path: str, name: str, number: int) -> str:
    plain = Path(path)
    return path if number == 1 else str(plain.with_name(f"{plain.stem}-{name}{plain.suffix}"))
