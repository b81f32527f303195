"""One small good file, or folder of them, of each form that the readers know: where mutations begin."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping

import numpy as np

from core.opencv import cv2
from tests.core.data.writers import csv_bytes, digits, encoded, idx_bytes, npz_bytes, tar_bytes, zip_bytes

PART = digits([3, 1, 4, 1, 5], side=8)
LABELS = PART.labels.astype(np.uint8)
IMAGES_NAME, LABELS_NAME = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"
PICTURE = digits([0], side=16).images[0]
ALPHA = np.stack([PICTURE, PICTURE, PICTURE, 255 - PICTURE], axis=2)
STROKES = [
    {"label": 7, "width": 100, "strokes": [[[10, 10], [90, 10], [40, 90]]]},
    {"strokes": [[[1, 2], [3.5, 4]], []]},
]


def pictures() -> dict[str, bytes]:
    """Image files, by what they are."""
    progressive = cv2.imencode(".jpg", PICTURE, [cv2.IMWRITE_JPEG_PROGRESSIVE, 1])[1].tobytes()
    return {
        "grey.jpg": encoded(PICTURE, ".jpg"),
        "colour.jpg": encoded(ALPHA[:, :, :3], ".jpg"),
        "progressive.jpg": progressive,
        "grey.png": encoded(PICTURE),
        "alpha.png": encoded(ALPHA),
        "deep.png": encoded(PICTURE.astype(np.uint16) * 100),
        "grey.bmp": encoded(PICTURE, ".bmp"),
        "alpha.bmp": encoded(ALPHA, ".bmp"),
        "alpha.webp": encoded(ALPHA, ".webp"),
        "grey.tif": encoded(PICTURE, ".tif"),
        "deep.tif": encoded(ALPHA.astype(np.uint16) * 257, ".tif"),
        "fractions.tif": encoded(PICTURE.astype(np.float32) / 255, ".tif"),
        "grey.pgm": encoded(PICTURE, ".pgm"),
    }


def files() -> Mapping[str, Mapping[str, bytes]]:
    """For each form the files it consists of, of which the first is the one to be changed."""
    labels, images = {LABELS_NAME: idx_bytes(LABELS)}, {IMAGES_NAME: idx_bytes(PART.images)}
    folder = {f"train/{number % 3}/{name}": data for number, (name, data) in enumerate(pictures().items())}
    arrays = npz_bytes(x_train=PART.images, y_train=PART.labels, x_test=PART.images / 255, y_test=LABELS)
    strokes = "\n".join(map(json.dumps, STROKES)).encode("ascii")
    return {
        **{name: {f"3/{name}": data, "3/good.png": encoded(PICTURE)} for name, data in pictures().items()},
        "idx images": images | labels,
        "idx labels": labels | images,
        "idx.gz": {f"{name}.gz": gzip.compress(data) for name, data in (images | labels).items()},
        "npz": {"digits.npz": arrays},
        "csv": {"digits.csv": csv_bytes(PART)},
        "csv with header": {"digits.csv": csv_bytes(PART, header=True)},
        "csv.gz": {"digits.csv.gz": gzip.compress(csv_bytes(PART))},
        "strokes": {"digits.jsonl": strokes},
        "strokes.gz": {"digits.jsonl.gz": gzip.compress(strokes)},
        "zip": {"digits.zip": zip_bytes(folder)},
        "zip of idx": {"digits.zip": zip_bytes(images | labels)},
        "zip of npz": {"digits.zip": zip_bytes({"digits.npz": arrays})},
        "tar": {"digits.tar": tar_bytes(folder)},
        "tar.gz": {"digits.tar.gz": tar_bytes(images | labels, "w:gz")},
        "tar.bz2": {"digits.tar.bz2": tar_bytes({"digits.csv": csv_bytes(PART)}, "w:bz2")},
        "tar.xz": {"digits.tar.xz": tar_bytes({"digits.npz": arrays}, "w:xz")},
    }
