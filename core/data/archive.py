"""Archives: a zip or a tar is opened as a tree, in memory, and its bounds are checked before anything is unpacked."""

from __future__ import annotations

import lzma
import tarfile
import zipfile
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import IO, Any, BinaryIO, Final, cast

from core.data.pace import Pace
from core.data.packed import DAMAGES, Member, Packed
from core.data.picture import BEGINNINGS
from core.data.reading import MAX_IMAGE_FILE, MAX_UNPACKED, UnreadableError, gunzipped, most_unpacked
from core.data.tar_stream import Again, Stream, TooLargeError, in_memory
from core.data.tree import Place
from core.data.waiting import awaited
from core.dataset import SkipReason
from core.errors import DataError, Fault
from core.progress import Progress

ZIP: Final = (b"PK\3\4", b"PK\5\6")
MAX_DIRECTORY = 256 << 20  # bytes read at once from a zip: its members' entries, of some 60 to 120 bytes each
MAX_MEMBERS = 2_000_000  # each takes up to a kilobyte of memory
# IDX, gzip, JSON, quotes and marks before a text; npz begins with a letter, as tables do or with a digit.
_OTHERS = (b"\0\0\x08", b"\x1f\x8b", b"{", b'"', b"\xef\xbb\xbf", b" ", b"\t", b"\r", b"\n", b"+", b"-", b".")
ENCRYPTED = 1
_ENTRY = b"PK\1\2"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_NO_TAR = (EOFError, OSError, lzma.LZMAError, tarfile.HeaderError)
_Steps = Generator[Progress, None, Packed]


def recognises(place: Place) -> bool:
    """Whether an archive lies there, and not in another: those could be without end."""
    return not isinstance(place.tree, Packed) and is_archive(place)


def is_archive(place: Place) -> bool:
    """Whether a zip or a tar lies there."""
    if place.is_folder:
        return False
    try:
        return place.head(4) in ZIP or _is_tar(place)
    except DataError as error:
        if error.kind is Fault.GZIP_DAMAGED:
            return False
        raise


def opened(place: Place) -> _Steps:
    """The tree of what is in an archive; whoever has it closes it.

    Raises
    ------
    DataError
        ARCHIVE_DAMAGED, ARCHIVE_ENCRYPTED, FILE_TOO_LARGE (unpacked), NOT_FOUND or NOT_ALLOWED.
    """
    return (yield from (_zip if place.head(4) in ZIP else _tar)(place))


class CrowdedError(ValueError):
    """More lies in a zip than memory has room to list."""


class Bounded:
    """A file of which nobody reads more than `MAX_DIRECTORY` bytes or `MAX_MEMBERS` of a zip's members at once."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def read(self, size: int = -1) -> bytes:
        """As of any file. Raises CrowdedError."""
        if size > MAX_DIRECTORY:
            raise CrowdedError(size)
        data = self._file.read(size)
        if data.startswith(_ENTRY) and data.count(_ENTRY) > MAX_MEMBERS:
            raise CrowdedError(size)
        return data


def zip_of(place: Place, file: BinaryIO) -> zipfile.ZipFile:
    """An open zip whose members, unpacked, keep within bounds. Raises DataError: ARCHIVE_DAMAGED or FILE_TOO_LARGE."""
    try:
        content = zipfile.ZipFile(cast(BinaryIO, Bounded(file)))
    except CrowdedError as error:
        raise DataError(Fault.FILE_TOO_LARGE, path=place.shown, limit=MAX_DIRECTORY) from error
    except DAMAGES as error:
        raise DataError(Fault.ARCHIVE_DAMAGED, path=place.shown) from error
    limit = most_unpacked(place.size())
    if sum(info.file_size for info in content.infolist()) > limit:
        raise DataError(Fault.FILE_TOO_LARGE, path=place.shown, limit=limit)
    return content


def _zip(place: Place) -> _Steps:
    yield Progress(0, 0)
    with place.faults(), ExitStack() as stack:
        file = stack.enter_context(place.tree.open(place.path))
        tree = yield from _zip_tree(place, file)
        stack.pop_all()
    return tree


def _zip_tree(place: Place, file: BinaryIO) -> _Steps:
    content = yield from awaited(lambda: zip_of(place, file))
    pace = Pace()
    files = [info for info in content.infolist() if not info.filename.endswith("/")]
    if files and all(info.flag_bits & ENCRYPTED for info in files):
        raise DataError(Fault.ARCHIVE_ENCRYPTED, path=place.shown)
    tree, unzipped = Packed(place.path, file.close), partial(_unzipped, content)
    for info in files:
        # Some programs on Windows write their own sign between folders.
        tree.add(info.filename.replace("\\", "/"), Member(info.file_size, info, unzipped))
        if pace.due():
            yield Progress(0, 0)
    return tree


def _unzipped(content: zipfile.ZipFile, info: zipfile.ZipInfo, _size: int) -> BinaryIO:
    if info.flag_bits & ENCRYPTED:
        raise UnreadableError(SkipReason.ENCRYPTED)
    if info.compress_type not in _METHODS:
        raise UnreadableError(SkipReason.PACKED_OTHERWISE)
    try:
        with _damages():
            return cast(BinaryIO, Sound(content.open(info)))
    except NotImplementedError as error:
        raise UnreadableError(SkipReason.PACKED_OTHERWISE) from error


class Sound:
    """A member of a zip, of which all that its unpackers call damage is one error."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def __enter__(self) -> Sound:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def read(self, size: int = -1) -> bytes:
        """As of any file. Raises BadZipFile."""
        with _damages():
            return self._file.read(size)

    def readline(self, size: int = -1) -> bytes:
        """As of any file. Raises BadZipFile."""
        with _damages():
            return self._file.readline(size)


