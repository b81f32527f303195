"""A Dataset: digit images with their labels, frozen, and ways to take a part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.errors import DataError, Fault
from core.rows import Rows, rows_of

Images = NDArray[np.uint8]
Labels = NDArray[np.int64]

FEW = 256  # labels below it are counted one by one


class SkipReason(str, Enum):
    """Why a file was passed over."""

    UNDECODABLE = "undecodable"
    NOT_AN_IMAGE = "not_an_image"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_A_FILE = "not_a_file"
    NOT_READABLE = "not_readable"
    ENCRYPTED = "encrypted"
    PACKED_OTHERWISE = "packed_otherwise"
    BLANK = "blank"
    TOO_SLOW = "too_slow"
    OUTSIDE = "outside"


class Skipped(NamedTuple):
    """A file that was not loaded: its path as text and why; `detail` is the operating system's word, if any."""

    path: str
    reason: SkipReason
    detail: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Dataset:
    """Digit images and their labels.

    Parameters
    ----------
    images : uint8 (n, h, w), 0 is paper and 255 is ink; `core.rows.Rows` where they are more than memory holds
    labels : int64 (n,), the digit itself
    name : what to call it: a folder's name, "sample"
    test : the held-out part that came with it, if any
    skipped : files that were not loaded, and why
    ignored : how many things lay beside the digits and are none (clutter, other folders)
    ignored_names : names of the first of these that are no clutter, safe to print
    reader : which of `core.data.READERS` read it
    sizes : how many images of which height and width were found, before all were made one size
    inverted : how many images were dark on light, and are their negatives here
    """

    images: Images
    labels: Labels
    name: str = ""
    test: Dataset | None = None
    skipped: tuple[Skipped, ...] = ()
    ignored: int = 0
    ignored_names: tuple[str, ...] = ()
    reader: str = ""
    sizes: Mapping[tuple[int, int], int] = field(default_factory=dict)
    inverted: int = 0

    def __post_init__(self) -> None:
        if self.images.ndim != 3 or self.labels.shape != self.images.shape[:1]:
            raise ValueError(f"images {self.images.shape} do not fit labels {self.labels.shape}")
        object.__setattr__(self, "images", frozen(self.images, np.uint8))
        object.__setattr__(self, "labels", frozen(self.labels, np.int64))

    def __len__(self) -> int:
        return len(self.labels)

    def __repr__(self) -> str:
        return f"Dataset({self.name!r}, images {self.images.shape}, classes {self.classes})"

    @cached_property
    def classes(self) -> tuple[int, ...]:
        """The labels that occur, ascending."""
        return tuple(self.counts)

    @cached_property
    def counts(self) -> dict[int, int]:
        """How many images each class has."""
        few = len(self) > 0 and self.labels.min() >= 0 and self.labels.max() < FEW
        if not few:
            labels, counts = np.unique(self.labels, return_counts=True)
            return dict(zip(labels.tolist(), counts.tolist(), strict=True))
        # Digits are counted without sorting them, and without the 9 MB that np.unique loads for its first use.
        return {label: count for label, count in enumerate(np.bincount(self.labels).tolist()) if count}

    def take(self, rows: NDArray[np.intp]) -> Dataset:
        """The images at `rows`, int (k,), in that order."""
        if len(rows) == len(self) and (np.diff(rows) == 1).all():
            return self
        return replace(self, images=rows_of(self.images, rows), labels=self.labels[rows])

    def select(self, classes: Sequence[int]) -> Dataset:
        """Only the images of these classes, here and in the test part.

        Raises
        ------
        DataError
            CLASSES_ABSENT where a class has no image.
        """
        absent = sorted(set(classes) - set(self.classes))
        if absent:
            raise DataError(Fault.CLASSES_ABSENT, wanted=tuple(absent), available=self.classes)
        part = self.take(np.flatnonzero(np.isin(self.labels, list(classes))))
        return part if self.test is None else replace(part, test=self.test._having(classes))

    def limit(self, per_class: int) -> Dataset:
        """The first `per_class` images of each class, in the order they have; the test part stays whole."""
        firsts = [np.flatnonzero(self.labels == label)[:per_class] for label in self.classes]
        return self.take(np.sort(np.concatenate(firsts))) if firsts else self

    def split(self, fraction: float, seed: int) -> tuple[Dataset, Dataset | None]:
        """Training and validation part; `fraction` of each class, at least one image, goes to validation.

        A class with one image keeps it for training. Order is kept; the choice depends on the seed alone.
        """
        if fraction <= 0:
            return self, None
        held = np.zeros(len(self), dtype=bool)
        rng = np.random.default_rng((seed, 0x5611D))
        for label in self.classes:
            rows = rng.permutation(np.flatnonzero(self.labels == label))
            held[rows[: min(len(rows) - 1, max(1, round(fraction * len(rows))))]] = True
        if not held.any():
            return self, None
        return self.take(np.flatnonzero(~held)), self.take(np.flatnonzero(held))

    def _having(self, classes: Sequence[int]) -> Dataset | None:
        rows = np.flatnonzero(np.isin(self.labels, list(classes)))
        return self.take(rows) if len(rows) else None


def frozen(array: NDArray[Any], dtype: Any = None) -> NDArray[Any]:
    """A read-only view of the array, converted only if it has another dtype."""
    if isinstance(array, Rows):
        return array
    view: NDArray[Any] = np.asarray(array, dtype=dtype).view()
    view.flags.writeable = False
    return view
