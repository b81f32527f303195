"""Files as a stranger would forge them: any member, any header, and a seal that is right for it."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from core.storage.container import SEAL


def sealed(data: bytes) -> bytes:
    """The archive, without a comment so far, with the hash that belongs to it."""
    with io.BytesIO(data) as buffer:
        with zipfile.ZipFile(buffer, "a") as archive:
            archive.comment = SEAL + b"0" * 64
        return reseal(buffer.getvalue())


def reseal(data: bytes) -> bytes:
    """The same bytes with the hash made right again."""
    return data[:-64] + hashlib.sha256(data[:-64]).hexdigest().encode()


def members(path: Path) -> dict[str, bytes | None]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archive(contents: dict[str, bytes | None]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in contents.items():
            if content is not None:
                made.writestr(name, content)
    return buffer.getvalue()


def rewrite(
    path: Path, changes: Mapping[str, bytes | None] | None = None, *, seal: bool = True, **more: bytes | None
) -> None:
    """The same file with other members; None leaves one out."""
    data = archive(members(path) | {f"{name}.npy": change for name, change in {**(changes or {}), **more}.items()})
    path.write_bytes(sealed(data) if seal else data)


def npy(array: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=True)
    return buffer.getvalue()


def header_of(path: Path) -> dict[str, Any]:
    with np.load(path, allow_pickle=False) as arrays:
        content: dict[str, Any] = json.loads(arrays["header"].tobytes())
    return content


def header(path: Path, **changes: Any) -> bytes:
    """The file's header with other values, as a member; None for a value of ... leaves it out."""
    values = {name: value for name, value in {**header_of(path), **changes}.items() if value is not ...}
    return npy(np.frombuffer(json.dumps(values).encode(), dtype=np.uint8))


def raw_header(text: str | bytes) -> bytes:
    return npy(np.frombuffer(text if isinstance(text, bytes) else text.encode(), dtype=np.uint8))


def with_shape(path: Path, **shapes: tuple[str, list[int]]) -> bytes:
    """The header that promises other arrays."""
    return header(path, arrays={**header_of(path)["arrays"], **{name: list(what) for name, what in shapes.items()}})
