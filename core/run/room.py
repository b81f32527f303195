"""Room: what a run will hold in memory, worked out before anything is made, and whether that much is free."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from math import prod
from pathlib import Path

import numpy as np

from core.config import Config
from core.errors import ConfigError, Fault
from core.features import Fourier, Gradients, Pca, Quadratic, Resize, Scale, Step
from core.features.gradients import DIRECTIONS
from core.loss import columns_for
from core.pipeline import Pipeline
from core.places import scratch_folder
from core.rows import LARGE
from core.threads import cores

GIGABYTE = 1e9


def check_room(pipeline: Pipeline, config: Config, *, images: int, classes: int) -> None:
    """Refuse what the free memory cannot hold.

    Raises
    ------
    ConfigError
        NO_ROOM, with the gigabytes needed and available.
    """
    needed, available = needed_bytes(pipeline, config, images=images, classes=classes), free_bytes()
    if needed > LARGE:  # what is so large lies in a file
        available = max(available, free_scratch())
    if needed > available:
        facts = {"needed": _gigabytes(needed), "available": _gigabytes(available)}
        raise ConfigError(Fault.NO_ROOM, images=images, features=widths(pipeline)[-1], **facts)


def keeps_images(pipeline: Pipeline) -> bool:
    """Whether the design matrix is the images themselves, which have room already."""
    *before, last = pipeline.steps
    idle = all(isinstance(step, Resize) and (step.size, step.size) == pipeline.shape for step in before)
    return idle and isinstance(last, Scale)


def needed_bytes(pipeline: Pipeline, config: Config, *, images: int, classes: int) -> int:
    """About the most that is held at once: design matrices before and after a step that learns, and square ones."""
    number, width = np.dtype(config.dtype).itemsize, widths(pipeline)
    taken = [width[index] for index, step in enumerate(pipeline.steps) if step.learns]
    rows = max(before + after for before, after in zip([0, *taken], [*taken, width[-1]], strict=True))
    if keeps_images(pipeline):
        rows = 0
    squares = [3 * 8 * width[index] ** 2 for index, step in enumerate(pipeline.steps) if isinstance(step, Pca)]
    if config.optimizer == "preconditioned_lbfgs":
        columns = columns_for(classes)  # each has half a square of int16, made in halves of the run's own type
        squares.append((2 * columns + number * min(cores(), columns)) * width[-1] ** 2 // 2)
    return images * rows * number + max(squares, default=0)


def widths(pipeline: Pipeline) -> list[int]:
    """How many numbers an image is before each step, and after the last."""
    return _widths(pipeline.steps, prod(pipeline.shape))


def free_bytes() -> int:
    """Memory that can be had without taking it from others; where the system does not tell, without an end."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    except (OSError, ValueError, StopIteration):
        return _physical_bytes()


def free_scratch() -> int:
    """Room on the disk for arrays that memory cannot hold."""
    folder = scratch_folder()
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    return shutil.disk_usage(there).free


def _physical_bytes() -> int:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return 2**63


def _widths(steps: Sequence[Step], width: int) -> list[int]:
    found = [width]
    for step in steps:
        found.append(_width(step, found[-1]))
    return found


def _width(step: Step, width: int) -> int:
    if isinstance(step, Resize):
        return step.size**2
    if isinstance(step, Gradients):
        return DIRECTIONS * step.cells**2
    if isinstance(step, Pca):
        return min(step.components, width)
    if isinstance(step, Quadratic):
        return step.width(width)
    return step.features if isinstance(step, Fourier) else width


def _gigabytes(count: int) -> float:
    return round(count / GIGABYTE, 1)
