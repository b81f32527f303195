"""`python -m tests.core.killing FOLDER KILLS`: saves of a model, killed in the middle, and what is left of the file."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

from core.storage import load_bundled, load_model, save_model
from core.strays import sweep
from tests.core.injecting import killed_while


def main(folder: Path, kills: int) -> dict[str, int]:
    """How often the old or the new model was there, whole; how many half-written files there were, and were left."""
    path = folder / "model.npz"
    models = [replace(load_bundled(), scores={"which": float(number)}) for number in (0, 1)]
    contents = []
    for model in models:
        save_model(model, path, compact=True)
        contents.append(path.read_bytes())
    counts = {"old": 0, "new": 0, "neither": 0, "strays": 0}
    before = path.read_bytes()

    def save() -> None:
        for model in models:
            save_model(model, path, compact=True)

    def look() -> None:
        nonlocal before
        found = path.read_bytes()
        kind = "neither" if found not in contents else "old" if found == before else "new"
        counts[kind] += 1
        counts["strays"] += len(list(folder.iterdir())) - 1
        load_model(path)
        before = found

    killed_while(save, kills, between=look, longest=0.06)
    sweep(folder)
    return {**counts, "left": len(list(folder.iterdir())) - 1}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))
