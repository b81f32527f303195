"""A tree of files, on disk or inside an archive: what readers look into without knowing which of the two it is."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from core.data.contents import read_files
from core.data.names import in_order
from core.data.pile import File
from core.data.reading import faults, gunzipped, open_regular, shown


class Entry(NamedTuple):
    """A name in a folder; `is_folder` also for a link to one, `is_link` for any link."""

    name: str
    path: str
    is_folder: bool
    is_link: bool = False


class Tree(Protocol):
    """Folders and files by their paths, which are text that only the tree itself need understand."""

    def scan(self, folder: str) -> Iterator[Entry]:
        """What lies in a folder, in no order, one by one so that a long listing can be stopped. Raises DataError."""

    def contents(self, paths: Sequence[str]) -> Iterable[File]:
        """The bytes of each file, or why it cannot be read; they may be lost when the same thread asks for others."""

    def open(self, path: str) -> BinaryIO:
        """A file for reading from its start, to be closed. Raises UnreadableError or OSError."""

    def size(self, path: str) -> int:
        """Bytes in a file. Raises OSError."""

    def identity(self, folder: str) -> Hashable:
        """Equal for two paths that lead to the same folder, None where it leads nowhere."""

    def is_folder(self, path: str) -> bool:
        """Whether a folder is there."""

    def is_gone(self, path: str) -> bool:
        """Whether there is nothing any more where something was listed."""

    def parent(self, path: str) -> str:
        """The folder something lies in."""


class Disk:
    """The files of this computer; paths are those of the operating system."""

    def scan(self, folder: str) -> Iterator[Entry]:
        """As `Tree.scan`."""
        with faults(folder), os.scandir(folder) as entries:
            for entry in entries:
                yield Entry(entry.name, entry.path, is_folder(entry), entry.is_symlink())

    def contents(self, paths: Sequence[str]) -> Iterable[File]:
        """As `Tree.contents`."""
        return read_files(paths)

    def open(self, path: str) -> BinaryIO:
        """As `Tree.open`."""
        return open_regular(path)

    def size(self, path: str) -> int:
        """As `Tree.size`."""
        return Path(path).stat().st_size

    def identity(self, folder: str) -> Hashable:
        """As `Tree.identity`."""
        try:
            found = Path(folder).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def is_folder(self, path: str) -> bool:
        """As `Tree.is_folder`."""
        return os.path.isdir(path)  # noqa: PTH112 - which raises nothing where the way there is closed

    def is_gone(self, path: str) -> bool:
        """As `Tree.is_gone`; a link that leads nowhere is still there."""
        return not os.path.lexists(path)

    def parent(self, path: str) -> str:
        """As `Tree.parent`."""
        return str(Path(path).parent)


DISK = Disk()


class Place(NamedTuple):
    """Something in a tree, and what to call a dataset made of it (nothing: its own name)."""

    tree: Tree
    path: str
    title: str = ""

    @classmethod
    def on_disk(cls, path: str | Path) -> Place:
        """The place of a path."""
        return cls(DISK, str(path))

    @property
    def name(self) -> str:
        """What a dataset made of it is called, safe to print."""
        return shown(self.title or Path(self.path).absolute().name)

    @property
    def shown(self) -> str:
        """Its path, safe to print."""
        return shown(self.path)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.tree.is_folder(self.path)

    def scan(self) -> Iterator[Entry]:
        """As `Tree.scan`."""
        return self.tree.scan(self.path)

    def listed(self) -> list[Entry]:
        """What lies in it, in natural order. Raises DataError: NOT_FOUND or NOT_ALLOWED."""
        return in_order(self.scan(), lambda entry: entry.name)

    def at(self, path: str) -> Place:
        """Another place in the same tree, which goes by the same title."""
        return self._replace(path=path)

    def folder(self) -> Place:
        """The folder it lies in, if it is a file."""
        return self if self.is_folder else self.at(self.tree.parent(self.path))

    def faults(self) -> AbstractContextManager[None]:
        """Turns what may go wrong with it into a DataError."""
        return faults(self.path)

    @contextmanager
    def unpacked(self) -> Iterator[BinaryIO]:
        """What is in a file, gunzipped where its first bytes say so.

        Raises
        ------
        DataError
            NOT_FOUND, NOT_ALLOWED or GZIP_DAMAGED, also out of the body's own reads.
        """
        with self.faults(), self.tree.open(self.path) as file, gunzipped(file) as content:
            yield content

    def head(self, count: int = 256) -> bytes:
        """The first bytes of what is in a file; as `unpacked`."""
        with self.unpacked() as file:
            return file.read(count)

    def size(self) -> int:
        """Bytes in a file, as it lies there."""
        with self.faults():
            return self.tree.size(self.path)


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder or a link to one; a link in a circle is not."""
    try:
        return entry.is_dir()
    except OSError:
        return False
