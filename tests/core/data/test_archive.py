"""What a zip or a tar may hold to do harm, or by mistake, and what is said of it."""

from __future__ import annotations

import errno
import io
import lzma
import os
import struct
import tarfile
import threading
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest

from core.data import archive, open_dataset, packed, reading, tar_stream
from core.data.packed import Packed
from core.data.tree import Place
from core.dataset import Dataset, SkipReason
from core.errors import DataError, Fault, WriteError
from core.progress import finish
from tests.core.data.writers import (
    csv_bytes,
    digits,
    encoded,
    encrypted,
    idx_bytes,
    marked,
    npz_bytes,
    snapshot,
    tar_bytes,
    write_pictures,
    zip_bytes,
)

PART = digits([3, 3, 5])
PICTURES = {
    f"{label}/{number}.png": encoded(image)
    for number, (label, image) in enumerate(zip(PART.labels, PART.images, strict=True))
}
Pack = Callable[[dict[str, bytes]], bytes]
PACKS: dict[str, Pack] = {"zip": zip_bytes, "tar": tar_bytes, "tar.gz": lambda files: tar_bytes(files, "w:gz")}


@pytest.fixture(params=PACKS)
def pack(request: pytest.FixtureRequest) -> Pack:
    return PACKS[request.param]


def opened(path: Path, data: bytes) -> Dataset:
    path.write_bytes(data)
    return finish(open_dataset(path))


def fault(path: Path, data: bytes) -> DataError:
    with pytest.raises(DataError) as caught:
        opened(path, data)
    return caught.value


def test_it_is_read_where_it_lies_and_its_name_is_the_archives(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "a").write_bytes(pack(PICTURES))
    before = snapshot(tmp_path)
    dataset = finish(open_dataset(tmp_path / "a"))
    assert (dataset.name, dataset.reader, dataset.counts) == ("a", "archive of folder", {3: 2, 5: 1})
    assert snapshot(tmp_path) == before
    assert not any(path.is_dir() for path in tmp_path.iterdir())


def test_what_is_seen_is_loaded_skipped_or_ignored(tmp_path: Path, pack: Pack) -> None:
    others = {
        "3/broken.png": b"\x89PNG",
        "3/empty.png": b"",
        "__MACOSX/3/._0.png": b"x",
        "readme": b"x",
        "../up.png": b"x",
    }
    dataset = opened(tmp_path / "a", pack(PICTURES | others))
    assert len(dataset) + len(dataset.skipped) + dataset.ignored == len(PICTURES | others)
    assert [one.reason for one in dataset.skipped] == [SkipReason.UNDECODABLE, SkipReason.EMPTY]
    assert dataset.skipped[0].path == str(tmp_path / "a" / "3" / "broken.png")
    assert dataset.ignored_names == ("readme",)


@pytest.mark.parametrize("name", ["../3/x.png", "3/../../x.png", "a/" * 40 + "x.png", "3/0.png/x.png"])
def test_names_that_no_tree_can_hold_are_ignored(tmp_path: Path, pack: Pack, name: str) -> None:
    dataset = opened(tmp_path / "a", pack(PICTURES | {name: PICTURES["3/0.png"]}))
    assert len(dataset) == 3
    assert dataset.ignored == 1
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


def test_a_name_from_the_root_stays_in_the_archive(tmp_path: Path, pack: Pack) -> None:
    dataset = opened(tmp_path / "a", pack({f"/{name}": data for name, data in PICTURES.items()}))
    assert len(dataset) == 3


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_come_twice(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as target:
        for data in PICTURES.values():
            target.writestr("3/0.png", data)
    dataset = opened(tmp_path / "a", content.getvalue())
    assert (len(dataset), dataset.ignored) == (1, 2)


def test_links_and_devices_in_a_tar_are_ignored(tmp_path: Path) -> None:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w") as target:
        for name, data in PICTURES.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            target.addfile(member, io.BytesIO(data))
        folder = tarfile.TarInfo("3")
        folder.type = tarfile.DIRTYPE
        target.addfile(folder)
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE):
            member = tarfile.TarInfo(f"3/kind{kind!r}.png")
            member.type, member.linkname = kind, "/etc/passwd"
            target.addfile(member)
    dataset = opened(tmp_path / "a", content.getvalue())
    assert (len(dataset), dataset.ignored, dataset.skipped) == (3, 5, ())


