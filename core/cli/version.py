"""Which version this is: what the checkout says of itself, or else what was installed."""

from __future__ import annotations

import re
from pathlib import Path


def version() -> str:
    """The version, such as "0.1.0"; "unknown" where nobody says."""
    project = Path(__file__).parents[2] / "pyproject.toml"
    if project.is_file():
        stated = re.search(r'^name = "logit-lab"\nversion = "([^"]+)"', project.read_text("utf-8"), re.MULTILINE)
        if stated:
            return stated[1]
    from importlib import metadata  # brings the whole of `email` along, which a window that opens has no use for

    try:
        return metadata.version("logit-lab")
    except metadata.PackageNotFoundError:
        return "unknown"
