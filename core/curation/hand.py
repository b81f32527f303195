"""A Hand: the user's own drawings with their labels, kept in a strokes file."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.data.strokes import read_drawings, write_drawings
from core.dataset import Dataset, Images, Labels, frozen
from core.files import writing
from core.ink import SIDE, Drawing, rasterize
from core.places import data_folder

HELD = 3  # every third drawing of a digit is never learnt from


@dataclass(frozen=True, eq=False)
class Hand:
    """Drawings with labels, in the order they were made."""

    drawings: tuple[Drawing, ...] = ()

    def __len__(self) -> int:
        return len(self.drawings)

    @cached_property
    def labels(self) -> Labels:
        """The digits meant, int64 (n,)."""
        return frozen(np.array([drawing.label for drawing in self.drawings], np.int64))

    @cached_property
    def counts(self) -> dict[int, int]:
        """How many drawings of each digit, ascending."""
        return dict(sorted(Counter(self.labels.tolist()).items()))

    @cached_property
    def held(self) -> NDArray[np.bool_]:
        """Which drawings are kept back, (n,): every third of a digit, so that one more drawing changes no other."""
        seen: Counter[int] = Counter()
        held = np.zeros(len(self), bool)
        for place, label in enumerate(self.labels.tolist()):
            seen[label] += 1
            held[place] = seen[label] % HELD == 0
        return frozen(held)

    @cached_property
    def kept_back(self) -> frozenset[int]:
        """The places of the drawings that are."""
        return frozenset(np.flatnonzero(self.held).tolist())

    def images(self, size: int = SIDE) -> Images:
        """As a model receives them, uint8 (n, size, size)."""
        made = [_image(drawing, size) for drawing in self.drawings]
        return np.stack(made) if made else np.zeros((0, size, size), np.uint8)

    def dataset(self, size: int = SIDE) -> Dataset:
        """All of it."""
        return Dataset(self.images(size), self.labels)

    def with_drawing(self, drawing: Drawing) -> Hand:
        """One more, at the end.

        Raises
        ------
        ValueError
            Where it has no label.
        """
        if drawing.label is None:
            raise ValueError("a drawing of one's own hand has a label")
        return Hand((*self.drawings, drawing))

    def relabelled(self, place: int, label: int) -> Hand:
        """The drawing at `place` is of that digit."""
        drawings = list(self.drawings)
        drawings[place] = replace(drawings[place], label=label)
        return Hand(tuple(drawings))

    def without(self, places: frozenset[int]) -> Hand:
        """Without some drawings."""
        return Hand(tuple(drawing for place, drawing in enumerate(self.drawings) if place not in places))


@lru_cache(maxsize=4000)
def _image(drawing: Drawing, size: int) -> Images:
    """Drawn once, however many hands a drawing is in."""
    return rasterize(drawing.strokes, pen=drawing.pen, size=size)


def hand_file() -> Path:
    """Where the user's drawings are kept."""
    return data_folder() / "hand.jsonl"


def load_hand(path: Path) -> Hand:
    """What is kept there; nothing where there is no file. Drawings without a label are passed over.

    Raises
    ------
    DataError
        as `core.data.strokes.read_drawings`, but never NOT_FOUND.
    """
    if not path.exists():
        return Hand()
    return Hand(tuple(drawing for drawing in read_drawings(path) if drawing.label is not None))


def set_aside(path: Path) -> Path:
    """Move a file that cannot be read out of the way, so that nothing is written over it; where it is now.

    Raises
    ------
    WriteError
        WRITE_FAILED.
    """
    aside = path.with_name(f"{path.name}.broken-{datetime.datetime.now():%Y%m%d-%H%M%S}")
    with writing(path):
        path.rename(aside)
    return aside


def save_hand(hand: Hand, path: Path) -> None:
    """Write it whole, in one step, so that no crash leaves half a drawing.

    Raises
    ------
    WriteError
        WRITE_FAILED.
    """
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_drawings(hand.drawings, path)