def test_an_archive_in_an_archive_is_refused_with_its_name(tmp_path: Path, pack: Pack) -> None:
    for inner in (zip_bytes(PICTURES), tar_bytes(PICTURES, "w:gz")):
        error = fault(tmp_path / "a", pack({"deep/inner.zip": inner, ".DS_Store": b"x"}))
        assert error.kind is Fault.ARCHIVE_NESTED
        assert error.facts == {"path": str(tmp_path / "a"), "found": ("inner.zip",)}


def test_nothing_of_use_in_it(tmp_path: Path, pack: Pack) -> None:
    assert fault(tmp_path / "a", pack({"readme": b"text"})).kind is Fault.NO_DIGITS
    # A tar of nothing is nothing but zeros.
    assert fault(tmp_path / "a", pack({})).kind in (Fault.NO_DIGITS, Fault.UNKNOWN_FORMAT)


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    assert fault(tmp_path / "a", encrypted(zip_bytes(PICTURES))).kind is Fault.ARCHIVE_ENCRYPTED


def test_members_with_a_password_or_packed_otherwise_are_skipped(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as target:
        for name, data in PICTURES.items():
            target.writestr(name, data)
        target.writestr("5/lzma.png", PICTURES["3/0.png"], zipfile.ZIP_LZMA)
    changed = bytearray(content.getvalue())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[changed.find(mark) + at] |= 1
    dataset = opened(tmp_path / "a", bytes(changed))
    assert len(dataset) == 2
    assert {one.reason for one in dataset.skipped} == {SkipReason.ENCRYPTED, SkipReason.PACKED_OTHERWISE}


@pytest.mark.parametrize("name", ["train-images-idx3-ubyte", "digits.npz"])
def test_damage_in_a_member_that_everything_is_in(tmp_path: Path, name: str) -> None:
    images, labels = idx_bytes(PART.images), idx_bytes(PART.labels.astype(np.uint8))
    files = {"train-images-idx3-ubyte": images, "train-labels-idx1-ubyte": labels}
    files = files if name in files else {name: npz_bytes(x=PART.images, y=PART.labels)}
    data = bytearray(zip_bytes(files, zipfile.ZIP_STORED))
    data[data.find(files[name][200:240]) + 5] ^= 255
    assert fault(tmp_path / "a", bytes(data)).kind is Fault.ARCHIVE_DAMAGED


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_damage_is_the_archives_however_its_members_are_packed(tmp_path: Path, method: int) -> None:
    images, labels = idx_bytes(PART.images), idx_bytes(PART.labels.astype(np.uint8))
    data = bytearray(zip_bytes({"train-images-idx3-ubyte": images, "train-labels-idx1-ubyte": labels}, method))
    data[60:70] = bytes(255 - byte for byte in data[60:70])
    assert fault(tmp_path / "a", bytes(data)).kind is Fault.ARCHIVE_DAMAGED


def test_what_the_library_cannot_unpack_is_said_to_be_so(tmp_path: Path) -> None:
    images, labels = idx_bytes(PART.images), idx_bytes(PART.labels.astype(np.uint8))
    data = zip_bytes({"train-images-idx3-ubyte": images, "train-labels-idx1-ubyte": labels})
    error = fault(tmp_path / "a", marked(data, 0x20))  # patches to a file that is elsewhere
    assert (error.kind, error.facts["reason"]) == (Fault.NOT_ALLOWED, SkipReason.PACKED_OTHERWISE.value)


@pytest.mark.parametrize("kind", [tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE])
def test_a_tar_of_names_of_names_is_damaged(tmp_path: Path, kind: bytes) -> None:
    name = tarfile.TarInfo("name")
    name.type, name.size = kind, 12
    data = (name.tobuf(tarfile.GNU_FORMAT) + b"12 path=abc\n".ljust(512, b"\0")) * 2000
    assert fault(tmp_path / "a", data + tar_bytes(PICTURES)).kind is Fault.ARCHIVE_DAMAGED


def test_names_may_hold_numbers_longer_than_python_makes(tmp_path: Path) -> None:
    good = PICTURES["3/0.png"]
    assert len(opened(tmp_path / "a", zip_bytes({f"3/{'9' * 5000}.png": good, "3/a.png": good}))) == 2


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_cut_off_archives_are_damaged(tmp_path: Path, pack: Pack, share: float) -> None:
    data = pack(PICTURES).rstrip(b"\0")
    assert fault(tmp_path / "a", data[: int(share * len(data))]).kind in (Fault.ARCHIVE_DAMAGED, Fault.GZIP_DAMAGED)


def test_a_tar_cut_between_two_members_or_damaged_in_a_header_is_not_taken_for_a_shorter_one(tmp_path: Path) -> None:
    data = tar_bytes(PICTURES)
    second = data.find(b"3/1.png")
    assert fault(tmp_path / "a", data[:second]).kind is Fault.ARCHIVE_DAMAGED
    assert fault(tmp_path / "a", data[:second] + b"4" + data[second + 1 :]).kind is Fault.ARCHIVE_DAMAGED


def bounded(path: Path, data: bytes) -> DataError:
    """The fault, found quickly and without much memory."""
    start = time.process_time()
    tracemalloc.start()
    error = fault(path, data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60 << 20
    assert time.process_time() - start < 10
    return error


def test_a_zip_that_says_it_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    data = bytearray(zip_bytes(PICTURES))
    for start in [at for at in range(len(data)) if data[at : at + 4] == b"PK\x01\x02"]:
        data[start + 24 : start + 28] = struct.pack("<I", 0x7FFFFFF0)
    assert bounded(tmp_path / "a", bytes(data)).kind is Fault.FILE_TOO_LARGE


def test_a_zip_whose_member_is_longer_than_it_says(tmp_path: Path) -> None:
    data = bytearray(zip_bytes(PICTURES | {"5/bomb.png": b"\x89PNG" + bytes(5 << 20)}))
    start = data.rindex(b"PK\x01\x02")
    data[start + 24 : start + 28] = struct.pack("<I", 100)
    dataset = opened(tmp_path / "a", bytes(data))
    assert [one.reason for one in dataset.skipped] == [SkipReason.UNDECODABLE]


@pytest.mark.parametrize("bound", ["MAX_DIRECTORY", "MAX_MEMBERS"])
def test_a_directory_that_would_fill_the_memory_is_not_read(
    tmp_path: Path, bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, bound, 2)
    assert fault(tmp_path / "a", zip_bytes(PICTURES)).kind is Fault.FILE_TOO_LARGE


def test_a_tar_bomb_is_refused_when_the_bound_is_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_UNPACKED", 5 << 20)
    monkeypatch.setattr(archive, "MAX_IMAGE_FILE", 1 << 20)
    data = tar_bytes({f"3/{number}.png": bytes(2 << 20) for number in range(3)}, "w:gz")
    assert bounded(tmp_path / "a", data).kind is Fault.FILE_TOO_LARGE


def test_a_zip_may_hold_more_the_larger_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_UNPACKED", 1000)
    data = zip_bytes(PICTURES)
    assert sum(map(len, PICTURES.values())) < 20 * len(data)
    assert len(opened(tmp_path / "a", data)) == 3
    assert bounded(tmp_path / "b", zip_bytes(PICTURES | {"3/bomb.png": bytes(1 << 20)})).kind is Fault.FILE_TOO_LARGE


def test_a_plain_tar_larger_than_memory_is_read_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = opened(tmp_path / "a", tar_bytes(PICTURES))
    monkeypatch.setattr(tar_stream, "KEPT", 0)
    again = opened(tmp_path / "b", tar_bytes(PICTURES))
    np.testing.assert_array_equal(again.images, whole.images)
    np.testing.assert_array_equal(again.labels, whole.labels)
    table = b"".join(b"%d" % label + b",7" * 63 + b",200\n" for label in range(5))
    assert len(opened(tmp_path / "c", tar_bytes({"train.csv": table}))) == 5


@pytest.mark.parametrize("how", ["w:gz", "w:xz", "w:bz2"])
def test_what_memory_cannot_keep_of_a_compressed_tar_is_put_aside(
    tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = b"".join(b"%d" % label + b",7" * 63 + b",200\n" for label in range(5))
    for members in (PICTURES, {"train.csv": table}):
        whole = opened(tmp_path / "a", tar_bytes(members, how))
        with monkeypatch.context() as lowered:  # the real bounds would take hundreds of megabytes
            lowered.setattr(tar_stream, "KEPT", 150)
            lowered.setattr(tar_stream, "CHUNK", 100)
            lowered.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
            aside = opened(tmp_path / "a", tar_bytes(members, how))
        np.testing.assert_array_equal(aside.images, whole.images)
        np.testing.assert_array_equal(aside.labels, whole.labels)
        assert aside.skipped == whole.skipped
    assert not [*(tmp_path / "cache" / "logit-lab" / "scratch").iterdir()]


def test_a_compressed_tar_leaves_room_on_the_disk_and_is_told_from_a_damaged_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tar_stream, "KEPT", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    data = tar_bytes(PICTURES, "w:gz")
    assert fault(tmp_path / "a", data[: len(data) * 3 // 4]).kind is Fault.ARCHIVE_DAMAGED
    monkeypatch.setattr(tar_stream, "LEFT", 1 << 60)
    with pytest.raises(WriteError) as caught:
        opened(tmp_path / "a", data)
    assert caught.value.kind is Fault.WRITE_FAILED
    assert caught.value.facts["reason"] == os.strerror(errno.ENOSPC)


def test_what_is_too_large_for_a_picture_is_not_kept(tmp_path: Path) -> None:
    dataset = opened(tmp_path / "a", tar_bytes(PICTURES | {"3/large.png": bytes(65 << 20)}))
    assert [one.reason for one in dataset.skipped] == [SkipReason.TOO_LARGE]


def test_a_header_without_end_is_refused(tmp_path: Path) -> None:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as target:
        member = tarfile.TarInfo("././@PaxHeader")
        member.type, member.size = tarfile.XHDTYPE, 40 << 20
        target.addfile(member, io.BytesIO(bytes(40 << 20)))
    assert bounded(tmp_path / "a", content.getvalue()).kind is Fault.FILE_TOO_LARGE


def test_members_without_end_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 2)
    assert fault(tmp_path / "a", tar_bytes(PICTURES)).kind is Fault.FILE_TOO_LARGE


def test_xz_that_asks_for_much_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = lzma.compress(tar_bytes(PICTURES), preset=6)
    assert len(opened(tmp_path / "a", data)) == 3
    assert fault(tmp_path / "a", data[: len(data) * 3 // 4]).kind is Fault.ARCHIVE_DAMAGED
    monkeypatch.setattr(tar_stream, "MAX_DICTIONARY", 1 << 20)
    assert fault(tmp_path / "a", data).kind is Fault.UNKNOWN_FORMAT


def test_large_tables_in_a_tar_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_IMAGE_FILE", 100)
    monkeypatch.setattr(packed, "MAX_IMAGE_FILE", 100)
    assert len(opened(tmp_path / "a", tar_bytes({"a.csv": csv_bytes(PART)}))) == 3
    images, labels = idx_bytes(PART.images), idx_bytes(PART.labels.astype(np.uint8))
    names = {"train-images-idx3-ubyte": images, "train-labels-idx1-ubyte": labels}
    assert len(opened(tmp_path / "a", tar_bytes(names))) == 3


def test_a_folder_with_nothing_but_an_archive_is_that_archive(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "download" / "inner").mkdir(parents=True)
    (tmp_path / "download" / ".DS_Store").write_bytes(b"x")
    (tmp_path / "download" / "inner" / "digits").write_bytes(pack(PICTURES))
    dataset = finish(open_dataset(tmp_path / "download"))
    assert (dataset.name, len(dataset), dataset.ignored, dataset.reader) == ("download", 3, 1, "archive of folder")


def test_nothing_stays_open_when_it_is_cancelled(tmp_path: Path, pack: Pack) -> None:
    write_pictures(tmp_path / "digits", digits([3] * 300))
    files = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in (tmp_path / "digits").rglob("*.png")}
    (tmp_path / "a").write_bytes(pack(files))
    count = len(list(Path("/proc/self/fd").iterdir())) if os.path.isdir("/proc/self/fd") else 0  # noqa: PTH112
    for steps in (1, 3, 6):
        opening = open_dataset(tmp_path / "a")
        for _ in range(steps):
            next(opening, None)
        opening.close()
    if count:
        assert len(list(Path("/proc/self/fd").iterdir())) == count


def test_a_tree_has_no_way_out_of_it() -> None:
    tree = Packed("root")
    with pytest.raises(FileNotFoundError):
        tree.open("/etc/passwd")
    assert not tree.is_gone("root/absent")
    assert tree.parent("root/a") == "root"


def test_drawings_in_an_archive(tmp_path: Path, pack: Pack) -> None:
    lines = b'{"label": 3, "strokes": [[[10, 10], [90, 200]]]}\n{"label": 5, "strokes": [[[1, 2], [80, 9]]]}\n'
    dataset = opened(tmp_path / "a", pack({"drawings/mine.jsonl": lines}))
    assert (dataset.classes, dataset.reader, dataset.name) == ((3, 5), "archive of strokes", "a")


def test_a_damaged_member_is_not_what_is_wrong_with_all(tmp_path: Path, pack: Pack) -> None:
    assert fault(tmp_path / "a", pack({"a.gz": b"\x1f\x8b\x08", "b": b"text"})).kind is Fault.NO_DIGITS


def test_cancel_is_heard_while_the_directory_of_a_zip_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "digits.zip"
    path.write_bytes(zip_bytes({"3/a.png": PICTURES["3/0.png"]}))
    reading, go_on = threading.Event(), threading.Event()
    whole = archive.zip_of

    def slow(place: Place, file: BinaryIO) -> zipfile.ZipFile:
        reading.set()
        assert go_on.wait(20)
        return whole(place, file)

    monkeypatch.setattr(archive, "zip_of", slow)
    opening = open_dataset(path)
    while not reading.is_set():
        assert next(opening) == (0, 0)
    assert next(opening) == (0, 0)
    opening.close()
    go_on.set()
    for thread in threading.enumerate():
        if thread.name == "core-aside":
            thread.join(20)


def test_of_what_is_nothing_in_a_tar_only_the_beginning_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "digits.tar"
    good = PICTURES["3/0.png"]
    path.write_bytes(tar_bytes({"3/a.png": good, "3/b.png": bytes(1 << 20), "3/c.png": good[:4] + bytes(100)}))
    with closing(finish(archive.opened(Place.on_disk(path)))) as tree:
        kept = {entry.name: len(tree.open(entry.path).read()) for entry in tree.scan(f"{path}/3")}
    assert kept == {"a.png": len(good), "b.png": 4, "c.png": 104}
    assert [one.reason for one in finish(open_dataset(path)).skipped] == [
        SkipReason.NOT_AN_IMAGE,
        SkipReason.UNDECODABLE,
    ]


@pytest.mark.parametrize("kind", [tarfile.REGTYPE, tarfile.GNUTYPE_SPARSE])
def test_a_size_beyond_the_end_is_not_sought_for_ever(tmp_path: Path, kind: bytes) -> None:
    member = tarfile.TarInfo("3/a.txt")
    member.type, member.size = kind, 2**50
    assert fault(tmp_path / "a", member.tobuf(tarfile.GNU_FORMAT) + bytes(2048)).kind is Fault.ARCHIVE_DAMAGED
