from __future__ import annotations

import subprocess
import sys


def test_no_source_is_kept_of_what_a_window_imports() -> None:
    script = "import linecache, gui.app; from gui.system.plotting import pg; print(len(linecache.cache))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 100  # of more than 500
