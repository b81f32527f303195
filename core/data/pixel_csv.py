"""The CSV reader: a label and the pixels of an image in each row, as in MNIST-in-CSV."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from math import isqrt
from pathlib import PurePath
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.data.arrays import Part, dataset_of, turned, whole_labels
from core.data.beside import beside, others
from core.data.borders import leads_out
from core.data.gathered import Gathered
from core.data.greys import greys
from core.data.names import is_clutter
from core.data.reading import most_unpacked
from core.data.request import Request
from core.data.tree import Place
from core.dataset import Dataset
from core.errors import DataError, Fault
from core.progress import Progress

SMALLEST_SIDE = 4  # pixels; with fewer a row is hardly an image
MAX_LINE = 4 << 20  # bytes
ROWS = 256  # parsed at once
SNIFFED_AT_MOST = 16  # files of a folder that are looked into
_HEAD = 1 << 16  # bytes
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_NUMBER = re.compile(rb"\s*[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*")
_LABEL = re.compile(rb"\s*(label|class|digit|target|y)\s*", re.IGNORECASE)
_TEST = re.compile(r"test|t10k|val", re.IGNORECASE)

Floats = NDArray[np.float32]


class Table(NamedTuple):
    """How the rows are written: sign between numbers, pixels a side, where the label is, whether a header is above."""

    sign: bytes
    side: int
    label: int
    header: bool

    @property
    def columns(self) -> int:
        """How many numbers a row has."""
        return self.side**2 + 1


def recognises(place: Place) -> bool:
    """Whether this reader is the one for what lies there: a table of labels and pixels, or a folder of some."""
    return bool(_tables(place)) if place.is_folder else _table(place) is not None


def read(place: Place, request: Request) -> Generator[Progress, None, Dataset]:
    """Read one table, or those of a folder, of which the first named test or val makes the test part, the first other
    one the training part; the rest is ignored.

    The label is the first number of a row, or where a header says so. Pixels may be fractions up to 1 or of any depth.

    Raises
    ------
    DataError
        NOT_FOUND, NOT_ALLOWED, GZIP_DAMAGED, FILE_TOO_LARGE, CSV_ROW (path and line, from 1), ARRAY_VALUE; NO_DIGITS
        or CLASSES_ABSENT.
    """
    yield Progress(0, 0)
    tables = _tables(place) if place.is_folder else [place]
    test = [table for table in tables if place.is_folder and _TEST.search(_file_name(table))]
    train = [table for table in tables if table not in test]
    parts, taken = [], set()
    for group in (train or test, test if train else []):
        if group:
            parts.append((yield from _read(group[0])))
            taken.add(group[0].path)
    dataset = yield from dataset_of(parts, place, request, found=tuple(table.shown for table in tables))
    return beside(dataset, others(place, taken))


def _file_name(place: Place) -> str:
    return PurePath(place.path).name


def _tables(folder: Place) -> list[Place]:
    files = [entry for entry in folder.listed() if not entry.is_folder and not is_clutter(entry.name)][:SNIFFED_AT_MOST]
    inside = (folder.at(entry.path) for entry in files if not leads_out(entry, folder))
    return [place for place in inside if _is_table(place)]


def _is_table(place: Place) -> bool:
    try:
        return _table(place) is not None
    except DataError:
        return False


def _table(place: Place) -> Table | None:
    line = place.head(_HEAD).removeprefix(_BYTE_ORDER_MARK).partition(b"\n")[0]
    for sign in (b",", b";", b"\t"):
        fields = line.replace(b'"', b"").split(sign)
        side = isqrt(len(fields) - 1)
        if side >= SMALLEST_SIDE and side**2 == len(fields) - 1:
            if all(map(_NUMBER.fullmatch, fields)):
                return Table(sign, side, 0, header=False)
            labels = [column for column, field in enumerate(fields) if _LABEL.fullmatch(field)]
            return Table(sign, side, labels[0], header=True) if len(labels) == 1 else None
    return None


def _read(place: Place) -> Generator[Progress, None, Part]:
    table = _table(place)
    assert table is not None
    labels: list[Floats] = [np.empty(0, np.float32)]
    with Gathered(table.side, table.side) as gathered:
        for rows in _blocks(place, table):
            labels.append(rows[:, table.label].copy())
            pixels = np.delete(rows, table.label, axis=1).reshape(-1, table.side, table.side)
            narrow = pixels.astype(np.uint8) if ((pixels >= 0) & (pixels <= 255)).all() else pixels
            gathered.add(narrow if np.array_equal(narrow, pixels) else pixels)
            yield Progress(0, 0)
        images, whole = (yield from greys(gathered.numbers())), whole_labels(np.concatenate(labels))
    if images is None or whole is None:
        raise DataError(Fault.ARRAY_VALUE, path=place.shown, key="pixels" if images is None else "label")
    lying = "emnist" in _file_name(place).lower()
    return Part(turned(images) if lying else images, whole)


def _blocks(place: Place, table: Table) -> Generator[Floats, None, None]:
    total, first, lines = 0, 1, []
    limit = most_unpacked(place.size())
    with place.unpacked() as file:
        for number, line in enumerate(iter(lambda: file.readline(MAX_LINE), b""), start=1):
            total += len(line)
            if total > limit:
                raise DataError(Fault.FILE_TOO_LARGE, path=place.shown, limit=limit)
            if number == 1 and table.header:
                first = 2
                continue
            lines.append(line.removeprefix(_BYTE_ORDER_MARK).replace(b'"', b""))
            if len(lines) == ROWS:
                yield _numbers(place, table, lines, first=first)
                first, lines = number + 1, []
    rows = _numbers(place, table, lines, first=first)
    if len(rows):
        yield rows


def _numbers(place: Place, table: Table, lines: Sequence[bytes], *, first: int) -> Floats:
    """The numbers of some lines, the first of which has that number in its file; empty lines are passed over."""
    filled = [line for line in lines if line.strip()]
    try:
        return _parsed(filled, table)
    except ValueError:
        wrong = next(number for number, line in enumerate(lines, first) if line.strip() and not _is_row(line, table))
        raise DataError(Fault.CSV_ROW, path=place.shown, line=wrong, expected=table.columns) from None


def _is_row(line: bytes, table: Table) -> bool:
    try:
        _parsed([line], table)
    except ValueError:
        return False
    return True


def _parsed(lines: Sequence[bytes], table: Table) -> Floats:
    if not lines:
        return np.empty((0, table.columns), np.float32)
    numbers = _short(lines, table)
    numbers = _any(lines, table) if numbers is None else numbers
    if numbers.size != len(lines) * table.columns or not np.isfinite(numbers).all():
        raise ValueError(numbers.size)
    return numbers.reshape(len(lines), table.columns)


def _short(lines: Sequence[bytes], table: Table) -> Floats | None:
    """The numbers where all are whole and have three digits at most, as pixels have, in a third of the time."""
    sign = table.sign
    text = sign.join(line.strip() for line in lines) + sign
    if text.translate(None, b"0123456789" + sign) or any(line.count(sign) != table.columns - 1 for line in lines):
        return None
    letters = np.frombuffer(text, np.uint8)
    ends = np.flatnonzero(letters == sign[0])
    lengths = np.diff(ends, prepend=-1) - 1
    if lengths.min() < 1 or lengths.max() > 3:
        return None
    numbers = letters[ends - 1].astype(np.float32) - ord("0")
    for place, worth in ((2, 10), (3, 100)):
        there = lengths >= place
        numbers[there] += worth * (letters[ends[there] - place].astype(np.float32) - ord("0"))
    return numbers


def _any(lines: Sequence[bytes], table: Table) -> Floats:
    text = [line.decode("ascii") for line in lines]
    rows = np.loadtxt(text, np.float32, comments=None, delimiter=table.sign.decode("ascii"), ndmin=2)
    if rows.shape != (len(lines), table.columns):
        raise ValueError(rows.shape)
    return rows
