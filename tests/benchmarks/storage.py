"""What spoilt files do: every bit flip and truncation must be refused, never read as something else.

`python -m tests.benchmarks storage [FLIPS] [--only model run kills faults]`; 4,000 flips of a model file by default,
and as many of a run's.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from core.config import TEN_DIGITS
from core.curation.identity import identify
from core.data import open_dataset
from core.errors import CoreError
from core.history import History
from core.progress import finish
from core.storage import BUNDLED, load_model
from core.storage.runs import load_run, run_bytes
from core.storage.saved_run import SavedRun
from core.trainer import train
from tests.benchmarks.measure import Line, show
from tests.core.injecting import ERRORS, ROOT, calls_of_a_write, can_inject, write_with

PARTS = ["model", "run", "kills", "faults"]
FLIPS = 4000
CUTS = 1000
KILLS = 200


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="storage")
    parser.add_argument("flips", type=int, nargs="?", default=FLIPS)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        for name, data, load in _files():
            if name in options.only:
                show(f"Spoilt files: a {name}", list(_spoil(Path(folder), name, data, load, options.flips)))
        if "kills" in options.only:
            show("Saves that are killed (SIGKILL)", list(_kills()))
        if "faults" in options.only:
            show("System calls that fail while a file is replaced", list(_faults(Path(folder, "faults"))))
    return 0


def _kills() -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.core.killing", folder, str(KILLS)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        counts = json.loads(done.stdout)
    whole = counts["old"] + counts["new"]
    yield Line("old or new file, whole", f"{whole} of {KILLS}", str(KILLS), whole == KILLS)
    yield Line("kills in the middle of a save", str(counts["strays"]))
    yield Line("half-written files after the next start", str(counts["left"]), "0", counts["left"] == 0)


def _faults(folder: Path) -> Iterator[Line]:
    if not can_inject():
        yield Line("strace may not be used here", "-")
        return
    folder.mkdir()
    target = folder / "file"
    calls = calls_of_a_write(target)
    for error in ERRORS:
        outcomes = [write_with(call, error, target) for call in calls]
        # os.access says no without a reason.
        reasons = {os.strerror(getattr(errno, name)) for name in (error, "EACCES")}
        told = sum(outcome.content == b"old" and outcome.said in reasons for outcome in outcomes)
        harmless = sum(outcome.content == b"new" * 30000 and outcome.said == "written" for outcome in outcomes)
        fine = told + harmless == len(calls)
        yield Line(
            f"{error} in each of {len(calls)} calls: old file kept and told, harmless", f"{told}, {harmless}", "", fine
        )


def _files() -> Iterator[tuple[str, bytes, Callable[[Path], Any]]]:
    yield "model", BUNDLED.read_bytes(), load_model
    yield "run", run_bytes(_run()), load_run


def _run() -> SavedRun:
    config, history = replace(TEN_DIGITS, epochs=3), History()
    dataset = finish(open_dataset("sample", per_class=100))
    for report in train(dataset, config):
        history.append(report)
    return SavedRun.of(history, config, finish(identify(dataset, "sample")), {"name": "benchmark"})


def _spoil(folder: Path, name: str, data: bytes, load: Callable[[Path], Any], flips: int) -> Iterator[Line]:
    path, rng = folder / "spoilt.npz", random.Random(0)
    began = perf_counter()
    opened = sum(_opens(path, _flipped(data, rng.randrange(8 * len(data))), load) for _ in range(flips))
    each = 1000 * (perf_counter() - began) / flips
    yield Line(f"{name}: bit flips that load ({flips:,}, {each:.1f} ms each)", str(opened), "0", opened == 0)
    cuts = sorted({*range(0, min(len(data), 200)), *(rng.randrange(len(data)) for _ in range(CUTS)), len(data) - 1})
    opened = sum(_opens(path, data[:cut], load) for cut in cuts)
    yield Line(f"{name}: truncations that load ({len(cuts):,})", str(opened), "0", opened == 0)


def _flipped(data: bytes, bit: int) -> bytes:
    spoilt = bytearray(data)
    spoilt[bit // 8] ^= 1 << bit % 8
    return bytes(spoilt)


def _opens(path: Path, data: bytes, load: Callable[[Path], Any]) -> bool:
    path.write_bytes(data)
    try:
        load(path)
    except CoreError:
        return False
    return True
