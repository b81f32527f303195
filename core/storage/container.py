"""The container all files share: an .npz of plain arrays and a JSON header, its sha256 in the archive's comment.

The hash is over every byte before it and is checked before anything else is looked at, so a file that was changed by
as little as one bit is refused. What the header promises (names, dtypes, shapes) is checked against what the archive
claims before an array is made. `numpy.load` reads these files like any other .npz.
"""

from __future__ import annotations

import hashlib
import io
import math
import struct
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import IO, Any, NamedTuple, Protocol, cast

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from core.storage import header as headers

Arrays = dict[str, NDArray[Any]]
Parts = Mapping[str, NDArray[Any] | Sequence[NDArray[Any]]]  # several of one shape and dtype are stacked in the file

DTYPES = ("<f8", "<f4", "<f2", "<i8", "|u1")
MEMBERS = 200
MOST_AXES = 4
SLICE = 2**19  # bytes that are copied in one go: meanwhile no other thread runs
SEAL = b"logit-lab sha256:"
_SEALED = len(SEAL) + 64
_END = struct.Struct("<4s4H2LH")  # the zip format's end of central directory
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class DamageError(ValueError):
    """Bytes that were ours once, or pretend to be; the argument names the part that is wrong."""


class Contents(NamedTuple):
    """What a file holds."""

    header: dict[str, Any]
    arrays: Arrays


class Writable(Protocol):
    """What bytes can be written to, one after the other."""

    def write(self, data: bytes, /) -> object:
        """Take some."""
        ...


def pack(header: Mapping[str, Any], arrays: Parts, *, compress: bool = True) -> bytes:
    """The bytes that `write_packed` writes."""
    buffer = io.BytesIO()
    write_packed(buffer, header, arrays, compress=compress)
    return buffer.getvalue()


def write_packed(file: Writable, header: Mapping[str, Any], arrays: Parts, *, compress: bool = True) -> None:
    """Write a file from its beginning to its end; no copy is made of what may be large.

    The same contents always give the same bytes.

    Parameters
    ----------
    header : JSON values; "arrays" is added to it
    arrays : float, int64 or uint8, by name
    compress : whether to spend time on making it smaller
    """
    ours = {name: _Member.of(parts) for name, parts in arrays.items()}
    promised = {name: [member.dtype.str, list(member.shape)] for name, member in ours.items()}
    text = np.frombuffer(headers.text_of({**header, "arrays": promised}), dtype=np.uint8)
    sealing = _Sealing(file)
    method = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    with zipfile.ZipFile(cast(IO[bytes], sealing), "w", method) as archive:
        _write(archive, "header", _Member.of(text))
        for name, member in ours.items():
            _write(archive, name, member)
        archive.comment = SEAL + b"0" * 64
    sealing.seal()


class _Sealing:
    """Passes on what is written but for the last 64 bytes, in whose place the hash of all before them comes."""

    def __init__(self, file: Writable) -> None:
        self._file, self._hash, self._held = file, hashlib.sha256(), b""

    def write(self, data: bytes) -> int:
        whole = b"".join((self._held, data))
        self._pass(whole[:-64])
        self._held = whole[-64:]
        return len(data)

    def flush(self) -> None:
        """Nothing waits but what may be the end."""

    def seal(self) -> None:
        self._file.write(self._hash.hexdigest().encode("ascii"))

    def _pass(self, data: bytes) -> None:
        self._hash.update(data)
        self._file.write(data)


def is_sealed(data: bytes) -> bool:
    """Whether the data ends as `pack` ends it; that the hash is right is not said."""
    return data[-_SEALED:-64] == SEAL


def unpack(data: bytes, *, limit: int, endless: Collection[str] = ()) -> Contents:
    """What `pack` was given.

    Parameters
    ----------
    limit : bytes that all arrays may have together
    endless : names of arrays in which nan and infinity have a meaning

    Raises
    ------
    DamageError, ValueError and what else zipfile, zlib and numpy raise of damaged data
        See `core.storage.reading.checked`, which makes one error of them.
    """
    seal = SEAL + hashlib.sha256(memoryview(data)[:-64]).hexdigest().encode("ascii")
    if data[-_SEALED:] != seal:
        raise DamageError("checksum")
    header, arrays = open_archive(data, len(seal), limit=limit, endless=endless)
    promised = headers.of_keys(header.pop("arrays"), *arrays)
    for name, array in arrays.items():
        if promised[name] != [array.dtype.str, list(array.shape)]:
            raise DamageError(name)
    return Contents(header, arrays)


