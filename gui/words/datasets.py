"""Datasets in words: the sample is called something in every language, others by their own names; and who read them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.data.sample import NAME as SAMPLE
from core.sentences import shown

translate = QCoreApplication.translate

PACKED = "archive of "


def dataset_name(name: str) -> str:
    """What a dataset is called on the screen."""
    return translate("datasets", "MNIST sample") if name == SAMPLE else shown(name)


def reader_name(reader: str) -> str:
    """What a member of `core.data.READERS` reads."""
    if reader.startswith(PACKED):
        return translate("datasets", "archive ({inside})").format(inside=reader_name(reader[len(PACKED) :]))
    names = {
        "sample": translate("datasets", "MNIST sample"),
        "folder": translate("datasets", "folder of images"),
        "strokes": translate("datasets", "strokes file"),
        "idx": "IDX",
        "csv": "CSV",
        "npz": "npz",
    }
    return names.get(reader, shown(reader))
