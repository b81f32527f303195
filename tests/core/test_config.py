"""A config refuses what no run can have, names the field, and survives JSON."""

from __future__ import annotations

import json
import math
from dataclasses import fields, replace
from typing import Any

import pytest

from core.config import NOTEBOOK, PRESETS, Config, bounds, differences
from core.errors import ConfigError, Fault


@pytest.mark.parametrize("config", PRESETS.values(), ids=PRESETS.keys())
def test_json_gives_it_back(config: Config) -> None:
    assert Config.from_json(json.loads(json.dumps(config.to_json()))) == config


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("learning_rate", 0.0, Fault.CONFIG_RANGE),
        ("learning_rate", -1.0, Fault.CONFIG_RANGE),
        ("learning_rate", math.nan, Fault.CONFIG_RANGE),
        ("learning_rate", math.inf, Fault.CONFIG_RANGE),
        ("learning_rate", "fast", Fault.CONFIG_TYPE),
        ("epochs", 0, Fault.CONFIG_RANGE),
        ("epochs", 1.5, Fault.CONFIG_TYPE),
        ("epochs", True, Fault.CONFIG_TYPE),
        ("classes", (0, 11), Fault.CONFIG_RANGE),
        ("classes", "01", Fault.CONFIG_TYPE),
        ("steps", ("resize", "magic"), Fault.CONFIG_CHOICE),
        ("dtype", "float16", Fault.CONFIG_CHOICE),
        ("validation", 0.95, Fault.CONFIG_RANGE),
        ("fit_intercept", 1, Fault.CONFIG_TYPE),
        ("l2", -1e-9, Fault.CONFIG_RANGE),
    ],
)
def test_what_no_run_can_have_is_refused_by_name(name: str, value: Any, kind: Fault) -> None:
    with pytest.raises(ConfigError) as caught:
        Config.from_json({name: value})
    assert caught.value.kind is kind
    assert caught.value.facts["field"] == name


def test_one_class_is_refused() -> None:
    with pytest.raises(ConfigError) as caught:
        Config(classes=(4, 4))
    assert caught.value.kind is Fault.ONE_CLASS


def test_unknown_names_are_refused() -> None:
    with pytest.raises(ConfigError) as caught:
        Config.from_json({"momentun": 0.9})
    assert caught.value.facts == {"field": "momentun"}


def test_classes_are_sorted_and_counted_once() -> None:
    assert Config(classes=(8, 3, 8)).classes == (3, 8)


def test_differences_names_the_fields() -> None:
    assert differences(NOTEBOOK, NOTEBOOK) == ()
    assert differences(NOTEBOOK, replace(NOTEBOOK, seed=4, l2=0.5)) == ("l2", "seed")


def test_every_number_has_bounds() -> None:
    for spec in fields(Config):
        if type(spec.default) in (int, float):
            assert bounds(spec.name).minimum > -math.inf
            assert bounds(spec.name).maximum < math.inf


def test_the_notebook_is_the_notebook() -> None:
    assert NOTEBOOK.classes == (0, 1)
    assert (NOTEBOOK.per_class, NOTEBOOK.size, NOTEBOOK.epochs) == (500, 8, 100)
    assert (NOTEBOOK.learning_rate, NOTEBOOK.init_scale) == (0.01, 0.1)
    assert not NOTEBOOK.fit_intercept
    assert NOTEBOOK.batch_size == NOTEBOOK.validation == NOTEBOOK.l2 == 0