def open_archive(data: bytes, comment: int, *, limit: int, endless: Collection[str] = ()) -> Contents:
    """Header and arrays of an archive with a comment of so many bytes, without a look at its seal."""
    _check_end(data, comment)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {member.filename: member for member in archive.infolist()}
        if len(members) != len(archive.infolist()) or sum(member.file_size for member in members.values()) > limit:
            raise DamageError("archive")
        header = headers.parse(_content(archive, members.pop("header.npy"), most=headers.LONGEST).tobytes())
        arrays = {_name(entry): _content(archive, member, most=limit) for entry, member in members.items()}
    for name, array in arrays.items():
        if array.dtype.kind == "f" and name not in endless and not np.isfinite(array).all():
            raise DamageError(name)
    if not isinstance(header, dict):
        raise DamageError("header")
    return Contents(header, arrays)


class _Member(NamedTuple):
    """An array of a file: the pieces that lie in it one after the other."""

    pieces: Sequence[NDArray[Any]]
    shape: tuple[int, ...]
    dtype: np.dtype[Any]

    @classmethod
    def of(cls, given: NDArray[Any] | Sequence[NDArray[Any]]) -> _Member:
        """Raises ValueError for what has no place in a file."""
        pieces = [given] if isinstance(given, np.ndarray) else given
        first = pieces[0]
        shape = first.shape if isinstance(given, np.ndarray) else (len(pieces), *first.shape)
        dtype = first.dtype.newbyteorder("<")
        alike = all((piece.shape, piece.dtype) == (first.shape, first.dtype) for piece in pieces)
        if dtype.str not in DTYPES or len(shape) > MOST_AXES or not alike:
            raise ValueError(f"no array for a file: {dtype} {shape}")
        return cls(pieces, shape, dtype)


def _write(archive: zipfile.ZipFile, name: str, member: _Member) -> None:
    head = io.BytesIO()
    described = {"descr": member.dtype.str, "fortran_order": False, "shape": member.shape}
    npy.write_array_header_1_0(head, described)
    about = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
    about.compress_type = archive.compression
    with archive.open(about, "w") as entry:
        entry.write(head.getvalue())
        for piece in member.pieces:
            for content in _slices(piece, member.dtype):
                entry.write(content)


def _slices(array: NDArray[Any], dtype: np.dtype[Any]) -> Iterator[bytes]:
    """The bytes of an array, so many at a time; it may lie in memory in any way."""
    flat, most = array.reshape(-1) if array.flags.c_contiguous else array.flat, max(1, SLICE // array.itemsize)
    for start in range(0, array.size, most):
        yield np.asarray(flat[start : start + most], dtype=dtype).tobytes()


def _check_end(data: bytes, comment: int) -> None:
    """The directory must be where it has to be and as short as it can be, before zipfile makes objects of it."""
    start = len(data) - comment - _END.size
    if start < 0:
        raise DamageError("archive")
    magic, disk, first, here, all_, size, offset, length = _END.unpack_from(data, start)
    if (magic, disk, first, length) != (b"PK\5\6", 0, 0, comment) or here != all_:
        raise DamageError("archive")
    if all_ > MEMBERS or offset + size != start:
        raise DamageError("archive")


def _name(entry: str) -> str:
    if not entry.endswith(".npy") or len(entry) > headers.LONGEST_NAME:
        raise DamageError("archive")
    return entry[: -len(".npy")]


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, *, most: int) -> NDArray[Any]:
    """One array; its claimed shape must be exactly what the member holds before anything is made of it."""
    if member.compress_type not in _METHODS or member.file_size > most + 128:
        raise DamageError(member.filename[: headers.LONGEST_NAME])
    with archive.open(member) as file:
        content = file.read(member.file_size + 1)
    stream = io.BytesIO(content)
    if npy.read_magic(stream) != (1, 0):
        raise DamageError("archive")
    shape, fortran, dtype = npy.read_array_header_1_0(stream)
    if dtype.str not in DTYPES or fortran or len(shape) > MOST_AXES:
        raise DamageError("archive")
    if math.prod(shape) * dtype.itemsize != len(content) - stream.tell():
        raise DamageError("archive")
    return np.frombuffer(content, dtype=dtype, offset=stream.tell()).reshape(shape)
