"""A row of pictures of any shape, each with a caption: the stages something goes through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.theme import current
from gui.widgets.pictures import draw_pixels, grey_picture, signed_picture

_GAP = 14
_LOWEST, _TALLEST = 36, 76
_WIDEST = 2.4  # times the height: a long picture is squeezed rather than leaving no room for the others


class Frame(NamedTuple):
    """A picture (h, w): 0 to 1 from paper to ink, or, if signed, -1 to 1; with a caption and a sentence about it."""

    picture: NDArray[Any]
    signed: bool
    caption: str
    tip: str


class FilmStrip(QWidget):
    """Shows frames from left to right, as large as the height allows; a hint while there are none."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self._frames: tuple[Frame, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_frames(self, frames: Sequence[Frame]) -> None:
        """Show these instead."""
        self._frames = tuple(frames)
        self.setAccessibleDescription(", ".join(frame.caption for frame in frames) or self._hint)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, _TALLEST + self.fontMetrics().height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _LOWEST + self.fontMetrics().height() + 4)

    def event(self, event: QEvent) -> bool:
        """Each frame explains itself."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        under = [frame for frame, area in zip(self._frames, self._areas(), strict=True) if area.contains(event.pos())]
        QToolTip.showText(event.globalPos(), under[0].tip if under else "", self)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(current().muted))
        if not self._frames:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._hint)
            return
        for frame, area in zip(self._frames, self._areas(), strict=True):
            self._paint(painter, frame, area)

    def _areas(self) -> list[QRectF]:
        """Each frame's place, its caption's included; all shrink together where the row would be too long."""
        tall = min(_TALLEST, self.height() - self.fontMetrics().height() - 4)
        ratios = [_ratio(frame) for frame in self._frames]
        words = [float(self.fontMetrics().horizontalAdvance(frame.caption)) for frame in self._frames]
        room = self.width() - _GAP * (len(self._frames) - 1)
        while tall > 16 and sum(max(tall * ratio, word) for ratio, word in zip(ratios, words, strict=True)) > room:
            tall -= 2
            words = [min(word, max(24.0, tall * 1.1)) for word in words]
        areas, left = [], 0.0
        for ratio, word in zip(ratios, words, strict=True):
            width = max(tall * ratio, word)
            areas.append(QRectF(left, 0, width, tall + self.fontMetrics().height() + 4))
            left += width + _GAP
        return areas

    def _paint(self, painter: QPainter, frame: Frame, area: QRectF) -> None:
        tall = area.height() - self.fontMetrics().height() - 4
        ratio = _ratio(frame)
        target = QRectF(area.left() + (area.width() - tall * ratio) / 2, 0, tall * ratio, tall)
        draw_pixels(painter, target, _image(frame))
        painter.setPen(QPen(QColor(current().line), 1))
        painter.drawRect(target.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(QColor(current().muted))
        below = QRectF(area.left(), area.bottom() - self.fontMetrics().height(), area.width(), 20)
        words = self.fontMetrics().elidedText(frame.caption, Qt.TextElideMode.ElideRight, int(area.width()) + 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)


def _ratio(frame: Frame) -> float:
    return float(min(frame.picture.shape[1] / frame.picture.shape[0], _WIDEST))


def _image(frame: Frame) -> QImage:
    if frame.signed:
        return signed_picture(frame.picture, 1.0)
    return grey_picture(np.rint(np.clip(frame.picture, 0, 1) * 255).astype(np.uint8))
