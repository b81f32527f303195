"""What comes from outside, dropped, pasted or chosen: told apart, and given to whom it is for."""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage

from core.data.npz import holds_digits
from core.storage.models import holds_model
from core.storage.runs import holds_run

PICTURES = ("jpg", "jpeg", "png", "bmp", "webp", "tif", "tiff")


class Brought(Enum):
    """What a path is likely to be."""

    DATASET = "dataset"
    MODEL = "model"
    RUN = "run"
    PICTURE = "picture"


def kind_of(path: str) -> Brought:
    """What to open the path as: by its ending, or by its content where the ending can mean two things.

    It asks the disk, which may take its time: not for the window's own thread.
    """
    ending = Path(path).suffix.lower().removeprefix(".")
    if os.path.isdir(path):  # noqa: PTH112  # pathlib raises for names that no system can have
        return Brought.DATASET
    if ending == "npz":
        return Brought.RUN if holds_run(path) else Brought.DATASET if holds_digits(path) else Brought.MODEL
    return Brought.PICTURE if ending in PICTURES else Brought.DATASET


def said_to_be(path: str) -> Brought | None:
    """What a file of ours says that it is, whatever it was chosen as; nothing of any other."""
    if holds_run(path):
        return Brought.RUN
    return Brought.MODEL if holds_model(path) else None


def local_path(data: QMimeData) -> str | None:
    """The first local file or folder among what is dragged or on the clipboard."""
    urls: list[QUrl] = data.urls()
    return next((url.toLocalFile() for url in urls if url.isLocalFile()), None)


def written_path(data: QMimeData) -> str | None:
    """The path that the text on the clipboard is, as file managers and terminals copy it, if it is one."""
    text = data.text().strip().strip("\"'")
    return text if os.path.isabs(text) and text.isprintable() else None  # noqa: PTH117  # pathlib raises for some


def picture_bytes(image: QImage) -> bytes:
    """A picture from the clipboard as a file would hold it."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6 says bytes and takes only str
    return bytes(content.data())
