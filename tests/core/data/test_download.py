"""Fetching, from a mirror on this machine that does everything a network can do to us."""

from __future__ import annotations

import gzip
import hashlib
import socket
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.data.download import download
from core.errors import DownloadError, Fault, WriteError
from core.progress import Progress, finish
from core.sources import Piece
from tests.core.data.mirror import CERTIFICATE, Mirror, mirror

DATA = gzip.compress(np.random.default_rng(0).integers(0, 16, 400_000, np.uint8).tobytes(), mtime=0)
INSIDE = gzip.decompress(DATA)
PIECE = Piece("digits.gz", len(DATA), hashlib.sha256(INSIDE).hexdigest(), len(INSIDE))
PACKED = Piece("digits.gz", len(DATA), hashlib.sha256(DATA).hexdigest())


@pytest.fixture(autouse=True)
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the mirror's certificate is trusted, and no proxy stands between."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def near() -> Iterator[Mirror]:
    with mirror({"digits.gz": DATA}) as made:
        yield made


def fetch(near: Mirror, folder: Path, piece: Piece = PIECE, *, timeout: float = 5.0) -> Path:
    return finish(download(piece, [f"https://{near.address}/"], folder, timeout=timeout))


def refused(near: Mirror, folder: Path, piece: Piece = PIECE, *, timeout: float = 5.0) -> DownloadError:
    with pytest.raises(DownloadError) as caught:
        fetch(near, folder, piece, timeout=timeout)
    assert not (folder / piece.name).exists()
    return caught.value


@pytest.mark.parametrize("piece", [PIECE, PACKED])
@pytest.mark.parametrize("fault", ["", "no length", "leisurely", "redirect"])
def test_a_whole_file_comes_and_is_kept(near: Mirror, tmp_path: Path, piece: Piece, fault: str) -> None:
    near.fault, near.times = fault, 1
    assert fetch(near, tmp_path, piece).read_bytes() == DATA
    assert [path.name for path in tmp_path.iterdir()] == ["digits.gz"]
    asked = len(near.asked)
    fetch(near, tmp_path, piece)
    assert len(near.asked) == asked


def test_progress_counts_bytes_up_to_all_of_them(near: Mirror, tmp_path: Path) -> None:
    near.fault = "leisurely"
    told = list(download(PIECE, [f"https://{near.address}/"], tmp_path))
    assert all(isinstance(progress, Progress) and progress.total == len(DATA) for progress in told)
    done = [progress.done for progress in told]
    assert done == sorted(done)
    assert any(0 < count < len(DATA) for count in done)


def test_a_connection_that_breaks_is_taken_up_where_it_broke(near: Mirror, tmp_path: Path) -> None:
    near.fault, near.times = "cut", 3
    assert fetch(near, tmp_path).read_bytes() == DATA
    starts = [int(asked[6:-1] or 0) for _, asked in near.asked if asked]
    assert len(near.asked) == 4
    assert starts == sorted(starts)
    assert starts[0] >= len(DATA) // 2


def test_what_was_fetched_before_is_not_fetched_again(near: Mirror, tmp_path: Path) -> None:
    (tmp_path / "digits.gz.part").write_bytes(DATA[:1000])
    assert fetch(near, tmp_path).read_bytes() == DATA
    assert near.asked == [("digits.gz", "bytes=1000-")]


@pytest.mark.parametrize("lies", [b"x" * 1000, b"x" * len(DATA), b"x" * (len(DATA) + 5), DATA])
def test_what_lies_there_may_be_anything(near: Mirror, tmp_path: Path, lies: bytes) -> None:
    (tmp_path / "digits.gz.part").write_bytes(lies)
    assert fetch(near, tmp_path).read_bytes() == DATA


def test_a_server_that_knows_no_ranges_starts_over(near: Mirror, tmp_path: Path) -> None:
    near.fault = "no range"
    (tmp_path / "digits.gz.part").write_bytes(b"x" * 1000)
    assert fetch(near, tmp_path).read_bytes() == DATA


def test_a_damaged_file_is_fetched_anew(near: Mirror, tmp_path: Path) -> None:
    (tmp_path / "digits.gz").write_bytes(DATA[:-1])
    assert fetch(near, tmp_path).read_bytes() == DATA


def test_a_line_that_always_breaks_is_given_up_and_what_came_is_kept(near: Mirror, tmp_path: Path) -> None:
    near.fault = "cut"
    assert refused(near, tmp_path).kind is Fault.DOWNLOAD_CUT
    assert DATA.startswith((tmp_path / "digits.gz.part").read_bytes())
    assert (tmp_path / "digits.gz.part").stat().st_size > len(DATA) // 2


def test_silence_is_given_up(near: Mirror, tmp_path: Path) -> None:
    near.fault = "slow"
    (tmp_path / "digits.gz.part").write_bytes(DATA[: len(DATA) - 1])  # so that nothing comes at all
    assert refused(near, tmp_path, timeout=0.2).kind is Fault.DOWNLOAD_SLOW


