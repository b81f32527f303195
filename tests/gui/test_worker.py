"""The worker: any generator, started, paused, stepped, stopped and replaced; nothing it raises is lost."""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from core.errors import Fault
from gui.frame_clock import FrameClock
from gui.job import Job
from gui.worker import Worker


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    clock = FrameClock()
    worker = Worker(clock)
    yield worker
    assert worker.shut_down(20)
    qtbot.waitUntil(lambda: not worker.busy)


def counting(n: int, pause: float = 0.0) -> Generator[int, None, str]:
    for number in range(n):
        time.sleep(pause)
        yield number
    return "done"


def received_by(job: Job) -> list[int]:
    items: list[int] = []
    job.received.connect(items.extend)
    return items


def test_everything_arrives_in_order_and_then_the_result(worker: Worker, qtbot: QtBot) -> None:
    job = worker.start(counting(5000))
    items = received_by(job)
    with qtbot.waitSignal(job.finished) as blocker:
        pass
    assert blocker.args == ["done"]
    assert items == list(range(5000))


def test_the_work_is_not_done_in_the_windows_thread(worker: Worker, qtbot: QtBot) -> None:
    def where() -> Generator[None, None, int]:
        yield None
        return threading.get_ident()

    job = worker.start(where())
    with qtbot.waitSignal(job.finished) as blocker:
        pass
    assert blocker.args != [threading.get_ident()]


@pytest.mark.slow
def test_items_come_in_batches_not_one_by_one(worker: Worker, qtbot: QtBot) -> None:
    job = worker.start(counting(20_000))
    batches: list[int] = []
    job.received.connect(lambda items: batches.append(len(items)))
    with qtbot.waitSignal(job.finished):
        pass
    assert sum(batches) == 20_000
    assert len(batches) < 2_000


def test_what_it_raises_is_told_once(worker: Worker, qtbot: QtBot) -> None:
    def failing() -> Generator[int, None, None]:
        yield 1
        raise RuntimeError("broken")

    job = worker.start(failing())
    finished: list[object] = []
    job.finished.connect(finished.append)
    items = received_by(job)
    with qtbot.waitSignal(job.failed) as blocker:
        pass
    assert str(blocker.args[0]) == "broken"
    assert items == [1]
    assert not finished


def test_stop_closes_the_generator(worker: Worker, qtbot: QtBot) -> None:
    closed = threading.Event()

    def work() -> Generator[int, None, None]:
        try:
            yield from counting(1_000_000, 0.001)
        finally:
            closed.set()

    job = worker.start(work())
    items = received_by(job)
    qtbot.waitUntil(lambda: len(items) > 3)
    with qtbot.waitSignal(job.stopped):
        job.stop()
    assert closed.is_set()
    assert not worker.busy


def test_pause_holds_and_resume_goes_on(worker: Worker, qtbot: QtBot) -> None:
    job = worker.start(counting(200, 0.002))
    items = received_by(job)
    qtbot.waitUntil(lambda: len(items) > 3)
    job.pause()
    qtbot.wait(50)
    held = len(items)
    qtbot.wait(100)
    assert len(items) <= held + 1 < 200  # a busy machine may have held up the item that was under way
    assert job.paused
    with qtbot.waitSignal(job.finished):
        job.resume()
    assert items == list(range(200))


def test_a_step_is_one_item(worker: Worker, qtbot: QtBot) -> None:
    job = worker.start(counting(10), paused=True)
    items = received_by(job)
    for expected in (1, 2, 3):
        while len(items) < expected:
            qtbot.wait(5)
        qtbot.wait(40)
        assert len(items) == expected
        job.step()
    job.stop()


def test_steps_count_items_of_the_unit_only(worker: Worker, qtbot: QtBot) -> None:
    def mixed() -> Generator[object, None, None]:
        yield from ("getting", "ready", 1, "between", 2, 3)

    job = worker.start(mixed(), paused=True, unit=int)
    items = received_by(job)
    qtbot.waitUntil(lambda: items == ["getting", "ready", 1])
    job.step()
    qtbot.waitUntil(lambda: items == ["getting", "ready", 1, "between", 2])
    job.stop()


class Meanwhile(type):
    """A type that is asked for in the instant in which the work comes to wait: then the window wants something."""

    wants: Callable[[], None]

    def __instancecheck__(cls, item: object) -> bool:
        cls.wants()
        return True


@pytest.mark.parametrize(("wanted", "expected"), [("resume", 5), ("step", 2)])
def test_what_is_asked_for_as_the_work_comes_to_wait_is_not_lost(
    worker: Worker, qtbot: QtBot, wanted: str, expected: int
) -> None:
    known, asked = threading.Event(), threading.Event()
    jobs: list[Job] = []

    def want() -> None:
        known.wait()
        if not asked.is_set():
            asked.set()
            getattr(jobs[0], wanted)()

    unit = Meanwhile("Unit", (), {"wants": staticmethod(want)})
    jobs.append(job := worker.start(counting(5), paused=True, unit=unit))
    items = received_by(job)
    known.set()
    qtbot.waitUntil(lambda: len(items) == expected)
    assert job.paused == (wanted == "step")


