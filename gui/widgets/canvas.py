"""A square sheet to draw a digit on, with mouse, finger or pen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.looks.theme import Theme, current, mixed
from gui.widgets.drawing import SIDE, Drawing, Sheet, Stroke
from gui.widgets.ink_layer import InkLayer
from gui.widgets.pen_input import PenInput
from gui.widgets.pictures import grey_picture
from gui.widgets.square import SquareWidget

_GUIDE = 40.0  # from the edge to the faint box: a digit fills 20 of its image's 28 pixels
_THINNEST, _WIDEST = 8.0, 40.0


class Canvas(SquareWidget):
    """Strokes are told in a square of 280 by 280 whatever the widget's size.

    `changed` comes with every event that alters the ink; who listens may coalesce. `undo_stack` holds strokes,
    clearing, pictures and drawings laid on from outside.
    """

    changed = Signal()
    strokeFinished = Signal()  # noqa: N815
    digit_pressed = Signal(int)  # a digit's key, while strokes lie here

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, minimum=140, preferred=280)
        self._drawing = Drawing()
        self._input = PenInput(self._drawing, lambda at: self.in_square(at, SIDE))
        # A child only now, because its arrival is an event, and `event` needs the two.
        self._drawing.setParent(self)
        self._drawing.changed.connect(self._refresh)
        self._drawing.changed.connect(self.changed)
        self._drawing.stroke_finished.connect(self.strokeFinished)
        self.undo_stack = self._drawing.undo_stack
        self._ink = InkLayer()
        self._pen_width = 18.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Drawing canvas"))
        self.setAccessibleDescription(self.tr("Draw a digit with mouse, finger or pen; Escape drops the stroke"))

    def strokes(self) -> list[list[tuple[float, float]]]:
        """The points of every stroke, the one being drawn included; none while a picture lies here."""
        return [list(stroke.points) for stroke in self._drawing.sheet.strokes]

    def set_strokes(self, strokes: Sequence[Sequence[tuple[float, float]]]) -> None:
        """Lay a drawing on the canvas in place of what was there."""
        plain = [[(float(x), float(y)) for x, y in stroke] for stroke in strokes]
        drawn = tuple(Stroke(points, [1.0] * len(points)) for points in plain if points)
        self._drawing.lay(Sheet(drawn), self.tr("Lay drawing"))

    def sheet(self) -> Sheet:
        """All that lies here."""
        return self._drawing.sheet

    def lay(self, sheet: Sheet) -> None:
        """Lay a sheet on the canvas in place of what was there."""
        self._drawing.lay(sheet, self.tr("Lay drawing"))

    def picture(self) -> NDArray[np.uint8] | None:
        """The picture that lies here, if any."""
        return self._drawing.sheet.picture

    def picture_is_exact(self) -> bool:
        """Whether the picture's pixels are to be taken as they are."""
        return self._drawing.sheet.exact

    def set_picture(self, picture: NDArray[Any] | None, *, exact: bool = False) -> None:
        """Lay a grey picture uint8 (h, w), 0 paper and 255 ink, on the canvas, or take it off; a stroke replaces it."""
        if picture is not None or self.picture() is not None:
            kept = None if picture is None else np.array(picture, dtype=np.uint8)
            self._drawing.lay(Sheet(picture=kept, exact=exact), self.tr("Lay picture"))

    def is_empty(self) -> bool:
        """Whether nothing lies here."""
        return self._drawing.sheet.empty

    def clear(self) -> None:
        """Take everything off; can be undone."""
        self._drawing.lay(Sheet(), self.tr("Clear"))

    def pen_width(self) -> float:
        """Width of the line in the square's units."""
        return self._pen_width

    def set_pen_width(self, width: float) -> None:
        """Draw with a line of this width, 8 to 40; strokes that lie here take it too, as a drawing has one pen."""
        bounded = min(max(float(width), _THINNEST), _WIDEST)
        if bounded != self._pen_width:
            self._pen_width = bounded
            self.update()
            if self._drawing.sheet.strokes:
                self.changed.emit()

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if self.isEnabled() and self._input.take(event):
            return True
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._drawing.is_live:
            # The override keeps a window's own Escape from being pressed before the key itself comes.
            if kind == QEvent.Type.KeyPress:
                self._drawing.cancel()
            event.accept()
            return True
        if kind in (QEvent.Type.Hide, QEvent.Type.EnabledChange):
            self._input.let_go()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text()
        if digit.isascii() and digit.isdecimal() and self.strokes():
            self.digit_pressed.emit(int(digit))
        else:
            super().keyPressEvent(event)

    def _refresh(self) -> None:
        """Paint again what can have changed: of a stroke that goes on, where its end is."""
        grown, square = self._drawing.grown, self.square()
        if grown is None:
            self.update()
            return
        scale = square.width() / SIDE
        area = self._ink.end_of(grown)
        seen = QRectF(area.x() * scale, area.y() * scale, area.width() * scale, area.height() * scale)
        self.update(seen.translated(square.topLeft()).toAlignedRect().adjusted(-2, -2, 2, 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square, theme = self.square(), current()
        outline = QPainterPath()
        outline.addRoundedRect(square.adjusted(1, 1, -1, -1), 8, 8)
        painter.fillPath(outline, QColor(theme.paper if self.isEnabled() else theme.window))
        painter.save()
        painter.setClipPath(outline)
        painter.translate(square.topLeft())
        painter.scale(square.width() / SIDE, square.width() / SIDE)
        self._paint_content(painter, theme)
        painter.restore()
        if self.is_empty():  # in letters as large as all others, however small the sheet
            painter.setPen(QColor(theme.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            rim = _GUIDE * square.width() / SIDE
            painter.drawText(square.adjusted(rim, rim, -rim, -rim), flags, self.tr("Draw a digit here"))
        painter.setPen(QPen(QColor(theme.accent), 2) if self.hasFocus() else QPen(QColor(theme.line), 1))
        painter.drawPath(outline)

    def _paint_content(self, painter: QPainter, theme: Theme) -> None:
        sheet = self._drawing.sheet
        if sheet.picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(_centred(sheet.picture.shape), grey_picture(sheet.picture))
            return
        painter.setPen(QPen(QColor(mixed(theme.paper, theme.line, 0.7)), 1))
        painter.drawRoundedRect(QRectF(_GUIDE, _GUIDE, SIDE - 2 * _GUIDE, SIDE - 2 * _GUIDE), 6, 6)
        self._ink.fit(self.square().width(), self.devicePixelRatioF(), colour=theme.ink, pen=self._pen_width)
        self._ink.paint(painter, sheet.strokes)


def _centred(shape: tuple[int, ...]) -> QRectF:
    """Where in the square a picture of this shape (h, w) lies, as large as fits."""
    height, width = shape
    scale = SIDE / max(1, height, width)
    return QRectF((SIDE - width * scale) / 2, (SIDE - height * scale) / 2, width * scale, height * scale)
