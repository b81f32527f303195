"""The style sheet, made of a theme's tokens; what Qt draws well by itself it leaves alone."""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from dataclasses import asdict
from functools import lru_cache
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QDir, QFile, QIODevice, QPointF, QSaveFile, QStandardPaths, Qt, QTemporaryDir
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

if TYPE_CHECKING:
    from gui.looks.theme import Theme

_BASE = """
*[heading="true"] { color: $muted; font-weight: 600; }
*[muted="true"] { color: $muted; }
*[card="true"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
*[card="true"]:focus { border-color: $accent; }

HintBar { margin: 6px 10px 0px 10px; }
MessageBar[tone="good"] QLabel { color: $good; }
MessageBar[tone="warning"] QLabel { color: $warning; }
MessageBar[tone="error"] QLabel { color: $error; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 6px; }

QPushButton {
    background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px; padding: 4px 12px;
    min-height: 18px;
}
QPushButton:hover { background: $raised; }
QPushButton:pressed, QPushButton:checked { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 3px 11px; }
QPushButton[narrow="true"] { padding: 4px 2px; }
QPushButton[narrow="true"]:focus { padding: 3px 1px; }
QPushButton:disabled { background: $window; color: $faded; border-color: $line; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[primary="true"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[primary="true"]:focus { border: 2px solid $text; padding: 3px 11px; }
QPushButton[primary="true"]:disabled { background: $raised; color: $faded; border-color: $line; }
QPushButton::menu-indicator { image: none; }

QToolButton {
    background: transparent; color: $text; border: 1px solid transparent; border-radius: 6px; padding: 4px 8px;
}
QToolButton:hover { background: $raised; }
QToolButton:pressed, QToolButton:checked { background: $line; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton:disabled { color: $faded; }
QToolButton::menu-indicator { image: none; }

QToolButton[chip="true"] { border: 1px solid $line; padding: 2px 0px; min-width: 22px; }
QToolButton[chip="true"][narrow="true"] { min-width: 14px; }
QToolButton[chip="true"][implied="true"] { border-color: $accent; }
QToolButton[chip="true"]:checked { background: $accent; color: $on_accent; border-color: $accent; }
QToolButton[chip="true"]:disabled { border-color: transparent; }
QToolButton[chip="true"]:focus { border-color: $accent; }
QToolButton[chip="true"][implied="true"]:focus, QToolButton[chip="true"]:checked:focus { border-color: $text; }

QProgressBar { background: $raised; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; color: $text; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent; padding: 6px 12px;
}
QTabWidget QTabWidget QTabBar::tab { padding: 6px 8px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { background: $raised; border-top-left-radius: 6px; border-top-right-radius: 6px; }
QTabBar::tab:disabled { color: $faded; }

QMenu { background: $surface; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $faded; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenuBar { background: $window; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $raised; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QCheckBox, QRadioButton { spacing: 7px; }
QCheckBox:disabled, QRadioButton:disabled { color: $faded; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal {
    width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: $surface; border: 1px solid $edge;
}
QSlider::handle:horizontal:hover { border: 1px solid $accent; background: $raised; }
QSlider::handle:horizontal:focus { width: 12px; height: 12px; border: 2px solid $accent; background: $raised; }
QSlider::sub-page:horizontal:disabled { background: $edge; }

QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: 9px; padding-top: 6px; }
QGroupBox::title { subcontrol-origin: margin; left: 8px; padding: 0 4px; color: $muted; }

QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
QStatusBar::item { border: none; }
QHeaderView::section {
    background: $window; color: $muted; border: none; border-bottom: 1px solid $line; padding: 4px 6px;
}
QTableView, QTreeView, QListView { border: 1px solid $line; border-radius: 6px; gridline-color: $line; }
QTextEdit, QPlainTextEdit { background: $surface; border: 1px solid $line; border-radius: 6px; }
QTableView:focus, QTreeView:focus, QListView:focus, QTextEdit:focus, QPlainTextEdit:focus { border-color: $accent; }
"""

