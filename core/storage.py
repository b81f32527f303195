"""Models on disk: one .npz of plain arrays with a JSON header; written whole or not at all, never pickled."""

from __future__ import annotations

import io
import json
import math
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from core.config import Config
from core.errors import CoreError, Fault, ModelError
from core.features import step_from_json
from core.files import write_atomically
from core.model import Model, Refusal
from core.pipeline import Pipeline

FORMAT = "logit-lab model"
VERSION = 1
BUNDLED = Path(__file__).parent / "bundled_model.npz"

MAX_FILE = 256 * 2**20
MAX_HEADER = 2**20
MAX_MEMBERS = 64
_DTYPES = ("<f8", "<f4", "<f2", "|u1")
_REFUSAL = ("confidence", "bias", "threshold", "false_refusals", "caught")

Arrays = dict[str, NDArray[Any]]


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
    arrays: Arrays = {"weights": model.weights, "bias": model.bias}
    for index, step in enumerate(model.pipeline.steps):
        arrays.update({f"step{index}.{name}": array for name, array in step.arrays().items()})
    refusal = model.refusal
    if refusal is not None and refusal.weights is not None:
        arrays["refusal"] = refusal.weights
    if compact:
        arrays = {name: array.astype("<f2") for name, array in arrays.items()}
    header = {
        "format": FORMAT,
        "version": VERSION,
        "classes": list(model.classes),
        "shape": list(model.pipeline.shape),
        "steps": [step.to_json() for step in model.pipeline.steps],
        "config": model.config.to_json(),
        "scores": dict(model.scores),
        "temperature": model.temperature,
        "refusal": None if refusal is None else {name: getattr(refusal, name) for name in _REFUSAL},
        "notes": dict(model.notes),
    }
    text = json.dumps(header, allow_nan=False, indent=1).encode()
    write_atomically(Path(path), _npz({"header": np.frombuffer(text, dtype=np.uint8), **arrays}))


def load_model(path: str | Path) -> Model:
    """Read a model that `save_model` wrote.

    Nothing in the file is executed and nothing is allocated before its claimed size has been checked.

    Raises
    ------
    ModelError
        NOT_FOUND, NOT_ALLOWED, FILE_TOO_LARGE, MODEL_FOREIGN, MODEL_NEWER or MODEL_DAMAGED, each with the path.
    """
    path = Path(path)
    data = _read(path)
    arrays = _checked(path, "archive", lambda: _arrays(data), Fault.MODEL_FOREIGN)
    header = _checked(path, "header", lambda: _header(arrays), Fault.MODEL_FOREIGN)
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise ModelError(Fault.MODEL_FOREIGN, path=str(path))
    if header.get("version") != VERSION:
        raise ModelError(Fault.MODEL_NEWER, path=str(path), version=str(header.get("version"))[:20], known=VERSION)
    model: Model = _checked(path, "contents", lambda: _model(header, arrays), Fault.MODEL_DAMAGED)
    return model


def load_bundled() -> Model:
    """The model that comes with the program: ten digits, ready from the first second."""
    return load_model(BUNDLED)


