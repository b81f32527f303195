"""Values of several runs at one place, as a table to be seen and as CSV to be taken along."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from gui.benches.run import Run
from gui.looks.hues import hue
from gui.looks.theme import current
from gui.parts.overlay import FIGURES, PARTS, View, column, last_place, values_at
from gui.widgets.value_table import Row
from gui.words.numbers import percent
from gui.words.runs import run_name

translate = QCoreApplication.translate


def table_rows(runs: Sequence[Run], view: View, place: float) -> tuple[tuple[str, ...], list[Row]]:
    """Heads, and a row a run with what it has nearest to the place."""
    heads = (
        translate("values", "run"),
        {
            "epoch": translate("values", "epoch"),
            "passes": translate("values", "passes"),
            "seconds": translate("values", "seconds"),
        }[view.axis],
        translate("values", "loss"),
        translate("values", "validation"),
        translate("values", "accuracy"),
        translate("values", "validation"),
    )
    found = [(run, values_at(run, view, place)) for run in runs]
    rows = [Row(hue(run.number, current()), (run_name(run), *_cells(view, values))) for run, values in found if values]
    return heads, rows


def csv_text(runs: Sequence[Run], view: View, place: float | None) -> str:
    """The same for every run, unrounded, at the end of the longest for None."""
    names = [column(figure, part) for figure in FIGURES for part in PARTS]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["run", view.axis, *names])
    where = last_place(runs, view) if place is None else place
    for run in runs:
        values = values_at(run, view, where)
        name = run_name(run)
        safe = f"'{name}" if name[:1] in "=+-@" else name  # no spreadsheet shall take a name for a formula
        writer.writerow([safe, *(values.get(name, "") for name in (view.axis, *names))])
    return stream.getvalue()


def _cells(view: View, values: dict[str, float]) -> tuple[str, ...]:
    place = QLocale().toString(values[view.axis], "f", 0 if view.axis == "epoch" else 2)
    losses = [values.get(column("loss", part)) for part in PARTS]
    shares = [values.get(column("accuracy", part)) for part in PARTS]
    loss, held = ("–" if value is None else QLocale().toString(value, "g", 4) for value in losses)
    right, seen = ("–" if share is None else percent(share, 2) for share in shares)
    return place, loss, held, right, seen
