"""Whatever the threads do, batches are what reading file after file would give."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

import core.data.batches
from core.data.batches import batches
from core.data.picture import decoded, resized
from core.data.reading import UnreadableError, read_bytes
from core.data.tree import DISK, Disk
from core.dataset import Images, SkipReason
from tests.core.data.writers import digits, encoded


def written(folder: Path, suffixes: list[str], side: int = 28) -> list[str]:
    paths = []
    for number, image in enumerate(digits([0] * len(suffixes), side=side).images):
        path = folder / f"{number}{suffixes[number]}"
        path.write_bytes(encoded(image, suffixes[number]))
        paths.append(str(path))
    return paths


@pytest.mark.parametrize("size", [28, 12])
def test_batches_are_the_files_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(core.data.batches, "MOST", 16)
    monkeypatch.setattr(core.data.batches, "BYTES", 5000)
    paths = written(tmp_path, [".jpg"] * 60 + [".png"] * 7 + [".bmp", ".jpg"] * 9)
    for place in (3, 40, 63):
        Path(paths[place]).write_bytes(b"no picture")
    images: Images = np.empty((len(paths), size, size), np.uint8)
    made = list(batches(DISK, paths, images, as_is=True))
    tried = np.cumsum([0, *(batch.tried for batch in made)])
    failed = [first + place for first, batch in zip(tried, made, strict=False) for place, _ in batch.failed]
    assert failed == [3, 40, 63]
    alone = [resized(decoded(read_bytes(path)), size) for place, path in enumerate(paths) if place not in failed]
    np.testing.assert_array_equal(np.delete(images, failed, axis=0), np.stack(alone))
    np.testing.assert_array_equal(np.concatenate([batch.sizes for batch in made]), [(28, 28)] * len(alone))


def test_a_slow_disk_is_read_by_several_at_once_and_waiting_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(core.data.batches, "MOST", 16)
    at_once, most, lock = 0, 0, threading.Lock()

    class Slow(Disk):
        def contents(self, paths: Sequence[str]) -> Iterable[bytes | UnreadableError]:
            nonlocal at_once, most
            with lock:
                at_once += 1
                most = max(most, at_once)
            time.sleep(0.004 * len(paths))
            with lock:
                at_once -= 1
            return super().contents(paths)

    made = list(batches(Slow(), written(tmp_path, [".jpg"] * 120), np.empty((120, 28, 28), np.uint8)))
    assert sum(batch.tried for batch in made) == 120
    assert most > 2
    assert any(batch.tried == 0 for batch in made)


def test_leaving_ends_the_threads_at_the_file_they_are_at(tmp_path: Path) -> None:
    read: list[str] = []

    class Slow(Disk):
        def contents(self, paths: Sequence[str]) -> Iterator[bytes | UnreadableError]:
            for path in paths:
                read.append(path)
                time.sleep(0.005)
                yield UnreadableError(SkipReason.EMPTY)

    before = threading.active_count()
    paths = [str(tmp_path / str(number)) for number in range(2000)]
    under_way = batches(Slow(), paths, np.empty((2000, 28, 28), np.uint8))
    next(under_way)
    under_way.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before
    assert len(read) < 1000


def test_blank_pictures_fail_and_dark_ink_is_made_light(tmp_path: Path) -> None:
    ink: np.ndarray = np.zeros((28, 28), np.uint8)
    ink[10:18, 10:18] = 200
    for number, image in enumerate([ink, 255 - ink, ink * 0 + 90]):
        (tmp_path / f"{number}.png").write_bytes(encoded(image))
    paths = [str(tmp_path / f"{number}.png") for number in range(3)]
    images: Images = np.empty((3, 28, 28), np.uint8)
    batch = next(batch for batch in batches(DISK, paths, images) if batch.tried)
    assert [(place, why.reason) for place, why in batch.failed] == [(2, SkipReason.BLANK)]
    assert batch.inverted == 1
    np.testing.assert_array_equal(images[:2], [ink, ink])
    plain = next(batch for batch in batches(DISK, paths, images, as_is=True) if batch.tried)
    assert plain.inverted == 0
    np.testing.assert_array_equal(images[1], 255 - ink)


def test_what_goes_wrong_in_a_thread_is_raised_where_batches_are_asked_for(tmp_path: Path) -> None:
    class Wrong(Disk):
        def contents(self, paths: Sequence[str]) -> Iterator[bytes | UnreadableError]:
            raise MemoryError

    before = threading.active_count()
    paths = written(tmp_path, [".jpg"] * 5)
    with pytest.raises(MemoryError):
        list(batches(Wrong(), paths, np.empty((5, 28, 28), np.uint8)))
    assert threading.active_count() == before