def test_cancelling_does_not_wait_for_the_server(near: Mirror, tmp_path: Path) -> None:
    near.fault = "slow"
    work = download(PIECE, [f"https://{near.address}/"], tmp_path, timeout=1.0)
    while next(work).done < len(DATA) // 2:
        pass
    work.close()
    assert near.silent.is_set()
    assert (tmp_path / "digits.gz.part").read_bytes() == DATA[: len(DATA) // 2]
    near.done.set()


@pytest.mark.parametrize("fault", ["far", "number without end"])
def test_an_answer_that_begins_elsewhere_is_not_taken(near: Mirror, tmp_path: Path, fault: str) -> None:
    (tmp_path / "digits.gz.part").write_bytes(DATA[:1000])
    near.fault = fault
    assert refused(near, tmp_path).kind is Fault.DOWNLOAD_CUT
    assert (tmp_path / "digits.gz.part").read_bytes() == DATA[:1000]


def test_a_length_that_is_no_number_of_bytes_is_found_out_by_counting(near: Mirror, tmp_path: Path) -> None:
    near.fault = "number without end"
    assert fetch(near, tmp_path).read_bytes() == DATA


@pytest.mark.parametrize("fault", ["wrong length", "no length"])
def test_a_file_of_another_length_is_not_taken(near: Mirror, tmp_path: Path, fault: str) -> None:
    near.fault = fault
    near.files["digits.gz"] = DATA + b"?" * 100_000
    error = refused(near, tmp_path)
    assert error.kind is Fault.DOWNLOAD_LENGTH
    assert error.facts["expected"] == len(DATA)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("piece", [PIECE, PACKED])
def test_a_file_with_another_hash_is_thrown_away(near: Mirror, tmp_path: Path, piece: Piece) -> None:
    near.fault = "wrong hash"
    assert refused(near, tmp_path, piece).kind is Fault.DOWNLOAD_WRONG
    assert not list(tmp_path.iterdir())


def test_more_than_belongs_is_never_unpacked(near: Mirror, tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    near.files["digits.gz"] = bomb
    assert refused(near, tmp_path, PIECE._replace(size=len(bomb))).kind is Fault.DOWNLOAD_WRONG


def test_a_redirect_to_http_is_refused(near: Mirror, tmp_path: Path) -> None:
    near.fault = "redirect to http"
    assert refused(near, tmp_path).kind is Fault.DOWNLOAD_INSECURE
    assert len(near.asked) == 1


def test_a_redirect_that_leads_nowhere_is_said(near: Mirror, tmp_path: Path) -> None:
    near.fault = "redirect nowhere"
    assert refused(near, tmp_path).kind is Fault.OFFLINE


def test_a_proxy_that_is_none_is_said(near: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://localhost:port")
    monkeypatch.setenv("no_proxy", "")
    error = refused(near, tmp_path)
    assert error.kind is Fault.OFFLINE
    assert "port" in str(error.facts["reason"])


def test_http_is_not_spoken(tmp_path: Path) -> None:
    with pytest.raises(DownloadError) as caught:
        finish(download(PIECE, ["http://localhost:1/"], tmp_path))
    assert caught.value.kind is Fault.DOWNLOAD_INSECURE


def test_an_absent_file_is_said_with_its_status(near: Mirror, tmp_path: Path) -> None:
    near.fault = "absent"
    error = refused(near, tmp_path)
    assert (error.kind, error.facts["status"]) == (Fault.DOWNLOAD_REFUSED, 404)


def test_the_next_mirror_is_asked(near: Mirror, tmp_path: Path) -> None:
    mirrors = [f"https://{near.address}/nowhere", f"https://{near.address}/"]
    near.fault, near.times = "wrong hash", 1
    assert finish(download(PIECE, mirrors, tmp_path)).read_bytes() == DATA


def test_offline_is_said_so(tmp_path: Path) -> None:
    with socket.socket() as taken:  # bound but not listening
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(DownloadError) as caught:
            finish(download(PIECE, [f"https://localhost:{taken.getsockname()[1]}/"], tmp_path))
    assert (caught.value.kind, caught.value.facts["host"]) == (Fault.OFFLINE, "localhost")


def test_a_stranger_is_not_trusted(near: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "none.pem"
    empty.touch()
    monkeypatch.setenv("SSL_CERT_FILE", str(empty))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    assert refused(near, tmp_path).kind is Fault.DOWNLOAD_UNTRUSTED


def test_a_proxy_is_asked(near: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://localhost:1")
    monkeypatch.setenv("no_proxy", "")
    assert refused(near, tmp_path).kind is Fault.OFFLINE
    assert near.asked == []


def test_a_folder_that_cannot_be_written_is_said_so(near: Mirror, tmp_path: Path) -> None:
    (tmp_path / "digits.gz.part").mkdir()
    with pytest.raises(WriteError):
        fetch(near, tmp_path)
