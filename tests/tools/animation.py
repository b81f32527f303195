"""Take the README's animation from the real window: `xvfb-run -a python -m tests.tools.animation [FILE]`.

Draws a digit, trains and lets it answer; the frames become an animated PNG that holds of each only what has changed.
"""

from __future__ import annotations

import os
import struct
import sys
import tempfile
import zlib
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage

from core.config import PRESETS
from gui.app import create_window
from gui.lab import Activity

TARGET = Path(__file__).parents[1] / "screenshots" / "learning.png"
SIZE = (1024, 640)
WIDTH = 800  # pixels of the animation
EVERY = 140  # milliseconds between two frames
LAST = 2500  # milliseconds that the last one stays
FIVE = [
    [(185, 60), (115, 60), (100, 130), (140, 115), (185, 140), (190, 180), (165, 220), (125, 228), (90, 210)],
]
Frame = NDArray[np.uint8]


def main(arguments: list[str]) -> int:
    """Act, and write the file."""
    home = tempfile.mkdtemp()  # a first start: no settings, and no runs of an earlier session
    os.environ.update({f"XDG_{name}_HOME": home for name in ("CONFIG", "DATA", "STATE", "CACHE")})
    frames = story()
    target = Path(arguments[0]) if arguments else TARGET
    table = colours(frames[len(frames) // 2])
    target.write_bytes(animated([indexed(frame, table) for frame in frames], table))
    print(f"{target}: {len(frames)} frames, {target.stat().st_size / 1e6:.2f} MB")
    return 0


def story() -> list[QImage]:
    """What is seen while a digit is drawn and a model learns."""
    window = create_window([])
    window.appearance.choose("light")
    window.language.choose("en")
    window.resize(*SIZE)
    window.show()
    frames: list[QImage] = []

    def take() -> None:
        picture = window.grab().toImage()
        frames.append(picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation))

    until(lambda: window.lab.dataset is not None and window.lab.activity is Activity.IDLE)
    take()
    for stroke in FIVE:
        for count in range(2, len(stroke) + 1):
            window.canvas.set_strokes([stroke[:count]])
            pause(EVERY // 2)
            take()
    pause(600)
    take()
    window.lab.set_config(PRESETS["ten_digits"])
    window.lab.train()
    while window.lab.activity is not Activity.IDLE or window.lab.run is None:
        pause(EVERY)
        take()
    pause(500)
    take()
    window.close()
    until(lambda: not window.lab.worker.busy)
    return frames


def colours(frame: QImage) -> list[int]:
    """The 256 colours that do best by this frame."""
    return list(frame.convertToFormat(QImage.Format.Format_Indexed8).colorTable())


def indexed(frame: QImage, table: Sequence[int]) -> Frame:
    """The frame uint8 (h, w) as places in the table."""
    plain = frame.convertToFormat(QImage.Format.Format_Indexed8, list(table), Qt.ImageConversionFlag.ThresholdDither)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    cut: Frame = rows[:, : plain.width()].copy()
    return cut


def animated(frames: Sequence[Frame], table: Sequence[int]) -> bytes:
    """An animated PNG (APNG 1.0, Parmenter and Vukicevic, 2004) of indexed frames."""
    parts = changes(frames)
    height, width = frames[0].shape
    palette = b"".join(struct.pack(">I", colour)[1:] for colour in table)
    chunks = [chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)), chunk(b"PLTE", palette)]
    chunks.append(chunk(b"acTL", struct.pack(">II", len(parts), 0)))
    number = 0
    for index, (part, x, y) in enumerate(parts):
        stays = LAST if index == len(parts) - 1 else EVERY
        place = struct.pack(">IIIIIHHBB", number, part.shape[1], part.shape[0], x, y, stays, 1000, 0, 0)
        chunks.append(chunk(b"fcTL", place))
        data = zlib.compress(b"".join(b"\0" + row.tobytes() for row in part), 9)
        number += 1
        chunks.append(chunk(b"IDAT", data) if index == 0 else chunk(b"fdAT", struct.pack(">I", number) + data))
        number += index > 0
    return b"\x89PNG\r\n\x1a\n" + b"".join([*chunks, chunk(b"IEND", b"")])


def changes(frames: Sequence[Frame]) -> list[tuple[Frame, int, int]]:
    """The first frame whole, then of each the box that differs from the one before, with its left and top."""
    parts = [(frames[0], 0, 0)]
    for before, after in pairwise(frames):
        differs = before != after
        rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
        if len(rows):
            box = after[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            parts.append((box, int(columns[0]), int(rows[0])))
    return parts


def chunk(name: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def until(condition: Callable[[], bool]) -> None:
    """Let the window go on until it is so."""
    while not condition():
        pause(20)


def pause(milliseconds: int) -> None:
    """Let the window go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
