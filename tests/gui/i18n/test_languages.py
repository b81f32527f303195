from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gui import i18n
from gui.benches.notes import Note, Told
from gui.i18n import FOLDER, SOURCE, can_show, languages, speak, wanted
from gui.words.messages import text_of
from tests.tools.translate import unfinished

GUI = Path(i18n.__file__).parents[1]
FILES = sorted(FOLDER.glob("*.ts"))
IDS = [path.stem for path in FILES]
Message = tuple[str, str]  # context, source


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    speak(qapp, SOURCE)
    QLocale.setDefault(before)


def written() -> set[Message]:
    """Every word of the window, as the source has it."""
    found: set[Message] = set()
    for path in GUI.rglob("*.py"):
        found |= set(_messages(ast.parse(path.read_text(encoding="utf-8")), ""))
    return found


def _messages(node: ast.AST, context: str) -> Iterator[Message]:
    for child in ast.iter_child_nodes(node):
        yield from _messages(child, child.name if isinstance(child, ast.ClassDef) else context)
    if isinstance(node, ast.Call):
        words = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name == "tr" and words:
            yield context, words[0]
        elif name == "translate" and len(words) >= 2:
            yield words[0], words[1]


def entries(file: Path) -> Iterator[tuple[Message, ElementTree.Element]]:
    for context in ElementTree.parse(file).iter("context"):
        for message in context.iter("message"):
            yield (context.findtext("name", ""), message.findtext("source", "")), message


def test_english_is_the_source_and_chinese_is_there() -> None:
    assert next(iter(languages())) == SOURCE
    assert languages()["zh_CN"] == "简体中文"


def test_a_language_is_a_file_and_what_was_made_of_it() -> None:
    assert {path.stem for path in FOLDER.glob("*.qm")} == set(IDS)


@pytest.mark.parametrize(
    ("choice", "system", "expected"),
    [
        ("system", ["zh-Hans-CN", "zh-CN", "zh"], "zh_CN"),
        ("system", ["zh-SG"], "zh_CN"),
        ("system", ["zh-Hant-TW", "zh-TW"], "en"),
        ("system", ["en-GB", "zh-CN"], "en"),
        ("system", ["fr-FR", "zh-CN", "en-US"], "zh_CN"),
        ("system", ["fr-FR"], "en"),
        ("system", [], "en"),
        ("zh_CN", ["en-US"], "zh_CN"),
        ("en", ["zh-CN"], "en"),
        ("tlh", ["zh-CN"], "zh_CN"),
    ],
)
def test_the_system_is_followed_until_somebody_chooses(choice: str, system: list[str], expected: str) -> None:
    assert wanted(choice, system) == expected


def test_speaking_changes_words_numbers_and_qts_own(qapp: QApplication) -> None:
    assert speak(qapp, "zh_CN") == "zh_CN"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert i18n.spoken(qapp) == "zh_CN"
    assert QLocale().name() == "zh_CN"
    assert speak(qapp, "en") == "en"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_system_without_a_language_writes_numbers_as_english_does(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "system", QLocale.c)
    speak(qapp, "system")
    assert QLocale().toString(30_000) == "30,000"


def test_a_language_no_font_can_show_is_not_spoken(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "can_show", str.isascii)
    assert speak(qapp, "zh_CN") == "zh_CN"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert QLocale().language() == QLocale.Language.English


def test_fonts_are_asked_letter_by_letter(qapp: QApplication) -> None:
    assert can_show("English")
    assert not can_show("\u0378")  # no letter of any script


@pytest.mark.parametrize("file", FILES, ids=IDS)
def test_the_compiled_file_says_what_its_source_says(file: Path, qapp: QApplication) -> None:
    compiled = QTranslator()
    assert compiled.load(file.stem, str(FOLDER))
    for (context, source), message in entries(file):
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            continue
        forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
        counts = (1, 2, 5) if message.get("numerus") else (-1,)
        assert {compiled.translate(context, source, None, n) for n in counts} == set(forms), (
            f"{source}: run python -m tests.tools.translate"
        )


@pytest.mark.parametrize("file", FILES, ids=IDS)
def test_translations_keep_what_is_filled_in(file: Path) -> None:
    for (_, source), message in entries(file):
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            continue
        for text in [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]:
            assert _blanks(text) == _blanks(source), source


def _blanks(text: str) -> list[str]:
    """What `format` fills in."""
    import string

    return sorted(f"{name}:{form}" for _, name, form, _ in string.Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("file", FILES, ids=IDS)
def test_nothing_is_left_to_translate_and_nothing_is_left_over(file: Path) -> None:
    found = dict(entries(file))
    plural = {message for message, entry in found.items() if entry.get("numerus")}
    wanted_here = written() if file.stem != SOURCE else {message for message in written() if "%Ln" in message[1]}
    assert set(found) == wanted_here, "run python -m tests.tools.translate, then translate what is new"
    assert plural == {message for message in found if "%Ln" in message[1]}
    assert unfinished(file) == []


@pytest.mark.parametrize(
    ("code", "one", "many"),
    [
        ("en", "MNIST sample: 1 image.", "MNIST sample: 5,000 images."),
        ("zh_CN", "MNIST 样本：1 幅图像。", "MNIST 样本：5,000 幅图像。"),
    ],
)
def test_one_is_not_many(qapp: QApplication, code: str, one: str, many: str) -> None:
    speak(qapp, code)
    opened = [text_of(Note(Told.DATASET_OPENED, name="sample", count=count, skipped=0)) for count in (1, 5000)]
    assert opened == [one, many]
