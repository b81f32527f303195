"""The languages of the window: a file each, and one place that makes Qt speak one of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtGui import QFont, QTextLayout

FOLDER = Path(__file__).parent
SOURCE = "en"  # the language in which the program is written
SYSTEM = "system"  # the choice of those who have not chosen


def languages() -> dict[str, str]:
    """Codes, as "zh_CN", of the languages there are, and what those who speak them call them."""
    others = sorted({path.stem for path in FOLDER.glob("*.qm")} - {SOURCE})
    return {SOURCE: "English", **{code: QLocale(code).nativeLanguageName() for code in others}}


def wanted(choice: str, system: Sequence[str]) -> str:
    """The language for a choice; for "system", the first of the system's languages ("zh-Hans-CN") that there is."""
    known = languages()
    if choice in known:
        return choice
    spoken = {_tongue(code): code for code in known}
    return next((spoken[_tongue(name)] for name in system if _tongue(name) in spoken), SOURCE)


def speak(application: QCoreApplication, choice: str) -> str:
    """Speak from now on; the language wanted, which is not spoken where no font of this system shows it.

    What is already on the screen keeps its words: whoever shows them makes them anew.
    """
    system = QLocale.system()
    asked = wanted(choice, system.uiLanguages())
    shown = can_show(languages()[asked])
    code = asked if shown else SOURCE
    for old in application.findChildren(_Translator):
        application.removeTranslator(old)
        old.setParent(None)
    for file, folder in ((f"qtbase_{code}", _of_qt()), (code, str(FOLDER))):
        translator = _Translator(application)
        if translator.load(file, folder):
            application.installTranslator(translator)
    # Numbers are written as the system has them until somebody chooses a language by hand, or where it has no way.
    follows = choice not in languages() and shown and system.language() != QLocale.Language.C
    QLocale.setDefault(system if follows else QLocale(code))
    return asked


def spoken(application: QCoreApplication) -> str:
    """The language that `speak` has made Qt speak."""
    files = (Path(translator.filePath()) for translator in application.findChildren(_Translator))
    return next((file.stem for file in files if file.parent == FOLDER), SOURCE)


def can_show(text: str) -> bool:
    """Whether the fonts of this system have every letter of it."""
    layout = QTextLayout(text, QFont())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(glyph != 0 for run in layout.glyphRuns() for glyph in run.glyphIndexes())


class _Translator(QTranslator):
    """One of ours among the application's children."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)


def _tongue(name: str) -> tuple[QLocale.Language, QLocale.Script]:
    """What people who write it differently by region have in common."""
    locale = QLocale(name)
    return locale.language(), locale.script()


def _of_qt() -> str:
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