def test_one_more_step_may_be_asked_for_while_one_is_under_way(worker: Worker, qtbot: QtBot) -> None:
    job = worker.start(counting(10, 0.05), paused=True)
    items = received_by(job)
    for _ in range(5):
        job.step()
    qtbot.waitUntil(lambda: items == [0, 1])
    qtbot.wait(120)
    assert items == [0, 1]
    job.stop()


def test_a_paused_job_can_be_stopped(worker: Worker, qtbot: QtBot) -> None:
    job = worker.start(counting(10), paused=True)
    with qtbot.waitSignal(job.stopped):
        job.stop()


def test_stopped_at_the_item_it_would_wait_after_it_ends(worker: Worker, qtbot: QtBot) -> None:
    known = threading.Event()
    jobs: list[Job] = []

    def stopped_meanwhile() -> Generator[int, None, None]:
        known.wait()
        jobs[0].stop()
        yield 1
        yield 2

    job = worker.start(stopped_meanwhile(), paused=True)
    with qtbot.waitSignal(job.stopped):
        jobs.append(job)
        known.set()


def test_a_new_job_replaces_the_one_under_way(worker: Worker, qtbot: QtBot) -> None:
    first = worker.start(counting(1_000_000, 0.001))
    stopped: list[bool] = []
    first.stopped.connect(lambda: stopped.append(True))
    qtbot.wait(20)
    second = worker.start(counting(3))
    with qtbot.waitSignal(second.finished) as blocker:
        pass
    assert stopped == [True]
    assert blocker.args == ["done"]


def test_shutting_down_ends_a_job_that_waits_and_one_that_works(worker: Worker, qtbot: QtBot) -> None:
    worker.start(counting(10), paused=True)
    qtbot.wait(30)
    assert worker.shut_down(20)


def test_work_that_may_be_left_does_not_hold_up_what_follows(worker: Worker, qtbot: QtBot) -> None:
    go_on, closed = threading.Event(), threading.Event()

    def hanging() -> Generator[int, None, str]:
        try:
            yield 1
            go_on.wait(20)
            yield 2
        finally:
            closed.set()
        return "never told"

    first = worker.start(hanging(), leave=True)
    items = received_by(first)
    qtbot.waitUntil(lambda: items == [1])
    ends: list[str] = []
    for signal in (first.finished, first.failed):
        signal.connect(ends.append)
    first.stopped.connect(lambda: ends.append("stopped"))
    second = worker.start(counting(3))
    with qtbot.waitSignal(second.finished):
        pass
    assert (items, ends, closed.is_set()) == ([1], ["stopped"], False)
    assert not worker.shut_down(0.0), "its thread is still there"
    go_on.set()
    qtbot.waitUntil(closed.is_set)
    qtbot.waitUntil(lambda: worker.shut_down(1.0))
    assert (items, ends) == ([1], ["stopped"])


def test_once_shut_down_it_starts_nothing_more(worker: Worker, qtbot: QtBot) -> None:
    ran: list[str] = []

    def late() -> Generator[None, None, None]:
        ran.append("late")
        yield None

    first = worker.start(counting(10), paused=True)
    first.stopped.connect(lambda: worker.start(late()))
    assert worker.shut_down(20)
    qtbot.waitUntil(lambda: not worker.busy)
    worker.start(late())
    qtbot.wait(20)
    assert not ran
    assert not worker.busy


def test_a_thread_outlives_the_window_it_worked_for(qtbot: QtBot) -> None:
    go_on, ended = threading.Event(), threading.Event()

    def long() -> Generator[None, None, None]:
        yield None
        go_on.wait()
        ended.set()
        yield None

    owner = QObject()
    clock = FrameClock(owner)
    worker = Worker(clock, owner)
    with qtbot.waitSignal(worker.start(long()).received):
        pass
    Shiboken.delete(owner)  # Qt would abort here if the thread went with it
    go_on.set()
    qtbot.waitUntil(ended.is_set)


@pytest.mark.skipif(sys.platform == "win32", reason="the number of open files is not limited there")
def test_a_job_that_no_thread_can_be_had_for_fails_and_the_next_is_done(worker: Worker, qtbot: QtBot) -> None:
    import resource

    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    lowest = os.dup(0)  # of the numbers that are free
    os.close(lowest)
    resource.setrlimit(resource.RLIMIT_NOFILE, (lowest, limits[1]))
    try:
        job = worker.start(counting(3))
        items = received_by(job)
        with qtbot.waitSignal(job.failed) as blocker:
            assert worker.busy
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    assert blocker.args is not None
    assert blocker.args[0].kind is Fault.NO_DESCRIPTORS
    assert blocker.args[0].facts == {"reason": os.strerror(errno.EMFILE)}
    qtbot.waitUntil(lambda: not worker.busy)
    assert items == []
    job = worker.start(counting(3))
    with qtbot.waitSignal(job.finished):
        pass
