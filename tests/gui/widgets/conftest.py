"""What widget tests share: the light theme, and a widget shown at a known size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from gui.looks.theme import LIGHT, apply_theme, current


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    if qapp.styleSheet() == "" or current() is not LIGHT:
        apply_theme(qapp, "light")


@pytest.fixture
def colours() -> Callable[[QImage], Counter[str]]:
    """Counts an image's pixels by colour, as `#rrggbb`."""

    def count(image: QImage) -> Counter[str]:
        plain = image.convertToFormat(QImage.Format.Format_RGB32)
        values = np.frombuffer(plain.constBits(), dtype=np.uint32) & 0xFFFFFF
        found, counts = np.unique(values, return_counts=True)
        return Counter({f"#{value:06x}": int(number) for value, number in zip(found, counts, strict=True)})

    return count


@pytest.fixture
def shown(qtbot: Any) -> Callable[[QWidget, int, int], Any]:
    """Shows a widget at a size and waits until it is there; the test's end takes it away."""

    def show(widget: QWidget, width: int, height: int) -> Any:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            QWidget.show(widget)
        return widget

    return show
