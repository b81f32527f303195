"""Measuring on a machine that others use too: contenders take turns, medians count, and the load is written down."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple


class Line(NamedTuple):
    """One figure: what was measured, what came out, what was asked, and whether that was met (None: nothing asked)."""

    what: str
    figure: str
    asked: str = ""
    met: bool | None = None


def seconds(work: Callable[[], Any]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def alternating(contenders: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Median of what each contender returns, in seconds; they take turns, after a first turn that does not count."""
    found: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(rounds + 1):
        for name, contender in contenders.items():
            taken = contender()
            if turn:
                found[name].append(taken)
    return {name: median(values) for name, values in found.items()}


def load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")


def show(title: str, lines: Sequence[Line]) -> None:
    print(f"\n{title}   (load {load():.1f})")
    width = max(len(line.what) for line in lines)
    for line in lines:
        verdict = {None: "", True: "met", False: "MISSED"}[line.met]
        print(f"  {line.what:<{width}}  {line.figure:>28}  {line.asked:<12} {verdict}".rstrip(), flush=True)


def save(path: str | Path, parts: Mapping[str, Any]) -> None:
    Path(path).write_text(json.dumps(parts, indent=1), encoding="utf-8")


def at_least(what: str, ratio: float, asked: float) -> Line:
    return Line(what, f"{ratio:.2f} times", f">= {asked:g}", ratio >= asked)


def at_most(what: str, ratio: float, asked: float, unit: str = "") -> Line:
    return Line(what, f"{ratio:.3g}{unit}", f"<= {asked:g}{unit}", ratio <= asked)
