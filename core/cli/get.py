"""The command that fetches a dataset and says what has come."""

from __future__ import annotations

from argparse import Namespace

from core.cli.answer import Answer, dataset_values, plain
from core.cli.meter import Meter
from core.cli.tables import dataset_line
from core.data import open_dataset
from core.data.get import get as getting
from core.sentences import shown


def get(options: Namespace) -> Answer:
    """Fetch it, open it, and say where it is."""
    meter = Meter()
    place = meter.follow(getting(options.name, options.folder), "fetching bytes")
    dataset = meter.follow(open_dataset(place), "reading")
    values = {"path": plain(str(place)), "dataset": dataset_values(dataset)}
    return Answer(values, f"{dataset_line(dataset)}\nkept in {shown(place)}")
