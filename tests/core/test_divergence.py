"""Learning rates no sane person sets: refused with the reason, or stopped with the last good weights."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from core.config import OPTIMIZERS, Config
from core.data import open_dataset
from core.dataset import Dataset
from core.errors import ConfigError, Fault
from core.history import COLUMNS, History
from core.progress import finish
from core.trainer import train

CONFIG = Config(classes=(0, 1, 2), per_class=40, epochs=60, batch_size=16, l2=0.1, size=10)


@pytest.fixture(scope="module")
def sample() -> Dataset:
    return finish(open_dataset("sample", per_class=40))


@pytest.mark.parametrize("rate", [1e300, math.nan, math.inf, 0, 0.0, -1, float("1e999")])
def test_what_no_rate_can_be_is_refused(rate: float) -> None:
    with pytest.raises(ConfigError) as caught:
        replace(CONFIG, learning_rate=rate)
    assert caught.value.kind is Fault.CONFIG_RANGE
    assert (caught.value.facts["minimum"], caught.value.facts["maximum"]) == (1e-9, 1e9)


@pytest.mark.parametrize("rate", ["1e999", "0.1", None, [], True, 1j])
def test_what_is_no_number_is_refused(rate: Any) -> None:
    with pytest.raises(ConfigError) as caught:
        replace(CONFIG, learning_rate=rate)
    assert caught.value.kind is Fault.CONFIG_TYPE


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("rate", [1e3, 1e6, 1e9])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_rate_too_high_ends_the_run_with_the_last_good_weights(
    sample: Dataset, optimizer: str, rate: float, dtype: str
) -> None:
    history = History()
    for report in train(sample, replace(CONFIG, learning_rate=rate, optimizer=optimizer, dtype=dtype)):
        history.append(report)
    last = history.last
    assert last is not None
    assert np.isfinite(last.keyframe.theta).all()
    assert last.epoch == last.keyframe.epoch
    assert last.epoch == 60 or last.diverged or last.ending is not None
    assert all(np.isfinite(last.model.probabilities(sample.images[:5])).ravel())
    for name in COLUMNS:
        assert not np.isinf(history.column(name)).any(), name
    if optimizer == "gradient_descent" and rate >= 1e6:
        assert last.diverged, "the test has lost its point"


@pytest.mark.parametrize(
    ("rate", "shown"),
    [("1e300", "1e+300"), ("nan", "nan"), ("0", "0"), ("-1", "-1"), ("1e999", "inf"), ("abc", "abc"), ("", "nothing")],
)
def test_the_command_line_says_what_it_takes(capsys: pytest.CaptureFixture[str], rate: str, shown: str) -> None:
    from core.cli import main

    assert main(["train", "sample", f"--learning-rate={rate}"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("logit-lab: --learning-rate takes a number from 1e-09 to 1e+09, not ")
    assert shown.split("e")[0] in said.err


@pytest.mark.parametrize("rate", ["1e6"])
def test_the_command_line_says_where_it_diverged(capsys: pytest.CaptureFixture[str], rate: str) -> None:
    from core.cli import main

    arguments = ["--classes", "0,1", "--l2", "0.1", "--epochs", "500", "--optimizer", "gradient_descent"]
    assert main(["train", "sample", "--learning-rate", rate, *arguments]) == 2
    assert "training diverged in epoch" in capsys.readouterr().err
