"""`python -m tests.core.storage.killing_sessions FOLDER KILLS`: autosaves of a growing run, killed in the middle."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from core.config import Config
from core.curation.identity import identify
from core.data import open_dataset
from core.history import History
from core.progress import finish
from core.storage.saved_run import SavedRun
from core.storage.sessions import Session, SessionFolder
from core.trainer import train
from tests.core.injecting import killed_while

RUNS = 3


def moments() -> list[tuple[SavedRun, ...]]:
    """Three runs after each epoch."""
    dataset, history, made = finish(open_dataset("sample", per_class=20)), History(), []
    config = Config(size=8, epochs=40, classes=(0, 1))
    identity = finish(identify(dataset, "sample"))
    for report in train(dataset, config):
        history.append(report)
        run = SavedRun.of(history, config, identity, {})
        made.append(tuple(replace(run, labels={"number": number}) for number in range(1, RUNS + 1)))
    return made


def main(path: Path, kills: int) -> dict[str, int]:
    """How often all runs were there, whole and of one epoch or two; how many were lost; half-written files left."""
    made = moments()
    finish(SessionFolder(path).save(Session(made[0])))
    counts = {"whole": 0, "lost": 0}

    def autosaves() -> Iterator[None]:
        folder = SessionFolder(path)
        for runs in made:
            finish(folder.save(Session(runs)))
            yield

    def look() -> None:
        session = SessionFolder(path).load()
        counts["whole"] += len(session.runs) == RUNS
        counts["lost"] += session.lost

    going: Iterator[None] = iter(())

    def save() -> None:
        nonlocal going
        if next(going, False) is False:
            going = autosaves()

    killed_while(save, kills, between=look, longest=0.06)
    finish(SessionFolder(path).save(Session(made[0])))
    return {**counts, "left": len(list(path.glob("*.part")) + list(path.glob(".*.part")))}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))
