"""What a tab of the page Evaluate shows, as files: its pictures and its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtWidgets import QWidget

from core.export.tables import table_csv
from gui.widgets.picture_file import png_of, svg_of


class Drawn(Protocol):
    """What can draw itself for a file."""

    def png(self) -> bytes:
        """As a picture."""
        ...

    def svg(self) -> bytes:
        """As a drawing."""
        ...


class Files(NamedTuple):
    """Charts and widgets, and tables as rows of text, by the names their files get."""

    charts: Mapping[str, Drawn]
    widgets: Mapping[str, QWidget]
    tables: Mapping[str, Sequence[Sequence[str]]]


def parts_of(files: Files, ending: str) -> dict[str, bytes]:
    """What goes into the files of that kind, by the names they get."""
    if ending == "csv":
        return {name: table_csv(rows).encode("utf-8") for name, rows in files.tables.items()}
    if ending == "png":
        charts = {name: chart.png() for name, chart in files.charts.items()}
        return charts | {name: png_of(widget) for name, widget in files.widgets.items()}
    charts = {name: chart.svg() for name, chart in files.charts.items()}
    return charts | {name: svg_of(widget) for name, widget in files.widgets.items()}
