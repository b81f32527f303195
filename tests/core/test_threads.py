"""Shared work comes in order, ends when it is left, and leaves BLAS as it was."""

from __future__ import annotations

import threading
from time import sleep

import numpy as np
import pytest
from threadpoolctl import ThreadpoolController, threadpool_info

from core.threads import Scratch, Team, _libraries, blas_threads, cores


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_results_come_in_the_order_of_the_items(threads: int) -> None:
    def slowly(item: int) -> int:
        sleep(0.002 * (item % 3))
        return item

    team = Team(threads)
    found = list(team.map(slowly, range(30)))
    team.close()
    assert found == list(range(30))


def test_what_is_left_is_not_done() -> None:
    team, done = Team(2), list[int]()

    def slowly(item: int) -> None:
        sleep(0.001)
        done.append(item)

    work = team.map(slowly, range(1000))
    next(work)
    work.close()  # type: ignore[attr-defined]
    team.close()
    assert len(done) < 20


def test_errors_reach_who_asked() -> None:
    team = Team(2)
    with pytest.raises(ZeroDivisionError):
        list(team.map(lambda item: 1 // item, [1, 0, 2]))
    team.close()


def test_a_closed_team_needs_no_threads() -> None:
    team = Team(3)
    list(team.map(str, range(5)))
    team.close()
    before = threading.active_count()
    assert list(team.map(str, range(3))) == ["0", "1", "2"]
    assert threading.active_count() == before


def blas() -> set[int]:
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


def test_blas_is_bounded_for_a_while_also_by_two_who_take_turns() -> None:
    before = blas()
    first, second = blas_threads(1), blas_threads(1)
    first.__enter__()
    second.__enter__()
    assert blas() == {1}
    first.__exit__(None, None, None)
    assert blas() == {1}
    second.__exit__(None, None, None)
    assert blas() == before


def test_blas_is_bounded_from_one_thread_after_another() -> None:
    _libraries.cache_clear()  # tests before this one may have loaded another BLAS since it was filled
    before, seen = blas(), []
    libraries = ThreadpoolController().select(user_api="blas").lib_controllers
    for library in libraries:
        library.set_num_threads(2)  # from now on threadpoolctl's own way obeys this thread alone

    def bound() -> None:
        with blas_threads(1):
            seen.append(blas())

    thread = threading.Thread(target=bound)
    thread.start()
    thread.join()
    after = blas()
    for library in libraries:
        library.set_num_threads(min(before))
    assert (seen, after) == ([{1}], {2})


def test_a_buffer_is_used_again_and_is_each_threads_own() -> None:
    scratch = Scratch()
    one = scratch.array("block", (4, 5), np.float32)
    again = scratch.array("block", (2, 3), np.float32)
    assert np.shares_memory(one, again)
    other = []
    thread = threading.Thread(target=lambda: other.append(scratch.array("block", (2, 3), np.float32)))
    thread.start()
    thread.join()
    assert not np.shares_memory(one, other[0])


def test_buffers_of_threads_at_rest_are_lent_and_can_be_let_go() -> None:
    scratch = Scratch()
    own = scratch.array("block", (4, 5), np.float32)
    lent = scratch.lent(2, 15, np.float32)
    assert [array.shape for array in lent] == [(15,), (15,)]
    assert [np.shares_memory(own, array) for array in lent] == [True, False]
    assert not any(np.shares_memory(own, array) for array in scratch.lent(1, 15, np.float64))
    assert not np.shares_memory(own, scratch.lent(1, 21, np.float32)[0])
    scratch.let_go()
    assert not np.shares_memory(own, scratch.lent(1, 15, np.float32)[0])


def test_there_is_a_core() -> None:
    assert cores() >= 1
