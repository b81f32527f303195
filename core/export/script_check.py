"""A script is only handed out once it has been run: its curve must be the run's, bit for bit."""

from __future__ import annotations

import contextlib
import csv
import io
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.config import Config
from core.dataset import Dataset
from core.errors import Fault
from core.export.script import Script, ScriptError, script_of
from core.files import write_by_steps
from core.history import History
from core.progress import Progress
from core.run.setup import Keyframe, prepare

COLUMNS = ("epoch", "loss", "accuracy", "validation_loss", "validation_accuracy", "gradient_norm")
WAIT = 0.05  # seconds between two moments at which it can be stopped


def export_script(
    dataset: Dataset, config: Config, *, history: History, path: str | Path, start: Keyframe | None = None
) -> Generator[Progress, None, Path]:
    """Write the run's script to `path`, and its data beside it, after it has given the history's curve.

    Parameters
    ----------
    dataset : that the run was made from
    config : of the run
    history : of the run; its whole curve is what the script has to give
    path : of the script; the arrays get its name with the ending .npz
    start : the moment of another run that it went on from; the beginning if None

    Raises
    ------
    ScriptError
        SCRIPT_DIFFERENT, SCRIPT_FAILED, or as `core.export.script.script_of`; nothing is written then.
    WriteError
        WRITE_FAILED, with the path and the operating system's reason.
    """
    target = Path(path)
    text, data = yield from tried_script(dataset, config, history=history, path=target, start=start)
    yield from write_script(target, text, data)
    return target


def tried_script(
    dataset: Dataset, config: Config, *, history: History, path: Path, start: Keyframe | None = None
) -> Generator[Progress, None, tuple[str, bytes]]:
    """The text of the script and the bytes of its data, tried but not written yet; as `export_script`."""
    epochs = int(history.column("epoch")[-1])
    setup = yield from prepare(dataset, config)
    script = script_of(setup, dataset, epochs=epochs, start=start, rates=_rates(history))
    data = _packed(script)
    with tempfile.TemporaryDirectory(prefix="logit-lab-script-") as folder:
        place = Path(folder) / f"{path.stem}.py"
        place.write_text(script.text, encoding="utf-8")
        place.with_suffix(".npz").write_bytes(data)
        curve = yield from (_run_here(place) if getattr(sys, "frozen", False) else _run(place, len(history)))
    _compare(curve, history)
    return script.text, data


def write_script(path: Path, text: str, data: bytes) -> Generator[Progress, None, None]:
    """Write both, the data beside the script.

    Raises
    ------
    WriteError
        WRITE_FAILED, with the path and the operating system's reason.
    """
    for target, content, follow in ((path.with_suffix(".npz"), data, False), (path, text.encode("utf-8"), True)):
        for _ in write_by_steps(target, content, follow=follow):
            yield Progress(0, 0)


def _rates(history: History) -> dict[int, float]:
    """The learning rates, and the epoch from which each was in force."""
    rates: dict[int, float] = {}
    for change in history.changes:
        if change.config.learning_rate not in list(rates.values())[-1:]:
            rates[change.epoch] = change.config.learning_rate
    return rates


def _packed(script: Script) -> bytes:
    stream = io.BytesIO()
    np.savez_compressed(stream, **dict[str, Any](script.arrays))
    return stream.getvalue()


def _run(place: Path, epochs: int) -> Generator[Progress, None, list[list[str]]]:
    """What the script prints, as a table; whoever closes the generator ends the script."""
    told, complaints = place.with_suffix(".csv"), place.with_suffix(".txt")
    with told.open("wb") as output, complaints.open("wb") as errors:
        # -I: neither the folder it lies in nor the user's own modules can stand in for a library.
        command = [sys.executable, "-I", "-u", str(place)]
        process = subprocess.Popen(command, stdout=output, stderr=errors, stdin=subprocess.DEVNULL)
        try:
            while process.poll() is None:
                yield Progress(max(0, told.read_bytes().count(b"\n") - 1), epochs)
                _pause(process)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
    if process.returncode != 0:
        said = complaints.read_text(encoding="utf-8", errors="replace").strip()
        raise ScriptError(Fault.SCRIPT_FAILED, reason=said[-300:])
    return list(csv.reader(io.StringIO(told.read_text(encoding="utf-8"))))


def _run_here(place: Path) -> Generator[Progress, None, list[list[str]]]:
    """The same where the program brings its own Python, which runs no other files: in this process."""
    yield Progress(0, 0)
    told = io.StringIO()
    try:
        with contextlib.redirect_stdout(told):
            runpy.run_path(str(place), run_name="__main__")
    except Exception as error:
        raise ScriptError(Fault.SCRIPT_FAILED, reason=str(error)) from error
    return list(csv.reader(io.StringIO(told.getvalue())))


def _pause(process: subprocess.Popen[bytes]) -> None:
    """Wait a moment, or until the process has ended."""
    try:
        process.wait(WAIT)
    except subprocess.TimeoutExpired:
        return


def _compare(curve: list[list[str]], history: History) -> None:
    """Raise ScriptError at the first epoch whose figures are not the history's, bit for bit."""
    names, *lines = curve
    theirs = np.array([[float(cell) if cell else np.nan for cell in line] for line in lines], dtype=np.float64)
    ours = np.stack([history.column(name) for name in COLUMNS], axis=1)
    if history.thinned:
        theirs = theirs[np.isin(theirs[:, 0], ours[:, 0])]
    if tuple(names) == COLUMNS and _same(ours, theirs):
        return
    shared = min(len(ours), len(theirs))
    off = [row for row in range(shared) if not _same(ours[row], theirs[row])]
    epoch = int(history.column("epoch")[off[0] if off else shared - 1])
    raise ScriptError(Fault.SCRIPT_DIFFERENT, epoch=epoch)


def _same(one: NDArray[np.float64], other: NDArray[np.float64]) -> bool:
    return one.shape == other.shape and np.array_equal(one, other, equal_nan=True)
