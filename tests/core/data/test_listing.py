"""Names that differ in a number are sorted by it at once, and as natural order has it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.data.listing import _by_number, list_files, tidied
from core.data.names import is_clutter, natural_key
from core.data.tree import DISK
from core.progress import finish

NAMES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "img", "1_", "."]),
    st.integers(0, 120),
    st.sampled_from([".png", ".PNG", "", ".part"]),
)


@given(st.lists(st.one_of(NAMES, st.text("aA0129._~²٣", min_size=1, max_size=6)), unique=True))
def test_order_is_natural_order_without_the_clutter(names: list[str]) -> None:
    kept, clutter = tidied(names)
    assert kept == sorted((name for name in names if not is_clutter(name)), key=natural_key)
    assert sorted(clutter) == sorted(name for name in names if is_clutter(name))


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["2.jpg", "10.jpg", "1.jpg"], True),
        (["img_2.jpg", "img_10.jpg"], True),
        (["2", "10"], True),
        (["01.jpg", "1.jpg"], False),
        (["1.jpg", "2.JPG"], False),
        (["1.jpg", ".jpg"], False),
        (["a.jpg", "1.jpg"], False),
        (["1.part", "2.part"], False),
        (["9" * 19, "8" * 19], False),
        ([], False),
    ],
)
def test_which_names_take_the_short_way(names: list[str], short: bool) -> None:
    assert (_by_number(names) is not None) == short


def test_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    for name in ("10.png", "9.png", "Thumbs.db"):
        (tmp_path / name).touch()
    (tmp_path / "8.png").mkdir()
    (tmp_path / "7.png").symlink_to(tmp_path / "8.png")
    (tmp_path / "6.png").symlink_to(tmp_path / "6.png")
    found = finish(list_files(DISK, str(tmp_path)))
    assert [Path(path).name for path in found.paths] == ["6.png", "9.png", "10.png"]
    assert sorted(found.ignored) == ["7.png", "8.png", "Thumbs.db"]


def test_names_of_one_number_need_the_same_start_and_end() -> None:
    for odd in ("x3.jpg", "3.jpeg", "3.png", "33", "a", "1\0.jpg"):
        names = ["10.jpg", odd, "2.jpg"]
        assert tidied(names)[0] == sorted(names, key=natural_key)
