"""The colours of the window: sets of named tokens, and one place that makes Qt wear them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from gui.looks.style_sheet import style_sheet

Choice = Literal["system", "light", "dark", "contrast"]


@dataclass(frozen=True)
class Theme:
    """Colours by what they are for, as `#rrggbb`."""

    dark: bool
    window: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_hover: str
    good: str
    warning: str
    error: str
    train: str
    validation: str
    paper: str
    ink: str
    positive: str
    negative: str
    neutral: str


LIGHT = Theme(
    dark=False,
    window="#f3f5f8",
    surface="#ffffff",
    raised="#e9edf3",
    line="#d3d9e3",
    text="#1c2430",
    muted="#566173",
    accent="#3157c8",
    on_accent="#ffffff",
    accent_hover="#2747aa",
    good="#17754a",
    warning="#8a5a00",
    error="#b92b32",
    train="#2b6cd4",
    validation="#d0680c",
    paper="#ffffff",
    ink="#18202c",
    positive="#c85204",
    negative="#1f62b8",
    neutral="#f5f5f4",
)

DARK = Theme(
    dark=True,
    window="#161a21",
    surface="#1d222b",
    raised="#2a313d",
    line="#39424f",
    text="#e4e9f0",
    muted="#9ca8b8",
    accent="#7ba2f7",
    on_accent="#10151e",
    accent_hover="#9ab8fa",
    good="#56c491",
    warning="#e3ae55",
    error="#f4858a",
    train="#6aa5f8",
    validation="#f0a04b",
    paper="#11151b",
    ink="#eef2f7",
    positive="#ff9a44",
    negative="#5ba3ff",
    neutral="#21262e",
)

CONTRAST = Theme(
    dark=True,
    window="#000000",
    surface="#000000",
    raised="#1a1a1a",
    line="#8c8c8c",
    text="#ffffff",
    muted="#dadada",
    accent="#ffe14d",
    on_accent="#000000",
    accent_hover="#fff0a0",
    good="#6df2b0",
    warning="#ffcf5c",
    error="#ffa3a8",
    train="#7cc0ff",
    validation="#ffb347",
    paper="#000000",
    ink="#ffffff",
    positive="#ffa31a",
    negative="#6bb2ff",
    neutral="#1a1a1a",
)


class _Follower(QObject):
    """Belongs to the application: remembers the choice and follows the system's scheme where it says "system"."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("themeFollower")
        self.choice: Choice = "system"
        self.theme = LIGHT
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def _follow(self) -> None:
        app = QApplication.instance()
        if self.choice == "system" and isinstance(app, QApplication):
            self.wear(app)

    def wear(self, app: QApplication) -> None:
        self.theme = _chosen(app, self.choice)
        app.setPalette(_palette(self.theme))
        app.setStyleSheet(style_sheet(self.theme))


def apply_theme(app: QApplication, choice: Choice) -> Theme:
    """Dress the whole application; "system" goes on following the system until another choice is made."""
    follower = _follower(app) or _Follower(app)
    follower.choice = choice
    app.styleHints().setColorScheme(
        {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "contrast": Qt.ColorScheme.Dark}.get(
            choice, Qt.ColorScheme.Unknown
        )
    )
    # Where the platform has no say (bare X11, offscreen) the hint changes nothing, so the palette is always our own.
    follower.wear(app)
    return follower.theme


def current() -> Theme:
    """The theme worn now; the light one before any was applied."""
    app = QApplication.instance()
    follower = _follower(app) if isinstance(app, QApplication) else None
    return follower.theme if follower else LIGHT


@lru_cache(maxsize=1024)
def mixed(one: str, other: str, share: float) -> str:
    """The colour that has `share` (0 to 1) of the second colour and the rest of the first."""
    parts = zip(channels(one), channels(other), strict=True)
    return QColor(*(round(a + (b - a) * share) for a, b in parts)).name()


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    parsed = QColor(colour)
    return parsed.red(), parsed.green(), parsed.blue()


def _chosen(app: QApplication, choice: Choice) -> Theme:
    if choice != "system":
        return {"dark": DARK, "contrast": CONTRAST}.get(choice, LIGHT)
    if _wants_contrast(app):
        return CONTRAST
    return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _wants_contrast(app: QApplication) -> bool:
    """Whether the system asks for high contrast, where this Qt (6.10 and newer) can tell."""
    accessibility = getattr(app.styleHints(), "accessibility", None)
    preference = accessibility().contrastPreference() if accessibility else None
    return getattr(preference, "name", "") == "HighContrast"


def _follower(app: QApplication) -> _Follower | None:
    found = app.findChild(QObject, "themeFollower")
    return found if isinstance(found, _Follower) else None


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.surface,
        role.Midlight: theme.raised,
        role.Mid: theme.line,
        role.Dark: mixed(theme.line, theme.muted, 0.5),
        role.Shadow: mixed(theme.line, theme.muted, 0.8),
    }
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    faded = QColor(disabled_text(theme))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, faded)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.line))
    return palette


def disabled_text(theme: Theme) -> str:
    """The colour of words that cannot be used now: paler than muted, and still readable."""
    return mixed(theme.muted, theme.window, 0.25)
