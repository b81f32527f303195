"""Qt's own states, brought back from a file that anybody may have edited: looked through before Qt may believe them."""

from __future__ import annotations

import struct

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QWidget

MOST = 32_767  # pixels; no screen is wider
LEAST_SEEN = 100  # pixels of a window each way that must be on a screen
_HEAD = struct.Struct(">iiI")  # what a splitter's state begins with: a mark, a version, and how many sizes follow
_MARK = 0xFF


def restore_geometry(window: QWidget, geometry: QByteArray) -> bool:
    """Put a window where it was; whether it can be seen there. One that is not is left where it stood before."""
    before = window.geometry()
    if not window.restoreGeometry(geometry):
        return False
    there = window.geometry()
    shown = [screen.availableGeometry().intersected(there) for screen in QGuiApplication.screens()]
    if any(min(part.width(), part.height()) >= LEAST_SEEN for part in shown) and max(there.size().toTuple()) <= MOST:
        return True
    window.setGeometry(before)
    return False


def restore_splitter(splitter: QSplitter, state: QByteArray) -> bool:
    """Give a splitter its sizes again, and nothing else that a state can say; whether that could be done."""
    said, own, end = bytes(state.data()), bytes(splitter.saveState().data()), _HEAD.size + 4 * splitter.count()
    if not _is_sound(said, splitter.count()):
        return False
    return splitter.restoreState(QByteArray(own[: _HEAD.size] + said[_HEAD.size : end] + own[end:]))


def _is_sound(state: bytes, parts: int) -> bool:
    if len(state) < _HEAD.size + 4 * parts:
        return False
    mark, _, count = _HEAD.unpack_from(state)
    sizes = struct.unpack_from(f">{parts}i", state, _HEAD.size)
    return bool(mark == _MARK and count == parts and all(-1 <= size <= MOST for size in sizes) and any(sizes))
