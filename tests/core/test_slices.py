"""Long epochs come in slices that do not change the figures; settings change at the next epoch; rules end a run."""

from __future__ import annotations

import threading
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

import core.objective
import core.optim.batches
import core.run.products
from core.config import LIVE, OPTIMIZERS, Config
from core.errors import ConfigError, Fault
from core.progress import Progress, finish
from core.trainer import Controls, Ending, Report, descend, prepare, slices, train
from tests.core.test_trainer import blobs

SMALL = Config(size=12, epochs=6, init_scale=0.1, validation=0.25, batch_size=16, l2=0.01)


@pytest.fixture
def fine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks so small that a small set is as long as a large one."""
    monkeypatch.setattr(core.objective, "BLOCK", 16_000)
    monkeypatch.setattr(core.run.products, "STACK", 8)
    monkeypatch.setattr(core.run.products, "LARGE", 100)
    monkeypatch.setattr(core.optim.batches, "SLICE", 5000)


def reports(config: Config, *, threads: int = 1) -> list[Report]:
    run = slices(finish(prepare(blobs(), config)), threads=threads)
    return [item for item in run if isinstance(item, Report)]


def test_a_small_run_has_no_slices() -> None:
    assert all(isinstance(item, Report) for item in slices(finish(prepare(blobs(), SMALL))))


@pytest.mark.usefixtures("fine")
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_long_epoch_comes_in_slices(name: str) -> None:
    setup = finish(prepare(blobs(per_class=80), replace(SMALL, optimizer=name)))
    items = list(slices(setup, threads=1))
    between = [item for item in items if isinstance(item, Progress)]
    assert len(between) > 20
    assert all(0 <= item.done < item.total for item in between)


@pytest.mark.usefixtures("fine")
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_figures_do_not_depend_on_the_threads(name: str) -> None:
    config = replace(SMALL, optimizer=name)
    one, three = reports(config), reports(config, threads=3)
    assert [item.keyframe.theta.tobytes() for item in one] == [item.keyframe.theta.tobytes() for item in three]
    assert [item[:7] for item in one] == [item[:7] for item in three]


@pytest.mark.usefixtures("fine")
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_blocks_agree_with_the_whole(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    in_blocks = reports(replace(SMALL, optimizer=name))
    monkeypatch.undo()
    whole = reports(replace(SMALL, optimizer=name))
    np.testing.assert_allclose(in_blocks[0].keyframe.theta, whole[0].keyframe.theta, atol=1e-9)
    assert in_blocks[-1].loss == pytest.approx(whole[-1].loss, rel=1e-6)


@pytest.mark.usefixtures("fine")
def test_a_run_can_be_left_inside_an_epoch_and_its_threads_end() -> None:
    before = threading.active_count()
    run = slices(finish(prepare(blobs(), SMALL)), threads=2)
    for _ in islice(run, 5):
        pass
    assert threading.active_count() > before
    run.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before


def test_changes_count_from_the_next_epoch_and_are_in_the_reports() -> None:
    setup = finish(prepare(blobs(), SMALL))
    controls = Controls(setup.config)
    run = (item for item in slices(setup, controls=controls) if isinstance(item, Report))
    first, second = list(islice(run, 2))
    controls.change(learning_rate=0.02, batch_size=32)
    rest = list(run)
    assert [item.setup.config.learning_rate for item in (first, second, *rest)] == [0.1] * 2 + [0.02] * 4
    assert {item.learning_rate for item in rest} == {0.02}
    assert rest[-1].setup.config.batch_size == 32
    assert rest[-1].epoch == 6
    # The same, as a branch from the keyframe with the other config.
    branch = list(descend(setup.under(controls.config), second.keyframe))
    assert branch[-1].keyframe.theta.tobytes() == rest[-1].keyframe.theta.tobytes()


def test_only_live_fields_change_and_only_to_what_a_config_can_have() -> None:
    controls = Controls(SMALL)
    with pytest.raises(ConfigError) as caught:
        controls.change(l2=1.0)
    assert caught.value.kind is Fault.CONFIG_UNKNOWN
    with pytest.raises(ConfigError) as caught:
        controls.change(learning_rate=-1.0)
    assert caught.value.kind is Fault.CONFIG_RANGE
    assert controls.config is SMALL
    assert {"learning_rate", "momentum", "batch_size"} <= set(LIVE)


FULL = Config(size=12, epochs=4000, learning_rate=0.05, l2=0.1, validation=0.0)


def test_a_run_that_was_not_cut_short_ends_with_its_epochs() -> None:
    run = list(train(blobs(), SMALL))
    assert [item.ending for item in run] == [None] * 5 + [Ending.EPOCHS]
    np.testing.assert_allclose([item.passes for item in run], 2.0 * np.arange(1, 7))


def test_the_gradients_norm_ends_a_run() -> None:
    run = list(train(blobs(), replace(FULL, stop_gradient=1e-3)))
    assert run[-1].ending is Ending.GRADIENT
    assert run[-1].gradient_norm <= 1e-3 < run[-2].gradient_norm


@pytest.mark.slow
@pytest.mark.parametrize("name", ["lbfgs", "newton_cg", "preconditioned_lbfgs", "nesterov"])
@pytest.mark.parametrize("fit_intercept", [False, True])
def test_a_certain_gap_ends_a_run(name: str, fit_intercept: bool) -> None:
    config = replace(FULL, optimizer=name, fit_intercept=fit_intercept)
    last = list(train(blobs(), replace(config, stop_gap=1e-6)))[-1]
    best = list(train(blobs(), replace(config, optimizer="newton_cg", epochs=100)))[-1]
    assert last.ending is Ending.GAP
    assert last.gap is not None
    assert last.objective - best.objective <= last.gap <= 1e-6 * last.objective
    assert best.ending is Ending.PRECISION


def test_patience_waits_for_a_better_validation_loss() -> None:
    config = Config(size=12, epochs=500, learning_rate=0.5, optimizer="adam", validation=0.3, patience=5)
    run = list(train(blobs(per_class=10), config))
    losses = [item.validation_loss for item in run]
    assert run[-1].ending is Ending.PATIENCE
    assert len(run) == int(np.argmin(losses)) + 1 + 5 < 500  # type: ignore[arg-type]
    assert run[-1].keyframe.tally.best == min(losses)  # type: ignore[type-var]


def test_patience_goes_on_where_it_was() -> None:
    config = Config(size=12, epochs=500, learning_rate=0.5, optimizer="adam", validation=0.3, patience=5)
    run = list(train(blobs(per_class=10), config))
    again = list(train(blobs(per_class=10), config, run[-3].keyframe))
    assert len(again) == 2
    assert again[-1].ending is Ending.PATIENCE


def test_seconds_end_a_run() -> None:
    last = list(train(blobs(), replace(FULL, epochs=1_000_000, seconds=0.05)))[-1]
    assert last.ending is Ending.SECONDS
    assert 0.05 <= last.seconds < 5


def test_the_gap_falls_and_is_known_only_with_a_penalty() -> None:
    gaps = [item.gap for item in train(blobs(), replace(FULL, optimizer="lbfgs", epochs=60))]
    assert all(gap is not None for gap in gaps)
    assert gaps[-1] < 1e-6 * gaps[0]  # type: ignore[operator]
    assert next(iter(train(blobs(), replace(FULL, l2=0.0)))).gap is None


def test_separable_data_without_a_penalty_have_no_best_loss() -> None:
    config = Config(size=12, epochs=300, learning_rate=0.5, validation=0.0)
    run = list(train(blobs(n_classes=2, per_class=20), config))
    assert run[-1].separable
    assert run[-1].gap is None
    assert not next(iter(train(blobs(), replace(config, init_scale=1.0, learning_rate=1e-6)))).separable
    assert not list(train(blobs(n_classes=2, per_class=20), replace(config, l2=0.01)))[-1].separable


def test_balanced_classes_count_the_same() -> None:
    dataset = blobs(n_classes=2, per_class=60)
    part = dataset.take(np.flatnonzero((dataset.labels == 0) | (np.arange(len(dataset)) < 20)))
    config = Config(size=12, optimizer="lbfgs", epochs=50, l2=0.1, validation=0.0, class_weight="balanced")
    weights = next(iter(train(part, config))).setup.training.weights
    assert weights is not None
    assert weights.mean() == pytest.approx(1)
    sums = [weights[part.labels == label].sum() for label in (0, 1)]
    assert sums[0] == pytest.approx(sums[1])


def test_grey_levels_stay_bytes_where_floats_would_be_large(monkeypatch: pytest.MonkeyPatch) -> None:
    config = replace(SMALL, validation=0.0)
    as_floats = list(train(blobs(), config))
    monkeypatch.setattr("core.run.design.MANY", 10)
    as_bytes = list(train(blobs(), config))
    assert as_bytes[0].setup.training.X.dtype == np.uint8
    assert as_bytes[0].setup.training.dtype == np.float64
    np.testing.assert_allclose(as_bytes[-1].keyframe.theta, as_floats[-1].keyframe.theta, atol=1e-12)
    shrunk = next(iter(train(blobs(), replace(config, size=6, steps=("resize_area", "scale")))))
    assert shrunk.setup.training.X.shape == (120, 36)
    assert shrunk.setup.training.X.dtype == np.uint8
