"""Work beside the run: the newest wish of each purpose, one at a time, and what fails is told."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from core.errors import CoreError, DataError, Fault
from core.progress import Progress
from gui.benches.aside import Aside
from gui.frame_clock import FrameClock


@pytest.fixture
def aside(qtbot: QtBot) -> Iterator[Aside]:
    aside = Aside(FrameClock())
    yield aside
    assert aside.shut_down(20)
    qtbot.waitUntil(lambda: not aside.worker.busy)


def counting(result: str, n: int = 3) -> Generator[Progress, None, str]:
    for done in range(n):
        time.sleep(0.002)
        yield Progress(done, n)
    return result


def test_purposes_take_turns(aside: Aside, qtbot: QtBot) -> None:
    got: list[str] = []
    for name in ("one", "two", "three"):
        aside.ask(name, counting(name), got.append)
    assert aside.purposes == ("one", "two", "three")
    qtbot.waitUntil(lambda: len(got) == 3)
    assert got == ["one", "two", "three"]
    qtbot.waitUntil(lambda: aside.purposes == ())


def test_a_newer_wish_replaces_the_one_before(aside: Aside, qtbot: QtBot) -> None:
    got: list[str] = []
    aside.ask("slider", counting("old", 10_000), got.append)
    aside.ask("slider", counting("older", 10_000), got.append)
    aside.ask("slider", counting("new"), got.append)
    qtbot.waitUntil(lambda: bool(got))
    qtbot.waitUntil(lambda: not aside.worker.busy)
    assert got == ["new"]


def test_what_is_forgotten_is_not_delivered(aside: Aside, qtbot: QtBot) -> None:
    got: list[str] = []
    aside.ask("a", counting("a", 10_000), got.append)
    aside.ask("b", counting("b"), got.append)
    aside.forget("a")
    qtbot.waitUntil(lambda: not aside.worker.busy and bool(got))
    assert got == ["b"]


def test_the_next_may_be_asked_for_by_the_one_before(aside: Aside, qtbot: QtBot) -> None:
    got: list[str] = []
    aside.ask("a", counting("a"), lambda _: aside.ask("b", counting("b"), got.append))
    qtbot.waitUntil(lambda: got == ["b"])


def test_a_failure_is_told_and_the_next_goes_on(aside: Aside, qtbot: QtBot) -> None:
    def failing() -> Generator[Progress, None, str]:
        yield Progress(0, 1)
        raise DataError(Fault.NOT_FOUND, path="nowhere")

    got: list[str] = []
    told: list[CoreError] = []
    aside.failed.connect(told.append)
    aside.ask("a", failing(), got.append)
    aside.ask("b", counting("b"), got.append)
    qtbot.waitUntil(lambda: got == ["b"])
    assert [error.kind for error in told] == [Fault.NOT_FOUND]


def test_what_comes_meanwhile_is_handed_on(aside: Aside, qtbot: QtBot) -> None:
    seen: list[Progress] = []
    done: list[str] = []
    aside.ask("a", counting("a"), done.append, meanwhile=seen.extend)
    qtbot.waitUntil(lambda: bool(done))
    assert [item.done for item in seen] == [0, 1, 2]


class Asker(QObject):
    """Has no use for an answer once it is gone."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[str] = []

    def take(self, result: str) -> None:
        self.got.append(self.objectName() + result)


@pytest.mark.parametrize("named", [False, True])
def test_nobody_is_told_who_has_gone(aside: Aside, qtbot: QtBot, *, named: bool) -> None:
    gone, there = Asker(), Asker()
    aside.ask("one", counting("one"), (lambda result: gone.take(result)) if named else gone.take, asker=gone)
    aside.ask("two", counting("two"), there.take)
    Shiboken.delete(gone)
    qtbot.waitUntil(lambda: there.got == ["two"])
    assert gone.got == []
