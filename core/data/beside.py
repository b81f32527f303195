"""Beside: what lies next to the things a reader took is told by name, so that all that was seen is accounted for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from core.data.names import is_clutter
from core.data.reading import shown
from core.data.tree import Place
from core.dataset import Dataset

NAMED_AT_MOST = 100  # things ignored that are told by name


def beside(dataset: Dataset, names: Sequence[str]) -> Dataset:
    """The dataset, which says that these were ignored as well; clutter is counted, but not named."""
    told = (*dataset.ignored_names, *(shown(name) for name in names if not is_clutter(name)))
    return replace(dataset, ignored=dataset.ignored + len(names), ignored_names=told[:NAMED_AT_MOST])


def others(place: Place, taken: Collection[str]) -> list[str]:
    """The names of what else lies in a folder than what was taken, by its paths; of a file there is nothing else."""
    return [entry.name for entry in place.listed() if entry.path not in taken] if place.is_folder else []
