from __future__ import annotations

import re
from pathlib import Path

import pytest

from core import errors
from core.errors import ConfigError, CoreError, DataError, Fault, ModelError, WriteError


def test_an_error_is_a_kind_and_facts() -> None:
    error = DataError(Fault.IDX_LENGTH, path="a", expected=3, found=2)
    assert error.kind is Fault.IDX_LENGTH
    assert error.facts == {"path": "a", "expected": 3, "found": 2}
    assert str(error) == "idx_length(path='a', expected=3, found=2)"


@pytest.mark.parametrize("kind", [DataError, ModelError, ConfigError, WriteError])
def test_all_are_caught_as_one(kind: type[CoreError]) -> None:
    with pytest.raises(CoreError):
        raise kind(Fault.NOT_FOUND, path="a")


def test_a_fact_may_be_called_kind_or_self() -> None:
    assert DataError(Fault.NOT_FOUND, kind=1, self=2).facts == {"kind": 1, "self": 2}


def test_values_are_names_in_small_letters() -> None:
    assert all(fault.value == fault.name.lower() for fault in Fault)


def test_the_facts_of_every_kind_are_named_beside_it() -> None:
    source = Path(errors.__file__).read_text(encoding="utf-8")
    named = re.findall(r"^    ([A-Z_]+) = \"[a-z_]+\"  # \w+", source, re.MULTILINE)
    assert named == [fault.name for fault in Fault]
