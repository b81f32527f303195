"""`python -m tests.benchmarks NAME`: each module here measures one part of the program."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if "def main(" in path.read_text("utf-8"))


def run(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in NAMES or arguments[0].startswith("_"):
        print("python -m tests.benchmarks", "|".join(name for name in NAMES if not name.startswith("_")))
        return 2
    module = importlib.import_module(f"tests.benchmarks.{arguments[0]}")
    return int(module.main(arguments[1:]) or 0)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
