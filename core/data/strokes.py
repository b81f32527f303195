"""The strokes reader: drawings as JSON Lines, one drawing a line, turned into images by Ink."""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from core.data.gathered import Gathered
from core.data.pace import Pace
from core.data.paper import is_blank
from core.data.reading import most_unpacked
from core.data.request import DIGITS, Request
from core.data.tree import Place
from core.dataset import Dataset, Skipped, SkipReason
from core.errors import DataError, Fault
from core.files import write_atomically
from core.ink import Drawing, rasterize
from core.progress import Progress

MAX_LINE = 4 << 20  # bytes: a quarter of an hour of a pen that reports 200 points a second
FARTHEST = 1e6  # canvas units
TOGETHER = 256  # images that are gathered at once
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def recognises(place: Place) -> bool:
    """Whether this reader is the one for what lies there: a file that begins with a JSON object."""
    return not place.is_folder and place.head().removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(b"{")


def read(place: Place, request: Request) -> Generator[Progress, None, Dataset]:
    """Read a strokes file; every drawing goes through `core.ink.rasterize`. Drawings without a label are ignored,
    those without ink skipped.

    Raises
    ------
    DataError
        as `read_drawings`; NO_DIGITS or CLASSES_ABSENT.
    """
    yield Progress(0, 0)
    pace, drawn = Pace(), _Drawn(request)
    with Gathered(request.size, request.size) as gathered:
        for number, drawing in _parsed(place):
            if pace.due():
                yield Progress(number, 0)
            if drawing is not None and (label := drawn.wanted(drawing)) is not None:
                image = rasterize(drawing.strokes, pen=drawing.pen, size=request.size)
                drawn.add(image, label, line=number)
            if len(drawn.images) == TOGETHER:
                gathered.add(np.stack(drawn.images))
                drawn.images.clear()
        if drawn.seen:
            request.require(drawn.seen)
        if not drawn.labels:
            raise DataError(Fault.NO_DIGITS, path=place.shown, found=(), skipped=len(drawn.blank))
        request.require(drawn.labels)
        if drawn.images:
            gathered.add(np.stack(drawn.images))
        images = gathered.numbers()
    yield Progress(len(images), len(images))
    labels = np.array(drawn.labels, np.int64)
    skipped = tuple(Skipped(f"{place.shown}, line {line}", SkipReason.BLANK) for line in drawn.blank)
    return Dataset(images, labels, name=place.name, ignored=drawn.unlabelled, skipped=skipped)


class _Drawn:
    """What was drawn so far, and which of it is wanted."""

    def __init__(self, request: Request) -> None:
        self.images: list[NDArray[np.uint8]] = []  # those that are not gathered yet
        self.labels: list[int] = []
        self.blank: list[int] = []  # lines
        self.seen: set[int] = set()
        self.unlabelled = 0
        self._counts: Counter[int] = Counter()
        self._request = request

    def wanted(self, drawing: Drawing) -> int | None:
        """The drawing's label, if there is one that is wanted."""
        if drawing.label is None:
            self.unlabelled += 1
            return None
        self.seen.add(drawing.label)
        few = self._counts[drawing.label] < (self._request.per_class or math.inf)
        return drawing.label if few and self._request.takes(drawing.label) else None

    def add(self, image: NDArray[np.uint8], label: int, *, line: int) -> None:
        """An image, unless nothing is drawn on it."""
        if is_blank(image[None])[0]:
            self.blank.append(line)
            return
        self._counts[label] += 1
        self.labels.append(label)
        self.images.append(image)


def read_drawings(path: str | Path) -> Iterator[Drawing]:
    """The drawings of a strokes file, plain or .gz, one after the other.

    Each line is a JSON object with "strokes", lists of [x, y]; "width", "height" and "pen" (280, 280 and 18 where
    they are absent) and "label" (may be absent or null). Other keys are passed over, and so are empty lines.

    Raises
    ------
    DataError
        NOT_FOUND, NOT_ALLOWED, GZIP_DAMAGED, FILE_TOO_LARGE; STROKES_NOT_JSON, STROKES_KEY or STROKES_VALUE, with
        the number of the line, counted from 1.
    """
    return (drawing for _, drawing in _parsed(Place.on_disk(path)) if drawing is not None)


