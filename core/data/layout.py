"""The layout of an image folder: where its label folders lie, and which of them are for training and for testing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from core.data.reading import faults, shown
from core.data.request import DIGITS

# The first of these that is there is taken; case and signs do not count.
_TRAIN = re.compile(r"train(ing)?(set|data|images|imgs)?")
_TEST = (
    re.compile(r"test(ing)?(set|data|images|imgs)?"),
    re.compile(r"(val|valid|validation)(set|data|images|imgs)?"),
)
_LABEL = re.compile(r"[0-9]{1,2}")
_CLUTTER = re.compile(r"\..*|~\$.*|__MACOSX|Thumbs\.db|desktop\.ini", re.IGNORECASE)
_NUMBERS = re.compile(r"([0-9]+)")
_FOUND_AT_MOST = 10


class LabelFolder(NamedTuple):
    """A folder of images of one digit."""

    label: int
    path: str


class Layout(NamedTuple):
    """What was found: label folders in order, how many things beside them, and some names for an error to show."""

    train: tuple[LabelFolder, ...]
    test: tuple[LabelFolder, ...]
    ignored: int
    found: tuple[str, ...]


def find_layout(root: str | Path) -> Layout:
    """Look at a folder, and one level into it.

    Digits lie in `train/<label>` and `test/<label>` (also training, testing, val ..., in any letter case), or in
    `<label>`; a folder with a test part only is taken for what it has. A label is one of the digits 0 to 9, and may
    be written with two ("03").

    Raises
    ------
    DataError
        NOT_FOUND or NOT_ALLOWED where the folder, or its train or test folder, cannot be listed.
    """
    entries = listed(root)
    found = tuple(shown(entry.name) for entry in entries if not is_clutter(entry.name))[:_FOUND_AT_MOST]
    parts = [listed(entry.path) if entry else [] for entry in _parts(entries)]
    split = [part for part in parts if _label_folders(part)]
    train, test = map(_label_folders, parts if split else (entries, []))
    seen = len(entries) + sum(map(len, split))
    ignored = seen - len(split) - len(train) - len(test)
    return Layout(train or test, test if train else (), ignored, found)


def listed(folder: str | Path) -> list[os.DirEntry[str]]:
    """What lies in a folder, in natural order.

    Raises
    ------
    DataError
        NOT_FOUND or NOT_ALLOWED.
    """
    with faults(folder), os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: natural_key(entry.name))


def natural_key(name: str) -> tuple[list[str | int], str]:
    """A key that sorts 2.jpg before 10.jpg, and upper with lower case."""
    pieces: list[str | int] = [*_NUMBERS.split(name.casefold())]
    pieces[1::2] = map(int, pieces[1::2])
    return pieces, name


def is_clutter(name: str) -> bool:
    """Whether a name is one that systems and programs leave behind."""
    return _CLUTTER.fullmatch(name) is not None


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder or a link to one; a link in a circle is not."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _parts(entries: Sequence[os.DirEntry[str]]) -> tuple[os.DirEntry[str] | None, os.DirEntry[str] | None]:
    folders = [entry for entry in entries if is_folder(entry)]
    tests = (_named(folders, pattern) for pattern in _TEST)
    return _named(folders, _TRAIN), next(filter(None, tests), None)


def _named(folders: Iterable[os.DirEntry[str]], pattern: re.Pattern[str]) -> os.DirEntry[str] | None:
    plain = ((entry, re.sub(r"[-_. ]", "", entry.name.lower())) for entry in folders)
    return next((entry for entry, name in plain if pattern.fullmatch(name)), None)


def _label_folders(entries: Iterable[os.DirEntry[str]]) -> tuple[LabelFolder, ...]:
    named = [entry for entry in entries if _LABEL.fullmatch(entry.name) and int(entry.name) in DIGITS]
    return tuple(sorted(LabelFolder(int(entry.name), entry.path) for entry in named if is_folder(entry)))
