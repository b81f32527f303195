"""A cache of decoded folders: pictures that have not changed since are not decoded again.

Kept in the user's own cache folder, never where the pictures are: one file a folder and request, the images as they
lie in memory, so that it is mapped and not read. What may be wrong with it is no error: the pictures are still there.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
import stat
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.data.contents import opened
from core.data.listing import tidied
from core.data.pace import Pace
from core.data.request import Request
from core.data.watch import Watch, digest_of
from core.dataset import Dataset, Images, Skipped, SkipReason
from core.errors import DataError
from core.places import cache_folder
from core.progress import Progress
from core.rows import LARGE, Rows

MOST = 4 << 30  # bytes of all that is kept
PAGE = 4096  # bytes: where images begin
BLOCK = 4096  # images of a file that are looked at at once
_MAGIC = b"LOGIT LAB DECODED 1\n"
_PASSING = {SkipReason.NOT_READABLE, SkipReason.TOO_SLOW}  # may be otherwise the next time


class Cache(NamedTuple):
    """Where decoded folders are kept, and how surely they must be unchanged.

    Parameters
    ----------
    folder : of its files
    every_file : compare size and time of every file; otherwise only those of the folders, which tell what came, went
        or was renamed but not what was written over
    most : bytes it may take; the longest unused goes first
    """

    folder: Path
    every_file: bool = True
    most: int = MOST

    @classmethod
    def of_user(cls, *, every_file: bool = True) -> Cache:
        """The one in the user's cache folder."""
        return cls(cache_folder() / "decoded", every_file)

    def find(self, root: str, request: Request) -> Generator[Progress, None, Dataset | None]:
        """The dataset that was made of a folder, if nothing has changed."""
        path = self._path(root, request)
        try:
            found = _opened(path)
            if found is None or not (yield from _unchanged(found[0]["folders"], every_file=self.every_file)):
                return None
            dataset = _dataset(*found)
            os.utime(path)
        except (OSError, ValueError, KeyError, TypeError, DataError):
            return None
        return dataset

    def keep(self, root: str, request: Request, dataset: Dataset, watch: Watch) -> Generator[Progress, None, None]:
        """Keep a dataset, unless something of it may be otherwise the next time."""
        if any(skip.reason in _PASSING for skip in dataset.skipped):
            return
        folders = watch.folders()
        if folders is None or sum(part.images.size for part in _parts(dataset)) > self.most:
            return
        path = self._path(root, request)
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            yield from _write(path, dataset, folders)
            self._make_room()

    def clear(self) -> None:
        """Keep nothing."""
        for path in self._files():
            path.unlink(missing_ok=True)

    def _path(self, root: str, request: Request) -> Path:
        asked = (str(Path(root).absolute()), request.size, request.classes, request.as_is)
        return self.folder / f"{hashlib.sha256(repr(asked).encode('utf-8', 'surrogateescape')).hexdigest()[:32]}.images"

    def _files(self) -> list[Path]:
        return [*self.folder.glob("*.images"), *self.folder.glob("*.part")] if self.folder.is_dir() else []

    def _make_room(self) -> None:
        files = sorted(((path.stat(), path) for path in self._files()), key=lambda file: -file[0].st_mtime_ns)
        held = 0
        for about, path in files:
            held += about.st_size
            if held > self.most:
                path.unlink(missing_ok=True)


def _unchanged(folders: list[list[Any]], *, every_file: bool) -> Generator[Progress, None, bool]:
    for path, changed, digest in folders:
        if os.stat(path).st_mtime_ns != changed:  # noqa: PTH116
            return False
        if every_file and digest:
            if digest_of(*_stamped(path)) != digest:
                return False
            yield Progress(0, 0)
    return True


def _stamped(folder: str) -> tuple[list[str], NDArray[np.int64]]:
    """Names of the files of a folder, and sizes and times of each, int (n, 2)."""
    found: list[str] = []
    stamps: list[int] = []  # one after the other: a pair of its own for each would take as long as all the rest here
    with opened(folder) as place, os.scandir(folder if place is None else place) as entries:
        for entry in entries:
            about = entry.stat()
            if not stat.S_ISDIR(about.st_mode):
                found.append(entry.name)
                stamps.append(about.st_size)
                stamps.append(about.st_mtime_ns)
    names, _ = tidied(found)
    places = dict(zip(found, range(len(found)), strict=True))
    return names, np.array(stamps, np.int64).reshape(-1, 2)[[places[name] for name in names]]


