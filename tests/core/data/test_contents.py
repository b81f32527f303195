"""Many files at once, by a ring or one by one: each gives what reading it with care gives, and nothing blocks."""

from __future__ import annotations

import errno
import os
import sys
import threading
from pathlib import Path

import pytest

from core.data import contents, ring
from core.data.contents import read_files, reads_aside
from core.data.reading import UnreadableError, read_bytes
from core.dataset import SkipReason


@pytest.fixture(params=["ring", "one by one"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(contents, "_own", contents._Own())
    if request.param == "one by one":
        monkeypatch.setattr(ring, "Ring", forbidden)
    elif not reads_aside(1000):
        pytest.skip("this system has no ring")
    return str(request.param)


def forbidden() -> None:
    raise PermissionError


def told(data: bytes | UnreadableError) -> bytes | SkipReason:
    return data.reason if isinstance(data, UnreadableError) else data


def with_care(path: str) -> bytes | SkipReason:
    try:
        return read_bytes(path)
    except UnreadableError as why:
        return why.reason


def written(folder: Path, sizes: list[int]) -> list[str]:
    folder.mkdir(exist_ok=True)
    for number, size in enumerate(sizes):
        (folder / f"{number} é.bin").write_bytes(bytes((number + place) % 251 for place in range(size)))
    return [str(folder / f"{number} é.bin") for number in range(len(sizes))]


SIZES = [*range(40), 4095, 4096, 4097, 8191, 8192, 8193, 65535, 65536, 65537, 200_000] * 12


@pytest.mark.usefixtures("way")
def test_each_file_is_what_reading_it_with_care_gives(tmp_path: Path) -> None:
    paths = written(tmp_path, SIZES)
    assert [*map(told, read_files(paths))] == [*map(with_care, paths)]


@pytest.mark.usefixtures("way")
def test_of_several_folders_and_again(tmp_path: Path) -> None:
    paths = written(tmp_path / "a", [700] * 30) + written(tmp_path / "b", [900] * 30)
    for _ in range(3):
        assert [*map(told, read_files(paths))] == [*map(with_care, paths)]
    assert [*read_files([])] == []


@pytest.mark.usefixtures("way")
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs here")
def test_what_is_no_regular_file_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    paths = written(tmp_path, [500] * 40)
    for place in (3, 4, 5, 6, 7, 8):
        Path(paths[place]).unlink()
    os.mkfifo(paths[3])  # which nobody writes to
    os.mkfifo(paths[4])
    Path(paths[5]).mkdir()
    Path(paths[6]).symlink_to(paths[0])
    Path(paths[7]).symlink_to(tmp_path / "nowhere")
    pipe = os.open(paths[4], os.O_RDWR)  # 8 is not there
    try:
        os.write(pipe, b"written for somebody else")
        found = [*map(told, read_files(paths))]
        assert os.read(pipe, 100) == b"written for somebody else"
    finally:
        os.close(pipe)
    assert found[3:9] == [
        *[SkipReason.NOT_A_FILE] * 3,
        with_care(paths[0]),
        SkipReason.NOT_READABLE,
        SkipReason.NOT_READABLE,
    ]
    assert found[9:] == [*map(with_care, paths[9:])]


@pytest.mark.usefixtures("way")
def test_threads_each_read_their_own(tmp_path: Path) -> None:
    parts = [written(tmp_path / str(thread), [300 + 10 * thread + row for row in range(200)]) for thread in range(4)]
    found: dict[int, list[bytes | SkipReason]] = {}

    def read(thread: int) -> None:
        for _ in range(5):
            found[thread] = [*map(told, read_files(parts[thread]))]

    threads = [threading.Thread(target=read, args=(thread,)) for thread in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == {thread: [*map(with_care, parts[thread])] for thread in range(4)}


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are not told here")
def test_a_thread_that_ends_leaves_nothing_open(tmp_path: Path) -> None:
    paths = written(tmp_path, [300] * 100)
    before = len([*Path("/proc/self/fd").iterdir()])
    for _ in range(5):
        one = threading.Thread(target=read_files, args=(paths,))
        one.start()
        one.join()
    assert len([*Path("/proc/self/fd").iterdir()]) == before


@pytest.mark.usefixtures("way")
def test_a_name_that_holds_a_nul_is_no_other_name(tmp_path: Path) -> None:
    paths = written(tmp_path, [300] * 20)
    with pytest.raises(ValueError, match="NUL"):
        read_files([*paths[1:], "\0".join(paths[:2])])


def test_elsewhere_there_is_no_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(OSError) as told:  # noqa: PT011  # the number says which
        ring.Ring()
    assert told.value.errno == errno.ENOSYS
