"""Drawings kept with their labels, and lessons from them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.curation.hand import Hand, hand_file, load_hand, save_hand
from core.data import open_dataset
from core.errors import CoreError, Fault
from core.ink import Drawing
from core.progress import finish
from gui.benches.moments import Source
from gui.benches.notes import Note, Told
from gui.lab import Lab
from gui.words.messages import text_of

ONE = [[(140.0, 40.0), (141.0, 235.0)]]
SLANTED = [[(200.0, 40.0), (80.0, 235.0)]]


@pytest.fixture
def lab(qtbot: QtBot) -> Lab:
    return Lab()


@pytest.fixture
def told(lab: Lab) -> list[Any]:
    heard: list[Any] = []
    lab.noted.connect(heard.append)
    return heard


def labels() -> list[int]:
    return list(load_hand(hand_file()).labels)


def test_a_label_keeps_the_drawing_another_changes_it_and_the_same_takes_it_back(lab: Lab) -> None:
    teaching = lab.teaching
    teaching.say(ONE, 1, pen=18)
    assert (labels(), teaching.said) == ([1], 1)
    teaching.say(ONE, 7, pen=18)
    assert (labels(), teaching.said) == ([7], 7)
    teaching.say(ONE, 7, pen=18)
    assert (labels(), teaching.said) == ([], None)


def test_another_drawing_on_the_board_is_another_drawing(lab: Lab) -> None:
    for strokes in (ONE, SLANTED):
        lab.teaching.say(strokes, 1, pen=18)
        lab.teaching.clear_board()
        assert lab.teaching.said is None
    assert labels() == [1, 1]


def test_everything_can_be_undone(lab: Lab) -> None:
    teaching = lab.teaching
    teaching.say(ONE, 1, pen=18)
    teaching.relabel([0], 4)
    teaching.remove([0])
    states = []
    while teaching.undo_stack.canUndo():
        teaching.undo_stack.undo()
        states.append(labels())
    assert states == [[4], [1], []]
    teaching.undo_stack.redo()
    assert labels() == [1]


def test_another_window_s_drawing_is_not_lost(lab: Lab) -> None:
    lab.teaching.say(ONE, 1, pen=18)
    other = load_hand(hand_file()).with_drawing(Drawing((), label=5))
    save_hand(other, hand_file())
    lab.teaching.clear_board()
    lab.teaching.say(SLANTED, 1, pen=18)
    assert labels() == [1, 5, 1]


def test_a_broken_file_is_set_aside_not_written_over(lab: Lab, told: list[Any]) -> None:
    save_hand(Hand((Drawing((), label=5),)), hand_file())
    broken = hand_file().read_bytes()[:-9]
    hand_file().write_bytes(broken)
    assert len(lab.teaching.hand) == 0
    assert told[0].kind is Fault.STROKES_NOT_JSON
    assert told[1].kind is Told.HAND_SET_ASIDE
    assert Path(told[1].facts["path"]).read_bytes() == broken
    lab.teaching.say(ONE, 1, pen=18)
    assert labels() == [1]


def test_what_cannot_be_written_is_said_and_not_kept(lab: Lab, told: list[Any]) -> None:
    hand_file().parent.parent.mkdir(parents=True)
    hand_file().parent.write_text("in the way")
    lab.teaching.say(ONE, 1, pen=18)
    assert isinstance(told[-1], CoreError)
    assert told[-1].kind is Fault.WRITE_FAILED
    assert len(lab.teaching.hand) == 0
    assert not lab.teaching.undo_stack.canUndo()
    assert lab.teaching.said is None


def learnt(lab: Lab, qtbot: QtBot, act: Callable[[], None]) -> None:
    lab.moments.use_bundled()
    lab.dataset = finish(open_dataset("sample"))
    with qtbot.waitSignal(lab.teaching.taught, timeout=30_000):
        act()


def test_a_lesson_answers_and_says_what_it_changed(lab: Lab, told: list[Any], qtbot: QtBot) -> None:
    for _ in range(4):
        lab.teaching.say(SLANTED, 4, pen=18)
        lab.teaching.clear_board()
    learnt(lab, qtbot, lab.teaching.learn)
    assert lab.moments.now.source is Source.HAND
    lesson = lab.teaching.lesson
    assert lesson is not None
    assert lab.model is lesson.model
    assert (lesson.learnt, lesson.own.n, lesson.own.after, lesson.test.n) == (3, 1, 1, 1000)
    assert isinstance(told[-1], Note)
    assert "1 of 1" in text_of(told[-1])
    assert "of 1,000" in text_of(told[-1]) or "of 1000" in text_of(told[-1])
    assert lab.shut_down(20)


def test_a_lesson_after_every_label(lab: Lab, qtbot: QtBot) -> None:
    lab.teaching.at_once = True
    learnt(lab, qtbot, lambda: lab.teaching.say(SLANTED, 4, pen=18))
    assert lab.moments.now.source is Source.HAND
    assert lab.shut_down(20)


def test_without_a_drawing_there_is_no_lesson(lab: Lab, told: list[Any], qtbot: QtBot) -> None:
    lab.moments.use_bundled()
    lab.dataset = finish(open_dataset("sample"))
    lab.teaching.learn()
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert told[-1].kind is Fault.NO_DRAWINGS
    assert lab.moments.now.source is Source.BUNDLED
    assert lab.shut_down(20)
