"""The command that reads pictures and drawings: which digit, and how probable each class is."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Generator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.cli.answer import Answer, plain
from core.cli.commands import open_model
from core.cli.meter import Meter
from core.data.picture import read_picture
from core.data.strokes import read_drawings
from core.dataset import Images
from core.errors import DataError, Fault, ModelError
from core.ink import normalize_picture, rasterize
from core.model import Model
from core.progress import Progress
from core.sentences import sentence, shown

STROKES = (".jsonl", ".jsonl.gz")

Probabilities = NDArray[np.float64]


class Picture(NamedTuple):
    """A digit to read: its file, which drawing of it, from 1, uint8 (size, size), or why there is none."""

    path: str
    drawing: int = 0
    image: Images | None = None
    fault: DataError | None = None

    @property
    def where(self) -> str:
        """As a person would say it."""
        return f"{self.path}, drawing {self.drawing}" if self.drawing else self.path

    @property
    def place(self) -> dict[str, Any]:
        """As JSON says it."""
        return {"path": plain(self.path), **({"drawing": self.drawing} if self.drawing else {})}


def predict(options: Namespace) -> Answer:
    """Say what is in each image; what cannot be read is told after the answers for the others."""
    model = open_model(options.model)
    pictures = Meter().follow(_open(options.images, model.size), "reading")
    readable = [picture for picture in pictures if picture.image is not None]
    probabilities, sure = _answers(model, readable)
    answered = list(zip(readable, probabilities, sure, strict=True))
    values = {
        "model": plain(options.model),
        "classes": list(model.classes),
        "predictions": [_values(picture, model, row, sure=trusted) for picture, row, trusted in answered],
        "skipped": [_fault_values(picture) for picture in pictures if picture.fault],
    }
    text = "\n".join(_line(picture, model, row, sure=trusted) for picture, row, trusted in answered)
    return Answer(values, text, problem=_problem(pictures))


def _open(paths: Sequence[str], size: int) -> Generator[Progress, None, list[Picture]]:
    pictures: list[Picture] = []
    for done, path in enumerate(paths):
        yield Progress(done, len(paths))
        try:
            if path.lower().endswith(STROKES):
                yield from _draw(path, size, pictures)
            else:
                pictures.append(_inked(Picture(path, image=normalize_picture(read_picture(path), size))))
        except DataError as error:
            pictures.append(Picture(path, fault=error))
    return pictures


def _draw(path: str, size: int, pictures: list[Picture]) -> Generator[Progress, None, None]:
    for number, drawing in enumerate(read_drawings(path), start=1):
        pictures.append(_inked(Picture(path, number, rasterize(drawing.strokes, pen=drawing.pen, size=size))))
        yield Progress(number, 0)


def _inked(picture: Picture) -> Picture:
    """The picture, or its fault where nothing is drawn: an empty page gets no answer."""
    if picture.image is not None and picture.image.any():
        return picture
    return picture._replace(image=None, fault=DataError(Fault.NO_INK, path=picture.where))


def _answers(model: Model, pictures: Sequence[Picture]) -> tuple[Probabilities, Sequence[bool]]:
    """Probabilities (n, k), and whether the model has seen ink like this."""
    images = [picture.image for picture in pictures if picture.image is not None]
    if not images:
        return np.empty((0, len(model.classes))), []
    with np.errstate(over="ignore", invalid="ignore"):
        answers = model.answers(np.stack(images))
    if not np.isfinite(answers.probabilities).all():
        raise ModelError(Fault.MODEL_DAMAGED, part="weights")
    return answers.probabilities, answers.sure.tolist()


def _values(picture: Picture, model: Model, row: Probabilities, *, sure: bool) -> dict[str, Any]:
    best = int(row.argmax())
    return {
        **picture.place,
        "class": model.classes[best],
        "probability": float(row[best]),
        "sure": sure,
        "probabilities": {str(label): float(share) for label, share in zip(model.classes, row, strict=True)},
    }


def _line(picture: Picture, model: Model, row: Probabilities, *, sure: bool) -> str:
    first, *others = (f"{model.classes[index]} {row[index]:.1%}" for index in np.argsort(-row, kind="stable")[:3])
    return f"{shown(picture.where)}: {'' if sure else 'not sure, perhaps '}{first} ({', '.join(others)})"


def _fault_values(picture: Picture) -> dict[str, Any]:
    fault = picture.fault
    told = {"reason": fault.kind.value, "detail": sentence(fault)} if fault else {}
    return {**picture.place, **told}


def _problem(pictures: Sequence[Picture]) -> str:
    faults = [picture.fault for picture in pictures if picture.fault]
    if not faults:
        return ""
    more = f"; and {len(faults) - 1:,} more of {len(pictures):,} could not be read" if len(faults) > 1 else ""
    return sentence(faults[0]) + more
