from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.curation.corrections import Corrections
from core.curation.kept_corrections import corrections_file, load_corrections, save_corrections
from core.errors import WriteError

NAME = "0" * 64
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 30) | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["labels", "excluded"]), inner),
    max_leaves=12,
)


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


@given(st.dictionaries(st.integers(0, 19), st.integers(0, 9)), st.frozensets(st.integers(0, 19)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_they_come_back(labels: dict[int, int], excluded: frozenset[int]) -> None:
    said = Corrections(labels, excluded)
    save_corrections(said, NAME)
    assert load_corrections(NAME, 20) == said
    assert corrections_file(NAME).exists() == bool(len(said))


@given(json_values)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
def test_a_file_that_anybody_wrote_is_used_only_if_it_fits(value: Any) -> None:
    corrections_file(NAME).parent.mkdir(parents=True, exist_ok=True)
    corrections_file(NAME).write_text(json.dumps(value))
    found = load_corrections(NAME, 20)
    assert all(0 <= place < 20 for place in (*found.labels, *found.excluded))
    assert all(0 <= label <= 9 for label in found.labels.values())


def test_places_beyond_the_dataset_are_of_another_dataset() -> None:
    save_corrections(Corrections({19: 1}), NAME)
    assert len(load_corrections(NAME, 19)) == 0


def test_what_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "logit-lab").write_text("in the way")
    with pytest.raises(WriteError):
        save_corrections(Corrections({1: 1}), NAME)
