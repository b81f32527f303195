"""The sample: a small part of MNIST that comes with the program."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from core.data import idx
from core.data.request import Request
from core.dataset import Dataset
from core.progress import Progress

NAME = "sample"
FOLDER = Path(__file__).parent / "mnist_sample"


def recognises(path: Path) -> bool:
    """Whether the sample is meant."""
    return path == Path(NAME)


def place(path: str | Path) -> Path:
    """The path to open: a folder that happens to be called sample is meant by ./sample."""
    meant = Path(path)
    return meant.absolute() if recognises(meant) and str(path) != NAME else meant


def read(path: Path, request: Request) -> Generator[Progress, None, Dataset]:
    """Read the first 500 training and the first 100 test images of each class of MNIST; as `idx.read`."""
    dataset = yield from idx.read(FOLDER, request)
    return replace(dataset, name=str(path))
