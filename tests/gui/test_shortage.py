"""A dataset that memory has no room for, in the whole program: it is told how much was needed, and all goes on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.gui.programs import Program

COUNT = 400_000  # images of 28 x 28: 314 MB


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux bounds a process' memory so")
def test_the_dataset_in_use_stays(tmp_path: Path) -> None:
    for name, head, size in (("images", (COUNT, 28, 28), COUNT * 784), ("labels", (COUNT,), COUNT)):
        path = tmp_path / f"train-{name}-idx{len(head)}-ubyte"
        path.write_bytes(bytes((0, 0, 8, len(head))) + b"".join(side.to_bytes(4, "big") for side in head))
        os.truncate(path, 4 + 4 * len(head) + size)
    with Program("sample") as program:
        program.wait_for("ready")
        for line in (
            "import resource, pathlib; from core.errors import CoreError; from gui.words.messages import text_of",
            "taken = int(pathlib.Path('/proc/self/statm').read_text().split()[0]) * resource.getpagesize()",
            "resource.setrlimit(resource.RLIMIT_AS, (taken + 150_000_000, resource.RLIM_INFINITY))",
            "show = lambda told: isinstance(told, CoreError) and say('told', told.kind.value, text_of(told))",
            "lab.noted.connect(show)",
            f"lab.open_dataset({str(tmp_path)!r})",
        ):
            program.tell(line)
        told = program.wait_for("told").replace(",", "")
        assert told.startswith(f"told no_memory {tmp_path} needs 313600000 bytes of memory")
        program.tell("say('has', len(lab.dataset), lab.dataset.name, window.isVisible())")
        assert program.wait_for("has") == "has 5000 sample True"
        program.tell("lab.dataset_changed.connect(lambda: say('opened', len(lab.dataset)))")
        program.tell("lab.open_dataset('sample')")
        assert program.wait_for("opened") == "opened 5000"
        program.tell("window.close()")
        assert program.end() == (0, [])
