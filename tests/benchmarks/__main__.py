"""Run a benchmark by name: `python -m tests.benchmarks window`."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path


def names() -> list[str]:
    """The benchmarks there are: the modules beside this one that have a `main`."""
    return sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]) if module.name[0] != "_")


def main(arguments: list[str]) -> int:
    if len(arguments) < 1 or arguments[0] not in names():
        print("usage: python -m tests.benchmarks", "|".join(names()), "[options]")
        return 2
    result: int = importlib.import_module(f"tests.benchmarks.{arguments[0]}").main(arguments[1:])
    return result


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
