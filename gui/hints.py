"""Whether what the pointer rests on explains itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject


class _Silence(QObject):
    """Keeps every tool tip from coming up."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.ToolTip


def show_hints(shown: bool) -> None:
    """Let tool tips come up, or not; nothing sits between Qt and its events while they may."""
    application = QCoreApplication.instance()
    if application is None:
        return
    silence = next(iter(application.findChildren(_Silence)), None)
    if shown and silence is not None:
        application.removeEventFilter(silence)
        silence.setParent(None)
    elif not shown and silence is None:
        application.installEventFilter(_Silence(application))
