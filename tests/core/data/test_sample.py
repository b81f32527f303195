from __future__ import annotations

import gzip
import time
from pathlib import Path

import numpy as np
import pytest

from core.data import open_dataset
from core.data.sample import FOLDER
from core.progress import finish
from tests.tools.make_sample import make_sample


def test_contents() -> None:
    dataset = finish(open_dataset("sample"))
    assert dataset.name == "sample"
    assert dataset.counts == dict.fromkeys(range(10), 500)
    assert dataset.test is not None
    assert dataset.test.counts == dict.fromkeys(range(10), 100)
    assert dataset.images.shape == (5000, 28, 28)
    assert dataset.labels[:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    assert (dataset.skipped, dataset.ignored) == ((), 0)


def test_loads_fast() -> None:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        finish(open_dataset("sample"))
        times.append(time.perf_counter() - start)
    assert min(times) < 0.06


def test_source_and_licence_are_named() -> None:
    notice = (FOLDER / "NOTICE.md").read_text(encoding="utf-8")
    assert "LeCun" in notice
    assert "ShareAlike" in notice


@pytest.mark.slow
def test_the_tool_makes_the_sample_again(mnist: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        make_sample(mnist, tmp_path / name)
    for path in FOLDER.glob("*.gz"):
        made = (tmp_path / "one" / path.name).read_bytes()
        assert made == (tmp_path / "two" / path.name).read_bytes()
        # Another zlib may pack otherwise; what is inside is what counts.
        assert gzip.decompress(made) == gzip.decompress(path.read_bytes())


def test_it_is_the_first_of_each_class(mnist: Path) -> None:
    full, sample = finish(open_dataset(mnist)), finish(open_dataset("sample"))
    assert np.array_equal(full.limit(500).images, sample.images)
    assert full.test is not None
    assert sample.test is not None
    assert np.array_equal(full.test.limit(100).labels, sample.test.labels)
