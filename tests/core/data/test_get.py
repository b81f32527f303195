"""Getting whole datasets: four files, or four members of an archive."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.cli import main
from core.data import open_dataset
from core.data.get import get, place_of
from core.errors import DownloadError, Fault
from core.progress import finish
from core.sources import SOURCES
from tests.core.data.mirror import Mirror
from tests.core.data.small_sources import FILES, TEST, TRAIN, small_sources


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Mirror]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    with small_sources() as made:
        yield made


@pytest.mark.parametrize("name", ["mnist", "emnist-digits"])
def test_a_dataset_comes_and_can_be_opened(near: Mirror, name: str) -> None:
    told = list(get(name))
    assert (told[-1].done, told[-1].total) == (SOURCES[name].size, SOURCES[name].size)
    dataset = finish(open_dataset(place_of(name)))
    assert dataset.test is not None
    assert dataset.counts == TRAIN.counts
    assert len(dataset.test) == len(TEST)
    assert len(list(place_of(name).iterdir())) == 4
    asked = len(near.asked)
    assert finish(get(name)) == place_of(name)
    assert len(near.asked) == asked


@pytest.mark.skipif(sys.platform == "win32", reason="there a file that is being fetched cannot be replaced")
@pytest.mark.parametrize("name", ["mnist", "emnist-digits"])
def test_two_that_fetch_at_once_take_turns(near: Mirror, name: str) -> None:
    near.fault = "leisurely"
    one, other = get(name), get(name)
    next(one)
    waiting = [next(other) for _ in range(3)]
    assert all(0 <= progress.done <= progress.total == SOURCES[name].size for progress in waiting)
    asked = {finish(one): len(near.asked)}
    assert finish(other) == place_of(name)
    assert asked == {place_of(name): len(near.asked)}
    assert len(list(place_of(name).iterdir())) == 4


def test_who_gives_up_leaves_the_turn_to_the_next(near: Mirror) -> None:
    one, other = get("mnist"), get("mnist")
    next(one)
    next(other)
    one.close()
    finish(other)
    finish(open_dataset(place_of("mnist")))


def test_a_missing_file_alone_is_fetched_again(near: Mirror) -> None:
    finish(get("mnist"))
    (place_of("mnist") / "t10k-labels-idx1-ubyte.gz").unlink()
    finish(get("mnist"))
    assert [name for name, _ in near.asked[4:]] == ["t10k-labels-idx1-ubyte.gz"]


def test_a_wrong_file_leaves_those_before_it(near: Mirror) -> None:
    near.files["t10k-images-idx3-ubyte.gz"] = b"?" * len(FILES["t10k-images-idx3-ubyte.gz"])
    with pytest.raises(DownloadError) as caught:
        finish(get("mnist"))
    assert caught.value.kind is Fault.DOWNLOAD_WRONG
    assert len(list(place_of("mnist").iterdir())) == 2


def test_the_command_says_what_came_and_where(near: Mirror, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["get", "mnist", "--folder", str(tmp_path / "mine"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["path"] == str(tmp_path / "mine" / "mnist")
    assert told["dataset"]["images"] == len(TRAIN)
    near.fault = "redirect to http"
    assert main(["get", "emnist-digits"]) == 2
    assert "without encryption" in capsys.readouterr().err


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_is_named_in_full(name: str) -> None:
    source = SOURCES[name]
    assert all(mirror.startswith("https://") and mirror.endswith("/") for mirror in source.mirrors)
    assert all(piece.size > 0 and re.fullmatch(r"[0-9a-f]{64}", piece.sha256) for piece in source.pieces)
    assert len(source.members or source.pieces) == 4


def test_mnist_s_hashes_are_those_of_mnist(mnist: Path) -> None:
    for piece in SOURCES["mnist"].pieces:
        content = gzip.decompress((mnist / piece.name).read_bytes())
        assert (len(content), hashlib.sha256(content).hexdigest()) == (piece.unpacked, piece.sha256)
