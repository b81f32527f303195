"""The one door to pyqtgraph: imported without having PySide6 make every class it has.

On import pyqtgraph copies all names of QtCore, QtGui and QtWidgets into mirrors of its own. PySide6 makes a class when
it is first asked for; to ask for all of them takes 15 MB and a tenth of a second, and a window needs few of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from PySide6 import QtCore, QtGui, QtWidgets

MIRRORED = QtCore, QtGui, QtWidgets


class _Mirror(ModuleType):
    """A module of pyqtgraph's that has what PySide6's has, once it is asked for, and what pyqtgraph adds."""

    def __init__(self, name: str, source: ModuleType) -> None:
        super().__init__(name)
        self._source = source

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._source, name)
        setattr(self, name, value)
        return value


@contextmanager
def _frugal() -> Iterator[None]:
    """While pyqtgraph is imported its mirrors are ours, and PySide6's modules list no names to be copied."""
    kept = [vars(source).get("__dir__") for source in MIRRORED]
    for source in MIRRORED:
        name = source.__name__.replace("PySide6", "pyqtgraph.Qt")
        sys.modules[name] = _Mirror(name, source)
        vars(source)["__dir__"] = list
    try:
        yield
    finally:
        for source, before in zip(MIRRORED, kept, strict=True):
            del vars(source)["__dir__"]
            if before is not None:
                vars(source)["__dir__"] = before


if "pyqtgraph" in sys.modules:
    import pyqtgraph as pg
else:
    with _frugal():
        import pyqtgraph as pg

__all__ = ["pg"]
