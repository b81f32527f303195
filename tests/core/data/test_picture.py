from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.data.picture import decoded, picture_from, read_picture
from core.data.reading import UnreadableError
from core.dataset import SkipReason
from core.errors import DataError, Fault
from tests.core.data.forms import pictures


@pytest.mark.parametrize("name", pictures())
def test_every_kind_of_file_is_a_picture_whatever_its_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "picture").write_bytes(pictures()[name])
    picture = read_picture(tmp_path / "picture")
    assert picture.shape == (16, 16)
    assert np.array_equal(picture, decoded(pictures()[name]))


@pytest.mark.parametrize(("data", "reason"), [(b"text", "not_an_image"), (b"\x89PNG", "undecodable"), (b"", "empty")])
def test_what_is_none_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(DataError) as caught:
        read_picture(tmp_path / "a")
    assert caught.value.kind is Fault.IMAGE_UNREADABLE
    assert caught.value.facts == {"path": str(tmp_path / "a"), "reason": reason}


def test_what_is_no_file(tmp_path: Path) -> None:
    faults = []
    for path in (tmp_path, tmp_path / "absent", tmp_path / ("x" * 3000)):
        with pytest.raises(DataError) as caught:
            read_picture(path)
        faults.append(caught.value.kind)
    assert faults[:2] == [Fault.IMAGE_UNREADABLE, Fault.NOT_FOUND]
    assert faults[2] in (Fault.NOT_ALLOWED, Fault.NOT_FOUND)


def test_bytes_without_a_file_have_the_name_that_is_given() -> None:
    with pytest.raises(DataError) as caught:
        picture_from(b"text", "the clipboard")
    assert caught.value.facts["path"] == "the clipboard"
    with pytest.raises(UnreadableError) as unreadable:
        decoded(b"text")
    assert unreadable.value.reason is SkipReason.NOT_AN_IMAGE
