"""The guide's figures, painted in the theme's colours from what the program itself has worked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from core.insight.demonstration import Demonstration
from gui.looks.theme import Theme, current
from gui.widgets.pictures import draw_pixels, grey_picture, signed_picture
from gui.words.numbers import percent

translate = QCoreApplication.translate

WIDTH, HEIGHT = 520, 230
_PLOT = QRectF(52, 30, WIDTH - 72, HEIGHT - 66)
Floats = NDArray[np.float64]
Curve = tuple[Floats, str, str]  # values, colour, name


def figure(name: str, shown: Demonstration | None, scale: float) -> QImage:
    """The figure of that name, for a screen of that many pixels a point; an empty sheet until it is worked out."""
    image = QImage(round(WIDTH * scale), round(HEIGHT * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    theme = current()
    image.fill(QColor(theme.surface))
    if shown is not None and name in _PAINTERS:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _PAINTERS[name](painter, shown, theme)
        painter.end()
    return image


def names() -> tuple[str, ...]:
    """The figures there are."""
    return tuple(_PAINTERS)


def _sigmoid(painter: QPainter, shown: Demonstration, theme: Theme) -> None:
    curves = [
        (shown.chances, theme.train, translate("figures", "probability p")),
        (shown.slopes, theme.validation, translate("figures", "its slope, p (1 − p)")),
    ]
    _axes(painter, theme, below=translate("figures", "logit z"), ends=("−6", "6"), heights=("0", "1"))
    _draw(painter, theme, shown.logits, curves=curves, top=1.0)


def _loss(painter: QPainter, shown: Demonstration, theme: Theme) -> None:
    curves = [
        (shown.costs, theme.train, translate("figures", "it is the digit: −log p")),
        (shown.opposite, theme.validation, translate("figures", "it is not: −log (1 − p)")),
    ]
    _axes(painter, theme, below=translate("figures", "logit z"), ends=("−6", "6"), heights=("0", "6"))
    _draw(painter, theme, shown.logits, curves=curves, top=6.0)


def _curves(painter: QPainter, shown: Demonstration, theme: Theme) -> None:
    top = float(shown.losses.max())
    loss, share = translate("figures", "loss"), translate("figures", "accuracy, at last {share}")
    named = share.format(share=percent(float(shown.accuracies[-1])))
    curves = [(shown.losses / top, theme.train, loss), (shown.accuracies, theme.validation, named)]
    last = str(round(float(shown.epochs[-1])))
    _axes(painter, theme, below=translate("figures", "epoch"), ends=("1", last), heights=("0", ""))
    _draw(painter, theme, shown.epochs, curves=curves, top=1.05)


def _shrinking(painter: QPainter, shown: Demonstration, theme: Theme) -> None:
    pictures = [grey_picture(image) for pair in zip(shown.digits, shown.small, strict=True) for image in pair]
    names = ("28 × 28", "8 × 8") * 2
    _row(painter, theme, pictures, names=names, side=106.0)


def _weights(painter: QPainter, shown: Demonstration, theme: Theme) -> None:
    limit = float(np.abs(shown.weights).max())
    words = translate("figures", "orange: ink here speaks for 1, blue: for 0")
    _row(painter, theme, [signed_picture(shown.weights, limit)], names=(words,), side=180.0)


_PAINTERS: dict[str, Callable[[QPainter, Demonstration, Theme], None]] = {
    "sigmoid": _sigmoid, "loss": _loss, "shrinking": _shrinking, "curves": _curves, "weights": _weights,
}  # fmt: skip


def _axes(painter: QPainter, theme: Theme, *, below: str, ends: tuple[str, str], heights: tuple[str, str]) -> None:
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.drawLine(_PLOT.bottomLeft(), _PLOT.bottomRight())
    painter.drawLine(_PLOT.bottomLeft(), _PLOT.topLeft())
    painter.setPen(QColor(theme.muted))
    under = QRectF(_PLOT.left(), _PLOT.bottom() + 4, _PLOT.width(), 24)
    for text, where in zip((ends[0], below, ends[1]), ("AlignLeft", "AlignHCenter", "AlignRight"), strict=True):
        painter.drawText(under, Qt.AlignmentFlag[where], text)
    for text, y in zip(heights, (_PLOT.bottom(), _PLOT.top()), strict=True):
        painter.drawText(QRectF(0, y - 10, _PLOT.left() - 6, 20), Qt.AlignmentFlag.AlignRight, text)


def _draw(painter: QPainter, theme: Theme, across: Floats, *, curves: Sequence[Curve], top: float) -> None:
    xs = _PLOT.left() + (across - across[0]) / (across[-1] - across[0]) * _PLOT.width()
    left = _PLOT.left() + 8
    for values, colour, name in curves:
        ys = _PLOT.bottom() - np.clip(values / top, 0.0, 1.0) * _PLOT.height()
        painter.setPen(QPen(QColor(colour), 2))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in zip(xs, ys, strict=True)]))
        painter.drawLine(QPointF(left, 14), QPointF(left + 20, 14))
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(left + 26, 18), name)
        left += 48 + painter.fontMetrics().horizontalAdvance(name)


def _row(painter: QPainter, theme: Theme, pictures: Sequence[QImage], *, names: Sequence[str], side: float) -> None:
    gap = (WIDTH - side * len(pictures)) / (len(pictures) + 1)
    top = (HEIGHT - side) / 2 - 12
    for index, (picture, name) in enumerate(zip(pictures, names, strict=True)):
        place = QRectF(gap + index * (side + gap), top, side, side)
        draw_pixels(painter, place, picture)
        painter.setPen(QColor(theme.line))
        painter.drawRect(place)
        painter.setPen(QColor(theme.muted))
        painter.drawText(
            QRectF(place.center().x() - WIDTH / 2, place.bottom() + 6, WIDTH, 24), Qt.AlignmentFlag.AlignHCenter, name
        )
