"""A widget as a file: a picture at twice its size, or a drawing that scales."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from gui.looks.theme import current


def png_of(widget: QWidget) -> bytes:
    """It as it is seen."""
    picture = QImage(widget.size() * 2, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(2)
    picture.fill(QColor(current().surface))
    widget.render(picture, QPoint())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # text, whatever the stubs say
    return bytes(buffer.data().data())


def svg_of(widget: QWidget) -> bytes:
    """What it paints, as lines and text."""
    buffer, area = QBuffer(), QRect(QPoint(), widget.size())
    writer = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    writer.setOutputDevice(buffer)
    writer.setSize(area.size())
    writer.setResolution(widget.logicalDpiX())
    writer.setViewBox(area)
    painter = QPainter(writer)
    painter.fillRect(area, QColor(current().surface))
    widget.render(painter, QPoint())
    painter.end()
    return bytes(buffer.data().data())
