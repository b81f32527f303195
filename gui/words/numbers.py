"""Numbers as the user writes them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

translate = QCoreApplication.translate


def percent(share: float, digits: int = 1) -> str:
    """A share as a percentage in the user's way of writing numbers."""
    return translate("numbers", "{n} %").format(n=QLocale().toString(100 * share, "f", digits))


def signed(number: float, digits: int = 2) -> str:
    """A number that always shows its sign, in the user's way of writing numbers."""
    sign = "\N{MINUS SIGN}" if number < 0 else "+"
    return sign + QLocale().toString(abs(number), "f", digits)


def short(number: float, digits: int = 3) -> str:
    """A number of any size in few figures, in the user's way of writing numbers."""
    return QLocale().toString(number, "g", digits)


def count(number: int) -> str:
    """A whole number."""
    return QLocale().toString(int(number))


def figure(number: float, digits: int = 4) -> str:
    """A number with so many digits behind the point."""
    return QLocale().toString(float(number), "f", digits)


def chance(p: float) -> str:
    """What a p-value is: equal to so much, or less than what anybody would doubt."""
    return f"< {figure(0.0001)}" if p < 0.0001 else f"= {figure(p, 4 if p < 0.1 else 2)}"
