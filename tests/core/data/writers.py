"""Digits written in every form the readers know."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.dataset import Dataset
from core.opencv import cv2


def digits(labels: Sequence[int], *, seed: int = 0, side: int = 28) -> Dataset:
    """Noise that stands for digits, with the black border that digits have."""
    images = np.random.default_rng(seed).integers(0, 256, (len(labels), side, side), dtype=np.uint8)
    edge = max(1, side // 7)
    for border in (np.s_[:, :edge], np.s_[:, -edge:], np.s_[:, :, :edge], np.s_[:, :, -edge:]):
        images[border] = 0
    return Dataset(images, np.array(labels, np.int64))


def encoded(image: NDArray[Any], suffix: str = ".png") -> bytes:
    done, data = cv2.imencode(suffix, image)
    assert done
    return bytes(data)


def write_pictures(root: Path, part: Dataset, suffix: str = ".png") -> None:
    """One folder a label; the names number the images."""
    for number, (image, label) in enumerate(zip(part.images, part.labels, strict=True)):
        folder = root / str(label)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}{suffix}").write_bytes(encoded(image, suffix.lower()))


def idx_bytes(array: NDArray[np.uint8]) -> bytes:
    return struct.pack(f">{array.ndim + 1}I", 0x0800 | array.ndim, *array.shape) + array.tobytes()


def write_idx(root: Path, part: Dataset, name: str = "train", form: str = "-{}-ubyte.gz") -> None:
    """The images and labels of one part; `form` is what comes after images and labels in the name."""
    root.mkdir(parents=True, exist_ok=True)
    for kind, array in (("images", part.images), ("labels", part.labels.astype(np.uint8))):
        path = root / f"{name}-{kind}{form.format(f'idx{array.ndim}')}"
        data = idx_bytes(array)
        path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)


def snapshot(root: Path) -> dict[Path, tuple[int, int, bytes]]:
    """Everything in a folder, to see later that nothing was touched."""
    paths = [path for path in root.rglob("*") if path.is_file()]
    return {path: (path.stat().st_mtime_ns, path.stat().st_size, path.read_bytes()) for path in paths}


def csv_bytes(part: Dataset, *, header: bool = False) -> bytes:
    """A row an image: the label, then the pixels."""
    side = part.images.shape[1]
    names = ["label", *(f"{row + 1}x{column + 1}" for row in range(side) for column in range(side))]
    rows = np.column_stack([part.labels, part.images.reshape(len(part), -1)]).tolist()
    lines = [",".join(names)] * header + [",".join(map(str, row)) for row in rows]
    return ("\n".join(lines) + "\n").encode("ascii")


def npz_bytes(**arrays: NDArray[Any]) -> bytes:
    content = io.BytesIO()
    np.savez_compressed(content, **arrays)  # type: ignore[arg-type]
    return content.getvalue()


def files_of(root: Path) -> dict[str, bytes]:
    """Everything in a folder, as an archive would name it."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def zip_bytes(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()


def encrypted(data: bytes) -> bytes:
    """The zip with the sign of encryption on each member."""
    return marked(data, 1)


def marked(data: bytes, flag: int) -> bytes:
    """The zip with a flag set for each member."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(mark)
        while start >= 0:
            changed[start + at] |= flag
            start = changed.find(mark, start + 1)
    return bytes(changed)


def tar_bytes(files: dict[str, bytes], mode: str = "w") -> bytes:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return content.getvalue()
