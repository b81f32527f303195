"""Numbers as the user writes them."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def percent(share: float, digits: int = 1) -> str:
    """A share as a percentage in the user's way of writing numbers."""
    return f"{QLocale().toString(100 * share, 'f', digits)} %"


def count(number: int) -> str:
    """A whole number."""
    return QLocale().toString(int(number))


def figure(number: float, digits: int = 4) -> str:
    """A number with so many digits behind the point."""
    return QLocale().toString(float(number), "f", digits)


def chance(p: float) -> str:
    """A p-value: two digits, or that it is less than what anybody would doubt."""
    return f"< {figure(0.0001)}" if p < 0.0001 else figure(p, 4 if p < 0.1 else 2)
