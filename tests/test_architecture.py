"""The walls of the house, read from the source itself."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOP_LEVEL = {"main.py", "gui", "core", "tests", "pyproject.toml", "README.md", "LICENSE"}
QT = {"PySide6", "shiboken6", "pyqtgraph", "gui"}
COMPUTING = {"exp", "log", "log1p", "expm1", "matmul", "dot", "einsum", "linalg"}
SHOWING = {
    "setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setStatusTip", "setWhatsThis", "setTitle",
    "setAccessibleName", "setAccessibleDescription", "setSuffix", "setPrefix", "setSpecialValueText", "setLabelText",
    "addAction", "addMenu", "addTab", "addItem", "setTabText", "addRow", "showMessage", "setLabel",
    "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu",
}  # fmt: skip


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def imported(path: Path) -> Iterator[tuple[str, ast.AST]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node


def importers(name: str, *folders: str) -> list[str]:
    found = [(path, node) for path in sources(*folders) for module, node in imported(path) if _is(module, name)]
    return [place(path, node) for path, node in found]


def _is(module: str, name: str) -> bool:
    return module == name or module.startswith(f"{name}.")


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def calls(*folders: str) -> Iterator[tuple[Path, ast.Call]]:
    for path in sources(*folders):
        yield from ((path, node) for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def test_the_top_level_is_exactly_the_plan() -> None:
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("this is no git checkout")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    names = {line.split("/")[0] for line in listed.splitlines()}
    assert {name for name in names if not name.startswith(".")} <= TOP_LEVEL


@pytest.mark.parametrize("name", sorted(QT))
def test_core_knows_no_window(name: str) -> None:
    assert importers(name, "core") == []


def test_opencv_has_one_door() -> None:
    assert [line for line in importers("cv2", "core", "gui") if not line.startswith("core/opencv.py")] == []
    doors = ("core/data/", "core/features/", "core/ink.py", "core/opencv.py")
    assert [line for line in importers("core.opencv", "core", "gui") if not line.startswith(doors)] == []


def test_opencv_is_never_given_a_path() -> None:
    assert [
        place(path, call) for path, call in calls("core", "gui") if name_of(call.func) in ("imread", "imwrite")
    ] == []


def test_the_window_computes_nothing() -> None:
    found = [
        place(path, node)
        for path in sources("gui")
        for node in ast.walk(tree(path))
        if (isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.MatMult))
        or (
            isinstance(node, ast.Attribute)
            and node.attr in COMPUTING
            and name_of(node.value) in {"np", "numpy", "math"}
        )
    ]
    assert found == []
    assert importers("numpy.linalg", "gui") + importers("math.exp", "gui") == []


def test_threads_have_one_room() -> None:
    found = [
        place(path, node)
        for path in sources("gui")
        for node in ast.walk(tree(path))
        if name_of(node) in {"QThread", "QThreadPool", "Thread", "ThreadPoolExecutor"}  # type: ignore[arg-type]
        or (isinstance(node, ast.alias) and node.name in {"QThread", "QThreadPool", "Thread"})
    ]
    assert [line for line in found if not line.startswith("gui/worker.py")] == []


def test_steps_that_can_be_undone_are_deleted_once() -> None:
    # PySide deletes them twice where the collector takes a bare stack apart, or a step that has steps of its own.
    makers = [(path, call) for path, call in calls("gui") if name_of(call.func) in {"QUndoStack", "QUndoCommand"}]
    assert [place(*found) for found in makers] == []
    heirs = {
        f"{path.relative_to(ROOT).as_posix()} {node.name}"
        for path in sources("gui")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and "QUndoStack" in map(name_of, node.bases)
    }
    assert heirs == {"gui/undoing.py UndoStack"}
    orphans = [place(path, call) for path, call in calls("gui") if name_of(call.func) == "UndoStack" and not call.args]
    assert orphans == []
    with_parents = [
        place(path, call)
        for path in sources("gui")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and "QUndoCommand" in map(name_of, node.bases)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "super().__init__" and len(call.args) > 1
    ]
    assert with_parents == []


def test_nothing_is_pickled() -> None:
    for name in ("pickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"):
        assert importers(name, "core", "gui") == []
    for path, call in calls("core", "gui"):
        pickles = {keyword.arg: keyword.value for keyword in call.keywords}.get("allow_pickle")
        assert pickles is None or (isinstance(pickles, ast.Constant) and pickles.value is False), place(path, call)
        loads = name_of(call.func) == "load" and name_of(getattr(call.func, "value", call.func)) in ("np", "numpy")
        assert not loads or pickles is not None, place(path, call)


def test_what_is_shown_can_be_translated() -> None:
    bare = [
        place(path, call)
        for path, call in calls("gui")
        if name_of(call.func) in SHOWING and any(_is_words(argument) for argument in call.args)
    ]
    assert bare == []


def _is_words(node: ast.expr) -> bool:
    """A literal a person would read: letters, and not merely the name of a thing."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(re.search(r"[^\W\d_]", node.value))


