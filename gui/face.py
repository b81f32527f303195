"""What the window looks like: columns, pages, bars and their buttons; made anew when the language changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from gui import menus
from gui.buttons import push_button, tool_button
from gui.icons import icon
from gui.lab import Lab
from gui.looks import room, theme
from gui.panels.config_panel import ConfigPanel
from gui.panels.data_panel import DataPanel
from gui.panels.errand_bar import ErrandBar
from gui.panels.hint_bar import HintBar
from gui.panels.message_bar import MessageBar
from gui.panels.offer_bar import OfferBar
from gui.panels.ribbon_panel import RibbonPanel
from gui.session.tips import Tips
from gui.widgets.scrolled import Scrolled, ScrolledBothWays
from gui.widgets.tip_line import TipLine

if TYPE_CHECKING:
    from gui.main_window import MainWindow

translate = QCoreApplication.translate

MARGIN = 14  # pixels: a scroll bar and a little air
_MENU_PICTURES = {"openMenuButton": "more", "menuButton": "menu"}


def lay_out(window: MainWindow) -> None:
    """Three columns between the run's bar and the messages."""
    _fill_book(window)
    content = _column(DataPanel(window.lab), ConfigPanel(window.lab))
    left = Scrolled(content)
    left.setObjectName("leftColumn")
    splitter = window.splitter
    splitter.setObjectName("columns")
    right = _column(window.draw, RibbonPanel(window.lab), stretch=(1, 0))
    for index, (part, least) in enumerate(((left, 268), (window.book, 388), (right, 276))):
        # Large letters need more than the usual; beside the left column's content its scroll bar must find room.
        inside = content if index == 0 else window.draw if index == 2 else None
        part.setMinimumWidth(max(least, inside.minimumSizeHint().width() + MARGIN) if inside is not None else least)
        splitter.addWidget(part)
        splitter.setStretchFactor(index, (0, 4, 1)[index])
    splitter.setHandleWidth(8)
    splitter.setContentsMargins(10, 0, 10, 0)
    hints = HintBar(window.hinting)
    rows = (window.run_bar, splitter, hints, window.offers, ErrandBar(window.lab), window.messages)
    _put_in(window, _column(*rows, stretch=(0, 1, 0, 0, 0, 0), spacing=0))


def _put_in(window: MainWindow, content: QWidget) -> None:
    """Into the window, or into what scrolls in it."""
    # A splitter in a window narrower than that would squeeze its columns over each other.
    width = max(room.LEAST.width(), window.splitter.minimumSizeHint().width())
    if not room.scrolls(window):
        window.setMinimumWidth(max(window.minimumWidth(), width))
        window.setCentralWidget(content)
        return
    content.setMinimumSize(width, room.LEAST.height())
    window.setCentralWidget(ScrolledBothWays(content))


def fill_bars(window: MainWindow) -> None:
    """Buttons over everything, and under the canvas."""
    actions, bar = window.actions_by_name, window.run_bar
    bar.add(push_button(actions["openDataset"]))
    more = menus.open_menu(bar, actions, window.settings.recent_folders, window.choosing.open_dataset)
    tip = translate("face", "A file, the sample, datasets to fetch, and what was opened before")
    bar.add(menus.menu_button(more, name="openMenu", text=translate("face", "Other datasets"), tip=tip, keys="Alt+O"))
    bar.add(bar.preset_combo)
    bar.add_gap(8)
    bar.add(push_button(actions["train"], primary=True))
    also = {"pause": translate("face", "Resume"), "step": "", "stop": translate("face", "Cancel")}
    for name, words in also.items():
        bar.add(push_button(actions[name], also=words))
    bar.add_gap(8)
    bar.add_progress()
    choices = {
        "THEME": menus.theme_menu(bar, window.appearance.choice, window.appearance.choose),
        "LANGUAGE": menus.language_menu(bar, window.language.choice, window.language.choose),
    }
    tip = translate("face", "Models, runs, pictures, exports, appearance, language, settings and help")
    menu = menus.main_menu(bar, actions, choices)
    bar.add(menus.menu_button(menu, name="menu", text=translate("face", "Menu"), tip=tip, keys="Alt+M"))
    for name in ("undo", "redo", "clear"):
        window.draw.add_tool(tool_button(actions[name]))
    window.draw.add_pen()


def reading_order(window: MainWindow) -> list[QWidget]:
    """The bar, the columns from left to right, what lies on a page after what is said over it, and the bars below."""
    tools = window.draw.tools
    under = [item.widget() for place in range(tools.count()) if (item := tools.itemAt(place)) is not None]
    left, bars = window.findChild(QWidget, "leftColumn"), (HintBar, OfferBar, ErrandBar, MessageBar)
    tips = [tip for page in ("understand", "evaluate", "data") if (tip := window.findChild(TipLine, f"{page}Tip"))]
    book = (window.book.tabBar(), *tips, window.book)
    below = [window.findChild(bar) for bar in bars]
    return [part for part in (window.run_bar, left, *book, window.canvas, *under, window.splitter, *below) if part]


def paint_menu_buttons(window: MainWindow) -> None:
    """Give the buttons that open menus their pictures in the theme's colours."""
    # The theme is worn before anything is made.
    for name, picture in _MENU_PICTURES.items() if window.actions_by_name else ():
        button = window.run_bar.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(icon(picture, theme.current().text))


def _fill_book(window: MainWindow) -> None:
    Tips(window.book, window.settings)
    makers: dict[str, Callable[[], QWidget]] = {
        "learn": lambda: window.learn,
        "understand": lambda: _understand_page(window.lab),
        "evaluate": lambda: _evaluate_page(window.lab),
        "data": lambda: _data_page(window.lab),
    }
    for name, make in makers.items():
        action = window.actions_by_name[f"{name}Page"]
        window.book.add_page(name, action.text(), tip=action.toolTip(), make=make)


# What is not seen at first is not imported at first: a window should be there at once.


def _understand_page(lab: Lab) -> QWidget:
    from gui.pages.understand_page import UnderstandPage

    return UnderstandPage(lab)


def _evaluate_page(lab: Lab) -> QWidget:
    from gui.pages.evaluate_page import EvaluatePage

    return EvaluatePage(lab)


def _data_page(lab: Lab) -> QWidget:
    from gui.pages.data_page import DataPage

    return DataPage(lab)


def _column(*widgets: QWidget, stretch: tuple[int, ...] = (), spacing: int = 8) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for index, widget in enumerate(widgets):
        layout.addWidget(widget, stretch[index] if stretch else int(index == len(widgets) - 1))
    return column
