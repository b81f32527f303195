"""A folder that has not changed is not decoded again; one that has is; and the cache can only ever help."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.data import Cache, open_dataset
from core.data.batches import batches
from core.dataset import Dataset
from core.progress import Progress, finish
from tests.core.data.writers import digits, encoded, snapshot, write_pictures

LONG_AGO = 1_000_000_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "digits"
    write_pictures(folder / "train", digits([0] * 9 + [4] * 7), ".jpg")
    write_pictures(folder / "test", digits([0, 4, 4], seed=1))
    (folder / "train" / "0" / "Thumbs.db").touch()
    (folder / "train" / "4" / "broken.png").write_bytes(b"\x89PNG nothing")
    (folder / "readme.txt").touch()
    age(folder)
    return folder


def age(root: Path) -> None:
    for path in (root, *root.rglob("*")):
        os.utime(path, (LONG_AGO, LONG_AGO))


def opened(root: Path, cache: Cache | None, **asked: Any) -> Dataset:
    return finish(open_dataset(root, cache=cache, **asked))


def same(one: Dataset, other: Dataset) -> bool:
    figures = [(part.name, part.skipped, part.ignored, part.ignored_names, part.inverted) for part in (one, other)]
    parts = [part for part in (one.test, other.test) if part is not None]
    return (
        figures[0] == figures[1]
        and (one.sizes, one.reader) == (other.sizes, other.reader)
        and np.array_equal(one.images, other.images)
        and np.array_equal(one.labels, other.labels)
        and len(parts) in (0, 2)
        and (not parts or same(*parts))
    )


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many files each opening has decoded."""
    counts: list[int] = []

    def counting(*arguments: Any, **more: Any) -> Any:
        for batch in batches(*arguments, **more):
            counts.append(batch.tried)
            yield batch

    monkeypatch.setattr("core.data.folder.batches", counting)
    return counts


@pytest.mark.parametrize("every_file", [True, False])
def test_the_second_opening_decodes_nothing_and_gives_the_same(
    root: Path, tmp_path: Path, decoded: list[int], every_file: bool
) -> None:
    cache = Cache(tmp_path / "cache", every_file)
    before = snapshot(root)
    first = opened(root, cache)
    assert sum(decoded) == 20
    second = opened(root, cache)
    assert sum(decoded) == 20
    assert same(first, second)
    assert same(first, opened(root, None))
    assert snapshot(root) == before
    assert not second.images.flags.writeable
    assert list(open_dataset(root, cache=cache))[-1] == Progress(19, 19)


def change_a_file(root: Path) -> None:
    path = root / "train" / "0" / "0.jpg"
    path.write_bytes(encoded(digits([0], seed=9).images[0], ".jpg"))
    os.utime(path.parent, (LONG_AGO, LONG_AGO))


def add_a_file(root: Path) -> None:
    (root / "train" / "0" / "99.png").write_bytes(encoded(digits([0], seed=9).images[0]))


def remove_a_file(root: Path) -> None:
    (root / "test" / "4" / "2.png").unlink()


def add_a_folder(root: Path) -> None:
    write_pictures(root / "train", digits([7], seed=9))


def rename_a_file(root: Path) -> None:
    (root / "train" / "0" / "0.jpg").rename(root / "train" / "0" / "100.jpg")


@pytest.mark.parametrize("change", [change_a_file, add_a_file, remove_a_file, add_a_folder, rename_a_file])
def test_whatever_has_changed_is_seen(root: Path, tmp_path: Path, change: Any) -> None:
    cache = Cache(tmp_path / "cache")
    opened(root, cache)
    change(root)
    assert same(opened(root, cache), opened(root, None))


def test_folders_alone_tell_what_came_and_went(root: Path, tmp_path: Path, decoded: list[int]) -> None:
    cache = Cache(tmp_path / "cache", every_file=False)
    opened(root, cache)
    change_a_file(root)
    opened(root, cache)
    assert sum(decoded) == 20
    add_a_file(root)
    opened(root, cache)
    assert sum(decoded) == 41


def test_requests_are_kept_apart_and_parts_are_not_kept(root: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    asked: list[dict[str, Any]] = [{}, {"size": 12}, {"classes": (4,)}, {"as_is": True}, {"per_class": 2}]
    for _ in range(2):
        for more in asked:
            assert same(opened(root, cache, **more), opened(root, None, **more))
    assert len(list(cache.folder.iterdir())) == 4


def test_what_has_just_been_written_is_not_kept_yet(root: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    add_a_file(root)
    opened(root, cache)
    assert not cache.folder.exists()


@pytest.mark.parametrize("damage", ["empty", "cut", "zeros", "text", "pixels", "head"])
def test_a_damaged_cache_is_made_anew(root: Path, tmp_path: Path, damage: str) -> None:
    cache = Cache(tmp_path / "cache")
    first = opened(root, cache)
    (path,) = cache.folder.iterdir()
    data = path.read_bytes()
    made = {
        "empty": b"",
        "cut": data[: len(data) // 2],
        "zeros": bytes(len(data)),
        "text": b"no cache" * 1000,
        "pixels": data[:-300] + bytes(200) + data[-100:],
        "head": data[:60] + b"\0" + data[61:],
    }
    path.write_bytes(made[damage])
    assert same(opened(root, cache), first)
    assert path.read_bytes() == data


def test_the_oldest_goes_where_there_is_no_more_room(root: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", most=40_000)
    for size in (28, 30, 32):
        opened(root, cache, size=size)
        for path in cache.folder.iterdir():
            os.utime(path, (path.stat().st_mtime - 10,) * 2)
    assert 0 < sum(path.stat().st_size for path in cache.folder.iterdir()) <= 40_000
    opened(root, cache._replace(most=10))
    cache.clear()
    assert not list(cache.folder.iterdir())


def test_a_cache_that_cannot_be_written_is_no_error(root: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert len(opened(root, Cache(tmp_path / "cache"))) == 16


def test_the_users_cache_lies_in_the_users_cache_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert Cache.of_user().folder == tmp_path / "logit-lab" / "decoded"