def test_translations_are_literal_text() -> None:
    made_up = [
        place(path, call)
        for path, call in calls("gui")
        if _translates(call.func)
        and not _defines_translation(path, call)
        and not all(isinstance(argument, ast.Constant) for argument in call.args[: _words_in(call.func)])
    ]
    assert made_up == []


def _words_in(called: ast.expr) -> int:
    """How many arguments are words; behind them comes what is counted."""
    return 3 if name_of(called) == "translate" else 2


def _translates(called: ast.expr) -> bool:
    # A painter translates too.
    if name_of(called) == "translate":
        return isinstance(called, ast.Attribute) and name_of(called.value).endswith("Application")
    return name_of(called) in {"tr", "_tr"}


def _defines_translation(path: Path, call: ast.Call) -> bool:
    """A module's own `_tr(text)` passes its parameter on."""
    inside = (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef) and node.name == "_tr")
    return any(call is node for function in inside for node in ast.walk(function))


def test_no_font_is_named() -> None:
    assert [place(path, call) for path, call in calls("gui") if name_of(call.func) == "setFamily"] == []


@pytest.mark.parametrize("folder", ["core", "gui"])
def test_a_file_is_an_idea(folder: str) -> None:
    paths = [ROOT / "main.py", *sources(folder)]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert {path: length for path, length in lengths.items() if length > 250} == {}


@pytest.mark.parametrize("folder", ["core", "gui"])
def test_a_module_opens_with_a_sentence(folder: str) -> None:
    assert [str(path.relative_to(ROOT)) for path in sources(folder) if not ast.get_docstring(tree(path))] == []


@pytest.mark.parametrize("folder", ["core", "gui"])
def test_functions_are_short(folder: str) -> None:
    lengths = sorted(
        len(_code_lines(path, node))
        for path in sources(folder)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
    )
    assert lengths[len(lengths) // 2] <= 8
    assert lengths[int(len(lengths) * 0.9)] <= 15


def _code_lines(path: Path, function: ast.FunctionDef) -> set[int]:
    """The lines on which the function's statements stand; neither its documentation nor comments."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return {line for part in body for line in range(part.lineno, (part.end_lineno or part.lineno) + 1)}


def test_classes_are_small() -> None:
    large = [
        place(path, node)
        for path in sources("core", "gui")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and sum(isinstance(part, ast.FunctionDef) for part in node.body) > 30
    ]
    assert large == []


@pytest.mark.slow
@pytest.mark.parametrize("command", ["lint-imports", "ruff check", "ruff format --check", "mypy"])
def test_the_checkers_agree(command: str) -> None:
    name, *options = command.split()
    tool = Path(sys.executable).with_name(name)
    if not tool.exists():
        pytest.skip(f"{name} is not installed beside this Python")
    done = subprocess.run([tool, *options], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-1000:]
