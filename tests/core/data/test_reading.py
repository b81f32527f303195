from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import Any, BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.data.pace import PERIOD, Pace
from core.data.reading import BARREN, UnreadableError, gunzipped, read_bytes, shown
from core.data.tree import DISK, Place
from core.dataset import SkipReason


@given(st.text() | st.binary().map(lambda data: data.decode("utf-8", "surrogateescape")))
def test_a_shown_name_can_be_printed_and_keeps_plain_text(name: str) -> None:
    text = shown(name)
    text.encode("utf-8")
    assert text.isprintable()
    assert text == name or not name.isprintable()


def test_what_is_escaped() -> None:
    assert shown("a\udce9b") == "a\\xe9b"
    assert shown("a\u202eb\x1b\n") == "a\\u202eb\\x1b\\n"
    assert shown("手写 数字 <b>") == "手写 数字 <b>"


def test_a_bound_is_kept_to_the_byte(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_bytes(tmp_path / "a", 5) == b"12345"
    with pytest.raises(UnreadableError) as caught:
        read_bytes(tmp_path / "a", 4)
    assert caught.value.reason is SkipReason.TOO_LARGE


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(tmp_path)
    assert caught.value.reason is SkipReason.NOT_A_FILE


def test_head_looks_into_gzip(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(gzip.compress(b"hello" * 1000))
    assert Place.on_disk(tmp_path / "a").head(7) == b"hellohe"


def test_gzip_may_come_in_many_members_and_with_a_long_name(tmp_path: Path) -> None:
    named = io.BytesIO()
    with gzip.GzipFile("n" * 5000, "wb", fileobj=named) as file:
        file.write(b"hello")
    (tmp_path / "a").write_bytes(named.getvalue() + b"".join(gzip.compress(bytes((n % 251,))) for n in range(9000)))
    with Place.on_disk(tmp_path / "a").unpacked() as content:
        assert content.read() == b"hello" + bytes(n % 251 for n in range(9000))
    with Place.on_disk(tmp_path / "a").unpacked() as content:
        assert sum(len(block) for block in iter(lambda: content.read(100), b"")) == 9005


@pytest.mark.parametrize(
    "barren",
    [gzip.compress(b"") * 50_000, b"\x1f\x8b\x08\x08" + b"n" * 1_000_000, gzip.compress(b"") + bytes(1_000_000)],
)
def test_gzip_that_nothing_comes_out_of_is_given_up(barren: bytes) -> None:
    for way in ("read", "readline"):
        metered = Counting(io.BytesIO(barren))
        with gunzipped(cast(BinaryIO, metered)) as content, pytest.raises(gzip.BadGzipFile):
            getattr(content, way)(100)
        assert metered.count <= BARREN + (1 << 18)


class Counting:
    """A file, and how many bytes were read of it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.count = file, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        self.count += len(data)
        return data


def test_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 5.0
    monkeypatch.setattr("core.data.pace.perf_counter", lambda: now)
    pace = Pace()
    assert not pace.due()
    now += PERIOD
    assert pace.due()
    assert not pace.due()


def test_where_nothing_is_there_is_no_identity(tmp_path: Path) -> None:
    assert DISK.identity(str(tmp_path / "absent")) is None
    assert DISK.identity(str(tmp_path)) == DISK.identity(str(tmp_path / ".." / tmp_path.name))
