"""Pictures are the same in memory and in a file, whatever failed and was made up for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import core.rows
from core.data import Cache, album, open_dataset
from core.data.album import Album
from core.dataset import Dataset
from core.progress import finish
from core.rows import Rows
from tests.core.data.test_cache import age, same
from tests.core.data.writers import digits, write_pictures


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "digits"
    write_pictures(folder / "train", digits([0] * 90 + [4] * 71), ".jpg")
    write_pictures(folder / "test", digits([0] * 20 + [4] * 20, seed=1))
    for label, broken in (("0", 3), ("0", 40), ("4", 89), ("4", 95), ("4", 98)):
        (folder / "train" / label / f"{broken}.jpg").write_bytes(b"\xff\xd8 nothing")
    age(folder)
    return folder


def opened(root: Path, *, per_class: int = 0, cache: Cache | None = None) -> Dataset:
    return finish(open_dataset(root, per_class=per_class, cache=cache))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Bounds of a few pictures: the real ones would take a gigabyte of them."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "scratch"))
    monkeypatch.setattr(core.rows, "LARGE", 30 * 28 * 28)
    monkeypatch.setattr("core.data.cache.LARGE", 30 * 28 * 28)
    monkeypatch.setattr(album, "PART", 7 * 28 * 28)


@pytest.mark.parametrize("per_class", [0, 30])
def test_a_folder_that_memory_cannot_hold_lies_in_a_file(
    root: Path, per_class: int, request: pytest.FixtureRequest
) -> None:
    in_memory = opened(root, per_class=per_class)
    assert isinstance(in_memory.images, np.ndarray)
    assert len(in_memory.skipped) == (4 if per_class else 5)
    request.getfixturevalue("small")
    in_file = opened(root, per_class=per_class)
    assert isinstance(in_file.images, Rows)
    assert in_file.test is not None
    assert isinstance(in_file.test.images, Rows)
    assert same(in_memory, in_file)


@pytest.mark.usefixtures("small")
def test_it_is_kept_decoded_as_any_other(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path / "cache")
    first = opened(root, cache=cache)
    monkeypatch.delattr("core.data.folder.batches")  # nothing is decoded again
    second = opened(root, cache=cache)
    assert isinstance(second.images, Rows)
    assert same(first, second)


@pytest.mark.usefixtures("small")
def test_what_is_more_than_the_cache_may_take_is_not_kept(root: Path, tmp_path: Path) -> None:
    opened(root, cache=Cache(tmp_path / "cache", most=180 * 28 * 28))
    assert not [*(tmp_path / "cache").glob("*")]


@pytest.mark.usefixtures("small")
def test_images_are_closed_up_across_parts_and_put_in_order() -> None:
    images = digits([1] * 40).images
    room = Album(40, 28)
    done = 0
    for part in room.parts(40):
        part[:] = images[done : done + len(part)]
        done += len(part)
        room.keep(part, [0, len(part) - 1])
    kept = np.flatnonzero(~np.isin(np.arange(40) % 7, [0, 6]) & (np.arange(40) != 39))
    assert np.array_equal(room.in_order(np.arange(len(kept))), images[kept])
    backwards = np.arange(len(kept))[::-1]
    assert np.array_equal(room.in_order(backwards), images[kept][::-1])