_FIELDS = """
QLineEdit, QAbstractSpinBox, QComboBox {
    background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px; padding: 3px 6px; min-height: 18px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $muted; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid $accent; padding: 2px 5px; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    background: $window; color: $faded; border-color: $line;
}
QAbstractSpinBox { padding-right: 22px; qproperty-alignment: 'AlignRight | AlignVCenter'; }
QAbstractSpinBox:focus { padding-right: 21px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; width: 22px; border: none; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; border-top-right-radius: 4px; }
QAbstractSpinBox::down-button {
    subcontrol-position: bottom right; margin: 0 2px 2px 0; border-bottom-right-radius: 4px;
}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $raised; }
QAbstractSpinBox::up-button:pressed, QAbstractSpinBox::down-button:pressed { background: $line; }
QAbstractSpinBox::up-arrow { image: url($up); width: 9px; height: 9px; }
QAbstractSpinBox::down-arrow { image: url($down); width: 9px; height: 9px; }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off { image: url($up_faded); }
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off { image: url($down_faded); }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { padding: 4px 2px; }
QComboBox::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: 18px; border: none; }
QComboBox::down-arrow { image: url($down); width: 10px; height: 10px; }
QComboBox::down-arrow:disabled { image: url($down_faded); }
QCheckBox::indicator, QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid $edge; background: $surface; border-radius: 4px;
}
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $muted; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($check); }
QCheckBox::indicator:checked:focus { border-color: $text; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 6px; height: 6px; background: $on_accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $window; border-color: $line; }
QCheckBox::indicator:checked:disabled { background: $edge; border-color: $edge; }
QRadioButton::indicator:checked:disabled { border: 5px solid $edge; background: $window; }
QComboBox QAbstractItemView {
    background: $surface; color: $text; border: 1px solid $line; padding: 3px; outline: none;
    selection-background-color: $accent; selection-color: $on_accent;
}
"""


_SHAPES = {
    "up": ((2, 6.6), (5, 3.4), (8, 6.6)),
    "down": ((2, 3.4), (5, 6.6), (8, 3.4)),
    "check": ((1.8, 5.2), (4.2, 7.6), (8.4, 2.8)),
}


def style_sheet(theme: Theme) -> str:
    """The whole sheet in this theme's colours."""
    from gui.looks.theme import disabled_text, mixed

    edge = mixed(theme.line, theme.muted, 0.35)
    tokens = {**asdict(theme), "faded": disabled_text(theme), "edge": edge}
    sheet = Template(_BASE).substitute(tokens)
    pictures = _pictures(theme.muted, edge, theme.on_accent)
    # Without its pictures a styled field has no arrows at all; then Fusion's own fields are better.
    return sheet + Template(_FIELDS).substitute(tokens, **pictures) if pictures else sheet


@lru_cache(maxsize=4)
def _pictures(plain: str, faded: str, on_accent: str) -> dict[str, str]:
    """Names of the small pictures by token (a sheet takes files only); nothing where they cannot be written."""
    wanted = {
        "up": ("up", plain),
        "down": ("down", plain),
        "up_faded": ("up", faded),
        "down_faded": ("down", faded),
        "check": ("check", on_accent),
    }
    files = {
        f"{shape}-{colour[1:]}{suffix}": _stroked(_SHAPES[shape], colour, scale=scale)
        for shape, colour in wanted.values()
        for scale, suffix in ((1, ".png"), (2, "@2x.png"))
    }
    for folder in _folders():
        if all(_lies_in(folder, name, data) for name, data in files.items()):
            # By a prefix of Qt's: the folder's own name may hold what a sheet reads as its end.
            if folder.path() not in QDir.searchPaths("pictures"):
                QDir.addSearchPath("pictures", folder.path())
            return {token: f"pictures:{shape}-{colour[1:]}.png" for token, (shape, colour) in wanted.items()}
    return {}


def _folders() -> Iterator[QDir]:
    # Where a program that is killed leaves nothing that the next one would not use.
    cache = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    yield QDir(f"{cache}/logit-lab/pictures")
    spare = QTemporaryDir()
    # At the interpreter's end nothing says that Qt's own clean-up still comes to it.
    atexit.register(spare.remove)
    yield QDir(spare.path())


def _lies_in(folder: QDir, name: str, data: bytes) -> bool:
    there = QFile(folder.filePath(name))
    if there.open(QIODevice.OpenModeFlag.ReadOnly) and there.read(len(data) + 1).data() == data:
        return True
    file = QSaveFile(folder.filePath(name))
    return folder.mkpath(".") and file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(data) > 0 and file.commit()


def _stroked(points: tuple[tuple[float, float], ...], colour: str, *, scale: int) -> bytes:
    picture = QPixmap(10 * scale, 10 * scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.setPen(QPen(QColor(colour), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline([QPointF(x, y) for x, y in points])
    painter.end()
    data = QBuffer()
    data.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(data, "PNG")
    return bytes(data.data().data())
