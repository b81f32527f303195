"""A hue for each run: the same in plots, lists and marks, told apart by colour-blind people as far as ten can be."""

from __future__ import annotations

from gui.looks.theme import Theme, mixed

_LIGHT = ("#2b6cd4", "#d0680c", "#12805a", "#a03fb0", "#b5384a", "#0b8296", "#7d6a00", "#6550c8", "#8a5236", "#5c6877")
_DARK = ("#6aa5f8", "#f0a04b", "#4fc795", "#d68ae4", "#f4858a", "#4fc3d6", "#cdb84a", "#a493f5", "#cf9a7c", "#a3aebd")


def hue(number: int, theme: Theme) -> str:
    """The colour of the run with this number, from 1."""
    palette = _DARK if theme.dark else _LIGHT
    return palette[(number - 1) % len(palette)]


def tint(colour: str, theme: Theme) -> str:
    """A paler shade: training beside validation, or what lies behind."""
    return mixed(colour, theme.surface, 0.55)
