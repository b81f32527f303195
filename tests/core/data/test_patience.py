from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from core.data import open_dataset, patience
from core.data.patience import patiently
from core.data.reading import UnreadableError
from core.data.seen import decode_seen
from core.dataset import SkipReason
from core.opencv import cv2
from core.progress import finish
from tests.core.data.writers import digits, encoded, write_pictures

HEAVY = b"GIF8"


def reason(data: bytes) -> SkipReason:
    with pytest.raises(UnreadableError) as caught:
        patiently(decode_seen, data)
    return caught.value.reason


def test_what_is_quick_is_decoded_where_it_is_asked_for() -> None:
    assert patiently(lambda data: threading.current_thread(), b"\xff\xd8\xff") is threading.main_thread()
    assert patiently(lambda data: threading.current_thread(), HEAVY) is not threading.main_thread()


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp"])
def test_a_large_picture_is_decoded_aside_and_is_the_same(suffix: str) -> None:
    picture = np.tile(digits([0], side=100).images[0], (20, 25))
    data = encoded(picture, suffix)
    direct = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    found = patiently(decode_seen, data)
    assert found is not None
    assert direct is not None
    assert np.array_equal(found, direct)


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PATIENCE", 0.01)
    go_on = threading.Event()
    try:
        for _ in range(patience.LOST_AT_MOST + 1):
            with pytest.raises(UnreadableError) as caught:
                patiently(lambda data: go_on.wait(10), HEAVY)
            assert caught.value.reason is SkipReason.TOO_SLOW
        assert sum(thread.name == "core-decoding" for thread in threading.enumerate()) == patience.LOST_AT_MOST
        assert patiently(len, b"\xff\xd8\xff") == 3
    finally:
        go_on.set()
    for thread in threading.enumerate():
        if thread.name == "core-decoding":
            thread.join()
    assert patiently(len, HEAVY) == 4


def test_a_failure_aside_is_the_callers() -> None:
    with pytest.raises(ZeroDivisionError):
        patiently(lambda data: 1 // 0, HEAVY)


def many_scans(side: int, repeats: int) -> bytes:
    """A progressive JPEG whose last scan comes again and again; each costs a pass over the whole picture."""
    picture = np.zeros((side, side), np.uint8)
    picture[:16, :16] = digits([0], side=16).images[0]
    data = bytes(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_PROGRESSIVE, 1])[1])
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * repeats + data[-2:]


def test_a_jpeg_of_very_many_scans_is_not_begun() -> None:
    assert reason(many_scans(1024, 2000)) is SkipReason.TOO_SLOW
    assert patiently(decode_seen, many_scans(1024, 1)) is not None


def test_a_picture_that_is_given_up_is_reported(tmp_path: Path) -> None:
    write_pictures(tmp_path, digits([3] * 3))
    (tmp_path / "3" / "bomb.jpg").write_bytes(many_scans(1024, 2000))
    dataset = finish(open_dataset(tmp_path))
    assert len(dataset) == 3
    assert [(Path(one.path).name, one.reason) for one in dataset.skipped] == [("bomb.jpg", SkipReason.TOO_SLOW)]


@pytest.mark.parametrize(
    "data", [b"\xff\xd8", b"\xff\xd8\xff\xc0", b"\xff\xd8\xff\xff\xff\xff", b"\xff\xd8\xff\xe0\0\0" * 3, b"\x89PNG"]
)
def test_claims_of_almost_nothing(data: bytes) -> None:
    assert patience._claims(data) in ((0, 1), (0, 0))
