"""Memory that gives out while digits are opened: told, with how much was needed, in a process that has no more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from core.data import open_dataset
from core.opencv import cv2
from core.progress import finish
from tests.core.data.writers import digits, write_pictures

COUNT = 200_000  # images of 28 x 28: 157 MB
SIDE = 7000  # of one picture of 16 bits: 98 MB, surely more than is left
CHILD = """
import json, resource, sys
from pathlib import Path
from core.cli import main
from core.data import open_dataset
from core.opencv import cv2
from core.progress import finish
finish(open_dataset(sys.argv[1]))  # all that is loaded late is loaded
taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (taken + 50_000_000, taken + 50_000_000))
code = main(["inspect", sys.argv[2], "--json"])
after = len(finish(open_dataset(sys.argv[1])))
print(json.dumps([code, after]))
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux bounds a process' memory so"),
]


def write_large(root: Path, form: str) -> Path:
    images, labels = np.zeros((COUNT, 28, 28), np.uint8), np.zeros(COUNT, np.uint8)
    path = root / f"digits.{form}"
    if form == "npz":
        np.savez_compressed(path, x_train=images, y_train=labels)
        return path
    if form == "folder":
        write_pictures(path, digits([0, 1]))
        (path / "0" / "large.png").write_bytes(cv2.imencode(".png", np.eye(SIDE, dtype=np.uint16) * 65535)[1].tobytes())
        return path
    head = [bytes((0, 0, 8, 3)) + b"".join(side.to_bytes(4, "big") for side in images.shape) + images.tobytes()]
    head += [bytes((0, 0, 8, 1)) + COUNT.to_bytes(4, "big") + labels.tobytes()]
    names = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte")
    if form == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, data in zip(names, head, strict=True):
                archive.writestr(name, data)
        return path
    path.mkdir()
    for name, data in zip(names, head, strict=True):
        (path / name).write_bytes(data)
    return path


@pytest.mark.parametrize("form", ["idx", "npz", "zip", "folder"])
def test_the_command_line_says_how_much_was_needed_and_goes_on(form: str, tmp_path: Path) -> None:
    write_pictures(tmp_path / "small", digits([0, 1, 1]))
    path = write_large(tmp_path, form)
    command = [sys.executable, "-c", CHILD, str(tmp_path / "small"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": "."})
    told, outcome = (json.loads(line) for line in done.stdout.splitlines())
    assert outcome == [2, 3]
    assert told["error"].startswith(f"{path} needs ")
    needed = int(told["error"].split(" needs ")[1].split(" bytes")[0].replace(",", ""))
    assert needed >= (COUNT * 784 if form != "folder" else SIDE**2)
    assert "Traceback" not in done.stderr


def test_other_failures_of_the_program_are_not_taken_for_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_pictures(tmp_path, digits([0, 1]))
    monkeypatch.setattr("core.data._innermost", lambda _place: (_ for _ in ()).throw(RuntimeError("other")))
    with pytest.raises(RuntimeError, match="other"):
        finish(open_dataset(tmp_path))
