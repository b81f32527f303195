"""Make the sample that comes with the program: the first images of each class of the full MNIST, in its own order.

    python tests/tools/make_sample.py FOLDER_WITH_THE_FOUR_IDX_FILES [core/data/mnist_sample]

The same files give the same bytes each time.
"""

from __future__ import annotations

import gzip
import struct
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from core.data import open_dataset  # noqa: E402
from core.dataset import Dataset  # noqa: E402
from core.progress import finish  # noqa: E402

TRAIN, TEST = 500, 100  # images a class


def idx_bytes(array: NDArray[np.uint8]) -> bytes:
    """An IDX file of an array of unsigned bytes."""
    return struct.pack(f">{array.ndim + 1}I", 0x0800 | array.ndim, *array.shape) + array.tobytes()


def write_part(part: Dataset, folder: Path, name: str) -> None:
    """Write the images and the labels of one part, gzipped without a time stamp."""
    for kind, array in (("images-idx3", part.images), ("labels-idx1", part.labels.astype(np.uint8))):
        path = folder / f"{name}-{kind}-ubyte.gz"
        # Neither name nor time: the header is the same on every system.
        with path.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
            packed.write(idx_bytes(array))


def make_sample(source: Path, target: Path) -> None:
    """Write the four files."""
    full = finish(open_dataset(source))
    if full.test is None:
        raise SystemExit(f"{source} has no test part")
    target.mkdir(parents=True, exist_ok=True)
    write_part(full.limit(TRAIN), target, "train")
    write_part(full.test.limit(TEST), target, "t10k")


if __name__ == "__main__":
    make_sample(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "core" / "data" / "mnist_sample")
