"""The user's drawings, kept whole whatever happens."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.curation.hand import HELD, Hand, hand_file, load_hand, save_hand
from core.errors import DataError, Fault, WriteError
from core.ink import Drawing, rasterize


def drawing(label: int | None, seed: int = 0) -> Drawing:
    points = np.random.default_rng(seed).uniform(40, 240, (6, 2))
    return Drawing((points,), label=label)


def hand(*labels: int) -> Hand:
    return Hand(tuple(drawing(label, seed) for seed, label in enumerate(labels)))


@given(st.lists(st.integers(0, 9), max_size=30))
def test_one_more_drawing_changes_nobody_s_place(labels: list[int]) -> None:
    whole = hand(*labels)
    assert whole.held.sum() == sum(labels.count(label) // HELD for label in set(labels))
    for count in range(len(labels)):
        np.testing.assert_array_equal(hand(*labels[:count]).held, whole.held[:count])


def test_it_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "new" / "hand.jsonl"
    assert len(load_hand(path)) == 0
    kept = hand(3, 1, 4)
    save_hand(kept, path)
    back = load_hand(path)
    np.testing.assert_array_equal(back.labels, kept.labels)
    np.testing.assert_array_equal(back.images(), kept.images())
    np.testing.assert_array_equal(back.images()[1], rasterize(kept.drawings[1].strokes))
    save_hand(back.without(frozenset({0, 2})), path)
    assert load_hand(path).labels.tolist() == [1]
    assert [entry.name for entry in path.parent.iterdir()] == ["hand.jsonl"]


def test_a_label_is_changed_and_none_is_an_error() -> None:
    assert hand(3, 1).relabelled(1, 8).labels.tolist() == [3, 8]
    assert hand(3).with_drawing(drawing(5)).labels.tolist() == [3, 5]
    assert hand(3, 1, 3).counts == {1: 1, 3: 2}
    with pytest.raises(ValueError, match="label"):
        hand().with_drawing(drawing(None))
    assert hand().images().shape == (0, 28, 28)
    assert len(hand().dataset()) == 0


def test_a_broken_file_is_said_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "hand.jsonl"
    save_hand(hand(1, 2), path)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(DataError) as caught:
        load_hand(path)
    assert (caught.value.kind, caught.value.facts["line"]) == (Fault.STROKES_NOT_JSON, 2)


def test_a_file_in_the_way_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WriteError):
        save_hand(hand(1), tmp_path / "file" / "hand.jsonl")


def test_it_lies_in_the_user_s_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert hand_file() == tmp_path / "logit-lab" / "hand.jsonl"
