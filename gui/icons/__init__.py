"""The pictures on buttons: line drawings in any colour, sharp at any scale."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parent
APPLICATION = FOLDER / "logit-lab.svg"
LINE_SIZES = (16, 20, 32, 40)  # those of buttons, and what screens of double density show for them
APPLICATION_SIZES = (16, 24, 32, 48, 64, 128, 256)
FADED = 0.38  # opacity of what cannot be pressed


@lru_cache(maxsize=256)
def icon(name: str, color: str) -> QIcon:
    """The line drawing of that name in that colour (`#rrggbb`), paler where it is disabled."""
    renderer = _renderer((FOLDER / f"{name}.svg").read_bytes(), color)
    made = QIcon()
    for size in LINE_SIZES:
        pixmap = _drawn(renderer, size)
        made.addPixmap(pixmap, QIcon.Mode.Normal)
        made.addPixmap(_faded(pixmap), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=1)
def application_icon() -> QIcon:
    """The program's own."""
    renderer = _renderer(APPLICATION.read_bytes(), "#000000")
    made = QIcon()
    for size in APPLICATION_SIZES:
        made.addPixmap(_drawn(renderer, size))
    return made


def names() -> tuple[str, ...]:
    """The line drawings there are."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.svg") if path != APPLICATION))


def _renderer(svg: bytes, color: str) -> QSvgRenderer:
    # Qt reads only a part of CSS: it takes currentColor for black.
    return QSvgRenderer(QByteArray(svg.replace(b"currentColor", QColor(color).name().encode())))


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap


def _faded(pixmap: QPixmap) -> QPixmap:
    paler = QPixmap(pixmap.size())
    paler.fill(Qt.GlobalColor.transparent)
    painter = QPainter(paler)
    painter.setOpacity(FADED)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return paler
