"""Small datasets in the place of MNIST and EMNIST, at a mirror on this machine."""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import numpy as np

from core.sources import SOURCES, Piece, Source
from tests.core.data.mirror import CERTIFICATE, Mirror, mirror
from tests.core.data.writers import digits, idx_bytes

TRAIN, TEST = digits([0, 1, 1, 2] * 10), digits([2, 1], seed=1)
NAMES = ("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1")
ARRAYS = (TRAIN.images, TRAIN.labels.astype(np.uint8), TEST.images, TEST.labels.astype(np.uint8))
FILES = {f"{name}-ubyte.gz": gzip.compress(idx_bytes(array)) for name, array in zip(NAMES, ARRAYS, strict=True)}


def archive() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        for name, data in FILES.items():
            opened.writestr(f"gzip/emnist-digits-{name.replace('t10k', 'test')}", data)
        opened.writestr("gzip/emnist-letters-train-images-idx3-ubyte.gz", b"others")
    return packed.getvalue()


def piece(name: str, data: bytes) -> Piece:
    return Piece(name, len(data), hashlib.sha256(data).hexdigest())


@contextmanager
def small_sources() -> Iterator[Mirror]:
    """`SOURCES` as it is, but for two datasets that lie at a mirror nearby, whose certificate is trusted."""
    packed = archive()
    with mirror({**FILES, "gzip.zip": packed}) as made:
        here, members = (f"https://{made.address}/",), SOURCES["emnist-digits"].members
        nearby = {
            "mnist": Source("MNIST", here, tuple(piece(name, data) for name, data in FILES.items())),
            "emnist-digits": Source("EMNIST digits", here, (piece("gzip.zip", packed),), members),
        }
        with patch.dict(SOURCES, nearby), patch.dict("os.environ", SSL_CERT_FILE=str(CERTIFICATE)):
            yield made
