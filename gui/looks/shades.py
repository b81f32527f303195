"""Shades of signed numbers, in the theme's colours."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gui.looks.theme import Theme, channels, current

_STEPS = 255  # shades on each side of neutral: as many as a screen can show


def signed_rgb(values: NDArray[Any], limit: float) -> NDArray[np.uint8]:
    """Colours (..., 3) of signed numbers: `negative` at -limit, `neutral` at 0, `positive` at +limit and beyond."""
    numbers = np.asarray(values, dtype=np.float64)
    parts = np.clip(numbers, -limit, limit) / limit if limit > 0 else np.zeros_like(numbers)
    scaled = np.nan_to_num(parts * _STEPS, nan=0.0)
    shades: NDArray[np.uint8] = _signed_table(current())[np.rint(scaled).astype(np.intp) + _STEPS]
    return shades


@lru_cache(maxsize=4)
def _signed_table(theme: Theme) -> NDArray[np.uint8]:
    stops = [channels(colour) for colour in (theme.negative, theme.neutral, theme.positive)]
    at = np.linspace(-1.0, 1.0, 2 * _STEPS + 1)
    parts = [np.interp(at, (-1.0, 0.0, 1.0), channel) for channel in zip(*stops, strict=True)]
    table: NDArray[np.uint8] = np.rint(np.stack(parts, axis=1)).astype(np.uint8)
    return table
