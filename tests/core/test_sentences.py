"""Every fault has a sentence, and no name can smuggle anything into the terminal."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import core.errors
from core.config import Config
from core.errors import ConfigError, CoreError, Fault
from core.sentences import TEMPLATES, allowed, flag, reason_words, sentence, shown

SAMPLES: dict[str, Any] = {
    "field": "epochs",
    "value": "-3",
    "choices": ("a", "b"),
    "classes": (0, 1),
    "wanted": (7,),
    "available": (0, 1, 2),
    "found": ("cats", "dogs"),
    "model": (0, 1),
    "dataset": (2, 3),
    "reason": "undecodable",
    "path": "/some/folder",
    "minimum": 1,
    "maximum": 2,
}
SETTINGS = {Fault.CONFIG_TYPE, Fault.CONFIG_RANGE, Fault.CONFIG_CHOICE}


def promised_facts() -> dict[Fault, list[str]]:
    """The facts that errors.py names behind each kind."""
    source = Path(core.errors.__file__).read_text(encoding="utf-8")
    listed = re.findall(r'^    ([A-Z_]+) = "\w+"  # (.*)$', source, re.MULTILINE)
    return {Fault[name]: re.sub(r"\([^)]*\)", "", facts).replace(" ", "").split(",") for name, facts in listed}


def error(kind: Fault, **others: Any) -> CoreError:
    return CoreError(kind, **{name: SAMPLES.get(name, 12345) for name in promised_facts()[kind]} | others)


@pytest.mark.parametrize("kind", Fault)
def test_every_fault_has_one_whole_sentence(kind: Fault) -> None:
    told = sentence(error(kind))
    assert "something else" not in told
    assert "\n" not in told
    assert "{" not in told
    assert not told.endswith(".")
    assert len(told) > 25


@pytest.mark.parametrize("kind", sorted(set(Fault) - SETTINGS, key=str))
def test_a_sentence_names_only_facts_that_come_with_the_fault(kind: Fault) -> None:
    assert set(re.findall(r"{(\w+)}", TEMPLATES[kind])) <= set(promised_facts()[kind])


@pytest.mark.parametrize("kind", sorted(set(Fault) - SETTINGS, key=str))
def test_a_sentence_says_where(kind: Fault) -> None:
    facts = promised_facts()[kind]
    if "path" in facts:
        assert sentence(error(kind, path="/the/place")).startswith("/the/place")
    if "line" in facts:
        assert "line 12,345" in sentence(error(kind))


@pytest.mark.parametrize("kind", Fault)
def test_a_fault_without_facts_still_has_a_sentence(kind: Fault) -> None:
    facts = {"field": "epochs", "value": 3} if kind in SETTINGS else {}
    assert sentence(CoreError(kind, **facts))


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ({"epochs": 0}, "--epochs takes a whole number from 1 to 1,000,000, not 0"),
        ({"epochs": "many"}, "--epochs takes a whole number from 1 to 1,000,000, not many"),
        ({"learning_rate": -1.0}, "--learning-rate takes a number from 1e-09 to 1e+09, not -1.0"),
        ({"learning_rate": float("nan")}, "--learning-rate takes a number from 1e-09 to 1e+09, not nan"),
        ({"dtype": "int8"}, "--dtype takes float64 or float32, not int8"),
        ({"classes": (0, 12)}, "--classes takes digits from 0 to 9 with commas between them, not 12"),
    ],
)
def test_a_setting_out_of_range_names_its_flag_and_what_it_takes(setting: dict[str, Any], told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Config(**setting)
    assert sentence(caught.value) == told


@pytest.mark.parametrize("name", [spec.name for spec in fields(Config)])
def test_every_setting_says_what_it_takes(name: str) -> None:
    assert len(allowed(name)) > 5
    assert re.fullmatch(r"--[a-z0-9-]+", flag(name))


def test_a_path_that_looks_like_a_template_is_a_path() -> None:
    assert sentence(CoreError(Fault.NOT_FOUND, path="{reason}{0}%s")).startswith("{reason}{0}%s does not exist")


@pytest.mark.parametrize(
    ("name", "visible"),
    [
        ("a\x1b[31mred", r"a\x1b[31mred"),
        ("two\nlines\r", r"two\nlines\r"),
        ("gpj.\u202exe", r"gpj.\u202exe"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("bad\udcffbyte", r"bad\udcffbyte"),
        ("\u2028\x85\x9b", r"\u2028\x85\x9b"),
        ("数字 ü é 😀", "数字 ü é 😀"),
    ],
)
def test_control_and_bidi_characters_are_shown_as_escapes(name: str, visible: str) -> None:
    assert shown(name) == visible


@given(st.text())
def test_what_is_shown_never_moves_the_cursor(text: str) -> None:
    assert not {unicodedata.category(letter) for letter in shown(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_a_very_long_value_is_cut() -> None:
    assert len(shown("x" * 10**6)) < 400


def test_a_reason_is_said_in_words() -> None:
    assert reason_words("undecodable") == "damaged, or no image"
    assert reason_words("not_readable", "Permission denied\n") == r"it may not be opened: Permission denied\n"
    assert reason_words("quite_new") == "quite new"
