"""Corrections kept for the next time: in the user's data, by the fingerprint of the dataset they are of."""

from __future__ import annotations

import json
from pathlib import Path

from core.curation.corrections import Corrections
from core.data.reading import UnreadableError, read_bytes
from core.files import write_atomically, writing
from core.places import data_folder

LARGEST = 16 << 20  # bytes


def corrections_file(fingerprint: str) -> Path:
    """Where those of a dataset are kept (`core.curation.identity`)."""
    return data_folder() / "corrections" / f"{fingerprint}.json"


def load_corrections(fingerprint: str, count: int) -> Corrections:
    """What was kept of a dataset of `count` images; nothing where there is no such file, or none that can be used."""
    try:
        return Corrections.from_json(json.loads(read_bytes(corrections_file(fingerprint), LARGEST)), count)
    except (UnreadableError, ValueError, AttributeError, RecursionError, TypeError):
        return Corrections()


def save_corrections(corrections: Corrections, fingerprint: str) -> None:
    """Keep them; where nothing is said any more, nothing is kept.

    Raises
    ------
    WriteError
        WRITE_FAILED.
    """
    path = corrections_file(fingerprint)
    with writing(path):
        if not len(corrections):
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, json.dumps(corrections.to_json(), separators=(",", ":")).encode("ascii"))
