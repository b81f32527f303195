"""What may be typed: every setting has a flag, and what is refused is refused in one sentence."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from core.cli.parser import config_of, parse
from core.cli.words import HELP
from core.config import PRESETS, Config

ROOT = Path(__file__).parents[3]


def test_every_setting_has_a_flag_with_a_word_about_it(cli: Any) -> None:
    assert set(HELP) == {spec.name for spec in fields(Config)}
    _, told, _ = cli.run("train", "--help")
    for spec in fields(Config):
        assert "--" + spec.name.replace("_", "-") in told


def test_flags_become_the_fields_they_name() -> None:
    typed = (
        "train x --classes 3,1 --per-class 5 --steps resize_area,scale --size 9 --learning-rate 1e-3 --batch-size 7 "
        "--epochs 2 --l2 .5 --no-fit-intercept --init-scale 1 --validation 0.5 --seed 9 --dtype float32"
    )
    assert config_of(parse(typed.split())) == Config(
        classes=(1, 3),
        per_class=5,
        steps=("resize_area", "scale"),
        size=9,
        learning_rate=1e-3,
        batch_size=7,
        epochs=2,
        l2=0.5,
        fit_intercept=False,
        init_scale=1.0,
        validation=0.5,
        seed=9,
        dtype="float32",
    )


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_comes_first_and_flags_change_it(name: str) -> None:
    assert config_of(parse(["train", "x", "--preset", name.replace("_", "-")])) == PRESETS[name]
    changed = config_of(parse(["train", "x", "--fit-intercept", "--preset", name, "--classes", "all"]))
    assert changed.fit_intercept
    assert changed.classes == ()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "say what to do"),
        ("sing", "invalid choice: 'sing'"),
        ("train", "PATH"),
        ("train x --epochs", "--epochs: expected one argument"),
        ("train x --epoch 3", "unrecognized arguments: --epoch 3"),
        ("train x --epochs 0", "--epochs takes a whole number from 1 to 1,000,000, not 0"),
        ("train x --epochs 1.5", "--epochs takes a whole number from 1 to 1,000,000, not 1.5"),
        ("train x --learning-rate -1e-3", "--learning-rate takes a number from 1e-09 to 1e+09, not -0.001"),
        ("train x --learning-rate nan", "--learning-rate takes a number from 1e-09 to 1e+09, not nan"),
        ("train x --learning-rate -inf", "--learning-rate takes a number from 1e-09 to 1e+09, not -inf"),
        ("train x --size 65", "--size takes a whole number from 1 to 64, not 65"),
        ("train x --validation 1", "--validation takes a number from 0 to 0.9, not 1"),
        ("train x --classes 0,x", "--classes takes digits from 0 to 9 with commas between them, not x"),
        ("train x --classes 10,1", "--classes takes digits from 0 to 9 with commas between them, not 10"),
        ("train x --classes 4", "two classes or more"),
        ("train x --classes ,", "--classes takes digits from 0 to 9 with commas between them, not nothing"),
        ("train x --steps blur", "--steps takes names"),
        ("train x --dtype int8", "--dtype takes float64 or float32, not int8"),
        ("train x --preset finest", "--preset: invalid choice: 'finest'"),
        ("evaluate bundled x --part most", "--part: invalid choice: 'most'"),
        ("predict bundled", "IMAGE"),
    ],
)
def test_bad_use_is_one_sentence_that_names_the_flag(cli: Any, typed: str, told: str) -> None:
    assert told in cli.complaint(*typed.split())


def test_what_was_typed_cannot_move_the_cursor(cli: Any) -> None:
    assert r"\x1b[2J\n" in cli.complaint("train", "x", "--\x1b[2J\n")
    assert r"\u202e" in cli.complaint("train", "none\u202e")


@pytest.mark.parametrize("command", [[], ["train"], ["evaluate"], ["predict"]])
def test_help_is_on_stdout(cli: Any, command: list[str]) -> None:
    code, out, err = cli.run(*command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith("usage: logit-lab")


def test_the_version_is_the_projects(cli: Any) -> None:
    code, out, _ = cli.run("--version")
    assert code == 0
    assert f'version = "{out.split()[1]}"' in (ROOT / "pyproject.toml").read_text("utf-8")
