"""The command that says what opening a dataset finds, without training on it."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from typing import Any

from core.cli.answer import Answer, all_skipped, plain
from core.cli.caching import cache_for
from core.cli.meter import Meter
from core.data import open_dataset
from core.dataset import Dataset
from core.errors import CoreError
from core.sentences import reason_words, sentence, shown

SHOWN_AT_MOST = 20  # skipped files, in the text; JSON has all of them


def inspect(options: Namespace) -> Answer:
    """Open a dataset and tell what was found, or why it cannot be opened."""
    try:
        opening = open_dataset(options.dataset, as_is=options.as_is, cache=cache_for(options))
        dataset = Meter().follow(opening, "reading")
    except CoreError as error:
        problem = sentence(error)
        return Answer({**_values(None), "error": problem}, "", problem=problem)
    return Answer({**_values(dataset), "error": None}, _text(dataset))


def _values(dataset: Dataset | None) -> dict[str, Any]:
    parts = _parts(dataset)
    return {
        "reader": dataset.reader if dataset else None,
        "loaded": sum(map(len, parts.values())),
        "classes": {str(label): count for label, count in sorted(_counts(parts).items())},
        "splits": {name: len(part) for name, part in parts.items()},
        "skipped": [
            {"path": plain(one.path), "reason": one.reason.value} for one in (all_skipped(dataset) if dataset else ())
        ],
        "ignored": dataset.ignored if dataset else 0,
    }


def _parts(dataset: Dataset | None) -> dict[str, Dataset]:
    if dataset is None:
        return {}
    return {"train": dataset, **({"test": dataset.test} if dataset.test else {})}


def _counts(parts: dict[str, Dataset]) -> Counter[int]:
    return sum((Counter(part.counts) for part in parts.values()), Counter())


def _text(dataset: Dataset) -> str:
    parts = _parts(dataset)
    sizes = [f"{width} x {height} pixels: {n:,}" for (height, width), n in dataset.sizes.items()]
    inverted = sum(part.inverted for part in parts.values())
    return "\n".join(
        [
            f"{shown(dataset.name)}: {sum(map(len, parts.values())):,} images, read as {dataset.reader}",
            "",
            *_table(parts),
            "",
            *([f"sizes: {'; '.join(sizes)}"] if sizes else []),
            *([f"dark on light, turned into light on dark: {inverted:,}"] if inverted else []),
            *_passed_over(dataset),
        ]
    ).rstrip()


def _table(parts: dict[str, Dataset]) -> list[str]:
    """Counts of each class, a column a part."""
    head = f"{'class':>8}" + "".join(f"{name:>10}" for name in parts)
    labels = sorted(_counts(parts))
    rows = [f"{label:>8}" + "".join(f"{part.counts.get(label, 0):>10,}" for part in parts.values()) for label in labels]
    return [head, *rows]


def _passed_over(dataset: Dataset) -> list[str]:
    skipped, lines = all_skipped(dataset), []
    if skipped:
        lines.append(f"skipped files: {len(skipped):,}")
        lines += [
            f"  {shown(one.path)}: {reason_words(one.reason.value, one.detail)}" for one in skipped[:SHOWN_AT_MOST]
        ]
    if len(skipped) > SHOWN_AT_MOST:
        lines.append(f"  and {len(skipped) - SHOWN_AT_MOST:,} more; --json lists them all")
    if dataset.ignored:
        names = f" ({', '.join(map(shown, dataset.ignored_names[:10]))})" if dataset.ignored_names else ""
        lines.append(f"ignored, no digits: {dataset.ignored:,}{names}")
    return lines
