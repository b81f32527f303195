"""How the window was left: its place, its columns, the settings of the next run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from core.config import Config
from core.errors import CoreError
from gui.lab import Lab
from gui.looks.room import LEAST
from gui.session.restoring import restore_splitter
from gui.session.settings import Settings

if TYPE_CHECKING:
    from gui.main_window import MainWindow

LEFT, RIGHT = (0.2, 268, 310), (0.23, 276, 380)  # share of the width, and bounds in pixels, of the side columns


class Remembering:
    """Restores at the start what it stored at the end; what no longer fits is left out."""

    def __init__(self, window: MainWindow, lab: Lab, settings: Settings) -> None:
        self._window = window
        self._lab = lab
        self._settings = settings

    def restore(self) -> None:
        """Bring back columns and config; the window has found its place itself."""
        window = self._window
        if not restore_splitter(window.splitter, self._settings.columns()):
            window.splitter.setSizes(_columns(window.width()))
        window.learn.restore(self._settings.layout("learnSplitter"))
        self._lab.moments.visited = self._settings.visited()
        window.curves.show_as(self._settings.view())
        text = self._settings.config()
        if text:
            try:
                self._lab.set_config(Config.from_json(json.loads(text)))
            except (ValueError, TypeError, AttributeError, RecursionError, CoreError):
                self._settings.set_config("")

    def reset(self) -> None:
        """Columns and plots as they are at first; nothing stays folded."""
        window = self._window
        for index in range(window.splitter.count()):
            part = window.splitter.widget(index)
            if part is not None:
                part.show()
        window.splitter.setSizes(_columns(window.width()))
        window.page_layouts.reset()
        window.learn.lay_out()
        window.curves.reset()

    def store(self) -> None:
        """Write down place, columns and config."""
        self._settings.set_geometry(self._window.saveGeometry())
        self._settings.set_columns(self._window.splitter.saveState())
        self._settings.set_visited(self._lab.moments.visited)
        self._settings.set_view(self._window.curves.shown_as())
        self._settings.set_layout("learnSplitter", bytes(self._window.learn.splitter.saveState().data()))
        self._window.page_layouts.store()
        self._settings.turn("hints", self._window.hinting.enabled)
        self._settings.set_config(json.dumps(self._lab.config.to_json()))
        self._settings.sync()


def _columns(width: int) -> list[int]:
    width = max(width, LEAST.width())  # it scrolls where it is narrower
    left, right = (round(min(max(share * width, least), most)) for share, least, most in (LEFT, RIGHT))
    return [left, width - left - right, right]