def write_drawings(drawings: Iterable[Drawing], path: str | Path) -> None:
    """Write a strokes file that `read_drawings` gives back equal; gzipped where the name ends in .gz.

    Raises
    ------
    WriteError
        WRITE_FAILED.
    """
    data = "".join(json.dumps(_to_json(drawing), separators=(",", ":")) + "\n" for drawing in drawings).encode("ascii")
    # No time stamp: the same drawings give the same bytes.
    write_atomically(path, gzip.compress(data, mtime=0) if str(path).lower().endswith(".gz") else data)


def _parsed(place: Place) -> Iterator[tuple[int, Drawing | None]]:
    """Line numbers and drawings; None for an empty line."""
    total, limit = 0, most_unpacked(place.size())
    with place.unpacked() as file:
        for number in count(1):
            line = file.readline(MAX_LINE + 1)
            total += len(line)
            if not line:
                return
            if len(line) > MAX_LINE:
                raise DataError(Fault.STROKES_NOT_JSON, path=place.shown, line=number)
            if total > limit:
                raise DataError(Fault.FILE_TOO_LARGE, path=place.shown, limit=limit)
            text = line.removeprefix(_BYTE_ORDER_MARK).strip()
            yield number, _Line(place, number).drawing(text) if text else None


class _Line:
    """One line, and where it is, for what may be wrong with it."""

    def __init__(self, place: Place, number: int) -> None:
        self._place = place
        self._number = number

    def drawing(self, text: bytes) -> Drawing:
        record = self._object(text)
        if "strokes" not in record:
            raise self._fault(Fault.STROKES_KEY, key="strokes")
        if not isinstance(record["strokes"], list):
            raise self._fault(Fault.STROKES_VALUE, key="strokes")
        strokes = tuple(self._stroke(points) for points in record["strokes"])
        lengths = {key: self._length(record[key], key) for key in ("width", "height", "pen") if key in record}
        return Drawing(strokes, label=self._label(record.get("label")), **lengths)

    def _object(self, text: bytes) -> dict[str, Any]:
        try:
            record = json.loads(text.decode("utf-8"), parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            raise self._fault(Fault.STROKES_NOT_JSON) from error
        if not isinstance(record, dict):
            raise self._fault(Fault.STROKES_NOT_JSON)
        return record

    def _stroke(self, points: Any) -> NDArray[np.float64]:
        if points == []:
            return np.zeros((0, 2))
        try:
            array = np.asarray(points)
        except ValueError as error:
            raise self._fault(Fault.STROKES_VALUE, key="strokes") from error
        if array.ndim != 2 or array.shape[1] != 2 or array.dtype.kind not in "iuf":
            raise self._fault(Fault.STROKES_VALUE, key="strokes")
        # Written so that what is no number fails as well.
        if not np.all(np.abs(array.astype(np.float64)) <= FARTHEST):
            raise self._fault(Fault.STROKES_VALUE, key="strokes")
        return array.astype(np.float64)

    def _length(self, value: Any, key: str) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= FARTHEST:
            raise self._fault(Fault.STROKES_VALUE, key=key)
        return float(value)

    def _label(self, value: Any) -> int | None:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value not in DIGITS:
            raise self._fault(Fault.STROKES_VALUE, key="label")
        return value

    def _fault(self, kind: Fault, **facts: Any) -> DataError:
        return DataError(kind, path=self._place.shown, line=self._number, **facts)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)  # NaN and Infinity are Python's, not JSON's


def _to_json(drawing: Drawing) -> dict[str, Any]:
    label = {} if drawing.label is None else {"label": drawing.label}
    canvas = {"width": drawing.width, "height": drawing.height, "pen": drawing.pen}
    return {**label, **canvas, "strokes": [stroke.tolist() for stroke in drawing.strokes]}
