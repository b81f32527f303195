from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.data import open_dataset
from core.data.picture import decoded
from core.data.reading import UnreadableError
from core.data.whole import is_cut
from core.dataset import Images, SkipReason
from core.opencv import decode_grey
from core.progress import finish
from tests.core.data.writers import digits, encoded, write_pictures

END = b"\xff\xd9"
SAMPLE = finish(open_dataset("sample", per_class=3)).images


def grey_of(data: bytes) -> Images:
    grey = decode_grey(data)
    assert grey is not None
    return grey


def cut(data: bytes, share: float) -> bytes:
    """As a broken download that some program closed: so much of the scan, and an end marker."""
    scan = data.index(b"\xff\xda") + 10
    return data[: scan + int(share * (len(data) - scan - 2))] + END


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_jpeg_that_was_cut_and_closed_is_told(share: float) -> None:
    told = [is_cut(data, grey_of(data)) for data in (cut(encoded(image, ".jpg"), share) for image in SAMPLE)]
    assert np.mean(told) > 0.9


def test_a_whole_one_is_never_taken_for_it() -> None:
    pictures = [*SAMPLE, *digits([0] * 20).images, np.full((40, 50), 128, np.uint8)]
    for quality in (pictures, [np.ascontiguousarray(picture[::-1]) for picture in pictures]):
        for picture in quality:
            data = encoded(picture, ".jpg")
            assert not is_cut(data, grey_of(data))
            assert not is_cut(data + b"more behind the end", grey_of(data))


def test_it_is_reported_alone_and_among_others_of_its_make(tmp_path: Path) -> None:
    part = digits([3] * 40)
    write_pictures(tmp_path, part, ".jpg")
    path = tmp_path / "3" / "20.jpg"
    path.write_bytes(cut(path.read_bytes(), 0.5))
    with pytest.raises(UnreadableError) as caught:
        decoded(path.read_bytes())
    assert caught.value.reason is SkipReason.UNDECODABLE
    dataset = finish(open_dataset(tmp_path))
    assert len(dataset) == 39
    assert [(Path(one.path).name, one.reason) for one in dataset.skipped] == [("20.jpg", SkipReason.UNDECODABLE)]
