"""The layout of an image folder: where its label folders lie, and which of them are for training and for testing."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from core.data.borders import leads_out
from core.data.names import is_clutter
from core.data.reading import shown
from core.data.request import DIGITS
from core.data.tree import Entry, Place

# The first of these that is there is taken; case and signs do not count.
_TRAIN = re.compile(r"train(ing)?(set|data|images|imgs)?")
_TEST = (
    re.compile(r"test(ing)?(set|data|images|imgs)?"),
    re.compile(r"(val|valid|validation)(set|data|images|imgs)?"),
)
_LABEL = re.compile(r"[0-9]{1,2}")
_FOUND_AT_MOST = 10


class LabelFolder(NamedTuple):
    """A folder of images of one digit."""

    label: int
    path: str


class Layout(NamedTuple):
    """What was found: label folders in order, what lies beside them, and some names for an error to show.

    `outside` are links that lead out of the folder that was chosen.
    """

    train: tuple[LabelFolder, ...]
    test: tuple[LabelFolder, ...]
    ignored: tuple[Entry, ...]
    found: tuple[str, ...]
    outside: tuple[Entry, ...] = ()


def find_layout(root: Place) -> Layout:
    """Look at a folder, and one level into it.

    Digits lie in `train/<label>` and `test/<label>` (also training, testing, val ..., in any letter case), or in
    `<label>`; a folder with a test part only is taken for what it has. A label is one of the digits 0 to 9, and may
    be written with two ("03"). A folder that links lead to a second time is ignored there.

    Raises
    ------
    DataError
        NOT_FOUND or NOT_ALLOWED where the folder, or its train or test folder, cannot be listed.
    """
    entries = root.listed()
    followed = _Followed(root)
    parts = [_label_folders(root.at(entry.path), followed) if entry else _NONE for entry in _parts(entries, followed)]
    split = [part for part in parts if part.labels]
    train, test = parts if split else (_label_folders(root, followed), _NONE)
    used = {folder.path for part in (train, test) for folder in part.labels} | {part.path for part in split}
    beside = (entry for part in split for entry in part.entries)
    left = [entry for entry in (*entries, *beside) if entry.path not in used]
    outside = tuple(entry for entry in left if leads_out(entry, root))
    ignored = tuple(entry for entry in left if entry not in outside)
    found = tuple(shown(entry.name) for entry in entries if not is_clutter(entry.name))[:_FOUND_AT_MOST]
    first, second = train.labels or test.labels, test.labels if train.labels else ()
    return Layout(first, second, ignored, found, outside)


class _Part(NamedTuple):
    """A folder of label folders: its path, them, and all that lies in it."""

    path: str
    labels: tuple[LabelFolder, ...]
    entries: Sequence[Entry]


_NONE = _Part("", (), ())


class _Followed:
    """The folders that were entered, so that links do not lead into one again."""

    def __init__(self, root: Place) -> None:
        self._root = root
        self._tree = root.tree
        self._seen: set[Hashable] = {root.tree.identity(root.path)}

    def first(self, entry: Entry) -> bool:
        """Whether this folder was not entered before; it is from now on. What leads out of the root is not entered."""
        if leads_out(entry, self._root):
            return False
        identity = self._tree.identity(entry.path)
        new = identity is None or identity not in self._seen
        self._seen.add(identity)
        return new


def _parts(entries: Sequence[Entry], followed: _Followed) -> tuple[Entry | None, Entry | None]:
    folders = [entry for entry in entries if entry.is_folder]
    train = _named(folders, _TRAIN)
    test = next(filter(None, (_named(folders, pattern) for pattern in _TEST)), None)
    return tuple(part if part and followed.first(part) else None for part in (train, test))  # type: ignore[return-value]


def _named(folders: Iterable[Entry], pattern: re.Pattern[str]) -> Entry | None:
    plain = ((entry, re.sub(r"[-_. ]", "", entry.name.lower())) for entry in folders)
    return next((entry for entry, name in plain if pattern.fullmatch(name)), None)


def _label_folders(part: Place, followed: _Followed) -> _Part:
    entries = part.listed()
    named = [entry for entry in entries if _LABEL.fullmatch(entry.name) and int(entry.name) in DIGITS]
    # What is there itself goes before links to it.
    folders = sorted((entry for entry in named if entry.is_folder), key=lambda entry: entry.is_link)
    labels = [LabelFolder(int(entry.name), entry.path) for entry in folders if followed.first(entry)]
    return _Part(part.path, tuple(sorted(labels)), entries)