def _npz(arrays: Arrays) -> bytes:
    """The bytes of an .npz that numpy.load reads; the same arrays always give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            entry = io.BytesIO()
            npy.write_array(entry, np.ascontiguousarray(array), version=(1, 0), allow_pickle=False)
            member = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, entry.getvalue())
    return buffer.getvalue()


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise ModelError(Fault.NOT_FOUND if not path.exists() else Fault.MODEL_FOREIGN, path=str(path))
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError as error:
        raise ModelError(Fault.NOT_ALLOWED, path=str(path), reason=error.strerror or str(error)) from error
    if len(data) > MAX_FILE:
        raise ModelError(Fault.FILE_TOO_LARGE, path=str(path), limit=MAX_FILE)
    return data


def _checked(path: Path, part: str, read: Callable[[], Any], fault: Fault) -> Any:
    """What `read` gives; anything a damaged file can make it raise becomes one ModelError."""
    try:
        return read()
    except (
        *(ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError, EOFError),
        *(OSError, NotImplementedError, MemoryError, RuntimeError, CoreError, zipfile.BadZipFile),
        zipfile.zlib.error,  # type: ignore[attr-defined]
    ) as error:
        raise ModelError(fault, path=str(path), part=part) from error


def _arrays(data: bytes) -> Arrays:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        total = sum(member.file_size for member in members)
        if len(members) > MAX_MEMBERS or total > MAX_FILE:
            raise ValueError("more than a model can be")
        return {member.filename.removesuffix(".npy"): _array(archive, member) for member in members}


def _array(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> NDArray[Any]:
    """One array; its claimed shape must be exactly what the member holds before anything is made of it."""
    with archive.open(member) as file:
        content = file.read(member.file_size + 1)
    stream = io.BytesIO(content)
    if npy.read_magic(stream) != (1, 0):
        raise ValueError("not the array format that is written here")
    shape, fortran, dtype = npy.read_array_header_1_0(stream)
    if dtype.str not in _DTYPES or fortran or len(shape) > 2:
        raise ValueError("not an array that a model has")
    body = content[stream.tell() :]
    if math.prod(shape) * dtype.itemsize != len(body):
        raise ValueError("length does not fit shape")
    array = np.frombuffer(body, dtype=dtype).reshape(shape)
    if dtype.kind == "f" and not np.isfinite(array).all():
        raise ValueError("not finite")
    return array.astype(np.float32) if dtype.itemsize == 2 else array


def _header(arrays: Arrays) -> Any:
    raw = arrays["header"]
    if raw.dtype != np.uint8 or raw.ndim != 1 or len(raw) > MAX_HEADER:
        raise ValueError("no header")
    return json.loads(raw.tobytes().decode(), parse_constant=_refuse)


def _refuse(constant: str) -> float:
    raise ValueError(constant)


def _model(header: dict[str, Any], arrays: Arrays) -> Model:
    steps = []
    for index, spec in enumerate(header["steps"]):
        start = f"step{index}."
        own = {name.removeprefix(start): array for name, array in arrays.items() if name.startswith(start)}
        steps.append(step_from_json(spec).with_arrays(own))
    classes = tuple(header["classes"])
    if not 2 <= len(classes) <= 10 or list(classes) != sorted({int(label) for label in classes}):
        raise ValueError("classes")
    height, width = (int(side) for side in header["shape"])
    if not (1 <= height <= 256 and 1 <= width <= 256):
        raise ValueError("shape")
    scores = {str(name): float(score) for name, score in header["scores"].items()}
    pipeline = Pipeline(tuple(steps), (height, width))
    config = Config.from_json(header["config"])
    return Model(
        pipeline,
        arrays["weights"],
        arrays["bias"],
        classes,
        config,
        scores,
        temperature=_within(header.get("temperature", 1.0), 1e-6, 1e6),
        refusal=_refusal(header.get("refusal"), arrays.get("refusal")),
        notes={str(name): str(text) for name, text in header.get("notes", {}).items()},
    )


def _refusal(spec: dict[str, Any] | None, weights: NDArray[Any] | None) -> Refusal | None:
    if spec is None:
        return None
    return Refusal(
        confidence=_within(spec["confidence"], 0, 1),
        weights=weights,
        bias=_within(spec["bias"], -1e9, 1e9),
        threshold=_within(spec["threshold"], -1e9, 1e9),
        false_refusals=_within(spec["false_refusals"], 0, 1),
        caught=None if spec["caught"] is None else _within(spec["caught"], 0, 1),
    )


def _within(number: Any, low: float, high: float) -> float:
    if not isinstance(number, (int, float)) or not low <= number <= high:
        raise ValueError("out of range")
    return float(number)
