"""What a command has to say: an object for machines, a text for people, and what went wrong, if anything did."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from core.dataset import Dataset, Skipped
from core.sentences import reason_words, shown


class Answer(NamedTuple):
    """`values` go to stdout as JSON or `text` does; `problem`, or else the `notes`, go to stderr."""

    values: dict[str, Any]
    text: str
    problem: str = ""
    notes: tuple[str, ...] = ()

    def json_text(self) -> str:
        """The values as strict JSON in ASCII, so that no name in it can do harm or be unprintable."""
        return json.dumps(self.values, allow_nan=False)


def dataset_values(dataset: Dataset) -> dict[str, Any]:
    """What was found in a dataset, and what was not read of it."""
    return {
        "name": plain(dataset.name),
        "images": len(dataset),
        "classes": list(dataset.classes),
        "counts": {str(label): count for label, count in dataset.counts.items()},
        "test_images": len(dataset.test) if dataset.test else 0,
        "skipped": [_skipped_values(skipped) for skipped in all_skipped(dataset)],
        "ignored": dataset.ignored,
    }


def all_skipped(dataset: Dataset) -> tuple[Skipped, ...]:
    """What was skipped of both parts, each file once."""
    test = dataset.test.skipped if dataset.test else ()
    return tuple(dict.fromkeys((*dataset.skipped, *test)))


def skipped_notes(skipped: Sequence[Skipped], most: int = 3) -> tuple[str, ...]:
    """How many files were skipped, and the first of them with reasons; nothing where there is none."""
    if not skipped:
        return ()
    named = "; ".join(f"{shown(one.path)} ({reason_words(one.reason.value, one.detail)})" for one in skipped[:most])
    files = "1 file was" if len(skipped) == 1 else f"{len(skipped):,} files were"
    return (f"logit-lab: {files} skipped: {named}{' and others' if len(skipped) > most else ''}.",)


def plain(text: str) -> str:
    """The text with undecodable bytes of a file name as escapes, which JSON could not carry."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _skipped_values(skipped: Skipped) -> dict[str, str]:
    return {"path": plain(skipped.path), "reason": skipped.reason.value, "detail": plain(skipped.detail)}
