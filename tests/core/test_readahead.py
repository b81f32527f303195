"""What is asked for comes into memory in order, and the thread that brings it goes when it has."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

import core.readahead
from core.mapping import Mapping
from core.readahead import SENDS, Readahead
from core.rows import Rows

pytestmark = pytest.mark.skipif(not SENDS, reason="only Linux sends a file into nothing")
SIZE = 8 << 20


def works() -> bool:
    return any(thread.name == "core-readahead" for thread in threading.enumerate())


def wait() -> None:
    for thread in threading.enumerate():
        if thread.name == "core-readahead":
            thread.join(20)
    assert not works()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(bytes(SIZE))
    return path


def test_bytes_come_into_memory(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        if os.preadv(file.fileno(), [bytearray(1)], 0) and _at_hand(file.fileno(), SIZE - 1):
            pytest.skip("this disk is memory itself")
        Readahead(file.fileno()).bring(0, SIZE)
        wait()
        assert all(_at_hand(file.fileno(), place) for place in range(0, SIZE, 4096))


def _at_hand(file: int, place: int) -> bool:
    try:
        return os.preadv(file, [bytearray(1)], place, os.RWF_NOWAIT) == 1
    except BlockingIOError:
        return False


def test_what_is_asked_for_is_sent_in_order_and_what_is_forgotten_is_not(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent, begun, go = [], threading.Event(), threading.Event()

    def send(file: int, _nowhere: int, run: tuple[int, int]) -> None:
        assert os.fstat(file).st_size == SIZE
        sent.append(run)
        begun.set()
        assert go.wait(20)

    monkeypatch.setattr(core.readahead, "_send", send)
    with path.open("rb") as file:
        readahead = Readahead(file.fileno())
        readahead.bring(0, 10)
        assert begun.wait(20)
        readahead.bring(10, 20)
        readahead.forget()
        readahead.bring(50, 60)
        readahead.bring(60, 70)
        go.set()
        wait()
        readahead.bring(70, 80)
        wait()
    assert sent == [(0, 10), (50, 60), (60, 70), (70, 80)]


def test_a_file_that_ends_early_ends_the_thread_and_the_next_begins_anew(path: Path) -> None:
    with path.open("rb") as file:
        readahead = Readahead(file.fileno())
        for first in (SIZE - 10, 2 * SIZE):
            readahead.bring(first, first + SIZE)
            wait()


def test_what_cannot_be_opened_or_read_is_nobodys_loss(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with path.open("rb") as file:
        readahead, gone = Readahead(file.fileno()), Readahead(1_000_000)
        gone.bring(0, 10)
        assert not works()
        with monkeypatch.context() as patch:
            patch.setattr(core.readahead, "_send", refuse)
            readahead.bring(0, 10)
            wait()
        sent = []
        monkeypatch.setattr(core.readahead, "_send", lambda *given: sent.append(given[2]))
        readahead.bring(10, 20)
        wait()
    assert sent == [(10, 20)]


def test_a_mapping_asks_for_what_is_not_at_hand(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(Readahead, "bring", lambda _, first, end: asked.append((first, end)))
    monkeypatch.setattr(core.mapping, "ASKED", 1 << 20)
    monkeypatch.setattr(core.mapping, "AHEAD", 1 << 20)
    monkeypatch.setattr(Mapping, "_fetch", lambda *_: False)
    rows = Rows.mapped(path, (SIZE // 1024 - 1, 1024), offset=16)
    for first in (0, 512, 1024, 0):
        assert not rows[first : first + 512].any()
    million = 1 << 20
    pieces = [0, 1, 2, 0, 1]
    assert asked == [(16 + piece * million, 16 + (piece + 1) * million) for piece in pieces]
