"""Corrections: what a user says of a dataset's images, laid over it; neither the dataset nor its files change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from core.dataset import Dataset, Labels


@dataclass(frozen=True)
class Corrections:
    """Images by their place in a dataset's training part.

    Parameters
    ----------
    labels : the digit that an image is, where the dataset says another
    excluded : images that are not to be learnt from
    """

    labels: Mapping[int, int] = field(default_factory=dict)
    excluded: frozenset[int] = frozenset()

    def to_json(self) -> dict[str, Any]:
        """A dict that `json.dumps` takes and `from_json` gives back equal."""
        return {"labels": sorted(self.labels.items()), "excluded": sorted(self.excluded)}

    @classmethod
    def from_json(cls, values: Any, count: int) -> Corrections:
        """Corrections of a dataset of `count` images, from a JSON object that anybody may have written.

        Raises
        ------
        ValueError
            For anything else.
        """
        labels, excluded = _pairs(values.get("labels")), values.get("excluded")
        if not isinstance(excluded, list) or not all(_is_place(place, count) for place in (*labels, *excluded)):
            raise ValueError("not places in the dataset")
        return cls(labels, frozenset(excluded))

    def __len__(self) -> int:
        return len(self.excluded | set(self.labels))

    def touches(self, place: int) -> bool:
        """Whether anything is said of that image."""
        return place in self.labels or place in self.excluded

    def relabelled(self, places: Iterable[int], label: int, truth: Labels) -> Corrections:
        """These images are of that digit; what `truth`, the dataset's labels (n,), says already is no correction."""
        changed = dict(self.labels)
        for place in places:
            changed[place] = label
            if truth[place] == label:
                del changed[place]
        return replace(self, labels=changed)

    def without(self, places: Iterable[int]) -> Corrections:
        """These images are left out."""
        return replace(self, excluded=self.excluded | frozenset(places))

    def restored(self, places: Iterable[int]) -> Corrections:
        """These images are as the dataset has them."""
        back = frozenset(places)
        labels = {place: label for place, label in self.labels.items() if place not in back}
        return Corrections(labels, self.excluded - back)

    def labels_of(self, dataset: Dataset) -> Labels:
        """The labels in force, int64 (n,), of all images, those left out included."""
        if not self.labels:
            return dataset.labels
        labels: Labels = dataset.labels.copy()
        labels[list(self.labels)] = list(self.labels.values())
        return labels

    def apply(self, dataset: Dataset) -> Dataset:
        """The dataset as it is to be learnt from; itself where nothing is said."""
        if not len(self):
            return dataset
        corrected = replace(dataset, labels=self.labels_of(dataset))
        if not self.excluded:
            return corrected
        kept = np.ones(len(dataset), dtype=bool)
        kept[list(self.excluded)] = False
        return corrected.take(np.flatnonzero(kept))


def _pairs(values: Any) -> dict[int, int]:
    if not isinstance(values, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in values):
        raise ValueError("not pairs of place and label")
    pairs: dict[int, int] = dict(values)
    if not all(_is_place(label, 10) for label in pairs.values()):
        raise ValueError("not digits")
    return pairs


def _is_place(value: Any, count: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < count
