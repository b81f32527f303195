"""Passed: what an opening met and did not keep: files it skipped, each with its reason, and what it ignored."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.data.beside import beside
from core.data.reading import shown
from core.dataset import Dataset, Skipped, SkipReason
from core.errors import DataError, Fault


class Passed:
    """Grows while a folder is opened, and is told with the dataset that comes of it."""

    def __init__(self) -> None:
        self.skipped: list[Skipped] = []
        self._ignored: list[str] = []
        self._sizes: Counter[tuple[int, int]] = Counter()

    def ignore(self, name: str) -> None:
        """Something that is no file of digits by its name."""
        self._ignored.append(name)

    def skip(self, path: str, why: SkipReason, detail: str = "") -> None:
        """A file or folder that could have held digits."""
        self.skipped.append(Skipped(shown(path), why, detail))

    def measure(self, sizes: NDArray[np.int32]) -> None:
        """Height and width, int (k, 2), of pictures that were kept."""
        alike = len(sizes) and bool((sizes == sizes[0]).all())
        for height, width in sizes[:1].tolist() if alike else sizes.tolist():
            self._sizes[height, width] += len(sizes) if alike else 1

    def nothing(self, path: str, found: tuple[str, ...]) -> DataError:
        """Why there is not a single image: where nothing may be read, what the system says of it."""
        reasons = {one.reason for one in self.skipped}
        if reasons in ({SkipReason.NOT_READABLE}, {SkipReason.OUTSIDE}):
            first = self.skipped[0]
            return DataError(Fault.NOT_ALLOWED, path=first.path, reason=first.detail or first.reason.value)
        return DataError(Fault.NO_DIGITS, path=path, found=found, skipped=len(self.skipped))

    def told(self, train: Dataset, test: Dataset | None) -> Dataset:
        """What was kept, with what was not."""
        dataset = replace(train, test=test, skipped=tuple(self.skipped), sizes=dict(self._sizes))
        return beside(dataset, self._ignored)
