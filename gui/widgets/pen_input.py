"""One pen from three devices: mouse, touch and tablet become press, move, release and cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QMouseEvent, QTabletEvent, QTouchEvent

_MOUSE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
}
_TOUCH = {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}
_TABLET = {QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease}
_POINTERS = {QInputDevice.DeviceType.Mouse, QInputDevice.DeviceType.TouchPad, QInputDevice.DeviceType.Unknown}

_MIDDLE_PRESSURE = 0.5  # draws the pen's own width, as a mouse does


class Drawable(Protocol):
    """What a pen draws on; the swell is how much wider than the pen's width the line is."""

    def begin(self, point: tuple[float, float], swell: float) -> None:
        """Begin a stroke."""

    def extend(self, point: tuple[float, float], swell: float) -> None:
        """Go on with it."""

    def finish(self) -> None:
        """End it."""

    def cancel(self) -> None:
        """Take it off again."""


class PenInput:
    """Takes the events of one widget; the device that began a stroke owns it until it ends.

    `place` says where on the target a point of the widget lies.
    """

    def __init__(self, target: Drawable, place: Callable[[QPointF], tuple[float, float]]) -> None:
        self._target, self._place = target, place
        self._owner: str | None = None
        self._finger = -1

    def take(self, event: QEvent) -> bool:
        """Whether the event was a pen's; if so it is accepted and told to the target."""
        kind = event.type()
        if kind in _MOUSE and isinstance(event, QMouseEvent):
            return self._take_mouse(event)
        if kind in _TOUCH and isinstance(event, QTouchEvent):
            return self._take_touch(event)
        if kind in _TABLET and isinstance(event, QTabletEvent):
            return self._take_tablet(event)
        return False

    def let_go(self) -> None:
        """End the stroke now; what its device still does until it presses anew draws nothing."""
        self._owner = None
        self._target.finish()

    def _take_mouse(self, event: QMouseEvent) -> bool:
        # Qt and Windows make mouse events out of touch and tablet ones; those were drawn already.
        if event.deviceType() not in _POINTERS:
            return True
        left = Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseMove:
            # A release can be lost to another window.
            self._go_on("mouse", event.position(), 1.0 if event.buttons() & left else 0.0)
        elif event.button() != left:
            return False
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._end("mouse")
        else:
            self._begin("mouse", event.position())
        event.accept()
        return True

    def _take_tablet(self, event: QTabletEvent) -> bool:
        swell = 1.0 + 0.6 * (event.pressure() - _MIDDLE_PRESSURE)
        if event.type() == QEvent.Type.TabletMove:
            self._go_on("tablet", event.position(), swell)
        elif event.type() == QEvent.Type.TabletRelease:
            self._end("tablet")
        elif event.button() == Qt.MouseButton.LeftButton:
            self._begin("tablet", event.position(), swell)
        event.accept()
        return True

    def _take_touch(self, event: QTouchEvent) -> bool:
        if event.type() == QEvent.Type.TouchCancel and self._owner == "touch":
            self._owner = None
            self._target.cancel()
        for point in event.points():
            self._take_finger(point, first=event.type() == QEvent.Type.TouchBegin)
        event.accept()
        return True

    def _take_finger(self, point: QEventPoint, first: bool) -> None:
        if first and point.state() == QEventPoint.State.Pressed:
            self._finger = point.id()
            self._begin("touch", point.position())
        elif point.id() == self._finger and point.state() == QEventPoint.State.Updated:
            self._go_on("touch", point.position(), 1.0)
        elif point.id() == self._finger and point.state() == QEventPoint.State.Released:
            self._end("touch")

    def _begin(self, device: str, at: QPointF, swell: float = 1.0) -> None:
        if self._owner in (None, device):
            self._owner = device
            self._target.begin(self._place(at), swell)

    def _go_on(self, device: str, at: QPointF, swell: float) -> None:
        if self._owner == device and swell > 0:
            self._target.extend(self._place(at), swell)
        elif self._owner == device:
            self._end(device)

    def _end(self, device: str) -> None:
        if self._owner == device:
            self.let_go()
