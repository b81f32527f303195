"""The index of a session: which files are its runs, what lies on the drawing board, what was said of the dataset."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.curation.corrections import Corrections
from core.errors import CoreError, Fault, RunError
from core.storage.container import Arrays, Contents, DamageError, pack
from core.storage.header import of_keys, text, whole
from core.storage.reading import Kind, read
from core.storage.saved_run import Label

MOST_RUNS: Final = 1000
MOST_LABELS: Final = 50
LARGEST_PICTURE: Final = 4096  # pixels a side
NAME = re.compile(r"run-\d{1,9}-\d{1,9}\.npz")

SESSION = Kind(
    "logit-lab session",
    1,
    64 * 2**20,
    error=RunError,
    foreign=Fault.RUN_FOREIGN,
    newer=Fault.RUN_NEWER,
    damaged=Fault.RUN_DAMAGED,
)


class Sheet(NamedTuple):
    """What lies on the drawing board.

    Parameters
    ----------
    points : float64 (n, 3): x, y and swell of every point of every stroke
    lengths : int64 (k,), how many points each stroke has
    picture : uint8 (h, w), a picture in place of strokes
    """

    points: NDArray[np.float64] = np.empty((0, 3))
    lengths: NDArray[np.int64] = np.empty(0, dtype=np.int64)
    picture: NDArray[np.uint8] | None = None


class Index(NamedTuple):
    """What an index says; its runs are named in the order they were started."""

    names: list[str]
    sheet: Sheet
    corrections: Corrections
    labels: dict[str, Label]


def read_index(path: Path) -> Index | None:
    """The index in a file; None where none can be read."""
    try:
        return read(path, SESSION, _read_index)
    except CoreError:
        return None


def _read_index(contents: Contents) -> Index:
    header, arrays = of_keys(contents.header, "format", "version", "runs", "labels"), contents.arrays
    of_keys(arrays, "points", "lengths", "relabelled", "excluded", optional=("picture",))
    names, labels = header["runs"], header["labels"]
    if not isinstance(names, list) or len(names) > MOST_RUNS or not all(NAME.fullmatch(text(name)) for name in names):
        raise DamageError("runs")
    if not isinstance(labels, dict) or len(labels) > MOST_LABELS:
        raise DamageError("labels")
    return Index(names, _sheet(arrays), _corrections(arrays), {name: _label(value) for name, value in labels.items()})


def _sheet(arrays: Mapping[str, NDArray[Any]]) -> Sheet:
    points, lengths, picture = arrays["points"], arrays["lengths"], arrays.get("picture")
    if points.dtype != np.float64 or points.ndim != 2 or points.shape[1] != 3 or lengths.dtype != np.int64:
        raise DamageError("drawing")
    if lengths.ndim != 1 or (len(lengths) and lengths.min() < 1) or lengths.sum() != len(points):
        raise DamageError("drawing")
    if picture is not None and (
        picture.dtype != np.uint8
        or picture.ndim != 2
        or not 1 <= min(picture.shape) <= max(picture.shape) <= LARGEST_PICTURE
    ):
        raise DamageError("drawing")
    return Sheet(points, lengths, picture)


def _corrections(arrays: Mapping[str, NDArray[Any]]) -> Corrections:
    relabelled, excluded = arrays["relabelled"], arrays["excluded"]
    if relabelled.dtype != np.int64 or relabelled.shape[1:] != (2,) or excluded.dtype != np.int64 or excluded.ndim != 1:
        raise DamageError("corrections")
    if min(relabelled.min(initial=0), excluded.min(initial=0)) < 0:
        raise DamageError("corrections")
    return Corrections(dict(relabelled.tolist()), frozenset(excluded.tolist()))


def _label(value: Any) -> Label:
    return (
        text(value) if isinstance(value, str) else value if isinstance(value, bool) else whole(value, -(2**53), 2**53)
    )


def index_bytes(index: Index) -> bytes:
    """The bytes of an index."""
    sheet, corrections = index.sheet, index.corrections
    header = {
        "format": SESSION.format,
        "version": SESSION.version,
        "runs": index.names,
        "labels": index.labels,
    }
    arrays: Arrays = {
        "points": sheet.points,
        "lengths": sheet.lengths,
        "relabelled": np.array(sorted(corrections.labels.items()), dtype=np.int64).reshape(-1, 2),
        "excluded": np.array(sorted(corrections.excluded), dtype=np.int64),
    }
    if sheet.picture is not None:
        arrays["picture"] = sheet.picture
    return pack(header, arrays)
