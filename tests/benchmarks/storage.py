"""What spoilt files do: every bit flip and truncation must be refused, never read as something else.

`python -m tests.benchmarks storage [FLIPS]`; 4,000 flips of a model file by default, and as many of a run's.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from core.errors import CoreError
from core.storage import BUNDLED, load_model
from tests.benchmarks.measure import Line, show

FLIPS = 4000
CUTS = 1000


def main(arguments: list[str]) -> int:
    flips = int(arguments[0]) if arguments else FLIPS
    with tempfile.TemporaryDirectory() as folder:
        show(
            "Spoilt files",
            [line for name, data, load in _files() for line in _spoil(Path(folder), name, data, load, flips)],
        )
    return 0


def _files() -> Iterator[tuple[str, bytes, Callable[[Path], Any]]]:
    yield "model", BUNDLED.read_bytes(), load_model


def _spoil(folder: Path, name: str, data: bytes, load: Callable[[Path], Any], flips: int) -> Iterator[Line]:
    path, rng = folder / "spoilt.npz", random.Random(0)
    began = perf_counter()
    opened = sum(_opens(path, _flipped(data, rng.randrange(8 * len(data))), load) for _ in range(flips))
    each = 1000 * (perf_counter() - began) / flips
    yield Line(f"{name}: bit flips that load ({flips:,}, {each:.1f} ms each)", str(opened), "0", opened == 0)
    cuts = sorted({*range(0, min(len(data), 200)), *(rng.randrange(len(data)) for _ in range(CUTS)), len(data) - 1})
    opened = sum(_opens(path, data[:cut], load) for cut in cuts)
    yield Line(f"{name}: truncations that load ({len(cuts):,})", str(opened), "0", opened == 0)


def _flipped(data: bytes, bit: int) -> bytes:
    spoilt = bytearray(data)
    spoilt[bit // 8] ^= 1 << bit % 8
    return bytes(spoilt)


def _opens(path: Path, data: bytes, load: Callable[[Path], Any]) -> bool:
    path.write_bytes(data)
    try:
        load(path)
    except CoreError:
        return False
    return True
