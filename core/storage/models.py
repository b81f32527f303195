"""Models on disk: pipeline, weights and what is known of them, in one container."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np

from core.config import Config
from core.errors import Fault, ModelError
from core.features import Fourier, Step, step_from_json
from core.files import write_atomically
from core.model import Model, Refusal
from core.pipeline import Pipeline
from core.run.room import free_bytes, widths
from core.storage.container import Arrays, Contents, DamageError, pack
from core.storage.header import number, of_keys, text, whole
from core.storage.reading import Kind, calls_itself, read

FORMAT: Final = "logit-lab model"
VERSION: Final = 2
BUNDLED: Final = Path(__file__).parent.parent / "bundled_model.npz"
MAX_FILE: Final = 256 * 2**20  # bytes

# Version 1 had no hash, only the archive's own checksums; what was saved with it is still read.
MODEL = Kind(
    FORMAT,
    VERSION,
    MAX_FILE,
    error=ModelError,
    foreign=Fault.MODEL_FOREIGN,
    newer=Fault.MODEL_NEWER,
    damaged=Fault.MODEL_DAMAGED,
    unsealed=(1,),
)

_KEYS = ("format", "version", "classes", "shape", "steps", "config", "scores")
_ALSO = ("temperature", "refusal", "notes")  # since calibration; older files have none
_REFUSAL = ("confidence", "bias", "threshold", "false_refusals", "caught")
MOST_STEPS, MOST_NOTES, LARGEST_SIDE, WIDEST = 16, 100, 256, 2**21


def save_model(model: Model, path: str | Path, *, compact: bool = False) -> None:
    """Write a model; the file that was there stays whole until the new one is.

    Parameters
    ----------
    compact : write numbers as half floats, about three digits each: half the room, and next to no answer changes

    Raises
    ------
    WriteError
        WRITE_FAILED with the path and the operating system's reason.
    """
    write_atomically(Path(path), model_bytes(model, compact=compact))


def model_bytes(model: Model, *, compact: bool = False) -> bytes:
    """The bytes that `save_model` writes."""
    arrays: Arrays = {"weights": model.weights, "bias": model.bias, **pipeline_arrays(model.pipeline)}
    refusal = model.refusal
    if refusal is not None and refusal.weights is not None:
        arrays["refusal"] = refusal.weights
    if compact:
        arrays = {name: array.astype("<f2") for name, array in arrays.items()}
    header = {
        "format": FORMAT,
        "version": VERSION,
        "classes": list(model.classes),
        **pipeline_json(model.pipeline),
        "config": model.config.to_json(),
        "scores": dict(model.scores),
        "temperature": model.temperature,
        "refusal": None if refusal is None else {name: getattr(refusal, name) for name in _REFUSAL},
        "notes": dict(model.notes),
    }
    return pack(header, arrays)


def holds_model(path: str | Path) -> bool:
    """Whether a file calls itself a model; for all else it may hold, see `load_model`."""
    return calls_itself(Path(path), FORMAT)


def load_model(path: str | Path) -> Model:
    """Read a model that `save_model` wrote.

    Nothing in the file is executed and nothing is allocated before its claimed size has been checked.

    Raises
    ------
    ModelError
        NOT_FOUND, NOT_ALLOWED, FILE_TOO_LARGE, NO_MEMORY, MODEL_FOREIGN, MODEL_NEWER or MODEL_DAMAGED, each with the
        path.
    """
    return read(Path(path), MODEL, _model)


def load_bundled() -> Model:
    """The model that comes with the program: ten digits, ready from the first second."""
    return load_model(BUNDLED)


def pipeline_json(pipeline: Pipeline) -> dict[str, Any]:
    """The part of a header that describes a pipeline."""
    return {"shape": list(pipeline.shape), "steps": [step.to_json() for step in pipeline.steps]}


def pipeline_arrays(pipeline: Pipeline) -> Arrays:
    """What the steps have learnt, as "step<index>.<name>"."""
    steps = enumerate(pipeline.steps)
    return {f"step{index}.{name}": array for index, step in steps for name, array in step.arrays().items()}


def pipeline_of(header: Mapping[str, Any], arrays: Arrays) -> Pipeline:
    """The pipeline that was described; its arrays are taken out of `arrays`.

    Raises
    ------
    ValueError, KeyError, TypeError
        For what no pipeline is, or one too large to be tried.
    """
    height, width = (whole(side, 1, LARGEST_SIDE) for side in header["shape"])
    specs = header["steps"]
    if not isinstance(specs, list) or len(specs) > MOST_STEPS:
        raise DamageError("steps")
    steps = tuple(_step(spec, index, arrays) for index, spec in enumerate(specs))
    pipeline = Pipeline(steps, (height, width))
    _check_size(pipeline)
    return pipeline


def classes_of(header: Mapping[str, Any]) -> tuple[int, ...]:
    """The classes, two to ten digits, ascending. Raises ValueError if they are none."""
    classes = tuple(whole(label, 0, 9) for label in header["classes"])
    if len(classes) < 2 or list(classes) != sorted(set(classes)):
        raise DamageError("classes")
    return classes


def _step(spec: Any, index: int, arrays: Arrays) -> Step:
    start = f"step{index}."
    own = {name: arrays.pop(name) for name in tuple(arrays) if name.startswith(start)}
    step = step_from_json(spec).with_arrays({name[len(start) :]: array for name, array in own.items()})
    if {start + name for name in step.arrays()} != set(own):
        raise DamageError("steps")
    return step


def _check_size(pipeline: Pipeline) -> None:
    """Before an image goes through it: what would it take?"""
    width = widths(pipeline)
    waves = [8 * width[index] * step.features for index, step in enumerate(pipeline.steps) if isinstance(step, Fourier)]
    if max(width) > WIDEST:
        raise DamageError("steps")
    if sum(waves) > free_bytes():
        raise MemoryError(sum(waves))


def _model(contents: Contents) -> Model:
    header, arrays = contents.header, {name: _full(array) for name, array in contents.arrays.items()}
    of_keys(header, *_KEYS, optional=_ALSO)
    pipeline = pipeline_of(header, arrays)
    of_keys(arrays, "weights", "bias", optional=("refusal",))
    if widths(pipeline)[-1] != len(arrays["weights"]):
        raise DamageError("weights")
    return Model(
        pipeline,
        arrays["weights"],
        arrays["bias"],
        classes_of(header),
        Config.from_json(header["config"]),
        {name: number(score, -1e300, 1e300) for name, score in _few(header["scores"]).items()},
        temperature=number(header.get("temperature", 1.0), 1e-6, 1e6),
        refusal=_refusal(header.get("refusal"), arrays.get("refusal")),
        notes={name: text(words) for name, words in _few(header.get("notes", {})).items()},
    )


def _full(array: Any) -> Any:
    if array.dtype.kind != "f":
        raise DamageError("dtype")
    return array.astype(np.float32) if array.dtype.itemsize == 2 else array


def _few(named: Any) -> dict[str, Any]:
    if not isinstance(named, dict) or len(named) > MOST_NOTES:
        raise DamageError("notes")
    return named


def _refusal(spec: Any, weights: Any) -> Refusal | None:
    if spec is None:
        if weights is not None:
            raise DamageError("refusal")
        return None
    of_keys(spec, *_REFUSAL)
    return Refusal(
        confidence=number(spec["confidence"], 0, 1),
        weights=weights,
        bias=number(spec["bias"], -1e9, 1e9),
        threshold=number(spec["threshold"], -1e9, 1e9),
        false_refusals=number(spec["false_refusals"], 0, 1),
        caught=None if spec["caught"] is None else number(spec["caught"], 0, 1),
    )
