from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from core.data import open_dataset
from core.data.sample import FOLDER
from core.progress import finish
from tests.tools.make_sample import make_sample, write_part


def test_contents() -> None:
    dataset = finish(open_dataset("sample"))
    assert dataset.name == "sample"
    assert dataset.counts == dict.fromkeys(range(10), 500)
    assert dataset.test is not None
    assert dataset.test.counts == dict.fromkeys(range(10), 100)
    assert dataset.images.shape == (5000, 28, 28)
    assert dataset.labels[:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    assert (dataset.skipped, dataset.ignored) == ((), 0)


def test_source_and_licence_are_named() -> None:
    notice = (FOLDER / "NOTICE.md").read_text(encoding="utf-8")
    assert "LeCun" in notice
    assert "ShareAlike" in notice


def test_the_same_images_give_the_same_bytes(tmp_path: Path) -> None:
    part = finish(open_dataset("sample")).test
    assert part is not None
    for name in ("one", "two"):
        write_part(part, tmp_path, name)
    for kind in ("images-idx3", "labels-idx1"):
        one, two = ((tmp_path / f"{name}-{kind}-ubyte.gz").read_bytes() for name in ("one", "two"))
        assert one == two


@pytest.mark.slow
def test_the_tool_makes_the_sample_again(mnist: Path, tmp_path: Path) -> None:
    make_sample(mnist, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in FOLDER.glob("*.gz"))
    for path in tmp_path.iterdir():
        # Another zlib may pack otherwise; what is inside is what counts.
        assert gzip.decompress(path.read_bytes()) == gzip.decompress((FOLDER / path.name).read_bytes())


def test_it_is_the_first_of_each_class(mnist: Path) -> None:
    full, sample = finish(open_dataset(mnist)), finish(open_dataset("sample"))
    assert np.array_equal(full.limit(500).images, sample.images)
    assert full.test is not None
    assert sample.test is not None
    assert np.array_equal(full.test.limit(100).labels, sample.test.labels)
