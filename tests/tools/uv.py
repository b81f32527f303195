"""uv, however it is there: as a program of its own, or by way of pipx."""

from __future__ import annotations

import shutil


def uv() -> list[str]:
    """The words that a command of uv's begins with."""
    return ["uv"] if shutil.which("uv") else ["pipx", "run", "uv"]
