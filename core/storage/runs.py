"""Runs on disk: all there is to show a run again without its dataset, and to go on with it, to the bit, with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from core.config import LIVE, Config, differences
from core.curation.identity import Identity
from core.errors import Fault, RunError
from core.files import Content, write_atomically
from core.history import COLUMNS, TWINS, Change
from core.loss import columns_for, loss_for
from core.model import Model, Refusal
from core.objective import Objective
from core.optim import optimizer_for
from core.pipeline import Pipeline
from core.run.columns import Columns
from core.run.report import Report
from core.run.room import widths
from core.run.setup import Keyframe, Setup
from core.run.stopping import Ending
from core.storage.container import Arrays, Contents, DamageError, Parts, pack, write_packed
from core.storage.frames import frames_from_arrays, frames_to_arrays
from core.storage.header import number, of_keys, text, whole
from core.storage.models import classes_of, pipeline_arrays, pipeline_json, pipeline_of
from core.storage.reading import Kind, calls_itself, read
from core.storage.saved_run import Label, SavedRun

FORMAT: Final = "logit-lab run"
VERSION: Final = 1
MAX_FILE: Final = 512 * 2**20  # bytes
MOST_LABELS, MOST_CHANGES = 50, 10_000

RUN = Kind(
    FORMAT,
    VERSION,
    MAX_FILE,
    error=RunError,
    foreign=Fault.RUN_FOREIGN,
    newer=Fault.RUN_NEWER,
    damaged=Fault.RUN_DAMAGED,
    endless=("columns", "tallies"),
)

_KEYS = ("format", "version", "config", "changes", "columns", "last", "classes", "shape", "steps")
_ABOUT = ("dataset", "labels", "stride", "final")


def save_run(run: SavedRun, path: str | Path, *, compress: bool = True) -> None:
    """Write a run; the file that was there stays whole until the new one is.

    Parameters
    ----------
    compress : whether to spend time on making it smaller

    Raises
    ------
    WriteError
        WRITE_FAILED with the path and the operating system's reason.
    """
    write_atomically(Path(path), run_content(run, compress=compress))


def run_content(run: SavedRun, *, compress: bool = True) -> Content:
    """What `save_run` writes, for whoever writes it otherwise."""
    return lambda file: write_packed(file, *_told(run), compress=compress)


def run_bytes(run: SavedRun) -> bytes:
    """The bytes that `save_run` writes."""
    return pack(*_told(run))


def _told(run: SavedRun) -> tuple[Mapping[str, Any], Parts]:
    setup = run.last.setup
    header = {
        "format": FORMAT,
        "version": VERSION,
        "config": run.config.to_json(),
        "changes": [[change.epoch, change.config.to_json()] for change in run.changes],
        "columns": list(COLUMNS),
        "stride": run.stride,
        "last": {
            "diverged": run.last.diverged,
            "ending": run.last.ending.value if run.last.ending else None,
            "rate": run.last.learning_rate,
        },
        "classes": list(setup.classes),
        **pipeline_json(setup.pipeline),
        "dataset": {**run.dataset._asdict(), "counts": list(map(list, run.dataset.counts))},
        "labels": dict(run.labels),
        "final": _final_json(run.final),
    }
    arrays = {"columns": run.columns, **frames_to_arrays(run.frames), **pipeline_arrays(setup.pipeline)}
    return header, arrays


def load_run(path: str | Path) -> SavedRun:
    """Read a run that `save_run` wrote.

    Raises
    ------
    RunError
        NOT_FOUND, NOT_ALLOWED, FILE_TOO_LARGE, NO_MEMORY, RUN_FOREIGN, RUN_NEWER or RUN_DAMAGED, each with the path.
    """
    return read(Path(path), RUN, _run)


def holds_run(path: str | Path) -> bool:
    """Whether a file calls itself a run; for all else it may hold, see `load_run`."""
    return calls_itself(Path(path), FORMAT)


def _run(contents: Contents) -> SavedRun:
    header, arrays = of_keys(contents.header, *_KEYS, *_ABOUT), dict(contents.arrays)
    config = Config.from_json(header["config"])
    classes, pipeline = classes_of(header), pipeline_of(header, arrays)
    shape = (widths(pipeline)[-1] + config.fit_intercept, columns_for(len(classes)))
    frames = frames_from_arrays(arrays, shape, config.dtype)
    columns = _columns(header, arrays, frames[-1].epoch)
    of_keys(arrays)
    changes = _changes(header["changes"], config)
    last = _last(header["last"], columns, frames[-1], setup=_setup(changes[-1].config, pipeline, classes))
    return SavedRun(
        config,
        Columns.of([column.copy() for column in columns], TWINS).all,  # nothing holds on to the whole table
        tuple(frames),
        changes,
        last,
        whole(header["stride"], 1, 2**53),
        _identity(header["dataset"]),
        _labels(header["labels"]),
        _final(header["final"], last),
    )


def _columns(header: Mapping[str, Any], arrays: Arrays, epoch: int) -> NDArray[np.float64]:
    columns = arrays.pop("columns")
    if header["columns"] != list(COLUMNS) or columns.dtype != np.float64:
        raise DamageError("columns")
    if columns.ndim != 2 or len(columns) != len(COLUMNS) or not columns.shape[1]:
        raise DamageError("columns")
    epochs = columns[0]
    if not (np.diff(epochs) > 0).all() or epochs[-1] != epoch:
        raise DamageError("columns")
    return columns


def _last(spec: Any, columns: NDArray[np.float64], frame: Keyframe, *, setup: Setup) -> Report:
    of_keys(spec, "diverged", "ending", "rate")
    figures = {
        name: None if np.isnan(figure) else float(figure)
        for name, figure in zip(COLUMNS, columns[:, -1], strict=True)
        if name != "epoch"
    }
    figures["learning_rate"] = number(spec["rate"], 0, 1e300)
    ending = None if spec["ending"] is None else Ending(spec["ending"])
    if not isinstance(spec["diverged"], bool):
        raise DamageError("last")
    return Report(frame.epoch, keyframe=frame, setup=setup, diverged=spec["diverged"], ending=ending, **figures)  # type: ignore[arg-type]


def _setup(config: Config, pipeline: Pipeline, classes: tuple[int, ...]) -> Setup:
    """A setup without rows: enough to make models of keyframes."""
    nothing = np.empty((0, widths(pipeline)[-1]), dtype=config.dtype)
    loss, targets = loss_for(len(classes)), np.empty(0, dtype=np.int64)
    objective = Objective(nothing, targets, loss, config.l2, config.fit_intercept)
    return Setup(config, pipeline, classes, objective, None, optimizer_for(config))


def _changes(listed: Any, config: Config) -> tuple[Change, ...]:
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_CHANGES:
        raise DamageError("changes")
    made = [Change(whole(epoch, 0, 2**53), Config.from_json(values)) for epoch, values in listed]
    if any(set(differences(config, change.config)) - set(LIVE) for change in made):
        raise DamageError("changes")
    # The config in force and that of the last change are one object, as in the run that was saved.
    return tuple(change._replace(config=config) if change.config == config else change for change in made)


def _identity(spec: Any) -> Identity:
    of_keys(spec, *Identity._fields)
    counts = tuple((whole(label, 0, 2**31), whole(count, 0, 2**53)) for label, count in spec["counts"])
    height, width = (whole(side, 1, 2**16) for side in spec["size"])
    return Identity(text(spec["path"]), text(spec["name"]), counts, (height, width), text(spec["fingerprint"]))


def _labels(labels: Any) -> dict[str, Label]:
    if not isinstance(labels, dict) or len(labels) > MOST_LABELS:
        raise DamageError("labels")
    if not all(
        isinstance(value, int) or (isinstance(value, str) and text(value) == value) for value in labels.values()
    ):
        raise DamageError("labels")
    return labels


def _final_json(final: Model | None) -> dict[str, float | None] | None:
    """Calibration divides the weights and sets a confidence; the rest is the last keyframe's model."""
    if final is None:
        return None
    refusal = final.refusal
    return {
        "temperature": final.temperature,
        "confidence": refusal.confidence if refusal else None,
        "false_refusals": refusal.false_refusals if refusal else None,
    }


def _final(spec: Any, last: Report) -> Model | None:
    if spec is None:
        return None
    of_keys(spec, "temperature", "confidence", "false_refusals")
    heat, model = number(spec["temperature"], 1e-6, 1e6), last.model
    cooled = replace(
        model,
        weights=(model.weights / heat).astype(model.weights.dtype),
        bias=(model.bias / heat).astype(model.bias.dtype),
        temperature=heat,
    )
    if spec["confidence"] is None:
        return cooled
    refusal = Refusal(number(spec["confidence"], 0, 1), false_refusals=number(spec["false_refusals"], 0, 1))
    return replace(cooled, refusal=refusal)