def _parts(dataset: Dataset) -> list[Dataset]:
    return [dataset] if dataset.test is None else [dataset, dataset.test]


def _blocks(images: Any) -> Iterator[Images]:
    """Images of a file some at a time, each a whole number of eight bytes but for the last; of memory all."""
    most = BLOCK if isinstance(images, Rows) else max(1, len(images))
    return (images[first : first + most] for first in range(0, len(images), most))


def _write(path: Path, dataset: Dataset, folders: list[list[Any]]) -> Generator[Progress, None, None]:
    parts, pace = _parts(dataset), Pace()
    total = sum(map(len, parts))
    about = {
        "folders": folders,
        "parts": [_described(part) for part in parts],
        "skipped": [list(skip) for skip in dataset.skipped],
        "ignored": dataset.ignored,
        "ignored_names": dataset.ignored_names,
        "sizes": [[*size, count] for size, count in dataset.sizes.items()],
    }
    head = _MAGIC + json.dumps(about).encode("ascii")
    beside = path.with_suffix(f".{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(len(head).to_bytes(8, "little") + head)
            for part in parts:
                file.seek(-file.tell() % PAGE, os.SEEK_CUR)
                for block in _blocks(part.images):
                    file.write(np.ascontiguousarray(block).data)
                    if pace.due():
                        yield Progress(total, total)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _described(part: Dataset) -> dict[str, Any]:
    runs = [[int(label), sum(1 for _ in run)] for label, run in groupby(part.labels.tolist())]
    sums = int(_sum(part.images))
    return {"shape": part.images.shape, "labels": runs, "name": part.name, "inverted": part.inverted, "sum": sums}


def _sum(images: Any) -> int:
    """Tells images from what a disk that lost power has left of them."""
    words = rest = 0
    for block in _blocks(images):
        pixels = block.reshape(-1)
        whole = len(pixels) - len(pixels) % 8
        words += int(np.add.reduce(pixels[:whole].view(np.uint64)))
        rest += int(pixels[whole:].sum())
    return words % 2**64 + rest


def _opened(path: Path) -> tuple[dict[str, Any], list[Images]] | None:
    """What is said of the images, and they."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        head = file.read(length) if length < os.fstat(file.fileno()).st_size else b""
        if not head.startswith(_MAGIC):
            return None
        about, at = json.loads(head[len(_MAGIC) :]), 8 + length
        memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    images = []
    for part in about["parts"]:
        at += -at % PAGE
        images.append(_mapped(path, memory, tuple(part["shape"]), at))
        at += images[-1].size
    return about, images


def _mapped(path: Path, memory: mmap.mmap, shape: tuple[int, ...], at: int) -> Any:
    size = int(np.prod(shape))
    if size >= LARGE:
        return Rows.mapped(path, shape, offset=at)
    return np.frombuffer(memory, np.uint8, size, at).reshape(shape)


def _dataset(about: dict[str, Any], images: list[Images]) -> Dataset:
    parts = [_part(part, pixels) for part, pixels in zip(about["parts"], images, strict=True)]
    skipped = tuple(Skipped(path, SkipReason(reason), detail) for path, reason, detail in about["skipped"])
    first, rest = parts[0], parts[1:]
    return replace(
        first,
        test=rest[0] if rest else None,
        skipped=skipped,
        ignored=about["ignored"],
        ignored_names=tuple(about["ignored_names"]),
        sizes={(height, width): count for height, width, count in about["sizes"]},
    )


def _part(about: dict[str, Any], images: Images) -> Dataset:
    if isinstance(images, np.ndarray) and _sum(images) != about["sum"]:
        raise ValueError(about["sum"])
    labels: NDArray[np.int64] = np.repeat(*np.array(about["labels"], np.int64).reshape(-1, 2).T)
    return Dataset(images, labels, about["name"], inverted=about["inverted"])
