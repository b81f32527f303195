"""Megabytes of the images and of training on top of them, printed by a process of its own (Linux)."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from core.progress import finish
from core.trainer import prepare, slices
from tests.benchmarks.trainer import FULL, mnist


def status(name: str) -> float:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(float(line.split()[1]) / 1e3 for line in lines if line.startswith(name))


dataset = mnist()
# Whatever loading needed for a while is not training's.
Path("/proc/self/clear_refs").write_text("5", "ascii")
before = status("VmRSS")
for _ in slices(finish(prepare(dataset, replace(FULL, optimizer=sys.argv[1], l2=1e-5)))):
    pass
print(dataset.images.nbytes / 1e6, status("VmHWM") - before)
