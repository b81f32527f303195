"""The benchmarks: `python -m tests.benchmarks NAME [options]` runs the module of that name beside this file."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def main() -> int:
    """Run the benchmark that is named; without a name, say which there are."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))
    if len(sys.argv) < 2 or sys.argv[1] not in names:
        print(f"python -m tests.benchmarks {{{','.join(names)}}} [options]", file=sys.stderr)
        return 2
    found: int = import_module(f"tests.benchmarks.{sys.argv[1]}").main(sys.argv[2:])
    return found


if __name__ == "__main__":
    sys.exit(main())
