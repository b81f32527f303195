"""What is packed in a zip or a tar, as a tree of files whose bytes never touch the disk."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple
from zipfile import BadZipFile

from core.data.reading import MAX_IMAGE_FILE, UnreadableError
from core.data.tree import Entry
from core.dataset import SkipReason

DEEPEST = 16  # folders within folders
# What the unpackers of the standard library raise for data that are damaged or made to do harm.
DAMAGES = (BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error, OverflowError, NotImplementedError)


class Member(NamedTuple):
    """A packed file: its unpacked size in bytes, where it is, and what opens what is there and has that size."""

    size: int
    at: Any
    source: Callable[[Any, int], BinaryIO]

    def open(self) -> BinaryIO:
        """The file from its start."""
        return self.source(self.at, self.size)


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
        self._count = 0
        # By their names in each folder, the folders among them as None: paths would take more memory than all the rest.
        self._folders: dict[str, dict[str, Member | None]] = {root: {}}

    def __len__(self) -> int:
        return self._count

    def add(self, name: str, member: Member) -> None:
        """Put a member where its name says."""
        parts = [part for part in name.split("/") if part not in ("", ".")]
        allowed = parts and ".." not in parts and len(parts) <= DEEPEST
        folder = self._entered(parts[:-1]) if allowed else ""
        if not folder or parts[-1] in self._folders[folder]:
            self.ignored += 1
        else:
            self._folders[folder][parts[-1]] = member
            self._count += 1

    def scan(self, folder: str) -> Iterator[Entry]:
        """As `Tree.scan`."""
        there = self._folders[folder].items()
        return (Entry(name, f"{folder}/{name}", is_folder=member is None) for name, member in there)

    def contents(self, paths: Sequence[str]) -> Iterator[bytes | UnreadableError]:
        """As `Tree.contents`; what is damaged is UNDECODABLE."""
        return (_content(self._member(path)) for path in paths)

    def open(self, path: str) -> BinaryIO:
        """As `Tree.open`."""
        return self._member(path).open()

    def size(self, path: str) -> int:
        """As `Tree.size`."""
        return self._member(path).size

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

    def _member(self, path: str) -> Member:
        folder, _, name = path.rpartition("/")
        member = self._folders.get(folder, {}).get(name)
        if member is None:
            raise FileNotFoundError(path)
        return member

    def _entered(self, parts: list[str]) -> str:
        """The folder that a member lies in, made with those that lead to it; nothing where one of them is a file."""
        above = self.root
        for part in parts:
            path = f"{above}/{part}"
            if self._folders[above].get(part) is not None:
                return ""
            if path not in self._folders:
                self._folders[path] = {}
                self._folders[above][part] = None
            above = path
        return above


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