@contextmanager
def _damages() -> Iterator[None]:
    try:
        yield
    except NotImplementedError:
        raise
    except DAMAGES as error:
        raise zipfile.BadZipFile from error


def _is_tar(place: Place) -> bool:
    with place.faults(), place.tree.open(place.path) as file, suppress(*_NO_TAR):
        with gunzipped(file) as content:
            tarfile.TarInfo.frombuf(Stream(content, MAX_UNPACKED).read(tarfile.BLOCKSIZE), "utf-8", "surrogateescape")
        return True
    return False


def _tar(place: Place) -> _Steps:
    """Read from its start to its end: what may be of use is kept, as a compressed tar cannot be read again cheaply."""
    yield Progress(0, 0)
    with ExitStack() as opening:
        kept = opening.enter_context(ExitStack())
        file = kept.enter_context(place.tree.open(place.path))
        try:
            tree = yield from _tar_tree(place, file, kept)
        except (tarfile.TarError, lzma.LZMAError, RecursionError, *DAMAGES) as error:
            raise DataError(Fault.ARCHIVE_DAMAGED, path=place.shown) from error
        except TooLargeError as error:
            raise DataError(Fault.FILE_TOO_LARGE, path=place.shown, limit=error.limit) from error
        opening.pop_all()
    return tree


def _tar_tree(place: Place, file: BinaryIO, stack: ExitStack) -> _Steps:
    tree, pace = Packed(place.path, stack.close), Pace()
    with gunzipped(file) as content:
        stream = Stream(content, most_unpacked(place.size()), Again(file) if content is file else None)
        stack.callback(stream.close)
        with tarfile.open(fileobj=cast(BinaryIO, stream), mode="r|", tarinfo=_Header) as members:
            while (member := members.next()) is not None:
                _keep(tree, members, member, stream=stream)
                members.members.clear()  # type: ignore[attr-defined]  # it would hold every header
                if pace.due():
                    yield Progress(len(tree), 0)
    return tree


def _keep(tree: Packed, members: tarfile.TarFile, member: tarfile.TarInfo, *, stream: Stream) -> None:
    stream.allow(member.size)
    if member.isdir():
        return
    file = members.extractfile(member) if member.isreg() and not member.issparse() else None
    if file is None:
        tree.ignored += 1
        return
    if len(tree) >= MAX_MEMBERS:
        raise TooLargeError(MAX_UNPACKED)
    start = file.read(4)
    # Of what is neither a picture nor a table nor an array, the beginning tells enough.
    worth = start.startswith(BEGINNINGS) and member.size <= MAX_IMAGE_FILE
    worth = worth or start.startswith(_OTHERS) or start[:1].isalnum()
    if worth:
        made = stream.member(member.offset_data, member.size, beginning=start, rest=cast(BinaryIO, file))
    else:
        made = Member(member.size, start, in_memory)
    tree.add(member.name, made)


class _Header(tarfile.TarInfo):
    """A header, which the library would take for the archive's end where it is damaged."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Header:
        """As of TarInfo."""
        try:
            return super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if len(buf) == tarfile.BLOCKSIZE and not any(buf):
                raise
            raise EOFError from error
