"""Time is counted while there is work; a process that was stopped did none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator

import pytest

from core.progress import Progress
from core.run.stopwatch import Stopwatch
from tests.core.injecting import ROOT

SCRIPT = """
import sys
from time import perf_counter
from core.run import stopwatch
stopwatch.LONG = 0.5
watch = stopwatch.Stopwatch(1.0)
print("ready", flush=True)
sys.stdin.readline()
start = perf_counter()
while perf_counter() < start + float(sys.argv[1]):  # others work, in the same process
    pass
began = watch.begin()
print("begun", flush=True)
sys.stdin.readline()
watch.add(began)
print(watch.seconds - 1.0, perf_counter() - began)
"""


def test_pieces_add_up() -> None:
    watch = Stopwatch(5.0)
    for _ in range(3):
        began = time.perf_counter()
        while time.perf_counter() - began < 0.01:
            pass
        watch.add(began)
    assert 5.03 <= watch.seconds < 6


def test_the_pieces_of_work_count_and_not_the_time_between() -> None:
    def work() -> Generator[Progress, None, None]:
        for done in range(3):
            time.sleep(0.01)
            yield Progress(done, 3)

    watch, asked = Stopwatch(), 0
    pieces = watch.over(work())
    for _ in pieces:
        asked += 1
        time.sleep(0.5)
    assert asked == 3
    assert 0.03 <= watch.seconds < 1


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGSTOP")
@pytest.mark.parametrize("before", ["0", "0.4"])
def test_a_stopped_process_does_not_work(before: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, before], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        process.stdin.write("go\n")
        process.stdin.flush()
        process.stdout.readline()
        time.sleep(0.2)
        process.send_signal(signal.SIGSTOP)
        time.sleep(1.0)
        process.send_signal(signal.SIGCONT)
        process.stdin.write("done\n")
        process.stdin.flush()
        counted, passed = map(float, process.stdout.readline().split())
    assert passed > 1
    assert counted < 0.5
