"""What is packed in a zip or a tar, as a tree of files whose bytes never touch the disk."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import BinaryIO, NamedTuple
from zipfile import BadZipFile

from core.data.reading import MAX_IMAGE_FILE, UnreadableError
from core.data.tree import Entry
from core.dataset import SkipReason

DEEPEST = 16  # folders within folders
# What the unpackers of the standard library raise for data that are damaged or made to do harm.
DAMAGES = (BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error, OverflowError, NotImplementedError)


class Member(NamedTuple):
    """A packed file: its unpacked size in bytes, and how to open it."""

    size: int
    open: Callable[[], BinaryIO]


class Packed:
    """A `core.data.tree.Tree` of members; paths are the archive's own with the member's behind it.

    Parameters
    ----------
    root : the archive's path
    close : lets go of the archive's file
    """

    def __init__(self, root: str, close: Callable[[], None] = lambda: None) -> None:
        self.root = root
        self.close = close
        self.ignored = 0  # what no tree can hold: links, devices, names that lead outside or come twice
        self._files: dict[str, Member] = {}
        self._folders: dict[str, dict[str, Entry]] = {root: {}}

    def __len__(self) -> int:
        return len(self._files)

    def add(self, name: str, member: Member) -> None:
        """Put a member where its name says."""
        parts = [part for part in name.split("/") if part not in ("", ".")]
        path = "/".join((self.root, *parts))
        if not parts or ".." in parts or len(parts) > DEEPEST or path in self._files or path in self._folders:
            self.ignored += 1
            return
        if self._enter(parts[:-1]):
            self._folders[path.rpartition("/")[0]][parts[-1]] = Entry(parts[-1], path, is_folder=False)
            self._files[path] = member

    def scan(self, folder: str) -> Iterator[Entry]:
        """As `Tree.scan`."""
        return iter(self._folders[folder].values())

    def contents(self, paths: Sequence[str]) -> Iterator[bytes | UnreadableError]:
        """As `Tree.contents`; what is damaged is UNDECODABLE."""
        return (_content(self._files[path]) for path in paths)

    def open(self, path: str) -> BinaryIO:
        """As `Tree.open`."""
        if path not in self._files:
            raise FileNotFoundError(path)
        return self._files[path].open()

    def size(self, path: str) -> int:
        """As `Tree.size`."""
        return self._files[path].size

    def identity(self, folder: str) -> Hashable:
        """As `Tree.identity`."""
        return folder

    def is_folder(self, path: str) -> bool:
        """As `Tree.is_folder`."""
        return path in self._folders

    def is_gone(self, _path: str) -> bool:
        """As `Tree.is_gone`."""
        return False

    def parent(self, path: str) -> str:
        """As `Tree.parent`."""
        return path.rpartition("/")[0]

    def _enter(self, parts: list[str]) -> bool:
        """Make the folders that lead to a member, unless one of them is a file already."""
        above = self.root
        for part in parts:
            path = f"{above}/{part}"
            if path in self._files:
                self.ignored += 1
                return False
            if path not in self._folders:
                self._folders[path] = {}
                self._folders[above][part] = Entry(part, path, is_folder=True)
            above = path
        return True


def _content(member: Member) -> bytes | UnreadableError:
    if member.size > MAX_IMAGE_FILE:
        return UnreadableError(SkipReason.TOO_LARGE)
    try:
        with member.open() as file:
            data = file.read(MAX_IMAGE_FILE + 1)
    except UnreadableError as why:
        return why
    except DAMAGES:
        return UnreadableError(SkipReason.UNDECODABLE)
    return data or UnreadableError(SkipReason.EMPTY)
