"""Listing: the files of a folder in natural order, at the price of a glance at each, for there may be a million."""

from __future__ import annotations

import os
from collections.abc import Generator
from itertools import islice
from typing import NamedTuple

import numpy as np

from core.data.contents import opened
from core.data.names import in_order, is_clutter
from core.data.reading import faults
from core.data.tree import Disk, Tree, is_folder
from core.data.waiting import awaited
from core.progress import Progress

SOME = 2048  # files between two moments at which a listing can be stopped
LONGEST = 18  # digits of a number that int64 holds


class Listing(NamedTuple):
    """`paths` of what may be pictures, in natural order, which are `links`; and names of folders and clutter."""

    paths: list[str]
    ignored: list[str]
    links: frozenset[str] = frozenset()


def list_files(tree: Tree, folder: str) -> Generator[Progress, None, Listing]:
    """List a folder.

    Raises
    ------
    DataError
        NOT_FOUND or NOT_ALLOWED.
    """
    if isinstance(tree, Disk):
        return (yield from _list_on_disk(folder))
    paths: dict[str, str] = {}
    folders: list[str] = []
    entries = tree.scan(folder)
    while some := list(islice(entries, SOME)):
        paths.update({entry.name: entry.path for entry in some if not entry.is_folder})
        folders += [entry.name for entry in some if entry.is_folder]
        yield Progress(0, 0)
    names, clutter = yield from _tidied([*paths])
    return Listing([paths[name] for name in names], folders + clutter)


def _list_on_disk(folder: str) -> Generator[Progress, None, Listing]:
    """The same without an entry of our own for each file, which would cost as much as decoding does."""
    names: list[str] = []
    folders: list[str] = []
    links: list[str] = []
    start = os.path.join(folder, "")  # noqa: PTH118
    # From the opened folder, or each entry would bring a path of its own, which takes as long as its name does.
    with faults(folder), opened(folder) as place, os.scandir(folder if place is None else place) as entries:
        while some := list(islice(entries, SOME)):
            files = _files(some)
            if len(files) < len(some):
                folders += {entry.name for entry in some}.difference(files)
            names += files
            links += [start + entry.name for entry in some if entry.is_symlink()]
            yield Progress(0, 0)
    names, clutter = yield from _tidied(names)
    return Listing([start + name for name in names], folders + clutter, frozenset(links))


def _files(entries: list[os.DirEntry[str]]) -> list[str]:
    try:
        return [entry.name for entry in entries if not entry.is_dir()]
    except OSError:  # a link in a circle
        return [entry.name for entry in entries if not is_folder(entry)]


def _tidied(names: list[str]) -> Generator[Progress, None, tuple[list[str], list[str]]]:
    if len(names) <= SOME:
        return tidied(names)
    return (yield from awaited(lambda: tidied(names)))


def tidied(names: list[str]) -> tuple[list[str], list[str]]:
    """The names in natural order, without the clutter; and the clutter."""
    numbered = _by_number(names)
    if numbered is not None:
        return numbered, []
    clutter = [name for name in names if is_clutter(name)]
    return in_order(set(names).difference(clutter)), clutter


def _by_number(names: list[str]) -> list[str] | None:
    """The names in natural order if they differ in one number alone, as files of data sets do; else None."""
    if not names or is_clutter(names[0]):
        return None
    dot = names[0].rfind(".")
    stem, suffix = (names[0][:dot], names[0][dot:]) if dot > 0 else (names[0], "")
    prefix = stem.rstrip("0123456789")
    start, end = len(prefix), -len(suffix) or None
    texts = [name[start:end] for name in names]
    digits = "".join(texts)
    # Put together again and compared all at once: asking each name how it starts and ends takes twice as long.
    again = prefix + f"{suffix}\0{prefix}".join(texts) + suffix
    if not (digits.isascii() and digits.isdecimal()) or again != "\0".join(names):
        return None
    return _ordered(names, texts)


def _ordered(names: list[str], texts: list[str]) -> list[str] | None:
    """The names by their numbers; None where these are not written out or not all different."""
    lengths = {*map(len, texts)}
    if min(lengths) == 0 or max(lengths) > LONGEST:
        return None
    numbers = np.array([*map(int, texts)])
    order = numbers.argsort(kind="stable")
    if not np.diff(numbers[order]).all():
        return None
    return [names[place] for place in order.tolist()]
